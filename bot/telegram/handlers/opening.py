"""The view that a tap or a link opens, from stored answers: a passage, further statements, or the answer again.

Nothing here uses Telegram, searches the archive or remembers taps, so buttons below a year-old answer still work.
"""

from dataclasses import dataclass

from sqlalchemy import Connection

from bot.citations.reader_links import ReaderLinks
from bot.records import stored_answers
from bot.records.cited_passages import read_passage
from bot.telegram.messages.button_data import GoBack, OpenCitation, ShowMore, read_payload
from bot.telegram.messages.passage_view import render_passage
from bot.telegram.messages.rendering import render_page, render_text
from bot.telegram.messages.replies import Message, Place, Reply, say
from bot.texts import ENGLISH, Texts


@dataclass(frozen=True, slots=True)
class Opened:
    """The outcome of a tap or link.

    Attributes:
        message: The message to show; None if there is none.
        answer_id: The answer that the message shows.
        problem: Why there is no message, in words for the user.
        warning: Shown to the user as an alert, together with the message.
    """

    message: Message | None = None
    answer_id: str | None = None
    problem: str = ""
    warning: str = ""


def open_tap(
    connection: Connection,
    tap: OpenCitation | GoBack | ShowMore,
    texts: Texts = ENGLISH,
    reader: ReaderLinks | None = None,
) -> Opened:
    """Return the view that replaces the message with the tapped button.

    Args:
        connection: Of a read.
        tap: The tapped button.
        texts: The texts in the chat's language.
        reader: Makes addresses of the reader's pages; None if there are none.
    """
    stored = stored_answers.read(connection, tap.answer_id)
    if stored is None:
        return Opened(problem=texts("tap-unknown-answer"))
    if isinstance(tap, GoBack):
        return Opened(render_page(stored, 1, texts, reader), stored.answer_id)
    number = tap.number if isinstance(tap, OpenCitation) else tap.start
    if number > len(stored.statements):  # forged
        return Opened(problem=texts("tap-unknown-button"))
    if isinstance(tap, ShowMore):
        return Opened(render_page(stored, number, texts, reader), stored.answer_id)
    passage = read_passage(connection, stored, number)
    if passage is None:
        return Opened(problem=texts("tap-damaged" if number in stored.damaged else "tap-withdrawn"))
    return Opened(render_passage(stored, number, passage, texts, reader), stored.answer_id)


def passage_reply(
    connection: Connection, payload: str, place: Place, texts: Texts = ENGLISH, reader: ReaderLinks | None = None
) -> Reply | None:
    """Return the reply to ``/start`` with a link's payload: the passage, or why there is none.

    Returns:
        None if the payload names no citation.
    """
    citation = read_payload(payload)
    if citation is None:
        return None
    opened = open_tap(connection, citation, texts, reader)
    messages = (opened.message,) if opened.message else render_text(opened.problem)
    return say(place, messages, opened.answer_id)
