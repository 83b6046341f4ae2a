"""Find a quote's words on the page that shows it, even with marks or other words between them.

Pure. A page may show the quote twice, in a teaser or as a pull quote. The right place is the one with the same
surroundings as the quote in the stored text. Offsets are in the folded page.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from bot.citations.link_words import SEAM, WordedText, read_words_once

#: The widest gap between two words of a quote on the page: a footnote's mark, a link's label, an aside.
_LONGEST_GAP = 120
#: How many consecutive words the page must have for the quote to be looked for there.
_SEED = 3
#: One word in this many may be missing, as when a drop cap splits it. With more, it may be another sentence.
_WORDS_FOR_EACH_MISSING = 8
#: How much of the surroundings is compared, the longest gaps allowed there between two words and between two lines, and
#: by how many characters the best place must lead.
_SURROUNDINGS, _LONGEST_MARK, _LONGEST_LABEL, _CLEARLY = 700, 8, 40, 6
#: The lead that a quote of one or two words needs: such words stand in many surroundings that resemble its own.
_CLEARLY_FOR_FEW = 12
#: How many places of a few words are looked at, and how many places of the quote are compared. Words that occur more
#: often cannot be told apart.
_MOST_PLACES = 60
#: How many words are looked for around all those places together (10 ms), and how much of a page is searched for a
#: place in the time of one such step. However repetitive a page is, no answer waits for a link.
_MOST_STEPS, _CHARACTERS_A_STEP = 12_000, 2_500
#: Marks between two words: "[12]", "3", "*". A highlight may span them.
_MARK = re.compile(r"\s?(?:\[\w{1,3}\]|\(\d{1,3}\)|\d{1,3}|[*†‡§¶#])+\s|[\n\v]")
#: Characters that join two letters or digits into one word for a browser: "o'clock", "3.5", "agreed.We".
_JOINING = frozenset(".:,;'·")


@dataclass(frozen=True, slots=True)
class PlacedWord:
    """A word of the quote: its index, and its place in the folded page."""

    number: int
    start: int
    end: int


Run = tuple[PlacedWord, ...]
"""Consecutive words in one block of the page, with nothing between them."""


@dataclass(frozen=True, slots=True)
class Quote:
    """The words looked for, with the stored text before and after them."""

    words: WordedText
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class _Shared:
    """How many characters a place shares with the text before and after a quote, and with the rest of its lines."""

    before: int
    after: int
    on_line: int

    def is_clearly_more(self, other: "_Shared", lead: int) -> bool:
        """Whether this, and not the other, is the quote's place: by its lines, else by both sides."""
        if abs(self.on_line - other.on_line) >= lead:
            return self.on_line > other.on_line
        more_before, more_after = self.before - other.before, self.after - other.after
        return min(more_before, more_after) > -lead and max(more_before, more_after) >= lead


def read_quote(text: str, start: int, end: int) -> Quote:
    """Return a quote with its surroundings; a word cut at either end still counts."""
    before, after = text[max(0, start - _SURROUNDINGS) : start], text[end : end + _SURROUNDINGS]
    return Quote(read_words_once(text[start:end]), before, after)


def find_parts(page: WordedText, quote: Quote) -> list[list[Run]]:
    """Return the parts of the quote that the page has with only marks and block ends inside, longest first.

    Each part is a list of runs of words. The result is empty if the page lacks the quote, or has it in several places
    of which none clearly shares more of its surroundings.
    """
    places: list[Run] = []
    for placed in sorted(_places(page.flat, quote.words.flat.split(" ")), key=_tightness, reverse=True):
        if not any(_is_same(placed, other) for other in places):
            places.append(placed)
        if len(places) > _MOST_PLACES:
            return []
    best = places[0] if len(places) == 1 else _choose(page.lines, places, quote)
    return sorted(_split(page.lines, best), key=lambda part: -sum(map(len, part))) if best else []


def _choose(lines: str, places: Sequence[Run], quote: Quote) -> Run | None:
    """Return the place that shares more of the quote's surroundings than any other, and has no fewer of its words."""
    before, after = _lines_of(quote.before), _lines_of(quote.after)
    shared = [(placed, _share(lines, placed, before, after, quote.words.lines)) for placed in places]
    best: tuple[Run, _Shared] | None = None
    for place in shared:  # a place that beats all others beats those before it, and none after it beats it
        best = best if best and _beats(best, place) else place
    return best[0] if best and all(_beats(best, other) for other in shared if other is not best) else None


def _beats(first: tuple[Run, _Shared], second: tuple[Run, _Shared]) -> bool:
    lead = _CLEARLY if len(first[0]) >= _SEED else _CLEARLY_FOR_FEW
    return len(first[0]) >= len(second[0]) and first[1].is_clearly_more(second[1], lead)


def _tightness(placed: Run) -> tuple[int, int]:
    """Return a sort key for a placing: more words first, then less text between them."""
    return len(placed), placed[0].start - placed[-1].end


def _is_same(first: Run, second: Run) -> bool:
    """Whether two places are the same, found from different words of the quote."""
    return first[0].start == second[0].start or first[-1].end == second[-1].end


def _places(flat: str, folded: Sequence[str]) -> list[Run]:
    """Return the places that have the quote, with possible repeats; empty if finding all takes too long.

    Words are looked for from every third word of the quote, since notes' marks may separate any of them. Only if that
    finds nothing are they looked for from every word.
    """
    last = max(0, len(folded) - _SEED)
    search = _Search(flat, folded)
    for firsts in ([*range(0, last, _SEED), last], range(last)):
        for first in firsts:
            search.look_from(first)
            if search.steps > _MOST_STEPS:
                return []
        if search.found:
            break
    return search.found


class _Search:
    """Look for the quote around each occurrence of a few of its words, and count the cost.

    Attributes:
        found: The places that have the quote.
        steps: Words looked for so far.
    """

    def __init__(self, flat: str, folded: Sequence[str]) -> None:
        self.found: list[Run] = []
        self.steps = 0
        self._flat = flat
        self._folded = folded
        self._known: set[tuple[int, int]] = set()

    def look_from(self, first: int) -> None:
        """Find places by a few words from this one on, unless the page has them too often."""
        starts = list(islice(_finds(self._flat, " ".join(self._folded[first : first + _SEED])), _MOST_PLACES + 1))
        self.steps += len(starts) + len(self._flat) // _CHARACTERS_A_STEP
        for start in starts if len(starts) <= _MOST_PLACES else ():
            if (first, start) in self._known or self.steps > _MOST_STEPS:
                continue
            placed = self._around(first, start)
            if placed and _is_whole(placed, self._folded):
                self.found.append(placed)
                self._known.update((word.number, word.start) for word in placed)

    def _around(self, first: int, start: int) -> Run:
        """Return the quote's words around a place that has those from ``first`` on, in order.

        Empty once too many are missing.
        """
        flat, folded = self._flat, self._folded
        may_miss = _may_miss(folded)
        behind: list[PlacedWord] = []
        before: list[PlacedWord] = []
        edge = start
        for number in (*range(first, len(folded)), *range(first - 1, -1, -1)):
            is_before = number < first
            if number == first - 1:
                edge = start
            self.steps += 1
            found = (_previous if is_before else _next)(flat, folded[number], edge)
            if found >= 0:
                edge = found if is_before else found + len(folded[number])
                (before if is_before else behind).append(PlacedWord(number, found, found + len(folded[number])))
            else:
                may_miss -= 1
                if may_miss < 0:
                    return ()
        return (*reversed(before), *behind)


def _may_miss(folded: Sequence[str]) -> int:
    return len(folded) // _WORDS_FOR_EACH_MISSING


def _is_whole(placed: Run, folded: Sequence[str]) -> bool:
    """Whether the gaps between the words are small enough for the quote, not another sentence."""
    spread = placed[-1].end - placed[0].start
    usual = sum(map(len, folded)) + len(folded)
    return spread <= 1.5 * usual + 2 * _LONGEST_GAP


def _finds(flat: str, words: str) -> Iterator[int]:
    start = flat.find(words) if words else -1
    while start >= 0:
        yield start
        start = flat.find(words, start + 1)


def _next(flat: str, word: str, edge: int) -> int:
    found = flat.find(word, edge, edge + _LONGEST_GAP + len(word))
    while found > 0 and flat[found - 1].isalnum() and found > edge:
        found = flat.find(word, found + 1, edge + _LONGEST_GAP + len(word))
    return found


def _previous(flat: str, word: str, edge: int) -> int:
    since = max(0, edge - _LONGEST_GAP - len(word))
    found = flat.rfind(word, since, edge)
    while found > 0 and flat[found - 1].isalnum():
        found = flat.rfind(word, since, found + len(word) - 1)
    return found


def _lines_of(text: str) -> str:
    """Return the folded text, keeping a line end at its start or end."""
    begins = "\n" in text[: len(text) - len(text.lstrip())]
    ends = "\n" in text[len(text.rstrip()) :]
    return ("\n" if begins else "") + read_words_once(text).lines + ("\n" if ends else "")


def _share(lines: str, placed: Run, before: str, after: str, quote: str) -> _Shared:
    backwards = _follow(lines[: placed[0].start][-_SURROUNDINGS:][::-1], before[::-1], quote[::-1])
    forwards = _follow(lines[placed[-1].end :][:_SURROUNDINGS], after, quote)
    return _Shared(backwards[0], forwards[0], backwards[1] + forwards[1])


def _follow(shown: str, words: str, quote: str) -> tuple[int, int]:
    """Return how many characters of the words are shown in a row, ignoring marks; and how many of their first line.

    What is passed over between two words is no mark where it holds the quote once more.
    """
    edge = shared = on_line = 0
    for number, line in enumerate(words.split("\n")):
        allowed = _LONGEST_LABEL if number else _LONGEST_MARK
        for word in line.split():
            at = _find_whole(shown, word, edge, edge + len(word) + allowed)
            if at < 0 or quote in shown[edge:at]:
                return shared, on_line
            shared += len(word)
            edge, allowed = at + len(word), _LONGEST_MARK
            if not number and "\n" not in shown[:at]:
                on_line = shared
    return shared, on_line


def _find_whole(shown: str, word: str, start: int, end: int) -> int:
    """Return where the word stands between these offsets and is no part of another; -1 if nowhere."""
    at = shown.find(word, start, end)
    while at >= 0 and (shown[at - 1 : at].isalnum() or shown[at + len(word) : at + len(word) + 1].isalnum()):
        at = shown.find(word, at + 1, end)
    return at


def _split(lines: str, placed: Run) -> list[list[Run]]:
    parts: list[list[list[PlacedWord]]] = [[[placed[0]]]]
    for last, word in pairwise(placed):
        gap = lines[last.end : word.start]
        if word.number == last.number + 1 and gap == " ":
            parts[-1][-1].append(word)
        elif word.number == last.number + 1 and _MARK.fullmatch(gap):
            parts[-1].append([word])
        else:
            parts.append([[word]])
    bounded = [[run for run in (_bounded(lines, run) for run in part) if run] for part in parts]
    return [part for part in bounded if part]


def _bounded(lines: str, run: Sequence[PlacedWord]) -> Run:
    """Return the run without words at its ends that some browser version takes for parts of words."""
    words = list(run)
    while words and _is_within_word(lines, words[0].start):
        del words[0]
    while words and _is_within_word(lines, words[-1].end):
        del words[-1]
    return tuple(words)


def _is_within_word(lines: str, at: int) -> bool:
    before, after = lines[max(0, at - 2) : at], lines[at : at + 2]
    if not before or not after:
        return False
    if SEAM in before + after:
        return True
    if before[-1] in _JOINING:
        before, is_joined = before[:-1], True
    elif after[0] in _JOINING:
        after, is_joined = after[1:], True
    else:
        is_joined = False
    kinds = {_kind(before[-1:]), _kind(after[:1])}
    return "" not in kinds and (not is_joined or len(kinds) == 1)


def _kind(char: str) -> str:
    return "digit" if char.isdigit() else "letter" if char.isalnum() or char == "_" else ""
