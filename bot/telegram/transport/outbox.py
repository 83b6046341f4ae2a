"""Replies composed by handlers, on their way to the inbox; and the request and place of a message."""

from dataclasses import dataclass, replace

from telegram import Message as TelegramMessage
from telegram import Update

from bot.records.given_answers import GivenAnswer
from bot.telegram.messages.replies import Place, Reply
from bot.telegram.requests import Request, read_message


@dataclass(frozen=True, slots=True)
class Composed:
    """The outcome of handling an update.

    Attributes:
        reply: None if there is nothing to send.
        given: The answer that the reply gives, if any.
        has_failed: Whether a handler failed.
    """

    reply: Reply | None = None
    given: GivenAnswer | None = None
    has_failed: bool = False


class Outbox:
    """Outcomes of handlers by update id, until a worker takes them."""

    def __init__(self) -> None:
        self._composed: dict[int, Composed] = {}
        self._failed: set[int] = set()

    def put(self, update_id: int, reply: Reply, given: GivenAnswer | None = None) -> None:
        """Store the reply to an update, and the answer it gives."""
        self._composed[update_id] = Composed(reply, given)

    def put_failure(self, update_id: int) -> None:
        """Record that a handler failed on an update."""
        self._failed.add(update_id)

    def take(self, update_id: int) -> Composed:
        """Return the outcome of an update, and remove it."""
        composed = self._composed.pop(update_id, Composed())
        has_failed = update_id in self._failed
        self._failed.discard(update_id)
        return replace(composed, has_failed=has_failed)


def message_of(update: Update) -> TelegramMessage:
    """Return an update's new message.

    Raises:
        ValueError: If it has none.
    """
    if update.message is None:
        raise ValueError(f"update {update.update_id} came to a handler of new messages without one")
    return update.message


def request_of(message: TelegramMessage) -> Request:
    """Return a message's request.

    Raises:
        ValueError: If it has no chat.
    """
    request = read_message(message.to_dict())
    if request is None:
        raise ValueError(f"message {message.message_id} came to a handler without its chat")
    return request


def place_of(message: TelegramMessage) -> Place:
    """Return the place for the answer to a message; see `bot.telegram.requests.Request.place`."""
    return request_of(message).place
