"""Questions without a topic or a speaker of their own: "when?", "who else said that?", "did she deny it?".

Pure. All that such a question has is what it wants to know and of what kind it is; the rest is the frame of before. For
example, after "What did Orr say about the bridge?"

- "when?" wants the dates of the same statements,
- "who else said that?" asks for others on the bridge,
- "what else?" asks for anything that Orr said,
- "who denied it?" asks for denials on the bridge, by anybody.
"""

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum

from bot.questions.frames import Frame
from bot.questions.kinds import QuestionKind, find_kind
from bot.questions.vocabulary import ADVERBS, AUXILIARIES, NOBODY, PRONOUNS, QUESTION_WORDS, VERBS
from index.language.words import ASKING_WORDS, STOP_WORDS


class Wanted(StrEnum):
    """What of the statements a follow-up wants to know."""

    STATEMENTS = "statements"
    DATES = "dates"
    OUTLETS = "outlets"


#: Words that stand for what was spoken of.
ANAPHORS = frozenset("it so that this".split())

_DATE_WORDS = frozenset("date dates day days time".split())
_OUTLET_WORDS = frozenset("article articles newspaper outlet outlets paper source sources".split())
_MORE_WORDS = frozenset("else further more other others".split())
_FACT_WORDS = frozenset(
    "come denial denials exactly happen happened new newest news precisely published reaction reactions really recent "
    "reported response responses".split()
)
_OTHERS = frozenset("else other others".split())
_OPPOSING = frozenset("against oppose opposed opposes".split())

#: Words without a topic or a speaker of their own.
_EMPTY = (
    (STOP_WORDS | ASKING_WORDS | QUESTION_WORDS | AUXILIARIES | PRONOUNS | VERBS | ADVERBS | NOBODY)
    | (_DATE_WORDS | _OUTLET_WORDS | _MORE_WORDS | _FACT_WORDS | ANAPHORS)
) - frozenset("i me mine my our us we you your yours".split())

_JUDGING = frozenset({QuestionKind.DENY, QuestionKind.SUPPORT, QuestionKind.REACT})
#: What joins a verb to the topic, by how the verb begins.
_LINKS = {"react": " to", "respond": " to", "agree": " with", "disagree": " with", "approve": " of"}


def is_bare(words: Sequence[str]) -> bool:
    """Whether a question has nothing but empty words.

    >>> is_bare("who else said that".split()), is_bare("who else said that about tolls".split())
    (True, False)
    """
    return all(word in _EMPTY for word in words)


def is_why(words: Sequence[str]) -> bool:
    """Whether a question asks for a reason."""
    return words[0] == "why" or words[:2] in (["how", "come"], ["how", "so"])


def find_wanted(words: Sequence[str]) -> Wanted:
    """Return what a question wants to know of the statements."""
    if words[0] == "when" or _DATE_WORDS.intersection(words):
        return Wanted.DATES
    return Wanted.OUTLETS if words[0] == "where" or _OUTLET_WORDS.intersection(words) else Wanted.STATEMENTS


def asks_for_others(words: Sequence[str]) -> bool:
    """Whether those who were heard already are left out."""
    return not _OTHERS.isdisjoint(words)


def change_kind(same: Frame, words: Sequence[str], kind: QuestionKind, *, has_pronoun: bool) -> Frame | None:
    """Return the frame of a question that has nothing but its kind; None where that says nothing.

    Args:
        same: The frame of before, with whom a pronoun means as its speaker.
        words: The question's.
        kind: What they ask for.
        has_pronoun: Whether the speaker was named by one.
    """
    if kind == QuestionKind.WHO:
        return _ask_who(same, words) if same.topic else None
    if _MORE_WORDS.intersection(words):
        return _ask_more(same, words)
    if kind in _JUDGING:
        judged = replace(same, kind=kind, verb=judging_verb(words), speakers=same.speakers if has_pronoun else ())
        return judged if same.topic else None
    if kind == QuestionKind.LATEST or has_pronoun:
        return replace(same, kind=kind if kind == QuestionKind.LATEST else QuestionKind.SAID)
    return None


def judging_verb(words: Sequence[str]) -> str:
    """Return the verb that a question for support keeps: opposing is not supporting, though both are of one kind."""
    return "" if _OPPOSING.isdisjoint(words) else "oppose"


def _ask_who(frame: Frame, words: Sequence[str]) -> Frame:
    """Return the frame of "who denied it?"."""
    verb = next((word for word in words if find_kind(word, has_speaker=True) in _JUDGING), "")
    link = next((link for stem, link in _LINKS.items() if verb.startswith(stem)), "")
    return replace(frame, speakers=(), kind=QuestionKind.WHO, verb=verb + link)


def _ask_more(frame: Frame, words: Sequence[str]) -> Frame:
    """Return the frame of "what else?": of one speaker anything, of a topic, and of "others", anybody."""
    if "others" in words:
        return replace(frame, speakers=(), kind=QuestionKind.ABOUT)
    if frame.speakers:
        return replace(frame, topic="", kind=QuestionKind.SAID)
    return replace(frame, kind=QuestionKind.ABOUT)
