"""What the bot does in answer to an update, as values: messages with their buttons, edits, notices.

Values and their JSON form, in which the inbox keeps a reply until all of it is done; nothing here knows Telegram.
"""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from pydantic import TypeAdapter


@dataclass(frozen=True, slots=True)
class Button:
    """A button below a message; it does one thing.

    Attributes:
        url: The page that it opens.
        data: What it tells the bot, at most 64 bytes; `bot.telegram.messages.button_data` writes and reads it.
        copies: The text that it copies, at most 256 characters.
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
        html: Markup built by hand, everything that is not ours escaped.
        plain: The same visible text, for when the markup is refused.
    """

    html: str
    plain: str
    keyboard: Keyboard = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a message goes: a chat, a forum's topic in it, and the message that is answered."""

    chat_id: int
    thread_id: int | None = None
    reply_to: int | None = None


@dataclass(frozen=True, slots=True)
class Send:
    """Send a message; ``answer`` is the id of the stored answer that it shows, if it shows one."""

    place: Place
    message: Message
    answer: str | None = None
    do: Literal["send"] = "send"


@dataclass(frozen=True, slots=True)
class Edit:
    """Put another text and other buttons into one of the bot's own messages."""

    chat_id: int
    message_id: int
    message: Message
    answer: str | None = None
    do: Literal["edit"] = "edit"


@dataclass(frozen=True, slots=True)
class Notice:
    """Answer the tap on a button: with a line that passes, or one that has to be read; "" only ends the waiting."""

    query_id: str
    text: str = ""
    is_alert: bool = False
    do: Literal["notice"] = "notice"


@dataclass(frozen=True, slots=True)
class SendFile:
    """Send a text as a file, with a line of plain text below it."""

    place: Place
    name: str
    content: str
    caption: str = ""
    do: Literal["send file"] = "send file"


@dataclass(frozen=True, slots=True)
class Delete:
    """Take one of the bot's own messages away."""

    chat_id: int
    message_id: int
    do: Literal["delete"] = "delete"


@dataclass(frozen=True, slots=True)
class InlineResult:
    """What can be chosen while somebody writes ``@bot`` in any chat, and the message that is put there then.

    Attributes:
        result_id: At most 64 bytes, other than that of every other result beside it.
    """

    result_id: str
    title: str
    description: str
    message: Message


@dataclass(frozen=True, slots=True)
class AnswerInline:
    """Offer results to whoever writes an inline query.

    Attributes:
        link: What the button above the results says, "" for none; it leads to the private chat with ``start``.
    """

    query_id: str
    results: tuple[InlineResult, ...]
    link: str = ""
    start: str = ""
    do: Literal["answer inline"] = "answer inline"


Action = Send | Edit | Notice | SendFile | Delete | AnswerInline


@dataclass(frozen=True, slots=True)
class Reply:
    """Everything that is done for one update, in order."""

    actions: tuple[Action, ...]

    def to_json(self) -> str:
        """Return the form that `reply_from_json` reads."""
        return _adapter().dump_json(self).decode()


def say(place: Place, messages: tuple[Message, ...], answer: str | None = None) -> Reply:
    """Return the reply that sends messages, one after the other."""
    return Reply(tuple(Send(place, message, answer) for message in messages))


def reply_from_json(stored: str) -> Reply:
    """Read what `Reply.to_json` wrote.

    >>> button = Button("1 Outlet", url="https://example.org/")
    >>> reply = say(Place(1), (Message("<b>Hi</b>", "Hi", ((button,),)),))
    >>> reply_from_json(reply.to_json()) == reply
    True
    """
    return _adapter().validate_json(stored)


@cache
def _adapter() -> TypeAdapter[Reply]:
    return TypeAdapter(Reply)
