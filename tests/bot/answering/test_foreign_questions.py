"""Questions and articles in other languages: credited where the language has words, and said to be open where not."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from index.extraction.by_pattern.extractor import PatternExtractor
from index.extraction.extractors import make_extractor
from tests.bot.support.asking import NOW, AskedArchive, make_news

GERMAN = (
    "Die Fähre fährt wieder\n"
    "Reederin Anke Holm kündigte an, dass die Fähre im März wieder fährt. „Das Schiff ist fertig“, sagte Holm am "
    "Montag in der Halle. Sie versprach, dass die Karten nicht teurer werden.\n"
    "Fahrgast Jens Thoma lobte die Pläne: „Endlich kommen wir mit der Fähre auf die Insel.“ Thoma wohnt dort.\n"
    "Die Sprecherin des Hafens, Ilse Brack, versicherte: „Die Fähre hat Platz für alle.“"
)
UKRAINIAN = (
    "Пором повертається\n"
    "Директор порту Остап Гринь заявив, що пором запрацює в березні. «Судно готове», — сказав Гринь у понеділок. "
    "Він пообіцяв, що квитки не подорожчають.\n"
    "Пасажирка Ніна Вовк похвалила плани: «Нарешті пором ходитиме на острів». На думку Гриня, пором потрібен усім."
)
SPANISH = (
    "Vuelve el mercado\n"
    "El concejal Marcos Peña anunció que el mercado abrirá en marzo. «El mercado está listo», dijo Peña el lunes.\n"
    "La vecina Rosa Gil criticó el retraso: «El mercado llega tarde para el barrio»."
)
FRENCH = (
    "La piscine rouvre\n"
    "La maire, Claire Fontan, a annoncé que la piscine rouvrira en mars. « Elle est prête », a dit Fontan lundi.\n"
    "Le nageur Paul Vigne a critiqué le prix : « La piscine est trop chère pour les enfants. »"
)
POLISH = (
    "Basen wraca\n"
    "Burmistrz Jan Kowal zapowiedział, że basen ruszy w marcu. „Basen jest gotowy”, powiedział Kowal w poniedziałek.\n"
    "Trenerka Ewa Lis skrytykowała ceny: „Basen jest za drogi dla dzieci z miasta”."
)
ITALIAN = (
    "Riapre il teatro\n"
    "Il sindaco Luca Berti ha annunciato che il teatro riaprirà a marzo. «Il teatro è pronto», ha detto Berti lunedì.\n"
    "L'attrice Sara Neri ha criticato i ritardi: «Il teatro è rimasto chiuso troppo a lungo»."
)
ENGLISH = (
    "The bridge stays\n"
    "Ada Quill said that the bridge would stay free for the people of the island, and that the toll was a rumour.\n"
    "“The ferry is slow,” said Ben Marsh, who lives on the island."
)
DUTCH = (
    "De veerboot vaart weer\n"
    "Reder Anke Holm kondigde aan dat de veerboot in maart weer vaart. “Het schip is klaar”, zei Holm op maandag in "
    "de hal. Zij beloofde dat de kaartjes niet duurder worden.\n"
    "Passagier Jens Thoma prees de plannen: “Eindelijk komen wij met de veerboot op het eiland.” Thoma woont daar."
)
SWEDISH = (
    "Badhuset öppnar igen\n"
    "Kommunalrådet Karin Lund meddelade att badhuset öppnar i mars. ”Badhuset är klart”, sade Lund i måndags.\n"
    "Simmaren Olof Ek var kritisk: ”Badhuset är för dyrt för barnen i staden.”"
)
UNTOLD = {"nl": DUTCH, "sv": SWEDISH, "en": ENGLISH}
ALL = {"de": GERMAN, "uk": UKRAINIAN, "es": SPANISH, "fr": FRENCH, "pl": POLISH, "it": ITALIAN, "en": ENGLISH}

#: Questions, and who is credited with every passage that answers.
ASKED = {
    "Was sagte Holm über die Fähre?": "Anke Holm",
    "was sagte holm über die fähre": "Anke Holm",
    "Holm Fähre": "Anke Holm",
    "Fährt laut Holm die Fähre wieder?": "Anke Holm",
    "Що сказав Гринь про пором?": "Остап Гринь",
    "що казав гринь про пором": "Остап Гринь",
    "Гринь пором": "Остап Гринь",
    "¿Qué dijo Peña sobre el mercado?": "Marcos Peña",
    "que dijo pena del mercado": "Marcos Peña",
    "¿Anunció Peña que el mercado abrirá?": "Marcos Peña",
    "Qu'a dit Fontan sur la piscine ?": "Claire Fontan",
    "Fontan a-t-elle annoncé la piscine ?": "Claire Fontan",
    "Co powiedział Kowal o basenie? Basen jest gotowy?": "Jan Kowal",
    "co powiedzial kowal basen": "Jan Kowal",
    "Cosa ha detto Berti sul teatro?": "Luca Berti",
}


@pytest.fixture(scope="module", params=[None, "stated"])
def news(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[AskedArchive]:
    """An archive of all languages, whose articles say which one they are in, or do not."""
    articles = [replace(make_news(text, code), language=request.param and code) for code, text in ALL.items()]
    asked = AskedArchive(tmp_path_factory.mktemp("all"), *articles, extractor=make_extractor("pattern"))
    yield asked
    asked.archive.engine.dispose()


def make_archive(folder: Path, *codes: str) -> AskedArchive:
    """Return an archive of the articles of some languages."""
    articles = [replace(make_news((ALL | UNTOLD)[code], code), language=code) for code in codes]
    return AskedArchive(folder, *articles, extractor=make_extractor("pattern"))


@pytest.mark.parametrize("question", ASKED)
def test_who_is_asked_for_is_credited_with_all_that_is_shown(news: AskedArchive, question: str) -> None:
    """
    By their name as the article has it, however it is typed, and nobody else is shown.
    """
    answer = news.ask(question)

    assert answer.status == "answered"
    assert {one.speaker for one in answer.citations} == {ASKED[question]}
    assert "cannot tell" not in answer.lead


@pytest.mark.parametrize(
    ("question", "name", "language"),
    [
        ("Wat zei Holm over de veerboot?", "Holm", "Dutch"),
        ("Vad sade Lund om badhuset?", "Lund", "Swedish"),
    ],
)
def test_where_a_language_has_no_words_nobody_is_credited(
    tmp_path: Path, question: str, name: str, language: str
) -> None:
    """
    Which is said with the language; what names only others is left out.
    """
    asked = make_archive(tmp_path, *UNTOLD)
    answer = asked.ask(question)
    asked.archive.engine.dispose()

    assert answer.status == "answered"
    assert answer.lead == f"OnRecord cannot tell speakers in {language} yet; the articles say:"
    assert all(one.speaker is None for one in answer.citations)
    assert name in answer.citations[0].quote
    assert not [one.quote for one in answer.citations if any(other in one.quote for other in ("Thoma", "Ek", "Marsh"))]


@pytest.mark.parametrize(
    ("question", "asking_word"),
    [
        ("Was sagte Merkel über Zölle?", "Was"),
        ("Wer?", "Wer"),
        ("Qu'a dit Macron sur les retraites ?", "Qu'a"),
        ("Qui a nié ?", "Qui"),
        ("Quién", "Quién"),
        ("¿Quién dijo Brexit?", "Quién"),
        ("Co?", "Co"),
        ("Co powiedziała Tusk o cłach?", "Co"),
        ("Kto zaprzeczył?", "Kto"),
        ("Що сказав Байден про NATO?", "Що"),
        ("Хто?", "Хто"),
        ("Cosa pensa Draghi?", "Cosa"),
        ("Chi?", "Chi"),
        ("Quem disse isso?", "Quem"),
        ("Hvem sagde det?", "Hvem"),
        ("Kdo to řekl?", "Kdo"),
    ],
)
@pytest.mark.parametrize("language", ["en", "uk"])
def test_no_word_of_a_question_is_taken_for_a_person(
    news: AskedArchive, question: str, asking_word: str, language: str
) -> None:
    """
    Whatever the archive has on it.
    """
    answer = news.answerer.answer(question, now=NOW, language=language)

    assert asking_word not in answer.understood.speakers
    assert f"called {asking_word}" not in answer.prose
    assert f"«{asking_word}" not in answer.prose


@pytest.mark.parametrize(
    "question", ["Was sagte Rutte", "Quién", "Co powiedziała Quill o łasicach", "Що сказала Рютте про міст?"]
)
def test_an_archive_in_english_only_says_so(tmp_path: Path, question: str) -> None:
    """
    In the reader's language, and reads no name.
    """
    asked = make_archive(tmp_path, "en")
    refused = asked.ask(question)
    ukrainian = asked.answerer.answer(question, now=NOW, language="uk")
    asked.archive.engine.dispose()

    assert refused.status == "refused"
    assert refused.prose.endswith("and the archive is in English: please ask in English.")
    assert ukrainian.prose.endswith("а в архіві є лише англійська. Для запитань підійде англійська.")


def test_the_answer_says_it_in_ukrainian(tmp_path: Path) -> None:
    """
    In a Ukrainian chat.
    """
    asked = make_archive(tmp_path, "sv", "en")
    answer = asked.answerer.answer("Vad sade Lund om badhuset?", now=NOW, language="uk")
    asked.archive.engine.dispose()

    assert answer.lead == ("OnRecord ще не вміє визначати мовців, коли мова статті — шведська; у статтях сказано:")


@pytest.mark.parametrize(
    ("question", "speaker"),
    [
        ("Co powiedziała Quill o moście?", "Ada Quill"),
        ("хто казав про міст", "Ada Quill"),
        ("Qui a parlé du pont ?", "Ada Quill"),
    ],
)
def test_an_archive_in_english_is_asked_for_what_the_news_speaks_of(
    tmp_path: Path, question: str, speaker: str
) -> None:
    """
    The English model compares no other language, but a topic's words have English ones.
    """
    asked = make_archive(tmp_path, "en")
    answer = asked.ask(question)
    asked.archive.engine.dispose()

    assert speaker in {one.speaker for one in answer.citations}


def test_somebody_who_is_named_nowhere_is_not_answered_with_others(news: AskedArchive) -> None:
    """
    The refusal says that nobody of that name is quoted.
    """
    answer = news.ask("Was sagte Merkel über die Fähre?")

    assert answer.status == "refused"
    assert "Nobody called Merkel is quoted" in answer.prose


def test_an_english_question_is_told_which_articles_say_no_speaker(tmp_path: Path) -> None:
    """
    "Nobody is quoted" is true of the articles whose speakers are told.
    """
    mixed = make_archive(tmp_path / "mixed", "sv", "de")
    said = mixed.ask("What did Quist say about the volcano?")
    mixed.archive.engine.dispose()
    swedish = make_archive(tmp_path / "alone", "sv")
    alone = swedish.ask("What did Quist say about the volcano?")
    swedish.archive.engine.dispose()

    assert said.prose.startswith("Nobody called Quist is quoted in the archive’s articles in German. OnRecord cannot")
    assert alone.prose.startswith("OnRecord cannot tell speakers in Swedish yet. Searched")


@pytest.mark.parametrize(
    ("question", "speaker"),
    [
        ("Що пообіцяв Гринь?", "Остап Гринь"),
        ("Що відомо за словами Гриня про пором?", "Остап Гринь"),
        ("Хто заявив, що пором запрацює?", "Остап Гринь"),
        ("Wer kritisierte den Preis?", "Ewa Lis"),
        ("Chi ha detto che il teatro riaprirà?", "Luca Berti"),
        ("What did Hryn say?", "Остап Гринь"),
    ],
)
def test_a_name_is_found_in_any_case_and_alphabet(news: AskedArchive, question: str, speaker: str | None) -> None:
    """
    By the ending that a case gives it, and by its sound in another alphabet.
    """
    answer = news.ask(question)

    assert {one.speaker for one in answer.citations[:1]} <= {speaker}


def test_english_is_credited_beside_other_languages(news: AskedArchive) -> None:
    """
    By questions in English; a question in German that names somebody gets theirs, credited, and nobody else's.
    """
    english = news.ask("What did Ada Quill say about the bridge?")
    german = news.ask("Was sagte Quill zum bridge toll?")

    assert [one.speaker for one in english.citations] == ["Ada Quill"]
    assert english.lead == ""
    assert {one.speaker for one in german.citations} == {"Ada Quill"}


def test_what_the_articles_say_of_themselves_is_not_needed(news: AskedArchive) -> None:
    """
    The archive's languages are those of its texts.
    """
    answer = news.ask("Что сказал Лавров про пошлины в Мьянме?")

    assert "the archive is in German, English, Spanish, French, Italian, Polish and Ukrainian" in answer.prose


def test_an_archive_of_before_is_read_again(tmp_path: Path) -> None:
    """
    The wrong speaker that English rules made of "Die Sprecherin" goes with the next index; the language is the text's.
    """
    article = replace(make_news(GERMAN, "de"), language=None)
    asked = AskedArchive(tmp_path, article, extractor=PatternExtractor())
    before = asked.archive.rows("SELECT speaker FROM statements")
    asked.archive.extractor = make_extractor("pattern")  # type: ignore[assignment]  # any extractor will do
    first = asked.archive.build([article])
    again = asked.archive.build([article])
    after = asked.archive.rows("SELECT speaker FROM statements")
    languages = asked.archive.rows("SELECT language FROM versions")
    asked.archive.engine.dispose()

    assert ("Die Sprecherin",) in before
    assert ("Die Sprecherin",) not in after
    assert {speaker for (speaker,) in after} == {"Anke Holm", "Jens Thoma", "Ilse Brack"}
    assert languages == [("de",)]
    assert (first.same, again.same) == (0, 1)


@pytest.mark.parametrize(
    "question",
    [
        "Що нового?",
        "Что нового?",
        "Co nowego?",
        "Was gibt es Neues?",
        "Quoi de neuf ?",
        "¿Qué hay de nuevo?",
        "Cosa c'è di nuovo?",
    ],
)
def test_what_is_new_is_asked_in_any_language(news: AskedArchive, question: str) -> None:
    """
    It gets the newest statements, as in English; a new mayor is a topic.
    """
    assert news.ask(question).understood.kind == news.ask("What's new?").understood.kind
    assert news.ask("Що сказав Гринь про нового мера?").understood.topic == "нового мера"
