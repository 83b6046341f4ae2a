"""Hosts' rules for robots: robots.txt by RFC 9309, kept for a day.

A missing file (4xx) allows everything. A file that cannot be read now (5xx, no connection, broken, too large) allows
nothing for now: the host may have forbidden the page. Protego reads the rules.
"""

import re
import threading
from collections.abc import Callable
from dataclasses import dataclass

from protego import Protego

from corpus.errors import FetchError, PassingError
from corpus.fetching.addresses import WebAddress

DAY = 86_400.0  # seconds: how long RFC 9309 lets a robots.txt be kept
SIZE = 500_000  # bytes: the least that RFC 9309 requires to be read; Google reads as much

_AGENT_LINE = re.compile(r"\s*user[-\s]*agent(?=[\s:])\s*:?(.*)", re.IGNORECASE)
_OTHERS = "user-agent: another-robot"


@dataclass(frozen=True, slots=True)
class Rules:
    """One host's rules for us.

    Attributes:
        robots: Its robots.txt; None if it has none.
        failure: Why it could not be read.
        until: When, by the clock, it must be fetched again.
    """

    robots: Protego | None
    failure: FetchError | None
    until: float


class Robots:
    """The robots.txt of all hosts, each fetched when first needed.

    Args:
        read: Fetches a robots.txt. Raises FetchError.
        user_agent: Ours; the name in rules is its first word without the version.
        rest: Seconds for which an unreadable one counts.
        clock: In seconds, never going back.
    """

    def __init__(
        self, read: Callable[[WebAddress], bytes], *, user_agent: str, rest: float, clock: Callable[[], float]
    ) -> None:
        self._read = read
        self._name = user_agent.split("/", maxsplit=1)[0].split(maxsplit=1)[0]
        self._rest = rest
        self._clock = clock
        self._lock = threading.Lock()
        self._locks: dict[str, threading.Lock] = {}
        self._rules: dict[str, Rules] = {}

    def require_allowed(self, address: WebAddress) -> float | None:
        """Return the host's Crawl-delay in seconds, if it lets us read the address.

        Raises:
            FetchError: If it forbids it, or cannot be asked; a `PassingError` if that may pass.
        """
        rules = self._rules_of(address)
        if isinstance(rules.failure, PassingError):
            raise PassingError(
                f"its robots.txt cannot be read now, so nothing is: {rules.failure.reason}", may_retry=False
            )
        if rules.failure:
            raise FetchError(f"its robots.txt cannot be read, so nothing is: {rules.failure.reason}")
        if rules.robots is None:
            return None
        if not rules.robots.can_fetch(address.url, self._name):
            raise FetchError(f"the robots.txt of {address.host} asks us not to read it: remove it from the sources")
        return rules.robots.crawl_delay(self._name)

    def _rules_of(self, address: WebAddress) -> Rules:
        """Return the rules, fetched by one thread while the others wait."""
        with self._lock:
            lock = self._locks.setdefault(address.origin, threading.Lock())
        with lock:
            rules = self._rules.get(address.origin)
            if rules is None or self._clock() >= rules.until:
                rules = self._rules[address.origin] = self._fetched(address)
            return rules

    def _fetched(self, address: WebAddress) -> Rules:
        try:
            content = self._read(address)
        except FetchError as error:
            if error.status is not None and not isinstance(error, PassingError):
                return Rules(None, None, self._clock() + DAY)
            return Rules(None, error, self._clock() + self._rest)
        return Rules(parse_robots(content, self._name), None, self._clock() + DAY)


def parse_robots(content: bytes, name: str) -> Protego:
    """Read a robots.txt for the robot of this name.

    Rules for other robots are put under one name. Protego stores each rule once for every robot that it addresses, so
    half a megabyte, half robots and half rules, would make hundreds of millions of entries.
    """
    lines = content.decode("utf-8-sig", errors="replace").splitlines()
    return Protego.parse("\n".join(_for_us(line, name.lower()) for line in lines))


def _for_us(line: str, name: str) -> str:
    """Return the line, with the agent replaced if it addresses other robots."""
    found = _AGENT_LINE.match(line)
    if found is None:
        return line
    agent = found.group(1).partition("#")[0].strip().lower()
    is_ours = agent == "*" or name.startswith(agent.replace("*", "") or name)
    return line if is_ours else _OTHERS
