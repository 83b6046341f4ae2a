"""The protocol between the parsing process and its parent: length-prefixed frames of JSON, and the values in them.

The parent trusts nothing: a page may have written a frame's content, so the type of each value is checked as it is
read. Dates cross as ISO 8601.
"""

import json
import struct
from collections.abc import Mapping
from dataclasses import fields
from datetime import date, datetime
from typing import BinaryIO, TypeVar

from corpus.errors import MalformedError
from corpus.parsing.listings import Feed, FeedEntry, Sitemap
from corpus.parsing.metadata.dates import at, iso_moment

#: The exit code of a child whose job wanted more memory than it may have.
OUT_OF_MEMORY = 3

_Kind = TypeVar("_Kind")

LENGTH = struct.Struct(">I")

GARBLED = "its parser gave nonsense: report it with the content"


def write_frame(stream: BinaryIO, payload: bytes) -> None:
    """Write one frame and flush."""
    stream.write(LENGTH.pack(len(payload)) + payload)
    stream.flush()


def read_frame(stream: BinaryIO) -> bytes | None:
    """Return one frame, or None at the end of the stream."""
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    (size,) = LENGTH.unpack(head)
    payload = stream.read(size)
    return payload if len(payload) == size else None


def pack(value: object) -> bytes:
    """Return plain values as JSON; dates in ISO 8601."""
    return json.dumps(value, default=_written).encode()


def unpack(payload: bytes) -> dict[str, object]:
    """Return the object in a frame.

    Raises:
        MalformedError: If it is none.
    """
    try:
        value = json.loads(payload)
    except (ValueError, RecursionError) as error:
        raise MalformedError(GARBLED) from error
    return _required(value, dict)


def feed_fields(feed: Feed) -> dict[str, object]:
    """Return a feed as plain values."""
    names = [field.name for field in fields(FeedEntry)]
    entries = [{name: getattr(entry, name) for name in names} for entry in feed.entries]
    return {"title": feed.title, "language": feed.language, "entries": entries}


def read_feed(given: Mapping[str, object]) -> Feed:
    """Return the feed with these plain values.

    Raises:
        MalformedError: If one has the wrong type.
    """
    entries = tuple(_entry(_required(entry, dict)) for entry in _required(given.get("entries"), list))
    return Feed(title=_text(given.get("title")), language=_text(given.get("language")), entries=entries)


def read_sitemap(given: Mapping[str, object]) -> Sitemap:
    """Return the sitemap with these plain values.

    Raises:
        MalformedError: If one has the wrong type.
    """
    pages = []
    for pair in _required(given.get("pages"), list):
        address, moment = pair if isinstance(pair, list) and len(pair) == 2 else (None, None)
        pages.append((_required(address, str), _moment(moment)))
    return Sitemap(
        pages=tuple(pages),
        sitemaps=tuple(_required(address, str) for address in _required(given.get("sitemaps"), list)),
    )


def read_page(given: Mapping[str, object]) -> dict[str, object]:
    """Return a page's fields.

    Raises:
        MalformedError: If one has the wrong type.
    """
    return {name: _text(value) for name, value in given.items()}


def read_document(given: Mapping[str, object]) -> tuple[str, tuple[str, ...]]:
    """Return a document's text and what was not read of it.

    Raises:
        MalformedError: If one has the wrong type.
    """
    unread = _required(given.get("unread"), list)
    return _required(given.get("text"), str), tuple(_required(reason, str) for reason in unread)


def _entry(given: Mapping[str, object]) -> FeedEntry:
    updated = _moment(given.get("updated_at"))
    return FeedEntry(
        **{name: _text(given.get(name)) for name in ("url", "guid", "title", "author", "text", "language")},
        published_at=_moment(given.get("published_at")),
        updated_at=None if updated is None else at(updated),
    )


def _written(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"no plain value: {type(value).__name__}")


def _text(given: object) -> str | None:
    if given is None or isinstance(given, str):
        return given
    raise MalformedError(GARBLED)


def _required(given: object, kind: type[_Kind]) -> _Kind:
    if isinstance(given, kind):
        return given
    raise MalformedError(GARBLED)


def _moment(given: object) -> date | datetime | None:
    text = _text(given)
    try:
        return None if text is None else iso_moment(text)
    except ValueError as error:
        raise MalformedError(GARBLED) from error
