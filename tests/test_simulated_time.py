"""A loop whose clock jumps is on time, and takes none."""

import asyncio

import pytest

from tests.simulated_time import in_simulated_time


@in_simulated_time
async def test_sleepers_wake_in_their_order_and_on_time() -> None:
    """
    A day of sleep is over at once, after all that was to happen before.
    """
    loop = asyncio.get_running_loop()
    woken: list[tuple[float, str]] = []

    async def sleep(seconds: float, name: str) -> None:
        await asyncio.sleep(seconds)
        woken.append((loop.time(), name))

    await asyncio.gather(sleep(86_400, "last"), sleep(0.5, "first"), sleep(2, "second"))

    assert [name for _, name in woken] == ["first", "second", "last"]
    assert [moment for moment, _ in woken] == pytest.approx([0.5, 2, 86_400])


@in_simulated_time
async def test_a_time_limit_ends_what_never_comes() -> None:
    """
    Limits count the clock of the loop.
    """
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(60):
            await asyncio.Event().wait()

    assert asyncio.get_running_loop().time() == pytest.approx(60)


def test_a_test_that_fails_fails() -> None:
    """
    What is raised in the loop is raised here.
    """

    @in_simulated_time
    async def fail() -> None:
        await asyncio.sleep(1)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
