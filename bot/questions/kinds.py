"""Decide the kind of answer a question wants: a statement, a denial, support, anybody's words, or the latest.

Pure. The first telling word decides: "how did Orr respond to claims that Vane denied" asks how Orr reacted.
"""

import re
from enum import StrEnum

from bot.questions.slots import is_about_subject
from bot.questions.tokens import Token, split_tokens
from bot.questions.vocabulary import (
    ABOUT,
    ATTACHED,
    AUXILIARIES,
    BASE_VERBS,
    BE,
    CLAUSE_VERBS,
    DO,
    HAVE,
    NOBODY,
    PRONOUNS,
    SPEECH_NOUNS,
    VERBS,
)
from index.language.meanings.stances import AGAINST, FOR, stance_of_verb


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
_STANDING = {"against": AGAINST, "for": FOR}
_LATEST = re.compile(
    r"\b(?:latest|newest|most\s+recent(?:ly)?|recent(?:ly)?|lately|(?:what[’']?s|what\s+is|anything)\s+new)\b",
    re.IGNORECASE,
)
_LATEST_WORDS = frozenset("lately latest new newest news recent recently word".split())
_FIGURE = re.compile(
    r"\bhow\s+(?:many|much|often|long|old|far|big|high|short|few)\b|"
    r"\b(?:what|which)\s+(?:%|(?:percent(?:age)?|per\s+cent|pct|share|proportion|fraction|number|margin|amount|sum)\b)",
    re.IGNORECASE,
)

_DAY = re.compile(
    r"\b(?:when\s+(?:is|are|was|will|would|does|do|should|can|could)|(?:what|which)\s+(?:day|date|month|year))\b",
    re.IGNORECASE,
)
_PLACE = re.compile(r"^\W*where\b|\b(?:what|which)\s+(?:place|city|town|country|county|state)\b", re.IGNORECASE)
_SAID_WHERE = re.compile(
    r"\bwhere\s+(?:did|has|have)\b.*\b(?:say|said|tell|told|write|written|call|tweet)\b", re.IGNORECASE
)
#: In words, with a title.
_LONGEST_NAME = 4


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
    if _LATEST.search(question) or (has_speaker and asks_who_is(question)):
        return QuestionKind.LATEST
    kind = next((_KIND_OF[token.word] for token in tokens if token.word in _KIND_OF), QuestionKind.SAID)
    return kind if has_speaker or kind is QuestionKind.REACT else QuestionKind.ABOUT


def asks_who_is(question: str) -> bool:
    """Return whether a question asks who somebody is: what they are, and what they said last.

    >>> asks_who_is("Who is Ada Orr?"), asks_who_is("who is Ada Orr backing?"), asks_who_is("who said it?")
    (True, False, False)
    """
    tokens = split_tokens(question)
    if not tokens or tokens[0].word != "who":
        return False
    is_short = tokens[0].is_possessive
    rest = tokens[1:] if is_short else tokens[2:]
    is_asked = is_short or (len(tokens) > 1 and tokens[1].word in BE | {"is"})
    return is_asked and 0 < len(rest) <= _LONGEST_NAME and not any(_is_no_name(word) for word in rest)


def _is_no_name(token: Token) -> bool:
    is_other = token.word in VERBS | ABOUT | ATTACHED | PRONOUNS | NOBODY
    return is_other or (token.word.endswith("ing") and token.written.islower())


def asks_for_words(question: str) -> bool:
    """Return whether a question asks for words or an opinion, not for a deed.

    >>> asks_for_words("what does Orr say?"), asks_for_words("Orr on tolls"), asks_for_words("why did Orr sell it?")
    (True, True, False)
    """
    words = {token.word for token in split_tokens(question)}
    is_telling = not words.isdisjoint(CLAUSE_VERBS | SPEECH_NOUNS)
    return is_telling or (words.isdisjoint(AUXILIARIES) and not words.isdisjoint(ABOUT))


def asks_when_said(question: str) -> bool:
    """Return whether a question asks for the day on which somebody said something.

    >>> asks_when_said("when did Orr say that the toll is fair?"), asks_when_said("when will the bridge open?")
    (True, False)
    """
    words = [token.word for token in split_tokens(question)]
    is_asked = words[:1] == ["when"] and len(words) > 1 and words[1] in DO | HAVE
    return is_asked and not CLAUSE_VERBS.union(BASE_VERBS).isdisjoint(words[2:])


def asks_day(question: str) -> bool:
    """Return whether a question asks for a day other than that of the saying.

    >>> asks_day("when will the bridge open, acc to Orr?"), asks_day("when did Orr say so?")
    (True, False)
    """
    return _DAY.search(question) is not None and not asks_when_said(question)


def asks_place(question: str) -> bool:
    """Return whether a question asks for a place.

    >>> asks_place("where does Orr want the bridge?"), asks_place("where did Orr say so?")
    (True, False)
    """
    return _PLACE.search(question) is not None and _SAID_WHERE.search(question) is None


def asks_figure(question: str) -> bool:
    """Return whether a question asks for a number.

    >>> asks_figure("by how many points did Orr lead?"), asks_figure("how did Orr respond?")
    (True, False)
    """
    return _FIGURE.search(question) is not None


def find_asked_stance(question: str) -> int:
    """Return whether "who" asks for words for something (1) or against it (-1); 0 for all other questions.

    >>> find_asked_stance("who slammed the plan?"), find_asked_stance("who is for it?"), find_asked_stance("who spoke?")
    (-1, 1, 0)
    """
    tokens = split_tokens(question)
    is_who = bool(tokens) and tokens[0].word in {"which", "who", "whos"}
    for token in tokens[1:] if is_who else ():
        if token.word in _STANDING:
            return _STANDING[token.word]
        if token.word in VERBS or stance_of_verb(token.word):
            return stance_of_verb(token.word)
    return 0


def kind_words(kind: str) -> frozenset[str]:
    """Return the words that indicate the kind and so are not part of the topic."""
    return _LATEST_WORDS if kind == QuestionKind.LATEST else frozenset()
