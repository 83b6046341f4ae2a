"""Errors of reading and fetching articles.

::

    CorpusError
    ├── FetchError        a web address that gives nothing, and why
    │   └── PassingError  its host fails, which may pass: counted against the host, most are tried again
    ├── MalformedError    what a parser found wrong with the content it was given
    └── UnreadableError   one file or one line of it: reported by name and skipped, the rest goes on
"""

from functools import partial


class CorpusError(Exception):
    """The base of this package's errors. Its message is for people."""


class MalformedError(CorpusError):
    """Content that gives no article.

    Parsers see no paths; reading turns this into an ``UnreadableError`` that names the file.
    """


class UnreadableError(CorpusError):
    """A source that gives no article.

    Attributes:
        where: The path, with ``:line`` if one line is to blame.
        reason: What is wrong and what to do, in one line.
        file: The absolute path of the file or folder that is to blame; None on the web.
        is_listed: Whether its source was still listed in full, so that no other article seems gone: a failing page.
    """

    def __init__(self, where: str, reason: str, *, file: str | None = None, is_listed: bool = False) -> None:
        super().__init__(f"{where}: {reason}")
        self.where = where
        self.reason = reason
        self.file = file
        self.is_listed = is_listed

    def __reduce__(self) -> tuple[object, ...]:
        """Return what makes its like in another process."""
        return partial(UnreadableError, file=self.file, is_listed=self.is_listed), (self.where, self.reason)


class FetchError(CorpusError):
    """A web address that gives nothing.

    Attributes:
        reason: What is wrong and what to do, in one line. It names the host, which may be that of a redirect.
        status: The HTTP status, if the reason is an answer that says no.
        is_gone: Whether the server says that the page no longer exists (404, 410).
    """

    def __init__(self, reason: str, *, status: int | None = None, is_gone: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.status = status
        self.is_gone = is_gone or status in {404, 410}


class PassingError(FetchError):
    """A failure of the host, not of the address; a later run may succeed.

    Attributes:
        may_retry: Whether asking again within the minute may help.
        wait: Seconds that the host wants to be left alone; None if it says nothing.
    """

    def __init__(
        self, reason: str, *, status: int | None = None, may_retry: bool = True, wait: float | None = None
    ) -> None:
        super().__init__(reason, status=status)
        self.may_retry = may_retry
        self.wait = wait
