"""The parts of a question as a frame, and a plain question built from a frame.

Pure. A frame holds the parts that the next question keeps: speakers, topic, period, outlet. `bot.questions.reading`
reads the built question back with the same meaning.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.answers import Understood
from bot.phrases import day_in_words, list_names
from bot.questions.kinds import QuestionKind
from bot.questions.periods import find_period
from bot.questions.politeness import strip_frame
from bot.questions.tokens import split_tokens
from index.language.name_matching import fold
from index.language.words import split_words, topic_words
from index.search.roster import SpeakerRoster

_DETERMINERS = frozenset("a all an any her his its more no some that the their these this those".split())
_TRAILING = " \t?!.,;:"


@dataclass(frozen=True, slots=True)
class Frame:
    """The parts of a question.

    Attributes:
        speakers: Names, or roles with their article ("the mayor of Marrowby").
        topic: In the asker's words if they are contiguous, else word by word; "" for none.
        period: In words, with the preposition; "" for none.
        verb: The infinitive that says what was done to the topic, if the kind leaves it open.
        besides: Speakers excluded from the question.
    """

    speakers: tuple[str, ...] = ()
    topic: str = ""
    period: str = ""
    publisher: str | None = None
    kind: str = QuestionKind.SAID
    verb: str = ""
    besides: tuple[str, ...] = ()

    @property
    def who(self) -> str:
        """The speakers as a list."""
        return list_names(self.speakers)


def frame_of(question: str, understood: Understood, today: date) -> Frame:
    """Return the frame of a question read on a given day."""
    period = find_period(question, today)
    is_same = period is not None and (period.since, period.until) == (understood.since, understood.until)
    bare = strip_frame(question)
    bare = bare.replace(period.words, " ") if period else bare
    bare = bare.rpartition(" according to ")[0] if understood.publisher and " according to " in bare else bare
    return Frame(
        speakers=tuple(map(with_article, understood.speakers)),
        topic=_topic_phrase(bare, understood.topic),
        period=period.words if period and is_same else period_in_words(understood.since, understood.until),
        publisher=understood.publisher,
        kind=understood.kind,
        verb="oppose" if {"oppose", "opposes", "opposed", "against"}.intersection(split_words(question)) else "",
    )


def with_article(speaker: str) -> str:
    """Return a role with its article, and a name unchanged.

    >>> with_article("mayor of Marrowby"), with_article("Ada Orr")
    ('the mayor of Marrowby', 'Ada Orr')
    """
    is_bare_role = speaker[:1].islower() and not speaker.lower().startswith(("the ", "a ", "an "))
    return f"the {speaker}" if is_bare_role and not speaker.endswith("s") else speaker


def period_in_words(since: date | None, until: date | None) -> str:
    """Return a period in words that a question can use; "" if both ends are open.

    >>> period_in_words(date(2026, 5, 1), date(2026, 5, 31))
    'in May 2026'
    """
    if since and until:
        if since == until:
            return f"on {day_in_words(since)}"
        if (since.day, since.month, until.day, until.month, since.year) == (1, 1, 31, 12, until.year):
            return f"in {since.year}"
        if since.day == 1 and (until + timedelta(days=1)).day == 1 and until - since < timedelta(days=31):
            return f"in {since:%B} {since.year}"
        return f"between {day_in_words(since)} and {day_in_words(until)}"
    if since:
        return f"since {day_in_words(since)}"
    return f"until {day_in_words(until)}" if until else ""


def put(frame: Frame, *, is_why: bool = False) -> str:
    """Return the question for a frame.

    >>> put(Frame(("Ada Orr",), "the bridge", "in May"))
    'What did Ada Orr say about the bridge in May?'
    """
    words = _why(frame) if is_why else _WORDINGS.get(QuestionKind(frame.kind), _said)(frame)
    tail = f" according to {frame.publisher}" if frame.publisher else ""
    return f"{words}{_spaced(frame.period)}{tail}?"


def _said(frame: Frame) -> str:
    opening = f"What did {frame.who} say" if frame.speakers else "What was said"
    return opening + _about(frame)


def _why(frame: Frame) -> str:
    return f"Why did {frame.who or 'they'} say that" + _about(frame)


def _asked_who(frame: Frame) -> str:
    who = f"Who besides {list_names(frame.besides)}" if frame.besides else "Who"
    return f"{who} {frame.verb} {frame.topic}" if frame.verb else f"{who} spoke{_about(frame)}"


def _denied(frame: Frame) -> str:
    if not frame.speakers:
        return f"Who denied {frame.topic}"
    return f"Did {frame.who} deny {frame.topic or 'anything'}"


def _supported(frame: Frame) -> str:
    verb = frame.verb or "support"
    if not frame.speakers:
        return f"Who {verb}s {frame.topic}"
    return f"Do{'' if len(frame.speakers) > 1 else 'es'} {frame.who} {verb} {frame.topic or 'it'}"


def _reacted(frame: Frame) -> str:
    to = f" to {frame.topic}" if frame.topic else ""
    return f"How did {frame.who} react{to}" if frame.speakers else f"What were the reactions{to}"


def _latest(frame: Frame) -> str:
    source = f" from {frame.who}" if frame.speakers else ""
    return f"What is the latest{source}{f' on {frame.topic}' if frame.topic else ''}"


_WORDINGS = {
    QuestionKind.WHO: _asked_who,
    QuestionKind.DENY: _denied,
    QuestionKind.SUPPORT: _supported,
    QuestionKind.REACT: _reacted,
    QuestionKind.LATEST: _latest,
}


def _about(frame: Frame) -> str:
    return f" about {frame.topic}" if frame.topic else ""


def _spaced(words: str) -> str:
    return f" {words}" if words else ""


def _topic_phrase(question: str, topic: str) -> str:
    """Return the contiguous end of a question that is its topic; if other words interrupt it, the topic's words."""
    wanted = {fold(word) for word in topic.split()}
    if not wanted:
        return ""
    words = question.strip(_TRAILING).split()
    for start in reversed(range(len(words))):
        phrase = " ".join(words[start:])
        found = {fold(word) for word in topic_words(phrase)}
        if not found <= wanted:
            break
        if found == wanted:
            return " ".join(words[_with_determiner(words, start) :]).strip(_TRAILING)
    return topic


def _with_determiner(words: Sequence[str], start: int) -> int:
    return start - 1 if start and words[start - 1].lower() in _DETERMINERS else start


def question_for_latest(roster: SpeakerRoster, words: str) -> str:
    """Return the question for the words after /latest: by a speaker if they name one in the roster, else on a topic."""
    asked = " ".join(words.split()).rstrip("?!. ")
    tokens = [token.word for token in split_tokens(asked)]
    mentions = roster.find(tokens)
    is_name = len(mentions) == 1 and (mentions[0].start, mentions[0].end) == (0, len(tokens))
    return f"latest from {asked}" if is_name else f"what is the latest on {asked}?"
