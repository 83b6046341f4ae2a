"""From bytes to text: UTF-8 first, then the byte order mark, the page's declaration or its letters.

A wrong guess would put wrong words into quotation marks, so an undecidable encoding is refused with its reason.
"""

import codecs
import re

from corpus.errors import MalformedError

# UTF-32 comes first: its little-endian mark begins with UTF-16's.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_DECLARED_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{1,40})""", re.IGNORECASE)
_DECLARED_WITHIN = 4096  # bytes: HTML requires the declaration in the first 1,024; many pages are later

# Two bytes or more that are valid UTF-8 beyond ASCII: older encodings produce such pairs only by chance.
_UTF8_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_BYTE_BEYOND_ASCII = re.compile(rb"[\x80-\xff]")

_ESCAPE = b"\x1b"

_SAVE_AS = "save it as UTF-8"


def named_encoding(content: bytes) -> str | None:
    """Return the encoding that a byte order mark indicates."""
    return next((name for mark, name in _BYTE_ORDER_MARKS if content.startswith(mark)), None)


def declared_encoding(page: bytes) -> str | None:
    """Return the encoding that an HTML page declares, if Python knows it.

    >>> declared_encoding(b'<meta charset="windows-1251">')
    'cp1251'
    """
    found = _DECLARED_CHARSET.search(page[:_DECLARED_WITHIN])
    return known_encoding(found.group(1).decode("ascii")) if found else None


def known_encoding(name: str | None) -> str | None:
    """Return Python's name for an encoding, or None if it has none.

    >>> known_encoding("ISO-8859-1"), known_encoding("rot13")
    ('cp1252', None)
    """
    try:
        codec = codecs.lookup(name or "")
    except (LookupError, ValueError):  # a ValueError for NUL
        return None
    if not codec._is_text_encoding:  # noqa: SLF001 - bytes.decode() asks the same; there is no public way
        return None
    # Latin-1 means Windows-1252 on the web.
    return "cp1252" if codec.name in {"iso8859-1", "ascii"} else codec.name


def decode(content: bytes, declared: str | None = None) -> str:
    r"""Return the text of a whole file, with its line ends as ``\n`` and without a byte order mark.

    Args:
        content: The file.
        declared: The encoding that the file itself declares; used if it has no mark and is no valid UTF-8.

    Raises:
        MalformedError: If it is no text, is damaged, or its encoding cannot be determined.
    """
    named = named_encoding(content)
    if named:
        text = _decode_as(content, named)
    elif b"\0" in content:
        raise MalformedError(f"holds NUL bytes, so it is not text or was damaged while written: {_SAVE_AS}")
    else:
        text = _decode_unmarked(content, declared)
    if "\0" in text:
        raise MalformedError(f"holds NUL characters, so it was damaged while written: {_SAVE_AS}")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decode_as(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise MalformedError(
            f"is damaged or half-written at byte {error.start} ({encoding}): write it again"
        ) from error


def _decode_unmarked(content: bytes, declared: str | None) -> str:
    """Try UTF-8, then the declared encoding, then a guess."""
    if declared and declared.startswith("iso2022") and _ESCAPE in content:  # Japanese and Korean written in ASCII bytes
        return _decode_as(content, declared)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        good = sum(len(pair) for pair in _UTF8_SEQUENCE.findall(content))
        bad = len(_BYTE_BEYOND_ASCII.findall(content)) - good
        if good > bad or (declared and codecs.lookup(declared).name == "utf-8"):
            raise MalformedError(
                f"is damaged or half-written: byte {error.start} is not UTF-8; write it again"
            ) from error
    if declared:
        return _decode_as(content, declared)
    return _guess(content)


def _guess(content: bytes) -> str:
    """Detect an older encoding by its letters; a result that fits no language is only a guess and is refused."""
    from charset_normalizer import from_bytes

    best = from_bytes(content).best()
    if best is None or not best.coherence:
        raise MalformedError(f"is not UTF-8, and its encoding cannot be determined: {_SAVE_AS}")
    return _decode_as(content, best.encoding)
