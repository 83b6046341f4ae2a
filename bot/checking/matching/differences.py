"""Differences between a draft's words and an article's, each called what it is: a number, a name, a negation ...

Pure.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.checking.matching.alignment import Edit
from bot.checking.matching.words import Word, fold_word, hull_of
from index.language.number_words import is_figure
from index.language.word_lists import words as word_list
from index.language.words import STOP_WORDS


class DifferenceKind(StrEnum):
    """What was changed: of several in one place the gravest."""

    NEGATION = "negation"
    DATE = "date"
    NUMBER = "number"
    NAME = "name"
    WORD = "word"


@dataclass(frozen=True, slots=True)
class Difference:
    """Words of the draft with those of the source; either may be empty.

    Attributes:
        draft: As the draft has them.
        source: As the article has them.
        at: Where they are in the draft: ``[start, end)``, empty where words are missing.
    """

    draft: str
    source: str
    kind: DifferenceKind
    at: tuple[int, int]

    def to_json(self) -> dict[str, str]:
        """Return the JSON object of the contract."""
        return {"draft": self.draft, "source": self.source, "kind": self.kind.value}


#: Words that turn a sentence round. A word that ends in "n't" does so too.
_NEGATIONS = frozenset(
    map(
        fold_word,
        word_list(
            "cannot denied denies deny denying fail failed fails false hardly lack lacks neither never no nobody none "
            "nor not nothing nowhere rarely refuse refused refuses scarcely seldom unable unlikely without"
        ),
    )
)
_MONTHS = frozenset(
    map(
        fold_word,
        word_list(
            "apr april aug august dec december feb february jan january jul july jun june mar march may nov november "
            "oct october sep sept september"
        ),
    )
)
_DAYS = frozenset(
    map(
        fold_word,
        word_list(
            "fri friday mon monday sat saturday sun sunday thu thursday today tomorrow tonight tue tuesday wed "
            "wednesday yesterday"
        ),
    )
)
#: Also other words, so that only their neighbours make months of them.
_DOUBTFUL = word_list("dec jan mar march may sat sun")
_FIRST_YEAR, _LAST_YEAR = 1500, 2100
_LONGEST_DAY = 2
_SENTENCE_ENDS = ".!?:\n"


@dataclass(frozen=True, slots=True)
class Side:
    """A text with its words: the draft, or the article."""

    text: str
    words: Sequence[Word]


def describe(edit: Edit, draft: Side, source: Side) -> Difference:
    """Return a difference as it is shown and called."""
    ours, theirs = draft.words[slice(*edit.draft)], source.words[slice(*edit.source)]
    return Difference(
        draft=hull_of(ours).of(draft.text) if ours else "",
        source=hull_of(theirs).of(source.text) if theirs else "",
        kind=_kind(edit, draft, source),
        at=_place(edit, draft),
    )


def count_negations(folded: Sequence[str]) -> int:
    """Return how many of some folded words turn a sentence round.

    >>> count_negations(["they", "don't", "know", "nobody"])
    2
    """
    return sum(is_negation(word) for word in folded)


def is_negation(folded: str) -> bool:
    """Whether a folded word turns a sentence round."""
    return folded in _NEGATIONS or folded.endswith("n't")


def _place(edit: Edit, draft: Side) -> tuple[int, int]:
    start, end = edit.draft
    if start < end:
        return draft.words[start].start, draft.words[end - 1].end
    after = draft.words[start].start if start < len(draft.words) else draft.words[-1].end
    return after, after


def _kind(edit: Edit, draft: Side, source: Side) -> DifferenceKind:
    ours = [word.folded for word in draft.words[slice(*edit.draft)]]
    theirs = [word.folded for word in source.words[slice(*edit.source)]]
    if count_negations(ours) != count_negations(theirs):
        return DifferenceKind.NEGATION
    changed = set(ours) ^ set(theirs)
    if any(_is_date(side, number, changed) for side, number in _numbered(edit, draft, source)):
        return DifferenceKind.DATE
    if any(is_figure(word) for word in changed):
        return DifferenceKind.NUMBER
    if any(_is_name(side, number, changed) for side, number in _numbered(edit, draft, source)):
        return DifferenceKind.NAME
    return DifferenceKind.WORD


def _numbered(edit: Edit, draft: Side, source: Side) -> list[tuple[Side, int]]:
    return [(side, number) for side, place in ((draft, edit.draft), (source, edit.source)) for number in range(*place)]


def _is_date(side: Side, number: int, changed: set[str]) -> bool:
    """Whether a changed word is a month or weekday, a year, or the day beside a month."""
    word = side.words[number].folded
    if word not in changed:
        return False
    if word in _MONTHS or word in _DAYS:
        shown = side.text[side.words[number].start]
        return word not in _DOUBTFUL or (shown.isupper() and _is_beside(side, number, str.isdigit))
    if not word.isdigit():
        return False
    is_year = len(word) == 4 and _FIRST_YEAR <= int(word) < _LAST_YEAR and "," not in _shown(side, number)
    is_day = len(word) <= _LONGEST_DAY and _is_beside(side, number, _MONTHS.__contains__)
    return is_year or is_day


def _is_beside(side: Side, number: int, test: Callable[[str], bool]) -> bool:
    near = [side.words[place].folded for place in (number - 1, number + 1) if 0 <= place < len(side.words)]
    return any(test(word) for word in near)


def _shown(side: Side, number: int) -> str:
    word = side.words[number]
    return side.text[word.start : word.end]


def _is_name(side: Side, number: int, changed: set[str]) -> bool:
    """Whether a changed word is written as a name: with a capital, and not because a sentence begins."""
    word = side.words[number]
    if word.folded not in changed or word.folded in STOP_WORDS or not side.text[word.start].isupper():
        return False
    before = side.text[: word.start].rstrip(" \t\"'“”‘’«»„([")
    return bool(before) and before[-1] not in _SENTENCE_ENDS


def is_date_word(text: str, words: Sequence[Word], number: int) -> bool:
    """Whether a word names a day or a month; one that is also another word, only with a figure beside it."""
    return _is_date(Side(text, words), number, {words[number].folded}) and not words[number].folded.isdigit()
