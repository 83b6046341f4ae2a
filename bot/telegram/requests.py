"""The request in an update: what is asked, by whom and where, read from Telegram's JSON.

Pure. The inbox passes the raw update; handlers pass the JSON of python-telegram-bot's objects. Conversations between
other members of a group are read too, and `Request.is_meant_for` filters them out. Memberships, channel posts and
unknown kinds of updates are no requests.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from bot.records.access import Kind
from bot.telegram.messages.button_data import kind_of
from bot.telegram.messages.replies import Place

#: Telegram's own accounts, under which it delivers messages written in the name of a group or channel.
_NOBODY = frozenset({136817688, 777000, 1087968824})

_PRIVATE, _CHANNEL = "private", "channel"

_Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Us:
    """The bot itself: user id, and name without the at sign."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class Request:
    """A message, an edit, a tap or an inline query.

    Attributes:
        kind: The limit it counts against.
        user: The user's id; None for a channel or an anonymous admin.
        name: The user's first and last name; "" if there is no user.
        language: The language of the user's app; None if unknown.
        chat: The chat's id; None for an inline query, and for a tap below a message sent through inline mode.
        chat_type: Telegram's word for it; "" without a chat.
        thread: The forum topic; None outside topics.
        message: The message's id; None for a tap or inline query.
        text: The message's text, or the caption of its photo or file; None if it has neither.
        command: The command, or the one that a tapped button continues, without slash and bot name; "" for none.
        addressee: The bot named in the command; "" for none.
        replied_to: The author of the message it replies to.
        moment: When it was sent, aware; None if the update does not say.
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
        """Whether only the user sees the reply."""
        return self.chat is None or self.chat_type == _PRIVATE

    @property
    def group(self) -> int | None:
        """The chat's id if it is a group, else None."""
        return None if self.is_private else self.chat

    @property
    def place(self) -> Place:
        """The place for the answer: the same chat and topic, in a group as a reply to the message."""
        return Place(self.chat or 0, self.thread, None if self.is_private else self.message)

    @property
    def app_language(self) -> str | None:
        """The language of the user's app, if only the user sees the reply; else None."""
        return self.language if self.is_private else None

    @property
    def words(self) -> str:
        """The text, without the command if there is one."""
        text = self.text or ""
        return "".join(text.split(maxsplit=1)[1:]) if self.command else text

    @property
    def is_question(self) -> bool:
        """Whether it is a question, if meant for the bot: any text that is no command, or /ask."""
        return self.text is not None and self.command in {"", "ask"}

    def command_for(self, us: Us) -> str:
        """Return the command; "" for none or another bot's."""
        return self.command if self.addressee in {"", us.name.lower()} else ""

    def question_for(self, us: Us) -> str | None:
        """Return the question; None if there is none, or the command is another bot's or not /ask."""
        is_ours = not self.command or self.command_for(us) == "ask"
        return (self.words or None) if self.is_question and is_ours else None

    def is_meant_for(self, us: Us) -> bool:
        """Whether it may be for the bot. In a group, only commands, replies to the bot, and taps are."""
        if self.message is None or self.is_private:
            return True
        return self.chat_type != _CHANNEL and (bool(self.command_for(us)) or self._replies_to(us))

    def is_surely_for(self, us: Us) -> bool:
        """Whether it cannot be for another bot. In a group, only /ask, commands that name the bot, and replies are."""
        if self.message is None or self.is_private or self._replies_to(us):
            return True
        command = self.command_for(us)
        return bool(command) and (bool(self.addressee) or command == "ask")

    def _replies_to(self, us: Us) -> bool:
        return bool(self.text) and self.replied_to == us.id


def read_request(update: _Json) -> Request | None:
    """Return an update's request; None if it has none or cannot be read.

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
    """Return a message's request; None if it has no chat or id."""
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
        text=_read_text(message),
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
    """Return the sender's id, name and language."""
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


def _read_text(message: _Json) -> str | None:
    given = message.get("text", message.get("caption"))
    return given if isinstance(given, str) else None


def _read_command(message: _Json) -> tuple[str, str]:
    """Return the command that a message begins with and the bot it names, in lower case; "" for none.

    Only commands that Telegram marks count, so not one inside a block of code.
    """
    marks = message.get("entities" if "text" in message else "caption_entities")
    match marks, _read_text(message):
        case [{"type": "bot_command", "offset": 0, "length": int(length)}, *_], str(text):
            command, _, addressee = text[1:length].lower().partition("@")
            return command, addressee
    return "", ""


def _read_moment(message: _Json) -> datetime | None:
    seconds = message.get("edit_date") or message.get("date")
    return datetime.fromtimestamp(seconds, UTC) if isinstance(seconds, int) else None


def _inner(holder: _Json, name: str) -> _Json:
    """Return a nested object; an empty one if it is missing."""
    inner = holder.get(name)
    return inner if isinstance(inner, Mapping) else {}
