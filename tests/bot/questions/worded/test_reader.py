"""Questions as the words of their language read them."""

import pytest

from bot.questions.worded.reader import read_worded, split_question
from index.language.vocabularies.lexicon import lexicon
from index.language.vocabularies.vocabulary import CODES
from index.search.roster import SpeakerRoster

ROSTER = SpeakerRoster(
    {
        "Олег Петренко": 5,
        "Тамара Левицька": 3,
        "Игорь Лаптев": 4,
        "Jan Kowalski": 4,
        "Karl Lindner": 4,
        "Luc Lemoine": 4,
        "Luis Herrera": 4,
        "Luís Ferreira": 4,
        "Luca Valsecchi": 4,
    }
)


@pytest.mark.parametrize(
    ("code", "question", "speakers", "topic", "kind"),
    [
        ("uk", "Що сказав Петренко про міст?", ["Олег Петренко"], ["міст"], "said"),
        ("uk", "що петренко каже про новий міст", ["Олег Петренко"], ["новий", "міст"], "said"),
        ("uk", "Хто сказав, що Петренко закриє міст?", [], ["петренко", "закриє", "міст"], "who"),
        ("uk", "Чи спростував Петренко закриття мосту?", ["Олег Петренко"], ["закриття", "мосту"], "deny"),
        ("uk", "Що відомо за словами Левицької про кадри?", ["Тамара Левицька"], ["відомо", "кадри"], "said"),
        ("uk", "Що сказав Бондар про податки?", ["Бондар"], ["податки"], "said"),
        ("uk", "Що казали про Петренка?", [], ["петренка"], "said"),
        ("ru", "Что заявил Лаптев о причалах?", ["Игорь Лаптев"], ["причалах"], "said"),
        ("ru", "Что сказано о Лаптеве?", [], ["лаптеве"], "said"),
        ("pl", "Co powiedział Kowalski o moście?", ["Jan Kowalski"], ["moście"], "said"),
        ("pl", "Co według Kowalskiego stanie się z mostem?", ["Jan Kowalski"], ["stanie", "mostem"], "said"),
        ("de", "Was sagte Lindner über die Brücke?", ["Karl Lindner"], ["brücke"], "said"),
        ("de", "Wer sagte, dass die Brücke gesperrt wird?", [], ["brücke", "gesperrt"], "who"),
        ("de", "Was sagte Vogt über Steuern?", ["Vogt"], ["steuern"], "said"),
        ("fr", "Qu'a dit Lemoine sur le pont ?", ["Luc Lemoine"], ["pont"], "said"),
        ("fr", "Qui a dit que le pont fermerait ?", [], ["pont", "fermerait"], "who"),
        ("es", "¿Qué dijo Herrera sobre el puente?", ["Luis Herrera"], ["puente"], "said"),
        ("es", "¿Quién dijo que el puente cerrará?", [], ["puente", "cerrará"], "who"),
        ("pt", "O que disse Ferreira sobre a ponte?", ["Luís Ferreira"], ["ponte"], "said"),
        ("it", "Che cosa ha detto Valsecchi sul ponte?", ["Luca Valsecchi"], ["ponte"], "said"),
        ("it", "Chi ha detto che il ponte chiude?", [], ["ponte", "chiude"], "who"),
    ],
)
def test_who_on_what_and_which_kind(code: str, question: str, speakers: list[str], topic: list[str], kind: str) -> None:
    """
    A name in the speaker's place is asked for, in any case; behind "about" and after "who" it is the topic.
    """
    read = read_worded(question, lexicon(code), ROSTER)

    assert [person for one in read.speakers for person in one.people] == speakers
    assert list(read.topic) == topic
    assert read.kind == kind


@pytest.mark.parametrize("code", CODES)
def test_no_word_for_asking_is_a_person(code: str) -> None:
    """
    Alone, or with a capital, or before a verb that the archive has nothing on.
    """
    asking = lexicon(code).words.asking
    for word in (*asking.what, *asking.who, *asking.whether):
        for question in (f"{word.capitalize()}?", f"{word} ?", f"{word.capitalize()} {word.capitalize()}"):
            assert read_worded(question.replace("_", " "), lexicon(code), ROSTER).speakers == ()


@pytest.mark.parametrize(
    ("code", "question", "words"),
    [
        ("fr", "Qu'a-t-il dit de l'école ?", ["Qu", "a", "il", "dit", "de", "l", "école"]),
        ("it", "Cos’ha detto sull’ospedale?", ["Cos", "ha", "detto", "sull", "ospedale"]),
        ("uk", "Що сказав Дем’янчук про п'ять?", ["Що", "сказав", "Дем'янчук", "про", "п'ять"]),
        ("pt", "O que disse-lhe?", ["O", "que", "disse", "lhe"]),
    ],
)
def test_words_are_cut_as_the_language_joins_them(code: str, question: str, words: list[str]) -> None:
    """
    An apostrophe within a Ukrainian name is a letter.
    """
    assert [word.text for word in split_question(question, lexicon(code))] == words


@pytest.mark.parametrize(
    ("code", "question", "role", "topic"),
    [
        ("uk", "що сказав головний лікар про вакцини", "головний лікар", ["вакцини"]),
        ("uk", "Що каже мер про міст?", "мер", ["міст"]),
        ("ru", "что говорит директор школы о ремонте", "директор школы", ["ремонте"]),
        ("pl", "co powiedziała burmistrz o drodze", "burmistrz", ["drodze"]),
        ("de", "was sagt der bürgermeister zur brücke", "bürgermeister", ["brücke"]),
        ("fr", "Qu'a déclaré le directeur de l'usine ?", "directeur de l usine", []),
        ("es", "qué dijo la ministra de Hacienda sobre el pan", "ministra de Hacienda", ["pan"]),
        ("pt", "O que disse o diretor do hospital?", "diretor do hospital", []),
        ("it", "cosa ha detto il sindaco sul ponte", "sindaco", ["ponte"]),
    ],
)
def test_a_role_in_the_speakers_place_is_asked_for(code: str, question: str, role: str, topic: list[str]) -> None:
    """
    With the words that narrow it.
    """
    read = read_worded(question, lexicon(code), ROSTER)

    assert [(one.name, one.is_role) for one in read.speakers] == [(role, True)]
    assert list(read.topic) == topic


@pytest.mark.parametrize(
    ("code", "question", "stranger"),
    [
        ("uk", "що сказав бондар про податки", "бондар"),
        ("uk", "що вейн марш сказав про податки", "вейн марш"),
        ("ru", "что сказал громов", "громов"),
        ("de", "was sagte vogt über steuern", "vogt"),
        ("fr", "que dit dupont sur le pont", "dupont"),
        ("uk", "що казали мешканці про податки", None),
        ("uk", "що кажуть про нові податки", None),
        ("de", "was sagt die forschung über wölfe", None),
    ],
)
def test_a_stranger_may_be_typed_in_small_letters(code: str, question: str, stranger: str | None) -> None:
    """
    A word that alone stands in the speaker's place, and is no noun for people, for a body or of the news.
    """
    read = read_worded(question, lexicon(code), ROSTER)

    assert [one.name for one in read.speakers if not one.is_role and not one.stored] == ([stranger] if stranger else [])
