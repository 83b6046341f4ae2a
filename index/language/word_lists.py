"""Word lists in code and data: words separated by spaces."""

import json
from collections.abc import Iterable
from importlib.resources import files
from typing import Any


def words(text: str) -> frozenset[str]:
    """Return the words of a list written as one line.

    >>> sorted(words("of for at"))
    ['at', 'for', 'of']
    """
    return frozenset(text.split())


def words_of_rows(rows: Iterable[str]) -> list[str]:
    """Return the words of a list written as several lines, in order."""
    return [word for row in rows for word in row.split()]


def load_words(name: str) -> Any:  # noqa: ANN401 - the shape is the file's own
    """Read one of the package's word files."""
    return json.loads(files("index.language").joinpath(f"{name}.json").read_text(encoding="utf-8"))
