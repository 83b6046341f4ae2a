"""The reader's application for tests: one shared answer, and the headers that every answer of its has."""

from typing import Any

import httpx2
from sqlalchemy import Connection, Engine

from bot.citations.reader_links import ReaderLinks
from bot.reader.app import Reader
from bot.reader.views import AnswerPage
from tests.bot.support.kept_answers import NOW

SHARED = "aBcDeFgHiJkLmNoPqRsTuV"
SECRET = b"kept well"
GUARDS = {
    "content-security-policy": "default-src 'none'; style-src 'self'; img-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "x-robots-tag": "noindex",
}


def read_answer(_connection: Connection, share_id: str, links: ReaderLinks) -> AnswerPage | None:
    """Know one shared answer."""
    if share_id != SHARED:
        return None
    return AnswerPage("who holds the weir?", f"Ada Orr does{links.base}.", False, NOW, NOW, ())  # noqa: FBT003 - a fake


def application(engine: Engine, links: ReaderLinks) -> Reader:
    """Return the application with its one shared answer."""
    return Reader(engine, links, read_answer)


def is_guarded(answer: httpx2.Response) -> bool:
    """Whether the headers that every answer has are there."""
    return answer.headers.items() >= GUARDS.items() and "cache-control" in answer.headers


async def ask(app: Reader, path: str, query: bytes) -> httpx2.Response:
    """Return the answer to any path and query, those too that a client would mend before it sends them."""
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request"}

    async def send(message: Any) -> None:
        sent.append(message)

    await app({"type": "http", "method": "GET", "path": path, "query_string": query, "headers": []}, receive, send)
    body = b"".join(message.get("body", b"") for message in sent)
    return httpx2.Response(sent[0]["status"], headers=sent[0]["headers"], content=body)
