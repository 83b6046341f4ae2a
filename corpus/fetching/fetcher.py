"""Fetching from the web, safely and politely: only the public internet, and nothing that its owner forbids.

Whatever a server does, an answer or a `FetchError` results within the limits. A fetcher is shared by threads; together
they send each host one request at a time.
"""

import re
import ssl
import threading
import time
from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from types import TracebackType
from typing import Self

import certifi

from corpus.errors import FetchError
from corpus.fetching.addresses import WebAddress, follow, is_same_page, parse_address
from corpus.fetching.bodies import charset, media_type
from corpus.fetching.connections import Deadline, Resolver, look_up
from corpus.fetching.exchanges import NOT_MODIFIED, Exchanger, Reply, Wish
from corpus.fetching.hosts import Hosts
from corpus.fetching.retries import retrying
from corpus.fetching.robots import SIZE, Robots
from corpus.fetching.terms import LIMITS, MANNERS, NO_VALIDATORS, Fetched, FetchLimits, Manners
from corpus.visits import Validators

_USER_AGENT = re.compile(r"[A-Za-z][A-Za-z0-9_-]*/[!-~]+( [ -~]+)?")


def name_ourselves(version: str, contact: str) -> str:
    """Return the user agent: our name, and a contact for complaints.

    >>> name_ourselves("1.0", "https://news.example/bot")
    'OnRecord/1.0 (+https://news.example/bot)'
    """
    return f"OnRecord/{version} (+{contact})"


class Fetcher:
    """Fetches web addresses.

    Args:
        user_agent: Our name, as in `name_ourselves`; robots.txt is read for the part before the slash.
        limits: The default limits of one fetch.
        manners: The politeness towards hosts.
        reachable: "host:port" pairs of this machine that are permitted. Only tests set it.
        resolve: Returns a host's addresses.
        sleep: Waits this many seconds; None: in a way that `close` interrupts.
        clock: In seconds, never going back.
        now: The time of day.

    Raises:
        ValueError: If the user agent is not allowed in a header, or names nobody.
    """

    def __init__(  # noqa: PLR0913 - what tests replace: time, chance, the network
        self,
        *,
        user_agent: str,
        limits: FetchLimits = LIMITS,
        manners: Manners = MANNERS,
        reachable: Collection[str] = (),
        resolve: Resolver = look_up,
        sleep: Callable[[float], object] | None = None,
        clock: Callable[[], float] = time.monotonic,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        if not _USER_AGENT.fullmatch(user_agent):
            raise ValueError(f"a user agent is a name, a slash and a version, all in ASCII, not {user_agent!r}")
        self._limits = limits
        self._manners = manners
        self._reachable = frozenset(reachable)
        self._is_closed = threading.Event()
        self._sleep = sleep or self._is_closed.wait
        self._clock = clock
        self._exchanger = Exchanger(user_agent=user_agent, resolve=resolve, tls=_tls(), now=now)
        self._hosts = Hosts(manners, clock=clock, sleep=self._sleep)
        self._robots = Robots(self._read_robots, user_agent=user_agent, rest=manners.rest, clock=clock)

    def fetch(
        self,
        url: str,
        *,
        wanted: Collection[str],
        validators: Validators = NO_VALIDATORS,
        limits: FetchLimits | None = None,
    ) -> Fetched:
        """Return the content of an address.

        Args:
            url: The address.
            wanted: The accepted media types. An answer without a type is accepted if it begins like HTML or XML; its
                parser then decides what it is.
            validators: Those that the address gave last time.
            limits: Limits other than the fetcher's.

        Raises:
            FetchError: If it gives nothing; a `PassingError` if a later run may succeed.
        """
        limits = limits or self._limits
        address = parse_address(url, self._reachable)
        wish = Wish(frozenset(wanted), limits.size, validators)
        final, reply = self._try(address, wish, limits)
        header = reply.headers.get("content-type", "")
        is_same = reply.status == NOT_MODIFIED
        # After a redirect to another page, its validators would be compared with the wrong page next time.
        given = reply.validators if is_same_page(address, final) else NO_VALIDATORS
        if is_same:
            given = Validators(given.etag or validators.etag, given.last_modified or validators.last_modified)
        return Fetched(final.url, reply.content, media_type(header), charset(header), given, is_same)

    def close(self) -> None:
        """Stop fetching. Requests that wait for their turn end at once, running ones within their limits."""
        self._is_closed.set()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _try(
        self, address: WebAddress, wish: Wish, limits: FetchLimits, *, is_robots: bool = False
    ) -> tuple[WebAddress, Reply]:
        """Send a request, and repeat it from the start while the host fails."""
        return retrying(self._manners, self._sleep)(self._follow, address, wish, limits, is_robots=is_robots)

    def _follow(
        self, first: WebAddress, wish: Wish, limits: FetchLimits, *, is_robots: bool
    ) -> tuple[WebAddress, Reply]:
        """Follow redirects to an answer; each address is checked as if it came first, including its robots.txt."""
        address, seen = first, {first.url}
        deadline = Deadline(limits.seconds, limits.silence, self._clock)
        for _ in range(limits.redirects + 1):
            host = self._hosts.host(address.site)
            if not is_robots:
                host.slow_down(self._robots.require_allowed(address))
            is_first = is_same_page(first, address)
            with host.turn(), deadline.running():
                if self._is_closed.is_set():
                    raise FetchError("is not fetched: fetching was stopped")
                reply = self._exchanger.ask(
                    address, wish if is_first else replace(wish, validators=NO_VALIDATORS), deadline
                )
            if reply.location is None:
                return address, reply
            address = follow(address, reply.location, self._reachable)
            if address.url in seen:
                raise FetchError(f"{address.host} redirects in a circle: look at the address in a browser")
            seen.add(address.url)
        raise FetchError(f"redirects more than {limits.redirects} times: look at the address in a browser")

    def _read_robots(self, address: WebAddress) -> bytes:
        """Fetch a host's robots.txt in the same way, of any media type."""
        robots = parse_address(f"{address.origin}/robots.txt", self._reachable)
        limits = replace(self._limits, size=SIZE)
        return self._try(robots, Wish(frozenset(), SIZE), limits, is_robots=True)[1].content


@cache
def _tls() -> ssl.SSLContext:
    """Trust Mozilla's roots, as httpx does: a container without certificates of its own can read the web as well."""
    return ssl.create_default_context(cafile=certifi.where())
