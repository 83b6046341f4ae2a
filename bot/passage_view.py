"""The view that a source button opens: a quote among its neighbours, whose it is, where it stands, what became of it.

Pure.
"""

from bot.answers import StoredAnswer
from bot.button_data import GoBack, ShowMore
from bot.feedback_buttons import complaints
from bot.keyboards import back_button, copy_button, open_button
from bot.markup import MESSAGE_UNITS, Block, is_blank, joined, pack, printable, split, tagged, utf16_length, words
from bot.passages import Passage, PresentWording
from bot.rendering import page_of
from bot.replies import Keyboard, Message
from bot.statement_lines import heading, source_lines
from bot.texts import ENGLISH, Texts

#: What is shown of a neighbouring sentence, and of what stands there now, in UTF-16 units.
_NEIGHBOUR_UNITS = 400
_NEAREST_UNITS = 700

_ELLIPSIS = "…"


def render_passage(stored: StoredAnswer, number: int, passage: Passage, texts: Texts = ENGLISH) -> Message:
    """Return the passage of an answer's statement as one message."""
    top = heading(number, passage.citation, texts)
    blocks = [source_lines(passage.citation, texts)]
    if passage.now:
        blocks.append(_changed(passage.citation.version, passage.now, texts))
    room = MESSAGE_UNITS - top.units - sum(block.units + 2 for block in blocks) - 1
    quoted = top + words("\n") + _quoted(passage, texts, room)
    (message,) = pack([joined("\n\n", [quoted, *blocks])], _keyboard(stored, number, passage, texts))
    return message


def _quoted(passage: Passage, texts: Texts, room: int) -> Block:
    """Return the quote in bold between its neighbours; these are left out, and then it is cut, where room is short."""
    before, after = _last_of(passage.before), _first_of(passage.after)
    quote = printable(passage.citation.quote)
    around = utf16_length(before) + utf16_length(after) + 2
    if is_blank(quote) or utf16_length(quote) + around > room:
        before = after = ""
    note = Block()
    if utf16_length(quote) > room:
        note = words(f"\n{texts('cut-here')}")
        quote = next(split(quote, room - note.units))
    inner = words(f"{before} " if before else "") + tagged("b", quote) + words(f" {after}" if after else "")
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


def _changed(cited: int, now: PresentWording, texts: Texts) -> Block:
    changed = words(texts("passage-changed", cited=str(cited), current=str(now.version)))
    if now.nearest is None:
        return changed + words(f"\n{texts('passage-nothing-near', current=str(now.version))}")
    nearest = printable(now.nearest)
    if utf16_length(nearest) > _NEAREST_UNITS:
        nearest = next(split(nearest, _NEAREST_UNITS - 1)) + _ELLIPSIS
    line = words(f"\n{texts('passage-nearest-now', current=str(now.version))}\n")
    return changed + line + tagged("blockquote", nearest)


def _keyboard(stored: StoredAnswer, number: int, passage: Passage, texts: Texts) -> Keyboard:
    citation = passage.citation
    page = page_of(stored, number, texts)
    back = GoBack(stored.answer_id) if page == 1 else ShowMore(stored.answer_id, page)
    acts = (open_button(citation, texts), copy_button(citation, texts))
    rows = (
        tuple(button for button in acts if button),
        *complaints(stored.answer_id, number, texts, has_speaker=citation.speaker is not None),
        (back_button(back, texts),),
    )
    return tuple(row for row in rows if row)
