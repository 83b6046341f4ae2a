"""Hosts are asked one thing at a time, with pauses, and left alone when they fail or ask for it."""

import threading
from datetime import UTC, datetime

import pytest

from corpus.errors import FetchError, PassingError
from corpus.fetching.hosts import Host, Hosts
from corpus.fetching.retries import retrying, seconds_to_wait
from corpus.fetching.terms import Manners

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


class FakeTime:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now = 0.0
        self.sleeps: list[float] = []

    def clock(self) -> float:
        """Return the seconds since the start."""
        return self.now

    def sleep(self, seconds: float) -> None:
        """Let time pass."""
        self.sleeps.append(seconds)
        self.now += seconds


@pytest.fixture
def fake_time() -> FakeTime:
    """Time at its start."""
    return FakeTime()


def _host(fake_time: FakeTime, manners: Manners = Manners()) -> Host:  # noqa: B008 - a frozen value
    return Host(manners, clock=fake_time.clock, sleep=fake_time.sleep)


def _fail(host: Host, wait: float | None = None) -> PassingError:
    """Let one request to the host fail, and return what its caller sees."""
    with pytest.raises(PassingError) as caught, host.turn():
        raise PassingError("ferry.example fails (503)", status=503, wait=wait)
    return caught.value


def test_a_pause_lies_between_two_requests(fake_time: FakeTime) -> None:
    """
    The first request goes at once; the next waits what is left of the pause since the last answer.
    """
    host = _host(fake_time)
    with host.turn():
        fake_time.now += 5
    fake_time.now += 0.25
    with host.turn():
        pass

    assert fake_time.sleeps == [0.75]


@pytest.mark.parametrize(("delay", "pause"), [(None, 1.0), (0.1, 1.0), (10.0, 10.0), (3600.0, 30.0)])
def test_the_hosts_own_delay_counts_up_to_a_cap(fake_time: FakeTime, delay: float | None, pause: float) -> None:
    """
    A longer pause is the host's to ask for, an hour is not, and a shorter one is not taken up.
    """
    host = _host(fake_time)
    host.slow_down(delay)
    for _ in range(2):
        with host.turn():
            pass

    assert fake_time.sleeps == [pause]


def test_a_host_that_keeps_failing_is_left_alone(fake_time: FakeTime) -> None:
    """
    After six failures in a row the next request fails at once and says why; after the rest it is asked again.
    """
    host = _host(fake_time)
    for _ in range(6):
        _fail(host)
    with pytest.raises(PassingError, match=r"fails \(503\); it failed 6 times.*alone for 10 minutes") as caught:
        host.turn().__enter__()
    fake_time.now += 601
    with host.turn():
        asked = True

    assert not caught.value.may_retry
    assert asked


def test_an_answer_ends_the_row_of_failures(fake_time: FakeTime) -> None:
    """
    Five failures, an answer (even "not found") and five failures are no row of six.
    """
    host = _host(fake_time)
    for _ in range(5):
        _fail(host)
    with pytest.raises(FetchError), host.turn():
        raise FetchError("ferry.example no longer has it (404)", status=404)
    for _ in range(5):
        _fail(host)

    with host.turn():
        asked = True
    assert asked


def test_a_short_wait_that_the_host_asks_for_is_kept(fake_time: FakeTime) -> None:
    """
    The next request to the host waits as well.
    """
    host = _host(fake_time)
    error = _fail(host, wait=40.0)
    with host.turn():
        pass

    assert error.may_retry
    assert fake_time.sleeps == [40.0]


def test_a_long_wait_ends_the_run_for_the_host(fake_time: FakeTime) -> None:
    """
    The error says when to come back, is not tried again, and so says every later request until then.
    """
    host = _host(fake_time)
    error = _fail(host, wait=7200.0)

    assert not error.may_retry
    assert error.reason == "ferry.example fails (503), in 2 hours as it asks"
    with pytest.raises(PassingError, match="as it asks"):
        host.turn().__enter__()
    assert fake_time.sleeps == []


def test_threads_take_turns() -> None:
    """
    No two threads are within one host's turn at once, and hosts of one name are one.
    """
    hosts = Hosts(Manners(pause=0), clock=lambda: 0.0, sleep=lambda _: None)
    inside, most = 0, 0
    barrier = threading.Barrier(8)

    def work() -> None:
        nonlocal inside, most
        barrier.wait()
        for _ in range(200):
            with hosts.host("ferry.example").turn():
                inside += 1
                most = max(most, inside)
                inside -= 1

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert most == 1
    assert hosts.host("tern.example") is not hosts.host("ferry.example")


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("120", 120.0),
        (" 0 ", 0.0),
        ("Sun, 01 Mar 2026 12:00:30 GMT", 30.0),
        ("Sun, 01 Mar 2026 11:00:00 GMT", 0.0),
        ("Sun, 01 Mar 2026 13:00:30 +0100", 30.0),
        ("-5", None),
        ("soon", None),
        ("9" * 400, None),
        ("Sun, 99 Mar 2026 12:00:30 GMT", None),
        (None, None),
    ],
)
def test_when_to_come_back_is_read(header: str | None, seconds: float | None) -> None:
    """
    Seconds and dates are read, the past is now, and nonsense is nothing.
    """
    assert seconds_to_wait(header, NOW) == seconds


def _tried(fake_time: FakeTime, error: FetchError) -> int:
    """Return how often a function was called that always raises the error."""
    calls = 0

    def ask() -> None:
        nonlocal calls
        calls += 1
        raise error

    with pytest.raises(FetchError) as caught:
        retrying(Manners(), fake_time.sleep)(ask)
    assert caught.value is error
    return calls


def test_what_may_pass_is_tried_three_times_later_each_time(fake_time: FakeTime) -> None:
    """
    The waits grow, with some chance in them, and the error comes out as it is.
    """
    assert _tried(fake_time, PassingError("x")) == 3
    assert 1 <= fake_time.sleeps[0] <= 2 <= fake_time.sleeps[1] <= 3


def test_what_the_host_asks_for_is_waited_at_least(fake_time: FakeTime) -> None:
    """
    Its Retry-After is longer than ours.
    """
    assert _tried(fake_time, PassingError("x", wait=45.0)) == 3
    assert fake_time.sleeps == [45.0, 45.0]


def test_what_will_not_pass_is_tried_once(fake_time: FakeTime) -> None:
    """
    A page that is gone and a host that took its whole time are not asked again.
    """
    assert _tried(fake_time, FetchError("x", status=404)) == 1
    assert _tried(fake_time, PassingError("x", may_retry=False)) == 1
    assert fake_time.sleeps == []
