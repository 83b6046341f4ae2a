"""Article files on disk: finding them, and reading their bytes.

Any trouble with the file system (a missing path, a dead link, a pipe that would hang, no permission, a wrong size)
becomes one ``UnreadableError`` that says what to do. This module does not interpret the bytes. `flush` serves other
packages' files.
"""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from corpus.errors import UnreadableError

# Formats that can be parsed. Other files in a folder are ignored silently, as a folder may hold anything.
_SUFFIXES = frozenset({".htm", ".html", ".jsonl", ".markdown", ".md", ".ndjson", ".txt"})
_SUFFIX_LIST = ".jsonl, .txt, .md or .html"

_REASONS = {
    errno.ENOENT: "does not exist: check the path",
    errno.ENOTDIR: "does not exist: check the path",
    errno.EACCES: "permission denied: allow reading (chmod +r) or run as its owner",
    errno.EPERM: "permission denied: allow reading (chmod +r) or run as its owner",
    errno.ELOOP: "is a link that leads to itself: remove it or mend it",
    errno.ENAMETOOLONG: "the path is too long: shorten it",
}


def absolute(path: Path) -> Path:
    """Return the absolute path without ``.`` and ``..``; links stay, since their targets may change."""
    return Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links


def shown(path: Path) -> str:
    """Return the path for printing and logging: one line, whatever bytes the name holds."""
    name = os.fsencode(path).decode("utf-8", "replace")
    return "".join(character if character.isprintable() else "\ufffd" for character in name)


def list_files(source: Path) -> Iterator[Path | UnreadableError]:
    """Yield the article files of a file or folder, as absolute paths in sorted order.

    Folders are walked to the bottom, each one's files before its folders. Hidden files and folders are skipped, and
    links to folders are not followed, so that a loop cannot trap the walk. A link that leads out of the source gives an
    error: a writer of the folder could publish any file that we can read. A source without any file gives one error.
    """
    source = absolute(source)
    try:
        is_folder = stat.S_ISDIR(source.stat().st_mode)
    except OSError as error:
        yield unreadable(source, error)
        return
    if not is_folder:
        yield check_file(source)
        return
    is_empty = True
    for found in _walk(source):
        is_empty = False
        yield found
    if is_empty:
        yield blame(source, f"holds no articles: no file in it ends in {_SUFFIX_LIST}")


def check_file(path: Path) -> Path | UnreadableError:
    """Return the path if it can be opened safely: a regular file with an article suffix and a sane name."""
    try:
        mode = path.stat().st_mode
    except OSError as error:
        return unreadable(path, error)
    if not stat.S_ISREG(mode):
        return blame(path, "is a pipe, socket or device: give a file or a folder")
    if path.suffix.lower() not in _SUFFIXES:
        return blame(path, f"has an unknown format: save it as {_SUFFIX_LIST}")
    try:
        str(path).encode("utf-8")
    except UnicodeEncodeError:
        return blame(path, "its name is not valid UTF-8: rename it")
    return path


def read_bytes(path: Path, limit: int) -> bytes:
    """Return the whole file.

    Raises:
        UnreadableError: If it cannot be read, is empty, or is longer than ``limit`` bytes.
    """
    with open_file(path) as file:
        content = read_some(file, limit + 1, path)
    if not content.strip():
        raise blame(path, "is empty: fill it or remove it")
    if len(content) > limit:
        size = f"{limit / 1e6:g} MB"
        raise blame(path, f"is larger than {size}: split it into one file an article, or use .jsonl")
    return content


@contextmanager
def open_file(path: Path) -> Iterator[BinaryIO]:
    """Open a file for reading bytes.

    Raises:
        UnreadableError: If it cannot be opened.
    """
    try:
        file = path.open("rb")
    except OSError as error:
        raise unreadable(path, error) from error
    with file:
        yield file


def read_some(file: BinaryIO, size: int, path: Path) -> bytes:
    """Return up to ``size`` bytes.

    Raises:
        UnreadableError: If the disk or the network fails under the file.
    """
    try:
        return file.read(size)
    except OSError as error:
        raise unreadable(path, error) from error


def read_line(file: BinaryIO, size: int, path: Path) -> bytes:
    """Return up to ``size`` bytes of the next line, its end included; empty at the end of the file.

    Raises:
        UnreadableError: If the disk or the network fails under the file.
    """
    try:
        return file.readline(size)
    except OSError as error:
        raise unreadable(path, error) from error


def flush(path: Path) -> None:
    """Wait until a file, or what a folder lists, is on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def blame(path: Path, reason: str, *, line: int | None = None) -> UnreadableError:
    """Return the error that names a file or folder, or a line of it."""
    where = shown(path) if line is None else f"{shown(path)}:{line}"
    return UnreadableError(where, reason, file=str(absolute(path)))


def unreadable(path: Path, error: OSError) -> UnreadableError:
    """Return the error for a system failure on a path, explained in one line."""
    if error.errno == errno.ENOENT and path.is_symlink():
        return blame(path, "is a link to a missing target: remove it or repair it")
    reason = _REASONS.get(error.errno or 0, f"cannot be read ({error.strerror or error}): check the disk and try again")
    return blame(path, reason)


def _check_link(found: Path | UnreadableError, inside: Path) -> Path | UnreadableError:
    """Return what was found, or the error for a link that leads out of a folder."""
    if isinstance(found, Path) and found.is_symlink() and not found.resolve().is_relative_to(inside):
        return blame(found, "is a link that leads out of its source: name its target as a source, or copy it here")
    return found


def _walk(folder: Path) -> Iterator[Path | UnreadableError]:
    """Yield a folder's article files, and an error for each folder that cannot be listed."""
    failures: list[OSError] = []
    inside = folder.resolve()
    for parent, folders, names in os.walk(folder, onerror=failures.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(parent, name)
            if not name.startswith(".") and path.suffix.lower() in _SUFFIXES:
                yield _check_link(check_file(path), inside)
    for failure in failures:
        yield unreadable(Path(failure.filename), failure)
