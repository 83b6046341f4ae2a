"""Whether citations bear on the topic: a lead must not name a topic that the speaker's words do not mention.

Pure. Compares words by their stems, so it misses synonyms.
"""

import re
from collections.abc import Mapping, Sequence

from bot.answers import Citation
from bot.questions.kinds import QuestionKind, find_kind
from index.language.spelling import is_spelt_like
from index.language.words import find_stems, split_words, stem
from index.search.query import Query

_TELLING = frozenset({QuestionKind.DENY, QuestionKind.SUPPORT, QuestionKind.REACT})

#: The least share of the topic's words that a statement and its article's title must have; one must be in the statement
#: itself. "Pay" and "council" are missing where somebody complains of the roof and the question is about its price.
_LEAST_SHARE = 0.5

#: In words, of a topic of which each word tells much.
_SHORT_TOPIC = 3
#: The citations that tell whether a topic is beyond the archive.
_FIRST = 3


def bears_on(citation: Citation, query: Query) -> bool:
    """Whether a statement has words of the topic, apart from its speaker's name.

    A body that has a word of it in its name speaks of it where the title has all of it. Always true without a topic,
    and of an article in another language, in which none of the words can be.
    """
    stems = _stems(query.topic, query.language)
    if not stems or (citation.language and citation.language not in query.asked_in):
        return True
    said = _find(_without_name(citation), stems, query.language)
    titled = _find(citation.title or "", stems, query.language)
    if not said and titled == stems:  # "Marrowby Ferries regretted it", under "Ferries stand still"
        return bool(_find(citation.speaker or "", stems, query.language))
    return bool(said) and len(said | titled) >= _LEAST_SHARE * len(stems)


def is_beyond(query: Query, citations: Sequence[Citation], counts: Mapping[str, int]) -> bool:
    """Whether a short topic has a word that the archive lacks, and the first citations no more than half of its words.

    A misspelt word is no unknown one where a citation has one like it.

    Args:
        query: The question's.
        citations: What would answer it, best first.
        counts: How many passages hold each word.
    """
    topic = tuple(dict.fromkeys(query.topic))
    first = citations[:_FIRST]
    is_short = 0 < len(topic) <= _SHORT_TOPIC and query.language == "en"
    if not first or not is_short or all(counts.get(word) for word in topic):
        return False
    if any(citation.language and citation.language not in query.asked_in for citation in first):
        return False
    return max(_share(topic, f"{citation.quote} {citation.title or ''}") for citation in first) <= _LEAST_SHARE


def _share(topic: Sequence[str], text: str) -> float:
    """Return the share of a topic's words that a text has, in whatever form or spelling."""
    words = split_words(text)
    stems = set(map(stem, words))
    return sum(stem(word) in stems or is_spelt_like(word, words) for word in topic) / len(topic)


def _stems(topic: Sequence[str], language: str) -> frozenset[str]:
    """Return the stems of a topic without the verb that asks: "denied" fits every denial."""
    telling = {word for word in topic if find_kind(word, has_speaker=True) in _TELLING}
    return frozenset(stem(word, language) for word in topic if word not in telling or telling.issuperset(topic))


def _find(text: str, stems: frozenset[str], language: str) -> set[str]:
    return {found for _, found in find_stems(text, stems, language)}


def _without_name(citation: Citation) -> str:
    """Return a quote without its speaker's name, once: "Marrowby Ferries regretted it" is not about ferries."""
    words = citation.quote
    for word in re.findall(r"\w+", citation.speaker or ""):
        words = re.sub(rf"\b{word}\b", " ", words, count=1)
    return words
