"""The emulator itself: a server on a loopback port, in a thread that the test ends, and what a test says to it."""

import asyncio
import json
import socket
import threading
from contextlib import suppress
from typing import Any, Self
from urllib.parse import parse_qsl

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.telegram_api.faults import ApiError, Fault
from tests.telegram_api.methods import METHODS, message_json
from tests.telegram_api.state import Call, Chat, Json, Sent, State, Violation, now

WAIT_SECONDS = 20.0  # generous: the machines that run the tests are shared
LONGEST_POLL_SECONDS = 50
_STRUCTURED = {"allowed_updates", "commands", "entities", "link_preview_options", "reply_markup", "reply_parameters"}


class TelegramApi:
    """A Bot API on ``http://127.0.0.1:<port>``: a test puts updates in and reads what comes out."""

    def __init__(self) -> None:
        self.state = State()
        application = Starlette(routes=[Route("/bot{token}/{method}", self._endpoint, methods=["GET", "POST"])])
        settings = uvicorn.Config(
            application,
            log_config=None,
            log_level="critical",
            access_log=False,
            lifespan="off",
            ws="none",
            http="h11",
            loop="asyncio",
        )
        # The protocol is named because asyncio turns Nagle's delay off (40 ms a call) only where it is.
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        self._socket.bind(("127.0.0.1", 0))
        self._socket.listen()
        self._server = uvicorn.Server(settings)
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
        self._server.should_exit = True
        self._server.force_exit = True
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

    # ---- what a test does

    def add_chat(self, chat_id: int, title: str = "A chat", *, topics: frozenset[int] = frozenset()) -> None:
        """Let the bot be in a chat: a private one for a positive id, else a group."""
        with self.state.changed:
            self.state.chats[chat_id] = Chat(chat_id, title, topics)

    def refuse_chat(self, chat_id: int, code: int, description: str) -> None:
        """Answer everything that is sent to the chat with an error from now on: blocked, kicked, deleted."""
        with self.state.changed:
            self.state.chats[chat_id].refusal = ApiError(code, description)

    def put_text(
        self,
        text: str,
        *,
        chat_id: int = 1001,
        user_id: int = 1001,
        thread_id: int | None = None,
        reply_to: Sent | None = None,
        kind: str = "message",
    ) -> int:
        """Let a user write into a chat (made if new); return the update's id."""
        if chat_id not in self.state.chats:
            self.add_chat(chat_id)
        with self.state.changed:
            message: Json = {
                "message_id": self.state.next_message_id(),
                "date": now(),
                "chat": self.state.chats[chat_id].to_json(),
                "from": {"id": user_id, "is_bot": False, "first_name": "Asker", "language_code": "en"},
                "text": text,
            }
            if text.startswith("/"):
                length = len(text.split(maxsplit=1)[0])
                message["entities"] = [{"type": "bot_command", "offset": 0, "length": length}]
            if thread_id is not None:
                message |= {"message_thread_id": thread_id, "is_topic_message": True}
            if reply_to is not None:
                message["reply_to_message"] = message_json(self.state, reply_to)
            if kind.startswith("edited"):
                message["edit_date"] = now()
        return self.state.put_update(kind, message)

    def fail_next(self, method: str, *faults: Fault) -> None:
        """Let the next calls of a method go wrong, one fault a call."""
        with self.state.changed:
            self.state.faults[method.lower()].extend(faults)

    def sent(self, chat_id: int | None = None) -> list[Sent]:
        """Return the messages that reached a chat, or any, in order."""
        with self.state.changed:
            return [sent for sent in self.state.sent.values() if chat_id in {None, sent.chat_id}]

    def wait_for_sent(self, count: int, chat_id: int | None = None, *, timeout: float = WAIT_SECONDS) -> list[Sent]:
        """Wait until at least so many messages reached a chat, or any, and return them all."""
        self.state.wait_until(lambda: len(self.sent(chat_id)) >= count, timeout, f"{count} messages in {chat_id}")
        return self.sent(chat_id)

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
        """What Telegram would have refused, and was refused here; queued faults are not counted."""
        with self.state.changed:
            return list(self.state.violations)

    # ---- what a bot does

    async def _endpoint(self, request: Request) -> Response:
        method = request.path_params["method"]
        parameters = await _parameters(request)
        with self.state.changed:
            self.state.calls.append(Call(method, parameters))
            waiting = self.state.faults[method.lower()]
            fault = waiting.popleft() if waiting else Fault()
            self.state.announce()
        await asyncio.sleep(fault.hang_seconds)
        try:
            if not fault.after and (fault.drop or fault.error):
                raise fault.error or ConnectionAbortedError
            result = await self._call(request.path_params["token"], method, parameters)
            if fault.drop or fault.error:
                raise fault.error or ConnectionAbortedError
        except ConnectionAbortedError:
            return _BrokenResponse()
        except ApiError as error:
            return JSONResponse(error.to_json(), error.code)
        return JSONResponse({"ok": True, "result": result})

    async def _call(self, token: str, method: str, parameters: Json) -> Any:
        if token != self.state.token:
            raise ApiError(401, "Unauthorized") if ":" in token else ApiError(404, "Not Found")
        if method.lower() == "getupdates":
            return await self._get_updates(parameters)
        if method.lower() not in METHODS:
            raise ApiError(404, "Not Found")
        with self.state.changed:
            try:
                return METHODS[method.lower()](self.state, parameters)
            except ApiError as error:
                self.state.violations.append(Violation(method, error.description, parameters))
                raise
            finally:
                self.state.announce()

    async def _get_updates(self, parameters: Json) -> list[Json]:
        limit = min(max(int(parameters.get("limit", 100)), 1), 100)
        seconds = min(int(parameters.get("timeout", 0)), LONGEST_POLL_SECONDS)
        event = self.state.listen()
        with self.state.changed:
            self.state.confirm(int(parameters.get("offset", 0)))
            self.state.allowed_updates = parameters.get("allowed_updates", self.state.allowed_updates)
            self.state.polls += 1
            ticket = self.state.polls
            self.state.announce()
        try:
            return await self._poll(ticket, event, limit, asyncio.get_running_loop().time() + seconds)
        finally:
            self.state.stop_listening(event)

    async def _poll(self, ticket: int, event: asyncio.Event, limit: int, deadline: float) -> list[Json]:
        while True:
            event.clear()
            with self.state.changed:
                if ticket != self.state.polls:  # Telegram ends the older of two polls
                    raise ApiError(
                        409,
                        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is "
                        "running",
                    )
                updates = self.state.updates[:limit]
                is_closing = self.state.is_closing
            left = deadline - asyncio.get_running_loop().time()
            if updates or left <= 0 or is_closing:
                return updates
            with suppress(TimeoutError):
                await asyncio.wait_for(event.wait(), left)


class _BrokenResponse(Response):
    """Ends the connection in the middle of an answer."""

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        _ = scope, receive
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"64")]})
        await send({"type": "http.response.body", "body": b'{"ok":'})


async def _parameters(request: Request) -> Json:
    """Read query, form or JSON into one mapping, structured values parsed."""
    body = await request.body()
    if request.headers.get("content-type", "").startswith("application/json"):
        given: Json = json.loads(body or b"{}")
    else:
        given = dict(parse_qsl(body.decode(), keep_blank_values=True))
    merged = {**request.query_params, **given}
    return {
        name: json.loads(value) if name in _STRUCTURED and isinstance(value, str) else value
        for name, value in merged.items()
    }
