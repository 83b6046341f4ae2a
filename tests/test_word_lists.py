"""Lists of words in the code are sorted and name each word once, so that what is in them can be seen."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.language.word_lists import load_words, words_of_rows

ROOT = Path(__file__).parent.parent


def word_lists(source: str) -> Iterator[tuple[int, list[str]]]:
    """Give the line and the words of each set that is written as ``words("a b")`` or ``frozenset("a b".split())``."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(func=ast.Name("words"), args=[ast.Constant(str() as listed)]):
                yield node.lineno, listed.split()
            case ast.Call(
                func=ast.Name("frozenset"),
                args=[ast.Call(func=ast.Attribute(ast.Constant(str() as listed), "split"))],
            ):
                yield node.lineno, listed.split()


def test_word_lists_are_sorted_and_unique() -> None:
    """
    A word that is listed twice, or out of its place, is found.
    """
    paths = [path for package in ("corpus", "index", "bot") for path in (ROOT / package).rglob("*.py")]
    found = [(path, line, listed) for path in paths for line, listed in word_lists(path.read_text(encoding="utf-8"))]

    assert found
    assert [(path, line) for path, line, listed in found if listed != sorted(set(listed))] == []


@pytest.mark.parametrize("name", ["deeds", "foreign_nicknames", "irregular_forms", "role_words", "stances", "titles"])
def test_lists_in_files_are_sorted_and_unique(name: str) -> None:
    """
    The same holds for titles and roles, which are data; a list there is written as rows.
    """

    def lists_in(content: object) -> Iterator[list[str]]:
        match content:
            case dict():
                for value in content.values():
                    yield from lists_in(value)
            case list():
                yield words_of_rows(content)
            case str():
                yield content.split()

    found = list(lists_in(load_words(name)))

    assert found
    assert [listed for listed in found if listed != sorted(set(listed))] == []


def test_a_planted_fault_is_found() -> None:
    """
    The check above can fail: a word twice, and two out of order, in either form.
    """
    source = 'A = words("a b b")\nB = frozenset("b a".split())\nC = words("a b")\nD = frozenset({"b", "a"})\n'

    assert [(line, listed != sorted(set(listed))) for line, listed in word_lists(source)] == [
        (1, True),
        (2, True),
        (3, False),
    ]
