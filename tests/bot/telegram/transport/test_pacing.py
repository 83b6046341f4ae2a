"""Messages go at the pace that Telegram allows, and a chat that is told to wait holds up no other."""

import asyncio
from datetime import timedelta

import pytest
from telegram.error import RetryAfter

from bot.telegram.transport.pacing import LONGEST_WAIT_IN_PLACE, Limit, Pacer
from tests.simulated_time import in_simulated_time

ROUNDING = 1e-6  # of sums of seconds

pytestmark = pytest.mark.filterwarnings("ignore:.*timedelta:Warning")  # durations in the form that is going away, too


class Telegram:
    """Takes requests, and notes when each began; ``waits`` are the seconds that a chat's next requests are told."""

    def __init__(self, pacer: Pacer) -> None:
        self._pacer = pacer
        self.taken: list[tuple[int, float]] = []
        self.asked = 0
        self.waits: dict[int, list[float]] = {}

    async def send(self, chat: int, endpoint: str = "sendMessage") -> object:
        """Send as the library does."""
        return await self._pacer.process_request(self._take, (chat,), {}, endpoint, {"chat_id": chat}, None)

    async def _take(self, chat: int) -> bool:
        self.asked += 1
        await asyncio.sleep(0)
        if self.waits.get(chat):
            raise RetryAfter(timedelta(seconds=self.waits[chat].pop(0)))
        self.taken.append((chat, asyncio.get_running_loop().time()))
        return True

    def times(self, *chats: int) -> list[float]:
        """Return when the chats' requests were taken."""
        return [moment for chat, moment in self.taken if chat in chats]


def most_within(seconds: float, times: list[float]) -> int:
    """Return how many of these moments lie within any such time."""
    return max(sum(start <= moment < start + seconds for moment in times) for start in times)


@in_simulated_time
async def test_a_chat_gets_one_message_at_a_time_and_no_other_waits_for_it() -> None:
    """
    Messages to one chat keep their distance; those to others go at once.
    """
    telegram = Telegram(Pacer(in_chat=Limit(1, 0.2)))

    await asyncio.gather(*(telegram.send(1) for _ in range(3)), *(telegram.send(chat) for chat in (2, 3, 4)))

    first, second, third = telegram.times(1)
    assert [second - first, third - second] == pytest.approx([0.2, 0.2])
    assert set(telegram.times(2, 3, 4)) == {first}


@in_simulated_time
async def test_the_limit_over_all_chats_holds_within_any_second() -> None:
    """
    Also right after a rest no more go out than allowed: the limit is a window, not a bucket.
    """
    telegram = Telegram(Pacer(in_all=Limit(5, 0.2)))

    await asyncio.gather(*(telegram.send(chat) for chat in range(1, 16)))

    assert len(telegram.taken) == 15
    assert most_within(0.2 - ROUNDING, telegram.times(*range(1, 16))) == 5


@in_simulated_time
async def test_a_group_has_a_limit_of_its_own() -> None:
    """
    A private chat has none per minute.
    """
    telegram = Telegram(Pacer(in_chat=Limit(1, 0.0), in_group=Limit(2, 0.2)))

    await asyncio.gather(*(telegram.send(chat) for chat in (-1, 1) for _ in range(4)))

    assert most_within(0.2 - ROUNDING, telegram.times(-1)) == 2
    assert len(set(telegram.times(1))) == 1


@in_simulated_time
async def test_a_long_wait_for_a_place_is_given_back_to_the_caller() -> None:
    """
    A group that has used up its minute blocks no worker: it is told how long the wait is.
    """
    telegram = Telegram(Pacer(max_retries=3, in_chat=Limit(1, 0.0), in_group=Limit(2, 60.0)))
    for _ in range(2):
        await telegram.send(-1)

    with pytest.raises(RetryAfter):
        await telegram.send(-1)

    assert telegram.asked == 2


@pytest.mark.parametrize("endpoint", ["sendChatAction", "answerCallbackQuery", "setMyCommands"])
@in_simulated_time
async def test_what_is_no_message_does_not_wait(endpoint: str) -> None:
    """
    "Typing" and the answer to a tap take no message's place.
    """
    telegram = Telegram(Pacer(in_chat=Limit(1, 60.0)))
    await telegram.send(1)

    async with asyncio.timeout(1):
        await telegram.send(1, endpoint)

    assert telegram.asked == 2


@in_simulated_time
async def test_only_the_chat_that_was_told_waits() -> None:
    """
    A short wait is waited out and the message goes; meanwhile others go, which the library's own limiter holds up.
    """
    telegram = Telegram(Pacer(max_retries=1, in_chat=Limit(1, 0.0)))
    telegram.waits[1] = [0.3]

    waiting = asyncio.create_task(telegram.send(1))
    await asyncio.sleep(0.1)  # of the time told to wait, some has gone
    await asyncio.gather(telegram.send(2), telegram.send(3))
    early = list(telegram.taken)
    await waiting

    assert [chat for chat, _ in early] == [2, 3]
    assert [chat for chat, _ in telegram.taken] == [2, 3, 1]


@in_simulated_time
async def test_a_long_wait_is_kept_but_not_waited_out() -> None:
    """
    The caller learns at once how long to wait, and asking too early does not reach Telegram.
    """
    telegram = Telegram(Pacer(max_retries=3, in_chat=Limit(1, 0.0)))
    telegram.waits[1] = [LONGEST_WAIT_IN_PLACE * 4]

    for _ in range(2):
        with pytest.raises(RetryAfter):
            await telegram.send(1)

    assert telegram.asked == 1


@in_simulated_time
async def test_tries_are_bounded() -> None:
    """
    Who is told to wait again and again gives up.
    """
    telegram = Telegram(Pacer(max_retries=2, in_chat=Limit(1, 0.0)))
    telegram.waits[1] = [0.0] * 9

    with pytest.raises(RetryAfter):
        await telegram.send(1)

    assert telegram.asked == 3


@in_simulated_time
async def test_several_waiting_chats_mean_the_whole_bot() -> None:
    """
    Telegram does not say whose limit was met; three chats at once are no accident, and then all wait.
    """
    telegram = Telegram(Pacer(in_chat=Limit(1, 0.0)))
    for chat in (1, 2, 3):
        telegram.waits[chat] = [LONGEST_WAIT_IN_PLACE * 4]
        with pytest.raises(RetryAfter):
            await telegram.send(chat)

    with pytest.raises(RetryAfter):
        await telegram.send(4)

    assert telegram.asked == 3


@in_simulated_time
async def test_idle_chats_are_forgotten() -> None:
    """
    A bot with a million chats does not remember when it last wrote to each.
    """
    pacer = Pacer(in_all=Limit(100, 0.0))
    telegram = Telegram(pacer)
    await asyncio.gather(*(telegram.send(chat) for chat in range(-20, 20)))
    await asyncio.sleep(61)

    assert len(pacer._chats) == len(pacer._groups) == 0
