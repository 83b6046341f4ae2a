"""An answerer with a predictable meaning: the question's first word decides what becomes of it."""

import os
import threading
import time
from collections.abc import Collection
from dataclasses import replace
from datetime import UTC, date, datetime

from bot.answers import Answer, Citation, Condition, Understood
from bot.errors import QuestionError
from corpus.article import Span
from index.errors import CatalogueError
from index.statements import Kind, Polarity

AS_OF = datetime(2026, 2, 3, 12, 0, tzinfo=UTC)
LONG_QUOTE = "\N{GRINNING FACE} <b>& " * 100


def citation(quote: str, *, url: str | None = "https://tern.example.org/a", number: int = 1) -> Citation:
    """Return a statement in somebody's own words."""
    return Citation(
        article_key=f"a{number}",
        article_id=f"a{number}",
        version_row=number,
        version=1,
        span=Span(10, 10 + len(quote)),
        quote=quote,
        speaker="Ada Example",
        kind=Kind.DIRECT,
        polarity=Polarity.SAID,
        title="A <title>",
        publisher="The Tern",
        published_at=date(2026, 2, 1),
        url=url,
        link=f"{url}#:~:text=part{number}" if url else None,
    )


def answered(question: str, *citations: Citation) -> Answer:
    """Return an answer that cites these."""
    prose = " ".join(f"{c.quote} [{number}]" for number, c in enumerate(citations, start=1))
    return Answer(question, prose, Understood(), AS_OF, citations)


def refused(question: str, *nearest: Citation) -> Answer:
    """Return a refusal with these nearest statements."""
    reason = "Nothing in the archive says this. <searched 12 articles>"
    return Answer(question, reason, Understood(), AS_OF, nearest=nearest, reason=reason)


class FakeAnswerer:
    """Echoes the question as a quote.

    ``long``, ``refuse``, ``shout`` (an unreadable question), ``fail`` (the archive is out), ``bug`` (its cause quotes
    the question), ``either`` (it may ask for Ben Example too),
    ``hang`` (for ever) and ``crash`` (the process is gone) do what they say.
    """

    def __init__(self, seconds: float = 0.0, token: str = "") -> None:
        self._seconds = seconds
        self._token = token
        self.asked: list[tuple[str, datetime | None]] = []
        self.dropped: list[frozenset[Condition]] = []

    def answer(
        self,
        question: str,
        /,
        *,
        now: datetime | None = None,
        language: str = "en",  # noqa: ARG002 - it speaks one
        without: Collection[Condition] = (),
        instead: str | None = None,
        most: int = 5,  # noqa: ARG002 - it has one quote
    ) -> Answer:
        """Answer after the given seconds of work."""
        self.asked.append((question, now))
        self.dropped.append(frozenset(without))
        if instead:
            return answered(question, citation(f"“What {instead} said”, she said."))
        time.sleep(self._seconds)
        match question.split(maxsplit=1)[0]:
            case "long":
                return answered(question, *(citation(LONG_QUOTE, number=number) for number in range(1, 6)))
            case "either":
                return replace(answered(question, citation("“Either way”, she said.")), other="Ben Example")
            case "refuse":
                return refused(question, citation("Something else, she said."))
            case "shout":
                raise QuestionError("Please write a question with <words> in it.")
            case "fail":
                raise CatalogueError(f"the catalogue is locked; {self._token}")
            case "bug":
                raise RuntimeError(f"a secret detail: {self._token}") from ValueError(question)
            case "hang":
                threading.Event().wait()
            case "crash":
                os._exit(9)
        return answered(question, citation(f"“Reply to {question}”, she said."))
