"""Keeps secrets out of the logs, whoever logs it and wherever: in a message, its arguments or an error's text."""

import logging
import re

#: What a Telegram token looks like, its colon percent-encoded or not: another bot's is nobody's business either.
_TOKEN = re.compile(r"\d{6,}(?::|%3A)[\w-]{30,}", re.IGNORECASE)
_PLACEHOLDER = "<token>"

#: These log each request's URL, and Telegram has the token there.
_REQUEST_LOGGERS = ("httpx", "httpcore")


class RedactingFilter(logging.Filter):
    """Replaces secrets, and all that looks like a token, in every record that passes a handler.

    Args:
        secrets: What may be printed nowhere; empty ones are none.
        formatter: The handler's: it tells of an error in its own way.
    """

    def __init__(self, *secrets: str, formatter: logging.Formatter | None = None) -> None:
        super().__init__()
        self._secrets = tuple(filter(None, secrets))
        self._formatter = formatter or logging.Formatter()

    def filter(self, record: logging.LogRecord) -> bool:
        """Redact the record in place; none is held back."""
        try:
            record.msg = self._redact(record.getMessage())
        except (TypeError, ValueError):  # a message that does not fit its arguments
            record.msg = self._redact(f"{record.msg} {record.args}")
        record.args = None
        if record.exc_info and record.exc_info[0]:
            record.exc_text = self._formatter.formatException(record.exc_info)
        record.exc_info = None  # a handler that formats it anew would show the secret again
        record.exc_text = self._redact(record.exc_text) if record.exc_text else None
        record.stack_info = self._redact(record.stack_info) if record.stack_info else None
        return True

    def _redact(self, text: str) -> str:
        for secret in self._secrets:
            text = text.replace(secret, _PLACEHOLDER)
        return _TOKEN.sub(_PLACEHOLDER, text)


def keep_out_of_logs(*secrets: str) -> None:
    """Redact the secrets in every handler that exists now, and quiet the loggers that log each request's URL."""
    for name in _REQUEST_LOGGERS:
        logger = logging.getLogger(name)
        logger.setLevel(max(logger.level, logging.WARNING))
    loggers = [logging.getLogger(name) for name in logging.root.manager.loggerDict]
    handlers = {handler for logger in [logging.root, *loggers] for handler in logger.handlers}
    if logging.lastResort:
        handlers.add(logging.lastResort)
    for handler in handlers:
        handler.addFilter(RedactingFilter(*secrets, formatter=handler.formatter))
