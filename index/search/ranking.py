"""The order of candidates, by how well they answer.

Pure functions. Every feature is a share or a cosine, never a raw score, so ranking works alike for archives of any
size.
"""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from copy import copy
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from corpus.article import Span
from index.language.meanings.stances import stance_of, stance_of_verb
from index.language.number_words import is_figure
from index.language.words import find_stems, split_words, stem
from index.search.admission import CONTEXT, is_maker
from index.search.candidates import Candidate
from index.search.query import Query
from index.search.searched_places import PassageRow
from index.statements import Kind

_OWN_WORDING = frozenset({Kind.DIRECT, Kind.MIXED})
_YEAR = re.compile(r"(?:19|20)\d\d")
_DAY = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|"
    r"October|November|December|(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.|(?:19|20)\d\d|tomorrow|tonight|yesterday|"
    r"next\s+(?:week|month|year|spring|summer|autumn|fall|winter))\b"
)
_PLACE = re.compile(r"\b(?:at|from|in|near|outside|to)\s+(?:the\s+)?[A-Z]")


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


class Comparing(Enum):
    """How far the model compares an article with a question.

    By the English model; by the multilingual one, in the question's language (WITHIN) or in another (ACROSS).
    """

    ENGLISH = "english"
    WITHIN = "within"
    ACROSS = "across"


#: The language that the English model was made for, and what its cosines count for as evidence in another: there it
#: compares little more than spellings.
_MODEL_KNOWS = "en"
_TRUST_ELSEWHERE = 0.5

#: What the cosines of a place and its passage, together, count for as evidence across languages, where no word of the
#: question can be looked for: those of anybody, and those of the asked speaker, among whose few statements the topic
#: has to tell. docs/measured.md has the questions that they were chosen on.
_ACROSS = 1.07
_ACROSS_OF_SPEAKER = 5.75
#: Their sum that would rank a place as all words of the topic do; the best are at half of it, behind a place in the
#: question's language that has the words.
_ACROSS_WHOLE = 1.6
#: What a word found in another language ranks for, so that a place in the question's language that has it comes first.
_TRANSLATED = 0.5
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
    topic: Mapping[int, "TopicPlaces"],
    cosines: Mapping[str, float],
    beside: Mapping[int, "TopicPlaces"] | None = None,
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


def _find_leads(candidates: Sequence[Candidate], topic: Mapping[int, "TopicPlaces"]) -> dict[int | None, int]:
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
    places: "TopicPlaces",
    beside: "TopicPlaces",
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


def _weigh_form(query: Query, candidate: Candidate, places: "TopicPlaces", own: float) -> float:
    """Return what a place's form counts: own words, and what the question wants a place to have."""
    span = candidate.span
    return (
        _WEIGHTS.form * ((candidate.kind in _OWN_WORDING) + places.has_wanted(query, span))
        + _WEIGHTS.figure * (query.wants_figure and own > 0 and places.has_figure(span))
        + _WEIGHTS.stance * places.meets_stance(query, span)
    )


def _is_speakers(query: Query, candidate: Candidate, places: "TopicPlaces") -> bool:
    if query.survey is not None:
        return is_maker(query.survey, candidate.source, places.text)
    return bool(query.role) or (candidate.speaker is not None and candidate.speaker in query.speakers)


def best_evidence(
    places: Sequence[PassageRow], topic: Mapping[int, "TopicPlaces"], cosines: Mapping[str, float]
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
    places: "TopicPlaces", around: float, cosine: float, passage_cosine: float, counts_across: float = _ACROSS
) -> float:
    if places.is_translated and around < _LEAST_TRANSLATED:
        around = 0.0
    found = around + places.trust * max(0.0, passage_cosine)
    return max(found, min(_MOST_EVIDENCE, counts_across * (cosine + passage_cosine))) if places.is_across else found


def _share_around(places: "TopicPlaces", span: Span) -> float:
    return places.share(span.start - CONTEXT, span.end + CONTEXT, with_title=True)


def _share_of_theirs(places: "TopicPlaces", beside: "TopicPlaces", span: Span) -> float:
    """Return the share of the topic in a place, around it and in the title; 0 where only others speak of it.

    What others say nearby may be what the speaker answers. Where it is all that is near, the speaker's words are about
    something else.
    """
    is_theirs = _share_around(beside, span) > 0 or places.share(span.start, span.end) > 0
    return _share_around(places, span) if is_theirs else 0.0


class TopicPlaces:
    """Positions of a topic's words in an article.

    Args:
        text: The article's.
        rarity: The inverse passage frequency of each word.
        title: The article's.
        language: The question's.
        written: The article's language, where the aliases are the topic's words in it.
        model: How far the model compares this article with the question.
        aliases: Words of the topic, each with another form, and what that counts where it stands alone.
    """

    def __init__(  # noqa: PLR0913 - what places are found by
        self,
        text: str,
        rarity: Mapping[str, float],
        title: str = "",
        language: str = "en",
        *,
        model: Comparing = Comparing.ENGLISH,
        aliases: Sequence[tuple[str, str, float]] = (),
        written: str | None = None,
    ) -> None:
        self.text = text
        self.is_translated = written is not None
        self.counts = _TRANSLATED if written else 1.0
        self.is_across = model is Comparing.ACROSS
        self.is_within = model is Comparing.WITHIN
        self.is_english = model is Comparing.ENGLISH
        self.trust = _TRUST_ELSEWHERE if self.is_english and language != _MODEL_KNOWS else 1.0
        self._weigh({stem(word, language): weight for word, weight in rarity.items()})
        self._others: dict[str, list[tuple[str, float]]] = {}
        written = written or language
        for word, other, weight in aliases:
            self._others.setdefault(stem(other, written), []).append((stem(word, language), weight))
        forms = self._weights.keys() | self._others.keys()
        found = find_stems(text, forms, written)
        self._starts = [start for start, _ in found]
        self._stems = [stem_there for _, stem_there in found]
        self._title = {found_stem for _, found_stem in find_stems(title, forms, written)}
        self._of_article = self._share({*self._stems, *self._title})

    def _weigh(self, weights: Mapping[str, float]) -> None:
        self._weights = dict(weights)
        self._whole = sum(weights.values())
        self._shares: dict[tuple[int, int, bool], float] = {}

    def narrowed(self, stems: AbstractSet[str]) -> "TopicPlaces":
        """Return the positions of these of the topic's words alone."""
        if stems >= self._weights.keys():
            return self
        other = copy(self)
        other._weigh({word: weight for word, weight in self._weights.items() if word in stems})  # noqa: SLF001 - its own
        other._of_article = other._share({*other._stems, *other._title})  # noqa: SLF001 - its own
        return other

    @property
    def of_article(self) -> float:
        """The share of the topic, by rarity, anywhere in the article or its title; 1 if there is no topic."""
        return self._of_article

    def share_across(self, cosines: float) -> float:
        """Return the share of the topic that two cosines stand for if the article is in another language; else 0."""
        return min(1.0, max(0.0, cosines / _ACROSS_WHOLE)) if self.is_across else 0.0

    def has_wanted(self, query: Query, span: Span) -> bool:
        """Whether a place contains what a question asks for: a number, a day, or a place."""
        words = span.of(self.text)
        return (
            (query.wants_figure and self.has_figure(span))
            or (query.wants_day and _DAY.search(words) is not None)
            or (query.wants_place and _PLACE.search(words) is not None)
        )

    def meets_stance(self, query: Query, span: Span) -> int:
        """Return 1 for a place of the asked stance ("who backs it"), -1 for one of the other, else 0.

        A place has to name what the stance is on: criticism of something else is no answer.
        """
        if not query.stance or not self._names_object(query, span):
            return 0
        return query.stance * stance_of(span.of(self.text))

    def _names_object(self, query: Query, span: Span) -> bool:
        on = {stem(word, query.language) for word in query.topic if not stance_of_verb(word)}
        present = self._stems[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]
        return not on or not on.isdisjoint(present)

    def has_figure(self, span: Span) -> bool:
        """Whether a place contains a number other than a year."""
        return any(is_figure(word) and not _YEAR.fullmatch(word) for word in split_words(span.of(self.text)))

    def share(self, start: int, end: int, *, with_title: bool = False) -> float:
        """Return the share of the topic, by rarity, between two offsets; 1 if there is no topic."""
        place = bisect_left(self._starts, start), bisect_left(self._starts, end), with_title
        known = self._shares.get(place)
        if known is None:  # neighbouring places have the same words around them
            present = set(self._stems[place[0] : place[1]])
            known = self._shares[place] = self._share(present | self._title if with_title else present)
        return known

    def counted_share(self, start: int, end: int) -> float:
        """Return the share of the topic between two offsets as it counts for the order: of translations, half."""
        return self.counts * self.share(start, end)

    def without(self, spans: Sequence[Span]) -> "TopicPlaces":
        """Return the positions outside some spans; the title counts as before."""
        if not spans or not self._starts:
            return self
        kept = [
            (start, stem_there)
            for start, stem_there in zip(self._starts, self._stems, strict=True)
            if not any(span.start <= start < span.end for span in spans)
        ]
        other = copy(self)
        other._starts, other._stems = [start for start, _ in kept], [place for _, place in kept]  # noqa: SLF001 - its own
        other._shares = {}  # noqa: SLF001 - its own
        return other

    def _share(self, present: AbstractSet[str]) -> float:
        if not self._whole:
            return 1.0
        counted = {stem_there: self._weights[stem_there] for stem_there in present if stem_there in self._weights}
        for form in present & self._others.keys():
            for other, weight in self._others[form]:
                if other in self._weights:
                    counted[other] = max(counted.get(other, 0.0), min(weight, self._weights[other]))
        return sum(counted.values()) / self._whole


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
