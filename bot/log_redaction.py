"""Keeps a secret out of the logs, whoever logs it and wherever: in a message, its arguments or an error's text."""

import logging
import re

#: What a Telegram token looks like, its colon percent-encoded or not: another bot's is nobody's business either.
_TOKEN = re.compile(r"\d{6,}(?::|%3A)[\w-]{30,}", re.IGNORECASE)
_PLACEHOLDER = "<token>"

#: These log each request's URL, and Telegram has the token there.
_REQUEST_LOGGERS = ("httpx", "httpcore")


class RedactingFilter(logging.Filter):
    """Replaces a secret, and all that looks like a token, in every record that passes a handler."""

    def __init__(self, secret: str) -> None:
        super().__init__()
        self._secret = secret
        self._formatter = logging.Formatter()

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
        return _TOKEN.sub(_PLACEHOLDER, text.replace(self._secret, _PLACEHOLDER) if self._secret else text)


def keep_out_of_logs(secret: str) -> None:
    """Redact the secret in every handler that exists now, and quiet the loggers that log each request's URL."""
    for name in _REQUEST_LOGGERS:
        logger = logging.getLogger(name)
        logger.setLevel(max(logger.level, logging.WARNING))
    redacting = RedactingFilter(secret)
    loggers = [logging.getLogger(name) for name in logging.root.manager.loggerDict]
    handlers = {handler for logger in [logging.root, *loggers] for handler in logger.handlers}
    if logging.lastResort:
        handlers.add(logging.lastResort)
    for handler in handlers:
        handler.addFilter(redacting)
