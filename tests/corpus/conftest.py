"""What the tests of fetching share: a hostile server, and a fetcher that may reach it."""

from collections.abc import Iterator

import pytest

from corpus.fetching.fetcher import Fetcher, name_ourselves
from corpus.fetching.terms import Manners
from tests.corpus.support.hostile_server import PAGE, HostileServer, response, running_server


@pytest.fixture
def server() -> Iterator[HostileServer]:
    """A server that has no robots.txt, and one page."""
    with running_server() as running:
        running.on("/page", response(PAGE))
        yield running


@pytest.fixture
def sleeps() -> list[float]:
    """What was slept; nobody sleeps for it."""
    return []


@pytest.fixture
def fetcher(server: HostileServer, sleeps: list[float]) -> Fetcher:
    """A fetcher that may reach the server, without pauses."""
    return Fetcher(
        user_agent=name_ourselves("1.0", "mailto:desk@news.example"),
        manners=Manners(pause=0),
        reachable={server.authority},
        sleep=sleeps.append,
    )
