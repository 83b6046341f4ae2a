"""What a host's robots.txt forbids is not read, and what it says counts for a day."""

import time
import tracemalloc

import pytest

from corpus.errors import FetchError, PassingError
from corpus.fetching.addresses import WebAddress, parse_address
from corpus.fetching.robots import DAY, SIZE, Robots, parse_robots

PAGE = parse_address("https://ferry.example/news/1")


class FakeHost:
    """A host whose robots.txt is what a test says; each reading counts."""

    def __init__(self, content: bytes | FetchError) -> None:
        self.content = content
        self.read: list[str] = []
        self.now = 0.0

    def __call__(self, address: WebAddress) -> bytes:
        """Return the file, or raise the error that stands for it."""
        self.read.append(address.origin)
        if isinstance(self.content, FetchError):
            raise self.content
        return self.content

    def robots(self) -> Robots:
        """Return the rules of this host, for us."""
        return Robots(self, user_agent="OnRecord/1.0 (+x)", rest=600.0, clock=lambda: self.now)


@pytest.mark.parametrize(
    ("text", "is_allowed"),
    [
        (b"", True),
        (b"User-agent: *\nDisallow: /\n", False),
        (b"User-agent: *\nDisallow: /private\n", True),
        (b"User-agent: *\nDisallow: /news/*\nAllow: /news/1$\n", True),
        (b"User-agent: OnRecord\nDisallow: /\n\nUser-agent: *\nAllow: /\n", False),
        (b"User-agent: *\nDisallow: /\n\nUser-agent: onrecord\nDisallow:\nAllow: /news\n", True),
        (b"User-agent: OtherBot\nDisallow: /\n", True),
        (b"User-agent: OtherBot\nUser-agent: *\nDisallow: /\n", False),
        (b"User-agent: *\nDisallow: /x\n\nUser-agent: OtherBot\nDisallow: /\n", True),
        (b"user agent: * # all\nDisallow: /\n", False),
        (b"\xef\xbb\xbfUser-agent: *\nDisallow: /\n", False),
        (b"<html>not found</html>", True),
        (b"\xff\xfe\x00\x01" * 50, True),
    ],
)
def test_rules_are_those_for_us(text: bytes, is_allowed: bool) -> None:  # noqa: FBT001 - a case
    """
    Our own group counts, else that for all; other robots' rules do not.
    """
    host = FakeHost(text)
    if is_allowed:
        assert host.robots().require_allowed(PAGE) is None
    else:
        with pytest.raises(FetchError, match=r"the robots\.txt of ferry\.example asks us not to read it"):
            host.robots().require_allowed(PAGE)


@pytest.mark.parametrize(("value", "delay"), [(b"7", 7.0), (b"0.5", 0.5), (b"soon", None), (b"-1", None)])
def test_the_delay_between_requests_is_told(value: bytes, delay: float | None) -> None:
    """
    A Crawl-delay is given on; nonsense is none.
    """
    host = FakeHost(b"User-agent: *\nCrawl-delay: " + value)

    assert host.robots().require_allowed(PAGE) == delay


def test_rules_are_kept_for_a_day_and_for_each_origin() -> None:
    """
    One reading serves a day; another port or scheme has rules of its own.
    """
    host = FakeHost(b"")
    robots = host.robots()
    for now in (0.0, 10.0, DAY - 1, DAY, DAY + 1):
        host.now = now
        robots.require_allowed(PAGE)
    robots.require_allowed(parse_address("http://ferry.example/news/1"))

    assert host.read == ["https://ferry.example"] * 2 + ["http://ferry.example"]


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 451])
def test_no_robots_txt_allows_everything(status: int) -> None:
    """
    A 4xx says that there are no rules.
    """
    robots = FakeHost(FetchError("x", status=status)).robots()

    assert robots.require_allowed(PAGE) is None


def test_a_robots_txt_that_cannot_be_had_now_forbids_for_now() -> None:
    """
    With a failing host the page is not tried either, and may be ten minutes later.
    """
    host = FakeHost(PassingError("ferry.example fails (503)", status=503))
    robots = host.robots()
    for _ in range(2):
        with pytest.raises(PassingError, match=r"robots\.txt cannot be read now.*fails \(503\)") as caught:
            robots.require_allowed(PAGE)
    host.content, host.now = b"", 601.0

    assert not caught.value.may_retry
    assert robots.require_allowed(PAGE) is None
    assert len(host.read) == 2


def test_a_robots_txt_that_is_refused_forbids_too() -> None:
    """
    One that is too large or leads astray may forbid anything.
    """
    robots = FakeHost(FetchError("has more than 500,000 bytes")).robots()

    with pytest.raises(FetchError, match="so nothing is: has more than") as caught:
        robots.require_allowed(PAGE)
    assert not isinstance(caught.value, PassingError)


@pytest.mark.parametrize(
    "line",
    [b"user-agent: robot%d\n", b"User Agent robot%d\n", b"useragent:\trobot%d\n"],
)
def test_many_robots_and_many_rules_cost_little(line: bytes) -> None:
    """
    Half a file of robots and half of rules are read in a second and 100 MB.
    """
    robots = b"".join(line % number for number in range(SIZE // 2 // (len(line) + 3)))
    rules = b"".join(b"disallow: /%d\n" % number for number in range(SIZE // 2 // 17))
    tracemalloc.start()
    started = time.process_time()
    parsed = parse_robots(b"user-agent: *\n" + robots + rules, "OnRecord")
    allowed = parsed.can_fetch("https://ferry.example/7", "OnRecord")
    seconds = time.process_time() - started
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert not allowed
    assert seconds < 5  # tracemalloc alone makes it four times as slow
    assert peak < 100_000_000


def test_a_pattern_of_stars_is_matched_at_once() -> None:
    """
    A rule that would make a backtracking matcher run for years is no burden.
    """
    pattern = b"/" + b"*a" * 200_000
    parsed = parse_robots(b"user-agent: *\ndisallow: " + pattern, "OnRecord")
    started = time.process_time()
    allowed = parsed.can_fetch("https://ferry.example/" + "a" * 2000, "OnRecord")

    assert allowed
    assert time.process_time() - started < 1
