"""Handle /privacy and its buttons: explain the stored data, export it, erase it, and stop sharing answers."""

import json
from typing import Any

from telegram import CallbackQuery, Update
from telegram.ext import Application, CallbackQueryHandler, CommandHandler, ContextTypes

from bot.phrases import day_in_words
from bot.records.privacy import KEPT_DAYS, erase_user, export_user
from bot.records.shared_answers import count_shared, stop_sharing_all
from bot.telegram.handlers.desk import MEANT_FOR_US, Desk
from bot.telegram.messages.button_data import ButtonKind, PrivacyChoice, pattern, read_tap, write_tap
from bot.telegram.messages.rendering import render_text
from bot.telegram.messages.replies import Action, Button, Edit, Message, Notice, Place, Reply, Send, SendFile
from bot.telegram.transport.outbox import message_of, place_of
from bot.texts import Texts

_PATTERN = pattern(ButtonKind.PRIVACY)

_DAYS_OF_MONTH = 30


class PrivacyHandlers:
    """Handle requests about a user's stored data."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def register(self, application: Application[Any, Any, Any, Any, Any, Any]) -> None:
        """Add the handlers."""
        application.add_handlers(
            [CommandHandler("privacy", self.privacy, MEANT_FOR_US), CallbackQueryHandler(self.tap, _PATTERN)]
        )

    async def privacy(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Explain the stored data; in a private chat, with the buttons."""
        message, texts = message_of(update), self._desk.texts(update)
        has_model = "yes" if self._desk.writer else "no"
        said = texts("privacy", months=KEPT_DAYS // _DAYS_OF_MONTH, model=has_model)
        if message.chat.type == message.chat.PRIVATE:
            shared = await self._desk.read(count_shared, message.chat.id)
            shown = _with_buttons(said, *_privacy_buttons(shared, texts))
        else:
            shown = _with_buttons(f"{said}\n\n{texts('privacy-in-group')}")
        self._desk.outbox.put(update.update_id, Reply((Send(place_of(message), shown),)))

    async def tap(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Do what a button says, in private chats only."""
        query = update.callback_query
        if query is None:
            return
        actions: tuple[Action, ...] = (Notice(query.id),)
        if query.message and query.message.chat.type == query.message.chat.PRIVATE:
            actions += await self._do(query, self._desk.texts(update))
        self._desk.outbox.put(update.update_id, Reply(actions))

    async def _do(self, query: CallbackQuery, texts: Texts) -> tuple[Action, ...]:
        match read_tap(query.data or ""):
            case PrivacyChoice.EXPORT:
                return (await self._export(query.from_user.id, texts),)
            case PrivacyChoice.ASK_TO_ERASE:
                buttons = (
                    Button(texts("button-erase-no"), data=write_tap(PrivacyChoice.KEEP)),
                    Button(texts("button-erase-yes"), data=write_tap(PrivacyChoice.ERASE)),
                )
                return _change(query, texts("privacy-erase-sure"), buttons)
            case PrivacyChoice.ERASE:
                await self._desk.write(erase_user, query.from_user.id)
                return _change(query, texts("privacy-erased"))
            case PrivacyChoice.KEEP:
                return _change(query, texts("privacy-not-erased"))
            case PrivacyChoice.UNSHARE:
                count = await self._desk.write(stop_sharing_all, query.from_user.id)
                return _change(query, texts("privacy-unshared", count=count))
        return ()

    async def _export(self, user_id: int, texts: Texts) -> SendFile:
        now = self._desk.clock()
        kept = await self._desk.read(export_user, user_id, now)
        content = json.dumps(kept, ensure_ascii=False, indent=2)
        # A lone surrogate, half of an emoji, can be typed but not encoded.
        readable = content.encode(errors="replace").decode()
        caption = texts("privacy-export", day=day_in_words(now, texts) or "")
        return SendFile(Place(user_id), f"onrecord-{user_id}.json", readable, caption)


def _change(query: CallbackQuery, text: str, buttons: tuple[Button, ...] = ()) -> tuple[Action, ...]:
    """Return the edit that replaces the tapped message's text and buttons."""
    return (
        (Edit(query.message.chat.id, query.message.message_id, _with_buttons(text, buttons)),) if query.message else ()
    )


def _privacy_buttons(shared: int, texts: Texts) -> tuple[tuple[Button, ...], ...]:
    """Return the rows below /privacy. One stops all sharing, since the messages with the single buttons may be gone."""
    kept = (
        Button(texts("button-export"), data=write_tap(PrivacyChoice.EXPORT)),
        Button(texts("button-erase"), data=write_tap(PrivacyChoice.ASK_TO_ERASE)),
    )
    unshare = Button(texts("button-unshare", count=shared), data=write_tap(PrivacyChoice.UNSHARE))
    return (kept, (unshare,)) if shared else (kept,)


def _with_buttons(text: str, *rows: tuple[Button, ...]) -> Message:
    (message,) = render_text(text)
    return Message(message.html, message.plain, tuple(row for row in rows if row))
