"""Telegram's flood limits as the emulator keeps them, on a clock that the test turns."""

import pytest

from tests.telegram_api.faults import ApiError
from tests.telegram_api.limits import FloodLimits

GROUP = -1005


def _seconds_to_wait(limits: FloodLimits, chat_id: int, now: float, method: str = "sendmessage") -> int:
    try:
        limits.admit(method, chat_id, now)
    except ApiError as error:
        return error.parameters["retry_after"]
    return 0


@pytest.mark.parametrize(
    ("chats", "pause", "taken"),
    [
        ([1001] * 10, 0.0, 3),
        ([1001] * 10, 1.0, 10),
        ([GROUP] * 40, 1.0, 32),
        (list(range(1, 101)), 0.0, 33),
        (list(range(1, 101)), 1 / 30, 100),
    ],
    ids=["a burst in a chat", "one a second", "20 a minute in a group", "a burst over all", "30 a second"],
)
def test_so_many_messages_are_taken(chats: list[int], pause: float, taken: int) -> None:
    """
    A short burst passes; then the rate holds in a chat, in a group and over all, for senders who wait when refused.
    """
    limits = FloodLimits()
    at, first_refused = 0.0, len(chats)
    for count, chat_id in enumerate(chats):
        if _seconds_to_wait(limits, chat_id, at):
            first_refused = count
            break
        at += pause

    assert first_refused == taken


def test_who_waits_as_told_is_taken_again() -> None:
    """
    After exactly the seconds that were named the next message passes.
    """
    limits = FloodLimits()
    while not (wait := _seconds_to_wait(limits, GROUP, 0.0)):
        pass

    assert wait == 1
    assert _seconds_to_wait(limits, GROUP, 0.5) == 1
    assert _seconds_to_wait(limits, GROUP, 1.0) == 0


def test_a_queued_wait_holds_for_its_chat_only() -> None:
    """
    A chat that a fault told to wait is refused until then, with the limits off too; another is not.
    """
    limits = FloodLimits(is_on=False)
    limits.block("sendmessage", 1001, 5, now=0.0)

    assert _seconds_to_wait(limits, 1001, 2.0) == 3
    assert _seconds_to_wait(limits, 1002, 2.0) == 0
    assert _seconds_to_wait(limits, 1001, 5.0) == 0


def test_typing_is_no_message() -> None:
    """
    What is no message is never refused for being too many.
    """
    limits = FloodLimits()

    assert {_seconds_to_wait(limits, 1001, 0.0, "sendchataction") for _ in range(100)} == {0}
