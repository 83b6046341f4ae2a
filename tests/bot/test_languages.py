"""The language of a question: told where it is sure, and never of names alone."""

import pytest

from bot.languages import ANOTHER, foreign_language, list_languages, name_told_by_chat


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
    assert list_languages({"en", "xx"}) == ("English", "xx")
    assert list_languages(()) == ("English",)
