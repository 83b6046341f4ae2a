"""What the bot says, in every language that it speaks."""

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from bot.texts import Texts, _Catalogue, choose, languages, read_catalogues


class References(Visitor):
    """What a text refers to: the values that it takes, and other texts."""

    def __init__(self, text: ast.Message) -> None:
        self.values: set[str] = set()
        self.texts: set[str] = set()
        self.visit(text)

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 - the name that is called
        """Note a value."""
        self.values.add(node.id.name)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:  # noqa: N802
        """Note another text."""
        self.texts.add(node.id.name)


def messages_of(source: str) -> dict[str, References]:
    """Return what each text of a file refers to, by the text's name."""
    body = FluentParser().parse(source).body
    assert not [entry for entry in body if isinstance(entry, ast.Junk)]
    return {entry.id.name: References(entry) for entry in body if isinstance(entry, ast.Message)}


def texts_in(language: str) -> list[tuple[str, References]]:
    """Return the names of a language's texts, each with what it refers to."""
    files = read_catalogues()[language]
    return [found for file in files for found in messages_of(file.read_text(encoding="utf-8")).items()]


def test_every_language_has_every_text_with_the_same_values() -> None:
    """
    Nobody gets a sentence in another language, or one with a hole in it.
    """
    per_language = {code: {name: found.values for name, found in texts_in(code)} for code in languages()}
    english = per_language.pop("en")

    assert set(per_language) == {"de", "es", "fr", "it", "pl", "pt", "ru", "uk"}
    for code, texts in per_language.items():
        assert texts == english, code


def test_a_value_that_one_language_lacks_is_found() -> None:
    """
    The check above can fail: values are seen wherever a text takes them, and other texts are told from them.
    """
    text = "found = { articles } for { $name }, { $count ->\n    [one] one\n   *[other] { $count } of { $all }\n }\n"

    assert messages_of(text)["found"].values == {"name", "count", "all"}
    assert messages_of(text)["found"].texts == {"articles"}


def test_no_text_stands_in_two_files() -> None:
    """
    A name means one text.
    """
    names = [name for name, _ in texts_in("en")]

    assert len(names) == len(set(names))


def test_values_are_put_in_as_they_are() -> None:
    """
    No invisible marks around names, which would be copied with them.
    """
    assert Texts("uk")("too-long", characters=500) == (
        "Цей текст для мене задовгий: запитайте, будь ласка, коротше, щонайбільше 500 знаків."
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
    names = [name for name, found in texts_in(language) if found.texts]
    lacking: list[str] = []
    for name in names:
        bundle = _Catalogue(language).find(name)
        assert bundle is not None
        pattern = bundle.get_message(name).value
        assert pattern is not None
        lacking += [str(error) for error in bundle.format_pattern(pattern)[1] if "external" not in str(error)]

    assert names
    assert lacking == []
