"""A client's HTTP request, whichever way it was written: query, form, JSON, or several parts with files."""

import json
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import HTTP
from typing import Any, cast
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import Response

from tests.telegram_api.state import Document, Json

#: Values that a form carries as JSON.
_STRUCTURED = {
    *("allowed_updates", "button", "commands", "entities", "link_preview_options", "reaction", "reply_markup"),
    *("reply_parameters", "results", "scope", "show_alert", "is_personal", "drop_pending_updates"),
}


async def read_parameters(request: Request) -> Json:
    """Read query and body into one mapping, structured values parsed and files as `Document`."""
    body = await request.body()
    kind = request.headers.get("content-type", "")
    if kind.startswith("application/json"):
        given: Json = json.loads(body or b"{}")
    elif kind.startswith("multipart/form-data"):
        given = _parts(kind, body)
    else:
        given = dict(parse_qsl(body.decode(), keep_blank_values=True))
    merged = {**request.query_params, **given}
    return {
        name: json.loads(value) if name in _STRUCTURED and isinstance(value, str) else value
        for name, value in merged.items()
    }


def _parts(kind: str, body: bytes) -> Json:
    """Read a form of several parts; a parameter that names one as ``attach://part`` is that part."""
    whole = BytesParser(EmailMessage, policy=HTTP).parsebytes(f"Content-Type: {kind}\r\n\r\n".encode() + body)
    given: Json = {}
    for part in cast("list[EmailMessage]", whole.get_payload()):
        name = str(part.get_param("name", header="content-disposition"))
        content = cast("bytes", part.get_payload(decode=True))
        file_name = part.get_filename()
        given[name] = content.decode() if file_name is None else Document(file_name, content)
    return {
        name: given.get(value.removeprefix("attach://"))
        if isinstance(value, str) and value.startswith("attach://")
        else value
        for name, value in given.items()
    }


def chat_of(parameters: Json) -> int | None:
    """Return the chat that a call is about."""
    try:
        return int(parameters["chat_id"])
    except (KeyError, TypeError, ValueError):
        return None


class BrokenResponse(Response):
    """Ends the connection in the middle of an answer."""

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Promise more than is sent."""
        _ = scope, receive
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"64")]})
        await send({"type": "http.response.body", "body": b'{"ok":'})
