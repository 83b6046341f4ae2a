"""Where the words of a quote stand in the page that shows it: found although the page has marks or words between them.

Pure. A page may show the quote twice, in a teaser or as a pull quote: the place meant is the one whose surroundings are
those of the quote in the stored text. Offsets are those of the folded page.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.link_words import WordedText, read_words

#: How far the page's next word of a quote may be from the one before: a footnote's mark, a link's label, an aside.
_LONGEST_GAP = 120
#: How many words in a row must stand in the page for a quote to be looked for there.
_SEED = 3
#: One word of so many may be missing, as where a drop cap parts it: with more it may be another sentence.
_WORDS_FOR_EACH_MISSING = 8
#: How far around a quote the two texts are compared, in characters and in words; what may stand between two of those
#: words; how much more those of the quote's own block say; how much better the best place must be than another.
_SURROUNDINGS, _WORDS_AROUND, _LONGEST_MARK, _OWN_BLOCK, _CLEARLY = 200, 12, 8, 3, 1.5
#: How many places are compared.
_MOST_PLACES = 60
#: What may stand between two words without being words: "[12]", "3", "*". A highlight may go across it.
_MARK = re.compile(r"[ \n]?(?:\[\w{1,3}\]|\(\d{1,3}\)|\d{1,3}|[*†‡§¶#])+[ \n]|\n")
#: A letter, a digit or "_" at a word's edge, or a sign that joins it to one ("3.5", "o'clock"): a browser's word goes
#: on there, and half a word is not found.
_JOINED_BEFORE = re.compile(r"\w[.:,;'·]?\Z")
_JOINED_AFTER = re.compile(r"[.:,;'·]?\w")


@dataclass(frozen=True, slots=True)
class PlacedWord:
    """A word of the quote: which it is, and where it stands in the folded page."""

    number: int
    start: int
    end: int


Run = tuple[PlacedWord, ...]
"""Words that follow one another in a block of the page with nothing between them."""


@dataclass(frozen=True, slots=True)
class Around:
    """What stands on one side of a quote in the stored text, nearest first, and how many of the words on its line."""

    words: Sequence[str]
    on_line: int


@dataclass(frozen=True, slots=True)
class Quote:
    """The words looked for, with what stands before and after them."""

    words: WordedText
    before: Around
    after: Around


def read_quote(text: str, start: int, end: int) -> Quote:
    """Return a quote with its surroundings; a word that is cut at its ends is still one of its words."""
    read = read_words.__wrapped__  # pieces, that nobody reads again
    before, after = text[max(0, start - _SURROUNDINGS) : start], text[end : end + _SURROUNDINGS]
    return Quote(
        read(text[start:end]),
        Around(read(before).flat.split()[::-1][:_WORDS_AROUND], len(before.rpartition("\n")[2].split())),
        Around(read(after).flat.split()[:_WORDS_AROUND], len(after.partition("\n")[0].split())),
    )


def find_parts(page: WordedText, quote: Quote) -> list[list[Run]]:
    """Return the parts of the quote that the page has with nothing but marks and block ends inside, longest first.

    Each is given as the runs of words that it consists of. Empty where the page does not have the quote, or has it at
    several places of which none has clearly more of its surroundings.
    """
    places = sorted(_places(page.flat, quote.words.flat.split(" ")), key=_tightness, reverse=True)
    if not places:
        return []
    rates = [_rate_surroundings(page.lines, placed, quote) for placed in places]
    best = max(range(len(places)), key=rates.__getitem__)
    for placed, rate in zip(places, rates, strict=True):
        is_rival = rate * _CLEARLY >= rates[best] or len(placed) > len(places[best])
        if is_rival and not _is_same(placed, places[best]):
            return []
    return sorted(_split(page.lines, places[best]), key=lambda part: -sum(len(run) for run in part))


def _tightness(placed: Run) -> tuple[int, int]:
    """Return what tells how well words are placed: that they are many, and that little stands between them."""
    return len(placed), placed[0].start - placed[-1].end


def _is_same(one: Run, other: Run) -> bool:
    """Whether two places are one, found from different words of the quote."""
    return one[0].start == other[0].start or one[-1].end == other[-1].end


def _places(flat: str, folded: Sequence[str]) -> Iterator[Run]:
    """Give the places that have the quote, each perhaps several times."""
    starts = [0, max(0, len(folded) // 2 - 1), max(0, len(folded) - _SEED)]
    found = False
    for first in [*starts, *range(1, len(folded) - _SEED)]:
        if found and first not in starts:
            return
        seed = " ".join(folded[first : first + _SEED])
        for start in _finds(flat, seed):
            placed = _walk(flat, folded, first, start)
            if _is_whole(placed, folded):
                found = True
                yield placed


def _is_whole(placed: Run, folded: Sequence[str]) -> bool:
    """Whether the words are those of the quote, and not of another sentence that shares some with it."""
    spread = placed[-1].end - placed[0].start
    usual = sum(map(len, folded)) + len(folded)
    missing = len(folded) - len(placed)
    return missing <= len(folded) // _WORDS_FOR_EACH_MISSING and spread <= 1.5 * usual + 2 * _LONGEST_GAP


def _finds(flat: str, words: str) -> Iterator[int]:
    start = flat.find(words) if words else -1
    for _ in range(_MOST_PLACES):
        if start < 0:
            return
        yield start
        start = flat.find(words, start + 1)


def _walk(flat: str, folded: Sequence[str], first: int, start: int) -> Run:
    """Return the words of the quote that stand around a place which has those from ``first`` on, in order."""
    behind: list[PlacedWord] = []
    edge = start
    for number in range(first, len(folded)):
        found = _next(flat, folded[number], edge)
        if found >= 0:
            edge = found + len(folded[number])
            behind.append(PlacedWord(number, found, edge))
    before: list[PlacedWord] = []
    edge = start
    for number in range(first - 1, -1, -1):
        found = _previous(flat, folded[number], edge)
        if found >= 0:
            before.append(PlacedWord(number, found, found + len(folded[number])))
            edge = found
    return (*reversed(before), *behind)


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


def _rate_surroundings(lines: str, placed: Run, quote: Quote) -> int:
    """Return how many characters of a quote's surroundings a place has too; those in its own block count more."""
    edge, rate = placed[0].start, 0
    for count, word in enumerate(quote.before.words):
        at = lines.rfind(word, max(0, edge - len(word) - _LONGEST_MARK), edge)
        if at < 0:
            break
        is_near = count < quote.before.on_line and "\n" not in lines[at : placed[0].start]
        rate += len(word) * (_OWN_BLOCK if is_near else 1)
        edge = at
    edge = placed[-1].end
    for count, word in enumerate(quote.after.words):
        at = lines.find(word, edge, edge + len(word) + _LONGEST_MARK)
        if at < 0:
            break
        is_near = count < quote.after.on_line and "\n" not in lines[placed[-1].end : at]
        rate += len(word) * (_OWN_BLOCK if is_near else 1)
        edge = at + len(word)
    return rate


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
    """Return the run without words at its ends that are only a part of what a browser takes for a word."""
    words = list(run)
    while words and _JOINED_BEFORE.search(lines[max(0, words[0].start - 2) : words[0].start]):
        del words[0]
    while words and _JOINED_AFTER.match(lines[words[-1].end : words[-1].end + 2]):
        del words[-1]
    return tuple(words)
