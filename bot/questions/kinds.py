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


# Words around "latest" that name neither a speaker nor a topic.
_AROUND_LATEST = frozenset(
    "a all and any anything archive are been give got has have hello here hi i in is it just me most now of "
    "please quote quotes s said say see show so something statement statements stories story tell that the there "
    "thing things up us was what whats you your".split()
)
_NEW_THINGS = frozenset("latest newest news recent".split())
_WHAT_IS_NEW = re.compile(r"\b(?:what(?:[’']?s|\s+is|\s+has\s+been|\s+was)|anything|something)\s+new\b", re.IGNORECASE)


def is_for_newest(question: str) -> bool:
    """Whether a question asks for what is new and names neither a speaker nor a topic.

    >>> is_for_newest("What's new?"), is_for_newest("the latest, please"), is_for_newest("latest on the ferry")
    (True, True, False)
    """
    found = re.findall(r"\w+", question.lower())
    asks = _NEW_THINGS.intersection(found) or _WHAT_IS_NEW.search(question)
    return bool(asks) and _AROUND_LATEST.union(_LATEST_WORDS).issuperset(found)


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
