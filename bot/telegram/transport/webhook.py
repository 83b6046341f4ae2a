"""Telegram's webhook: each update is committed to the inbox before it is acknowledged.

python-telegram-bot's own endpoint acknowledges updates before storing them, does not compare the secret in constant
time, and logs a wrong one. Here a caller without the secret learns nothing and stores nothing. Telegram delivers a
chat's updates one by one, and repeats any that did not get a 200.
"""

import asyncio
import hashlib
import hmac
import json
import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from telegram import Bot
from telegram.error import BadRequest, TelegramError

from bot.errors import SettingsError
from bot.records.inbox import Inbox
from bot.records.updates.table import Received
from bot.telegram.transport.arrivals import ALLOWED_UPDATES, received
from bot.telegram.transport.watchdog import Contact
from index.errors import CatalogueError

_LOGGER = logging.getLogger(__name__)

#: The longest body accepted. Telegram's largest updates, long captions with replies, take about ten kilobytes.
MOST_BYTES = 1_000_000

#: How long a body may take to arrive.
_BODY_SECONDS = 10.0

#: Deliveries at the same time. Each takes some milliseconds, and a chat has one at a time.
_CONNECTIONS = 8

#: The time between two checks of whether Telegram can deliver.
_LOOK_SECONDS = 300.0

_SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - its name
_LARGEST_ID = 2**63 - 1


@dataclass(frozen=True, slots=True)
class WebhookAddress:
    """The address that Telegram delivers to, and the secret that identifies Telegram.

    Attributes:
        public: The public https address, with the path of a proxy if there is one.
        secret: Sent by Telegram with each update.
        certificate: A PEM file for a self-signed certificate; empty if Telegram trusts the proxy's.
    """

    public: str
    secret: str = field(repr=False)
    certificate: str = ""

    @property
    def path(self) -> str:
        """The path to serve. It is derived from the secret, which cannot be derived from it."""
        unguessable = hmac.new(self.secret.encode(), b"path", hashlib.sha256).hexdigest()
        return f"{urlsplit(self.public).path.rstrip('/')}/telegram/{unguessable}"

    @property
    def url(self) -> str:
        """The full address given to Telegram."""
        parts = urlsplit(self.public)
        return f"{parts.scheme}://{parts.netloc}{self.path}"


class Receiver:
    """Receive updates over HTTP.

    Args:
        on_stored: Called after each stored update.
    """

    def __init__(self, address: WebhookAddress, inbox: Inbox, on_stored: Callable[[], None], contact: Contact) -> None:
        self._secret = address.secret.encode()
        self._path = address.path
        self._inbox = inbox
        self._on_stored = on_stored
        self._contact = contact
        self._storing = asyncio.Lock()  # keeps the order of arrival, which threads would not

    def route(self) -> Route:
        """Return the route that Telegram posts to."""
        return Route(self._path, self.receive, methods=["POST"])

    async def receive(self, request: Request) -> Response:
        """Store one update; answer 200 only if it is stored."""
        if not hmac.compare_digest(request.headers.get(_SECRET_HEADER, "").encode("latin-1"), self._secret):
            _LOGGER.warning("a call of the webhook without the right secret was refused")
            return PlainTextResponse("Forbidden", 403)
        if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
            return PlainTextResponse("Unsupported Media Type", 415)
        try:
            async with asyncio.timeout(_BODY_SECONDS):
                body = await _read_body(request)
        except (TimeoutError, ClientDisconnect):
            return PlainTextResponse("Request Timeout", 408)
        if body is None:
            return PlainTextResponse("Content Too Large", 413)
        update = _read_update(body)
        return await self._store(update) if update else PlainTextResponse("Bad Request", 400)

    async def _store(self, update: Received) -> Response:
        try:
            async with self._storing:
                await asyncio.to_thread(self._inbox.store, [update])
        except CatalogueError as error:
            _LOGGER.error("an update cannot be stored, so it stays with Telegram: %s", error)  # noqa: TRY400 - its message says it all
            return PlainTextResponse("Service Unavailable", 503)
        self._contact.note_success()
        self._on_stored()
        return Response(status_code=200)


class Delivery:
    """Set up Telegram's delivery to the webhook, and watch it."""

    def __init__(self, bot: Bot, address: WebhookAddress) -> None:
        self._bot = bot
        self.address = address
        self._last_error: datetime | None = None
        self.trouble: str | None = None

    async def begin(self) -> None:
        """Set the webhook at Telegram. This ends polling, and drops no updates.

        Raises:
            SettingsError: If Telegram rejects the address.
            TelegramError: If Telegram cannot be reached.
        """
        certificate = self.address.certificate
        try:
            await self._bot.set_webhook(
                self.address.url,
                certificate=Path(certificate) if certificate else None,
                max_connections=_CONNECTIONS,
                allowed_updates=list(ALLOWED_UPDATES),
                secret_token=self.address.secret,
            )
        except BadRequest as error:
            raise SettingsError(f"Telegram does not take ONRECORD_WEBHOOK_URL: {error}") from error

    async def watch(self) -> None:
        """Check repeatedly until cancelled."""
        while True:
            await asyncio.sleep(_LOOK_SECONDS)
            try:
                await self.look()
            except (TelegramError, SettingsError) as error:
                _LOGGER.warning("Telegram does not say whether it delivers: %s", error)

    async def look(self) -> None:
        """Check the state of delivery. Set the webhook again if another program with the same token changed it."""
        info = await self._bot.get_webhook_info()
        if info.url != self.address.url:
            _LOGGER.warning("another program took the webhook away; telling Telegram our address again")
            await self.begin()
        is_new = info.last_error_date is not None and info.last_error_date != self._last_error
        self._last_error = info.last_error_date
        if is_new and info.pending_update_count:
            self.trouble = f"Telegram cannot deliver: {info.last_error_message}"
            _LOGGER.warning("%s (%s updates wait there)", self.trouble, info.pending_update_count)
        elif not info.pending_update_count:
            self.trouble = None


async def _read_body(request: Request) -> bytes | None:
    """Return the body; None once it exceeds the limit, reading no further."""
    pieces, size = [], 0
    async for piece in request.stream():
        size += len(piece)
        if size > MOST_BYTES:
            return None
        pieces.append(piece)
    return b"".join(pieces)


def _read_update(body: bytes) -> Received | None:
    """Return the update; None if it is malformed, since a caller with the secret may still be faulty."""
    try:
        update = json.loads(body)
        update_id = update["update_id"]
        if type(update_id) is not int or not 0 <= update_id <= _LARGEST_ID:
            return None
        return received(update)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
