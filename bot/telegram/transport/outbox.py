"""What the handlers made of an update, on its way to the inbox; and where the answer to a message goes."""

from dataclasses import dataclass, replace

from telegram import Message as TelegramMessage
from telegram import Update

from bot.records.given_answers import GivenAnswer
from bot.telegram.messages.replies import Place, Reply
from bot.telegram.requests import Request, read_message


@dataclass(frozen=True, slots=True)
class Composed:
    """What the handlers made of an update.

    Attributes:
        reply: None if nothing is to be said.
        given: The answer that the reply gives, if it is one.
        has_failed: Whether a handler failed.
    """

    reply: Reply | None = None
    given: GivenAnswer | None = None
    has_failed: bool = False


class Outbox:
    """What the handlers made of updates, until whoever let them work on one takes it."""

    def __init__(self) -> None:
        self._composed: dict[int, Composed] = {}
        self._failed: set[int] = set()

    def put(self, update_id: int, reply: Reply, given: GivenAnswer | None = None) -> None:
        """Leave the reply to an update, and the answer that it gives."""
        self._composed[update_id] = Composed(reply, given)

    def put_failure(self, update_id: int) -> None:
        """Leave word that a handler failed on an update."""
        self._failed.add(update_id)

    def take(self, update_id: int) -> Composed:
        """Return what was left for an update, and forget it."""
        composed = self._composed.pop(update_id, Composed())
        has_failed = update_id in self._failed
        self._failed.discard(update_id)
        return replace(composed, has_failed=has_failed)


def message_of(update: Update) -> TelegramMessage:
    """Return the new message that an update is about.

    Raises:
        ValueError: If it is about none.
    """
    if update.message is None:
        raise ValueError(f"update {update.update_id} came to a handler of new messages without one")
    return update.message


def request_of(message: TelegramMessage) -> Request:
    """Return who asks what in a message, and where.

    Raises:
        ValueError: If it is in no chat.
    """
    request = read_message(message.to_dict())
    if request is None:
        raise ValueError(f"message {message.message_id} came to a handler without its chat")
    return request


def place_of(message: TelegramMessage) -> Place:
    """Return where a message is answered: in its chat and topic, in a group as a reply to it."""
    return request_of(message).place
