"""Parsing of pages, feeds and sitemaps in a child process, which isolates us from hostile content.

One child is started at the first job (0.25 s), reused for the next ones, and replaced when it dies or grows large. The
kernel limits its memory and processor time; the parent limits its wall time and kills a child that does not answer. A
parser that crashes, hangs or exhausts memory costs only the content that caused it, with a ``MalformedError``.
"""

import os
import selectors
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from threading import Lock
from time import monotonic
from types import TracebackType
from typing import Self

from corpus.errors import MalformedError
from corpus.parsing.listings import Feed, Sitemap
from corpus.parsing.metadata.dates import EARLIEST_YEAR
from corpus.sandbox import frames as parser_frames

_PIECE = 65_536  # bytes: the capacity of a pipe
_START_SECONDS = 60.0  # it takes 0.25 on an idle machine
_GOODBYE_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class ParserLimits:
    """The limits of one job.

    Attributes:
        memory_bytes: Address space of the child, its 50 MB of parsers included. A live blog of 5 MB takes 220 MB in
            all; with 400 the child and its parent's own copies stay under 500.
        processor_seconds: A live blog of 5 MB takes 7; content built to be slow takes minutes.
        wall_seconds: Several times as much, since a machine may be busy.
        input_bytes: Size of the content.
        output_bytes: Size of the result.
    """

    memory_bytes: int = 400_000_000
    processor_seconds: int = 10
    wall_seconds: float = 60.0
    input_bytes: int = 20_000_000
    output_bytes: int = 20_000_000


class ParserProcess:
    """The child process and its jobs, one at a time, from any thread.

    Args:
        limits: Of each job.
        clock: Tells the time of reading: later dates are misprints.
        earliest_year: Earlier dates are misprints.
    """

    def __init__(
        self,
        limits: ParserLimits = ParserLimits(),
        *,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        earliest_year: int = EARLIEST_YEAR,
    ) -> None:
        self._limits = limits
        self._clock = clock
        self._earliest_year = earliest_year
        self._lock = Lock()
        self._child: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        """Return itself; nothing is started yet."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def pid(self) -> int | None:
        """The child's process id, while there is one."""
        child = self._child
        return child.pid if child else None

    def parse_page(self, content: bytes, *, charset: str | None = None, url: str | None = None) -> dict[str, object]:
        """Read an HTML page; see ``corpus.parsing.pages.parse_page``.

        Raises:
            MalformedError: If it gives no article, or its parser failed on it.
        """
        return parser_frames.read_page(self._run("page", content, charset=charset, url=url))

    def parse_feed(self, content: bytes, *, charset: str | None = None, url: str) -> Feed:
        """Read a feed; see ``corpus.parsing.feeds.parse_feed``.

        Raises:
            MalformedError: If it is none, or its parser failed on it.
        """
        return parser_frames.read_feed(self._run("feed", content, charset=charset, url=url))

    def parse_sitemap(self, content: bytes, *, url: str) -> Sitemap:
        """Read a sitemap; see ``corpus.parsing.sitemaps.parse_sitemap``.

        Raises:
            MalformedError: If it is none, or its parser failed on it.
        """
        return parser_frames.read_sitemap(self._run("sitemap", content, charset=None, url=url))

    def parse_document(self, kind: str, content: bytes) -> tuple[str, tuple[str, ...]]:
        """Read a draft: its text, and what of it is not read; see ``corpus.parsing.documents``.

        Args:
            kind: "word_document" or "whole_page".
            content: The file.

        Raises:
            MalformedError: If it is none, or its parser failed on it.
        """
        return parser_frames.read_document(self._run(kind, content, charset=None, url=None))

    def close(self) -> None:
        """End the child; the next job would start another."""
        with self._lock:
            self._end()

    def _run(self, kind: str, content: bytes, *, charset: str | None, url: str | None) -> dict[str, object]:
        if len(content) > self._limits.input_bytes:
            raise MalformedError(f"is larger than {self._limits.input_bytes / 1e6:g} MB")
        job = {"kind": kind, "charset": charset, "url": url, "now": self._clock(), "earliest_year": self._earliest_year}
        request = _framed(parser_frames.pack(job)) + _framed(content)
        with self._lock:
            is_done = False
            try:
                reply = parser_frames.unpack(self._exchange(self._ready(), request, self._limits.wall_seconds))
                is_done = not reply.get("retires")
            finally:
                if not is_done:  # also after an interruption: an unread answer would otherwise answer the next job
                    self._end()
        if isinstance(reason := reply.get("malformed"), str):
            raise MalformedError(reason)
        result = reply.get("result")
        if not isinstance(result, dict):
            raise MalformedError(parser_frames.GARBLED)
        return result

    def _ready(self) -> subprocess.Popen[bytes]:
        """Return the child, or a new one if it ended since its last job."""
        if self._child is not None and self._child.poll() is None:
            return self._child
        self._end()
        return self._started()

    def _started(self) -> subprocess.Popen[bytes]:
        """Return a new child that is ready."""
        limits = (str(self._limits.memory_bytes), str(self._limits.processor_seconds))
        # None of our variables is passed on. Its own session: the parent decides what Ctrl-C means.
        paths = os.pathsep.join(os.path.abspath(path) for path in sys.path)  # noqa: PTH100 - "" is the folder we are in
        variables = {"PYTHONPATH": paths, "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"}
        try:
            child = subprocess.Popen(  # noqa: S603 - our own module by this very interpreter
                [sys.executable, "-P", "-m", "corpus.sandbox.child", *limits],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=variables,
                bufsize=0,
                start_new_session=True,
            )
        except OSError as error:
            raise MalformedError(f"its parser cannot be started ({error.strerror}): try again") from error
        self._child = child
        self._exchange(child, b"", _START_SECONDS)
        return child

    def _exchange(self, child: subprocess.Popen[bytes], request: bytes, seconds: float) -> bytes:
        """Send a request and return the frame that answers it, or raise the reason why none came.

        Raises:
            MalformedError: If the child died, was too slow or sent too much.
        """
        deadline = monotonic() + seconds
        received = bytearray()
        unsent = memoryview(request)
        with selectors.DefaultSelector() as selector:
            for stream, event in ((child.stdin, selectors.EVENT_WRITE), (child.stdout, selectors.EVENT_READ)):
                if stream is not None:
                    os.set_blocking(stream.fileno(), False)
                    selector.register(stream.fileno(), event, event)
            while not (_is_whole(received)):
                ready = selector.select(max(0.0, deadline - monotonic()))
                if not ready:
                    raise MalformedError(f"took more than {seconds:g} s to read")
                for key, _ in ready:
                    if key.data == selectors.EVENT_WRITE:
                        unsent = unsent[_sent(key.fd, unsent[:_PIECE]) :]
                        if not unsent:
                            selector.unregister(key.fd)
                    else:
                        self._receive(child, key.fd, received)
        return bytes(received[parser_frames.LENGTH.size :])

    def _receive(self, child: subprocess.Popen[bytes], number: int, received: bytearray) -> None:
        piece = os.read(number, _PIECE)
        if not piece:
            raise MalformedError(self._ending(child))
        received += piece
        if len(received) > self._limits.output_bytes:
            raise MalformedError(f"gives more than {self._limits.output_bytes / 1e6:g} MB of text")

    def _ending(self, child: subprocess.Popen[bytes]) -> str:
        """Return the reason why a child closed its pipe."""
        try:
            code = child.wait(_GOODBYE_SECONDS)
        except subprocess.TimeoutExpired:
            return "its parser stopped answering"
        if code in {parser_frames.OUT_OF_MEMORY, -signal.SIGKILL}:
            return f"needed more than {self._limits.memory_bytes / 1e6:.0f} MB to read"
        if code == -signal.SIGXCPU:
            return f"took more than {self._limits.processor_seconds:g} s to read"
        how = f"signal {-code}" if code < 0 else f"exit {code}"
        return f"its parser crashed on it ({how}): report it with the content"

    def _end(self) -> None:
        child, self._child = self._child, None
        if child is None:
            return
        child.kill()  # it holds nothing that could be lost
        child.wait()
        for stream in (child.stdin, child.stdout):
            if stream is not None:
                stream.close()


def _framed(payload: bytes) -> bytes:
    return parser_frames.LENGTH.pack(len(payload)) + payload


def _sent(number: int, piece: memoryview) -> int:
    """Return the number of bytes that a pipe took. A dead child takes all; its other pipe reports its end."""
    try:
        return os.write(number, piece)
    except BrokenPipeError:
        return len(piece)


def _is_whole(received: bytearray) -> bool:
    head = parser_frames.LENGTH.size
    return len(received) >= head and len(received) >= head + parser_frames.LENGTH.unpack_from(received)[0]
