"""Where the words of a question's topic are in an article, and what a place in it has of what is asked for. Pure."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from copy import copy
from enum import Enum

from corpus.article import Span
from index.language.meanings.stances import stance_of, stance_of_verb
from index.language.number_words import is_figure
from index.language.words import find_stems, split_words, stem
from index.search.query import Query

_YEAR = re.compile(r"(?:19|20)\d\d")
_DAY = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|"
    r"October|November|December|(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.|(?:19|20)\d\d|tomorrow|tonight|yesterday|"
    r"next\s+(?:week|month|year|spring|summer|autumn|fall|winter))\b"
)
_PLACE = re.compile(r"\b(?:at|from|in|near|outside|to)\s+(?:the\s+)?[A-Z]")

#: The sum of the cosines of a place and its passage that would rank it, across languages, as all words of the topic do;
#: the best are at half of it, behind a place in the question's language that has the words.
_ACROSS_WHOLE = 1.6
#: What a word found in another language ranks for, so that a place in the question's language that has it comes first.
_TRANSLATED = 0.5


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
