"""The emulator itself: a server on a loopback port, in a thread that the test ends, and what a test reads of it."""

import asyncio
import socket
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any, Self

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.telegram_api.faults import ApiError, Fault
from tests.telegram_api.methods import METHODS, unknown
from tests.telegram_api.polling import get_updates
from tests.telegram_api.requests import BrokenResponse, chat_of, read_parameters
from tests.telegram_api.state import Call, InlineAnswer, Json, Notice, Sent, State, Violation
from tests.telegram_api.users import Users
from tests.telegram_api.webhooks import Deliverer

WAIT_SECONDS = 20.0  # generous: the machines that run the tests are shared


class PromptServer(uvicorn.Server):
    """A server that ends when it is told to: uvicorn's own looks ten times a second whether it was."""

    _told: tuple[asyncio.AbstractEventLoop, asyncio.Event] | None = None

    def end(self) -> None:
        """End it, from another thread."""
        self.should_exit = self.force_exit = True
        if self._told:
            loop, told = self._told
            with suppress(RuntimeError):  # it ended by itself
                loop.call_soon_threadsafe(told.set)

    async def main_loop(self) -> None:
        """Wait for the end."""
        told = asyncio.Event()
        self._told = asyncio.get_running_loop(), told
        await self.on_tick(0)  # makes the headers of each response
        if not self.should_exit:
            await told.wait()


class TelegramApi(Users):
    """A Bot API on ``http://127.0.0.1:<port>``: a test lets users act, and reads what comes of it."""

    def __init__(self) -> None:
        self.state = State()
        self._deliverer = Deliverer(self.state)
        application = Starlette(
            routes=[
                Route("/bot{token}/{method}", self._endpoint, methods=["GET", "POST"]),
                Route("/file/bot{token}/documents/{file}", self._file),
            ],
            lifespan=self._delivering,
        )
        settings = uvicorn.Config(
            application,
            log_config=None,
            log_level="critical",
            access_log=False,
            lifespan="on",
            ws="none",
            http="h11",
            loop="asyncio",
        )
        # The protocol is named because asyncio turns Nagle's delay off (40 ms a call) only where it is.
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        self._socket.bind(("127.0.0.1", 0))
        self._socket.listen()
        self._server = PromptServer(settings)
        self._thread = threading.Thread(
            target=self._server.run, args=([self._socket],), name="telegram-api", daemon=True
        )

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        with self.state.changed:
            self.state.is_closing = True
            self.state.announce()
        self._server.end()
        self._thread.join(WAIT_SECONDS)
        self._socket.close()

    @property
    def url(self) -> str:
        """The base that a bot is given instead of Telegram's."""
        return f"http://127.0.0.1:{self._socket.getsockname()[1]}"

    @property
    def token(self) -> str:
        """The only token that is right."""
        return self.state.token

    # ---- what a test arranges

    def fail_next(self, method: str, *faults: Fault) -> None:
        """Let the next calls of a method go wrong, one fault a call."""
        with self.state.changed:
            self.state.faults[method.lower()].extend(faults)

    def answer_after(self, seconds: float) -> None:
        """Take so long for every answer, polls apart, as a network does; a queued fault's time comes on top."""
        with self.state.changed:
            self.state.distance_seconds = seconds

    def take_floods(self) -> None:
        """Take any number of messages at any speed: no more 30 a second, 1 in a chat, 20 a minute in a group."""
        with self.state.changed:
            self.state.limits.is_on = False

    def forward_webhook_to(self, base: str) -> None:
        """Be the proxy in front of the bot: ``scheme://host:port`` is where its webhook's host leads."""
        self._deliverer.forward_to = base

    def expect_violation(self, words: str) -> None:
        """Declare that the test provokes what Telegram refuses in these words."""
        with self.state.changed:
            self.state.expected.append(words.lower())

    # ---- what a test reads

    def sent(self, chat_id: int | None = None) -> list[Sent]:
        """Return the messages that reached a chat, or any, in order."""
        with self.state.changed:
            return [sent for sent in self.state.sent.values() if chat_id in {None, sent.chat_id}]

    def wait_for_sent(self, count: int, chat_id: int | None = None, *, timeout: float = WAIT_SECONDS) -> list[Sent]:
        """Wait until at least so many messages reached a chat, or any, and return them all."""
        self.state.wait_until(lambda: len(self.sent(chat_id)) >= count, timeout, f"{count} messages in {chat_id}")
        return self.sent(chat_id)

    def wait_for_edit(self, sent: Sent, count: int = 1, *, timeout: float = WAIT_SECONDS) -> Sent:
        """Wait until a message was edited at least so often, and return it as it is now."""
        what = f"{count} edits of {sent.message_id}"
        self.state.wait_until(lambda: self.state.sent[sent.message_id].edits >= count, timeout, what)
        return self.state.sent[sent.message_id]

    def wait_for_notice(self, query_id: str, *, timeout: float = WAIT_SECONDS) -> Notice:
        """Wait until a tap is answered, and return how."""
        self.state.wait_until(lambda: self.notice(query_id) is not None, timeout, f"an answer to the tap {query_id}")
        return next(notice for notice in self.state.notices if notice.query_id == query_id)

    def wait_for_inline_answer(self, query_id: str, *, timeout: float = WAIT_SECONDS) -> InlineAnswer:
        """Wait until an inline query is answered, and return what is offered."""
        self.state.wait_until(lambda: self.inline_answer(query_id) is not None, timeout, f"results for {query_id}")
        return next(answer for answer in self.state.inline_answers if answer.query_id == query_id)

    def wait_for_calls(self, method: str, count: int = 1, *, timeout: float = WAIT_SECONDS) -> list[Call]:
        """Wait until a method was called at least so often since the start, and return the calls."""
        self.state.wait_until(lambda: len(self.calls(method)) >= count, timeout, f"{count} calls of {method}")
        return self.calls(method)

    def wait_until_confirmed(self, *, timeout: float = WAIT_SECONDS) -> None:
        """Wait until the bot has confirmed every update."""
        self.state.wait_until(lambda: not self.state.updates, timeout, "updates confirmed")

    def calls(self, method: str) -> list[Call]:
        """Return the calls of a method in order."""
        with self.state.changed:
            return [call for call in self.state.calls if call.method.lower() == method.lower()]

    @property
    def violations(self) -> list[Violation]:
        """What Telegram would have refused or punished, and was refused here; queued faults are not counted."""
        with self.state.changed:
            return list(self.state.violations)

    @property
    def unexpected_violations(self) -> list[Violation]:
        """Those that the test did not declare."""
        return [
            violation
            for violation in self.violations
            if not any(words in violation.description.lower() for words in self.state.expected)
        ]

    # ---- what a bot does

    @asynccontextmanager
    async def _delivering(self, _: Starlette) -> AsyncIterator[None]:
        delivering = asyncio.create_task(self._deliverer.run())
        yield
        delivering.cancel()
        with suppress(asyncio.CancelledError):
            await delivering

    async def _endpoint(self, request: Request) -> Response:
        method = request.path_params["method"]
        parameters = await read_parameters(request)
        with self.state.changed:
            self.state.calls.append(Call(method, parameters, self.state.time()))
            waiting = self.state.faults[method.lower()]
            fault = waiting.popleft() if waiting else Fault()
            self.state.announce()
        distance = 0.0 if method.lower() == "getupdates" else self.state.distance_seconds
        await asyncio.sleep(fault.hang_seconds + distance)
        try:
            if not fault.after and (fault.drop or fault.error):
                raise self._failed(fault, method, parameters)
            result = await self._call(request, method, parameters)
            if fault.drop or fault.error:
                raise self._failed(fault, method, parameters)
        except ConnectionAbortedError:
            return BrokenResponse()
        except ApiError as error:
            return JSONResponse(error.to_json(), error.code)
        return JSONResponse({"ok": True, "result": result})

    async def _file(self, request: Request) -> Response:
        with self.state.changed:
            content = self.state.files.get(request.path_params["file"])
            is_known = content is not None and request.path_params["token"] == self.state.token
        return Response(content, media_type="application/octet-stream") if is_known else Response(status_code=404)

    def _failed(self, fault: Fault, method: str, parameters: Json) -> Exception:
        seconds = fault.error.parameters.get("retry_after") if fault.error else None
        if seconds:
            with self.state.changed:
                self.state.limits.block(method.lower(), chat_of(parameters), seconds, self.state.time())
        return fault.error or ConnectionAbortedError()

    async def _call(self, request: Request, method: str, parameters: Json) -> Any:
        token = request.path_params["token"]
        if token != self.state.token:
            raise ApiError(401, "Unauthorized") if ":" in token else ApiError(404, "Not Found")
        try:
            if method.lower() == "getupdates":
                return await get_updates(self.state, request, parameters)
            with self.state.changed:
                self.state.limits.admit(method.lower(), chat_of(parameters), self.state.time())
                return METHODS.get(method.lower(), unknown)(self.state, parameters)
        except ApiError as error:
            with self.state.changed:
                self.state.violate(method, error.description, parameters)
            raise
        finally:
            with self.state.changed:
                self.state.announce()
