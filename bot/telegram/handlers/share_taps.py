"""The outcome of a tap on "Share" or "Stop sharing": the answer's page appears or goes, and its buttons change.

Nothing here uses Telegram.
"""

from datetime import datetime

from sqlalchemy import Connection

from bot.citations.reader_links import ReaderLinks
from bot.records import stored_answers
from bot.records.shared_answers import share, stop_sharing
from bot.telegram.handlers.opening import Opened
from bot.telegram.messages.button_data import Share, StopSharing
from bot.telegram.messages.rendering import render_page
from bot.texts import Texts


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
