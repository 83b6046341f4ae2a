"""Taking articles apart in another process, with limits: an article that takes too long costs itself only.

One process is started for the first article, reused for the next ones, and replaced when an article ends it. The kernel
limits its processor time for each article, so that a busy machine gives up no honest one; the parent limits the wall
time and kills a process that does not answer.
"""

import resource
import signal
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from math import ceil
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from types import TracebackType
from typing import Self

from corpus.article import Article
from index.building.parts import Parts, take_apart
from index.errors import IndexingError
from index.statements import StatementExtractor

#: How much longer than its processor time an article may take by the clock.
_WALL_FACTOR = 4.0

#: Loading the parser takes 2 s on an idle machine; the first article pays for it.
_LOADING_SECONDS = 30.0

#: Starting takes .3 s on an idle machine.
_START_SECONDS = 120.0

#: For the kernel to end a process that has closed its pipe.
_END_SECONDS = 2.0


class GivenUpError(Exception):
    """An article that cannot be taken apart; the message is the reason."""


@dataclass(frozen=True, slots=True)
class ArticleLimits:
    """The limits of one article.

    Attributes:
        seconds: Processor time for its sentences, statements and speakers. News of 10,000 characters takes .15.
        characters: Length of its text.
    """

    seconds: float
    characters: int


class ArticleWorker:
    """Takes articles apart in a process of its own, one after the other."""

    def __init__(self, extractor: StatementExtractor, limits: ArticleLimits) -> None:
        self._extractor = extractor
        self._limits = limits
        self._process: SpawnProcess | None = None
        self._pipe: Connection | None = None

    def __enter__(self) -> Self:
        """Return itself; nothing is started yet."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def pid(self) -> int | None:
        """The process's id, while there is one."""
        return self._process.pid if self._process else None

    def take_apart(self, article: Article) -> Parts:
        """Find the article's passages and statements.

        Raises:
            GivenUpError: If the article is too long, takes too long, ends the process or makes the extractor fail.
            IndexingError: If no article can be taken apart: a parser is missing.
        """
        if len(article.text) > self._limits.characters:
            raise GivenUpError(
                f"has {len(article.text):,} characters, more than ONRECORD_ARTICLE_CHARACTERS={self._limits.characters}"
            )
        reply = self._exchange(replace(article, page_text=None))
        if isinstance(reply, IndexingError):
            raise reply
        if not isinstance(reply, Parts):
            raise GivenUpError(str(reply))
        return reply

    def close(self) -> None:
        """End the process; the next article would start another.

        It is killed: it holds nothing that could be lost, and leaving by itself takes a second, to free the parser.
        """
        process, pipe = self._process, self._pipe
        self._process = self._pipe = None
        if pipe is not None:
            pipe.close()
        if process is not None:
            process.kill()
            process.join()
            process.close()

    def _exchange(self, article: Article) -> object:
        """Return what the process says about an article."""
        seconds = self._limits.seconds + (_LOADING_SECONDS if self._process is None else 0)
        process, pipe = self._ready()
        is_answered = False
        try:
            pipe.send((article, seconds))
            if not pipe.poll(seconds * _WALL_FACTOR):
                raise GivenUpError(self._too_slow())
            reply: object = pipe.recv()
            is_answered = True
        except (EOFError, OSError) as error:
            raise GivenUpError(self._explain_end(process)) from error
        else:
            return reply
        finally:
            if not is_answered:  # also after an interruption: an unread answer would be the next article's
                self.close()

    def _ready(self) -> tuple[SpawnProcess, Connection]:
        if self._process is None or self._pipe is None:
            context = get_context("spawn")
            self._pipe, theirs = context.Pipe()
            self._process = context.Process(target=_serve, args=(theirs, self._extractor), daemon=True)
            self._process.start()
            theirs.close()
            if not self._pipe.poll(_START_SECONDS):
                self.close()
                raise IndexingError("the process that takes articles apart did not start: run onrecord index again")
            with suppress(EOFError):  # it ended at once; the first article will say how
                self._pipe.recv()
        return self._process, self._pipe

    def _explain_end(self, process: SpawnProcess) -> str:
        process.join(_END_SECONDS)
        code = process.exitcode
        if code in {-signal.SIGXCPU, -signal.SIGKILL}:
            return self._too_slow()
        return f"ended the process that read it ({f'signal {-code}' if code and code < 0 else f'exit {code}'})"

    def _too_slow(self) -> str:
        return f"took longer than ONRECORD_ARTICLE_SECONDS={self._limits.seconds:g}"


def _serve(pipe: Connection, extractor: StatementExtractor) -> None:
    """Take articles apart until the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the parent decides
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    pipe.send(None)
    while True:
        try:
            article, seconds = pipe.recv()
        except (EOFError, OSError):
            return
        _allow(seconds)
        pipe.send(_answer(partial(take_apart, article, extractor)))


def _allow(seconds: float) -> None:
    """Grant the next article its processor time: the kernel ends the process if it takes more."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    limit = ceil(used.ru_utime + used.ru_stime + seconds)
    resource.setrlimit(resource.RLIMIT_CPU, (limit, resource.RLIM_INFINITY))


def _answer(work: Callable[[], Parts]) -> object:
    """Return the parts, or the reason why there are none."""
    try:
        return work()
    except IndexingError as error:
        return error
    except Exception as error:  # noqa: BLE001 - an extractor may fail in any way on one text; the run continues
        return f"cannot be taken apart ({type(error).__name__}: {error})"
