"""What an update wants of the bot, and on whose behalf: known before any handler sees it.

Nothing is read from the archive or sent. What asks nothing (other people's talk in a group, service messages,
memberships, channels) is none of these.
"""

from dataclasses import dataclass
from datetime import datetime

from telegram import Bot, Chat, Message, MessageEntity, Update
from telegram.ext import filters

from bot.records.access import Kind
from bot.telegram.messages.button_data import kind_of

#: Under these names Telegram delivers what is written in the name of a group or a channel: nobody in particular.
_NOBODY = frozenset({136817688, 777000, 1087968824})


@dataclass(frozen=True, slots=True)
class Asking:
    """Something that is wanted of the bot.

    Attributes:
        user: None where it is nobody in particular: an admin who stays anonymous, a channel.
        name: What the user is called.
        chat: Where; None for an inline query.
        is_private: Whether nobody else reads the chat.
        command: Without slash and name, of a button the one that it goes on with; "" where there is none.
        is_for_us: Whether nobody but this bot can be meant.
        moment: When, aware; None where the update does not say.
    """

    kind: Kind
    user: int | None
    name: str
    chat: int | None
    is_private: bool
    command: str = ""
    is_for_us: bool = True
    moment: datetime | None = None

    @property
    def group(self) -> int | None:
        """The chat, if it is a group."""
        return None if self.is_private else self.chat


def read_asking(update: Update, bot: Bot) -> Asking | None:
    """Return what an update asks for; None where it asks for nothing."""
    user, chat = update.effective_user, update.effective_chat
    if update.inline_query or update.callback_query:
        button = kind_of((update.callback_query and update.callback_query.data) or "")
        counts_as = button.counts_as if button else Kind.TAP
        return Asking(
            counts_as if update.callback_query else Kind.INLINE,
            user=user.id if user else None,
            name=user.full_name if user else "",
            chat=chat.id if chat else None,
            is_private=chat is None or chat.type == Chat.PRIVATE,
            command=button.command if button else "",
        )
    message = update.message or update.edited_message
    return _read_message(update, message, bot) if message else None


def _read_message(update: Update, message: Message, bot: Bot) -> Asking | None:
    is_private = message.chat.type == Chat.PRIVATE
    command, is_for_us = _command(message, bot.username)
    if not is_private:
        answered = message.reply_to_message
        is_reply = bool(message.text and answered and answered.from_user and answered.from_user.id == bot.id)
        is_for_us = is_for_us or is_reply
        if message.chat.type == Chat.CHANNEL or not (command or is_reply):
            return None
    elif filters.StatusUpdate.ALL.check_update(update):
        return None
    person = (
        None if message.sender_chat or (message.from_user and message.from_user.id in _NOBODY) else message.from_user
    )
    return Asking(
        Kind.QUESTION,
        user=person.id if person else None,
        name=person.full_name if person else "",
        chat=message.chat.id,
        is_private=is_private,
        command=command,
        is_for_us=is_private or is_for_us,
        moment=message.edit_date or message.date,
    )


def _command(message: Message, bot_name: str) -> tuple[str, bool]:
    """Return the command that a message begins with and whether only we can be meant; "" for none, or another bot's."""
    first = message.entities[0] if message.entities else None
    if not message.text or first is None or first.type != MessageEntity.BOT_COMMAND or first.offset:
        return "", False
    name, _, addressee = message.text[1 : first.length].lower().partition("@")
    if addressee and addressee != bot_name.lower():
        return "", False
    return name, bool(addressee) or name == "ask"
