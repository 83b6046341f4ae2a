"""Quotations held against the archive: word by word, then nearly, then in parts.

The search is given; the rest is pure.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.checking.claims import Claim, ClaimType
from bot.checking.judging.crediting import Credit, Credited, credit
from bot.checking.judging.cutting import is_cut, is_told_in_draft
from bot.checking.judging.splicing import find_parts
from bot.checking.matching.differences import Difference, Side, describe
from bot.checking.matching.lookup import CheckedArticle, Lookup
from bot.checking.matching.places import Place, find_near_place, find_places
from bot.checking.matching.quoted_words import Segment, read_segments, whole_of
from bot.checking.report import Verdict
from bot.citations.outlet_notes import meets
from index.language.correction_notes import NoteKind, find_notes
from index.language.name_matching import name_words

#: The share of the words that have to stand in a place, by how many words there are; fewer are looked for exactly only.
_LEAST_SHARES = ((8, 0.6), (4, 0.7))
#: A place where the named speaker has nearly the words goes before another's with so many more of them.
_OWN_COUNTS = 0.1
#: The share of altered words that has to match before somebody else is called their speaker.
_SURE_SHARE = 0.75
#: The share of the words in one place from which they are an alteration of it, not joined from several.
_NEARLY_WHOLE = 0.8
#: So few words may be anybody's: they are another's only if few have said them.
_FEW_WORDS = 3
_LONE_DIGIT = re.compile(r"\b\d\b")
_FEW_PLACES = 2


@dataclass(frozen=True, slots=True)
class Found:
    """A place with whose words it has."""

    place: Place
    credit: Credit


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the archive says of a claim.

    Attributes:
        verdicts: In no order.
        found: The places that show it, the earliest first.
    """

    verdicts: frozenset[Verdict]
    found: tuple[Found, ...] = ()
    differences: tuple[Difference, ...] = ()


def judge_quotation(text: str, claim: Claim, lookup: Lookup) -> Judgement:
    """Return what the archive says of a quotation in a draft."""
    segments = read_segments(text, claim.span)
    if not segments:
        return Judgement(frozenset({Verdict.NOT_FOUND}))
    for tried in dict.fromkeys(((whole_of(text, claim.span),), segments)):
        longest = max(tried, key=lambda segment: len(segment.words))
        places = [place for article in lookup.holding(longest.words, text) for place in find_places(tried, article)]
        if places:
            return _judge_exact(text, claim, tried, places)
    words = sum(len(segment.words) for segment in segments)
    least = next((share for length, share in _LEAST_SHARES if words >= length), None)
    if least is None:
        return Judgement(frozenset({Verdict.NOT_FOUND}))
    return _judge_inexact(text, claim, segments, lookup, least)


def _judge_exact(text: str, claim: Claim, segments: Sequence[Segment], places: Sequence[Place]) -> Judgement:
    found = _credited(places, claim)
    level = min(found, key=lambda match: (match.credit.credited.value, not match.place.is_quoted)).credit.credited
    chosen = by_day(match for match in found if match.credit.credited is level)
    if level is Credited.OTHER and sum(len(segment.words) for segment in segments) <= _FEW_WORDS:
        articles = {id(match.place.article) for match in found}
        if len(articles) > _FEW_PLACES:
            return Judgement(frozenset({Verdict.NOT_FOUND}))
    quoted = [match for match in chosen if match.place.is_quoted and not match.place.is_in_note]
    verdicts = {Verdict.OTHER_SPEAKER} if level is Credited.OTHER else set()
    verdicts.add(_wording(claim, chosen, quoted))
    shown = quoted or chosen
    if all(is_cut(match.place) and not is_told_in_draft(text, claim.span, match.place) for match in shown):
        verdicts.add(Verdict.CUT)
    return Judgement(frozenset(verdicts | _fates(shown)), _one_each(shown))


def _wording(claim: Claim, chosen: Sequence[Found], quoted: Sequence[Found]) -> Verdict:
    """Return whether the words are quoted in the archive, or only its outlets' own."""
    if quoted:
        return Verdict.VERBATIM
    is_reported = any(match.place.statements for match in chosen)
    is_outlets = all(match.credit.credited is Credited.SAME for match in chosen) and not is_reported
    return Verdict.VERBATIM if is_outlets or not (claim.names or is_reported) else Verdict.REPORTED_ONLY


def _judge_inexact(text: str, claim: Claim, segments: Sequence[Segment], lookup: Lookup, least: float) -> Judgement:
    words = [word for segment in segments for word in segment.words]
    name = (name_words(claim.speaker or "") or (None,))[-1]
    articles = lookup.near(words, text, name)
    near = [place for article in articles if (place := find_near_place(segments, article, least))]
    if not near:
        articles += lookup.akin(words, text)
        near = [place for article in articles if (place := find_near_place(segments, article, least))]
    whole = [place for place in near if not place.edits]
    if whole:
        return _judge_exact(text, claim, segments, whole)
    is_nearly_whole = any(place.matched >= _NEARLY_WHOLE * len(words) for place in near)
    parts = [] if is_nearly_whole else _parts(segments, articles)
    if parts:
        return Judgement(frozenset({Verdict.SPLICED}), tuple(_credited(parts, claim)))
    older = [place for article in lookup.older(words, text) for place in find_places(segments, article)]
    best = _best(near, claim, len(words))
    differences = _differences(text, segments, best.place) if best else ()
    if older:
        return Judgement(frozenset({Verdict.CORRECTED}), by_day(_credited(older[:1], claim)), differences)
    if best is None:
        return Judgement(frozenset({Verdict.NOT_FOUND}))
    verdicts = {Verdict.ALTERED}
    if best.credit.credited is Credited.OTHER and best.place.matched >= _SURE_SHARE * len(words):
        verdicts.add(Verdict.OTHER_SPEAKER)
    alike = [place for place in near if place.matched == best.place.matched]
    return Judgement(frozenset(verdicts | _fates([best])), _same_words(best, _credited(alike, claim)), differences)


def _parts(segments: Sequence[Segment], articles: Sequence[CheckedArticle]) -> list[Place]:
    """Return the places that a quotation was joined from, where every part stands somewhere."""
    found: list[Place] = []
    for segment in segments:
        whole = next((place for article in articles for place in find_places([segment], article)), None)
        part = [whole] if whole else find_parts(segment.words, articles)
        if not part:
            return []
        found += part
    return found


def _best(near: Sequence[Place], claim: Claim, words: int) -> Found | None:
    def rank(match: Found) -> tuple[float, int]:
        own = _OWN_COUNTS * words if claim.names and match.credit.credited is Credited.SAME else 0.0
        return match.place.matched + own, -len(match.place.edits)

    return max(_credited(near, claim), key=rank, default=None)


def _credited(places: Iterable[Place], claim: Claim) -> list[Found]:
    is_asked = claim.type is ClaimType.QUOTATION
    return [Found(place, credit(place, claim.names, is_asked=is_asked)) for place in places]


def _same_words(best: Found, alike: Iterable[Found]) -> tuple[Found, ...]:
    """Return the best place, then those with the same words in other articles."""

    def words(one: Found) -> list[str]:
        folded = one.place.article.word_text.folded
        return [word for match in one.place.matches for word in folded[match.start : match.end]]

    copies = [match for match in alike if match.place.article is not best.place.article and words(match) == words(best)]
    return by_day([best, *copies])


def _differences(text: str, segments: Sequence[Segment], place: Place) -> tuple[Difference, ...]:
    source = Side(place.article.text, place.article.word_text.words)
    return tuple(describe(edit, Side(text, segments[number].words), source) for number, edit in place.edits)


def _fates(found: Sequence[Found]) -> set[Verdict]:
    """Return what has become of the words since: corrected, or gone from where they stood."""
    fates = set()
    if all(match.place.is_in_note or _is_corrected(match) for match in found):
        fates.add(Verdict.CORRECTED)
    if all(match.place.article.version.vanished_at for match in found):
        fates.add(Verdict.WITHDRAWN)
    return fates


def _is_corrected(found: Found) -> bool:
    text = found.place.article.text
    quote = _LONE_DIGIT.sub("", found.place.span.of(text))  # "Round 2" is no figure that a note corrects
    notes = (note.span.of(text) for note in find_notes(text) if note.kind is NoteKind.CORRECTION)
    return any(meets(note, quote, found.credit.speaker) for note in notes)


def by_day(found: Iterable[Found]) -> tuple[Found, ...]:
    """Return places in the order of their articles' dates; those without a date last."""
    return tuple(sorted(found, key=_day))


def _day(found: Found) -> tuple[str, int]:
    version = found.place.article.version
    return version.published_at.isoformat() if version.published_at else "9999", version.version


def _one_each(found: Sequence[Found]) -> tuple[Found, ...]:
    """Return of each article the first place that tells who speaks, in the order given."""
    best: dict[int, Found] = {}
    for match in found:
        before = best.get(id(match.place.article))
        if before is None or (not _tells_speaker(before) and _tells_speaker(match)):
            best[id(match.place.article)] = match
    return tuple(best.values())


def _tells_speaker(found: Found) -> bool:
    return found.credit.statement is not None and found.credit.statement.speaker is not None
