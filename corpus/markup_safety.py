"""XML that is refused before a parser sees it, and whether a document came to its end. Pure, on bytes."""

import re

from corpus.errors import MalformedError

ASIDE = re.compile(rb"<!--.*?-->|<\?.*?\?>", re.DOTALL)
ROOT = re.compile(rb"<[\w:]")
ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
END_WITHIN = 2_000  # bytes: servers add comments and blank lines below the last tag


def refuse_entities(content: bytes) -> None:
    """Refuse a document that declares entities: nine lines of them can stand for gigabytes, or for a local file.

    Raises:
        MalformedError: If it declares one above its first element.
    """
    # Without its NUL bytes, UTF-16 and UTF-32 read like ASCII.
    head = ASIDE.sub(b"", content.replace(b"\0", b""))
    root = ROOT.search(head)
    if ENTITY.search(head, 0, root.start() if root else len(head)):
        raise MalformedError("declares XML entities, which are refused: write the characters themselves")


def is_complete(content: bytes, *roots: str) -> bool:
    """Whether the document ends with the end of its root element: one that was cut off lists half an entry."""
    end = content[-END_WITHIN:].replace(b"\0", b"").lower()
    names = "|".join(re.escape(root) for root in roots).encode()
    return re.search(rb"</(?:[\w.-]+:)?(?:" + names + rb")\s*>", end) is not None
