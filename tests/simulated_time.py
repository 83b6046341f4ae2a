"""An event loop whose clock jumps: a sleeping task wakes at once, at the time that it asked for.

For code that takes its time from the loop. Timers fire in their order and exactly on time, so a test can say when
something happens; what waits for a thread or another process needs real time.
"""

import asyncio
import selectors
from collections.abc import Callable, Coroutine
from functools import wraps
from typing import ParamSpec

Given = ParamSpec("Given")


class _JumpingSelector(selectors.DefaultSelector):
    """Lets no time pass but what the loop would wait for its next timer."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 0.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        """Return what is ready; where nothing is, it is the end of the wait."""
        if timeout is None:
            return super().select()
        found = super().select(0)
        if not found:
            self.now += max(timeout, 0.0)
        return found


class _JumpingLoop(asyncio.SelectorEventLoop):
    def __init__(self) -> None:
        self._jumping = _JumpingSelector()
        super().__init__(self._jumping)

    def time(self) -> float:
        """Return the seconds since the loop began."""
        return self._jumping.now


def in_simulated_time(test: Callable[Given, Coroutine[object, object, None]]) -> Callable[Given, None]:
    """Run a test in a loop of its own, whose clock jumps."""

    @wraps(test)
    def run(*args: Given.args, **kwargs: Given.kwargs) -> None:
        with asyncio.Runner(loop_factory=_JumpingLoop) as runner:
            runner.run(test(*args, **kwargs))

    return run
