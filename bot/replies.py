"""What the bot says, as values: messages with their buttons, and where they go.

Values and their JSON form, in which the inbox keeps a reply until it is sent; nothing here knows Telegram.
"""

import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Button:
    """A button that opens a page."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Message:
    """One message, within Telegram's limits.

    Attributes:
        html: Markup built by hand, everything that is not ours escaped.
        plain: The same visible text, for when the markup is refused.
    """

    html: str
    plain: str
    buttons: tuple[Button, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a reply goes: a chat, a forum's topic in it, and the message that is answered."""

    chat_id: int
    thread_id: int | None = None
    reply_to: int | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """Everything that is said to one update, in order."""

    place: Place
    messages: tuple[Message, ...]

    def to_json(self) -> str:
        """Return the form that `reply_from_json` reads."""
        return json.dumps(asdict(self))


def reply_from_json(stored: str) -> Reply:
    """Read what `Reply.to_json` wrote.

    >>> reply = Reply(Place(1), (Message("<b>Hi</b>", "Hi", (Button("1 Outlet", "https://example.org/"),)),))
    >>> reply_from_json(reply.to_json()) == reply
    True
    """
    content = json.loads(stored)
    messages = tuple(
        Message(item["html"], item["plain"], tuple(Button(**button) for button in item["buttons"]))
        for item in content["messages"]
    )
    return Reply(Place(**content["place"]), messages)
