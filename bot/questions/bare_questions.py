"""Questions with no topic or speaker of their own: "when?", "who else said that?", "did she deny it?".

Pure. Such a question has only a kind and the detail it wants; everything else comes from the previous question's frame.
For example, after "What did Orr say about the bridge?"

- "when?" asks for the dates of the same statements,
- "who else said that?" asks for other speakers on the bridge,
- "what else?" asks for anything Orr said,
- "who denied it?" asks for denials about the bridge, by anybody.
"""

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum

from bot.questions.frames import Frame
from bot.questions.kinds import QuestionKind, find_kind
from bot.questions.vocabulary import ADVERBS, AUXILIARIES, NOBODY, PRONOUNS, QUESTION_WORDS, VERBS
from index.language.words import ASKING_WORDS, STOP_WORDS


class Wanted(StrEnum):
    """The detail of the statements that a follow-up asks for."""

    STATEMENTS = "statements"
    DATES = "dates"
    OUTLETS = "outlets"


#: Words that refer back to the topic.
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

#: Words that carry no topic or speaker of their own.
_EMPTY = (
    (STOP_WORDS | ASKING_WORDS | QUESTION_WORDS | AUXILIARIES | PRONOUNS | VERBS | ADVERBS | NOBODY)
    | (_DATE_WORDS | _OUTLET_WORDS | _MORE_WORDS | _FACT_WORDS | ANAPHORS)
) - frozenset("i me mine my our us we you your yours".split())

_JUDGING = frozenset({QuestionKind.DENY, QuestionKind.SUPPORT, QuestionKind.REACT})
#: The word that joins a verb to the topic, by the start of the verb.
_LINKS = {"react": " to", "respond": " to", "agree": " with", "disagree": " with", "approve": " of"}


def is_bare(words: Sequence[str]) -> bool:
    """Whether a question consists only of empty words.

    >>> is_bare("who else said that".split()), is_bare("who else said that about tolls".split())
    (True, False)
    """
    return all(word in _EMPTY for word in words)


def is_why(words: Sequence[str]) -> bool:
    """Whether a question asks for a reason."""
    return words[0] == "why" or words[:2] in (["how", "come"], ["how", "so"])


def find_wanted(words: Sequence[str]) -> Wanted:
    """Return the detail that a question asks for."""
    if words[0] == "when" or _DATE_WORDS.intersection(words):
        return Wanted.DATES
    return Wanted.OUTLETS if words[0] == "where" or _OUTLET_WORDS.intersection(words) else Wanted.STATEMENTS


def asks_for_others(words: Sequence[str]) -> bool:
    """Whether a question excludes the speakers already cited."""
    return not _OTHERS.isdisjoint(words)


def change_kind(same: Frame, words: Sequence[str], kind: QuestionKind, *, has_pronoun: bool) -> Frame | None:
    """Return the frame of a question that has only a kind; None if the kind says too little.

    Args:
        same: The previous frame, with the pronoun's referent as its speaker.
        words: Of the question.
        kind: Of the question.
        has_pronoun: Whether a pronoun named the speaker.
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
    """Return the verb of a question for support: "oppose" must not become "support", though the kind is the same."""
    return "" if _OPPOSING.isdisjoint(words) else "oppose"


def _ask_who(frame: Frame, words: Sequence[str]) -> Frame:
    """Return the frame of "who denied it?"."""
    verb = next((word for word in words if find_kind(word, has_speaker=True) in _JUDGING), "")
    link = next((link for stem, link in _LINKS.items() if verb.startswith(stem)), "")
    return replace(frame, speakers=(), kind=QuestionKind.WHO, verb=verb + link)


def _ask_more(frame: Frame, words: Sequence[str]) -> Frame:
    """Return the frame of "what else?": anything by one speaker, or for "others", anybody on the topic."""
    if "others" in words:
        return replace(frame, speakers=(), kind=QuestionKind.ABOUT)
    if frame.speakers:
        return replace(frame, topic="", kind=QuestionKind.SAID)
    return replace(frame, kind=QuestionKind.ABOUT)
