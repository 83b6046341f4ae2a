"""The order of candidates: which one answers best, and by how much.

Pure. Every feature is a share or a cosine, none a raw score, so that archives of any size are ranked alike.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from index.candidates import Candidate, Query
from index.words import stem, stems


@dataclass(frozen=True, slots=True)
class Weights:
    """What each feature counts for; see docs/design.md for how they were chosen."""

    article: float = 1.0
    passage: float = 1.0
    own_words: float = 1.0
    context_words: float = 0.5
    cosine: float = 1.5
    statement: float = 0.15
    speaker: float = 1.0
    unnamed: float = 0.3


WEIGHTS = Weights()


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate with its score, higher is better.

    Attributes:
        support: The share of the topic's words, by rarity, that stand in its sentence or passage: what a refusal is
            decided by.
        is_speakers: Whether the asked-for speaker is credited with it; False too where nobody was asked for.
    """

    candidate: Candidate
    score: float
    support: float
    cosine: float
    is_speakers: bool


def rank(
    query: Query,
    candidates: Sequence[Candidate],
    texts: Mapping[int, str],
    rarity: Mapping[str, float],
    cosines: Mapping[str, float],
) -> list[Ranked]:
    """Return the candidates that may be shown, best first; ties in the order of article and place.

    Args:
        query: What is searched for.
        candidates: In any order.
        texts: Of the candidates' articles, by version.
        rarity: Inverse passage frequency of each topic word of the query.
        cosines: Of the candidates' vectors to the question, by digest.
    """
    ranked = [
        _score(query, candidate, texts[candidate.version], rarity, cosines.get(candidate.digest, 0.0))
        for candidate in candidates
        if _may_compete(query, candidate, texts[candidate.version])
    ]
    ranked.sort(key=lambda one: (-one.score, one.candidate.version, one.candidate.span.start, one.candidate.span.end))
    return _without_overlaps(ranked)


def _may_compete(query: Query, candidate: Candidate, text: str) -> bool:
    """Whether it can be the asked-for speaker's at all: nobody is credited with another's words."""
    if not query.speakers and not query.surnames:
        return True
    if candidate.speaker is not None:
        return candidate.speaker in query.speakers
    return any(surname in candidate.passage.of(text).lower() for surname in query.surnames)


def _score(query: Query, candidate: Candidate, text: str, rarity: Mapping[str, float], cosine: float) -> Ranked:
    own = _covered(stems(candidate.span.of(text)), rarity)
    context = max(own, _covered(stems(candidate.passage.of(text)), rarity))
    is_speakers = candidate.speaker is not None and candidate.speaker in query.speakers
    score = (
        WEIGHTS.article * candidate.article_score
        + WEIGHTS.passage * candidate.passage_score
        + WEIGHTS.own_words * own
        + WEIGHTS.context_words * context
        + WEIGHTS.cosine * cosine
        + WEIGHTS.statement * (candidate.statement is not None)
        + WEIGHTS.speaker * is_speakers * candidate.confidence
    )
    return Ranked(candidate, score, context, cosine, is_speakers)


def _covered(present: frozenset[str], rarity: Mapping[str, float]) -> float:
    whole = sum(rarity.values())
    return sum(weight for word, weight in rarity.items() if stem(word) in present) / whole if whole else 0.0


def _without_overlaps(ranked: Sequence[Ranked]) -> list[Ranked]:
    kept: list[Ranked] = []
    for one in ranked:
        candidate = one.candidate
        if not any(
            other.candidate.version == candidate.version and other.candidate.span.overlaps(candidate.span)
            for other in kept
        ):
            kept.append(one)
        if len(kept) == _MOST_RANKED:
            break
    return kept


#: More than any answer shows.
_MOST_RANKED = 25
