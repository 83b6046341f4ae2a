"""Read a question: kind, speakers, topic, period, outlet and language.

Pure: takes the question and the facts of the archive. `bot.questions.slots` knows where a speaker may be named. A name
anywhere else belongs to the topic and is searched for.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import dropwhile, islice

from bot.answers import Understood
from bot.errors import QuestionError
from bot.questions.asked_speakers import AskedSpeaker, find_speakers, take_out_besides
from bot.questions.details.chat_words import spell_out
from bot.questions.details.outlets import NamedOutlet, find_outlet
from bot.questions.kinds import (
    QuestionKind,
    asks_day,
    asks_figure,
    asks_place,
    find_asked_stance,
    find_kind,
    kind_words,
)
from bot.questions.languages import AskedIn, function_words, hear
from bot.questions.periods import Period, find_period, is_for_present
from bot.questions.politeness import strip_frame
from bot.questions.tokens import split_tokens
from bot.questions.vocabulary import ACCORDING, BASE_VERBS, CONNECTORS, DO, HAVE
from bot.questions.worded.dates import take_dates
from bot.questions.worded.outlets import take_outlet
from bot.questions.worded.reader import read_worded
from bot.texts import ENGLISH, Texts
from index.language.meanings.concepts import translate_each
from index.language.name_matching import fold, name_words
from index.language.vocabularies.lexicon import lexicon
from index.language.vocabularies.vocabulary import CODES
from index.language.words import join_initials, split_words, topic_words
from index.search.archive_facts import ArchiveFacts
from index.search.query import Query

#: Longer than any typed question. The model reads only about a thousand characters anyway.
LONGEST_QUESTION = 500

_TAG = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)
_ACCORDING_TO = re.compile(r",?\s*\baccording to\s+(?P<name>[^?,]+)[,?]?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ReadQuestion:
    """A question as read, for the search and for display.

    Attributes:
        speakers: The asked speakers, known to the archive or not. Each is one side of the answer.
        unframed: The question without its polite frame.
        timeless: The same without the words of its period.
        named: Stored names of everybody it names anywhere.
        outlet: The outlet that it names, which narrows it unless it was read without.
        unknown_outlet: The name after "according to" if the archive has no such speaker or outlet.
        language: The English name of the question's language if the archive does not have it.
        plain_in: Codes of the languages it may be in, if the archive covers them but no rules read them; else empty.
        respelt: Words of the question as asked, each with the word that it was taken for a slip of.
    """

    query: Query
    understood: Understood
    speakers: tuple[AskedSpeaker, ...] = ()
    unframed: str = ""
    timeless: str = ""
    named: frozenset[str] = frozenset()
    unknown_outlet: str | None = None
    outlet: NamedOutlet | None = None
    language: str | None = None
    plain_in: frozenset[str] = frozenset()
    respelt: tuple[tuple[str, str], ...] = ()

    @property
    def asked_name(self) -> str | None:
        """The first speaker's name as written in the question; None if it names nobody."""
        return self.speakers[0].name if self.speakers else None

    @property
    def is_known(self) -> bool:
        """Whether the archive quotes any of the asked speakers."""
        return any(speaker.stored for speaker in self.speakers)

    @property
    def is_for_stranger(self) -> bool:
        """Whether it asks for somebody by name, and the archive quotes nobody whom it asks for."""
        return bool(self.speakers) and not self.is_known and not self.speakers[0].is_role

    def understood_as(self, speakers: Sequence[str]) -> Understood:
        """Return the reading with the speakers found to hold the asked role."""
        return replace(self.understood, speakers=tuple(speakers)) if self.query.role and speakers else self.understood

    @property
    def queries(self) -> tuple[Query, ...]:
        """The searches that answer it: one for each side the archive knows, or one for the whole question."""
        known = [speaker for speaker in self.speakers if speaker.stored]
        return tuple(_of(self.query, [speaker]) for speaker in known) if len(known) > 1 else (self.query,)


def clean_question(text: str, texts: Texts = ENGLISH) -> str:
    """Return the question without control characters and markup, with white space collapsed.

    Raises:
        QuestionError: If nothing remains to search for, or it is too long.
    """
    kept = "".join(char if unicodedata.category(char)[0] != "C" else " " for char in unicodedata.normalize("NFC", text))
    question = " ".join(_TAG.sub(" ", kept).split())
    if len(question) > LONGEST_QUESTION:
        raise QuestionError(texts("question-too-long", characters=len(question), most=LONGEST_QUESTION))
    if not any(char.isalnum() for char in question):
        raise QuestionError(texts("question-without-words"))
    return question


def read_question(question: str, facts: ArchiveFacts, today: date) -> ReadQuestion:
    """Read a cleaned question, asked on a given day, against the archive.

    For a year outside the archive ("when she resigned in 2014"), only passages that name the year nearby count. "Last
    week" outside the archive finds nothing.
    """
    asked_in = _hear(question, facts)
    if not asked_in.is_english:
        return _read_foreign(question, asked_in, facts, _find_covered(question, facts, today), today)
    question = spell_out(question)
    period = _find_covered(question, facts, today)
    is_held = period is not None and period.meets(facts.oldest, facts.newest)
    if period and not is_held and (period.is_guess or period.is_present or is_for_present(question, period)):
        period = None  # "on 11 September" counts from the day of asking only by a guess, and so does "this year"
    is_bound = period is not None and (is_held or not period.year)
    unframed = strip_frame(question)
    outlet = find_outlet(unframed, facts.publishers)
    rest, excluded = take_out_besides(outlet.rest if outlet else unframed, facts.roster)
    publisher = outlet.publisher if outlet else None
    query = Query(
        text=question,
        since=period.since if period and is_bound else None,
        until=period.until if period and is_bound else None,
        period_words=_period_words(period, facts, is_bound=is_bound),
        publisher=publisher,
        not_by=excluded,
        across=_told_across(split_words(rest), "en", facts),
    )
    since, until = (period.since, period.until) if period else (None, None)
    asked = ReadQuestion(
        query,
        Understood(since=since, until=until, publisher=publisher),
        unframed=rest,
        timeless=rest.replace(period.words, " ") if period else rest,
        named=_named(rest, facts),
        outlet=outlet,
    )
    return read_as(asked, find_speakers(rest, facts.roster))


def _told_across(words: Iterable[str], language: str, facts: ArchiveFacts) -> tuple[tuple[str, str, str], ...]:
    """Return what the question's words are in the archive's other languages, as far as they are words of the news."""
    return translate_each((word.lower() for word in words), language, facts.languages or {"en"})


def _find_covered(question: str, facts: ArchiveFacts, today: date) -> Period | None:
    """Return the period of a question. A month or day without a year is the latest one that the archive covers.

    "Before May" is before one that is in the archive.
    """
    period = find_period(question, today)
    if period is None or period.year or period.is_relative or not facts.newest:
        return period
    is_beyond = period.since is None and period.until is not None and period.until >= facts.newest
    is_covered = not is_beyond and period.meets(facts.oldest, facts.newest)
    covered = period if is_covered else find_period(question, facts.newest)
    return covered if covered and covered.meets(facts.oldest, facts.newest) else period


def read_timeless(asked: ReadQuestion) -> ReadQuestion:
    """Return the question without its period: the day may be one that people spoke about, not one when they spoke."""
    return replace(asked, query=replace(asked.query, since=None, until=None, period_words=()))


def read_anywhere(asked: ReadQuestion) -> ReadQuestion:
    """Return the question without its outlet as a condition: others may carry what was said to it, or in it.

    Only what was said to it is likely to be told with its name.
    """
    is_told = asked.outlet is not None and asked.outlet.is_told
    whole = strip_frame(asked.query.text)
    rest = replace(
        asked,
        query=replace(asked.query, publisher=None),
        understood=replace(asked.understood, publisher=None),
        unframed=whole,
        timeless=_without_words(whole, asked) if is_told else asked.timeless,
    )
    return read_as(rest, asked.speakers)


def _without_words(whole: str, asked: ReadQuestion) -> str:
    """Return a question without the words of its period."""
    words = set(split_words(asked.unframed)) - set(split_words(asked.timeless))
    return " ".join(word for word in whole.split() if not words.intersection(split_words(word)))


def read_as(asked: ReadQuestion, speakers: Sequence[AskedSpeaker]) -> ReadQuestion:
    """Return the question read as one for these speakers, or for nobody."""
    kind = find_kind(asked.unframed, has_speaker=bool(speakers))
    excluded = asked.query.not_by - asked.named
    is_who = kind == QuestionKind.WHO and not speakers
    query = replace(
        asked.query,
        topic=_topic(asked.timeless, speakers, kind),
        not_by=excluded | (asked.named if is_who else frozenset()),
        is_newest=kind == QuestionKind.LATEST,
        wants_figure=asks_figure(asked.unframed),
        wants_day=asks_day(asked.unframed),
        wants_place=asks_place(asked.unframed),
        stance=0 if speakers else find_asked_stance(asked.unframed),
    )
    shown = tuple(dict.fromkeys(person for speaker in speakers for person in speaker.people))
    return replace(
        asked,
        query=_of(query, speakers),
        understood=replace(asked.understood, speakers=shown, topic=" ".join(query.topic), kind=kind),
        speakers=tuple(speakers),
        unknown_outlet=_unknown_outlet(asked.unframed, speakers),
    )


def _hear(question: str, facts: ArchiveFacts) -> AskedIn:
    words = [token.word for token in split_tokens(question)]
    names = {word for mention in facts.roster.find(words) for word in words[mention.start : mention.end]}
    return hear(question, facts.languages, names)


def _read_foreign(
    question: str, asked_in: AskedIn, facts: ArchiveFacts, period: Period | None, today: date
) -> ReadQuestion:
    """Read a question that English rules do not fit: by the words of its language, if it has a file of them.

    Else no word of it is taken for a speaker. `bot.answering.named_passages` restricts the hits to the people it may
    ask for.
    """
    code = next(iter(asked_in.codes & set(CODES)), None) if len(asked_in.codes) == 1 else None
    if code is not None:
        return _read_worded(question, code, asked_in, facts, period, today)
    ignored = function_words(asked_in.codes)
    is_dated = period is not None and period.year is not None and period.meets(facts.oldest, facts.newest)
    query = Query(
        text=question,
        topic=tuple(word for word in dict.fromkeys(split_words(question)) if word not in ignored),
        since=period.since if period and is_dated else None,
        until=period.until if period and is_dated else None,
        period_words=_period_words(period, facts, is_bound=True) if is_dated else (),
        asked_in=asked_in.codes,
    )
    is_covered = facts.is_multilingual or asked_in.is_covered(facts.languages)
    return ReadQuestion(
        query,
        Understood(),
        unframed=question,
        language=None if is_covered else asked_in.name,
        plain_in=(asked_in.codes & facts.languages or asked_in.codes) if is_covered else frozenset(),
    )


def _read_worded(  # noqa: PLR0913, PLR0917 - what a question is read against
    question: str, code: str, asked_in: AskedIn, facts: ArchiveFacts, period: Period | None, today: date
) -> ReadQuestion:
    """Read a question by the words of its language. A name in another alphabet is looked up by its sound."""
    dated, rest = take_dates(question, code)
    publisher, rest = take_outlet(rest, facts.publishers, lexicon(code))
    read = read_worded(rest, lexicon(code), facts.roster)
    is_told = any(speaker.stored or speaker.is_role for speaker in read.speakers)
    is_covered = facts.is_multilingual or asked_in.is_covered(facts.languages)
    roles = [word.lower() for speaker in read.speakers if speaker.is_role for word in speaker.name.split()]
    across = _told_across((*read.topic, *roles), code, facts)
    is_lacking = (read.speakers and not is_told) or not (across or (is_told and not read.topic))
    query = Query(
        text=question,
        topic=read.topic or tuple(roles),  # of a role alone, the sentence that names it comes first
        across=across,
        publisher=publisher,
        not_by=read.named if read.kind == QuestionKind.WHO else frozenset(),
        is_newest=read.kind == QuestionKind.LATEST,
        language=code,
        asked_in=frozenset({code}),
    )
    query = _in_period(query, _find_covered(dated, facts, today) or period, facts, is_dated=bool(dated))
    shown = tuple(dict.fromkeys(person for speaker in read.speakers for person in speaker.people))
    topic = " ".join(read.topic)
    return ReadQuestion(
        _of(query, read.speakers),
        Understood(shown, topic, since=query.since, until=query.until, publisher=publisher, kind=read.kind),
        speakers=read.speakers,
        unframed=question,
        timeless=question,
        named=read.named,
        language=asked_in.name if is_lacking and not is_covered else None,
    )


def _in_period(query: Query, period: Period | None, facts: ArchiveFacts, *, is_dated: bool) -> Query:
    """Return a query bound to a period; one that the question's own words do not tell counts for its year alone."""
    is_held = period is not None and period.meets(facts.oldest, facts.newest)
    if period is None or not (is_dated or (period.year is not None and is_held)):
        return query
    is_bound = is_held or not period.year
    return replace(
        query,
        since=period.since if is_bound else None,
        until=period.until if is_bound else None,
        period_words=_period_words(period, facts, is_bound=is_bound),
    )


def read_without_role(asked: ReadQuestion) -> ReadQuestion:
    """Return a question in another language with the words of its role as words of its topic."""
    topic = tuple(dict.fromkeys((*asked.query.names, *asked.query.topic)))
    understood = replace(asked.understood, speakers=(), topic=" ".join(topic))
    query = replace(asked.query, role=None, names=(), topic=topic)
    return replace(asked, query=query, understood=understood, speakers=())


def _named(question: str, facts: ArchiveFacts) -> frozenset[str]:
    """Return the speakers named in a question for "who". It is about them, so they are no answer to it."""
    mentions = facts.roster.find([token.word for token in split_tokens(question)])
    return frozenset(speaker for mention in mentions for speaker in mention.speakers)


def _of(query: Query, speakers: Sequence[AskedSpeaker]) -> Query:
    """Return the query for statements by these speakers."""
    stored = frozenset(name for speaker in speakers for name in speaker.stored)
    surnames = {words[-1] for name in stored if (words := name_words(name))}
    naming = {word for speaker in speakers for word in speaker.naming}
    names = {word for speaker in speakers for word in (topic_words if speaker.is_role else name_words)(speaker.name)}
    role = next((speaker.name for speaker in speakers if speaker.is_role), None)
    return replace(query, speakers=stored, surnames=frozenset(surnames | naming), names=tuple(sorted(names)), role=role)


def _topic(words: str, speakers: Sequence[AskedSpeaker], kind: str) -> tuple[str, ...]:
    """Return the topic's words: without speakers and their titles, and without words that only indicate the kind."""
    named = {
        form for speaker in speakers for word in split_words(speaker.name) for form in (fold(word), f"{fold(word)}s")
    }
    ignored = named | kind_words(kind) | (CONNECTORS if len(speakers) > 1 else frozenset()) | _main_verb(words)
    found = topic_words(join_initials(words))
    return tuple(word for word in found if fold(word) not in ignored and not ACCORDING.fullmatch(word))


def _main_verb(question: str) -> frozenset[str]:
    """Return the verb of "why does Orr prefer the bridge". Statements put it in other words, so it is not searched."""
    tokens = [token.word for token in split_tokens(question)]
    after = dropwhile(lambda word: word not in DO | HAVE, tokens)
    return frozenset(islice((word for word in after if word in BASE_VERBS), 1))


def _period_words(period: Period | None, facts: ArchiveFacts, *, is_bound: bool) -> tuple[str, ...]:
    """Return words that name the period. An article from outside the period must contain one of them."""
    if period is None or (is_bound and (period.until is None or period.since is None)):
        return ()
    # Articles from May also name their own year, without meaning a November in it.
    newest = facts.newest
    if period.month and newest and period.since and newest < period.since <= newest.replace(month=12, day=31):
        return (period.month,)
    return tuple(word for word in (period.year, period.month if is_bound else None) if word)


def _unknown_outlet(question: str, speakers: Sequence[AskedSpeaker]) -> str | None:
    """Return the unknown name after "according to", which may be an outlet or a person."""
    found = _ACCORDING_TO.search(question)
    strangers = [speaker.name for speaker in speakers if not speaker.stored and not speaker.is_role]
    named = found["name"].strip() if found else ""
    return next((named for name in strangers if name in named), None)
