"""Numbers and dates of a sentence: each stands in the cited statement, beside the same words.

Pure. The day of publication may be named too.
"""

from calendar import month_name
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from bot.checking.matching.differences import is_date_word
from bot.checking.matching.words import split_into_words
from bot.prose.checks.reading import ReadEvidence, Text, Token
from bot.prose.checks.shares import find_false_share, find_shared
from index.language.number_words import is_figure
from index.language.word_lists import words

#: Content words on either side of a figure that tell what it counts.
_BESIDE = 3
#: They bound a figure: "more than 40". One that the statement lacks changes it.
_BOUNDS = words("above below beyond exceed exceeded exceeding exceeds fewer least less more most over under")
_BEFORE_FIGURE = 2
_RELATIVE = words("last next")
_PERIODS = words(
    "autumn century decade evening fortnight month morning night quarter season spring summer week weekend winter year"
)
#: Up to a time and from it on: "within ten days", "after ten days".
_UP_TO, _FROM = words("before by till until within"), words("after from since")
#: Which say who did it, where and why, too.
_ALSO_OF_OTHERS = words("by from since within")
#: Amounts that have two words.
_SAME_AMOUNTS = (
    words("double doubled doubles twice"),
    words("thrice triple tripled triples"),
    words("half halved halves"),
)
#: Words of quantity that hardly count: "once the fund is empty".
_UNCOUNTED = words("both once single")
#: "One" before these counts nothing.
_AFTER_ONE = words("another of or who")


def find_false_figure(segment: Text, evidence: ReadEvidence) -> str | None:
    """Return a number of the segment that the statement does not have, or has of something else; None if all are so."""
    ours, theirs = segment.tokens, evidence.words.tokens
    known = {their.folded for their in theirs if is_figure(their.folded)}
    dated = _day_words(evidence)
    shares = find_shared(segment, evidence.words)
    if repeated := _repeated(ours, theirs):
        return repeated
    if share := find_false_share(segment, evidence.words):
        return ours[share.places[0]].shown
    for place, token in enumerate(ours):
        if not is_figure(token.folded) or _counts_nothing(ours, place):
            continue
        is_told = place in shares or (token.folded in dated and _is_dated(ours, place))
        if token.folded not in known and not is_told and not _is_worded(ours, place, theirs):
            return token.shown
        if (
            token.folded in known
            and not _is_worded(ours, place, theirs)
            and not (_is_beside_same(ours, place, theirs) and _is_bound_same(ours, place, theirs))
        ):
            return token.shown
    return None


def find_false_date(segment: Text, evidence: ReadEvidence) -> str | None:
    """Return a month, weekday or "next week" of the segment that the statement does not have."""
    ours, theirs = segment.tokens, evidence.words
    plain = split_into_words(segment.text)
    dated = _day_words(evidence)
    pairs = {(token.folded, other.folded) for token, other in pairwise(theirs.tokens)}
    for place, token in enumerate(ours):
        after = ours[place + 1].folded if place + 1 < len(ours) else ""
        if token.folded in _RELATIVE and after in _PERIODS and (token.folded, after) not in pairs:
            return f"{token.shown} {after}"
        if _is_time_turned(ours, place, theirs.tokens):
            return token.shown
        if not is_date_word(segment.text, plain, place):
            continue
        if token.folded not in theirs.folded and (token.folded not in dated or not token.is_capital):
            return token.shown
        if not _has_same_day(ours, place, pairs, dated):
            return token.shown
    return None


def _counts_nothing(tokens: Sequence[Token], place: int) -> bool:
    after = tokens[place + 1].folded if place + 1 < len(tokens) else ""
    before = tokens[place - 1].folded if place else ""
    shown = tokens[place].shown.lower()
    return shown in _UNCOUNTED or (shown == "one" and (after in _AFTER_ONE or before in {"no", "the", "that"}))


def _is_worded(ours: Sequence[Token], place: int, theirs: Sequence[Token]) -> bool:
    """Whether the statement says a small number in other words: "both" for two, "a day" for one day."""
    words_there = [their.folded for their in theirs]
    if any(ours[place].folded in amounts and not amounts.isdisjoint(words_there) for amounts in _SAME_AMOUNTS):
        return True
    if ours[place].folded == "2":
        return "both" in words_there
    after = ours[place + 1].stem if place + 1 < len(ours) else ""
    pairs = pairwise(theirs)
    return ours[place].folded == "1" and any(
        pair.folded in {"a", "an", "single"} and after == other.stem for pair, other in pairs
    )


def _repeated(ours: Sequence[Token], theirs: Sequence[Token]) -> str | None:
    """Return a figure that a segment has more often than the statement, in another's place: "34 of the 34"."""
    own, known = (Counter(one.folded for one in side if one.folded.isdecimal()) for side in (ours, theirs))
    is_missing = len(known) > len(own)
    return next((figure for figure in own if is_missing and own[figure] > known[figure] > 0), None)


def _day_words(evidence: ReadEvidence) -> dict[str, int]:
    """Return the words of the day of publication."""
    day = evidence.evidence.day
    if day is None:
        return {}
    return dict.fromkeys((str(day.day), f"0{day.day}"[-2:], month_name[day.month].lower(), str(day.year)), 1)


def _is_dated(tokens: Sequence[Token], place: int) -> bool:
    """Whether a figure is part of a date: a month stands within two words of it."""
    near = tokens[max(0, place - 2) : place + 3]
    return any(token.folded.capitalize() in month_name and token.is_capital for token in near)


def _has_same_day(tokens: Sequence[Token], place: int, pairs: set[tuple[str, str]], dated: dict[str, int]) -> bool:
    """Whether the day beside a month is the one that the statement has beside it, or that of publication."""
    name = tokens[place].folded
    for other in (place - 1, place + 1):
        if 0 <= other < len(tokens) and tokens[other].folded.isdigit() and len(tokens[other].folded) <= 2:
            figure = tokens[other].folded
            is_theirs = (name, figure) in pairs or (figure, name) in pairs
            if not is_theirs and not (name in dated and figure in dated):
                return False
    return True


def _is_time_turned(ours: Sequence[Token], place: int, theirs: Sequence[Token]) -> bool:
    """Whether something is up to a time on one side and from it on on the other: "by May" and "after May"."""
    own = _time_bounds(ours, place)
    places = [number for number, token in enumerate(theirs) if own and token.folded == ours[place].folded]
    known = [_time_bounds(theirs, number) for number in places]
    return any(
        own & side and known and all(bounds & other and not bounds & side for bounds in known)
        for side, other in ((_UP_TO, _FROM), (_FROM, _UP_TO))
    )


def _time_bounds(tokens: Sequence[Token], place: int) -> set[str]:
    """Return the words that bound a time right before a word; of what is no time only those that bound nothing else."""
    token = tokens[place]
    is_month = token.is_capital and token.folded.capitalize() in month_name
    is_time = is_month or is_figure(token.folded) or token.folded in _PERIODS
    near = {token.folded for token in tokens[max(0, place - _BEFORE_FIGURE) : place]}
    return near & (_UP_TO | _FROM) - (frozenset() if is_time else _ALSO_OF_OTHERS)


def _is_beside_same(ours: Sequence[Token], place: int, theirs: Sequence[Token]) -> bool:
    """Whether a figure counts the same on both sides, told by the words around it."""
    figures = {their.folded for their in theirs if is_figure(their.folded)}
    if len(figures) < 2:
        return True
    near = _near(ours, place)
    places = [number for number, token in enumerate(theirs) if token.folded == ours[place].folded]
    return not near or any(near & _near(theirs, number) for number in places)


def _near(tokens: Sequence[Token], place: int) -> set[str]:
    before = [token.stem for token in tokens[:place] if token.is_content][-_BESIDE:]
    after = [token.stem for token in tokens[place + 1 :] if token.is_content or is_figure(token.folded)][:_BESIDE]
    return {*before, *after}


def _is_bound_same(ours: Sequence[Token], place: int, theirs: Sequence[Token]) -> bool:
    """Whether "more than" stands before a figure only where the statement has such a word before it."""
    places = [number for number, token in enumerate(theirs) if token.folded == ours[place].folded]
    bounds = {bound for number in places for bound in _bounds(theirs, number)}
    own = _bounds(ours, place)
    return own <= bounds and (bool(own) or not all(_bounds(theirs, number) for number in places))


def _bounds(tokens: Sequence[Token], place: int) -> set[str]:
    return {token.folded for token in tokens[max(0, place - _BEFORE_FIGURE) : place] if token.folded in _BOUNDS}
