"""XML before parsing: what is refused, what is repaired, and whether it is complete. Pure, on bytes."""

import re

from corpus.errors import MalformedError

_COMMENT_OR_INSTRUCTION = re.compile(rb"<!--.*?-->|<\?.*?\?>", re.DOTALL)
_FIRST_TAG = re.compile(rb"<[\w:]")
_ENTITY_DECLARATION = re.compile(rb"<!ENTITY", re.IGNORECASE)
_CHARACTER_REFERENCE = re.compile(rb"&#(?:[xX]([0-9a-fA-F]{1,40})|([0-9]{1,40}));")
_SURROGATE_PAIR = re.compile(
    rb"""
    &\#(?:[xX]([dD][89abAB][0-9a-fA-F]{2})|(5[56]\d{3}));  # the high surrogate, U+D800 to U+DBFF
    &\#(?:[xX]([dD][c-fC-F][0-9a-fA-F]{2})|(5[67]\d{3}));  # the low one, U+DC00 to U+DFFF
    """,
    re.VERBOSE,
)
_NO_CHARACTER = b"&#xFFFD;"
_END_WITHIN = 2_000  # bytes: servers add comments and blank lines below the last tag


def refuse_entities(content: bytes) -> None:
    """Refuse a document that declares entities: nine lines of them can expand to gigabytes, or to a local file.

    Raises:
        MalformedError: If it declares one above its first element.
    """
    # Without NUL bytes, UTF-16 and UTF-32 read like ASCII.
    head = _COMMENT_OR_INSTRUCTION.sub(b"", content.replace(b"\0", b""))
    root = _FIRST_TAG.search(head)
    if _ENTITY_DECLARATION.search(head, 0, root.start() if root else len(head)):
        raise MalformedError("declares XML entities, which are refused: write the characters themselves")


def is_complete(content: bytes, *roots: str) -> bool:
    """Whether the document ends with the end of its root element; a truncated document lists half an entry."""
    end = content[-_END_WITHIN:].replace(b"\0", b"").lower()
    names = "|".join(re.escape(root) for root in roots).encode()
    tag = rb"(?:[\w.-]+:)?(?:" + names + rb")"
    return re.search(rb"</" + tag + rb"\s*(?:>|\Z)|<" + tag + rb"(?:\s[^<>]*)?/>", end) is not None


def mend_references(content: bytes) -> bytes:
    """Return a document without references to characters that do not exist, on which feedparser gives up entirely.

    Programs that know only UTF-16 write an emoji as two such references, which together are one character.

    >>> mend_references(b"&#xD83D;&#xDE00; &#xD83D; &#65;")
    b'&#128512; &#xFFFD; &#65;'
    """
    return _CHARACTER_REFERENCE.sub(_mended, _SURROGATE_PAIR.sub(_joined, content))


def _mended(found: re.Match[bytes]) -> bytes:
    code = _code(found[1], found[2])
    return found[0] if 0 < code < 0xD800 or 0xDFFF < code <= 0x10FFFF else _NO_CHARACTER


def _joined(found: re.Match[bytes]) -> bytes:
    high, low = _code(found[1], found[2]) - 0xD800, _code(found[3], found[4]) - 0xDC00
    is_pair = 0 <= high < 0x400 and 0 <= low < 0x400
    return b"&#%d;" % (0x10000 + high * 0x400 + low) if is_pair else found[0]


def _code(hexadecimal: bytes | None, decimal: bytes | None) -> int:
    return int(hexadecimal, 16) if hexadecimal else int(decimal or b"0")
