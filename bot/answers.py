"""What a reader gets: an answer with its citations, or a refusal with its reason.

Values and their JSON form (the contract of ``--json`` and ``--batch``); nothing here searches or renders.
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
    """What narrows a question, and what it can be asked without."""

    SPEAKER = "speaker"
    TOPIC = "topic"
    PERIOD = "period"
    OUTLET = "outlet"


@dataclass(frozen=True, slots=True)
class Understood:
    """What was read from a question; ``since`` and ``until`` are both inclusive."""

    speakers: tuple[str, ...] = ()
    topic: str = ""
    since: date | None = None
    until: date | None = None
    publisher: str | None = None
    kind: str = "said"

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """Return what narrows it."""
        held = {
            Condition.SPEAKER: self.speakers,
            Condition.TOPIC: self.topic,
            Condition.PERIOD: self.since or self.until,
            Condition.OUTLET: self.publisher,
        }
        return tuple(condition for condition, value in held.items() if value)

    @property
    def droppable(self) -> tuple[Condition, ...]:
        """Return without which of its conditions a question is left: one for somebody, or about something."""
        held = self.conditions
        return tuple(one for one in held if {Condition.SPEAKER, Condition.TOPIC} & (set(held) - {one}))


@dataclass(frozen=True, slots=True)
class Citation:
    """A passage that supports an answer.

    Attributes:
        article_key: The article's identity; two outlets may both have an ``article_id`` "1". Not part of the JSON: it
            may be the path of a file.
        version_row: The version's row in the catalogue. Not part of the JSON: rows of deleted versions are used again.
        version: The version's number within its article.
        quote: ``article.text[span.start:span.end]`` of that version, character for character.
        speaker: Whose words these are by the text; None where nobody's, or where the text does not say.
        kind: None where the passage is no statement.
        link: The article's URL with a text fragment that opens at the quote; None without a URL.
        also_in: How many other articles carry the same words.
        also_in_outlets: The names of the outlets among them but for this article's own, each once; an outlet without a
            name is its host.
        gender: The speaker's, where the article tells it.
        correction: The outlet's own note that corrects the article, cut at a word; None where there is none.
        vanished_at: Since when the article's page answers that it is gone; None while it stands.
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

    def to_json(self) -> dict[str, Any]:
        """Return the contract's form."""
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
        }


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one question.

    Attributes:
        prose: The text with [1] [2] that number ``citations``; a refusal's is its reason.
        lead: The prose's opening, before the first quote: whom a question for somebody finds, which side is missing.
        reason: Why nothing is cited, in words for the reader; None when answered.
        as_of: When the index last changed (aware, UTC); None while the archive is empty.
        is_partial: Whether the first index had not come to a good end: the archive lacks some of what was named.
        latency_ms: This question alone, models loaded.
        nearest: When refused, the nearest statements, shown apart and named as such.
        further: What answers too, behind the citations; not part of the JSON.
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

    def __post_init__(self) -> None:
        if bool(self.citations) == bool(self.reason):
            raise ValueError("an answer has citations or a reason to have none, never both")

    @property
    def opening(self) -> str:
        """What stands above the statements: of prose that has all their quotes only the lead, the rest repeats them."""
        words = " ".join(self.prose.split())
        is_repeated = bool(self.citations) and all(" ".join(one.quote.split()) in words for one in self.citations)
        return self.lead if is_repeated else self.reason or self.prose

    @property
    def leads_on(self) -> bool:
        """Whether a follow-up can go on from it: of a question in a foreign language nothing was understood."""
        return bool(self.citations or self.understood.conditions)

    @property
    def status(self) -> str:
        """The contract's word: "answered" or "refused"."""
        return "answered" if self.citations else "refused"

    def to_json(self, qid: str | None = None) -> dict[str, Any]:
        """Return the contract's form, with the asker's own id copied in."""
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
            "nearest": [citation.to_json() for citation in self.nearest],
        }


@dataclass(frozen=True, slots=True)
class StoredAnswer:
    """An answer as its messages show it, long after it was given too.

    Attributes:
        opening: What stands above the statements; a refusal's reason.
        statements: By their numbers, from 1; of a refusal, the nearest. None stands for one that was withdrawn: its
            article is gone or damaged, or editors took it back.
        shown_first: How many of them are shown at first; the others are further ones.
        answered_at: Aware; None before it is stored.
        user_id: Who asked; None where Telegram names nobody.
        thread_id: The forum topic.
        asked_in: The message that asked.
        without: What of the question did not count.
        first: The answer that this one is asked anew from, and in whose message it stands.
        share_id: The name of its public page; None while it has none.
        damaged: The numbers of those whose articles are not what was stored.
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

    def statement(self, number: int) -> Citation | None:
        """Return the statement of a number; None where there is none, or none any more."""
        return self.statements[number - 1] if 1 <= number <= len(self.statements) else None


class Answerer(Protocol):
    """Answers questions. Called by the command line, and by the bot from worker threads, several at once."""

    def answer(
        self,
        question: str,
        /,
        *,
        now: datetime | None = None,
        language: str = "en",
        without: Collection[Condition] = (),
    ) -> Answer:
        """Answer one question as of ``now`` (aware; None: the clock).

        ``language`` is that of the words around the quotes, a code that `bot.texts.languages` has. ``without`` is what
        of the question does not count.

        Raises:
            QuestionError: If the question is empty or too long; its message is for the asker.
            IndexingError: If the archive cannot be read; its message says what to run.
        """
