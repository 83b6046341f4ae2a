"""Answers as Telegram messages: hand-built HTML within Telegram's limits, with the same text plain beside it.

Pure. Every word that is not ours is escaped; no markup from articles or questions survives. This is the only module
that counts in UTF-16 units, as Telegram does.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from html import escape
from urllib.parse import urlsplit

from bot.answers import Answer, Citation
from bot.composing import also_in, corrected, own_words, vanished
from bot.replies import Button, Keyboard, Message
from index.statements import Kind, Polarity

#: Telegram's limit for one message, in UTF-16 units of visible text.
MESSAGE_UNITS = 4096

#: Labels (titles, names, outlets) come from feeds; none that is longer helps a reader.
_LABEL_CHARACTERS = 200
_BUTTON_CHARACTERS = 32
_BUTTONS_IN_ROW = 2

#: Browsers and Telegram's own clients take about this much; a longer link falls back to the one without a fragment.
_URL_CHARACTERS = 2048

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_CUT_NOTE = "… (cut here; the source has the rest)"
_GAP = "\n\n"

_POLARITIES = {
    Polarity.DENIED: "denied",
    Polarity.ASKED: "asked, not stated",
    Polarity.DECLINED: "declined to say",
    Polarity.HYPOTHETICAL: "hypothetical, not stated",
}

_BIDI_CONTROLS = dict.fromkeys([0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
_ISOLATE, _END_ISOLATE = "\u2068", "\u2069"


@dataclass(frozen=True, slots=True)
class _Block:
    """A stretch of a message: its markup, and the text that a reader sees of it."""

    html: str = ""
    plain: str = ""

    def __add__(self, other: "_Block") -> "_Block":
        return _Block(self.html + other.html, self.plain + other.plain)

    @property
    def units(self) -> int:
        return utf16_length(self.plain)


def render_answer(answer: Answer) -> tuple[Message, ...]:
    """Return an answer, or a refusal, as messages to send in order; the last one carries the buttons."""
    shown = answer.citations or answer.nearest
    blocks = [*_opening(answer), *_statements(answer, shown), _as_of(answer.as_of)]
    return _packed(blocks, _buttons(shown, answer.as_of))


def render_text(text: str) -> tuple[Message, ...]:
    """Return a plain text as messages, whatever it contains."""
    shown = "…" if _is_blank(text) else _printable(text)
    return _packed([_text(piece) for piece in _pieces(shown)])


def utf16_length(text: str) -> int:
    """Return the length in the unit that Telegram counts in.

    >>> utf16_length("a\N{GRINNING FACE}")
    3
    """
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _opening(answer: Answer) -> Iterator[_Block]:
    # The prose of an answer that quotes would only repeat the statements below.
    is_repeated = bool(answer.citations) and all(_words(one.quote) in _words(answer.prose) for one in answer.citations)
    opening = answer.lead if is_repeated else answer.reason or answer.prose
    if opening:
        yield from (_text(piece) for piece in _pieces(_printable(opening)))


def _words(text: str) -> str:
    return " ".join(text.split())


def _statements(answer: Answer, shown: Sequence[Citation]) -> Iterator[_Block]:
    for number, citation in enumerate(shown, start=1):
        heading = _Block()
        if number == 1 and not answer.citations:
            heading = _tagged("b", "Nearest statements") + _text(" (no answer to the question)" + _GAP)
        yield _fitted(heading + _heading(number, citation), citation.quote, _source_line(citation))


def _heading(number: int, citation: Citation) -> _Block:
    unnamed = "From the article" if citation.kind is None else "Speaker not named"
    manner = [_POLARITIES[citation.polarity]] if citation.polarity in _POLARITIES else []
    if citation.kind is Kind.DIRECT:
        manner.append(f"in {own_words(citation)}")
    elif citation.kind is Kind.MIXED:
        manner.append(f"partly in {own_words(citation)}")
    elif citation.kind is Kind.INDIRECT:
        outlet = _label(citation.publisher)
        manner.append(f"as reported by {outlet}" if outlet else "in a reporter's words")
    name = _tagged("b", f"{number}. {_label(citation.speaker) or unnamed}")
    return name + _text("".join(f" · {words}" for words in manner) + "\n")


def _source_line(citation: Citation) -> _Block:
    date_line = _day(citation.published_at) if citation.published_at else ""
    parts = [
        _text(_label(citation.publisher)),
        _text(date_line),
        _tagged("i", _label(citation.title)),
        _text(also_in(citation)),
        _text(vanished(citation)),
    ]
    correction = " ".join(_printable(corrected(citation)).split())
    line = _text(f"\n{correction}\n" if correction else "\n")
    for position, part in enumerate([p for p in parts if p.plain] or [_text("Source without name or date")]):
        line = line + (_text(" · ") if position else _Block()) + part
    return line


def _fitted(heading: _Block, quote: str, source: _Block) -> _Block:
    """Put a quote between its heading and its source, cut at a word only if it would fill more than a message."""
    words = _printable(quote)
    room = MESSAGE_UNITS - heading.units - source.units
    note = _Block()
    if utf16_length(words) > room:
        note = _text("\n" + _CUT_NOTE)
        words = next(_pieces(words, room - note.units))
    return heading + _tagged("blockquote expandable", words) + note + source


def _as_of(moment: datetime | None) -> _Block:
    if moment is None:
        return _text("The archive is empty.")
    moment = moment.astimezone(UTC)
    return _text(f"Archive as of {_day(moment)}, {moment:%H:%M} UTC.")


def _buttons(citations: Sequence[Citation], as_of: datetime | None) -> Keyboard:
    """Return one button a link, two in a row; citations that share one share its button."""
    numbers: dict[str, list[int]] = {}
    for number, citation in enumerate(citations, start=1):
        link = next((url for url in (citation.link, citation.url) if url and _is_openable(url)), None)
        if link:
            numbers.setdefault(link, []).append(number)
    made = [
        Button(f"{', '.join(map(str, held))} {_outlet(citations[held[0] - 1], link, as_of)}", url=link)
        for link, held in numbers.items()
    ]
    return tuple(tuple(made[start : start + _BUTTONS_IN_ROW]) for start in range(0, len(made), _BUTTONS_IN_ROW))


def _outlet(citation: Citation, link: str, as_of: datetime | None) -> str:
    name = _label(citation.publisher, _BUTTON_CHARACTERS) or (urlsplit(link).hostname or "")[:_BUTTON_CHARACTERS]
    published = citation.published_at
    if published is None:
        return name
    day = _day(published)
    is_this_year = as_of is not None and as_of.year == published.year
    return f"{name}, {day.rpartition(' ')[0] if is_this_year else day}"


def _is_openable(url: str) -> bool:
    """Whether Telegram takes the URL for a button: one that it refuses would cost the whole answer."""
    if len(url) > _URL_CHARACTERS or any(c.isspace() or not c.isprintable() for c in url):
        return False
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        _ = parts.port  # reading it is what checks it
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and ("." in host or ":" in host)


def _packed(blocks: Iterable[_Block], keyboard: Keyboard = ()) -> tuple[Message, ...]:
    """Fill messages with whole blocks; blank ones are left out, for Telegram refuses an empty message."""
    filled: list[_Block] = []
    for block in blocks:
        if _is_blank(block.plain):
            continue
        if filled and filled[-1].units + len(_GAP) + block.units <= MESSAGE_UNITS:
            filled[-1] = filled[-1] + _text(_GAP) + block
        else:
            filled.append(block)
    messages = [Message(block.html, block.plain) for block in filled]
    return (*messages[:-1], replace(messages[-1], keyboard=keyboard))


def _pieces(text: str, units: int = MESSAGE_UNITS) -> Iterator[str]:
    """Cut a text into pieces of at most so many units, at white space where there is any in the last half."""
    rest = text.strip()
    while utf16_length(rest) > units:
        end = len(rest.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "ignore"))
        gap = max(rest.rfind(" ", 0, end + 1), rest.rfind("\n", 0, end + 1))
        end = gap if gap > end // 2 else end
        yield rest[:end].rstrip()
        rest = rest[end:].lstrip()
    yield rest


def _text(words: str) -> _Block:
    return _Block(escape(words, quote=False), words)


def _tagged(tag: str, words: str) -> _Block:
    return _Block(f"<{tag}>{escape(words, quote=False)}</{tag.split(maxsplit=1)[0]}>", words)


def _label(words: str | None, most: int = _LABEL_CHARACTERS) -> str:
    """Return a name or title on one line, harmless to the direction of what stands beside it."""
    line = " ".join(_printable(words or "").translate(_BIDI_CONTROLS).split())
    if len(line) > most:
        line = line[: most - 1].rstrip() + "…"
    is_right_to_left = any(unicodedata.bidirectional(character) in {"R", "AL"} for character in line)
    return f"{_ISOLATE}{line}{_END_ISOLATE}" if is_right_to_left else line


def _printable(text: str) -> str:
    """Return the text without what no message can carry: controls become spaces, lone surrogates a mark."""
    return "".join(_PRINTED.get(unicodedata.category(c), c) if c not in "\n\t" else c for c in text)


def _is_blank(text: str) -> bool:
    """Whether nothing of it would be seen: only white space, controls and invisible marks."""
    return all(unicodedata.category(character)[0] in "ZC" for character in _printable(text))


_PRINTED = {"Cc": " ", "Cs": "\N{REPLACEMENT CHARACTER}"}


def _day(moment: date) -> str:
    return f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}"
