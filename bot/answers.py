"""Answers: an answer with its citations, or a refusal with its reason.

Values and their JSON form, the contract of ``--json`` and ``--batch``. Nothing here searches or renders.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Protocol

from corpus.article import Span
from index.language.given_names import Gender
from index.statements import Kind, Polarity


class Condition(StrEnum):
    """A condition that narrows a question, and that can be dropped."""

    SPEAKER = "speaker"
    TOPIC = "topic"
    PERIOD = "period"
    OUTLET = "outlet"


@dataclass(frozen=True, slots=True)
class Understood:
    """A question as understood; ``since`` and ``until`` are both inclusive."""

    speakers: tuple[str, ...] = ()
    topic: str = ""
    since: date | None = None
    until: date | None = None
    publisher: str | None = None
    kind: str = "said"

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """The conditions that the question has."""
        values = {
            Condition.SPEAKER: self.speakers,
            Condition.TOPIC: self.topic,
            Condition.PERIOD: self.since or self.until,
            Condition.OUTLET: self.publisher,
        }
        return tuple(condition for condition, value in values.items() if value)

    @property
    def droppable(self) -> tuple[Condition, ...]:
        """The conditions that can be dropped and still leave a speaker or a topic."""
        needed = {Condition.SPEAKER, Condition.TOPIC} & set(self.conditions)
        return tuple(condition for condition in self.conditions if needed - {condition})


@dataclass(frozen=True, slots=True)
class Citation:
    """A passage that supports an answer.

    Attributes:
        article_key: The article's unique key, because two outlets may both have an ``article_id`` "1". Not in the JSON:
            it may be a file's path.
        version_row: The version's row id in the catalogue. Not in the JSON: ids of deleted rows are reused.
        version: The version's number within its article.
        span: The quote's place in the version's text, in code points.
        quote: ``text[span.start:span.end]`` of that version, verbatim.
        speaker: The speaker according to the text; None if it names none, or the passage is no statement.
        kind: None if the passage is no statement.
        link: The article's URL with a text fragment that opens at the quote; None without a URL.
        also_in: How many other articles carry the same words.
        also_in_outlets: Their outlets, each once, without this article's: names, else hosts.
        gender: The speaker's, if the article states it.
        correction: The outlet's own note that corrects the article, cut at a word; None if there is none.
        vanished_at: When the article's page was found gone; None if it is not.
        language: The ISO 639-1 code of the article's language; None if unknown.
    """

    article_key: str
    article_id: str
    version_row: int
    version: int
    span: Span
    quote: str
    speaker: str | None = None
    kind: Kind | None = None
    polarity: Polarity | None = None
    title: str | None = None
    publisher: str | None = None
    published_at: date | datetime | None = None
    url: str | None = None
    link: str | None = None
    also_in: int = 0
    gender: Gender | None = None
    also_in_outlets: tuple[str, ...] = ()
    correction: str | None = None
    vanished_at: datetime | None = None
    language: str | None = None

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of the contract."""
        return {
            "article_id": self.article_id,
            "version": self.version,
            "start": self.span.start,
            "end": self.span.end,
            "quote": self.quote,
            "speaker": self.speaker,
            "kind": self.kind,
            "polarity": self.polarity,
            "title": self.title,
            "publisher": self.publisher,
            "published_at": self.published_at.isoformat() if self.published_at else None,
            "url": self.url,
            "link": self.link,
            "also_in": self.also_in,
            "also_in_outlets": list(self.also_in_outlets),
            "correction": self.correction,
            "vanished_at": self.vanished_at.isoformat() if self.vanished_at else None,
            "language": self.language,
        }


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one question.

    Attributes:
        prose: The answer's text, with [1] [2] for the numbers of ``citations``; the reason if refused.
        lead: The start of the prose, before the first quote: who is quoted, or which side is missing.
        reason: Why nothing is cited, in words for the asker; None if answered.
        as_of: When the index last changed (aware, UTC); None if the archive is empty.
        is_partial: Whether the first index is unfinished, so that the archive lacks named articles.
        latency_ms: The time for this question, without loading models.
        nearest: If refused, the nearest statements, which are shown separately and labelled as such.
        closest_of: If refused, how many statements the asked speaker has, of which ``nearest`` are the closest; None
            if those are anybody's, or of too many to tell.
        further: Further statements that answer, after the citations; not in the JSON.
        other: The speaker of another reading that is nearly as good; None if there is none.
        apart: If refused, what people other than the asked speaker said about the topic; the reason names them. Where
            they said the very words that the question takes the speaker to have said, they are cited, and the lead
            says so.
    """

    question: str
    prose: str
    understood: Understood
    as_of: datetime | None
    citations: tuple[Citation, ...] = ()
    nearest: tuple[Citation, ...] = ()
    reason: str | None = None
    order: str = "best"
    lead: str = ""
    latency_ms: float = 0.0
    further: tuple[Citation, ...] = ()
    is_partial: bool = False
    other: str | None = None
    apart: tuple[Citation, ...] = ()
    closest_of: int | None = None

    def __post_init__(self) -> None:
        if bool(self.citations) == bool(self.reason):
            raise ValueError("an answer has citations or a reason to have none, never both")

    @property
    def opening(self) -> str:
        """The text above the statements: only the lead if the prose repeats all quotes, else the reason or prose."""
        words = " ".join(self.prose.split())
        quotes = [" ".join(citation.quote.split()) for citation in self.citations]
        return self.lead if quotes and all(quote in words for quote in quotes) else self.reason or self.prose

    @property
    def leads_on(self) -> bool:
        """Whether a follow-up can continue from it: it cites something, or the question was understood."""
        return bool(self.citations or self.understood.conditions)

    @property
    def status(self) -> str:
        """The contract's status: "answered" or "refused"."""
        return "answered" if self.citations else "refused"

    def to_json(self, qid: str | None = None) -> dict[str, Any]:
        """Return the JSON object of the contract, with the asker's own id for the question."""
        read = self.understood
        return {
            "qid": qid,
            "question": self.question,
            "status": self.status,
            "answer": self.prose,
            "reason": self.reason,
            "understood": {
                "speakers": list(read.speakers),
                "topic": read.topic,
                "from": read.since.isoformat() if read.since else None,
                "until": read.until.isoformat() if read.until else None,
                "publisher": read.publisher,
                "kind": read.kind,
            },
            "order": self.order,
            "as_of": self.as_of.isoformat().replace("+00:00", "Z") if self.as_of else None,
            "is_partial": self.is_partial,
            "latency_ms": round(self.latency_ms, 1),
            "citations": [citation.to_json() for citation in self.citations],
            "other": self.other,
            "apart": [citation.to_json() for citation in self.apart],
            "nearest": [citation.to_json() for citation in self.nearest],
            "closest_of": self.closest_of,
        }


@dataclass(frozen=True, slots=True)
class StoredAnswer:
    """A past answer as messages show it, at any later time.

    Attributes:
        opening: The text above the statements; a refusal's reason.
        statements: In the order of their numbers, which begin at 1; for a refusal, the nearest statements. None for a
            withdrawn one: its article is gone or damaged, or editors suppressed it.
        shown_first: How many are shown at first; the rest are further statements.
        answered_at: Aware; None before it is stored.
        user_id: The asker; None if Telegram names nobody.
        thread_id: The forum topic.
        asked_in: The message with the question.
        without: The dropped conditions.
        first: The id of the original answer, if this one replaces it in its message: it drops a condition of it, or
            asks for another speaker.
        share_id: The name of its public page; None if not shared.
        other: The speaker of another reading; see `Answer`.
        damaged: The numbers of statements whose stored article is damaged.
    """

    answer_id: str
    question: str
    understood: Understood
    as_of: datetime | None
    is_refusal: bool
    opening: str
    statements: tuple[Citation | None, ...]
    shown_first: int
    answered_at: datetime | None = None
    user_id: int | None = None
    thread_id: int | None = None
    asked_in: int | None = None
    without: frozenset[Condition] = frozenset()
    first: str | None = None
    share_id: str | None = None
    damaged: frozenset[int] = frozenset()
    other: str | None = None

    def statement(self, number: int) -> Citation | None:
        """Return the statement of a number, from 1; None if it does not exist or was withdrawn."""
        return self.statements[number - 1] if 1 <= number <= len(self.statements) else None


class Answerer(Protocol):
    """Answer questions. Called by the command line, and by the bot from several threads at once."""

    def answer(  # noqa: PLR0913 - one for each way to ask
        self,
        question: str,
        /,
        *,
        now: datetime | None = None,
        language: str = "en",
        without: Collection[Condition] = (),
        instead: str | None = None,
        most: int = 5,
    ) -> Answer:
        """Return the answer to a question.

        Args:
            question: As asked.
            now: The time that "last week" counts from, aware; None for the present.
            language: The language of the words around the quotes, a code in `bot.texts.languages`.
            without: Conditions of the question to drop.
            instead: The speaker to ask for, one that `Answer.other` offered; None lets the evidence decide.
            most: How many citations to return at most.

        Raises:
            QuestionError: If the question is empty or too long; its message is for the asker.
            IndexingError: If the archive cannot be read; its message says what to run.
        """
