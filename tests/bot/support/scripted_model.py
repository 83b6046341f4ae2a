"""A language model's server on this machine that says what a test scripts, as streams do: in pieces.

It speaks OpenAI's, Anthropic's and Ollama's way, each under its own path.

It speaks HTTP/1.1 with chunks, so that a test can also cut the line, say nothing, or go on for ever.
"""

import json
import socket
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any


@dataclass
class Script:
    """What the server does with the next requests.

    Attributes:
        text: What the model says, cut into pieces of four characters.
        write: What the model says to a question and its evidence, in place of the text.
        status: Of the answer; from 400 on, an error in JSON.
        delay: Seconds before the first piece.
        pause: Seconds after each sentence.
        drops_after: Pieces after which the line is cut; None for never.
        endless: Whether the text is said again and again.
        raw: The body in place of the stream.
    """

    text: str = ""
    write: Callable[[str], str] | None = None
    status: int = 200
    delay: float = 0.0
    pause: float = 0.0
    drops_after: int | None = None
    endless: bool = False
    raw: bytes | None = None


@dataclass
class ScriptedModel:
    """The server: its address, its script, what it was asked, and when it had said the last word."""

    script: Script = field(default_factory=Script)
    asked: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    url: str = ""
    done_at: float = 0.0

    def start(self) -> None:
        """Listen on a free port."""
        model = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                model.asked.append(json.loads(body))
                model.keys.append(self.headers.get("Authorization") or self.headers.get("X-Api-Key") or "")
                model.answer(self)

            def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - http.server's own
                """Be silent."""

        self._ended = Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._thread = Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02})
        self._thread.start()
        self.url = f"http://127.0.0.1:{self._server.server_port}/v1"

    def stop(self) -> None:
        """End the server and what it still says."""
        self._ended.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def prompt(self) -> str:
        """What the model was given last, all messages."""
        return "\n".join(_words_of(message["content"]) for message in self.asked[-1]["messages"])

    @property
    def host(self) -> str:
        """The address without OpenAI's path."""
        return self.url.removesuffix("/v1")

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        """Answer one request by the script."""
        script = self.script
        if script.delay and self._ended.wait(script.delay):
            return
        if script.status >= 400 or script.raw is not None:
            body = script.raw if script.raw is not None else json.dumps({"error": {"message": "planted"}}).encode()
            handler.send_response(script.status)
            handler.send_header("Content-Type", "application/json")
            handler.send_header("Content-Length", str(len(body)))
            handler.end_headers()
            handler.wfile.write(body)
            return
        handler.send_response(200)
        handler.send_header("Content-Type", "text/event-stream")
        handler.send_header("Transfer-Encoding", "chunked")
        handler.end_headers()
        try:
            self._say(handler, script)
        except (BrokenPipeError, ConnectionResetError):
            handler.close_connection = True

    def _say(self, handler: BaseHTTPRequestHandler, script: Script) -> None:
        speech = _SPEECHES.get(handler.path.partition("?")[0], _OpenAi)
        _send(handler, speech.opening)
        for number, piece in enumerate(self._pieces(script)):
            if number == script.drops_after:
                handler.connection.shutdown(socket.SHUT_RDWR)
                handler.close_connection = True
                return
            _send(handler, speech.piece(piece))
            if "]" in piece and script.pause:
                self._ended.wait(script.pause)
        self.done_at = time.monotonic()
        _send(handler, speech.closing)
        handler.wfile.write(b"0\r\n\r\n")

    def _pieces(self, script: Script) -> Iterator[str]:
        text = script.write(self.prompt) if script.write else script.text
        while True:
            yield from (text[at : at + 4] for at in range(0, len(text), 4))
            if not script.endless or self._ended.is_set():
                return
            time.sleep(0.001)


def _send(handler: BaseHTTPRequestHandler, data: bytes) -> None:
    if data:
        handler.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")


def _words_of(content: str | list[dict[str, str]]) -> str:
    """Return a message's text, which Anthropic's way has in blocks."""
    return content if isinstance(content, str) else "".join(block["text"] for block in content)


class _OpenAi:
    """Server-sent events of one kind, the count of tokens in the last."""

    opening = b""
    closing = b""

    @classmethod
    def piece(cls, text: str) -> bytes:
        """Return a piece of text as the server sends it."""
        return _chunk({"content": text})


class _Anthropic(_OpenAi):
    """Named events around the text; tokens in at the start, out at the end."""

    @classmethod
    def piece(cls, text: str) -> bytes:
        """See above."""
        return _event("content_block_delta", index=0, delta={"type": "text_delta", "text": text})


class _Ollama(_OpenAi):
    """A JSON object a line, the count of tokens in the last."""

    @classmethod
    def piece(cls, text: str) -> bytes:
        """See above."""
        return _line(text)


def _chunk(delta: dict[str, str] | None, finish: str | None = None, usage: dict[str, int] | None = None) -> bytes:
    choices = [] if delta is None else [{"index": 0, "delta": delta, "finish_reason": finish}]
    row = {"id": "x", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": choices, "usage": usage}
    return b"data: " + json.dumps(row).encode() + b"\n\n"


def _event(kind: str, **more: object) -> bytes:
    return f"event: {kind}\ndata: {json.dumps({'type': kind, **more})}\n\n".encode()


def _line(text: str, **more: object) -> bytes:
    message = {"role": "assistant", "content": text}
    row = {"model": "m", "created_at": "2026-01-01T00:00:00Z", "message": message, "done": False}
    return (json.dumps(row | more) + "\n").encode()


_OpenAi.closing = (
    _chunk({}, finish="stop")
    + _chunk(None, usage={"prompt_tokens": 700, "completion_tokens": 60, "total_tokens": 760})
    + b"data: [DONE]\n\n"
)
_MESSAGE = {"id": "x", "type": "message", "role": "assistant", "model": "m", "content": []}
_STOP: dict[str, object] = {"stop_reason": None, "stop_sequence": None}
_Anthropic.opening = _event(
    "message_start", message={**_MESSAGE, **_STOP, "usage": {"input_tokens": 700, "output_tokens": 1}}
) + _event("content_block_start", index=0, content_block={"type": "text", "text": ""})
_Anthropic.closing = (
    _event("content_block_stop", index=0)
    + _event("message_delta", delta={**_STOP, "stop_reason": "end_turn"}, usage={"output_tokens": 60})
    + _event("message_stop")
)
_Ollama.closing = _line("", done=True, done_reason="stop", prompt_eval_count=700, eval_count=60)
_SPEECHES: dict[str, type[_OpenAi]] = {"/v1/messages": _Anthropic, "/api/chat": _Ollama}
