"""What a native reader of each catalogue would stumble over."""

from datetime import date

import pytest

from bot.phrases import day_in_words, list_names, short_day
from bot.texts import Texts, languages, read_catalogues

#: The marks that a language quotes with. An apostrophe is none of them.
MARKS = {
    "de": "„“",
    "en": "“”",
    "es": "«»",
    "fr": "«»",
    "it": "«»",
    "pl": "„”",
    "pt": "“”",
    "ru": "«»",
    "uk": "«»",
}

#: Words of another form of address than the catalogue's, or of the other norm of Portuguese.
STRANGERS = {
    "de": "du dich dir dein deine deinen deiner",
    "es": "tú tu tus te ti envía escribe lengua lenguas orden",
    "fr": "tu toi ton tes l’archive",
    "it": "tu tuo tua tuoi tue ti invia rispondi inoltramelo chiedimi",
    "pl": "ciebie tobie twoje twoich wyślij odpowiedz",
    "pt": "ficheiro ficheiros partilhar partilha partilhado reencaminhe excerto porquê língua línguas correu",
    "ru": "ты тебя тебе твой твои отправь своими",
    "uk": "ти тебе тобі твій твої надішли власними",
}


def lines_of(language: str) -> list[str]:
    """Return the lines of a language's catalogues, without comments."""
    whole = "\n".join(file.read_text(encoding="utf-8") for file in read_catalogues()[language])
    return [line for line in whole.splitlines() if not line.startswith("#")]


@pytest.mark.parametrize("language", languages())
def test_quotation_marks_are_the_languages_own(language: str) -> None:
    """
    Not those of English, nor two kinds in one language.
    """
    foreign = set("„“”«»") - set(MARKS[language])

    assert [line for line in lines_of(language) if foreign & set(line)] == []


@pytest.mark.parametrize("language", sorted(STRANGERS))
def test_readers_are_addressed_in_one_form(language: str) -> None:
    """
    A polite bot does not turn familiar in one message; Portuguese is Brazil's throughout.
    """
    strangers = set(STRANGERS[language].split())
    found = [
        (line, strangers & {word.strip("().,:;?!«»„“”").lower() for word in line.split()})
        for line in lines_of(language)
    ]

    assert [line for line, words in found if words] == []


def test_no_sign_of_french_begins_a_line() -> None:
    """
    The spaces before high punctuation and within quotation marks do not break.
    """
    signs = [f" {sign}" for sign in ":;?!»"] + ["« "]

    assert [line for line in lines_of("fr") if any(sign in line for sign in signs)] == []


@pytest.mark.parametrize("language", ["pl", "ru", "uk"])
@pytest.mark.parametrize(("count", "number"), [(1, 0), (2, 1), (5, 2), (21, None), (22, 1), (112, 2)])
def test_plurals_of_slavic_languages(language: str, count: int, number: int | None) -> None:
    """
    One, few and many; twenty-one is as one in Russian and Ukrainian and as many in Polish.
    """
    forms = {
        "pl": ("1 artykuł", "artykuły", "artykułów"),
        "ru": ("статья", "статьи", "статей"),
        "uk": ("стаття", "статті", "статей"),
    }[language]
    wanted = number if number is not None else (2 if language == "pl" else 0)

    assert Texts(language)("articles-searched", articles=count).endswith(forms[wanted])


@pytest.mark.parametrize("language", ["ru", "uk"])
def test_twenty_one_pages_are_not_one(language: str) -> None:
    """
    Where the sentence says no number, "one" is exactly one.
    """
    assert "21" in Texts(language)("privacy-unshared", count=21)
    assert "1" not in Texts(language)("privacy-unshared", count=1)


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        ("Inés Soria", "Ana Gil e Inés Soria"),
        ("Íñigo Paz", "Ana Gil e Íñigo Paz"),
        ("Hilario Ruiz", "Ana Gil e Hilario Ruiz"),
        ("Hierro", "Ana Gil y Hierro"),
        ("Yolanda Paz", "Ana Gil y Yolanda Paz"),
        ("Omar Sanz", "Ana Gil y Omar Sanz"),
    ],
)
def test_the_spanish_and_before_its_own_sound(last: str, expected: str) -> None:
    """
    "y" becomes "e" before the sound i.
    """
    assert list_names(["Ana Gil", last], Texts("es")) == expected


def test_the_first_of_a_month() -> None:
    """
    It is an ordinal in French, Italian and Portuguese.
    """
    first = date(2026, 5, 1)
    days = {
        code: (day_in_words(first, Texts(code)), short_day(first, Texts(code))) for code in ("fr", "it", "pt", "es")
    }

    assert days == {
        "fr": ("1er mai 2026", "1er mai 2026"),
        "it": ("1º maggio 2026", "1º mag 2026"),
        "pt": ("1º de maio de 2026", "1º mai. 2026"),
        "es": ("1 de mayo de 2026", "1 may. 2026"),
    }


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("de", "wörtlich"),
        ("es", "textualmente"),
        ("fr", "mot pour mot"),
        ("it", "testualmente"),
        ("pl", "dosłownie"),
        ("pt", "textualmente"),
        ("ru", "дословно"),
        ("uk", "дослівно"),
    ],
)
def test_a_quotation_is_not_called_a_paraphrase(language: str, expected: str) -> None:
    """
    "In one's own words" means in English what was said, and in these languages a retelling.
    """
    assert Texts(language)("in-own-words", gender="female") == expected
    assert expected in Texts(language)("help")


@pytest.mark.parametrize("language", languages())
def test_several_others_are_several(language: str) -> None:
    """
    The verb does not depend on how many names stand with it.
    """
    one, two = (Texts(language)("said-by-others", name="Ada Orr", names=names) for names in ("Ben", "Ben, Cy"))

    assert one.replace("Ben", "Ben, Cy") == two
    assert one.endswith(":")
