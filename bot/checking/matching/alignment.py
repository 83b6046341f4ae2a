"""Words laid beside the words of an article: where they stand exactly, and where they nearly do.

Pure. A match names the words of the article by number, and what differs from them.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from bot.checking.matching.words import Word, WordText, fold_word

#: The share of the words that have to stand in the article, in order, for a place to count as nearly the same.
_LEAST_SHARE = 0.6

#: Longer runs that lead the search for a place, and shorter ones for a text of few words.
_SEED, _SHORT_SEED = 3, 2
_FEW_WORDS = 8

#: Words that an article may have beyond each end of the place where the seeds are densest.
_SLACK = 6

#: Words that a draft may leave out unmarked within a sentence; where more are missing, two places were joined.
MOST_LEFT_OUT = 15

#: Matched words at an end that are so few, and so far from the rest, belong to other sentences.
_STRAY = 2


@dataclass(frozen=True, slots=True)
class Edit:
    """Words that differ: ``[start, end)`` of the draft's words, and of the article's."""

    draft: tuple[int, int]
    source: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Match:
    """Where words stand in an article.

    Attributes:
        start: The number of the first word in the article.
        end: The number after the last word.
        edits: What differs; none for an exact match.
        matched: How many of the draft's words stand there.
    """

    start: int
    end: int
    matched: int
    edits: tuple[Edit, ...] = ()


def find_exact(words: Sequence[Word], article: WordText) -> list[Match]:
    """Return all places at which the words stand in this order with nothing between."""
    folded = [word.folded for word in words]
    return [Match(start, start + len(folded), len(folded)) for start in article.find(folded)]


def find_near(words: Sequence[Word], article: WordText, least: float = _LEAST_SHARE) -> Match | None:
    """Return the place most like the words; None if fewer than a share of them stand there in order."""
    folded = [word.folded for word in words]
    best: Match | None = None
    for first in _likely_starts(folded, article):
        match = _align(folded, article, max(0, first - _SLACK), first + len(folded) + _SLACK + MOST_LEFT_OUT)
        if match and (best is None or _rank(match) > _rank(best)):
            best = match
    return best if best and best.matched >= least * len(folded) else None


def longest_prefix(folded: Sequence[str], article: WordText) -> tuple[int, list[int]]:
    """Return how many of the first words stand in the article as a run, and where such runs begin."""
    low, high, found = 0, len(folded), list[int]()
    while low < high:
        middle = (low + high + 1) // 2
        if places := article.find(folded[:middle]):
            low, found = middle, places
        else:
            high = middle - 1
    return low, found


def _rank(match: Match) -> tuple[int, int]:
    return match.matched, -sum(end - start for start, end in (edit.source for edit in match.edits))


def _likely_starts(folded: Sequence[str], article: WordText, most: int = 3) -> list[int]:
    """Return where a text would begin in the article by most of its short runs of words, the likeliest first."""
    size = _SEED if len(folded) >= _FEW_WORDS else _SHORT_SEED
    votes: Counter[int] = Counter()
    for place in range(max(1, len(folded) - size + 1)):
        seed = folded[place : place + size]
        for found in article.find(seed):
            votes[found - place] += 1
    if not votes and len(folded) < _FEW_WORDS:
        for place, word in enumerate(folded):
            votes.update(found - place for found in article.find([word]))
    merged = {start: _near_votes(votes, start) for start in votes}
    ranked = sorted(merged, key=lambda start: (-merged[start], start))
    chosen: list[int] = []
    for start in ranked:
        if all(abs(start - other) > _SLACK for other in chosen):
            chosen.append(start)
        if len(chosen) == most:
            break
    return chosen


def _near_votes(votes: Counter[int], start: int) -> int:
    return sum(votes[start + shift] for shift in range(-_SLACK, _SLACK + MOST_LEFT_OUT + 1))


def _align(folded: Sequence[str], article: WordText, start: int, end: int) -> Match | None:
    """Lay the words beside a stretch of the article; None if nothing of them stands there."""
    source = article.folded[start:end]
    matcher = SequenceMatcher(None, source, folded, autojunk=False)
    blocks = [tuple(block) for block in matcher.get_matching_blocks() if block.size]
    blocks = _without_strays(blocks, len(folded))
    if not blocks:
        return None
    first, last = blocks[0], blocks[-1]
    head, tail = first[1], len(folded) - last[1] - last[2]
    begin, finish = max(0, first[0] - head), min(len(source), last[0] + last[2] + tail)
    edges = [(begin, 0, 0), *blocks, (finish, len(folded), 0)]
    edits = []
    for before, after in pairwise(edges):
        draft = (before[1] + before[2], after[1])
        own = (start + before[0] + before[2], start + after[0])
        if draft[0] < draft[1] or own[0] < own[1]:
            edits.append(Edit(draft, own))
    edits = [edit for edit in edits if not _is_same_written(folded, article, edit)]
    return Match(start + begin, start + finish, sum(block[2] for block in blocks), tuple(edits))


def _without_strays(blocks: Sequence[tuple[int, ...]], length: int) -> list[tuple[int, ...]]:
    """Drop matched words at the ends that are few and far from the rest: common words of other sentences."""
    kept = list(blocks)
    while len(kept) > 1 and kept[0][2] <= _STRAY and _gap(kept[0], kept[1]) > _STRAY + _unmatched(kept[0], kept[1]):
        kept.pop(0)
    while (
        len(kept) > 1 and kept[-1][2] <= _STRAY and _gap(kept[-2], kept[-1]) > _STRAY + _unmatched(kept[-2], kept[-1])
    ):
        kept.pop()
    return kept if kept and length else []


def _gap(one: Sequence[int], other: Sequence[int]) -> int:
    return other[0] - one[0] - one[2]


def _unmatched(one: Sequence[int], other: Sequence[int]) -> int:
    return other[1] - one[1] - one[2]


def _is_same_written(folded: Sequence[str], article: WordText, edit: Edit) -> bool:
    """Whether the same letters are parted into words in another way: "health care", "healthcare"; "per cent", "%"."""
    draft = "".join(folded[edit.draft[0] : edit.draft[1]])
    source = "".join(article.folded[edit.source[0] : edit.source[1]])
    return bool(draft) and fold_word(draft.replace("'", "")) == fold_word(source.replace("'", ""))
