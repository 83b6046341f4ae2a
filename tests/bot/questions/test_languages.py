"""The language of a question: told where it is sure, and never of names alone."""

import pytest

from bot.questions.languages import ANOTHER, foreign_language, hear, list_languages, name_told_by_chat


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Was hat der Bürgermeister über die Brücke gesagt?", "German"),
        ("was sagte orr über die maut", "German"),
        ("Qu'est-ce que le maire a dit sur le pont ?", "French"),
        ("¿Qué dijo Orr sobre el puente?", "Spanish"),
        ("Cosa ha detto il sindaco sul ponte?", "Italian"),
        ("O que disse Orr sobre a ponte?", "Portuguese"),
        ("Wat heeft Orr over de brug gezegd?", "Dutch"),
        ("Co powiedziała Orr o moście na rzece?", "Polish"),
        ("Що сказала Орр про міст?", "Ukrainian"),
        ("Що сказав Рютте?", "Ukrainian"),
        ("а ще хто?", "Ukrainian"),
        ("хто ще?", "Ukrainian"),
        ("дякую", "Ukrainian"),
        ("Коли це було сказано?", "Ukrainian"),
        ("Что Орр сказала о мосте?", "Russian"),
        ("а кто еще?", "Russian"),
        ("мэр о мосте", "Russian"),
        ("Какво каза кметът за моста?", ANOTHER),
        ("Шта је рекао градоначелник?", ANOTHER),
        ("Што сказаў мэр пра мост?", ANOTHER),
        ("Рютте мост", ANOTHER),
        ("ماذا قال أور عن الجسر؟", "Arabic or another language in Arabic letters"),
        ("奥尔对这座桥说了什么?", "Chinese or Japanese"),
        ("오르는 다리에 대해 뭐라고 말했나요?", "Korean"),
    ],
)
def test_a_foreign_question_is_told_by_its_script_or_its_function_words(question: str, language: str) -> None:
    """
    Two function words of a language, more of them than English ones, tell it.
    """
    assert foreign_language(question, {"en"}) == language


@pytest.mark.parametrize(
    "question",
    [
        "Orr bridge",
        "ada orr",
        "De la Cruz on the bridge",
        "le pen",
        "Angela Merkel Brexit",
        "Van der Bellen Hofer Wien",
        "quotes by Müller",
        "what did Die Zeit say about the bridge?",
        "Los Angeles on El Niño",
        "who said hasta la vista",
        "wat did orr say about tolls",
        "Что said Orr about the bridge in the council",
        "Orr 2016",
        "?",
    ],
)
def test_names_and_english_are_never_foreign(question: str) -> None:
    """
    A particle in a name, a typo or one word in another script does not make a question foreign.
    """
    assert foreign_language(question, {"en"}) is None


@pytest.mark.parametrize(
    "question",
    [
        "blorft zint quax",
        "snorble wexit frand",
        "gribble zonk flirn vatch",
        "asdfgh jklqwe zxcv",
        "krutz belk vonderig schmolz",
        "vel quorra ondrin testa",
        "lamport zuglio perranto",
        "wuzzel hoogst brakke",
        "Trump mauerbau kritik",
    ],
)
def test_words_of_no_known_language_are_none_s(question: str) -> None:
    """
    Whatever they look like to the detector.
    """
    assert foreign_language(question, {"en"}) is None


def test_where_nothing_tells_the_chat_s_language_does() -> None:
    """
    Only one in the same letters; what the question itself tells is let stand.
    """
    assert name_told_by_chat(ANOTHER, "uk") == "Ukrainian"
    assert name_told_by_chat(ANOTHER, "en") == ANOTHER
    assert name_told_by_chat("Russian", "uk") == "Russian"


def test_a_language_of_the_archive_is_not_foreign() -> None:
    """
    A German question to an archive with German articles is searched for; so is any Cyrillic one that may fit.
    """
    assert foreign_language("Was hat der Bürgermeister über die Brücke gesagt?", {"en", "de"}) is None
    assert foreign_language("Що сказала Орр про міст?", {"uk"}) is None


def test_the_archive_s_languages_are_named() -> None:
    """
    By English names, by their codes where there is none, and English where no article says.
    """
    assert list_languages({"en", "lv", "xx"}) == ("English", "Latvian", "xx")
    assert list_languages(()) == ("English",)


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Was sagte Rutte", "German"),
        ("und wer noch?", "German"),
        ("Wer?", "German"),
        ("Orr zum Brotpreis", "German"),
        ("Qu'a dit Orr", "French"),
        ("Qui ?", "French"),
        ("Orr a-t-elle démenti ?", "French"),
        ("Quién", "Spanish"),
        ("que dijo orr del puente", "Spanish"),
        ("¿Quién dijo Brexit?", "Spanish"),
        ("Quem?", "Portuguese"),
        ("Delgado negou o fechamento da escola?", "Portuguese"),
        ("Chi?", "Italian"),
        ("Cosa pensa Trump?", "Italian"),
        ("Co powiedzial Orr", "Polish"),
        ("kto zaprzeczyl?", "Polish"),
        ("Kdo to řekl", "Czech"),
        ("Hvem sagde det?", "Danish"),
        ("Mitä Orr sanoi?", "Finnish"),
        ("Хто?", "Ukrainian"),
        ("Що Trump сказав про NATO?", "Ukrainian"),
        ("დავით", "Georgian"),
        ("ទន្លេ", ANOTHER),
    ],
)
def test_short_and_chatty_questions_are_told_too(question: str, language: str) -> None:
    """
    One word, no diacritics, English names among them, or a script that no list has.
    """
    assert foreign_language(question, {"en"}) == language


@pytest.mark.parametrize(
    "question",
    [
        "¿What did Sánchez say?",
        "What did Müller say about Straßenbahnen?",
        "quotes by José Ibáñez",
        "who is Zelenskyy",
        "Did Duda deny it?",
        "Müller",
        "Sánchez Madrid",
        "Kim Jong Un missile tests",
        "Son Heung-min injury",
        "Tiffany & Co tolls",
        "Was Orr right?",
        "Die Welt on Merkel",
        "orr bridge tolls",
        "rutte nato",
        "thistlewick ferry",
        "macron pension reform",
        "Macron retraites",
        "latest from Orr",
    ],
)
def test_english_with_foreign_names_is_english(question: str) -> None:
    """
    As are words with no sentence around them, of which nothing is sure.
    """
    assert foreign_language(question, {"en"}) is None


@pytest.mark.parametrize(
    ("question", "names", "code"),
    [
        ("Lindner Brücke", (), "de"),
        ("Orr Brücke", ("orr",), "de"),
        ("Orr tolls", ("orr",), "en"),
        ("Orr", ("orr",), "en"),
        ("what about Bürgergeld", (), "en"),
        ("herschel walker losing gigs bc of trump", (), "en"),
        ("Los Angeles on El Niño", (), "en"),
    ],
)
def test_where_the_archive_has_several_languages_names_and_words_are_weighed(
    question: str, names: tuple[str, ...], code: str
) -> None:
    """
    Those whom it quotes are no words of any language.
    """
    assert hear(question, {"en", "de"}, names).codes == {code}


def test_an_archive_without_english_is_asked_in_its_own_language() -> None:
    """
    Names alone are read by no English rule there.
    """
    assert hear("Lindner", {"de"}).codes == {"de"}
    assert hear("What did Lindner say?", {"de"}).is_english
