"""Streams of articles: one JSON object a line, read line by line, so that a file may be larger than memory.

JSON is UTF-8, and its text is kept exactly as given, so a line in another encoding is reported, never guessed.
"""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from corpus.errors import MalformedError
from corpus.files.disk import blame, open_file, read_bytes, read_line, read_some
from corpus.parsing.decoding import decode, named_encoding

if TYPE_CHECKING:
    from corpus.files.records import Record

LINE_LIMIT = 20_000_000  # bytes
_LOOK_AHEAD = 1024  # bytes: enough to distinguish text from a picture or an archive
GIVE_UP_AFTER = 20  # bad lines before the first good one: the file is something else, and one error says so better
_UTF8_MARK = b"\xef\xbb\xbf"


def read_records(path: Path) -> Iterator["tuple[int, Record | MalformedError]"]:
    """Yield each line's number, from 1, with its record or its error; blank lines are skipped.

    Raises:
        UnreadableError: If the file as a whole cannot be read, or cannot be read further.
    """
    from corpus.files.records import parse_record

    good = bad = 0
    with open_file(path) as file:
        for number, line in enumerate(_lines(_as_utf8(file, path), path), start=1):
            if not line.strip():
                continue
            try:
                record = parse_record(_checked(line))
            except MalformedError as error:
                bad += 1
                yield number, error
                if not good and bad == GIVE_UP_AFTER:
                    reason = f"its first {bad} lines hold no article, the rest is left unread: is it JSON Lines?"
                    raise blame(path, reason) from error
            else:
                good += 1
                yield number, record
    if not good and not bad:
        raise blame(path, "is empty: fill it or remove it")


def _as_utf8(file: BinaryIO, path: Path) -> BinaryIO:
    """Return the stream from its first line on; UTF-16 and UTF-32, detected by their marks, are converted to UTF-8."""
    head = read_some(file, _LOOK_AHEAD, path)
    named = named_encoding(head)
    if named == "utf-8-sig":
        file.seek(len(_UTF8_MARK))
    elif named:
        try:
            return BytesIO(decode(read_bytes(path, LINE_LIMIT)).encode())
        except MalformedError as error:
            raise blame(path, str(error)) from error
    elif b"\0" in head and not head.lstrip().startswith((b"{", b"\0")):
        raise blame(path, "holds NUL bytes, so it is not text: save it as UTF-8, one object a line")
    else:
        file.seek(0)
    return file


def _lines(file: BinaryIO, path: Path) -> Iterator[bytes]:
    """Yield the lines; of a line that is too long, only the first bytes, one more than allowed."""
    while line := read_line(file, LINE_LIMIT + 1, path):
        rest = line
        while len(rest) > LINE_LIMIT and not rest.endswith(b"\n"):
            rest = read_line(file, LINE_LIMIT + 1, path)
        yield line


def _checked(line: bytes) -> bytes:
    if len(line) > LINE_LIMIT:
        raise MalformedError(f"is longer than {LINE_LIMIT / 1e6:g} MB: one line is one article")
    return line
