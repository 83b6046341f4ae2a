"""Delivery by HTTP POST: repeated until it is taken, with the secret, and never beside polling."""

import asyncio
import json
from collections.abc import AsyncIterator
from http import HTTPStatus

import pytest
import pytest_asyncio
from telegram import Bot
from telegram.error import BadRequest, Conflict

from tests.telegram_api.server import TelegramApi

pytestmark = pytest.mark.end_to_end
HOOK = "https://bot.tern.example.org/hook"


class Receiver:
    """A bot's endpoint; ``answers`` are the statuses that it gives first, then 200."""

    def __init__(self) -> None:
        self.answers: list[HTTPStatus] = []
        self.requests: list[tuple[str, dict[str, str], dict[str, object]]] = []
        self.changed = asyncio.Event()

    async def handle(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Take one request and close."""
        head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
        headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in head[1:] if line)}
        body = json.loads(await reader.readexactly(int(headers["content-length"])))
        self.requests.append((head[0], headers, body))
        status = self.answers.pop(0) if self.answers else HTTPStatus.OK
        writer.write(f"HTTP/1.1 {status} x\r\ncontent-length: 0\r\nconnection: close\r\n\r\n".encode())
        await writer.drain()
        writer.close()
        await writer.wait_closed()
        self.changed.set()


@pytest_asyncio.fixture
async def bot(telegram_api: TelegramApi) -> AsyncIterator[Bot]:
    """A client of the emulator."""
    async with Bot(telegram_api.token, base_url=f"{telegram_api.url}/bot") as client:
        yield client


@pytest_asyncio.fixture
async def receiver(telegram_api: TelegramApi) -> AsyncIterator[Receiver]:
    """An endpoint behind the emulator's proxy."""
    receiver = Receiver()
    async with await asyncio.start_server(receiver.handle, "127.0.0.1", 0) as server:
        telegram_api.forward_webhook_to(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}")
        yield receiver


async def test_updates_are_posted_until_they_are_taken(telegram_api: TelegramApi, bot: Bot, receiver: Receiver) -> None:
    """
    A refusal repeats the update, its order is kept, and each carries the secret.
    """
    receiver.answers = [HTTPStatus.SERVICE_UNAVAILABLE]
    await bot.set_webhook(HOOK, secret_token="a_secret-1")

    first, second = telegram_api.put_text("one"), telegram_api.put_text("two")
    await asyncio.to_thread(telegram_api.wait_until_confirmed)
    info = await bot.get_webhook_info()

    assert [body["update_id"] for _, _, body in receiver.requests] == [first, first, second]
    assert {line for line, _, _ in receiver.requests} == {"POST /hook HTTP/1.1"}
    assert {headers["x-telegram-bot-api-secret-token"] for _, headers, _ in receiver.requests} == {"a_secret-1"}
    assert (info.url, info.pending_update_count) == (HOOK, 0)
    assert info.last_error_message == "Wrong response from the webhook: 503"


async def test_chats_do_not_wait_for_each_other(telegram_api: TelegramApi, bot: Bot, receiver: Receiver) -> None:
    """
    While one chat's update is repeated, another chat's is delivered; within a chat the order is kept.
    """
    receiver.answers = [HTTPStatus.SERVICE_UNAVAILABLE] * 2
    await bot.set_webhook(HOOK, max_connections=2)

    first, second = telegram_api.put_text("one", chat_id=1), telegram_api.put_text("two", chat_id=1)
    other = telegram_api.put_text("three", chat_id=2)
    await asyncio.to_thread(telegram_api.wait_until_confirmed)
    posted = [body["update_id"] for _, _, body in receiver.requests]

    assert [one for one in posted if one != other] == [first, first, second]
    assert posted.index(other) < posted.index(second)


async def test_polling_and_a_webhook_exclude_each_other(
    telegram_api: TelegramApi, bot: Bot, receiver: Receiver
) -> None:
    """
    Setting one ends the poll that is under way and refuses new ones until it is deleted.
    """
    _ = receiver
    poll = asyncio.create_task(bot.get_updates(timeout=30))
    await asyncio.to_thread(telegram_api.wait_for_calls, "getUpdates")

    async with Bot(telegram_api.token, base_url=f"{telegram_api.url}/bot") as second:
        await second.set_webhook(HOOK)
    with pytest.raises(Conflict, match="setWebhook"):
        await poll
    with pytest.raises(Conflict, match="webhook is active"):
        await bot.get_updates(timeout=0)
    await bot.delete_webhook()

    assert await bot.get_updates(timeout=0) == ()


@pytest.mark.parametrize(
    ("url", "more", "complaint"),
    [
        ("http://bot.tern.example.org/", {}, "HTTPS"),
        ("https://bot.tern.example.org:9000/", {}, "ports"),
        ("https://127.0.0.1/", {}, "reserved"),
        ("https://bot/", {}, "resolve"),
        (HOOK, {"secret_token": "a b"}, "unallowed"),
        (HOOK, {"secret_token": "a" * 257}, "unallowed"),
        (HOOK, {"max_connections": 101}, "max_connections"),
    ],
    ids=["http", "port", "loopback", "host", "secret", "long secret", "connections"],
)
async def test_a_webhook_that_telegram_refuses_is_refused(
    telegram_api: TelegramApi, bot: Bot, url: str, more: dict[str, object], complaint: str
) -> None:
    """
    Each refusal is a 400 in Telegram's words, and nothing is set.
    """
    with pytest.raises(BadRequest, match=f"(?i){complaint}"):
        await bot.set_webhook(url, **more)  # type: ignore[arg-type]

    assert telegram_api.state.webhook is None
    assert len(telegram_api.violations) == 1
