"""What the bot says, in every language that it speaks."""

import re
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast

from bot.texts import Texts, _Catalogue, choose, languages, read_catalogues


def messages_of(file: Path) -> dict[str, set[str]]:
    """Return the names of a file's texts, each with the values that it takes."""
    resource = FluentParser().parse(file.read_text(encoding="utf-8"))
    assert not [entry for entry in resource.body if isinstance(entry, ast.Junk)], file
    found = [entry for entry in resource.body if isinstance(entry, ast.Message)]
    return {entry.id.name: set(re.findall(r"VariableReference\(.*?name='(\w+)'", repr(entry))) for entry in found}


def test_every_language_has_every_text_with_the_same_values() -> None:
    """
    Nobody gets a sentence in another language, or one with a hole in it.
    """
    catalogues = read_catalogues()
    per_language = {
        code: {name: values for file in files for name, values in messages_of(file).items()}
        for code, files in catalogues.items()
    }
    english = per_language.pop("en")

    assert set(per_language) == {"de", "es", "fr", "it", "pl", "pt", "ru", "uk"}
    for code, texts in per_language.items():
        assert texts == english, code


def test_no_text_stands_in_two_files() -> None:
    """
    A name means one text.
    """
    names = [name for file in read_catalogues()["en"] for name in messages_of(file)]

    assert len(names) == len(set(names))


def test_values_are_put_in_as_they_are() -> None:
    """
    No invisible marks around names, which would be copied with them.
    """
    assert Texts("uk")("too-long", characters=500) == (
        "Це задовго для мене: запитайте, будь ласка, щонайбільше 500 знаками."
    )


def test_an_unknown_text_is_an_error_of_ours() -> None:
    """
    A misspelt name is found by the first test that says it, and never said to anyone.
    """
    with pytest.raises(KeyError, match="no-such-text"):
        Texts()("no-such-text")


@pytest.mark.parametrize(
    ("wanted", "chosen"),
    [(("uk-UA",), "uk"), ((None, "nl"), "en"), (("nl", "uk"), "uk"), (("de-AT", "uk"), "de"), ((), "en")],
)
def test_the_first_language_that_there_is_is_spoken(wanted: tuple[str | None, ...], chosen: str) -> None:
    """
    A chat's choice comes before the app's language, and English is always there.
    """
    assert choose(*wanted) == chosen
    assert languages() == ("de", "en", "es", "fr", "it", "pl", "pt", "ru", "uk")


def test_a_value_of_any_length_can_be_said() -> None:
    """
    A list of a hundred names costs its end, not the answer.
    """
    assert Texts()("silent-on-this", names="Ada Orr, " * 500).startswith("Nothing on this by Ada Orr, Ada Orr")


@pytest.mark.parametrize("language", languages())
def test_a_text_comes_with_the_texts_that_it_is_made_of(language: str) -> None:
    """
    Files are parsed as their texts are wanted: one that refers to another file's text has that read too.
    """
    names = [name for file in read_catalogues()[language] for name in messages_of(file)]
    lacking: list[str] = []
    for name in names:
        bundle = _Catalogue(language).find(name)
        assert bundle is not None
        pattern = bundle.get_message(name).value
        assert pattern is not None
        lacking += [str(error) for error in bundle.format_pattern(pattern)[1] if "external" not in str(error)]

    assert len(names) > 100
    assert lacking == []
