"""Where the words of a quote stand in the page that shows it: found although the page has marks or words between them.

Pure. A page may show the quote twice, in a teaser or as a pull quote: the place meant is the one whose surroundings are
those of the quote in the stored text. Offsets are those of the folded page.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from bot.citations.link_words import SEAM, WordedText, read_words

#: How far the page's next word of a quote may be from the one before: a footnote's mark, a link's label, an aside.
_LONGEST_GAP = 120
#: How many words in a row must stand in the page for a quote to be looked for there.
_SEED = 3
#: One word of so many may be missing, as where a drop cap parts it: with more it may be another sentence.
_WORDS_FOR_EACH_MISSING = 8
#: How far around a quote the two texts are compared, what may stand between two words there and between two lines,
#: and by how many characters more the best place shares with the text.
_SURROUNDINGS, _LONGEST_MARK, _LONGEST_LABEL, _CLEARLY = 700, 8, 40, 6
#: How many places of a few words are looked at, and how many of the quote are compared: what is said more often than
#: that cannot be told apart.
_MOST_PLACES = 60
#: How many words are looked for around all those places together, 10 ms, and how much of a page is searched for a place
#: in the time that one of them takes: whatever repeats itself, an answer waits for no link.
_MOST_STEPS, _CHARACTERS_A_STEP = 12_000, 2_500
#: What may stand between two words without being words: "[12]", "3", "*". A highlight may go across it.
_MARK = re.compile(r"\s?(?:\[\w{1,3}\]|\(\d{1,3}\)|\d{1,3}|[*†‡§¶#])+\s|[\n\v]")
#: What joins two letters or two digits to one word of a browser's: "o'clock", "3.5", "agreed.We".
_JOINING = frozenset(".:,;'·")


@dataclass(frozen=True, slots=True)
class PlacedWord:
    """A word of the quote: which it is, and where it stands in the folded page."""

    number: int
    start: int
    end: int


_read_once = read_words.__wrapped__  # for pieces that nobody asks for again
Run = tuple[PlacedWord, ...]
"""Words that follow one another in a block of the page with nothing between them."""


@dataclass(frozen=True, slots=True)
class Quote:
    """The words looked for, with what stands before and after them in the stored text."""

    words: WordedText
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class _Shared:
    """How many characters a place shares with what is before and after a quote, and with the rest of its lines."""

    before: int
    after: int
    on_line: int

    def is_clearly_more(self, other: "_Shared") -> bool:
        """Whether this is the quote's place if one of the two is: on its lines, else on both sides."""
        if abs(self.on_line - other.on_line) >= _CLEARLY:
            return self.on_line > other.on_line
        more_before, more_after = self.before - other.before, self.after - other.after
        return min(more_before, more_after) > -_CLEARLY and max(more_before, more_after) >= _CLEARLY


def read_quote(text: str, start: int, end: int) -> Quote:
    """Return a quote with its surroundings; a word that is cut at its ends is still one of its words."""
    before, after = text[max(0, start - _SURROUNDINGS) : start], text[end : end + _SURROUNDINGS]
    return Quote(_read_once(text[start:end]), before, after)


def find_parts(page: WordedText, quote: Quote) -> list[list[Run]]:
    """Return the parts of the quote that the page has with nothing but marks and block ends inside, longest first.

    Each is given as the runs of words that it consists of. Empty where the page does not have the quote, or has it at
    several places of which none has clearly more of its surroundings.
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
    """Return the one place that has more of the quote's surroundings than any other, and no fewer of its words."""
    before, after = _lines_of(quote.before), _lines_of(quote.after)
    shared = [(placed, _share(lines, placed, before, after)) for placed in places]
    best: tuple[Run, _Shared] | None = None
    for one in shared:  # whichever beats all the others beats those before it and is beaten by none behind it
        best = best if best and _beats(best, one) else one
    return best[0] if best and all(_beats(best, other) for other in shared if other is not best) else None


def _beats(one: tuple[Run, _Shared], other: tuple[Run, _Shared]) -> bool:
    return len(one[0]) >= len(other[0]) and one[1].is_clearly_more(other[1])


def _tightness(placed: Run) -> tuple[int, int]:
    """Return what tells how well words are placed: that they are many, and that little stands between them."""
    return len(placed), placed[0].start - placed[-1].end


def _is_same(one: Run, other: Run) -> bool:
    """Whether two places are one, found from different words of the quote."""
    return one[0].start == other[0].start or one[-1].end == other[-1].end


def _places(flat: str, folded: Sequence[str]) -> list[Run]:
    """Return the places that have the quote, one perhaps more than once; none where it takes too long to find all.

    Words are looked for from each third word of the quote on, since marks of notes may part any of them, and only where
    that finds nothing from every word on.
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
    """Looks for the quote around wherever a few of its words stand, and counts what that costs.

    Attributes:
        found: The places that have the quote.
        steps: Words that were looked for.
    """

    def __init__(self, flat: str, folded: Sequence[str]) -> None:
        self.found: list[Run] = []
        self.steps = 0
        self._flat = flat
        self._folded = folded
        self._known: set[tuple[int, int]] = set()

    def look_from(self, first: int) -> None:
        """Find places by some words from this one on, unless the page has them too often to tell anything."""
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
        """Return the words of the quote that stand around a place which has those from ``first`` on, in order.

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
    """Whether little enough stands between the words for them to be the quote's, and not another sentence's."""
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
    """Return the folded text, with a line's end where it begins or ends with one."""
    begins = "\n" in text[: len(text) - len(text.lstrip())]
    ends = "\n" in text[len(text.rstrip()) :]
    return ("\n" if begins else "") + _read_once(text).lines + ("\n" if ends else "")


def _share(lines: str, placed: Run, before: str, after: str) -> _Shared:
    backwards = _follow(lines[: placed[0].start][-_SURROUNDINGS:][::-1], before[::-1])
    forwards = _follow(lines[placed[-1].end :][:_SURROUNDINGS], after)
    return _Shared(backwards[0], forwards[0], backwards[1] + forwards[1])


def _follow(shown: str, words: str) -> tuple[int, int]:
    """Return how many characters of the words are shown in a row, marks between them aside; and of their first line."""
    edge = shared = on_line = 0
    for number, line in enumerate(words.split("\n")):
        allowed = _LONGEST_LABEL if number else _LONGEST_MARK
        for word in line.split():
            at = shown.find(word, edge, edge + len(word) + allowed)
            if at < 0:
                return shared, on_line
            shared += len(word)
            edge, allowed = at + len(word), _LONGEST_MARK
            if not number and "\n" not in shown[:at]:
                on_line = shared
    return shared, on_line


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
    """Return the run without words at its ends that are only parts of words to some version of a browser."""
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
