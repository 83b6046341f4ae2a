"""Telegram's HTML as its server reads it: visible text, entities in UTF-16 units, and its complaints."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

SUPPORTED_TAGS = {
    "a": "text_link",
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "tg-spoiler": "spoiler",
}
NAMED_CHARACTERS = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|([a-z]+));?")
_ATTRIBUTE = re.compile(r"""([^\s=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|(\S+)))?""")
_REMOVED = re.compile("[\r\u2028-\u202e]")  # the server drops line separators and bidi embeddings
_BLANKED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")


class MarkupError(Exception):
    """Markup that Telegram refuses; the message is its complaint after "can't parse entities: "."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A formatted range; offset and length count UTF-16 units."""

    kind: str
    offset: int
    length: int
    url: str | None = None

    def to_json(self) -> dict[str, object]:
        """Return the Bot API's MessageEntity."""
        place: dict[str, object] = {"type": self.kind, "offset": self.offset, "length": self.length}
        return {**place, "url": self.url} if self.url else place


@dataclass(frozen=True, slots=True)
class FormattedText:
    """What a reader sees."""

    text: str
    entities: tuple[Entity, ...] = ()

    def of(self, entity: Entity) -> str:
        """Return the words that the entity covers."""
        units = self.text.encode("utf-16-le")
        return units[2 * entity.offset : 2 * (entity.offset + entity.length)].decode("utf-16-le")


@dataclass(frozen=True, slots=True)
class _OpenTag:
    name: str
    kind: str
    offset: int
    url: str | None


def utf16_length(text: str) -> int:
    """Return the length in the unit that Telegram counts in.

    >>> utf16_length("a\N{GRINNING FACE}")
    3
    """
    return len(text.encode("utf-16-le")) // 2


def clean(text: str) -> str:
    """Return the text as the server keeps it: control characters blanked, bidi embeddings dropped."""
    return _BLANKED.sub(" ", _REMOVED.sub("", text))


def parse_html(source: str) -> FormattedText:
    """Read a message as the server does, ends trimmed.

    Raises:
        MarkupError: For an unsupported, unclosed, unmatched or nested tag.
    """
    reading = _Reading(source)
    while reading.position < len(source):
        reading.step()
    if reading.stack:
        raise MarkupError(f'Can\'t find end tag corresponding to start tag "{reading.stack[-1].name}"')
    return _trimmed("".join(reading.visible), reading.entities)


class _Reading:
    """One pass over a source: what was seen so far, and the tags that stand open."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.position = 0
        self.visible: list[str] = []
        self.units = 0
        self.stack: list[_OpenTag] = []
        self.entities: list[Entity] = []

    def step(self) -> None:
        """Read one character, reference or tag."""
        character = self.source[self.position]
        if character == "<":
            self._read_tag()
        elif character == "&":
            self._read_reference()
        else:
            self._show(character, 1)

    def _show(self, text: str, consumed: int) -> None:
        self.visible.append(text)
        self.units += utf16_length(text)
        self.position += consumed

    def _read_reference(self) -> None:
        found = _REFERENCE.match(self.source, self.position)
        decimal, hexadecimal, name = found.groups() if found else (None, None, None)
        number = int(decimal) if decimal else int(hexadecimal, 16) if hexadecimal else 0
        if found and name in NAMED_CHARACTERS:
            self._show(NAMED_CHARACTERS[name], len(found[0]))
        elif found and 0 < number <= 0x10FFFF:
            self._show(chr(number), len(found[0]))
        else:
            self._show("&", 1)

    def _read_tag(self) -> None:
        at = len(self.source[: self.position].encode())
        end = self.source.find(">", self.position)
        inner = self.source[self.position + 1 : end if end >= 0 else len(self.source)]
        if inner.startswith("/"):
            self._close(inner[1:].strip().lower(), at)
        else:
            self._open(inner, at, is_closed=end >= 0)
        self.position = end + 1 if end >= 0 else len(self.source)

    def _open(self, inner: str, at: int, *, is_closed: bool) -> None:
        name, _, rest = inner.partition(" ")
        name = name.lower()
        if name not in SUPPORTED_TAGS:
            raise MarkupError(f'Unsupported start tag "{name}" at byte offset {at}')
        if not is_closed:
            raise MarkupError(f'Unclosed start tag "{name}" at byte offset {at}')
        if name == "blockquote" and any(tag.name == "blockquote" for tag in self.stack):
            raise MarkupError(f"Nested blockquotes are not allowed at byte offset {at}")
        attributes = {key.lower(): a or b or c for key, a, b, c in _ATTRIBUTE.findall(rest)}
        kind = "expandable_blockquote" if name == "blockquote" and "expandable" in attributes else SUPPORTED_TAGS[name]
        self.stack.append(_OpenTag(name, kind, self.units, attributes.get("href")))

    def _close(self, name: str, at: int) -> None:
        if not self.stack:
            raise MarkupError(f"Unexpected end tag at byte offset {at}")
        tag = self.stack.pop()
        if name and name != tag.name:
            raise MarkupError(f'Unmatched end tag at byte offset {at}, expected "</{tag.name}>", found "</{name}>"')
        is_dead_link = tag.kind == "text_link" and not (tag.url and is_valid_url(tag.url))
        if self.units > tag.offset and not is_dead_link:  # empty entities and links to nowhere vanish silently
            self.entities.append(Entity(tag.kind, tag.offset, self.units - tag.offset, tag.url))


def _trimmed(text: str, entities: list[Entity]) -> FormattedText:
    kept = text.strip()
    lead = utf16_length(text[: len(text) - len(text.lstrip())])
    total = utf16_length(kept)
    moved = []
    for entity in sorted(entities, key=lambda e: (e.offset, -e.length)):
        start = max(entity.offset - lead, 0)
        end = min(entity.offset - lead + entity.length, total)
        if start < end:
            moved.append(Entity(entity.kind, start, end - start, entity.url))
    return FormattedText(kept, tuple(moved))


def is_valid_url(url: str) -> bool:
    """Whether Telegram takes the URL for a link or a button.

    >>> is_valid_url("https://example.org/a#:~:text=b"), is_valid_url("http://localhost/"), is_valid_url("file:///a")
    (True, False, False)
    """
    if any(character.isspace() or not character.isprintable() for character in url):
        return False
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        _ = parts.port
    except ValueError:
        return False
    return parts.scheme in {"http", "https", "tg"} and ("." in host or ":" in host)
