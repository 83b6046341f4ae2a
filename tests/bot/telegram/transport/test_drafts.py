"""Drafts of a message: what is shown while it is written, and that the message comes after the last of them."""

import asyncio
from typing import Any, cast

import pytest
from telegram import Bot
from telegram.error import BadRequest, TelegramError

from bot.telegram.messages.replies import Place
from bot.telegram.transport import drafts
from bot.telegram.transport.drafts import drafting

PLACE = Place(7, 3)


class _Bot:
    """Takes drafts, each after some seconds, or refuses them."""

    def __init__(self, seconds: float = 0.0, error: TelegramError | None = None) -> None:
        self.sent: list[tuple[Any, ...]] = []
        self._seconds = seconds
        self._error = error

    async def send_message_draft(self, chat_id: int, number: int, text: str, *, message_thread_id: int | None) -> bool:
        """See `telegram.Bot`."""
        if self._error:
            self.sent.append((text,))
            raise self._error
        await asyncio.sleep(self._seconds)
        self.sent.append((chat_id, number, text, message_thread_id))
        return True


@pytest.fixture(autouse=True)
def _without_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Send at once, and the next one a little later."""
    monkeypatch.setattr(drafts, "_FIRST_SECONDS", 0.0)
    monkeypatch.setattr(drafts, "_STEP_SECONDS", 0.05)


async def test_the_last_text_wins() -> None:
    """
    What comes while one waits takes its place; nobody sees a text twice.
    """
    bot = _Bot()
    async with drafting(cast("Bot", bot), PLACE, 11) as show:
        await asyncio.to_thread(show, "One.")
        await asyncio.sleep(0.02)
        for text in ("One. Two.", "One. Two. Three.\x00"):
            show(text)
        await asyncio.sleep(0.2)

    assert bot.sent == [(7, 11, "One.", 3), (7, 11, "One. Two. Three.", 3)]


async def test_the_message_waits_for_a_draft_on_its_way() -> None:
    """
    And no draft begins once the text is whole.
    """
    bot = _Bot(seconds=0.1)
    async with drafting(cast("Bot", bot), PLACE, 11) as show:
        show("One.")
        await asyncio.sleep(0.03)
        show("One. Two.")
    sent = list(bot.sent)
    await asyncio.sleep(0.2)

    assert sent == bot.sent == [(7, 11, "One.", 3)]


async def test_without_a_text_nothing_is_shown() -> None:
    """
    Most answers get no prose.
    """
    bot = _Bot()
    async with drafting(cast("Bot", bot), PLACE, 11):
        await asyncio.sleep(0.02)

    assert bot.sent == []


async def test_after_a_refusal_no_other_is_tried() -> None:
    """
    It costs the preview and nothing else.
    """
    bot = _Bot(error=BadRequest("no drafts here"))
    async with drafting(cast("Bot", bot), PLACE, 11) as show:
        show("One.")
        await asyncio.sleep(0.02)
        show("One. Two.")
        await asyncio.sleep(0.1)

    assert bot.sent == [("One.",)]
