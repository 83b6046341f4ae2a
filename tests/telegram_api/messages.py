"""The Bot API's methods that put messages into chats and change them, each with the rules that Telegram holds it to.

A method takes the state and the call's parameters (JSON values already read) and returns the ``result`` or raises
ApiError; the caller holds ``state.changed``.
"""

from dataclasses import replace

from tests.telegram_api.faults import ApiError
from tests.telegram_api.keyboards import check_deep_link, read_buttons
from tests.telegram_api.markup import FormattedText, MarkupError, clean, parse_html, utf16_length
from tests.telegram_api.state import Chat, Document, Json, Sent, State, now

MESSAGE_UNITS = 4096
CAPTION_UNITS = 1024
DOCUMENT_BYTES = 50_000_000
FETCHED_BYTES = 20_000_000
CHAT_ACTIONS = {"typing", "upload_photo", "upload_document", "choose_sticker", "find_location"}
NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a "
    "current content and reply markup of the message"
)


def send_message(state: State, parameters: Json) -> Json:
    """Put a message into a chat."""
    return _put(state, "sendMessage", parameters, read_text(state, "sendMessage", parameters))


def send_document(state: State, parameters: Json) -> Json:
    """Put a file into a chat."""
    document = parameters.get("document")
    if not isinstance(document, Document):
        raise ApiError(400, "Bad Request: there is no document in the request")
    if not document.content:
        raise ApiError(400, "Bad Request: file must be non-empty")
    if len(document.content) > DOCUMENT_BYTES:
        raise ApiError(413, "Request Entity Too Large")
    given = {**parameters, "text": parameters.get("caption", "")}
    caption = FormattedText("")
    if given["text"]:
        caption = read_text(state, "sendDocument", given, CAPTION_UNITS, "message caption is too long")
    return _put(state, "sendDocument", parameters, caption, document)


def get_file(state: State, parameters: Json) -> Json:
    """Say where a file can be fetched."""
    file_id = str(parameters.get("file_id"))
    content = state.files.get(file_id)
    if content is None:
        raise ApiError(400, "Bad Request: invalid file_id")
    if len(content) > FETCHED_BYTES:
        raise ApiError(400, "Bad Request: file is too big")
    named = {"file_id": file_id, "file_unique_id": f"f{file_id}"}
    return {**named, "file_size": len(content), "file_path": f"documents/{file_id}"}


def _put(
    state: State, method: str, parameters: Json, formatted: FormattedText, document: Document | None = None
) -> Json:
    chat = find_chat(state, parameters)
    thread_id, reply_to = _thread(chat, parameters), _reply_to(chat, parameters)
    buttons = read_buttons(state, method, parameters.get("reply_markup"))
    sent = Sent(
        message_id=state.next_message_id(chat),
        chat_id=chat.chat_id,
        formatted=formatted,
        buttons=buttons,
        thread_id=thread_id,
        reply_to=reply_to,
        previews_off=bool((parameters.get("link_preview_options") or {}).get("is_disabled")),
        parse_mode=parameters.get("parse_mode"),
        date=now(),
        document=document,
        at=state.time(),
    )
    state.sent[sent.message_id] = sent
    return message_json(state, sent)


def edit_message_text(state: State, parameters: Json) -> Json:
    """Replace the text and the buttons of one of the bot's own messages."""
    old = _own(state, parameters, "message to edit not found")
    if old.document:
        raise ApiError(400, "Bad Request: there is no text in the message to edit")
    formatted = read_text(state, "editMessageText", parameters)
    buttons = read_buttons(state, "editMessageText", parameters.get("reply_markup"))
    return _change(state, old, replace(old, formatted=formatted, buttons=buttons))


def edit_message_reply_markup(state: State, parameters: Json) -> Json:
    """Replace the buttons of one of the bot's own messages."""
    old = _own(state, parameters, "message to edit not found")
    buttons = read_buttons(state, "editMessageReplyMarkup", parameters.get("reply_markup"))
    return _change(state, old, replace(old, buttons=buttons))


def delete_message(state: State, parameters: Json) -> bool:
    """Take one of the bot's own messages away."""
    old = _own(state, parameters, "message to delete not found")
    state.chats[old.chat_id].messages.discard(old.message_id)
    del state.sent[old.message_id]
    return True


def send_chat_action(state: State, parameters: Json) -> bool:
    """Show that the bot is at work."""
    chat = find_chat(state, parameters)
    _thread(chat, parameters)
    if parameters.get("action") not in CHAT_ACTIONS:
        raise ApiError(400, "Bad Request: wrong parameter action in request")
    return True


def send_message_draft(state: State, parameters: Json) -> bool:
    """Show a message as it is being written; of the same number, it takes the place of what was shown."""
    chat = find_chat(state, parameters)
    _thread(chat, parameters)
    if chat.kind != "private":
        raise ApiError(400, "Bad Request: message drafts can be sent to private chats only")
    if not int(parameters.get("draft_id", 0)):
        raise ApiError(400, "Bad Request: draft_id must be non-zero")
    read_text(state, "sendMessageDraft", parameters)
    return True


def set_message_reaction(state: State, parameters: Json) -> bool:
    """Put a reaction on a message."""
    chat = find_chat(state, parameters)
    if int(parameters.get("message_id", 0)) not in chat.messages:
        raise ApiError(400, "Bad Request: message to react not found")
    return True


def message_json(state: State, sent: Sent) -> Json:
    """Return the Bot API's Message of something that the bot sent."""
    message: Json = {
        "message_id": sent.message_id,
        "date": sent.date,
        "chat": state.chats[sent.chat_id].to_json(),
        "from": state.bot_user(),
    }
    if sent.document:
        file = {"file_id": f"file{sent.message_id}", "file_unique_id": f"f{sent.message_id}"}
        message["document"] = {**file, "file_name": sent.document.name, "file_size": len(sent.document.content)}
    entities = [entity.to_json() for entity in sent.entities]
    words = {"caption": sent.text, "caption_entities": entities} if sent.document else {}
    words = words or {"text": sent.text, "entities": entities}
    message |= {name: value for name, value in words.items() if value}
    if sent.buttons:
        message["reply_markup"] = {"inline_keyboard": [list(row) for row in sent.buttons]}
    if sent.thread_id:
        message |= {"message_thread_id": sent.thread_id, "is_topic_message": True}
    if sent.edits:
        message["edit_date"] = now()
    return message


def find_chat(state: State, parameters: Json) -> Chat:
    """Return the chat that a call names, if the bot may do anything there."""
    try:
        chat = state.chats[int(parameters["chat_id"])]
    except (KeyError, TypeError, ValueError):
        raise ApiError(400, "Bad Request: chat not found") from None
    if chat.refusal:
        raise chat.refusal
    return chat


def read_text(
    state: State,
    method: str,
    parameters: Json,
    units: int = MESSAGE_UNITS,
    too_long: str = "message is too long",
) -> FormattedText:
    """Return a message as its readers see it."""
    text = clean(str(parameters.get("text", "")))
    mode = str(parameters.get("parse_mode") or "").lower()
    if mode not in {"", "html"}:
        raise ApiError(400, f"Bad Request: the emulator reads HTML and plain text, not {mode}")
    try:
        formatted = parse_html(text) if mode else FormattedText(text.strip())
    except MarkupError as error:
        raise ApiError(400, f"Bad Request: can't parse entities: {error}") from None
    if not formatted.text:
        raise ApiError(400, "Bad Request: message text is empty")
    if utf16_length(formatted.text) > units:
        raise ApiError(400, f"Bad Request: {too_long}")
    for entity in formatted.entities:
        check_deep_link(state, method, entity.url or "")
    return formatted


def _own(state: State, parameters: Json, missing: str) -> Sent:
    chat = find_chat(state, parameters)
    number = int(parameters.get("message_id", 0))
    own = state.sent.get(number)
    if own is not None and own.chat_id == chat.chat_id:
        return own
    if number in chat.messages and "edit" in missing:
        raise ApiError(400, "Bad Request: message can't be edited")
    raise ApiError(400, f"Bad Request: {missing}")


def _change(state: State, old: Sent, new: Sent) -> Json:
    if (new.formatted, new.buttons) == (old.formatted, old.buttons):
        raise ApiError(400, NOT_MODIFIED)
    state.sent[new.message_id] = replace(new, edits=old.edits + 1)
    return message_json(state, state.sent[new.message_id])


def _thread(chat: Chat, parameters: Json) -> int | None:
    thread = parameters.get("message_thread_id")
    if thread is not None and int(thread) not in chat.topics:
        raise ApiError(400, "Bad Request: message thread not found")
    return None if thread is None else int(thread)


def _reply_to(chat: Chat, parameters: Json) -> int | None:
    reply = parameters.get("reply_parameters") or {}
    if "message_id" not in reply:
        return None
    target = int(reply["message_id"])
    if target in chat.messages:
        return target
    if not reply.get("allow_sending_without_reply"):
        raise ApiError(400, "Bad Request: message to be replied not found")
    return None
