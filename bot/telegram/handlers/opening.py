"""The view that a tap or a link opens, from stored answers: a passage, further statements, or the answer again.

Nothing here uses Telegram or searches the archive, and no tap is remembered, so buttons below a year-old answer still
work.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from bot.citations.reader_links import ReaderLinks
from bot.records import stored_answers
from bot.records.cited_passages import read_passage
from bot.records.shared_answers import share, stop_sharing
from bot.telegram.messages.button_data import GoBack, OpenCitation, Share, ShowMore, StopSharing, read_payload
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


def do_share(  # noqa: PLR0913 - each is one thing that decides
    connection: Connection,
    tap: Share | StopSharing,
    user_id: int,
    texts: Texts,
    *,
    reader: ReaderLinks | None,
    now: datetime,
) -> Opened:
    """Share an answer or stop sharing it, for its asker only; return the answer with its new buttons.

    Args:
        connection: Of a write.
        tap: The tapped button.
        user_id: The user who tapped.
        texts: The texts in the chat's language.
        reader: Makes the page's address; None if there are no pages, so nothing more can be shared.
        now: Aware.
    """
    stored = stored_answers.read(connection, tap.answer_id)
    if stored is None:
        return Opened(problem=texts("tap-unknown-answer"))
    if stored.user_id != user_id:  # everybody in a group sees the button
        return Opened(problem=texts("share-not-yours"))
    if isinstance(tap, StopSharing):
        stop_sharing(connection, tap.answer_id)
        warning = texts("share-stopped")
    elif reader is None or stored.is_refusal or not any(stored.statements):  # withdrawn since, or forged
        return Opened(problem=texts("tap-unknown-button"))
    else:
        share(connection, tap.answer_id, now)
        warning = texts("share-told")
    shown = stored_answers.read(connection, tap.answer_id) or stored
    return Opened(render_page(shown, 1, texts, reader), shown.answer_id, warning=warning)
