"""Questions that follow on from the last answer: "and about the tolls?", "what about Vane?", "when?".

Pure. A follow-up is recognised by its form: it lacks a part that a question needs, or has a pronoun in its place. The
part comes from the frame of the previous question, and the full question is then read like any other. A question that
can stand alone is left unchanged, and so is one whose full form would be read differently from what was meant.

Four forms are tried in turn. After "What did Ada Orr say about the bridge?", answered with a quote by Orr:

1. a fragment (`bot.questions.fragments`): "and about the tolls?" is "What did Ada Orr say about the tolls?",
2. a bare question (`bot.questions.bare_questions`): "when?" is the same question, for its dates,
3. a pronoun (`bot.questions.anaphora`): "what did she say about taxes?" is "what did Ada Orr say about taxes?",
4. no topic: "did Vane deny it?" is "Did Vane deny the bridge?".
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from bot.answers import Understood
from bot.errors import QuestionError
from bot.phrases import list_names
from bot.questions.anaphora import find_meant, find_pronoun, has_name_before
from bot.questions.asked_speakers import take_out_besides
from bot.questions.bare_questions import (
    ANAPHORS,
    Wanted,
    asks_for_others,
    change_kind,
    find_wanted,
    is_bare,
    is_why,
    judging_verb,
)
from bot.questions.fragments import read_fragment
from bot.questions.frames import Frame, frame_of, put, with_article
from bot.questions.kinds import QuestionKind, find_kind
from bot.questions.languages import hear
from bot.questions.politeness import strip_frame
from bot.questions.reading import ReadQuestion, clean_question, read_question
from bot.questions.tokens import split_tokens
from bot.questions.worded.continuing import complete_worded
from index.language.name_matching import fold, role_words
from index.language.pronoun_words import PERSONAL
from index.language.vocabularies.lexicon import lexicon
from index.language.vocabularies.vocabulary import CODES
from index.language.words import topic_words
from index.search.archive_facts import ArchiveFacts


@dataclass(frozen=True, slots=True)
class Context:
    """The previous question and answer that a follow-up may build on.

    Attributes:
        question: The full question that was answered.
        heard: The speakers cited, each once.
    """

    question: str
    understood: Understood
    heard: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A follow-up's full question."""

    question: str
    frame: Frame
    wanted: Wanted = Wanted.STATEMENTS


#: Words that may open a follow-up. They do not turn a question that could stand alone into one.
_LEAD = re.compile(
    r"^\W*(?:(?:and|but|or|so|then|also|now|ok|okay|well|thanks|thank\s+you|please|yes|no|hm+)\b[\s,!.:…-]*)+",
    re.IGNORECASE,
)
_JOINING = re.compile(r"\b(?:and|but|or|so|then|also)\b", re.IGNORECASE)

#: A question listing more names than this would be unreadable.
_MOST_HEARD = 8

#: Kinds that need a topic: "did Vane deny?" lacks one.
_OF_SOMETHING = frozenset({QuestionKind.DENY, QuestionKind.SUPPORT, QuestionKind.REACT})


def complete(question: str, context: Context, facts: ArchiveFacts, today: date) -> FollowUp | None:
    """Return the full question for a follow-up; None if the question stands alone or is ambiguous.

    Args:
        question: As typed.
        context: The previous question and answer.
        facts: The archive's speakers and outlets.
        today: The day of asking.
    """
    try:
        cleaned = clean_question(question)
    except QuestionError:
        return None
    worded = _language_of(context.question, facts)
    if worded is not None:
        return _complete_worded(cleaned, context, facts, worded)
    lead = _LEAD.match(cleaned)
    rest = strip_frame(cleaned[lead.end() :] if lead else cleaned).strip(" ?!.,;:…")
    if not rest:
        return None
    is_joined = bool(lead and _JOINING.search(lead.group()))
    before = frame_of(context.question, context.understood, today)
    found = _Reader(rest, context, before, facts, today).read(is_joined=is_joined)
    return found if found and found.question != cleaned else None


def _language_of(question: str, facts: ArchiveFacts) -> str | None:
    """Return the language of the question before, if it is read by a file of words."""
    codes = hear(question, facts.languages).codes
    return next(iter(codes), None) if len(codes) == 1 and codes <= set(CODES) else None


def _complete_worded(question: str, context: Context, facts: ArchiveFacts, code: str) -> FollowUp | None:
    heard = context.understood.speakers or context.heard
    found = complete_worded(question, context.question, heard, lexicon(code), facts.roster)
    if found is None or found.question.strip(" ?") == question.strip(" ?"):
        return None
    return FollowUp(found.question, Frame(speakers=found.speakers, topic=found.topic))


@dataclass(frozen=True)
class _Reader:
    """Read one question, without its lead-in, in one context."""

    rest: str
    context: Context
    before: Frame
    facts: ArchiveFacts
    today: date

    def read(self, *, is_joined: bool) -> FollowUp | None:
        """Return the full question, or None if this is no follow-up."""
        changed = read_fragment(self.rest, self.before, self.facts, self.today, is_joined=is_joined)
        # "Quotes by Vane" is no fragment: it has a speaker of its own.
        if changed and (changed.speakers != self.before.speakers or not self._has_own_speaker()):
            return self._ask_others(changed)
        if is_bare(self._words):
            return self._without_words_of_its_own()
        return self._with_pronoun() or self._without_topic(is_joined=is_joined)

    @cached_property
    def _words(self) -> list[str]:
        return [token.word for token in split_tokens(self.rest)]

    @cached_property
    def _asked(self) -> ReadQuestion:
        """The question read on its own."""
        return read_question(self.rest, self.facts, self.today)

    def _has_own_speaker(self) -> bool:
        return any(role_words(speaker.name) != role_words(self.rest) for speaker in self._asked.speakers)

    def _without_words_of_its_own(self) -> FollowUp | None:
        """Return the full question for "when?", "who else said that?", "did she deny it?" or "why?"."""
        kind = find_kind(self.rest, has_speaker=True)
        if self._words[0] == "who" and kind != QuestionKind.WHO:  # "who is she?" asks for no statement
            return None
        pronoun = next((word for word in self._words if word in PERSONAL), None)
        speakers = self._find_meant(pronoun) if pronoun else self.before.speakers
        if pronoun and not speakers:
            return None
        same = replace(self.before, speakers=speakers)
        wanted, asks_why = find_wanted(self._words), is_why(self._words)
        if wanted is not Wanted.STATEMENTS or (asks_why and speakers and same.topic):
            return self._ask(same, wanted, asks_why=asks_why)
        changed = None if asks_why else change_kind(same, self._words, kind, has_pronoun=bool(pronoun))
        return self._ask_others(changed) if changed else None

    def _with_pronoun(self) -> FollowUp | None:
        """Return "what did she say about the tolls?" with the name in place of the pronoun."""
        tokens = split_tokens(self.rest)
        found = find_pronoun(self.rest, tokens)
        pronoun = found["pronoun"].lower() if found else ""
        if found is None or self._asked.speakers or has_name_before(pronoun, tokens, self.facts.roster):
            return None
        meant = self._find_meant(pronoun)
        if not meant:
            return None
        name = list_names(meant)
        if pronoun not in PERSONAL:
            name += "’" if name.endswith("s") else "’s"
        return self._check(f"{self.rest[: found.start('pronoun')]}{name}{self.rest[found.end('pronoun') :]}?", meant)

    def _without_topic(self, *, is_joined: bool) -> FollowUp | None:
        """Return "did Vane deny it?" or "and what did Vane say?" with the previous topic."""
        read, words = self._asked.understood, self._words
        is_open = words[-1] in ANAPHORS or "it" in words or read.kind in _OF_SOMETHING or is_joined
        if not self._asked.speakers or read.topic or not self.before.topic or not is_open:
            return None
        own = frame_of(self.rest, read, self.today)
        wanted = {"when": Wanted.DATES, "where": Wanted.OUTLETS}.get(words[0], Wanted.STATEMENTS)
        frame = replace(
            own,
            speakers=tuple(with_article(speaker.name) for speaker in self._asked.speakers),
            topic=self.before.topic,
            period=own.period or self.before.period,
            publisher=own.publisher or self.before.publisher,
            verb=judging_verb(words),
        )
        return self._ask(frame, wanted, asks_why=words[0] == "why")

    def _find_meant(self, pronoun: str) -> tuple[str, ...]:
        return find_meant(pronoun, self.before.speakers, self.context.heard)

    def _ask_others(self, frame: Frame) -> FollowUp | None:
        """Return the question for a frame; if it asks for others, exclude the speakers already heard."""
        heard = () if frame.speakers or not asks_for_others(self._words) else self._heard()
        others = self._ask(replace(frame, kind=QuestionKind.WHO, besides=heard)) if heard else None
        return others or self._ask(frame)

    def _heard(self) -> tuple[str, ...]:
        """Return the speakers the previous question excluded and those its answer cites."""
        _, before = take_out_besides(self.context.question, self.facts.roster)
        return self.facts.roster.people(tuple(dict.fromkeys((*sorted(before), *self.context.heard))))[:_MOST_HEARD]

    def _ask(self, frame: Frame, wanted: Wanted = Wanted.STATEMENTS, *, asks_why: bool = False) -> FollowUp | None:
        if not frame.speakers and not frame.topic:
            return None
        if frame == self.before and wanted is not Wanted.STATEMENTS and self._reads_as_before():
            return FollowUp(self.context.question, frame, wanted)
        return self._check(put(frame, is_why=asks_why), frame.speakers, frame, wanted)

    def _check(
        self, question: str, speakers: Sequence[str], frame: Frame | None = None, wanted: Wanted = Wanted.STATEMENTS
    ) -> FollowUp | None:
        """Return a full question, or None if it would be read differently from what was meant."""
        try:
            asked = read_question(clean_question(question), self.facts, self.today)
        except QuestionError:  # too long by now
            return None
        is_meant = sorted(role_words(speaker.name) for speaker in asked.speakers) == sorted(map(role_words, speakers))
        if not is_meant or (frame and not _says_all(asked, frame)):
            return None
        shown = frame_of(question, asked.understood, self.today)
        return FollowUp(question, replace(shown, speakers=tuple(speakers)), wanted)

    def _reads_as_before(self) -> bool:
        """Whether the previous question still means the same today; an old "last week" does not."""
        return read_question(self.context.question, self.facts, self.today).understood == self.context.understood


def _says_all(asked: ReadQuestion, frame: Frame) -> bool:
    """Whether a question built from a frame is read with the frame's topic, period, outlet and exclusions."""
    read = asked.understood
    return (
        set(map(fold, topic_words(frame.topic))) <= set(map(fold, read.topic.split()))
        and bool(read.since or read.until) == bool(frame.period)
        and read.publisher == frame.publisher
        and asked.query.not_by.issuperset(frame.besides)
    )
