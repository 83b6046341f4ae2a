"""The webhook's endpoint: what it stores, what it refuses, and what Telegram is told of it."""

import asyncio
import json
import logging
from collections import deque
from collections.abc import AsyncIterator
from pathlib import Path

import httpx2
import pytest
from sqlalchemy import Engine
from starlette.applications import Starlette

from bot.errors import SettingsError
from bot.records.inbox import Inbox, prepare_tables
from bot.telegram.transport.arrivals import ALLOWED_UPDATES
from bot.telegram.transport.watchdog import Contact
from bot.telegram.transport.webhook import MOST_BYTES, Delivery, Receiver, WebhookAddress
from index.catalogue.database import open_catalogue
from index.errors import CatalogueError
from tests.bot.support.offline_telegram import OfflineTelegram, message_update, offline_application
from tests.telegram_api.faults import ApiError

SECRET = "Planted_Secret-0123456789"
ADDRESS = WebhookAddress("https://bot.tern.example.org", SECRET)
HEADERS = {"X-Telegram-Bot-Api-Secret-Token": SECRET, "Content-Type": "application/json"}


class FailingInbox(Inbox):
    """An inbox on a full disk."""

    def store(self, updates: object) -> int:
        """Store nothing."""
        raise CatalogueError(f"the disk is full, {type(updates).__name__} lost")


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    """A catalogue with the bot's tables."""
    engine = open_catalogue(tmp_path)
    prepare_tables(engine)
    return engine


@pytest.fixture
def inbox(engine: Engine) -> Inbox:
    """An empty inbox."""
    return Inbox(engine, 7)


def client_of(inbox: Inbox, woken: list[bool] | None = None) -> httpx2.AsyncClient:
    """Return a client of a server whose only route is the webhook."""
    calls = [] if woken is None else woken
    receiver = Receiver(ADDRESS, inbox, lambda: calls.append(True), Contact())
    transport = httpx2.ASGITransport(Starlette(routes=[receiver.route()]))
    return httpx2.AsyncClient(transport=transport, base_url="http://127.0.0.1")


@pytest.fixture
async def client(inbox: Inbox) -> AsyncIterator[httpx2.AsyncClient]:
    """A client of the webhook."""
    async with client_of(inbox) as client:
        yield client


def waiting(inbox: Inbox) -> list[int]:
    """Return the ids of the updates that wait, in order, and take them out."""
    found = []
    while stored := inbox.claim():
        found.append(stored.update_id)
        inbox.finish(stored.sequence)
    return found


async def test_an_update_is_stored_before_it_is_confirmed(inbox: Inbox) -> None:
    """
    Status 200 comes with the update in the inbox, and the workers are woken; a repetition is confirmed and not stored.
    """
    woken: list[bool] = []
    async with client_of(inbox, woken) as client:
        answers = [await client.post(ADDRESS.path, json=message_update("Who said so?"), headers=HEADERS) for _ in "ab"]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert inbox.count() == 1
    assert woken == [True, True]


async def test_updates_keep_the_order_in_which_they_come(inbox: Inbox, client: httpx2.AsyncClient) -> None:
    """
    Forty deliveries at the same time are stored first come, first served.
    """
    posts = [
        asyncio.create_task(client.post(ADDRESS.path, json=message_update("So?", update_id=number), headers=HEADERS))
        for number in range(40)
    ]
    answers = await asyncio.gather(*posts)

    assert {answer.status_code for answer in answers} == {200}
    assert waiting(inbox) == list(range(40))


@pytest.mark.parametrize(
    "given",
    [None, "", SECRET[:-1], SECRET + "x", SECRET.lower(), "x" * 5000, "ключ".encode().decode("latin-1")],
    ids=["none", "empty", "shorter", "longer", "lower", "long", "not ASCII"],
)
async def test_who_does_not_know_the_secret_stores_nothing(
    inbox: Inbox, client: httpx2.AsyncClient, caplog: pytest.LogCaptureFixture, given: str | None
) -> None:
    """
    Status 403 whatever the body is, and neither value is logged.
    """
    caplog.set_level(logging.DEBUG)
    headers = {"Content-Type": "application/json"}
    if given is not None:
        headers["X-Telegram-Bot-Api-Secret-Token"] = given
    answer = await client.post(
        ADDRESS.path,
        json=message_update("So?"),
        headers=[(name.encode(), value.encode("latin-1")) for name, value in headers.items()],
    )

    assert answer.status_code == 403
    assert inbox.count() == 0
    assert SECRET.lower() not in caplog.text.lower()
    assert not given or given not in caplog.text


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"{", 400),
        (b"[]", 400),
        (b"null", 400),
        (b"{}", 400),
        (b'{"update_id": "1"}', 400),
        (b'{"update_id": true}', 400),
        (b'{"update_id": -1}', 400),
        (b'{"update_id": 9223372036854775808}', 400),
        (b'{"update_id": 1e400}', 400),
        (b"\xff\xfe", 400),
        (b"[" * 200_000, 400),
        (b'{"update_id": ' + b"1" * 10_000 + b"}", 400),
        (b'{"update_id": 1, "message": "no object"}', 200),
        (b'{"update_id": 1, "message": {"text": "\\ud800"}}', 200),
        (b" " * (MOST_BYTES + 1), 413),
    ],
    ids=lambda value: repr(value[:40]) if isinstance(value, bytes) else str(value),
)
async def test_a_broken_body_is_refused(inbox: Inbox, client: httpx2.AsyncClient, body: bytes, status: int) -> None:
    """
    What is no update is not stored; what is one, if an odd one, is the workers' to judge.
    """
    answer = await client.post(ADDRESS.path, content=body, headers=HEADERS)

    assert answer.status_code == status
    assert inbox.count() == (status == 200)


async def test_a_body_without_end_is_not_read_to_its_end(inbox: Inbox, client: httpx2.AsyncClient) -> None:
    """
    After a megabyte no further piece is asked for, whatever length was announced.
    """
    given = []

    async def pieces() -> AsyncIterator[bytes]:
        for number in range(1000):
            given.append(number)
            yield b" " * 100_000

    answer = await client.post(ADDRESS.path, content=pieces(), headers=HEADERS)

    assert answer.status_code == 413
    assert len(given) <= 12
    assert inbox.count() == 0


@pytest.mark.parametrize("kind", ["", "text/plain", "application/x-www-form-urlencoded", "application/json2"])
async def test_only_json_is_taken(inbox: Inbox, client: httpx2.AsyncClient, kind: str) -> None:
    """
    Any other type is refused before the body is read.
    """
    answer = await client.post(
        ADDRESS.path, content=json.dumps(message_update("So?")), headers=HEADERS | {"Content-Type": kind}
    )

    assert answer.status_code == 415
    assert inbox.count() == 0


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "PATCH"])
async def test_only_post_is_taken(client: httpx2.AsyncClient, method: str) -> None:
    """
    Other methods get 405 and learn nothing.
    """
    answer = await client.request(method, ADDRESS.path, headers=HEADERS)

    assert answer.status_code == 405


@pytest.mark.parametrize("path", ["/", "/telegram", "/telegram/", f"/telegram/{SECRET}"])
async def test_other_paths_lead_nowhere(client: httpx2.AsyncClient, path: str) -> None:
    """
    The path follows from the secret and cannot be guessed without it.
    """
    answer = await client.post(path, json=message_update("So?"), headers=HEADERS)

    assert answer.status_code == 404


async def test_what_cannot_be_stored_stays_with_telegram(engine: Engine) -> None:
    """
    Status 503, so that Telegram repeats it, and nobody is woken.
    """
    woken: list[bool] = []
    async with client_of(FailingInbox(engine, 7), woken) as client:
        answer = await client.post(ADDRESS.path, json=message_update("So?"), headers=HEADERS)

    assert answer.status_code == 503
    assert woken == []


def test_the_address_does_not_tell_the_secret() -> None:
    """
    Path and secret differ, a path of the public address is kept, and printing shows no secret.
    """
    address = WebhookAddress("https://tern.example.org:8443/bots/", SECRET)

    assert address.url.startswith("https://tern.example.org:8443/bots/telegram/")
    assert address.path == WebhookAddress("https://other.example.org/bots", SECRET).path
    assert address.path != WebhookAddress("https://other.example.org/bots", SECRET + "x").path
    assert SECRET not in address.url + repr(address)


class WebhookTelegram(OfflineTelegram):
    """Telegram with what it says of the webhook."""

    def __init__(self) -> None:
        super().__init__()
        self.info: dict[str, object] = {"url": ADDRESS.url, "has_custom_certificate": False, "pending_update_count": 0}

    def _result(self, name: str, given: dict[str, object]) -> object:
        return self.info if name == "getWebhookInfo" else super()._result(name, given)


@pytest.fixture
def telegram() -> WebhookTelegram:
    """Telegram without a socket."""
    return WebhookTelegram()


async def test_telegram_is_told_where_to_deliver(telegram: WebhookTelegram) -> None:
    """
    Address, secret and wanted kinds go out; nothing that waits is dropped.
    """
    await Delivery(offline_application(telegram).bot, ADDRESS).begin()

    (call,) = telegram.calls
    assert call[0] == "setWebhook"
    assert (call[1]["url"], call[1]["secret_token"]) == (ADDRESS.url, SECRET)
    assert call[1]["allowed_updates"] == list(ALLOWED_UPDATES)
    assert "drop_pending_updates" not in call[1]


async def test_an_address_that_telegram_refuses_is_told(telegram: WebhookTelegram) -> None:
    """
    The error names the setting, with Telegram's reason.
    """
    telegram.refusals["setWebhook"] = deque([ApiError(400, "Bad Request: bad webhook: HTTPS url must be provided")])

    with pytest.raises(SettingsError, match="does not take ONRECORD_WEBHOOK_URL: Bad webhook: https url"):
        await Delivery(offline_application(telegram).bot, ADDRESS).begin()


async def test_a_webhook_that_was_taken_away_is_set_again(telegram: WebhookTelegram) -> None:
    """
    Another program on the same token turned it off: the address is told anew.
    """
    telegram.info["url"] = ""
    await Delivery(offline_application(telegram).bot, ADDRESS).look()

    assert [name for name, _ in telegram.calls] == ["getWebhookInfo", "setWebhook"]


async def test_failing_deliveries_are_a_trouble_until_nothing_waits(telegram: WebhookTelegram) -> None:
    """
    What Telegram says of its last failure is known for as long as updates wait there.
    """
    delivery = Delivery(offline_application(telegram).bot, ADDRESS)
    failing = {"last_error_date": 1770120000, "last_error_message": "Connection refused", "pending_update_count": 3}
    telegram.info |= failing
    await delivery.look()
    during = delivery.trouble
    telegram.info["pending_update_count"] = 0
    await delivery.look()

    assert during == "Telegram cannot deliver: Connection refused"
    assert delivery.trouble is None
