"""Questions that go on from the last answer: "and about the tolls?", "what about Vane?", "when?", "did she deny it?".

Pure. A follow-up is known by its form: it lacks what a question needs, or puts a pronoun in its place. What it lacks is
taken from the frame of the question before, and the full question is then read as any other; where it does not come out
as meant, and wherever a question can stand alone, it is left as it was asked.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from bot.answers import Understood
from bot.asking_words import ADVERBS, AUXILIARIES, NOBODY, PRONOUNS, QUESTION_WORDS, RELATIVES, SPEECH_NOUNS, VERBS
from bot.besides import take_out_besides
from bot.errors import QuestionError
from bot.fragments import read_fragment
from bot.phrases import list_names
from bot.politeness import strip_frame
from bot.question_kinds import QuestionKind, find_kind
from bot.questions import ReadQuestion, clean_question, read_question
from bot.rephrasing import Frame, frame_of, put, with_article
from bot.slots import Token, is_about_subject, split_tokens
from index.archive_facts import ArchiveFacts
from index.given_names import Gender, gender_of
from index.speaker_names import fold, name_words, role_words
from index.words import ASKING_WORDS, STOP_WORDS, topic_words


class Wanted(StrEnum):
    """What of the statements a follow-up wants to know."""

    STATEMENTS = "statements"
    DATES = "dates"
    OUTLETS = "outlets"


@dataclass(frozen=True, slots=True)
class Context:
    """What a question may go on from.

    Attributes:
        question: The full question that was answered.
        heard: Who is cited, each once.
    """

    question: str
    understood: Understood
    heard: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FollowUp:
    """The full question that a follow-up was taken for."""

    question: str
    frame: Frame
    wanted: Wanted = Wanted.STATEMENTS


#: What may open a follow-up; it does not make one of a question that could stand alone.
_LEAD = re.compile(
    r"^\W*(?:(?:and|but|or|so|then|also|now|ok|okay|well|thanks|thank\s+you|please|yes|no|hm+)\b[\s,!.:…-]*)+",
    re.IGNORECASE,
)
_JOINING = re.compile(r"\b(?:and|but|or|so|then|also)\b", re.IGNORECASE)

_DATE_WORDS = frozenset("date dates day days time".split())
_OUTLET_WORDS = frozenset("source sources outlet outlets paper newspaper article articles".split())
_MORE_WORDS = frozenset("else more other others further".split())
_FACT_WORDS = frozenset(
    "exactly precisely new news newest recent come happen happened published reported reaction reactions response "
    "responses denial denials published really".split()
)
_ANAPHORS = frozenset("it that this so".split())
_OTHERS = frozenset("else other others".split())

#: More names make no question that anybody reads.
_MOST_HEARD = 8

#: Words without a topic or a speaker of their own; a question of nothing else asks about what was spoken of.
_EMPTY = (
    (STOP_WORDS | ASKING_WORDS | QUESTION_WORDS | AUXILIARIES | PRONOUNS | VERBS | ADVERBS | NOBODY)
    | (_DATE_WORDS | _OUTLET_WORDS | _MORE_WORDS | _FACT_WORDS | _ANAPHORS)
) - frozenset("i we you me us your yours my mine".split())

#: Who a pronoun can be; "they" is anyone, and several.
_GENDERS = {"he": Gender.MALE, "his": Gender.MALE, "him": Gender.MALE, "she": Gender.FEMALE, "her": Gender.FEMALE}
_PERSONAL = frozenset("he she they".split())
_SUBJECT = re.compile(r"\b(?P<pronoun>he|she|they)\b", re.IGNORECASE)
_OWNER = re.compile(
    r"^(?:what(?:[’']s|\s+(?:is|was|are|were))?\s+|(?:the\s+)?latest\s+)?(?P<pronoun>his|her|their)\b", re.IGNORECASE
)
_OWNED = SPEECH_NOUNS | frozenset("latest recent".split())
#: In "what does she say" the pronoun is the fourth word at most, "how many times did he", the fifth.
_FARTHEST_SUBJECT = 5


def complete(question: str, context: Context, facts: ArchiveFacts, today: date) -> FollowUp | None:
    """Return the full question for a follow-up; None where the question stands alone, or nobody can tell.

    Args:
        question: As it was typed.
        context: The answer before it.
        facts: Of the archive: whom it quotes, which outlets it has.
        today: The day of asking.
    """
    try:
        cleaned = clean_question(question)
    except QuestionError:
        return None
    lead = _LEAD.match(cleaned)
    rest = strip_frame(cleaned[lead.end() :] if lead else cleaned).strip(" ?!.,;:…")
    if not rest:
        return None
    is_joined = bool(lead and _JOINING.search(lead.group()))
    reader = _Reader(context, frame_of(context.question, context.understood, today), facts, today)
    found = reader.read(rest, is_joined=is_joined)
    return found if found and found.question != cleaned else None


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads questions against one context."""

    context: Context
    before: Frame
    facts: ArchiveFacts
    today: date

    def read(self, rest: str, *, is_joined: bool) -> FollowUp | None:
        """Return what a question without its lead-in was taken for."""
        tokens = split_tokens(rest)
        changed = read_fragment(rest, self.before, self.facts, self.today, is_joined=is_joined)
        # "Quotes by Vane" is no piece: it has a speaker of its own.
        if changed and (changed.speakers != self.before.speakers or not self._has_own_speaker(rest)):
            return self._asked_others(changed, [token.word for token in tokens])
        if all(token.word in _EMPTY for token in tokens):
            return self._without_words_of_its_own(rest, tokens)
        return self._with_pronoun(rest, tokens) or self._without_topic(rest, tokens, is_joined=is_joined)

    def _has_own_speaker(self, rest: str) -> bool:
        return any(role_words(one.name) != role_words(rest) for one in self._read(rest).speakers)

    def _without_words_of_its_own(self, rest: str, tokens: Sequence[Token]) -> FollowUp | None:
        """Return what "when?", "who else said that?", "did she deny it?" or "why?" was taken for."""
        words = [token.word for token in tokens]
        kind = find_kind(rest, has_speaker=True)
        if words[0] == "who" and kind != QuestionKind.WHO:  # "who is she?" asks for no statement
            return None
        pronoun = next((word for word in words if word in _PERSONAL), None)
        speakers = self._meant(pronoun) if pronoun else self.before.speakers
        if pronoun and not speakers:
            return None
        same = replace(self.before, speakers=speakers)
        wanted = _wanted(words)
        is_why = words[0] == "why" or words[:2] in (["how", "come"], ["how", "so"])
        if wanted is not Wanted.STATEMENTS or (is_why and speakers and same.topic):
            return self._asked(same, wanted, is_why=is_why)
        changed = None if is_why else _changed(same, words, kind, has_pronoun=bool(pronoun))
        return self._asked_others(changed, words) if changed else None

    def _asked_others(self, frame: Frame, words: Sequence[str]) -> FollowUp | None:
        """Return what a frame asks; where the words ask for others, whoever was heard already is left out."""
        heard = () if frame.speakers or not _OTHERS.intersection(words) else self._heard()
        others = self._asked(replace(frame, kind=QuestionKind.WHO, besides=heard)) if heard else None
        return others or self._asked(frame)

    def _heard(self) -> tuple[str, ...]:
        """Return those whom the question before left out, and those whom its answer cites."""
        _, before = take_out_besides(self.context.question, self.facts.roster)
        return self.facts.roster.people(tuple(dict.fromkeys((*sorted(before), *self.context.heard))))[:_MOST_HEARD]

    def _with_pronoun(self, rest: str, tokens: Sequence[Token]) -> FollowUp | None:
        """Return "what did she say about the tolls?" with the name for the pronoun."""
        found = _find_pronoun(rest, tokens)
        if found is None or self._read(rest).speakers or self._names_before(tokens, found["pronoun"].lower()):
            return None
        meant = self._meant(found["pronoun"].lower())
        if not meant:
            return None
        name = list_names(meant)
        if found["pronoun"].lower() not in _PERSONAL:
            name += "’" if name.endswith("s") else "’s"
        return self._checked(f"{rest[: found.start('pronoun')]}{name}{rest[found.end('pronoun') :]}?", meant)

    def _without_topic(self, rest: str, tokens: Sequence[Token], *, is_joined: bool) -> FollowUp | None:
        """Return "did Vane deny it?" or "and what did Vane say?" with the topic of before."""
        asked = self._read(rest)
        read, words = asked.understood, [token.word for token in tokens]
        is_open = words[-1] in _ANAPHORS or "it" in words or read.kind in {QuestionKind.DENY, QuestionKind.SUPPORT}
        is_open |= read.kind == QuestionKind.REACT or is_joined
        if not asked.speakers or read.topic or not self.before.topic or not is_open:
            return None
        own = frame_of(rest, read, self.today)
        wanted = {"when": Wanted.DATES, "where": Wanted.OUTLETS}.get(words[0], Wanted.STATEMENTS)
        frame = replace(
            own,
            speakers=tuple(with_article(one.name) for one in asked.speakers),
            topic=self.before.topic,
            period=own.period or self.before.period,
            publisher=own.publisher or self.before.publisher,
            verb=_verb(words),
        )
        return self._asked(frame, wanted, is_why=words[0] == "why")

    def _meant(self, pronoun: str) -> tuple[str, ...]:
        """Return whom a pronoun means: those who were asked for, else those who were cited; none where it is open."""
        for names in (self.before.speakers, self.context.heard):
            fitting = tuple(name for name in names if _can_be(name, _GENDERS.get(pronoun)))
            if len(fitting) == 1 or (names and pronoun in {"they", "their"} and names == self.before.speakers):
                return fitting
            if names:
                return ()
        return ()

    def _names_before(self, tokens: Sequence[Token], pronoun: str) -> bool:
        """Whether a name stands before the pronoun, whom it may mean."""
        before = [token.word for token in tokens[: next(n for n, one in enumerate(tokens) if one.word == pronoun)]]
        return bool(self.facts.roster.find(before)) or any(
            token.written[0].isupper() for token in tokens[1 : len(before)]
        )

    def _asked(self, frame: Frame, wanted: Wanted = Wanted.STATEMENTS, *, is_why: bool = False) -> FollowUp | None:
        if not frame.speakers and not frame.topic:
            return None
        if frame == self.before and wanted is not Wanted.STATEMENTS and self._reads_as_before():
            return FollowUp(self.context.question, frame, wanted)
        question = put(frame, is_why=is_why)
        return self._checked(question, frame.speakers, frame, wanted)

    def _checked(
        self, question: str, speakers: Sequence[str], frame: Frame | None = None, wanted: Wanted = Wanted.STATEMENTS
    ) -> FollowUp | None:
        """Return a full question unless it is read otherwise than meant."""
        try:
            asked = read_question(clean_question(question), self.facts, self.today)
        except QuestionError:  # too long by now
            return None
        read = asked.understood
        is_read = sorted(role_words(one.name) for one in asked.speakers) == sorted(map(role_words, speakers))
        if frame:
            is_read &= (
                _topic(frame.topic) <= set(map(fold, read.topic.split()))
                and bool(read.since or read.until) == bool(frame.period)
                and read.publisher == frame.publisher
                and asked.query.not_by.issuperset(frame.besides)
            )
        if not is_read:
            return None
        shown = frame_of(question, read, self.today)
        return FollowUp(question, replace(shown, speakers=tuple(speakers)), wanted)

    def _reads_as_before(self) -> bool:
        """Whether the question before means the same today: "last week" in an old one does not."""
        return self._read(self.context.question).understood == self.context.understood

    def _read(self, rest: str) -> ReadQuestion:
        return read_question(rest, self.facts, self.today)


def _topic(phrase: str) -> set[str]:
    return set(map(fold, topic_words(phrase)))


def _wanted(words: Sequence[str]) -> Wanted:
    if words[0] == "when" or _DATE_WORDS.intersection(words):
        return Wanted.DATES
    return Wanted.OUTLETS if words[0] == "where" or _OUTLET_WORDS.intersection(words) else Wanted.STATEMENTS


def _changed(same: Frame, words: Sequence[str], kind: QuestionKind, *, has_pronoun: bool) -> Frame | None:
    """Return the frame of a question that has nothing but its kind; None where that says nothing."""
    if kind == QuestionKind.WHO:
        return _who(same, words) if same.topic else None
    if _MORE_WORDS.intersection(words):
        return _more(same, words)
    if kind in _JUDGING:
        judged = replace(same, kind=kind, verb=_verb(words), speakers=same.speakers if has_pronoun else ())
        return judged if same.topic else None
    if kind == QuestionKind.LATEST or has_pronoun:
        return replace(same, kind=kind if kind == QuestionKind.LATEST else QuestionKind.SAID)
    return None


def _who(frame: Frame, words: Sequence[str]) -> Frame:
    """Return the frame of "who denied it?"."""
    verb = next((word for word in words if find_kind(word, has_speaker=True) in _JUDGING), "")
    link = next((link for stem, link in _LINKS.items() if verb.startswith(stem)), "")
    return replace(frame, speakers=(), kind=QuestionKind.WHO, verb=verb + link)


_JUDGING = frozenset({QuestionKind.DENY, QuestionKind.SUPPORT, QuestionKind.REACT})
_LINKS = {"react": " to", "respond": " to", "agree": " with", "disagree": " with", "approve": " of"}


def _more(frame: Frame, words: Sequence[str]) -> Frame:
    """Return the frame of "what else?": of one speaker anything, of a topic, and of "others", anybody."""
    if "others" in words:
        return replace(frame, speakers=(), kind=QuestionKind.ABOUT)
    if frame.speakers:
        return replace(frame, topic="", kind=QuestionKind.SAID)
    return replace(frame, kind=QuestionKind.ABOUT)


def _verb(words: Sequence[str]) -> str:
    return "oppose" if {"oppose", "opposes", "opposed", "against"}.intersection(words) else ""


def _can_be(name: str, gender: Gender | None) -> bool:
    """Whether a name can be a man's, or a woman's: by its given name, where that tells."""
    words = name_words(name)
    told = gender_of(words[0].capitalize()) if len(words) > 1 else None
    return gender is None or told is None or told is gender


def _find_pronoun(rest: str, tokens: Sequence[Token]) -> re.Match[str] | None:
    """Return the pronoun that stands in the speaker's place, at the head of a question."""
    owner = _OWNER.match(rest)
    if owner:
        follows = split_tokens(rest[owner.end() :])[:2]
        return owner if any(token.word in _OWNED for token in follows) else None
    place = next((n for n, token in enumerate(tokens) if token.word in _PERSONAL), None)
    if not place or place > _FARTHEST_SUBJECT or any(token.ends_part for token in tokens[:place]):
        return None
    first, before = tokens[0].word, tokens[place - 1].word
    is_asked = before in AUXILIARIES and (first in QUESTION_WORDS or place == 1)
    is_told = place == 1 and first in RELATIVES
    return _SUBJECT.search(rest) if (is_asked or is_told) and not is_about_subject(tokens) else None
