"""What an update asks of the bot, by whom and where: read in one place, from Telegram's JSON.

Pure. The inbox reads an update as it came. Handlers get python-telegram-bot's objects, which know their JSON. What
people say to each other in a group is read too: `Request.is_meant_for` tells it apart. Memberships, channel posts and
kinds of updates that nobody knows are no requests.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from bot.records.access import Kind
from bot.telegram.messages.button_data import kind_of
from bot.telegram.messages.replies import Place

#: Under these names Telegram delivers what is written in the name of a group or a channel: nobody in particular.
_NOBODY = frozenset({136817688, 777000, 1087968824})

_PRIVATE, _CHANNEL = "private", "channel"

_Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Us:
    """The bot itself: its user id, and its name without the at sign."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class Request:
    """A message, an edit, a tap or an inline query.

    Attributes:
        kind: What it counts as.
        user: None where it is nobody in particular: an admin who stays anonymous, a channel.
        name: What the user is called.
        language: Of the user's app; None where it is not told.
        chat: Where; None for an inline query, and for a tap below what inline mode sent.
        chat_type: As Telegram calls it; "" without a chat.
        thread: The forum's topic.
        message: The id of the message that asks; None for a tap and an inline query.
        text: Of that message; None where it has none. A picture's caption is no text.
        command: Without slash and name, of a button the one that it goes on with; "" where there is none.
        addressee: The bot that the command names; "" for none.
        replied_to: Whose message it replies to.
        moment: When it was made, aware; None where the update does not say.
    """

    kind: Kind
    user: int | None
    name: str = ""
    language: str | None = None
    chat: int | None = None
    chat_type: str = ""
    thread: int | None = None
    message: int | None = None
    text: str | None = None
    command: str = ""
    addressee: str = ""
    replied_to: int | None = None
    moment: datetime | None = None

    @property
    def is_private(self) -> bool:
        """Whether nobody else reads the chat."""
        return self.chat is None or self.chat_type == _PRIVATE

    @property
    def group(self) -> int | None:
        """The chat, if it is a group."""
        return None if self.is_private else self.chat

    @property
    def place(self) -> Place:
        """Where a message is answered: in its chat and topic, in a group as a reply to it."""
        return Place(self.chat or 0, self.thread, None if self.is_private else self.message)

    @property
    def app_language(self) -> str | None:
        """The language of the user's app, where the answer is for that user alone."""
        return self.language if self.is_private else None

    @property
    def words(self) -> str:
        """The text; of a command what follows it."""
        text = self.text or ""
        return "".join(text.split(maxsplit=1)[1:]) if self.command else text

    @property
    def is_question(self) -> bool:
        """Whether it is a text that asks, if it is meant for us: any but another command than /ask."""
        return self.text is not None and self.command in {"", "ask"}

    def command_for(self, us: Us) -> str:
        """Return the command; "" for none, and for another bot's."""
        return self.command if self.addressee in {"", us.name.lower()} else ""

    def question_for(self, us: Us) -> str | None:
        """Return the words that ask; None where it is another bot's command, or none of ours that asks."""
        is_ours = not self.command or self.command_for(us) == "ask"
        return (self.words or None) if self.is_question and is_ours else None

    def is_meant_for(self, us: Us) -> bool:
        """Whether it may be for us: all in private, taps, inline queries; in a group commands and replies to us."""
        if self.message is None or self.is_private:
            return True
        return self.chat_type != _CHANNEL and (bool(self.command_for(us)) or self._replies_to(us))

    def is_surely_for(self, us: Us) -> bool:
        """Whether no other bot can be meant: in a group /ask, what names us, and replies to us."""
        if self.message is None or self.is_private or self._replies_to(us):
            return True
        command = self.command_for(us)
        return bool(command) and (bool(self.addressee) or command == "ask")

    def _replies_to(self, us: Us) -> bool:
        return bool(self.text) and self.replied_to == us.id


def read_request(update: _Json) -> Request | None:
    """Return what an update asks for; None for what asks nothing, and for what cannot be read.

    >>> message = {"message_id": 5, "chat": {"id": 7, "type": "private"}, "from": {"id": 7}, "text": "who said it?"}
    >>> read_request({"update_id": 1, "message": message}).place
    Place(chat_id=7, thread_id=None, reply_to=None)
    >>> read_request({"update_id": 1, "channel_post": message})
    """
    for name in ("message", "edited_message"):
        if isinstance(message := update.get(name), Mapping):
            return read_message(message)
    if isinstance(tap := update.get("callback_query"), Mapping):
        return _read_tap(tap)
    if isinstance(query := update.get("inline_query"), Mapping):
        user, name, language = _read_user(query)
        return Request(Kind.INLINE, user, name, language)
    return None


def read_message(message: _Json) -> Request | None:
    """Return what a message asks for; None where it is in no chat or has no id."""
    (chat, chat_type), number = _read_chat(message), message.get("message_id")
    if chat is None or not isinstance(number, int):
        return None
    user, name, language = _read_user(message)
    is_nobody = "sender_chat" in message or user in _NOBODY
    command, addressee = _read_command(message)
    return Request(
        Kind.QUESTION,
        user=None if is_nobody else user,
        name="" if is_nobody else name,
        language=language,
        chat=chat,
        chat_type=chat_type,
        thread=message.get("message_thread_id") if message.get("is_topic_message") else None,
        message=number,
        text=text if isinstance(text := message.get("text"), str) else None,
        command=command,
        addressee=addressee,
        replied_to=_read_user(_inner(message, "reply_to_message"))[0],
        moment=_read_moment(message),
    )


def _read_tap(tap: _Json) -> Request:
    user, name, language = _read_user(tap)
    chat, chat_type = _read_chat(_inner(tap, "message"))
    data = tap.get("data")
    button = kind_of(data) if isinstance(data, str) else None
    kind, command = (button.counts_as, button.command) if button else (Kind.TAP, "")
    return Request(kind, user, name, language, chat, chat_type, command=command)


def _read_user(holder: _Json) -> tuple[int | None, str, str | None]:
    """Return id, name and language of whom something is from."""
    user = _inner(holder, "from")
    number, language = user.get("id"), user.get("language_code")
    name = " ".join(str(user[part]) for part in ("first_name", "last_name") if user.get(part))
    return (
        number if isinstance(number, int) else None,
        name,
        language if isinstance(language, str) else None,
    )


def _read_chat(message: _Json) -> tuple[int | None, str]:
    chat = _inner(message, "chat")
    number = chat.get("id")
    return (number, str(chat.get("type", ""))) if isinstance(number, int) else (None, "")


def _read_command(message: _Json) -> tuple[str, str]:
    """Return the command that a message begins with and the bot that it names, in small letters; "" for none.

    Telegram marks commands; the same letters in a block of code are none.
    """
    match message:
        case {"text": str(text), "entities": [{"type": "bot_command", "offset": 0, "length": int(length)}, *_]}:
            command, _, addressee = text[1:length].lower().partition("@")
            return command, addressee
    return "", ""


def _read_moment(message: _Json) -> datetime | None:
    seconds = message.get("edit_date") or message.get("date")
    return datetime.fromtimestamp(seconds, UTC) if isinstance(seconds, int) else None


def _inner(holder: _Json, name: str) -> _Json:
    """Return an object within another; an empty one where there is none."""
    inner = holder.get(name)
    return inner if isinstance(inner, Mapping) else {}
