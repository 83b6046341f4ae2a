"""Errors of reading articles.

::

    CorpusError
    ├── MalformedError    what a parser found wrong with the content it was given
    └── UnreadableError   one file or one line of it: reported by name and skipped, the rest goes on
"""


class CorpusError(Exception):
    """The root of this package's errors; its message is for people."""


class MalformedError(CorpusError):
    """Content that gives no article.

    Parsers see no paths; reading turns this into an ``UnreadableError`` that names the file.
    """


class UnreadableError(CorpusError):
    """A source that gives no article.

    Attributes:
        where: The path, with ``:line`` where one line is to blame.
        reason: What is wrong and what to do, in one line.
    """

    def __init__(self, where: str, reason: str) -> None:
        super().__init__(f"{where}: {reason}")
        self.where = where
        self.reason = reason
