"""Telegram's markup: blocks of hand-built HTML, each with its plain text, packed into messages.

Pure. All text from articles, questions and users is escaped. Only this module counts in UTF-16 units, as Telegram does.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from html import escape

from bot.invisibles import isolate
from bot.telegram.messages.replies import Keyboard, Message

#: Telegram's limit for one message, in UTF-16 units of visible text.
MESSAGE_UNITS = 4096

#: Between two blocks of a message.
GAP = "\n\n"

#: Labels (titles, names, outlets) come from feeds. A longer one helps nobody.
_LABEL_CHARACTERS = 200

_BIDI_CONTROLS = dict.fromkeys([0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
_PRINTED = {"Cc": " ", "Cs": "\N{REPLACEMENT CHARACTER}"}


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a message: its markup, and the same text without markup."""

    html: str = ""
    plain: str = ""

    def __add__(self, other: "Block") -> "Block":
        return Block(self.html + other.html, self.plain + other.plain)

    @property
    def units(self) -> int:
        """Its length in UTF-16 units, without markup."""
        return utf16_length(self.plain)


def utf16_length(text: str) -> int:
    """Return a text's length in UTF-16 units, as Telegram counts.

    >>> utf16_length("a\N{GRINNING FACE}")
    3
    """
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def words(text: str) -> Block:
    """Return a text as a block."""
    return Block(escape(text, quote=False), text)


def tagged(tag: str, content: str | Block) -> Block:
    """Return a text or block inside a tag.

    >>> tagged("b", "1 < 2").html
    '<b>1 &lt; 2</b>'
    """
    inner = words(content) if isinstance(content, str) else content
    return Block(f"<{tag}>{inner.html}</{tag.split(maxsplit=1)[0]}>", inner.plain)


def joined(separator: str, blocks: Iterable[Block]) -> Block:
    """Return the blocks joined, without empty ones."""
    whole = Block()
    for block in blocks:
        if block.plain:
            whole = whole + (words(separator) if whole.plain else Block()) + block
    return whole


def pack(blocks: Iterable[Block], keyboard: Keyboard = ()) -> tuple[Message, ...]:
    """Return as few messages as hold the blocks whole, in order. Blank blocks are left out: Telegram rejects them.

    Args:
        blocks: Each fits into a message. At least one is not blank.
        keyboard: Shown below the last message.
    """
    filled: list[Block] = []
    for block in blocks:
        if is_blank(block.plain):
            continue
        if filled and filled[-1].units + len(GAP) + block.units <= MESSAGE_UNITS:
            filled[-1] = filled[-1] + words(GAP) + block
        else:
            filled.append(block)
    messages = [Message(block.html, block.plain) for block in filled]
    return (*messages[:-1], replace(messages[-1], keyboard=keyboard))


def split(text: str, units: int = MESSAGE_UNITS) -> Iterator[str]:
    """Yield pieces of a text of at most this many UTF-16 units, cut at white space if the last half has any."""
    rest = text.strip()
    while utf16_length(rest) > units:
        end = len(rest.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "ignore"))
        gap = max(rest.rfind(" ", 0, end + 1), rest.rfind("\n", 0, end + 1))
        end = gap if gap > end // 2 else end
        yield rest[:end].rstrip()
        rest = rest[end:].lstrip()
    yield rest


def label(text: str | None, most: int = _LABEL_CHARACTERS) -> str:
    """Return a name or title on one line, isolated if its writing direction could affect the text around it."""
    line = " ".join(printable(text or "").translate(_BIDI_CONTROLS).split())
    if len(line) > most:
        line = line[: most - 1].rstrip() + "…"
    return isolate(line)


def printable(text: str) -> str:
    """Return a text that Telegram accepts: control characters become spaces, lone surrogates a replacement sign."""
    return "".join(_PRINTED.get(unicodedata.category(c), c) if c not in "\n\t" else c for c in text)


def is_blank(text: str) -> bool:
    """Whether a text has nothing visible: only white space, controls and invisible marks."""
    return all(unicodedata.category(character)[0] in "ZC" for character in printable(text))
