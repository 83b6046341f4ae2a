"""The order of candidates, by how well they answer.

Pure functions. Every feature is a share or a cosine, never a raw score, so ranking works alike for archives of any
size.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.article import Span
from index.search.admission import CONTEXT, is_maker
from index.search.candidates import Candidate
from index.search.query import Query
from index.search.searched_places import PassageRow
from index.search.topic_places import TopicPlaces
from index.statements import Kind

_OWN_WORDING = frozenset({Kind.DIRECT, Kind.MIXED})
#: More than any answer shows.
_MOST_RANKED = 25


@dataclass(frozen=True, slots=True)
class Weights:
    """The weight of each feature; docs/measured.md says how they were chosen.

    ``article`` is that of its rank by words, ``article_words`` that of the topic's words anywhere in it, ``form`` that
    of the speaker's own wording, and of a number if one is asked for. ``stance`` is that of words for or against, if
    such are asked for.
    """

    article: float = 0.5
    article_words: float = 1.0
    own_words: float = 1.0
    context_words: float = 1.5
    cosine: float = 2.5
    passage_cosine: float = 1.0
    statement: float = 1.0
    form: float = 0.4
    stance: float = 1.0
    figure: float = 0.7


_WEIGHTS = Weights()


#: What the cosines of a place and its passage, together, count for as evidence across languages, where no word of the
#: question can be looked for: those of anybody, and those of the asked speaker, among whose few statements the topic
#: has to tell. docs/measured.md has the questions that they were chosen on.
_ACROSS = 1.07
_ACROSS_OF_SPEAKER = 5.75
#: The share of a topic that has to be there in another language's words: "price" alone is not "the price of petrol".
_LEAST_TRANSLATED = 0.4
_MOST_EVIDENCE = 2.0


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate with its score, higher is better.

    Attributes:
        evidence: How far the place is about the topic, 0 to 2: the share of the topic's words, weighted by rarity, in
            it, around it or in its article's title, plus the cosine of its passage. Decides whether an answer is
            refused. Of the asked speaker, it is 0 where only others' words are about it.
        own_evidence: The same for its own words alone. Decides which further citations are shown. By another model
            than the English one, the words around count half: of a short statement it tells little.
        is_speakers: Whether it is credited to the asked speaker or role; False if nobody was asked for.
        has_topic: Whether a word of the topic is in it, around it or in its article's title.
        is_across: Whether its article is in another language than the question, so that its evidence cannot be compared
            with that of articles in the question's.
    """

    candidate: Candidate
    score: float
    evidence: float
    own_evidence: float
    is_speakers: bool
    has_topic: bool = True
    is_across: bool = False

    @property
    def fit(self) -> float:
        """The score without what the asked speaker's statements have beyond others'."""
        return self.score - _WEIGHTS.statement * self.is_speakers * self.candidate.confidence


def rank(
    query: Query,
    candidates: Sequence[Candidate],
    topic: Mapping[int, TopicPlaces],
    cosines: Mapping[str, float],
    beside: Mapping[int, TopicPlaces] | None = None,
) -> list[Ranked]:
    """Return the candidates that may be shown, best first; ties in order of article and place.

    Args:
        query: What is searched for.
        candidates: In any order.
        topic: Positions of the topic's words in the candidates' articles, by version.
        cosines: Cosine of each candidate's vector to the question's, by digest.
        beside: The positions that are not in others' words, by version; None: all.
    """
    beside = beside or topic
    leads = {} if query.role else _find_leads(candidates, topic)
    ranked = [
        _score(query, one, topic[one.version], beside[one.version], cosines, lead=leads.get(one.statement))
        for one in candidates
    ]
    ranked.sort(key=lambda one: (-one.score, one.candidate.version, one.candidate.span.start, one.candidate.span.end))
    return _without_overlaps(ranked)


def _find_leads(candidates: Sequence[Candidate], topic: Mapping[int, TopicPlaces]) -> dict[int | None, int]:
    """Return, by statement, where the reported words begin that a quotation of the same speaker follows at once.

    "Orr said that the bridge would close. «We have no choice,» she said." names the topic before the quotation, which
    says it in Orr's own words. With the English model, and for questions in another language than the article's, it won
    as many answers as it lost, so it is left out there.
    """
    said = [one for one in candidates if one.speaker and topic[one.version].is_within]
    said.sort(key=lambda one: (one.version, one.span.start))
    return {
        quoted.statement: told.span.start
        for told, quoted in pairwise(said)
        if (told.version, told.speaker) == (quoted.version, quoted.speaker)
        and quoted.kind in _OWN_WORDING
        and told.kind not in _OWN_WORDING
        and not topic[told.version].text[told.span.end : quoted.span.start].strip()
    }


def _score(  # noqa: PLR0913 - what a place is judged by
    query: Query,
    candidate: Candidate,
    places: TopicPlaces,
    beside: TopicPlaces,
    cosines: Mapping[str, float],
    *,
    lead: int | None = None,
) -> Ranked:
    cosine, span = cosines.get(candidate.digest, 0.0), candidate.span
    passage_cosine = max((cosines.get(digest, 0.0) for digest in candidate.passage_digests), default=cosine)
    is_speakers = _is_speakers(query, candidate, places)
    across = places.share_across(cosine + passage_cosine)
    own = max(places.counted_share(span.start, span.end), across)
    led = own if lead is None else max(places.counted_share(lead, span.end), across)
    context = max(places.counted_share(span.start - CONTEXT, span.end + CONTEXT), across)
    around = _share_of_theirs(places, beside, span)
    evidence = _evidence(places, around, cosine, passage_cosine, _ACROSS_OF_SPEAKER if is_speakers else _ACROSS)
    if query.surnames and not query.speakers:
        # Nobody quotes a stranger: only a place that names the stranger and the topic together is evidence.
        evidence = own + max(0.0, passage_cosine)
    score = (
        _WEIGHTS.article * candidate.article_score
        + _WEIGHTS.article_words * max(places.counts * places.of_article, across)
        + _WEIGHTS.own_words * led
        + _WEIGHTS.context_words * context
        + _WEIGHTS.cosine * cosine
        + _WEIGHTS.passage_cosine * passage_cosine
        + _WEIGHTS.statement * ((candidate.statement is not None) + is_speakers * candidate.confidence)
        + _weigh_form(query, candidate, places, own)
    )
    return Ranked(
        candidate=candidate,
        score=score,
        evidence=evidence,
        own_evidence=(own if places.is_english else (own + context) / 2) + max(0.0, cosine),
        is_speakers=is_speakers,
        has_topic=places.is_across or around > 0,
        is_across=places.is_across,
    )


def _weigh_form(query: Query, candidate: Candidate, places: TopicPlaces, own: float) -> float:
    """Return what a place's form counts: own words, and what the question wants a place to have."""
    span = candidate.span
    return (
        _WEIGHTS.form * ((candidate.kind in _OWN_WORDING) + places.has_wanted(query, span))
        + _WEIGHTS.figure * (query.wants_figure and own > 0 and places.has_figure(span))
        + _WEIGHTS.stance * places.meets_stance(query, span)
    )


def _is_speakers(query: Query, candidate: Candidate, places: TopicPlaces) -> bool:
    if query.survey is not None:
        return is_maker(query.survey, candidate.source, places.text)
    return bool(query.role) or (candidate.speaker is not None and candidate.speaker in query.speakers)


def best_evidence(
    places: Sequence[PassageRow], topic: Mapping[int, TopicPlaces], cosines: Mapping[str, float]
) -> float:
    """Return the evidence of the place that is most about the topic, of any speaker; see `Ranked`."""
    return max(
        (
            _evidence(places, places.counts * _share_around(places, place.span), *[cosines.get(place.digest, 0.0)] * 2)
            for place, places in ((place, topic[place.version]) for place in places)
        ),
        default=0.0,
    )


def _evidence(
    places: TopicPlaces, around: float, cosine: float, passage_cosine: float, counts_across: float = _ACROSS
) -> float:
    if places.is_translated and around < _LEAST_TRANSLATED:
        around = 0.0
    found = around + places.trust * max(0.0, passage_cosine)
    return max(found, min(_MOST_EVIDENCE, counts_across * (cosine + passage_cosine))) if places.is_across else found


def _share_around(places: TopicPlaces, span: Span) -> float:
    return places.share(span.start - CONTEXT, span.end + CONTEXT, with_title=True)


def _share_of_theirs(places: TopicPlaces, beside: TopicPlaces, span: Span) -> float:
    """Return the share of the topic in a place, around it and in the title; 0 where only others speak of it.

    What others say nearby may be what the speaker answers. Where it is all that is near, the speaker's words are about
    something else.
    """
    is_theirs = _share_around(beside, span) > 0 or places.share(span.start, span.end) > 0
    return _share_around(places, span) if is_theirs else 0.0


def _without_overlaps(ranked: Sequence[Ranked]) -> list[Ranked]:
    kept: list[Ranked] = []
    for hit in ranked:
        candidate = hit.candidate
        if not any(
            other.candidate.version == candidate.version and other.candidate.span.overlaps(candidate.span)
            for other in kept
        ):
            kept.append(hit)
        if len(kept) == _MOST_RANKED:
            break
    return kept
