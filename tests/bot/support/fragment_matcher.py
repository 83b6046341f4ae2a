"""What a browser does with a text fragment, in small and by other means than the code that makes it: by one pattern."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from corpus.article import Span


def follow(text: str, fragment: str) -> list[Span | None]:
    """Return the first match of each directive of a fragment, None for one that has none.

    Whole words match whatever their case and the white space between them, each part of a directive within one line.
    """
    return [_find(text, directive) for directive in fragment.partition(":~:")[2].split("&")]


def _find(text: str, directive: str) -> Span | None:
    parts = directive.removeprefix("text=").split(",")
    before = f"{_words(parts.pop(0)[:-1])}\\s*" if parts[0].endswith("-") else ""
    after = f"\\s*{_words(parts.pop()[1:])}" if parts[-1].startswith("-") else ""
    middle = r"(?:.|\n)*?".join(_words(part) for part in parts)
    found = re.search(f"(?<!\\w){before}({middle}){after}(?!\\w)", text, re.IGNORECASE)
    return Span(*found.span(1)) if found else None


def _words(part: str) -> str:
    return r"[^\S\n]+".join(_pieces(unquote(part)))


def _pieces(words: str) -> Iterator[str]:
    for word in words.split():
        yield re.escape(word)
