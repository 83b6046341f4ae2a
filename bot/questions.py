"""Reading a question: who is asked for, and what about.

Pure: takes the words and the archive's roster of speakers. At first by names and words only.
"""

import re
import unicodedata
from dataclasses import dataclass

from bot.answers import Understood
from bot.errors import QuestionError
from index.candidates import Query
from index.speaker_roster import Mention, SpeakerRoster, name_words
from index.words import split_words, topic_words

#: Longer than any question a person types; the model reads no more than about a thousand characters anyway.
LONGEST_QUESTION = 500

_ASKING_VERB = (
    r"(?:say|said|tell|told|think|believe|mean|want|claim|call|ask|answer|respond|react|reply|describe|explain|promise|deny|"
    r"support|oppose|argue|warn|announce|predict|suggest|propose|advise|recommend|criti[cs]i[sz]e|praise|feel|know|see|"
    r"urge|demand|insist|defend|reject|back|endorse|accuse|blame|admit|acknowledge|comment|expect|hope|plan|vow|write|"
    r"tweet|express|compare|refer|speak|talk|view|like|prefer|need|accept|agree|disagree|make|give|answer|encourage|decline)"
)
_AUXILIARY = r"(?:did|does|do|has|have|had|is|was|were|are|will|would|can|could|should)"
_OPINION = (
    r"(?:views?|take|takes|opinions?|positions?|stance|reaction|reactions|response|responses|comments?|remarks?|"
    r"statements?|answer|answers|advice|plans?|words|thoughts|argument|explanation|criticism|prediction|promise|hopes?)"
)
_SLOTS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_AUXILIARY}\s+(?P<slot>.+?)\s+(?:not\s+|ever\s+|also\s+)?{_ASKING_VERB}\b",
        rf"^(?P<slot>[^?,]+?)[’']s?\s+{_OPINION}\b",
        rf"\b(?:is|was|are|were)\s+(?P<slot>[^?,]+?)[’']s?\s+{_OPINION}\b",
        r"^(?P<slot>[^?,]+?)\s+(?:on|about|regarding)\s+",
        r"\baccording to\s+(?P<slot>[^?,]+)",
        rf"^(?P<slot>[^?,]+?)\s+{_ASKING_VERB}s?\b",
    )
)
_WHO = re.compile(r"^\W*(?:who(?!\s+(?:is|was)\b)|whom|whose|which\s+\w+)", re.IGNORECASE)
_NO_NAME = frozenset(
    [
        "the",
        "a",
        "an",
        "he",
        "she",
        "they",
        "it",
        "we",
        "you",
        "i",
        "anyone",
        "anybody",
        "someone",
        "somebody",
        "people",
        "everyone",
        "there",
        "what",
        "who",
        "which",
        "how",
        "why",
        "when",
        "where",
        "did",
        "does",
        "is",
        "was",
        "this",
        "that",
        "these",
        "those",
        "his",
        "her",
        "their",
    ]
)


@dataclass(frozen=True, slots=True)
class ReadQuestion:
    """What was read, for the search and for the reader.

    Attributes:
        asked_name: The speaker's name as asked for, whether or not the archive knows it; None where nobody is.
        is_known: Whether the archive quotes somebody of that name.
    """

    query: Query
    understood: Understood
    asked_name: str | None
    is_known: bool


def clean_question(text: str) -> str:
    """Return the question without control characters and runs of white space.

    Raises:
        QuestionError: If nothing to search for is left, or it is too long.
    """
    kept = "".join(char if unicodedata.category(char)[0] != "C" else " " for char in text)
    question = " ".join(kept.split())
    if len(question) > LONGEST_QUESTION:
        raise QuestionError(
            f"That is {len(question):,} characters long; please ask in at most {LONGEST_QUESTION}, for example: "
            "what did the mayor say about the bridge?"
        )
    if not any(char.isalnum() for char in question):
        raise QuestionError("Please ask in words, for example: what did the mayor say about the bridge?")
    return question


def read_question(question: str, roster: SpeakerRoster) -> ReadQuestion:
    """Read a cleaned question."""
    words = split_words(question)
    mentions = roster.find(words)
    slot = None if _WHO.search(question) else _find_slot(question)
    asker = _speaker_in_slot(slot, mentions, words) if slot else None
    speakers: tuple[str, ...] = asker.speakers if asker else ()
    name = " ".join(words[asker.start : asker.end]) if asker else _unknown_name(slot)
    name_parts = set(name_words(name)) if name else set()
    topic = tuple(word for word in topic_words(question) if word not in name_parts)
    surname = next(reversed(name_words(name)), None) if name else None
    query = Query(
        text=question,
        topic=topic,
        names=tuple(sorted(name_parts)),
        speakers=frozenset(speakers),
        surnames=frozenset({surname}) if surname else frozenset(),
    )
    shown = speakers[:1] if speakers else ((name,) if name else ())
    kind = "who" if _WHO.search(question) else "said"
    return ReadQuestion(query, Understood(speakers=shown, topic=" ".join(topic), kind=kind), name, bool(speakers))


def _find_slot(question: str) -> str | None:
    """Return the words that stand where a speaker's name would."""
    for pattern in _SLOTS:
        found = pattern.search(question)
        if found:
            return found.group("slot").strip()
    return None


def _speaker_in_slot(slot: str, mentions: list[Mention], words: list[str]) -> Mention | None:
    """Return the name that ends the slot; a name followed by more words is part of a role ("Orr's lawyer")."""
    slot_words = split_words(slot)
    for mention in mentions:
        named = words[mention.start : mention.end]
        if named == slot_words[-len(named) :]:
            return mention
    return None


def _unknown_name(slot: str | None) -> str | None:
    """Return the slot as a name that the archive does not know, if it can be one."""
    words = split_words(slot) if slot else []
    if not words or len(words) > 4 or words[0] in _NO_NAME:
        return None
    return slot
