"""From bytes to text: UTF-8 first, then the byte order mark, the page's declaration or its letters.

A wrong guess would put wrong words into quotation marks, so an undecidable encoding is refused with its reason. A few
bytes that are damaged cost themselves: they become the replacement character, as in a browser.
"""

import codecs
import re

from corpus.errors import MalformedError
from corpus.parsing.encodings import known_encoding

# UTF-32 comes first: its little-endian mark begins with UTF-16's.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_DECLARED_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{1,40})""", re.IGNORECASE)
_DECLARED_IN_XML = re.compile(rb"""<\?xml\s[^>]{0,200}?encoding\s*=\s*["']\s*([^"'<>]{1,40})["']""")
_DECLARED_WITHIN = 4096  # bytes: HTML requires the declaration in the first 1,024; many pages are later

# Two bytes or more that are valid UTF-8 beyond ASCII: older encodings produce such pairs only by chance.
_UTF8_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_BYTE_BEYOND_ASCII = re.compile(rb"[\x80-\xff]")

_ESCAPE = b"\x1b"

# Damage is a byte here and there. Letters of another encoding stand side by side, and more of them.
_SIDE_BY_SIDE = re.compile(rb"[\x80-\xff]{3}")
_MOST_DAMAGE = 1 / 200  # of the bytes
_DAMAGED = "\ufffd"

# Western languages have one or two accented letters in a row; Cyrillic or Greek read as Western has nothing else.
_ACCENTED = re.compile(r"[À-ÖØ-öø-ɏ\u0300-\u036fḀ-ỿ]")
_ONLY_ACCENTED = re.compile(r"[À-ÖØ-öø-ɏ\u0300-\u036fḀ-ỿ]{4,}")
_SIGN_IN_WORD = re.compile(r"[a-z][¹³±¶¼¾¢§¨«»][a-z]")
_MOST_SIGNS = 2
_WESTERN = frozenset({"cp1252", "cp1254", "cp1257", "iso8859-2", "cp1250", "iso8859-15"})

# Of chardet: texts of a language have .2 and more, bytes of nothing in particular less or no encoding.
_LEAST_CONFIDENCE = 0.1
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


def declared_in_xml(content: bytes) -> str | None:
    """Return the encoding that an XML document declares, if Python knows it.

    >>> declared_in_xml(b'<?xml version="1.0" encoding="cp-1251"?>')
    'cp1251'
    """
    found = _DECLARED_IN_XML.match(content.lstrip())
    return known_encoding(found.group(1).decode("ascii", "replace")) if found else None


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
    elif content.count(b"\0") > _MOST_DAMAGE * len(content):
        raise MalformedError(f"holds NUL bytes, so it is not text or was damaged while written: {_SAVE_AS}")
    else:
        text = _decode_unmarked(content, declared)
    if text.count("\0") > _MOST_DAMAGE * len(text):
        raise MalformedError(f"holds NUL characters, so it was damaged while written: {_SAVE_AS}")
    return text.replace("\0", _DAMAGED).replace("\r\n", "\n").replace("\r", "\n")


def _decode_as(content: bytes, encoding: str) -> str:
    """Decode a text of which a few bytes may be damaged.

    Raises:
        MalformedError: If it breaks off within a character, or more is damaged.
    """
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        text = content.decode(encoding, "replace")
        is_cut_off = error.end >= len(content) and encoding.startswith("utf")
        if not is_cut_off and text.count(_DAMAGED) <= _MOST_DAMAGE * len(content):
            return text
        where = (
            f": byte {error.start} is not UTF-8;" if encoding == "utf-8" else f" at byte {error.start} ({encoding}):"
        )
        raise MalformedError(f"is damaged or half-written{where} write it again") from error


def _decode_unmarked(content: bytes, declared: str | None) -> str:
    """Try UTF-8, then the declared encoding, then a guess."""
    if declared and declared.startswith("iso2022") and _ESCAPE in content:  # Japanese and Korean written in ASCII bytes
        return _decode_as(content, declared)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        good = sum(len(pair) for pair in _UTF8_SEQUENCE.findall(content))
        bad = len(_BYTE_BEYOND_ASCII.findall(content)) - good
    if good > bad:
        return _decode_as(content, "utf-8")
    if declared is None or declared.startswith("utf"):  # what says UTF-16 and has no NUL bytes is no UTF-16
        is_damage = bad <= _MOST_DAMAGE * len(content) and not _SIDE_BY_SIDE.search(content)
        return _decode_as(content, "utf-8") if is_damage else _guess(content)
    text = _decode_as(content, declared)
    return _guess(content) if declared in _WESTERN and _is_misread(text) else text


def _is_misread(text: str) -> bool:
    """Whether another alphabet was read as the Western one.

    Then most letters beyond ASCII stand in words of nothing else, or words have signs within them ("powiedzia³a").
    """
    in_words = sum(map(len, _ONLY_ACCENTED.findall(text)))
    is_other_alphabet = in_words > len(_ACCENTED.findall(text)) / 2
    return is_other_alphabet or len(_SIGN_IN_WORD.findall(text)) >= _MOST_SIGNS


def _guess(content: bytes) -> str:
    """Detect an older encoding by its letters; what is no letters of a language is only a guess and is refused."""
    import chardet

    # What the file declares has been tried, and chardet would take its word for it.
    undeclared = _DECLARED_CHARSET.sub(b"", _DECLARED_IN_XML.sub(b"", content, count=1), count=1)
    found = chardet.detect(undeclared)
    encoding = known_encoding(found["encoding"]) if found["confidence"] >= _LEAST_CONFIDENCE else None
    text = _decode_as(content, encoding) if encoding else ""
    if not encoding or _is_misread(text):
        raise MalformedError(f"is not UTF-8, and its encoding cannot be determined: {_SAVE_AS}")
    return text
