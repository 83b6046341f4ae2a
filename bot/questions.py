"""Reading a question: who is asked for, and what about.

Pure: takes the words and the archive's roster of speakers. Where a speaker may stand is `bot.slots`' business; a name
anywhere else is what the question is about, and is searched for.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from bot.answers import Understood
from bot.errors import QuestionError
from bot.periods import Period, find_period
from bot.slots import NO_NAMES, Slot, Token, find_slots, split_tokens
from index.archive_facts import ArchiveFacts
from index.candidates import Query
from index.given_names import is_given_name
from index.speaker_roster import Mention, SpeakerRoster, fold, name_words
from index.words import split_words, topic_words

#: Longer than any question a person types; the model reads no more than about a thousand characters anyway.
LONGEST_QUESTION = 500

_TAG = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)
_WHO = re.compile(r"^\W*(?:who(?!\s+is\b)|whom|whose|which)\b", re.IGNORECASE)
_ACCORDING_TO = re.compile(r",?\s*\baccording to\s+(?P<name>[^?,]+)[,?]?", re.IGNORECASE)


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
    """Return the question without control characters, markup and runs of white space.

    Raises:
        QuestionError: If nothing to search for is left, or it is too long.
    """
    kept = "".join(char if unicodedata.category(char)[0] != "C" else " " for char in unicodedata.normalize("NFC", text))
    question = " ".join(_TAG.sub(" ", kept).split())
    if len(question) > LONGEST_QUESTION:
        raise QuestionError(
            f"That is {len(question):,} characters long; please ask in at most {LONGEST_QUESTION}, for example: "
            "what did the mayor say about the bridge?"
        )
    if not any(char.isalnum() for char in question):
        raise QuestionError("Please ask in words, for example: what did the mayor say about the bridge?")
    return question


def read_question(question: str, facts: ArchiveFacts, today: date) -> ReadQuestion:
    """Read a cleaned question, asked on a day, against what the archive holds.

    Of a year outside of the archive ("when she resigned in 2014") only that counts which names the year nearby.
    """
    period = find_period(question, today)
    is_held = period is not None and period.meets(facts.oldest, facts.newest)
    if period and not is_held and not period.year:
        period = None  # "on 11 September" is of the day of asking only by a guess
    publisher, rest = _find_publisher(question, facts.publishers)
    words = rest.replace(period.words, " ") if period else rest
    asked = None if _WHO.search(question) else _find_speaker(rest, facts.roster)
    name, speakers = asked or (None, ())
    name_parts = set(name_words(name)) if name else set()
    named = name_parts | {fold(word) for word in split_words(name or "")}  # titles too: they are no topic
    topic = tuple(word for word in topic_words(words) if fold(word) not in named)
    surnames = {parts[-1] for one in (*speakers, name or "") if (parts := name_words(one))}
    query = Query(
        text=question,
        topic=topic,
        names=tuple(sorted(name_parts)),
        speakers=frozenset(speakers),
        surnames=frozenset(surnames),
        since=period.since if period and is_held else None,
        until=period.until if period and is_held else None,
        period_words=_period_words(period, is_held=is_held),
        publisher=publisher,
    )
    shown = facts.roster.people(speakers) or ((name,) if name else ())
    kind = "who" if _WHO.search(question) else "said"
    understood = Understood(
        shown, " ".join(topic), period.since if period else None, period.until if period else None, publisher, kind
    )
    return ReadQuestion(query, understood, name, bool(speakers))


def _period_words(period: Period | None, *, is_held: bool) -> tuple[str, ...]:
    """Return the words by one of which a text has to name the period where its own day does not place it there."""
    if period is None or (is_held and (period.until is None or period.since is None)):
        return ()
    return tuple(word for word in (period.year, period.month if is_held else None) if word)


def _find_publisher(question: str, publishers: Sequence[str]) -> tuple[str | None, str]:
    """Return the outlet that "according to OUTLET" names, as stored, and the question without these words."""
    for found in _ACCORDING_TO.finditer(question):
        named = found["name"].lower().removeprefix("the ").strip()
        for publisher in publishers:
            if publisher.lower().removeprefix("the ") == named:
                return publisher, question.replace(found.group(), " ").strip()
    return None, question


def _find_speaker(question: str, roster: SpeakerRoster) -> tuple[str, tuple[str, ...]] | None:
    """Return the speaker's name as asked for and as stored; the latter empty where the archive does not know it."""
    tokens = split_tokens(question)
    mentions = roster.find([token.word for token in tokens])
    for slot in find_slots(tokens):
        for mention in mentions:
            if slot.holds_name(mention.start, mention.end, tokens):
                given = _given_name_before(tokens, slot, mention)
                if given is None:
                    return _words_of(tokens[mention.start : mention.end]), mention.speakers
                name = _words_of(tokens[given : mention.end])
                return name, roster.resolve(name)
        stranger = _find_stranger(tokens, slot, is_cased=question != question.lower())
        if stranger:
            return _words_of(stranger), roster.resolve(_words_of(stranger))
    return None


def _given_name_before(tokens: Sequence[Token], slot: Slot, mention: Mention) -> int | None:
    """Return the place of a given name that makes a bare surname somebody else's: "Johnny Orr" is no "Ada Orr"."""
    before = mention.start - 1
    if (
        mention.end - mention.start > 1
        or before < slot.start
        or tokens[before].is_possessive
        or tokens[before].ends_part
    ):
        return None
    return before if is_given_name(tokens[before].word.capitalize()) else None


def _find_stranger(tokens: Sequence[Token], slot: Slot, *, is_cased: bool) -> Sequence[Token]:
    """Return the words of a slot that can be the name of somebody who is not quoted; empty where none can.

    In a question without capitals the last two words of a closed slot are taken, as in "news reader chris smith".
    """
    if not slot.is_for_strangers:
        return ()
    words = tokens[slot.start : slot.end]
    ordered = list(reversed(words)) if slot.is_closed else words
    name = list(takewhile(lambda token: token.written[0].isupper(), ordered))
    if name:
        return name[::-1] if slot.is_closed else name
    if not slot.is_closed or (is_cased and len(words) > 1):
        return ()
    is_name = not any(token.word in NO_NAMES for token in words[-2:]) and not words[0].is_possessive
    return words[-2:] if is_name else ()


def _words_of(tokens: Sequence[Token]) -> str:
    return " ".join(token.written for token in tokens)
