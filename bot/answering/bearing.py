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


def is_beyond(
    query: Query, citations: Sequence[Citation], counts: Mapping[str, int], weights: Mapping[str, float]
) -> bool:
    """Whether a short topic is beyond the archive: the first citations have no more than half of it.

    Half of its words, if the archive lacks one of them; by what each tells, if nobody is asked for: "who invented the
    zipper" is not answered by what else was invented. A misspelt word is none that a citation with one like it lacks.

    Args:
        query: The question's.
        citations: What would answer it, best first.
        counts: How many passages hold each word.
        weights: How much each word tells in the archive.
    """
    topic = tuple(dict.fromkeys(query.topic))
    first = citations[:_FIRST]
    is_short = 0 < len(topic) <= _SHORT_TOPIC and query.language == "en"
    if not first or not is_short:
        return False
    if any(citation.language and citation.language not in query.asked_in for citation in first):
        return False
    is_lacking = not all(counts.get(word) for word in topic)
    is_for_somebody = bool(query.speakers or query.surnames or query.role or query.survey)
    if is_for_somebody and not is_lacking:
        return False
    told = dict.fromkeys(topic, 1.0) if is_lacking else weights
    return max(_share(query, told, citation) for citation in first) <= _LEAST_SHARE


def _share(query: Query, weights: Mapping[str, float], citation: Citation) -> float:
    """Return the share of a topic that a citation and its title have, in whatever form, spelling or other name."""
    words = split_words(f"{citation.quote} {citation.title or ''}")
    stems = set(map(stem, words))
    aliases = {word for word, other in query.aliases if stem(other) in stems}
    had = (word for word in weights if stem(word) in stems or word in aliases or is_spelt_like(word, words))
    return sum(weights[word] for word in had) / sum(weights.values())


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
