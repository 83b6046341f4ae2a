"""How the bot says it does: counted from the catalogue, with a reason for all that is wrong, and nobody's words."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx2
import pytest
from sqlalchemy import Engine, insert
from starlette.applications import Starlette

from bot.records.given_answers import GivenAnswer
from bot.records.inbox import Inbox, prepare_tables
from bot.records.updates.table import Received, UpdateState
from bot.running.web_server import health_routes
from bot.telegram.admin.health import FiguresReader, HealthCheck
from bot.telegram.transport.metering import Meter
from bot.telegram.transport.watchdog import Contact
from index.catalogue.database import open_catalogue, set_state, write
from index.catalogue.tables import SOURCES
from tests.bot.support.fake_answerer import answered, citation, refused

NOW = datetime(2026, 2, 3, 12, 0, tzinfo=UTC)
BOT = 7


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        """Return the time."""
        return self.seconds


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    """A catalogue that was indexed an hour ago."""
    engine = open_catalogue(tmp_path)
    prepare_tables(engine)
    with write(engine) as connection:
        set_state(connection, "as_of", (NOW - timedelta(hours=1)).isoformat())
    return engine


def put(engine: Engine, *updates: int, hours_ago: float = 0.0, bot: int = BOT) -> Inbox:
    """Let updates have come in so long ago."""
    inbox = Inbox(engine, bot, now=lambda: NOW - timedelta(hours=hours_ago))
    inbox.store(Received(update, 1001, '{"text": "planted words"}') for update in updates)
    return inbox


def finish(inbox: Inbox, status: str, state: UpdateState = UpdateState.DONE) -> None:
    """Let the oldest update be answered."""
    stored = inbox.claim()
    assert stored
    if status:
        answer = refused("planted words") if status == "refused" else answered("planted words", citation("Planted."))
        inbox.keep_reply(stored.sequence, "{}", GivenAnswer(answer, f"id{stored.update_id}", user_id=424242))
    inbox.finish(stored.sequence, state)


def check_of(engine: Engine, contact: Contact | None = None, mode: str = "polling") -> HealthCheck:
    """Return a check at a fixed time."""
    return HealthCheck(FiguresReader(engine, BOT), contact or Contact(), mode, clock=lambda: NOW)


def test_updates_of_the_last_day_are_counted(engine: Engine) -> None:
    """
    By what became of them; older ones and another bot's are not counted, but what waits is, whenever it came.
    """
    old = put(engine, 1, hours_ago=30)
    finish(old, "answered")
    new = put(engine, 3, 4, 5, 6, hours_ago=2)
    put(engine, 7, bot=8)
    finish(new, "answered")
    finish(new, "refused")
    finish(new, "", UpdateState.GIVEN_UP)

    figures = FiguresReader(engine, BOT).read(NOW)

    assert (figures.received, figures.answered, figures.refused, figures.given_up) == (4, 1, 1, 1)
    assert (figures.waiting, figures.oldest_waiting_seconds) == (1, 7200.0)


def test_an_apology_counts_as_given_up(engine: Engine) -> None:
    """
    It was tried three times and came to no answer; what came to one at the third try is answered.
    """
    inbox = put(engine, 1, 2)
    for status in ("", "answered"):
        for _ in range(2):
            inbox.claim()
        finish(inbox, status)

    figures = FiguresReader(engine, BOT).read(NOW)

    assert (figures.given_up, figures.answered) == (1, 1)


async def test_nothing_wrong_is_ok(engine: Engine) -> None:
    """
    Status 200, with the version, the start and the archive's age.
    """
    health = (await check_of(engine).check()).to_json()

    assert health["status"] == "ok"
    assert health["as_of"] == "2026-02-03T11:00:00+00:00"
    assert health["started_at"] == "2026-02-03T12:00:00+00:00"
    assert health["version"]


async def test_each_trouble_has_its_reason(engine: Engine) -> None:
    """
    Silence, an update that waits, and an archive that was never indexed are told.
    """
    clock = Clock()
    contact = Contact(clock)
    clock.seconds += 200
    put(engine, 1, hours_ago=1)

    polling = await check_of(engine, contact).check()
    webhook = await check_of(engine, contact, "webhook").check()

    assert polling.reasons == ("no poll has succeeded for 200 s", "an update has waited for 3600 s")
    assert webhook.reasons == ("an update has waited for 3600 s",)


async def test_an_archive_that_was_never_indexed_is_a_trouble(tmp_path: Path) -> None:
    """
    Such a bot can answer nothing.
    """
    engine = open_catalogue(tmp_path)
    prepare_tables(engine)

    assert (await check_of(engine).check()).reasons == ("the archive was never indexed",)


async def test_a_catalogue_that_cannot_be_read_is_a_trouble(engine: Engine, tmp_path: Path) -> None:
    """
    The page still comes, without figures.
    """
    engine.dispose()
    (tmp_path / "catalogue.sqlite3").write_bytes(b"no database" * 1000)

    health = await check_of(engine).check()

    assert health.reasons == ("the catalogue cannot be read",)
    assert "received" not in health.to_json()


def test_a_source_in_trouble_is_counted(engine: Engine) -> None:
    """
    Of the sources that are to bring news; others may rest.
    """
    failing = {"kind": "feed", "failures": 5, "error": "HTTP 500", "checked_at": NOW.isoformat(), "listed": 0}
    with write(engine) as connection:
        for name in ("a", "b"):
            connection.execute(insert(SOURCES).values(location=f"https://{name}.example.org/feed", **failing))

    figures = FiguresReader(engine, BOT, ("https://a.example.org/feed",)).read(NOW)

    assert figures.sources_in_trouble == 1


async def test_no_page_has_words_or_ids(engine: Engine) -> None:
    """
    Neither what was asked nor who asked stands on either page; degraded is status 503.
    """
    inbox = put(engine, 880000001, 880000002, hours_ago=1)
    finish(inbox, "answered")
    transport = httpx2.ASGITransport(Starlette(routes=health_routes(check_of(engine), Meter())))
    async with httpx2.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
        health, metrics = await client.get("/healthz"), await client.get("/metrics")

    assert health.status_code == 503
    assert health.json()["waiting"] == 1
    assert "onrecord_answered 1.0\n" in metrics.text
    assert "onrecord_oldest_waiting_seconds 3600.0\n" in metrics.text
    assert not {word for word in ("planted", "424242", "880000", "1001") if word in health.text + metrics.text}


@pytest.mark.parametrize(
    ("address", "status"),
    [("127.0.0.1", 200), ("10.0.0.7", 200), ("::1", 200), ("8.8.8.8", 404), ("2600:1901::1", 404), ("name", 404)],
)
async def test_only_those_near_are_told(engine: Engine, address: str, status: int) -> None:
    """
    A server that has its own certificate stands in the internet; its figures do not.
    """
    transport = httpx2.ASGITransport(Starlette(routes=health_routes(check_of(engine), Meter())), client=(address, 1))
    async with httpx2.AsyncClient(transport=transport, base_url="http://bot") as client:
        answers = [await client.get(path) for path in ("/healthz", "/metrics")]

    assert {answer.status_code for answer in answers} == {status}


async def test_the_page_is_one_flat_object(engine: Engine) -> None:
    """
    Every value is a text, a number, or the list of reasons.
    """
    health = json.loads(json.dumps((await check_of(engine).check()).to_json()))

    assert isinstance(health.pop("reasons"), list)
    assert all(value is None or isinstance(value, str | int | float) for value in health.values())
