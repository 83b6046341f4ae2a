"""Answers as Telegram messages within Telegram's limits, page by page.

Pure. An answer may be sent as several messages, split between statements. A page that replaces a message is always one
message.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.answers import Citation, StoredAnswer
from bot.citations.reader_links import ReaderLinks
from bot.telegram.messages.keyboards import answer_keyboard
from bot.telegram.messages.markup import (
    GAP,
    MESSAGE_UNITS,
    Block,
    is_blank,
    pack,
    printable,
    split,
    tagged,
    utf16_length,
    words,
)
from bot.telegram.messages.replies import Message
from bot.telegram.messages.statement_lines import as_of_line, heading, source_lines
from bot.texts import ENGLISH, Texts

#: Statements on a page, at most.
_ON_PAGE = 5

#: The most of a page for its opening. At least one statement follows, whose labels alone may take 2,500.
_OPENING_UNITS = 1024


def render_answer(
    stored: StoredAnswer, texts: Texts = ENGLISH, reader: ReaderLinks | None = None
) -> tuple[Message, ...]:
    """Return an answer or refusal as messages to send in order; the last one has the buttons.

    Args:
        stored: The answer.
        texts: The texts in the chat's language.
        reader: Makes the address of the answer's public page; None if it cannot have one.
    """
    shown = range(1, stored.shown_first + 1)
    opening = split(printable(stored.opening)) if stored.opening else ()
    blocks = [*map(words, opening), *_nearest_note(stored, texts)]
    blocks += [_statement(stored, number, texts) for number in shown]
    return pack([*blocks, as_of_line(stored.as_of, texts)], answer_keyboard(stored, shown, texts, reader))


def render_page(stored: StoredAnswer, start: int, texts: Texts = ENGLISH, reader: ReaderLinks | None = None) -> Message:
    """Return one message with an answer's statements from a number on, as many as fit.

    If the answer was sent as several messages, the first page is the last of them, because the others remain.
    """
    if start == 1 and stored.first is None:
        return render_answer(stored, texts, reader)[-1]
    page = _fill_page(stored, start, texts)
    keyboard = answer_keyboard(stored, range(start, page.stop), texts, reader)
    (message,) = pack([*page.blocks, as_of_line(stored.as_of, texts)], keyboard)
    return message


def page_of(stored: StoredAnswer, number: int, texts: Texts = ENGLISH) -> int:
    """Return the number of the first statement on the page that has this statement."""
    start = 1
    while True:
        is_own_page = start == 1 and stored.first is None
        stop = stored.shown_first + 1 if is_own_page else _fill_page(stored, start, texts).stop
        if number < stop or stop > len(stored.statements):
            return start
        start = stop


def render_text(text: str) -> tuple[Message, ...]:
    """Return any plain text as messages; never none."""
    shown = "…" if is_blank(text) else printable(text)
    return pack([words(piece) for piece in split(shown)])


@dataclass(frozen=True, slots=True)
class _Page:
    """A page's blocks; ``stop`` is the number of the first statement after it."""

    blocks: tuple[Block, ...]
    stop: int


def _fill_page(stored: StoredAnswer, start: int, texts: Texts) -> _Page:
    blocks = list(_page_opening(stored, start, texts))
    last = as_of_line(stored.as_of, texts)
    end = min(start + _ON_PAGE, (stored.shown_first if start <= stored.shown_first else len(stored.statements)) + 1)
    for number in range(start, end):
        room = MESSAGE_UNITS - sum(block.units + len(GAP) for block in (*blocks, last))
        block = _statement(stored, number, texts)
        if block.units > room and number > start:
            return _Page(tuple(blocks), number)
        blocks.append(block if block.units <= room else _statement(stored, number, texts, room))
    return _Page(tuple(blocks), end)


def _page_opening(stored: StoredAnswer, start: int, texts: Texts) -> Iterator[Block]:
    if start > 1:
        yield tagged("b", texts("nearest-heading" if stored.is_refusal else "further-heading"))
    elif stored.opening:
        yield words(next(split(printable(stored.opening), _OPENING_UNITS)))
    if start == 1:
        yield from _nearest_note(stored, texts)


def _nearest_note(stored: StoredAnswer, texts: Texts) -> Iterator[Block]:
    if stored.is_refusal and stored.statements:
        yield tagged("b", texts("nearest-heading")) + words(f" {texts('nearest-note')}")


def _statement(stored: StoredAnswer, number: int, texts: Texts, room: int = MESSAGE_UNITS) -> Block:
    citation = stored.statement(number)
    if citation is None:
        why = "statement-damaged" if number in stored.damaged else "statement-withdrawn"
        return tagged("b", f"{number}.") + words(f" {texts(why)}")
    return _fitted(heading(number, citation, texts), citation, source_lines(citation, texts), texts, room)


def _fitted(heading_line: Block, citation: Citation, source: Block, texts: Texts, room: int) -> Block:
    """Return a quote between its heading and source, cut at a word if there is too little room."""
    quote = printable(citation.quote)
    left = room - heading_line.units - source.units - 2 * len("\n")
    note = Block()
    if utf16_length(quote) > left:
        note = words(f"\n{texts('cut-here')}")
        quote = next(split(quote, left - note.units))
    return heading_line + words("\n") + tagged("blockquote expandable", quote) + note + words("\n") + source
