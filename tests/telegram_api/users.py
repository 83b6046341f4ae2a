"""What people do in Telegram, as a test says it: they write, edit, tap, search inline, block, and move their groups."""

from tests.telegram_api.faults import ApiError
from tests.telegram_api.keyboards import find_button, is_start_payload, payload_of
from tests.telegram_api.messages import message_json
from tests.telegram_api.state import BOT_ID, Chat, InlineAnswer, Json, Notice, Sent, State, now

INLINE_QUERY_CHARACTERS = 256

#: What a bot is told that sends where it may not.
_OUTSIDE = {
    "kicked": "Forbidden: bot was kicked from the {} chat",
    "left": "Forbidden: bot is not a member of the {} chat",
}

#: Where a forwarded message is from: somebody whose account stays hidden.
_ORIGIN: Json = {"type": "hidden_user", "sender_user_name": "A reader"}


class Users:
    """Everybody but the bot; each method puts the update that Telegram would."""

    state: State

    def add_chat(
        self, chat_id: int, title: str = "A chat", *, topics: frozenset[int] = frozenset(), kind: str = ""
    ) -> None:
        """Let the bot be in a chat: a private one for a positive id, else a supergroup or what ``kind`` says."""
        with self.state.changed:
            self.state.chats[chat_id] = Chat(chat_id, title, topics, kind)

    def refuse_chat(self, chat_id: int, code: int, description: str) -> None:
        """Answer everything that is sent to the chat with an error from now on: blocked, kicked, deleted."""
        with self.state.changed:
            self.state.chats[chat_id].refusal = ApiError(code, description)

    def put_text(
        self,
        text: str,
        *,
        chat_id: int = 1001,
        user_id: int | None = None,
        thread_id: int | None = None,
        reply_to: Sent | int | None = None,
        kind: str = "message",
        language: str = "en",
        is_forwarded: bool = False,
    ) -> int:
        """Let a user write into a chat (made if new), a private one's own if none is named; return the update's id."""
        with self.state.changed:
            chat = self._chat(chat_id)
            message: Json = {
                "message_id": self.state.next_message_id(chat),
                "date": now(),
                "chat": chat.to_json(),
                "from": _user(user_id or _somebody_in(chat), language),
                **_words(text),
            }
            if is_forwarded:
                message["forward_origin"] = _ORIGIN | {"date": now()}
            if thread_id is not None:
                message |= {"message_thread_id": thread_id, "is_topic_message": True}
            if reply_to is not None:  # the bot's message, or a user's by the update that brought it
                message["reply_to_message"] = (
                    self.state.written[reply_to] if isinstance(reply_to, int) else message_json(self.state, reply_to)
                )
            if kind.startswith("edited"):
                message["edit_date"] = now()
            update_id = self.state.put_update(kind, message)
            self.state.written[update_id] = message
            return update_id

    def put_document(
        self,
        name: str,
        content: bytes,
        *,
        caption: str = "",
        chat_id: int = 1001,
        user_id: int | None = None,
        is_forwarded: bool = False,
    ) -> int:
        """Let a user send a file into a chat, which the bot may then fetch; return the update's id."""
        with self.state.changed:
            chat = self._chat(chat_id)
            number = self.state.next_message_id(chat)
            self.state.files[f"file{number}"] = content
            words = {
                f"caption_{key}" if key == "entities" else "caption": value for key, value in _words(caption).items()
            }
            message: Json = {
                "message_id": number,
                "date": now(),
                "chat": chat.to_json(),
                "from": _user(user_id or _somebody_in(chat), "en"),
                "document": {
                    "file_id": f"file{number}",
                    "file_unique_id": f"f{number}",
                    "file_name": name,
                    "file_size": len(content),
                },
                **(words if caption else {}),
                **({"forward_origin": _ORIGIN | {"date": now()}} if is_forwarded else {}),
            }
            update_id = self.state.put_update("message", message)
            self.state.written[update_id] = message
            return update_id

    def edit_text(self, update_id: int, text: str) -> int:
        """Let a user edit what they wrote, named by the update that brought it; return the new update's id."""
        with self.state.changed:
            old = {key: value for key, value in self.state.written[update_id].items() if key != "entities"}
            message = {**old, **_words(text), "edit_date": now()}
            new = self.state.put_update("edited_message", message)
            self.state.written[new] = message
            return new

    def delete_message(self, chat_id: int, message_id: int) -> None:
        """Let a message be deleted, about which Telegram tells nobody."""
        with self.state.changed:
            self.state.chats[chat_id].messages.discard(message_id)
            self.state.sent.pop(message_id, None)

    def tap(
        self, sent: Sent, button: str, *, user_id: int | None = None, language: str = "en", is_long_past: bool = False
    ) -> str:
        """Let a user tap a button that the message has now, named by its text or data; return the query's id.

        Args:
            sent: The message, of any age: its present buttons count.
            button: Its text or its callback data.
            user_id: Who taps; a private chat's own user if none is named.
            language: Of their client.
            is_long_past: Send no more of the message than its chat and id, as Telegram does for old ones.

        Raises:
            LookupError: If the message has no such button, or the button tells the bot nothing.
        """
        with self.state.changed:
            current = self.state.sent[sent.message_id]
            data = find_button(current.buttons, button).get("callback_data")
            if data is None:
                raise LookupError(f"a tap on {button!r} tells the bot nothing")
            message = message_json(self.state, current)
            if is_long_past:
                message = {"message_id": sent.message_id, "chat": message["chat"], "date": 0}
            query_id = self.state.next_query_id()
            self.state.callback_queries[query_id] = self.state.time()
            user = _user(user_id or _somebody_in(self.state.chats[sent.chat_id]), language)
            query = {"id": query_id, "from": user, "chat_instance": f"i{sent.chat_id}"}
            self.state.put_update("callback_query", {**query, "message": message, "data": data})
            return query_id

    def open_link(self, sent: Sent, button: str, *, user_id: int = 1001) -> int:
        """Let a user tap a button that links to the bot: their private chat starts it with the payload.

        Raises:
            LookupError: If there is no such button, or its link is no deep link that clients pass on.
        """
        url = str(find_button(self.state.sent[sent.message_id].buttons, button).get("url", ""))
        payload = payload_of(url)
        if payload is None or not is_start_payload(payload):
            raise LookupError(f"{url!r} starts the bot with nothing")
        return self.put_text(f"/start {payload}", chat_id=user_id, user_id=user_id)

    def put_inline_query(self, text: str, *, user_id: int = 1001, offset: str = "", language: str = "en") -> str:
        """Let a user type behind the bot's name in any chat; return the query's id."""
        if len(text) > INLINE_QUERY_CHARACTERS:
            raise ValueError(f"an inline query has at most {INLINE_QUERY_CHARACTERS} characters")
        with self.state.changed:
            query_id = self.state.next_query_id()
            self.state.inline_queries[query_id] = self.state.time()
            query = {"id": query_id, "from": _user(user_id, language), "query": text, "offset": offset}
            self.state.put_update("inline_query", {**query, "chat_type": "sender"})
            return query_id

    def put_membership(self, chat_id: int, status: str, *, user_id: int = 1001, is_refused: bool = True) -> int:
        """Let the bot be added or promoted ("member", "administrator"), blocked or removed ("kicked", "left").

        Args:
            chat_id: The chat, made if new.
            status: Of the bot from now on.
            user_id: Who did it.
            is_refused: Whether sending there fails from now on, if the bot is out.
        """
        with self.state.changed:
            chat = self._chat(chat_id)
            was = "member" if chat.refusal is None else "kicked"
            chat.refusal = _outside(chat, status) if is_refused else None
            change = {"chat": chat.to_json(), "from": _user(user_id, "en"), "date": now()}
            members = {"old_chat_member": self._member(was), "new_chat_member": self._member(status)}
            return self.state.put_update("my_chat_member", {**change, **members})

    def migrate(self, chat_id: int, new_chat_id: int) -> None:
        """Let a group become a supergroup: two messages tell so, and the old chat refuses with the new id."""
        with self.state.changed:
            old, new = self._chat(chat_id), self._chat(new_chat_id)
            told = "Bad Request: group chat was upgraded to a supergroup chat"
            old.refusal = ApiError(400, told, migrate_to_chat_id=new_chat_id)
            for chat, other in ((old, {"migrate_to_chat_id": new_chat_id}), (new, {"migrate_from_chat_id": chat_id})):
                written = {"message_id": self.state.next_message_id(chat), "date": now(), "chat": chat.to_json()}
                self.state.put_update("message", {**written, **other})

    def let_pass(self, seconds: float) -> None:
        """Let so much time pass at Telegram's: taps and inline queries grow old, flood limits and waits end."""
        with self.state.changed:
            self.state.skipped_seconds += seconds

    def notice(self, query_id: str) -> Notice | None:
        """Return the answer to a tap, if it came."""
        with self.state.changed:
            return next((notice for notice in self.state.notices if notice.query_id == query_id), None)

    def inline_answer(self, query_id: str) -> InlineAnswer | None:
        """Return the answer to an inline query, if it came."""
        with self.state.changed:
            return next((answer for answer in self.state.inline_answers if answer.query_id == query_id), None)

    def _chat(self, chat_id: int) -> Chat:
        return self.state.chats.setdefault(chat_id, Chat(chat_id))

    def _member(self, status: str) -> Json:
        until = {"until_date": 0} if status == "kicked" else {}
        rights = dict.fromkeys(_RIGHTS, False) if status == "administrator" else {}
        return {"status": status, "user": {"id": BOT_ID, "is_bot": True, "first_name": "OnRecord"}, **until, **rights}


_RIGHTS = (
    *("can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages", "can_manage_video_chats"),
    *("can_restrict_members", "can_promote_members", "can_change_info", "can_invite_users", "can_post_stories"),
    *("can_edit_stories", "can_delete_stories"),
)


def _outside(chat: Chat, status: str) -> ApiError | None:
    if status not in _OUTSIDE:
        return None
    if chat.kind == "private":
        return ApiError(403, "Forbidden: bot was blocked by the user")
    return ApiError(403, _OUTSIDE[status].format(chat.kind))


def _somebody_in(chat: Chat) -> int:
    return chat.chat_id if chat.kind == "private" else 1001


def _user(user_id: int, language: str) -> Json:
    return {"id": user_id, "is_bot": False, "first_name": "Asker", "language_code": language}


def _words(text: str) -> Json:
    if not text.startswith("/"):
        return {"text": text}
    return {
        "text": text,
        "entities": [{"type": "bot_command", "offset": 0, "length": len(text.split(maxsplit=1)[0])}],
    }
