"""Choose the words of a quote that a link names: as few as possible of its first and last ones.

Pure. Words that cannot be told apart from others on the page are left out, even if none remain.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from bot.citations.link_directives import Directive, Wording
from bot.citations.link_places import PlacedWord, Quote, Run, find_parts
from bot.citations.link_words import WordedText

_WORDS_AT_EACH_END = 5
#: How many words an end may grow by to become unique, before the words around it are used instead.
_MORE_WORDS = 5
#: How many extra pieces of a quote to name if the page is unknown. With a note's mark after every twentieth word, three
#: pieces from between its ends leave 6 links in 100 without a highlight; six from everything after its first words
#: leave 2 (400 statements). Chromium 156 looks for the first sixteen directives of an address, 150 for all.
_PIECES = 6
#: From how many of its first words a quote is tried. Words that are repeated often are not unique from the next one
#: either.
_MOST_BEGINNINGS = 8
#: The fewest words of a part of a quote that mean anything alone.
_LEAST_PART = 3
#: The fewest words of a piece. Fewer may also occur elsewhere on the page.
_LEAST_PIECE = 4
#: Characters of the directive and of an extra one. Telegram accepts addresses of some 2,000 characters; outside ASCII,
#: each takes six to nine.
_LONGEST, _LONGEST_PIECE = 1_000, 300


@dataclass(frozen=True, slots=True)
class _Chosen:
    """A directive and the words it names; ``end`` is empty if it names only the first ones."""

    directive: Directive
    start: Run
    end: Run = ()


def choose_for_page(page: WordedText, quote: Quote) -> Directive | None:
    """Return the directive that highlights the quote, or part of it, on a known page; None if none is certain."""
    wording = Wording(page, quote.words.words())
    for part in find_parts(page, quote):
        if chosen := _choose(wording, part):
            return chosen.directive
    return None


def choose_for_unseen(text: WordedText, quote: Quote) -> tuple[Directive, ...]:
    """Return the directives that highlight the quote on a page of which only the article's text is known.

    A browser follows each of them. If the page has a note's mark between two words, another directive still matches.
    The page may also show words of the quote twice, as in a caption. A range that began there would reach into the
    article, so it is also identified by the words around it.
    """
    wording = Wording(text, quote.words.words())
    part = next(iter(find_parts(text, quote)), [])
    chosen = _choose(wording, part) if part else None
    if chosen is None:
        return ()
    if len(part) == 1 and wording.count(part[0]) < 2 * _WORDS_AT_EACH_END + _LEAST_PART:
        halves = [_by_itself(wording, half) for half in _halve(part[0])]
        found = tuple(half for half in halves if half)
        return found if len(found) == len(halves) else (chosen.directive,)
    if not chosen.end:
        return (chosen.directive,)
    around = wording.surround(chosen.directive, chosen.start[0], chosen.end[-1])
    later = ([word for word in run if word.start > chosen.start[-1].end] for run in part)
    return (around, *islice(_pieces(wording, later), _PIECES))


def _pieces(wording: Wording, runs: Iterable[Sequence[PlacedWord]]) -> Iterator[Directive]:
    """Yield five consecutive words from several places."""
    for run in runs:
        at = 0
        while at < len(run):
            piece = _by_itself(wording, run[at:][:_WORDS_AT_EACH_END])
            at += _WORDS_AT_EACH_END if piece else 1
            if piece:
                yield piece


def _by_itself(wording: Wording, words: Sequence[PlacedWord]) -> Directive | None:
    if not words or wording.count(words) < _LEAST_PIECE or not wording.is_single(words):
        return None
    piece = Directive(wording.words(words))
    return piece if len(piece.encode()) <= _LONGEST_PIECE else None


def _halve(run: Run) -> tuple[Run, ...]:
    middle = len(run) // 2
    return (run[:middle], run[middle:])


def _choose(wording: Wording, part: Sequence[Run]) -> _Chosen | None:
    if sum(map(len, part)) < min(_LEAST_PART, len(wording.shown)):
        return None
    for runs in _from_later_words(part):
        chosen = _choose_ends(wording, runs)
        if chosen and len(chosen.directive.encode()) <= _LONGEST:
            return chosen
    return None


def _from_later_words(part: Sequence[Run]) -> Iterator[Sequence[Run]]:
    """Yield the part, then the rest after more of its first words, since those may also occur elsewhere."""
    yield part
    words = [word for run in part for word in run]
    later = range(_WORDS_AT_EACH_END, len(words) - _LEAST_PART + 1, _WORDS_AT_EACH_END)
    for skipped in later[: _MOST_BEGINNINGS - 1]:
        left = (tuple(word for word in run if word.start >= words[skipped].start) for run in part)
        yield [run for run in left if run]


def _choose_ends(wording: Wording, runs: Sequence[Run]) -> _Chosen | None:
    first, last = runs[0], runs[-1]
    if len(runs) == 1 and (wording.count(first) <= 2 * _WORDS_AT_EACH_END or len(first) == 1):
        directive = wording.tell_apart(first)
        return _Chosen(directive, first) if directive else None
    start = _first_words(wording, first if len(runs) > 1 else first[:-1])
    directive = wording.tell_apart(start)
    if directive is None:
        return None
    end = _last_words(wording, [word for word in last if word.start >= start[-1].end], start[-1].end)
    if not end or directive.suffix:
        return _Chosen(directive, start)
    return _Chosen(Directive(directive.start, wording.words(end), directive.prefix), start, end)


def _first_words(wording: Wording, run: Run) -> Run:
    """Return the first few words: enough for the page to have them once, if possible."""
    fewest = _enough(wording, run)
    sizes = range(fewest, min(len(run), fewest + _MORE_WORDS) + 1)
    return run[: next((size for size in sizes if wording.is_single(run[:size])), fewest)]


def _last_words(wording: Wording, run: Sequence[PlacedWord], since: int) -> Run:
    """Return the last few words: unique after the first ones if possible, else the first match; empty if neither."""
    fewest = _enough(wording, run[::-1])
    ends = [run[-size:] for size in range(fewest, len(run) + 1)]
    single = (end for end in ends[: _MORE_WORDS + 1] if wording.is_single(end, since))
    first = (end for end in ends if wording.is_first(end, since))
    return tuple(next(chain(single, first), ()))


def _enough(wording: Wording, run: Sequence[PlacedWord]) -> int:
    """Return how many of the words count as five; all of them if they are fewer."""
    return next((size for size in range(1, len(run)) if wording.count(run[:size]) >= _WORDS_AT_EACH_END), len(run))
