"""Text as Telegram's markup: blocks of hand-built HTML with the same text plain beside them, packed into messages.

Pure. Every word that is not ours is escaped; no markup from articles or questions survives. This is the only module
that counts in UTF-16 units, as Telegram does.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from html import escape

from bot.telegram.messages.replies import Keyboard, Message

#: Telegram's limit for one message, in UTF-16 units of visible text.
MESSAGE_UNITS = 4096

#: Between two blocks of a message.
GAP = "\n\n"

#: Labels (titles, names, outlets) come from feeds; none that is longer helps a reader.
_LABEL_CHARACTERS = 200

_BIDI_CONTROLS = dict.fromkeys([0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
_ISOLATE, _END_ISOLATE = "\u2068", "\u2069"
_PRINTED = {"Cc": " ", "Cs": "\N{REPLACEMENT CHARACTER}"}


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a message: its markup, and the text that a reader sees of it."""

    html: str = ""
    plain: str = ""

    def __add__(self, other: "Block") -> "Block":
        return Block(self.html + other.html, self.plain + other.plain)

    @property
    def units(self) -> int:
        """How much of a message it fills."""
        return utf16_length(self.plain)


def utf16_length(text: str) -> int:
    """Return the length in the unit that Telegram counts in.

    >>> utf16_length("a\N{GRINNING FACE}")
    3
    """
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def words(text: str) -> Block:
    """Return a text as a block."""
    return Block(escape(text, quote=False), text)


def tagged(tag: str, content: str | Block) -> Block:
    """Return a text, or a block, within a tag.

    >>> tagged("b", "1 < 2").html
    '<b>1 &lt; 2</b>'
    """
    inner = words(content) if isinstance(content, str) else content
    return Block(f"<{tag}>{inner.html}</{tag.split(maxsplit=1)[0]}>", inner.plain)


def joined(separator: str, blocks: Iterable[Block]) -> Block:
    """Return blocks one behind the other, empty ones left out."""
    whole = Block()
    for block in blocks:
        if block.plain:
            whole = whole + (words(separator) if whole.plain else Block()) + block
    return whole


def pack(blocks: Iterable[Block], keyboard: Keyboard = ()) -> tuple[Message, ...]:
    """Fill messages with whole blocks, the last with the keyboard; Telegram refuses empty ones, so none is blank.

    Args:
        blocks: Each fits into a message; one at least shows something.
        keyboard: Goes under the last message.
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
    """Cut a text into pieces of at most so many units, at white space where there is any in the last half."""
    rest = text.strip()
    while utf16_length(rest) > units:
        end = len(rest.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "ignore"))
        gap = max(rest.rfind(" ", 0, end + 1), rest.rfind("\n", 0, end + 1))
        end = gap if gap > end // 2 else end
        yield rest[:end].rstrip()
        rest = rest[end:].lstrip()
    yield rest


def label(text: str | None, most: int = _LABEL_CHARACTERS) -> str:
    """Return a name or title on one line, harmless to the direction of what stands beside it."""
    line = " ".join(printable(text or "").translate(_BIDI_CONTROLS).split())
    if len(line) > most:
        line = line[: most - 1].rstrip() + "…"
    is_right_to_left = any(unicodedata.bidirectional(character) in {"R", "AL"} for character in line)
    return f"{_ISOLATE}{line}{_END_ISOLATE}" if is_right_to_left else line


def printable(text: str) -> str:
    """Return the text without what no message can carry: controls become spaces, lone surrogates a mark."""
    return "".join(_PRINTED.get(unicodedata.category(c), c) if c not in "\n\t" else c for c in text)


def is_blank(text: str) -> bool:
    """Whether nothing of it would be seen: only white space, controls and invisible marks."""
    return all(unicodedata.category(character)[0] in "ZC" for character in printable(text))
