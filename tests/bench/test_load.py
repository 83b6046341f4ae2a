"""The load: who asks is spread as told, and what came of it is counted right."""

from dataclasses import replace
from pathlib import Path

import pytest

from bench.load import Load, measure, report
from bench.load_figures import Outcome, Spread, pair, spread
from bench.load_plan import Ask, Crowd, plan_crowd, plan_lone_user
from bench.load_run import Asked, Memory, kill_moments
from tests.telegram_api.markup import FormattedText
from tests.telegram_api.state import Sent, Violation

GROUP = -1_000_000_001


def _asked(number: int, chat_id: int, at: float) -> Asked:
    return Asked(Ask(at, chat_id, 1, "Who?"), at, number)


def _sent(number: int, chat_id: int, at: float, reply_to: int | None = None) -> Sent:
    return Sent(number, chat_id, FormattedText(f"answer {number}"), reply_to=reply_to, at=at)


def test_everybody_has_a_chat_and_every_chat_somebody() -> None:
    """
    Users, chats, questions and time are those that were asked for; a private chat has one user, and no group is empty.
    """
    crowd = Crowd(users=50, chats=20, questions=3000, seconds=60.0)

    asks = plan_crowd(crowd, ["Who?", "When?"], seed=7)

    private = {ask.chat_id: ask.user_id for ask in asks if ask.chat_id > 0}
    assert len(asks) == 3000
    assert {ask.user_id for ask in asks} == set(range(10_001, 10_051))
    assert (len({ask.chat_id for ask in asks}), len(private)) == (20, 12)
    assert all(chat_id == user for chat_id, user in private.items())
    assert [ask.at for ask in asks] == sorted(ask.at for ask in asks)
    assert asks[0].at >= 0
    assert asks[-1].at <= 60
    assert asks == plan_crowd(crowd, ["Who?", "When?"], seed=7)


def test_a_lone_user_meets_no_limit_of_telegrams() -> None:
    """
    Each question is asked in a chat of its own.
    """
    assert len({ask.chat_id for ask in plan_lone_user(["Who?"], 40, seed=7)}) == 40


def test_answers_are_found_by_reply_in_groups_and_by_order_elsewhere() -> None:
    """
    In a group the order of answers is free; in a private chat the first answer is the first question's.
    """
    asked = [_asked(1, 5, 0.0), _asked(2, 5, 1.0), _asked(3, GROUP, 0.0), _asked(4, GROUP, 0.0)]
    sent = [_sent(10, 5, 2.0), _sent(11, 5, 3.5), _sent(12, GROUP, 1.0, reply_to=4), _sent(13, GROUP, 4.0, reply_to=3)]

    outcome = pair(asked, sent)

    found = {one.asked.message_id: (one.sent.message_id, one.seconds) for one in outcome.answered}
    assert found == {1: (10, 2.0), 2: (11, 2.5), 3: (13, 4.0), 4: (12, 1.0)}
    assert (outcome.lost, outcome.extra) == ((), ())


def test_what_is_lost_and_what_comes_twice_is_counted() -> None:
    """
    A question without an answer and a message beyond the questions are told, wherever they are.
    """
    asked = [_asked(1, 5, 0.0), _asked(2, GROUP, 0.0), _asked(3, GROUP, 0.0)]
    sent = [_sent(10, 5, 1.0), _sent(11, 5, 2.0), _sent(12, GROUP, 1.0, reply_to=2), _sent(13, GROUP, 2.0, reply_to=2)]

    outcome = pair(asked, sent)

    assert [one.message_id for one in outcome.lost] == [3]
    assert [one.message_id for one in outcome.extra] == [13, 11]


@pytest.mark.parametrize(
    ("earlier", "closed"),
    [
        ([(5, 0.0)], 0.5),
        ([(5, -2.0)], 0.0),
        ([(chat_id, 0.0) for chat_id in range(100, 130)], 0.5),
        ([(chat_id, 0.0) for chat_id in range(100, 129)], 0.0),
        ([(5, 0.5)], 0.7),
    ],
    ids=["the chat's second", "long before", "thirty in a second", "twenty-nine", "never longer than it took"],
)
def test_the_time_that_telegram_allows_no_message_is_told_apart(
    earlier: list[tuple[int, float]], closed: float
) -> None:
    """
    Of an answer's 0.7 seconds, what the messages before it left no room for is Telegram's.
    """
    asked = [_asked(number, chat_id, -9.0) for number, (chat_id, _) in enumerate(earlier)]
    sent = [_sent(number, chat_id, at) for number, (chat_id, at) in enumerate(earlier)]

    last = pair([*asked, _asked(99, 5, 0.5)], [*sent, _sent(99, 5, 1.2)]).answered[-1]

    assert last.closed_seconds == pytest.approx(closed)
    assert last.own_seconds == pytest.approx(0.7 - closed)


def test_memory_is_read_around_a_share_of_the_run() -> None:
    """
    Start, middle and end are medians of what was seen there.
    """
    memory = Memory([(float(at), 100.0 + at) for at in range(101)])

    assert (memory.around(0.0), memory.around(0.5), memory.around(1.0)) == (103.0, 150.0, 198.0)


def _load(**changes: object) -> Load:
    crowd = Crowd(users=2, chats=2, questions=1, seconds=1.0)
    asked = [_asked(1, 5, 0.0)]
    good = Load(crowd, Spread(0.1, 0.2), pair(asked, [_sent(10, 5, 0.3)]), 0, 0, (100.0, 110.0, 112.0), ())
    return replace(good, **changes)  # type: ignore[arg-type]


def test_a_good_run_has_no_breach() -> None:
    """
    All answered once, in time, memory steady, no rule broken.
    """
    assert _load().breaches() == []
    assert report(_load()).splitlines()[-1] == "breaches: none"


@pytest.mark.parametrize(
    ("changes", "breach"),
    [
        ({"outcome": Outcome((), (_asked(1, 5, 0.0),), ())}, "1 questions are lost"),
        ({"outcome": Outcome((), (), (_sent(1, 5, 0.0),))}, "1 messages too many"),
        ({"unfinished": 2}, "the inbox holds 2 unanswered"),
        ({"violations": (Violation("sendMessage", "too many", {}),)}, "1 violations"),
        ({"lone": Spread(0.05, 0.2)}, "the 95th percentile is 6.0 times a lone user's"),
        ({"memory": (100.0, 110.0, 130.0)}, "memory grows"),
    ],
    ids=["lost", "twice", "unfinished", "violation", "slow", "memory"],
)
def test_each_broken_promise_is_a_breach(changes: dict[str, object], breach: str) -> None:
    """
    Whatever is broken is named.
    """
    assert _load(**changes).breaches() == [breach]


def test_a_kill_may_repeat_one_message() -> None:
    """
    As many messages may come twice as there were kills, and time is not judged.
    """
    extra = Outcome((), (), (_sent(1, 5, 0.0),))

    assert _load(outcome=extra, kills=1, lone=Spread(0.001, 0.001)).breaches() == []
    assert _load(outcome=Outcome((), (), extra.extra * 2), kills=1).breaches() == ["2 messages too many"]


def test_kills_come_in_the_middle() -> None:
    """
    They are spread over the middle half, in order.
    """
    moments = kill_moments(100.0, 50, seed=7)

    assert moments == sorted(moments)
    assert moments[0] >= 25
    assert moments[-1] <= 75


def test_spreads_of_little_are_what_there_is() -> None:
    """
    One time is its own median, and none is nothing.
    """
    assert (spread([2.0]), spread([])) == (Spread(2.0, 2.0), Spread(0.0, 0.0))


@pytest.mark.end_to_end
def test_a_small_crowd_is_answered_though_the_bot_is_killed(tmp_path: Path) -> None:
    """
    The whole of it in small, with the fake answerer: nothing is lost, and no rule is broken.
    """
    crowd = Crowd(users=8, chats=6, questions=20, seconds=4.0)

    load = measure(tmp_path, crowd, ["Who said it?", "And when?"], is_fake=True, kills=1, seed=7, lone=3)

    assert load.breaches() == []
    assert len(load.outcome.answered) == 20
