"""Buttons below messages: what Telegram takes, and which one a user means."""

import json
from urllib.parse import parse_qs, urlsplit

from tests.telegram_api.faults import ApiError
from tests.telegram_api.markup import clean, is_valid_url, utf16_length
from tests.telegram_api.state import BOT_NAME, Json, State

CALLBACK_DATA_BYTES = 64
COPIED_UNITS = 256  # documented as characters; counted in UTF-16 units here, which is the stricter reading
BUTTONS_IN_MESSAGE = 100
START_PAYLOAD = 64

Buttons = tuple[tuple[Json, ...], ...]

_KINDS = ("url", "callback_data", "copy_text", "switch_inline_query", "switch_inline_query_current_chat", "web_app")


def read_buttons(state: State, method: str, markup: object) -> Buttons:
    """Return the rows of an inline keyboard.

    Raises:
        ApiError: For what Telegram refuses in it.
    """
    given = json.loads(markup) if isinstance(markup, str) else markup
    rows = (given or {}).get("inline_keyboard") or [] if isinstance(given, dict) else []
    buttons = [button for row in rows for button in row]
    if len(buttons) > BUTTONS_IN_MESSAGE:
        raise ApiError(400, "Bad Request: REPLY_MARKUP_TOO_LONG")
    for button in buttons:
        _check_button(button)
        check_deep_link(state, method, str(button.get("url", "")))
    return tuple(tuple(row) for row in rows if row)


def check_deep_link(state: State, method: str, url: str) -> None:
    """Note a link to the bot whose payload clients would not pass on: Telegram sends it, and it is dead."""
    payload = payload_of(url)
    if payload is not None and not is_start_payload(payload):
        state.violate(method, f"a deep link's payload has at most 64 of A-Z, a-z, 0-9, _ and -: {payload}", {})


def payload_of(url: str) -> str | None:
    """Return what a link to the bot starts it with; None for any other link."""
    parts = urlsplit(url)
    if parts.hostname not in {"t.me", "telegram.me"} or parts.path.strip("/").lower() != BOT_NAME:
        return None
    return parse_qs(parts.query, keep_blank_values=True).get("start", [None])[0]


def is_start_payload(payload: str) -> bool:
    """Whether clients pass the payload on.

    >>> is_start_payload("c_12-a"), is_start_payload("a b"), is_start_payload("x" * 65)
    (True, False, False)
    """
    plain = payload.replace("_", "").replace("-", "")
    return 0 < len(payload) <= START_PAYLOAD and payload.isascii() and (plain.isalnum() or not plain)


def find_button(buttons: Buttons, wanted: str) -> Json:
    """Return the button of this text, or this callback data.

    Raises:
        LookupError: If there is none, or the text is that of several.
    """
    everything = [button for row in buttons for button in row]
    found = [button for button in everything if wanted in {button["text"], button.get("callback_data")}]
    if len(found) != 1:
        shown = [(button["text"], button.get("callback_data")) for button in everything]
        raise LookupError(f"{len(found)} buttons are {wanted!r}; there are {shown}")
    return found[0]


def _check_button(button: Json) -> None:
    if not clean(str(button.get("text", ""))).strip():
        raise ApiError(400, "Bad Request: text buttons can't be empty")
    kinds = [kind for kind in _KINDS if kind in button]
    if len(kinds) != 1:
        raise ApiError(400, "Bad Request: BUTTON_TYPE_INVALID")
    if "callback_data" in button and not 0 < len(str(button["callback_data"]).encode()) <= CALLBACK_DATA_BYTES:
        raise ApiError(400, "Bad Request: BUTTON_DATA_INVALID")
    if "copy_text" in button and not 0 < utf16_length(str(button["copy_text"].get("text", ""))) <= COPIED_UNITS:
        raise ApiError(400, "Bad Request: BUTTON_COPY_TEXT_INVALID")
    if "url" in button and not is_valid_url(str(button["url"])):
        raise ApiError(400, f"Bad Request: inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL")
