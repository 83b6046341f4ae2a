"""Errors of reading articles.

::

    CorpusError
    └── UnreadableError   one file or one line of it: reported by name and skipped, the rest goes on
"""


class CorpusError(Exception):
    """The root of this package's errors; its message is for people."""


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
