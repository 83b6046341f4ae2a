"""The reader: stored articles and shared answers as web pages, one application for the bot and its own program.

Pages are read and rendered in threads, never in the event loop. Every address gets a page, and no page has words of an
article that its address may not open. Pages run no scripts and load nothing from elsewhere.
"""

import asyncio
import gzip
import logging
from collections.abc import Callable
from hashlib import sha256
from http import HTTPStatus

from sqlalchemy import Connection, Engine
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route
from starlette.types import Message, Receive, Scope, Send

from bot.checking.report import Checker
from bot.citations.reader_links import ReaderLinks
from bot.errors import DamagedError
from bot.reader import pages as reader_pages
from bot.reader.articles import read_article_page
from bot.reader.checking import CheckPage, check_text, choose_texts, read_text
from bot.reader.marked_versions import MarkedVersions
from bot.reader.requests import read_request
from bot.reader.views import AnswerPage
from index.catalogue.database import read
from index.errors import CatalogueError

_LOGGER = logging.getLogger(__name__)

#: Pages made at a time. A page keeps a processor busy for some milliseconds, and the bot needs one too.
_AT_ONCE = 2

#: Requests that may wait, half a second at most. Further ones get a 503, so that they do not hold up the rest.
_MOST_WAITING = 50
_COME_AGAIN_SECONDS = "5"

#: On every response. No referrer: an address may hold a signature, which must not leak.
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Robots-Tag": "noindex",
}

#: The address of the page with a form, and its policy: the form comes back to this server.
_CHECK = "/check"
_WITH_FORM = _HEADERS["Content-Security-Policy"].replace("form-action 'none'", "form-action 'self'")

#: A takedown takes effect everywhere within a minute.
_OPEN = "public, max-age=60"
_PRIVATE = "private, no-store"
_FOR_EVER = "public, max-age=31536000, immutable"

#: Articles belong to their outlets and answers to their askers: search engines may index neither.
_ROBOTS = "User-agent: *\nDisallow: /\n"

#: 17 KB in 0.4 ms, instead of 14 KB in 1.5 ms, from the longest article's 60 KB.
_GZIP_LEVEL = 1
_LEAST_TO_PACK = 1_000

ReadAnswer = Callable[[Connection, str, ReaderLinks], AnswerPage | None]


class Reader:
    """The application.

    Args:
        engine: The catalogue's.
        links: Check addresses and make those within pages, which point to this server, whatever its public address.
        read_answer: Reads a shared answer.
        checker: Checks texts; None: there is no page for that.
    """

    def __init__(
        self, engine: Engine, links: ReaderLinks, read_answer: ReadAnswer, checker: Checker | None = None
    ) -> None:
        self._engine = engine
        self._links = ReaderLinks("", links.secret)
        self._read_answer = read_answer
        self._checker = checker
        self._marked = MarkedVersions()
        self._turn = asyncio.Semaphore(_AT_ONCE)
        self._inside = 0
        self._app = Starlette(
            routes=[
                Route("/a/{article}", self._article),
                Route("/q/{share_id}", self._answer),
                *([Route(_CHECK, self._check, methods=["GET", "POST"])] if checker else []),
                _constant(reader_pages.STYLE_PATH, reader_pages.STYLE_SHEET, "text/css", _FOR_EVER),
                _constant(reader_pages.FAVICON_PATH, reader_pages.FAVICON, "image/svg+xml", _FOR_EVER),
                _constant("/robots.txt", _ROBOTS.encode(), "text/plain", _OPEN),
            ],
            exception_handlers={HTTPException: _explain_refusal},
        )
        self._app.router.redirect_slashes = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one ASGI request."""

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers[name] = value
                if self._checker and scope["path"] == _CHECK:
                    headers["Content-Security-Policy"] = _WITH_FORM
                headers.setdefault("Cache-Control", _PRIVATE)
            await send(message)

        await self._app(scope, receive, send_guarded)

    async def _article(self, request: Request) -> Response:
        return await self._in_turn(self._make_article, request)

    async def _answer(self, request: Request) -> Response:
        return await self._in_turn(self._make_answer, request)

    async def _check(self, request: Request) -> Response:
        """Show the form, or the report on the text in it."""
        texts = choose_texts(request)
        if request.method != "POST":
            return _page(request, reader_pages.render_check(CheckPage(texts)), _PRIVATE)
        text = await read_text(request)

        def make(_request: Request) -> Response:
            assert self._checker  # noqa: S101 - else there is no such route
            return _page(request, reader_pages.render_check(check_text(self._checker, text, texts)), _PRIVATE)

        return await self._in_turn(make, request)

    async def _in_turn(self, make: Callable[[Request], Response], request: Request) -> Response:
        if self._inside >= _AT_ONCE + _MOST_WAITING:
            full = _problem(503, "Many readers", "More people read here than there is room for. Try again in a moment.")
            full.headers["Retry-After"] = _COME_AGAIN_SECONDS
            return full
        self._inside += 1
        try:
            async with self._turn:
                return await run_in_threadpool(make, request)
        except CatalogueError as error:
            _LOGGER.warning("a page cannot be read: %s", error)
            return _problem(503, "Not now", "The archive cannot be read at the moment. Try again in a minute.")
        except DamagedError:
            return _damaged()
        finally:
            self._inside -= 1

    def _make_article(self, request: Request) -> Response:
        asked = read_request(request.path_params["article"], request.scope["query_string"])
        if asked is None:
            return _no_article()
        with read(self._engine) as connection:
            page = read_article_page(connection, asked, self._links, self._marked)
        if page is None:
            return _no_article()
        return _page(request, reader_pages.render_article(page), _PRIVATE if self._links.is_signed else _OPEN)

    def _make_answer(self, request: Request) -> Response:
        with read(self._engine) as connection:
            page = self._read_answer(connection, request.path_params["share_id"], self._links)
        return _no_answer() if page is None else _page(request, reader_pages.render_answer(page), _PRIVATE)


def _page(request: Request, html: str, caching: str) -> Response:
    """Return a page, compressed if the browser accepts it, or a 304 if it is unchanged."""
    body = html.encode("utf-8", "replace")  # a lone surrogate, from a text cut elsewhere, cannot be encoded
    headers = {"Cache-Control": caching, "Vary": "Accept-Encoding"}
    if caching == _OPEN:
        headers["ETag"] = f'W/"{sha256(body).hexdigest()[:32]}"'
        if headers["ETag"] in _list(request.headers, "If-None-Match"):
            return Response(status_code=304, headers=headers)
    return HTMLResponse(*_pack(request, body, headers))


def _pack(request: Request, body: bytes, headers: dict[str, str]) -> tuple[bytes, int, dict[str, str]]:
    if len(body) < _LEAST_TO_PACK or "gzip" not in _list(request.headers, "Accept-Encoding"):
        return body, 200, headers
    return gzip.compress(body, _GZIP_LEVEL, mtime=0), 200, headers | {"Content-Encoding": "gzip"}


def _list(headers: Headers, name: str) -> set[str]:
    """Return the items of a header."""
    return {part.strip() for part in headers.get(name, "").split(",")}


def _constant(path: str, content: bytes, kind: str, caching: str) -> Route:
    async def give(_request: Request) -> Response:
        return Response(content, media_type=kind, headers={"Cache-Control": caching})

    return Route(path, give)


def _problem(status: int, heading: str, explanation: str) -> HTMLResponse:
    return HTMLResponse(reader_pages.render_problem(status, heading, explanation), status)


def _no_article() -> Response:
    """Return the same page for every reason: a refused address must not reveal that the article exists."""
    return _problem(
        404,
        "No such article",
        "It is not in this archive, or not any more; or its address is not complete: "
        "open it again where you found it, with everything behind the question mark.",
    )


def _damaged() -> Response:
    return _problem(
        503,
        "Not now",
        "The stored text of this article is damaged, so it is not shown. It can be read again once it is fetched from "
        "its source again.",
    )


def _no_answer() -> Response:
    return _problem(404, "No such answer", "It is no longer shared, or its address is not complete.")


async def _explain_refusal(_request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - what it is registered for
    if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        response = _problem(405, "Only for reading", "Pages can be read here, nothing else.")
    else:
        response = _problem(404, "Nothing here", "Articles and shared answers are here, at addresses of their own.")
    response.headers.update(error.headers or {})
    return response
