"""Whether what is cited bears on the question: a lead says of nobody that he spoke of what his words do not mention.

Pure. Tells by words and their stems, so it may miss what is said in others; it decides leads only, never what is cited.
"""

import re
from collections.abc import Sequence

from bot.answers import Citation
from bot.questions.kinds import QuestionKind, find_kind
from index.language.words import find_stems, stem

_TELLING = frozenset({QuestionKind.DENY, QuestionKind.SUPPORT, QuestionKind.REACT})

#: Of the topic's words, the share that a statement with its article's title has at least; one stands in its own words.
#: "Pay" and "council" are lacking where somebody complains of the roof, and what was paid for it is asked.
_LEAST_SHARE = 0.5


def bears_on(citation: Citation, topic: Sequence[str]) -> bool:
    """Whether a cited statement has words of the topic, besides its speaker's name; any has where there is no topic."""
    stems = _stems(topic)
    if not stems:
        return True
    said = _find(_without_name(citation), stems)
    titled = said | _find(citation.title or "", stems)
    return bool(said) and len(titled) >= _LEAST_SHARE * len(stems)


def _stems(topic: Sequence[str]) -> frozenset[str]:
    """Return the stems of a topic without the verb that asks: "denied" is said of every denial."""
    telling = {word for word in topic if find_kind(word, has_speaker=True) in _TELLING}
    return frozenset(stem(word) for word in topic if word not in telling or telling.issuperset(topic))


def _find(text: str, stems: frozenset[str]) -> set[str]:
    return {found for _, found in find_stems(text, stems)}


def _without_name(citation: Citation) -> str:
    """Return a quote without its speaker's name, once: "Marrowby Ferries regretted it" says nothing of ferries."""
    words = citation.quote
    for word in re.findall(r"\w+", citation.speaker or ""):
        words = re.sub(rf"\b{word}\b", " ", words, count=1)
    return words
