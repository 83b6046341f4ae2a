"""Decide the kind of answer a question wants: a statement, a denial, support, anybody's words, or the latest.

Pure. The first telling word decides: "how did Orr respond to claims that Vane denied" asks how Orr reacted.
"""

import re
from enum import StrEnum

from bot.questions.slots import is_about_subject
from bot.questions.tokens import split_tokens


class QuestionKind(StrEnum):
    """The kind of a question. SAID asks for one speaker's words, ABOUT for anybody's."""

    SAID = "said"
    WHO = "who"
    DENY = "deny"
    SUPPORT = "support"
    REACT = "react"
    ABOUT = "about"
    LATEST = "latest"


_TELLING = {
    QuestionKind.DENY: "deny denies denied denial dispute disputes disputed refute refutes refuted reject rejected",
    QuestionKind.SUPPORT: "support supports supported back backs backed endorse endorses endorsed favor favour favors "
    "favours oppose opposes opposed against agree agrees agreed disagree disagrees disagreed approve approves approved",
    QuestionKind.REACT: "react reacts reacted reaction reactions respond responds responded response responses",
    QuestionKind.SAID: "say says said tell tells told think thinks thought claim claims claimed argue argues argued",
}
_KIND_OF = {word: kind for kind, words in _TELLING.items() for word in words.split()}
_LATEST = re.compile(
    r"\b(?:latest|newest|most\s+recent(?:ly)?|recent(?:ly)?|lately|(?:what[’']?s|what\s+is|anything)\s+new)\b",
    re.IGNORECASE,
)
_LATEST_WORDS = frozenset("lately latest new newest news recent recently word".split())
_FIGURE = re.compile(
    r"\bhow\s+(?:many|much|often|long|old|far|big|high|short|few)\b|\bwhat\s+(?:percent(?:age)?|share|number|margin)\b",
    re.IGNORECASE,
)


def find_kind(question: str, *, has_speaker: bool) -> QuestionKind:
    """Return the kind of a question that has no polite frame.

    >>> find_kind("did Orr deny it?", has_speaker=True)
    <QuestionKind.DENY: 'deny'>
    """
    tokens = split_tokens(question)
    if is_about_subject(tokens):
        return QuestionKind.WHO
    if _LATEST.search(question):
        return QuestionKind.LATEST
    kind = next((_KIND_OF[token.word] for token in tokens if token.word in _KIND_OF), QuestionKind.SAID)
    return kind if has_speaker or kind is QuestionKind.REACT else QuestionKind.ABOUT


def asks_figure(question: str) -> bool:
    """Return whether a question asks for a number.

    >>> asks_figure("by how many points did Orr lead?"), asks_figure("how did Orr respond?")
    (True, False)
    """
    return _FIGURE.search(question) is not None


def kind_words(kind: str) -> frozenset[str]:
    """Return the words that indicate the kind and so are not part of the topic."""
    return _LATEST_WORDS if kind == QuestionKind.LATEST else frozenset()
