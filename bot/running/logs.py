"""The bot's logs: one line for each record, plain or JSON, without secrets and without users' words.

Our own modules log ids of updates and errors, never a text or a name. Errors of other packages may quote their input,
so at levels above DEBUG their messages are withheld, but their tracebacks are kept. Secrets are removed from the
formatted line. The record itself is left unchanged, because other handlers print it too.
"""

import json
import logging
import re
import sys
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime
from textwrap import indent
from types import TracebackType
from typing import Any, TextIO

_LOGGER = logging.getLogger(__name__)

_OURS = ("bot", "index", "corpus")
_WITHHELD = "(words withheld; ONRECORD_LOG_LEVEL=DEBUG shows them)"

#: The form of a Telegram token, with its colon percent-encoded or not; other bots' tokens are hidden too.
_TOKEN = re.compile(r"\d{6,}(?::|%3A)[\w-]{30,}", re.IGNORECASE)
_PLACEHOLDER = "<token>"

#: These log the URL of each request, which contains the Telegram token.
_REQUEST_LOGGERS = ("httpx", "httpcore", "httpx2", "httpcore2")


class LineFormatter(logging.Formatter):
    """Format a record as one line, with an error below it; replace secrets and anything that looks like a token.

    Args:
        shows_foreign_words: Whether to show the messages of other packages' errors.
    """

    def __init__(self, *, shows_foreign_words: bool = False) -> None:
        super().__init__()
        self._shows_foreign_words = shows_foreign_words
        self._secrets: tuple[str, ...] = ()

    def keep_out(self, *secrets: str) -> None:
        """Never print these secrets from now on; empty strings are ignored."""
        self._secrets += tuple(filter(None, secrets))

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        line = f"{_moment(record)} {record.levelname} {record.name}: {self._message_of(record)}"
        return "\n".join(filter(None, (line, self._error_of(record))))

    def formatException(self, ei: Any) -> str:  # noqa: ANN401, N802 - logging's own
        """Return an error's traceback, without the messages of other packages' errors unless they may be shown."""
        if self._shows_foreign_words:
            return super().formatException(ei)
        return "\n".join(reversed(list(_chain_of(ei[1]))))

    def _message_of(self, record: logging.LogRecord) -> str:
        try:
            return self._redact(record.getMessage())
        except (TypeError, ValueError):  # the arguments do not fit the message
            return self._redact(f"{record.msg} {record.args}")

    def _error_of(self, record: logging.LogRecord) -> str | None:
        trace = self.formatException(record.exc_info) if record.exc_info and record.exc_info[0] else record.exc_text
        return self._redact("\n".join(filter(None, (trace, record.stack_info)))) or None

    def _redact(self, text: str) -> str:
        for secret in self._secrets:
            text = text.replace(secret, _PLACEHOLDER)
        return _TOKEN.sub(_PLACEHOLDER, text)


class JsonFormatter(LineFormatter):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the object."""
        content = {
            "at": _moment(record),
            "level": record.levelname,
            "logger": record.name,
            "process": record.process,
            "message": self._message_of(record),
        }
        error = self._error_of(record)
        return json.dumps(content | ({"error": error} if error else {}), ensure_ascii=False)


def set_up_logs(how: str, level: str, stream: TextIO | None = None) -> None:
    """Log to a stream, standard error by default, replacing any earlier set-up; uncaught errors are logged too.

    Args:
        how: ``plain`` or ``json``.
        level: For our own modules. Others log from WARNING on, because below it they print what they send.
        stream: The destination.
    """
    formatter = JsonFormatter if how == "json" else LineFormatter
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(formatter(shows_foreign_words=level == "DEBUG"))
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    for name in _OURS:
        logging.getLogger(name).setLevel(level)
    for name in _REQUEST_LOGGERS:
        logging.getLogger(name).setLevel(logging.WARNING)
    sys.excepthook = _log_last_error


def keep_out_of_logs(*secrets: str) -> None:
    """Have the formatters installed by `set_up_logs` hide these secrets."""
    for handler in logging.root.handlers:
        if isinstance(handler.formatter, LineFormatter):
            handler.formatter.keep_out(*secrets)


def _log_last_error(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Log an uncaught error; Python itself would print it with everything that it quotes."""
    _LOGGER.critical("ended by an uncaught error", exc_info=(kind, error, trace))


def _chain_of(error: BaseException | None) -> Iterator[str]:
    """Yield an error, then its cause, and so on."""
    while error is not None:
        kind = type(error)
        is_ours = kind.__module__.partition(".")[0] in _OURS
        frames = "".join(traceback.format_tb(error.__traceback__)).rstrip()
        said = f"{frames}\n{kind.__module__}.{kind.__qualname__}: {error if is_ours else _WITHHELD}"
        yield "\n".join([said, *_parts_of(error)])
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def _parts_of(error: BaseException) -> Iterator[str]:
    """Yield each error of a group with its own chain, indented."""
    if isinstance(error, BaseExceptionGroup):
        for number, part in enumerate(error.exceptions, start=1):
            yield f"  part {number} of {len(error.exceptions)}:"
            yield indent("\n".join(reversed(list(_chain_of(part)))), "    ")


def _moment(record: logging.LogRecord) -> str:
    return datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
