"""The words of a text with their places, folded so that differences of typography vanish.

Pure. Quotation marks, dashes, spaces, case, accents and invisible characters are no part of a word. Two words are the
same if their folded forms are: spelling variants and numerals are one form.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
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
    # "[W]e": a letter in brackets belongs to its word.
    joined = _BRACKETED.sub("\u00ad\\1\u00ad", text) if "[" in text else text
    found = _WORD.finditer(joined, start, len(text) if end is None else end)
    return [Word(fold_word(match.group()), *match.span()) for match in found]


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
        words: In order.
    """

    def __init__(self, text: str) -> None:
        self.words = split_into_words(text)
        self._joined = " " + " ".join(word.folded for word in self.words) + " "
        self._places: dict[int, int] | None = None

    def find(self, folded: Sequence[str]) -> list[int]:
        """Return the numbers of the words at which a run of folded words begins."""
        return self._find(" " + " ".join(folded) + " ") if folded else []

    def _find(self, wanted: str) -> list[int]:
        found = []
        at = self._joined.find(wanted)
        while at >= 0:
            found.append(self._word_at(at))
            at = self._joined.find(wanted, at + 1)
        return found

    def _word_at(self, offset: int) -> int:
        if self._places is None:
            places, at = {}, 0
            for number, word in enumerate(self.words):
                places[at] = number
                at += len(word.folded) + 1
            self._places = places
        return self._places[offset]
