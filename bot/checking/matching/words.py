"""The words of a text with their places, folded so that differences of typography vanish.

Pure. Quotation marks, dashes, spaces, case, accents and invisible characters are no part of a word. Two words are the
same if their folded forms are: spelling variants and numerals are one form.
"""

import re
from collections.abc import Sequence
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import NamedTuple

from corpus.article import Span
from index.language.name_matching import fold
from index.language.number_words import as_numeral, is_figure
from index.language.spelling import spell_plainly

#: Characters inside a word that nobody sees or that only change the letter before them: combining marks, soft hyphens,
#: joiners, and the marks that steer the direction of writing.
_UNSEEN = "\u0300-\u036f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff"
_LETTERS = rf"[^\W_][^\W_{_UNSEEN}]*(?:[{_UNSEEN}]+[^\W_]*)*"
_WORD = re.compile(
    rf"""
      \d+(?:[.,:\u00a0\u202f]\d+)+(?!\w)   # a number with separators is one word
    | {_LETTERS}(?:['\u2019\u02bc\u2018]{_LETTERS})*
    | [%$\u20ac\u00a3\u00a5]
    """,
    re.VERBOSE,
)
_BRACKETED = re.compile(r"\[(\w)\](?=\w)")
_DROPPED = re.compile(rf"[{_UNSEEN}]")
_APOSTROPHE = re.compile("[\u2019\u02bc\u2018]")
_GROUPED = re.compile(r"(?<=\d)[,\u00a0\u202f](?=\d{3}(?!\d))")
#: Words for which a sign stands.
_SIGNS = {"percent": "%", "pct": "%", "dollar": "$", "dollars": "$", "euro": "€", "euros": "€", "&": "and"}


class Word(NamedTuple):
    """A word: its form for comparing, and where it stands. Thousands are made for a check, so no dataclass."""

    folded: str
    start: int
    end: int


def split_into_words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """Return the words of a part of a text, in order, with their places in the whole.

    >>> [word.folded for word in split_into_words("“Don't”, she said: 1,200 or twelve\u00adfold?")]
    ["don't", 'she', 'said', '1200', 'or', 'twelvefold']
    """
    end = len(text) if end is None else end
    found = _WORD.finditer(_join_bracketed(text) if "[" in text[start:end] else text, start, end)
    return [Word(fold_word(match.group()), *match.span()) for match in found]


def _join_bracketed(text: str) -> str:
    """Return a text in which a letter in brackets belongs to its word, with all places as they were: "[W]e"."""
    return _BRACKETED.sub("\u00ad\\1\u00ad", text)


@lru_cache(maxsize=200_000)
def fold_word(word: str) -> str:
    """Return the form by which a word is compared."""
    folded = _APOSTROPHE.sub("'", fold(_DROPPED.sub("", word)))
    if folded[:1].isdigit():
        return _GROUPED.sub("", folded)
    folded = _SIGNS.get(folded, folded)
    return as_numeral(folded) if is_figure(folded) else spell_plainly(folded)


def hull_of(words: Sequence[Word]) -> Span:
    """Return the span from the first of some words to the last."""
    return Span(words[0].start, words[-1].end)


class WordText:
    """The words of a text, prepared for finding runs of them.

    Attributes:
        folded: The words in order, as they are compared.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self.folded = list(map(fold_word, _WORD.findall(_join_bracketed(text))))
        self._joined = f" {' '.join(self.folded)} "

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """The places of the words; most texts are only searched, and need none."""
        return [match.span() for match in _WORD.finditer(_join_bracketed(self._text))]

    @cached_property
    def words(self) -> list[Word]:
        """The words with their places."""
        return [Word(folded, *span) for folded, span in zip(self.folded, self.spans, strict=True)]

    def find(self, folded: Sequence[str]) -> list[int]:
        """Return the numbers of the words at which a run of folded words begins."""
        return self._find(" " + " ".join(folded) + " ") if folded else []

    def _find(self, wanted: str) -> list[int]:
        found = []
        at = self._joined.find(wanted)
        while at >= 0:
            found.append(self._numbers[at])
            at = self._joined.find(wanted, at + 1)
        return found

    @cached_property
    def _numbers(self) -> dict[int, int]:
        """The number of each word by where it begins among the joined ones."""
        begins = accumulate((len(word) + 1 for word in self.folded), initial=0)
        return {at: number for number, at in enumerate(begins)}
