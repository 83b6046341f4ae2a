"""Names in headlines. Headlines capitalise every word, so only names that the article itself uses are kept."""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.article import Span
from index.extraction.people.names import Name, NameKind, find_names, read_name
from index.language.given_names import is_given_name
from index.language.reporting_verbs import Form, verb_forms
from index.language.word_lists import words

_LINE = re.compile(r"[^\n]+")
_WORD = re.compile(r"[^\W\d_]{4,}")
# Nearly all longer words of a headline are capitalised. Below the first lines a list of people can look like a
# headline, so there it must be longer.
_FIRST_LINES = 3
_CAPITALISED = 0.75
# In the plural: "New Polls Show Double-Digit Gaps".
_HEADLINE_VERBS = words("back blast call find praise say show slam tell urge warn")
_FEWEST_WORDS = 3
_FEWEST_WORDS_BELOW = 5


def settle_headlines(text: str, names: Sequence[Name]) -> list[Name]:
    r"""Return the names, with those of headlines reduced to names used below. Other headline names mean nobody known.

    >>> text = "Quill Wants Bridge\nAda Quill spoke. Quill left."
    >>> from index.extraction.people.names import find_names
    >>> [name.text for name in settle_headlines(text, find_names(text))]
    ['Quill', 'Ada Quill', 'Quill']
    """
    lines = [Span(*line.span()) for line in _LINE.finditer(text)]
    headlines = [line for number, line in enumerate(lines) if _is_title_case(line.of(text), number)]
    below = {name.words for name in names if not any(line.covers(name.span) for line in headlines)}
    return [_settle(text, name, below) if any(line.covers(name.span) for line in headlines) else name for name in names]


def names_of_title(title: str | None, names: Sequence[Name]) -> list[Name]:
    """Return the names of an article's title; a title in title case is reduced to names that the text has."""
    found = find_names(title) if title else []
    below = {name.words for name in names}
    return [_settle(title, name, below) for name in found] if title and _is_title_case(title, 0) else found


def _is_title_case(line: str, number: int) -> bool:
    found = _WORD.findall(line)
    fewest = _FEWEST_WORDS if number < _FIRST_LINES else _FEWEST_WORDS_BELOW
    return len(found) >= fewest and sum(word[0].isupper() for word in found) >= _CAPITALISED * len(found)


def _settle(text: str, name: Name, below: set[tuple[str, ...]]) -> Name:
    count = len(name.words)
    for length in range(count, 0, -1):
        for first in range(count - length + 1):
            part = name.words[first : first + length]
            if part in below:
                # "Quill" below may be "Ada Quill" in the headline alone.
                start = first - (first > 0 and length == 1 and is_given_name(name.words[first - 1]))
                return _cut(text, name, name.words[start : first + length])
    # "Final Column Explains": what follows the headline's verb is no part of the name.
    verb = next((at for at, word in enumerate(name.words[1:], start=1) if _is_cue(word)), count)
    name = _cut(text, name, name.words[:verb])
    return replace(name, kind=NameKind.UNKNOWN, gender=None) if count > 1 else name


def _is_cue(word: str) -> bool:
    form = verb_forms().get(word.lower())
    if form is None:
        return False
    return (form.form is Form.PRESENT and form.verb.is_speech) or word.lower() in _HEADLINE_VERBS


def _cut(text: str, name: Name, part: tuple[str, ...]) -> Name:
    found = re.compile(r"\W+".join(map(re.escape, part))).search(text, name.span.start, name.span.end)
    if found is None or part == name.words:
        return name
    spans = [Span(word.start(), word.end()) for word in re.compile(r"\S+").finditer(text, *found.span())]
    return read_name(text, spans, [])
