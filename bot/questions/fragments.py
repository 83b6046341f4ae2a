"""Fragments that change one part of the previous question: "about the tolls", "in 2025", "and the mayor?".

Pure. A fragment has no verb and asks nothing itself. The words before it say which part it changes. Without such words,
it is a period, an outlet, a speaker (in the archive, or with a person's name), or else a topic.
"""

import re
from dataclasses import replace
from datetime import date

from bot.questions.frames import Frame, period_in_words, with_article
from bot.questions.kinds import QuestionKind
from bot.questions.periods import Period, find_period
from bot.questions.tokens import split_tokens
from bot.questions.vocabulary import AUXILIARIES, QUESTION_WORDS
from index.language.given_names import is_given_name
from index.language.name_matching import is_person, name_words
from index.language.role_matching import read_role
from index.language.words import topic_words
from index.search.archive_facts import ArchiveFacts

#: A longer fragment is a question of its own.
_MOST_WORDS = 9

_PIECE = re.compile(
    r"^(?P<ask>(?:what|how)\s+(?:about|of)\s+|(?:the\s+)?same\s+(?:question\s+)?(?=(?:for|from|by|about|in|with)\b))?"
    r"(?P<preposition>(?:about|on|regarding|concerning|re|as\s+for|as\s+to|according\s+to|for|with|from|by|in)\s+)?(?P<words>.+)$",
    re.IGNORECASE,
)
#: These introduce a topic; the other prepositions introduce a speaker.
_TOPICAL = frozenset({"about", "on", "regarding", "concerning", "re", "as to"})
_SPEAKING = frozenset({"from", "by", "for", "with", "as for"})
_PRINTED_IN = frozenset({"", "according to", "in", "from", "by"})
#: These can open a fragment alone; the others need "and" or "what about" before them.
_OPENING = _TOPICAL | {"as for", "according to"}

_VERBS = frozenset("argued argues denied denies did does said say saying says tells thinks thought told".split())
_BODIES = frozenset(
    "agency alliance army assembly association authority bank board bureau cabinet campaign chamber church club "
    "commission committee company congress corporation council court department federation force forces foundation "
    "government group house institute ministry movement office organisation organization parliament party police press "
    "school senate society times union university".split()
)
_OWNERS = frozenset({"his", "her", "their", "its"})
_OTHERS = frozenset({"others", "the others", "everybody else", "everyone else", "anybody else", "anyone else"})
_ACCORDING_TO = re.compile(r",?\s+according\s+to\s+", re.IGNORECASE)
_SIDES = re.compile(r"\s+(?:on|about)\s+", re.IGNORECASE)
_AND = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+", re.IGNORECASE)
_TITLE = re.compile(
    r"^(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Senator|President|Minister|Mayor|Governor|Judge|Professor)\b\.?\s+[A-Z]"
)


def read_fragment(rest: str, before: Frame, facts: ArchiveFacts, today: date, *, is_joined: bool) -> Frame | None:
    """Return the previous frame changed by a fragment; None if this is not a fragment.

    Args:
        rest: The question without its lead-in.
        before: The frame of the previous question.
        facts: Of the archive.
        today: The day of asking.
        is_joined: Whether "and" or the like came before it.
    """
    if QUESTION_WORDS.union(AUXILIARIES, _VERBS).intersection(token.word for token in split_tokens(_without_ask(rest))):
        return None
    period = _whole_period(rest, before, facts, today)
    if period:
        return replace(before, period=period)
    piece = _PIECE.match(rest)
    if piece is None:
        return None
    preposition = " ".join((piece["preposition"] or "").lower().split())
    is_opened = bool(is_joined or piece["ask"] or preposition in _OPENING)
    words, frame = _without_period(piece["words"], before, facts, today)
    is_outlet = preposition == "in" and _outlet(words, facts) is not None
    if not (is_opened or is_outlet) or len(words.split()) > _MOST_WORDS:
        return None
    return _PieceReader(facts, frame).read(preposition, words)


def _without_ask(rest: str) -> str:
    piece = _PIECE.match(rest)
    return rest[piece.end("ask") :] if piece and piece["ask"] else rest


def _whole_period(rest: str, before: Frame, facts: ArchiveFacts, today: date) -> str:
    """Return the period, with a preposition, if the fragment names nothing else."""
    words = _without_ask(rest).strip()
    for written in (words, f"in {words}"):
        period = find_period(written, today)
        # "And May?" is a month if the previous question had a period; otherwise it may be a person.
        if period and period.words == written and (written == words or before.period or period.year):
            return _worded(period, facts)
    return ""


def _without_period(words: str, before: Frame, facts: ArchiveFacts, today: date) -> tuple[str, Frame]:
    """Split the period from a fragment: "the tolls in 2025"."""
    period = find_period(words, today)
    if period is None:
        return words, before
    rest = " ".join(words.replace(period.words, " ").split())
    return rest, replace(before, period=_worded(period, facts))


def _worded(period: Period, facts: ArchiveFacts) -> str:
    """Return a period's own words; add the year if the archive has nothing from then, as the refusal names it."""
    is_plain = period.year or period.meets(facts.oldest, facts.newest)
    return period.words if is_plain else period_in_words(period.since, period.until)


def _outlet(words: str, facts: ArchiveFacts) -> str | None:
    bare = words.lower().removeprefix("the ")
    return next((publisher for publisher in facts.publishers if publisher.lower().removeprefix("the ") == bare), None)


class _PieceReader:
    """Put the parts named by a fragment into a frame."""

    def __init__(self, facts: ArchiveFacts, before: Frame) -> None:
        self._facts = facts
        self._before = before
        self._is_of_people = not before.speakers or any(is_person(speaker) for speaker in before.speakers)

    def read(self, preposition: str, words: str) -> Frame | None:
        """Return the changed frame; None if the words name nothing."""
        bare, *named = _ACCORDING_TO.split(words, maxsplit=1)
        if named:
            outlet = _outlet(named[0], self._facts)
            self._before = replace(self._before, publisher=outlet)
            return self.read(preposition, bare) if outlet else None
        if words.lower() in _OTHERS:
            return replace(self._before, speakers=(), kind=QuestionKind.ABOUT)
        outlet = _outlet(words, self._facts)
        if outlet and preposition in _PRINTED_IN:
            return replace(self._before, publisher=outlet)
        if preposition == "in" or not topic_words(words):
            return None  # only a whole question shows how a place narrows it
        return self._about(words) if preposition in _TOPICAL else self._of_somebody(preposition, words)

    def _of_somebody(self, preposition: str, words: str) -> Frame | None:
        speakers = self._speakers(words)
        if speakers:
            return self._by(speakers)
        sides = _SIDES.split(words, maxsplit=1)
        both = self._speakers(sides[0]) if len(sides) > 1 else ()
        if both:
            return replace(self._by(both), topic=sides[1])
        return None if preposition in _SPEAKING | {"according to"} else self._about(words)

    def _about(self, words: str) -> Frame:
        is_who = self._before.kind == QuestionKind.WHO
        return replace(self._before, topic=words, verb="" if is_who else self._before.verb)

    def _by(self, speakers: tuple[str, ...]) -> Frame:
        open_kinds = {QuestionKind.WHO, QuestionKind.ABOUT}
        kind = QuestionKind.SAID if self._before.kind in open_kinds else self._before.kind
        return replace(self._before, speakers=speakers, kind=kind)

    def _speakers(self, words: str) -> tuple[str, ...]:
        """Return the speakers listed in these words; empty if any of them may be something else."""
        if self._is_speaker(words):
            return (self._written(words),)
        names = _AND.split(words)
        return tuple(map(self._written, names)) if len(names) > 1 and all(map(self._is_speaker, names)) else ()

    def _written(self, words: str) -> str:
        """Return a speaker capitalised as in a question with capitals."""
        is_name = any(name[0].isupper() for name in self._facts.roster.resolve(words)) and not read_role(words)
        return (
            " ".join(word.capitalize() for word in words.split())
            if words.islower() and is_name
            else with_article(words)
        )

    def _is_speaker(self, words: str) -> bool:
        names = name_words(words)
        if not names or words.split(maxsplit=1)[0].lower() in _OWNERS:  # "her lawyer" may be a topic
            return False
        if read_role(words) or _TITLE.match(words):
            return True
        if any(token.is_possessive for token in split_tokens(words)):
            return False
        is_capitalised = all(word[0].isupper() for word in words.split())
        known = self._facts.roster.resolve(words)
        is_exact = any(name_words(name)[-1:] == names[-1:] for name in known)
        if known and (is_exact or is_capitalised):
            # A body is a topic, unless the previous question asked for a body.
            return is_capitalised == words[0].isupper() and not (self._is_of_people and _is_body(words))
        return is_capitalised and (is_person(words) or (len(names) == 1 and is_given_name(names[0].capitalize())))


def _is_body(words: str) -> bool:
    return words.isupper() or not _BODIES.isdisjoint(word.lower() for word in words.split())
