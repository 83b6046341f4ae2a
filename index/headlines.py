"""Names in headlines: capitals there mark every word, so only names that the article itself uses are believed."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from corpus.article import Span
from index.names import Name, NameKind, read_name

_LINE = re.compile(r"[^\n]+")
_WORD = re.compile(r"[^\W\d_]{4,}")
# A headline stands at the top; of its longer words nearly all are capitalised.
_FIRST_LINES = 3
_CAPITALISED = 0.75
_FEWEST_WORDS = 3


def settle_headlines(text: str, names: Sequence[Name]) -> list[Name]:
    r"""Return the names with those of headlines cut down to names that stand below; the others mean nobody known.

    >>> text = "Quill Wants Bridge\nAda Quill spoke. Quill left."
    >>> from index.names import find_names
    >>> [name.text for name in settle_headlines(text, find_names(text))]
    ['Quill', 'Ada Quill', 'Quill']
    """
    lines = [Span(*line.span()) for line in islice(_LINE.finditer(text), _FIRST_LINES)]
    headlines = [line for line in lines if _is_title_case(line.of(text))]
    below = {name.words for name in names if not any(line.covers(name.span) for line in headlines)}
    return [_settle(text, name, below) if any(line.covers(name.span) for line in headlines) else name for name in names]


def _is_title_case(line: str) -> bool:
    found = _WORD.findall(line)
    return len(found) >= _FEWEST_WORDS and sum(word[0].isupper() for word in found) >= _CAPITALISED * len(found)


def _settle(text: str, name: Name, below: set[tuple[str, ...]]) -> Name:
    count = len(name.words)
    for length in range(count, 0, -1):
        for first in range(count - length + 1):
            part = name.words[first : first + length]
            if part in below:
                return _cut(text, name, part)
    return replace(name, kind=NameKind.UNKNOWN, gender=None) if count > 1 else name


def _cut(text: str, name: Name, part: tuple[str, ...]) -> Name:
    found = re.compile(r"\W+".join(map(re.escape, part))).search(text, name.span.start, name.span.end)
    if found is None or part == name.words:
        return name
    spans = [Span(word.start(), word.end()) for word in re.compile(r"\S+").finditer(text, *found.span())]
    return read_name(text, spans, [])
