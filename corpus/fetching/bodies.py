"""Bodies of answers: decompressed within a limit while they arrive, and described by their headers.

One layer of gzip or deflate is removed, never more: 989 bytes of gzip within gzip became a gigabyte in httpx 0.28,
which removes all layers before anybody can count.
"""

import codecs
import re
import zlib

from corpus.errors import FetchError

_GZIP_MAGIC = b"\x1f\x8b"
_WRAPPED, _RAW, _GZIP = zlib.MAX_WBITS, -zlib.MAX_WBITS, zlib.MAX_WBITS | 16  # zlib's codes for the format
_ZLIB_METHOD = 8  # the low half of a zlib stream's first byte
_HEADER_SUM = 31  # its first two bytes are a multiple of this (RFC 1950)

_MEDIA_TYPE = re.compile(r"\s*([a-z0-9!#$&^_.+-]+/[a-z0-9!#$&^_.+-]+)\s*(?:;|$)", re.IGNORECASE)
_CHARSET = re.compile(r""";\s*charset\s*=\s*["']?\s*([a-z0-9_:.-]{1,40})""", re.IGNORECASE)
# Python's own, which no page is written in.
_NO_CHARSETS = {"idna", "mbcs", "oem", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "utf-7"}


class Body:
    """The content of one answer, as it grows.

    Args:
        encoding: The answer's `Content-Encoding`; "" if it has none.
        size: The number of bytes that the content may have, decompressed.

    Raises:
        FetchError: If the encoding is not supported. Also `add` and `content` raise it.
    """

    def __init__(self, encoding: str, size: int) -> None:
        self._content = bytearray()
        self._size = size
        self._waiting = b""
        self._inflate: zlib._Decompress | None = None
        self._is_deflated = False
        match encoding.strip().lower():
            case "" | "identity":
                pass
            case "gzip" | "x-gzip":
                self._inflate = zlib.decompressobj(_GZIP)
            case "deflate":
                self._is_deflated = True
            case other:
                raise FetchError(
                    f"is sent as {other[:40]!r}, although only gzip and deflate were accepted: it is not read"
                )

    def add(self, data: bytes) -> None:
        """Take the next bytes from the network."""
        if self._is_deflated and self._inflate is None:
            data = self._waiting = self._waiting + data
            if len(data) < len(_GZIP_MAGIC):
                return
            self._inflate = zlib.decompressobj(_deflate_format(data))
        self._append(self._inflated(data) if self._inflate else data)

    def content(self) -> bytes:
        """Return the whole content. Content that stops before its compressed end is refused."""
        if self._waiting and not self._inflate:
            raise FetchError("is broken: its compressed content ends too early")
        if self._inflate and not self._inflate.eof and self._content:
            raise FetchError("is broken: its compressed content ends too early")
        return bytes(self._content)

    def _inflated(self, data: bytes) -> bytes:
        """Decompress at most one byte more than allowed, which is enough to detect an excess."""
        assert self._inflate is not None  # noqa: S101 - the caller's condition, for mypy
        try:
            content = self._inflate.decompress(data, self._size - len(self._content) + 1)
        except zlib.error as error:
            raise FetchError("is broken: its content is not compressed as it says") from error
        if self._inflate.unused_data:
            raise FetchError("is broken: its content continues after its compressed end")
        return content

    def _append(self, content: bytes) -> None:
        self._content += content
        if len(self._content) > self._size:
            raise FetchError(f"has more than {self._size:,} bytes: larger pages and feeds are not read")


def unpack(content: bytes, size: int) -> bytes:
    """Decompress a file that is itself gzip, as many sitemaps are; return any other unchanged.

    Raises:
        FetchError: If it is broken or too large.
    """
    if not content.startswith(_GZIP_MAGIC):
        return content
    body = Body("gzip", size)
    body.add(content)
    return body.content()


def media_type(header: str) -> str:
    """Return the media type in a `Content-Type`, lower case; "" if it names none.

    >>> media_type("Text/HTML; charset=utf-8"), media_type("html")
    ('text/html', '')
    """
    found = _MEDIA_TYPE.match(header)
    return found.group(1).lower() if found else ""


def charset(header: str) -> str | None:
    """Return the encoding in a `Content-Type`, if Python knows it and pages may be written in it.

    >>> charset("text/html; charset=ISO-8859-1"), charset("text/html; charset=rot13")
    ('cp1252', None)
    """
    found = _CHARSET.search(header)
    if found is None:
        return None
    try:
        name = codecs.lookup(found.group(1)).name
        b"a".decode(name)  # LookupError for codecs that are not of text
    except (LookupError, UnicodeError):
        return None
    if name in _NO_CHARSETS:
        return None
    return "cp1252" if name in {"iso8859-1", "ascii"} else name  # Latin-1 means Windows-1252 on the web


def looks_like_markup(content: bytes) -> bool:
    """Whether content without a declared type begins like HTML or XML."""
    return content.removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"<")


def _deflate_format(data: bytes) -> int:
    """Return the format of the data; servers call two different formats deflate."""
    is_wrapped = data[0] & 0x0F == _ZLIB_METHOD and (data[0] << 8 | data[1]) % _HEADER_SUM == 0
    return _WRAPPED if is_wrapped else _RAW
