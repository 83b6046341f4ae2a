"""No more questions are answered at a time than there are processors."""

import threading
from collections.abc import Collection
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

import pytest

from bot.answering.throttle import InTurn
from bot.answers import Answer, Condition
from tests.bot.support.fake_answerer import FakeAnswerer, refused

_SOON = 20.0


class _Counting:
    """Answers once as many questions as are expected are being answered."""

    def __init__(self, expected: int) -> None:
        self._barrier = threading.Barrier(expected)
        self._guard = threading.Lock()
        self._now = 0
        self.most = 0

    def answer(
        self,
        question: str,
        /,
        *,
        now: datetime | None = None,  # noqa: ARG002 - as an answerer takes it
        language: str = "en",  # noqa: ARG002 - likewise
        without: Collection[Condition] = (),  # noqa: ARG002 - likewise
        instead: str | None = None,  # noqa: ARG002 - likewise
        most: int = 5,  # noqa: ARG002 - likewise
    ) -> Answer:
        """Wait for the others."""
        with self._guard:
            self._now += 1
            self.most = max(self.most, self._now)
        self._barrier.wait(_SOON)
        with self._guard:
            self._now -= 1
        return refused(question)


def test_as_many_as_allowed_are_answered_at_once() -> None:
    """
    Six questions by six threads are answered two at a time: never one, never three.
    """
    counting = _Counting(expected=2)
    in_turn = InTurn(counting, at_once=2)

    with ThreadPoolExecutor(6) as threads:
        answers = list(threads.map(in_turn.answer, [f"q{number}" for number in range(6)]))

    assert [answer.question for answer in answers] == [f"q{number}" for number in range(6)]
    assert counting.most == 2


def test_a_question_that_fails_gives_its_turn_back() -> None:
    """
    What one question fails with does not keep the next from its turn.
    """
    in_turn = InTurn(FakeAnswerer(), at_once=1)

    with pytest.raises(RuntimeError):
        in_turn.answer("bug now")

    assert in_turn.answer("hello", language="uk", without=[Condition.TOPIC]).question == "hello"


def test_questions_are_answered_in_the_order_of_arrival() -> None:
    """
    No question waits for longer than those that were asked with it: each begins within its threads' number of places.
    """
    answerer, threads_waiting = FakeAnswerer(seconds=0.002), 6
    in_turn = InTurn(answerer, at_once=2)

    with ThreadPoolExecutor(threads_waiting) as threads:
        list(threads.map(in_turn.answer, [str(number) for number in range(60)]))
    begun = [int(question) for question, _ in answerer.asked]

    assert max(abs(place - number) for place, number in enumerate(begun)) < threads_waiting
