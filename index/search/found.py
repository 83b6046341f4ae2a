"""What a search found for one reading of a question, best first: ranked for it, and held against what others said."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from corpus.article import Span
from index.catalogue.articles import StoredVersion
from index.catalogue.damage import find_whole
from index.language.pages.furniture import find_furniture
from index.language.words import stem
from index.search.candidates import Proposal, admits
from index.search.query import Query
from index.search.ranking import Ranked, rank
from index.search.searched_places import StatementRow
from index.search.topic_places import TopicPlaces
from index.statements import Polarity

#: The hits that an answer may show: what a speaker says is told by these.
_FIRST = 5


@dataclass(frozen=True, slots=True)
class Found:
    """What was found for one reading of a question, best first."""

    query: Query
    ranked: tuple[Ranked, ...]


def rank_for(query: Query, proposal: Proposal, topic: Mapping[int, TopicPlaces], cosines: Mapping[str, float]) -> Found:
    """Return those of the candidates for any reading that may answer this one, best first.

    Those whom no article gives the asked role in so many words count only if nobody else has it, or if another article
    gives it to them.
    """
    those = [(candidate, proposal.versions[candidate.version]) for candidate in proposal.candidates]
    admitted = [candidate for candidate, version in those if admits(query, candidate, version)]
    if query.role:
        holders = {candidate.speaker for candidate in admitted} - {None}
        admitted += [
            candidate
            for candidate, version in those
            if candidate not in admitted
            and (not holders or candidate.speaker in holders)
            and admits(query, candidate, version, loosely=True)
        ]
    near = narrow({row.version: topic[row.version] for row in admitted}, query)
    others = _spans_of_others(query, proposal.statements)
    beside = {row: places.without(others.get(row, ())) for row, places in near.items()}
    return Found(query, tuple(rank(query, admitted, near, cosines, beside)))


def _spans_of_others(query: Query, statements: Iterable[StatementRow]) -> dict[int, list[Span]]:
    """Return what others than the asked speaker say, by version: it tells nothing of what the speaker talks about.

    A question put to the speaker does tell.
    """
    found: dict[int, list[Span]] = defaultdict(list)
    for row in statements:
        if query.speakers and row.speaker and row.speaker not in query.speakers and row.polarity != Polarity.ASKED:
            found[row.version].append(row.span)
    return found


def lead_of_others(match: Found, found: Sequence[Found], value: Callable[[Ranked], float]) -> float | None:
    """Return how much more others' best statement has of a value than one speaker's best; see `SearchResult`."""
    is_across = all(hit.is_across for hit in match.ranked[:_FIRST])
    others = [
        value(hit)
        for each in found
        for hit in each.ranked
        if hit.candidate.statement is not None and hit.candidate.speaker not in {None, *match.query.speakers}
        if not hit.is_across or is_across
    ]
    if not match.query.speakers or not match.ranked or not others:
        return None
    return max(others) - max(map(value, match.ranked[:_FIRST]))


def narrow(topic: Mapping[int, TopicPlaces], query: Query) -> dict[int, TopicPlaces]:
    """Return the positions of those words alone that this reading of the question is about."""
    stems = frozenset(stem(word, query.language) for word in query.topic)
    return {row: places.narrowed(stems) for row, places in topic.items()}


def without_damaged(connection: Connection, found: Sequence[Found]) -> list[Found]:
    """Leave out articles whose passages or statements are not what was stored; their texts were checked before."""
    whole = find_whole(connection, {ranked.candidate.version for each in found for ranked in each.ranked})
    return [
        replace(each, ranked=tuple(ranked for ranked in each.ranked if ranked.candidate.version in whole))
        for each in found
    ]


def without_notes(found: Sequence[Found], versions: Mapping[int, StoredVersion]) -> list[Found]:
    """Leave out hits in links, captions, prompts and an outlet's notes on its own article: nobody said those words."""
    rows = {ranked.candidate.version for each in found for ranked in each.ranked}
    notes = {row: find_furniture(versions[row].text) for row in rows}
    return [
        replace(each, ranked=tuple(ranked for ranked in each.ranked if not _is_in_note(ranked, notes)))
        for each in found
    ]


def _is_in_note(ranked: Ranked, notes: Mapping[int, Sequence[Span]]) -> bool:
    return any(ranked.candidate.span.overlaps(note) for note in notes[ranked.candidate.version])
