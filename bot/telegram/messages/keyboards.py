"""The buttons below an answer and below a passage: sources, paging, feedback, sharing, and conditions to drop.

Pure.
"""

from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from bot.answers import Citation, Condition, StoredAnswer
from bot.citations.reader_links import ReaderLinks
from bot.phrases import short_day, short_period
from bot.records.feedback import FeedbackKind, Opinion
from bot.telegram.messages.button_data import (
    AskOther,
    Drop,
    GoBack,
    OpenCitation,
    Share,
    ShowMore,
    StopSharing,
    write_tap,
)
from bot.telegram.messages.markup import is_blank, label, printable, utf16_length
from bot.telegram.messages.replies import Button, Keyboard
from bot.texts import Texts

_BUTTON_CHARACTERS = 32
_BUTTONS_IN_ROW = 2

#: Short enough for four buttons side by side on a phone.
_CONDITION_CHARACTERS = 16

#: The longest text a button can copy. Telegram documents characters; UTF-16 units are the stricter count.
_COPIED_UNITS = 256

#: About the longest URL that browsers and Telegram's clients accept. A longer link is replaced by the plain URL.
_URL_CHARACTERS = 2048


def answer_keyboard(stored: StoredAnswer, shown: range, texts: Texts, reader: ReaderLinks | None = None) -> Keyboard:
    """Return the rows below a page of an answer.

    Args:
        stored: The answer.
        shown: The numbers of the statements on the page, in order; the first page begins at 1.
        texts: The texts in the chat's language.
        reader: Makes the address of the answer's public page; None if it cannot have one.
    """
    rows = [*_sources(stored, shown, texts), _onward(stored, shown, texts)]
    if 1 in shown or not shown:
        rows += [
            _other(stored, texts),
            _sharing(stored, texts, reader),
            _without_period(stored, texts),
            _conditions(stored, texts),
        ]
    return tuple(row for row in rows if row)


def copy_button(citation: Citation, texts: Texts) -> Button | None:
    """Return the button that copies a quote, with outlet and day if they fit; None if the quote is too long."""
    quote = printable(citation.quote)
    day = short_day(citation.published_at, texts) if citation.published_at else ""
    source = ", ".join(part for part in (label(citation.publisher), day) if part)
    forms = (f"{quote}\n({source})" if source else quote, quote)
    copied = next((form for form in forms if utf16_length(form) <= _COPIED_UNITS), "")
    return None if is_blank(copied) else Button(texts("button-copy"), copies=copied)


def open_button(citation: Citation, texts: Texts, kept: str = "", *, stands: bool = True) -> Button | None:
    """Return the button that opens the article at the quote; None if no address can be opened.

    Args:
        citation: The citation.
        texts: The texts in the chat's language.
        kept: The reader's address of the cited version, for an article that is gone at its source; "" for none.
        stands: Whether the article still has the quote. If not, a link could highlight other words, even opposite
            ones, so the article opens at its beginning.
    """
    own = (citation.link, citation.url) if stands else (citation.url,)
    addresses = (kept, *own) if citation.vanished_at else (*own, kept)
    link = next((url for url in addresses if url and _is_openable(url)), None)
    return Button(texts("button-open"), url=link) if link else None


def kept_button(kept: str, texts: Texts) -> Button | None:
    """Return the button that opens the cited version in the reader; None if there is no such page."""
    return Button(texts("button-open-cited"), url=kept) if _is_openable(kept) else None


def back_button(tap: GoBack | ShowMore, texts: Texts) -> Button:
    """Return the button back to the answer or to one of its pages."""
    return Button(texts("button-back"), data=write_tap(tap))


def thumbs(answer_id: str) -> tuple[Button, ...]:
    """Return the row of thumbs below an answer."""
    return (
        Button("\N{THUMBS UP SIGN}", data=write_tap(Opinion(answer_id, FeedbackKind.UP))),
        Button("\N{THUMBS DOWN SIGN}", data=write_tap(Opinion(answer_id, FeedbackKind.DOWN))),
    )


def complaints(answer_id: str, number: int, texts: Texts, *, has_speaker: bool = True) -> Keyboard:
    """Return the rows of complaints below a citation's passage; without a speaker, "wrong speaker" is left out."""
    speaker = (_complaint(answer_id, number, FeedbackKind.WRONG_SPEAKER, texts),) if has_speaker else ()
    rest = tuple(_complaint(answer_id, number, kind, texts) for kind in (FeedbackKind.MISQUOTED, FeedbackKind.OUTDATED))
    return (speaker, rest) if speaker else (rest,)


def _complaint(answer_id: str, number: int, kind: FeedbackKind, texts: Texts) -> Button:
    return Button(texts(f"complaint-{kind.replace('_', '-')}"), data=write_tap(Opinion(answer_id, kind, number)))


def _sources(stored: StoredAnswer, shown: range, texts: Texts) -> Iterator[tuple[Button, ...]]:
    made = [
        Button(
            f"{number} {_source(citation, stored, texts)}".rstrip(),
            data=write_tap(OpenCitation(stored.answer_id, number)),
        )
        for number in shown
        if (citation := stored.statement(number))
    ]
    for start in range(0, len(made), _BUTTONS_IN_ROW):
        yield tuple(made[start : start + _BUTTONS_IN_ROW])


def _source(citation: Citation, stored: StoredAnswer, texts: Texts) -> str:
    this_year = stored.as_of.year if stored.as_of else None
    day = short_day(citation.published_at, texts, this_year) if citation.published_at else ""
    return ", ".join(part for part in (_outlet(citation), day) if part)


def _outlet(citation: Citation) -> str:
    name = label(citation.publisher, _BUTTON_CHARACTERS)
    if name or not citation.url or not _is_openable(citation.url):
        return name
    return (urlsplit(citation.url).hostname or "")[:_BUTTON_CHARACTERS]


def _onward(stored: StoredAnswer, shown: range, texts: Texts) -> tuple[Button, ...]:
    """Return the row with the buttons to other pages, and on the first page the copy button and the thumbs."""
    row = []
    if shown and shown.start > 1:
        row.append(back_button(GoBack(stored.answer_id), texts))
    elif stored.first:
        row.append(back_button(GoBack(stored.first), texts))
    left = len(stored.statements) - (shown.stop - 1 if shown else 0)
    if left > 0:
        more = ShowMore(stored.answer_id, shown.stop if shown else 1)
        further = "button-closest" if stored.is_refusal else "button-more"
        row.append(Button(texts(further, count=left), data=write_tap(more)))
    only = stored.statement(1) if shown == range(1, 2) and not stored.is_refusal and left == 0 else None
    copied = copy_button(only, texts) if only else None
    row += [copied] if copied else []
    return (*row, *(thumbs(stored.answer_id) if not shown or shown.start == 1 else ()))


def _sharing(stored: StoredAnswer, texts: Texts, reader: ReaderLinks | None) -> tuple[Button, ...]:
    """Return the row with which the asker makes the answer public or stops sharing it."""
    if reader is None or stored.user_id is None or stored.is_refusal or not _is_openable(reader.to_answer("")):
        return ()
    if stored.share_id:
        page = Button(texts("button-open-shared"), url=reader.to_answer(stored.share_id))
        return page, Button(texts("button-stop-sharing"), data=write_tap(StopSharing(stored.answer_id)))
    if not any(stored.statements):  # all of them are withdrawn
        return ()
    return (Button(texts("button-share"), data=write_tap(Share(stored.answer_id))),)


def _other(stored: StoredAnswer, texts: Texts) -> tuple[Button, ...]:
    """Return the row that asks the speaker of another reading, if there is one."""
    if not stored.other:
        return ()
    text = texts("other-reading", name=label(stored.other, _BUTTON_CHARACTERS))
    return (Button(text, data=write_tap(AskOther(stored.answer_id))),)


def _without_period(stored: StoredAnswer, texts: Texts) -> tuple[Button, ...]:
    """Return the row that drops the period, below a refusal that the period may have caused."""
    if not stored.is_refusal or Condition.PERIOD not in stored.understood.droppable:
        return ()
    text = texts("button-without-period", period=short_period(stored.understood, texts))
    return (Button(text, data=write_tap(Drop(stored.answer_id, Condition.PERIOD))),)


def _conditions(stored: StoredAnswer, texts: Texts) -> tuple[Button, ...]:
    """Return one button for each droppable condition; a refusal has the period's in a row of its own."""
    understood = stored.understood
    named: dict[Condition, Sequence[str | None]] = {
        Condition.SPEAKER: understood.speakers,
        Condition.TOPIC: (understood.topic,),
        Condition.PERIOD: (short_period(understood, texts),),
        Condition.OUTLET: (understood.publisher,),
    }
    return tuple(
        Button(
            texts("button-drop", what=label(", ".join(filter(None, named[condition])), _CONDITION_CHARACTERS)),
            data=write_tap(Drop(stored.answer_id, condition)),
        )
        for condition in understood.droppable
        if not (stored.is_refusal and condition is Condition.PERIOD)
    )


def _is_openable(url: str) -> bool:
    """Whether Telegram accepts the URL for a button. With a URL that it rejects, the whole answer would fail."""
    if len(url) > _URL_CHARACTERS or any(c.isspace() or not c.isprintable() for c in url):
        return False
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        _ = parts.port  # raises ValueError if invalid
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and ("." in host or ":" in host)
