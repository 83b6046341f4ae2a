"""The view that a source button opens: a quote in context, its speaker and source, and any change since.

Pure.
"""

from collections.abc import Sequence

from bot.answers import StoredAnswer
from bot.citations.reader_links import ReaderLinks
from bot.records.cited_passages import Passage, compare_wordings
from bot.records.wording_changes import WordChange
from bot.telegram.messages.button_data import GoBack, ShowMore
from bot.telegram.messages.keyboards import back_button, complaints, copy_button, kept_button, open_button
from bot.telegram.messages.markup import (
    MESSAGE_UNITS,
    Block,
    is_blank,
    joined,
    pack,
    printable,
    split,
    tagged,
    utf16_length,
    words,
)
from bot.telegram.messages.rendering import page_of
from bot.telegram.messages.replies import Keyboard, Message
from bot.telegram.messages.statement_lines import heading, source_lines
from bot.texts import ENGLISH, Texts

#: The most that is shown of a neighbouring sentence, and of the present wording, in UTF-16 units.
_NEIGHBOUR_UNITS = 400
_NEAREST_UNITS = 900

#: The least share of a quote that must be unchanged for changes to be marked. Below it, marks only distract.
_STAYED = 1 / 3

_ELLIPSIS = "…"


def render_passage(
    stored: StoredAnswer, number: int, passage: Passage, texts: Texts = ENGLISH, reader: ReaderLinks | None = None
) -> Message:
    """Return the passage of an answer's statement as one message.

    Args:
        stored: The answer.
        number: The statement's, from 1.
        passage: The statement's passage.
        texts: The texts in the chat's language.
        reader: Makes the address of the cited version's page; None if there is none.
    """
    top = heading(number, passage.citation, texts)
    changes = _compare(passage)
    blocks = [source_lines(passage.citation, texts)]
    if passage.now:
        blocks.append(_changed(passage, changes, texts))
    room = MESSAGE_UNITS - top.units - sum(block.units + 2 for block in blocks) - 1
    quoted = top + words("\n") + _quoted(passage, changes, texts, room)
    (message,) = pack([joined("\n\n", [quoted, *blocks])], _keyboard(stored, number, passage, texts, reader))
    return message


def _compare(passage: Passage) -> Sequence[WordChange]:
    """Return the changes to mark in the quote; none if it is unchanged, mostly rewritten, or too long to mark."""
    quote, now = passage.citation.quote, passage.now
    if now is None or utf16_length(printable(now.nearest or "")) > _NEAREST_UNITS:
        return ()
    compared = compare_wordings(quote, now, printable)
    changes = compared.changes if compared else ()
    stayed = sum(len(change.text) for change in changes if change.sign == "=")
    return changes if stayed >= _STAYED * len(quote) else ()


def _marked(changes: Sequence[WordChange], sign: str, tag: str) -> Block:
    """Return the old ("-") or the new ("+") wording, with the words that only it has inside a tag."""
    whole = Block()
    for change in changes:
        if change.sign in ("=", sign):
            is_marked = change.sign == sign and not is_blank(change.text)
            whole = whole + (tagged(tag, change.text) if is_marked else words(change.text))
    return whole


def _quoted(passage: Passage, changes: Sequence[WordChange], texts: Texts, room: int) -> Block:
    """Return the quote in bold between its neighbours, with removed words struck through.

    If there is too little room, the neighbours are left out; if still too little, the quote is cut.
    """
    before, after = _last_of(passage.before), _first_of(passage.after)
    quote = printable(passage.citation.quote)
    around = utf16_length(before) + utf16_length(after) + 2
    if is_blank(quote) or utf16_length(quote) + around > room:
        before = after = ""
    note = Block()
    if utf16_length(quote) > room:
        note = words(f"\n{texts('cut-here')}")
        quote = next(split(quote, room - note.units))
    is_whole = quote == printable(passage.citation.quote)
    bold = tagged("b", _marked(changes, "-", "s") if changes and is_whole else quote)
    inner = words(f"{before} " if before else "") + bold + words(f" {after}" if after else "")
    return tagged("blockquote", inner) + note


def _first_of(sentence: str) -> str:
    shown = printable(sentence)
    if utf16_length(shown) <= _NEIGHBOUR_UNITS:
        return shown
    return next(split(shown, _NEIGHBOUR_UNITS - 1)) + _ELLIPSIS


def _last_of(sentence: str) -> str:
    shown = printable(sentence)
    if utf16_length(shown) <= _NEIGHBOUR_UNITS:
        return shown
    end = shown.encode("utf-16-le", "surrogatepass")[-2 * (_NEIGHBOUR_UNITS - 1) :].decode("utf-16-le", "ignore")
    return _ELLIPSIS + (end.split(maxsplit=1)[1] if len(end.split(maxsplit=1)) > 1 else end)


def _changed(passage: Passage, changes: Sequence[WordChange], texts: Texts) -> Block:
    """Return the present wording in place of the quote, with added words in bold; empty if it is unchanged."""
    now = passage.now
    if now is None:
        return Block()
    changed = words(texts("passage-changed", cited=str(passage.citation.version), current=str(now.version)))
    if now.nearest is None:
        return changed + words(f"\n{texts('passage-nothing-near', current=str(now.version))}")
    nearest = printable(now.nearest)
    if utf16_length(nearest) > _NEAREST_UNITS:
        nearest = next(split(nearest, _NEAREST_UNITS - 1)) + _ELLIPSIS
    line = words(f"\n{texts('passage-nearest-now', current=str(now.version))}\n")
    return changed + line + tagged("blockquote", _marked(changes, "+", "b") if changes else nearest)


def _keyboard(
    stored: StoredAnswer, number: int, passage: Passage, texts: Texts, reader: ReaderLinks | None
) -> Keyboard:
    citation = passage.citation
    kept = reader.to_article(passage.article, citation.version, [citation.span]) if reader and passage.article else ""
    opened = open_button(citation, texts, kept, stands=passage.now is None)
    as_cited = kept_button(kept, texts) if passage.now and not (opened and opened.url == kept) else None
    page = page_of(stored, number, texts)
    back = GoBack(stored.answer_id) if page == 1 else ShowMore(stored.answer_id, page)
    acts = (opened, copy_button(citation, texts))
    rows = (
        tuple(button for button in acts if button),
        (as_cited,) if as_cited else (),
        *complaints(stored.answer_id, number, texts, has_speaker=citation.speaker is not None),
        (back_button(back, texts),),
    )
    return tuple(row for row in rows if row)
