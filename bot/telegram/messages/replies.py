"""The actions that answer an update: messages with buttons, edits, notices.

Values and their JSON form, in which the inbox keeps a reply until it is sent. Nothing here uses Telegram.
"""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from pydantic import TypeAdapter


@dataclass(frozen=True, slots=True)
class Button:
    """A button below a message, with exactly one of ``url``, ``data`` and ``copies``.

    Attributes:
        url: The page it opens.
        data: Sent to the bot, at most 64 bytes; `bot.telegram.messages.button_data` writes and reads it.
        copies: The text it copies, at most 256 characters.
    """

    text: str
    url: str | None = None
    data: str | None = None
    copies: str | None = None


#: Rows of buttons.
Keyboard = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Message:
    """One message, within Telegram's limits.

    Attributes:
        html: Hand-built markup, with all other text escaped.
        plain: The same text without markup, sent if Telegram rejects the markup.
    """

    html: str
    plain: str
    keyboard: Keyboard = ()


@dataclass(frozen=True, slots=True)
class Place:
    """The destination of a message: a chat, a forum topic in it, and the message it replies to."""

    chat_id: int
    thread_id: int | None = None
    reply_to: int | None = None


@dataclass(frozen=True, slots=True)
class Send:
    """Send a message; ``answer`` is the id of the stored answer it shows, if any."""

    place: Place
    message: Message
    answer: str | None = None
    do: Literal["send"] = "send"


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace the text and buttons of one of the bot's messages."""

    chat_id: int
    message_id: int
    message: Message
    answer: str | None = None
    do: Literal["edit"] = "edit"


@dataclass(frozen=True, slots=True)
class Notice:
    """Acknowledge a tap, with a passing line or an alert that must be closed; "" only ends the spinner."""

    query_id: str
    text: str = ""
    is_alert: bool = False
    do: Literal["notice"] = "notice"


@dataclass(frozen=True, slots=True)
class SendFile:
    """Send a text file with a caption."""

    place: Place
    name: str
    content: str
    caption: str = ""
    do: Literal["send file"] = "send file"


@dataclass(frozen=True, slots=True)
class Delete:
    """Delete one of the bot's messages."""

    chat_id: int
    message_id: int
    do: Literal["delete"] = "delete"


@dataclass(frozen=True, slots=True)
class InlineResult:
    """A result offered in inline mode, and the message it inserts.

    Attributes:
        result_id: At most 64 bytes; unique among the results of one query.
    """

    result_id: str
    title: str
    description: str
    message: Message


@dataclass(frozen=True, slots=True)
class AnswerInline:
    """Offer results for an inline query.

    Attributes:
        link: The label of a button above the results, which opens the private chat; "" for none.
        start: The payload of /start in the private chat.
    """

    query_id: str
    results: tuple[InlineResult, ...]
    link: str = ""
    start: str = ""
    do: Literal["answer inline"] = "answer inline"


Action = Send | Edit | Notice | SendFile | Delete | AnswerInline


@dataclass(frozen=True, slots=True)
class Reply:
    """All actions for one update, in order."""

    actions: tuple[Action, ...]

    def to_json(self) -> str:
        """Return the JSON that `reply_from_json` reads."""
        return _adapter().dump_json(self).decode()


def say(place: Place, messages: tuple[Message, ...], answer: str | None = None) -> Reply:
    """Return the reply that sends these messages in order."""
    return Reply(tuple(Send(place, message, answer) for message in messages))


def reply_from_json(stored: str) -> Reply:
    """Return the reply that `Reply.to_json` wrote.

    >>> button = Button("1 Outlet", url="https://example.org/")
    >>> reply = say(Place(1), (Message("<b>Hi</b>", "Hi", ((button,),)),))
    >>> reply_from_json(reply.to_json()) == reply
    True
    """
    return _adapter().validate_json(stored)


@cache
def _adapter() -> TypeAdapter[Reply]:
    return TypeAdapter(Reply)
