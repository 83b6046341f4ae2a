"""What the settings make of the bot: where it listens, and which pages it serves."""

from collections.abc import Mapping
from contextlib import nullcontext
from pathlib import Path

import pytest
from sqlalchemy import Engine

from bot.errors import SettingsError
from bot.running.assembly import Assembly
from bot.running.reader_program import choose_links
from bot.running.serving import check_settings, choose_replica, choose_running, may_trust_chroma
from bot.settings import BotSettings
from corpus.article import Span
from index.catalogue.database import open_catalogue
from index.errors import LockedError
from index.upkeep.verifying import Verifier
from index.vectors import nearest
from index.vectors.check import CollectionFault, Sample
from tests.bot.support.asking import AskedArchive, make_news
from tests.fakes import WordEmbedder
from tests.postgres_server import find_programs

TOKEN = "1:planted"
SECRET = "Planted_Secret-0123456789"


@pytest.mark.parametrize(
    ("given", "by_webhook", "port"),
    [
        ({}, False, None),
        ({}, True, 8080),
        ({"reader": "open"}, False, 8080),
        ({"reader": "signed"}, False, 8080),
        ({"reader": "open", "web_port": 9000}, False, 9000),
        ({"reader_url": "https://reader.example.org"}, False, None),
    ],
    ids=["polling", "webhook", "open", "signed", "another-port", "switched-off"],
)
def test_a_web_server_runs_where_something_needs_one(
    tmp_path: Path, given: dict[str, object], *, by_webhook: bool, port: int | None
) -> None:
    """
    Webhook and pages do, each by itself.
    """
    running = choose_running(BotSettings(**given), tmp_path, by_webhook=by_webhook)  # type: ignore[arg-type]  # by name

    assert (running.listening.port if running.listening else None) == port
    assert (running.reader is not None) == ("reader" in given)


@pytest.mark.parametrize(
    ("most_exact", "fault", "may_trust"),
    [(0, "", True), (0, "it is torn", False), (1_000, "it is torn", False)],
    ids=["sound", "torn", "small"],
)
def test_chroma_is_checked_where_it_is_asked(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    most_exact: int,
    fault: str,
    *,
    may_trust: bool,
) -> None:
    """
    What is wrong is logged and keeps it from being asked; the bot of a small archive starts without the check.
    """
    AskedArchive(tmp_path, make_news("Ada Orr said that the bridge would stay free.")).archive.engine.dispose()
    checked: list[str] = []

    def find_faults(samples: Mapping[str, Sample]) -> tuple[CollectionFault, ...]:
        checked.extend(samples)
        return tuple(CollectionFault(name, fault) for name in samples if fault)

    monkeypatch.setattr(nearest, "MOST_EXACT", most_exact)
    monkeypatch.setattr(Assembly, "embedder", WordEmbedder())
    monkeypatch.setattr(Assembly, "verifier", lambda one: Verifier(one.archive(), one.embedder, find_faults))
    assembly = Assembly(BotSettings(data_dir=tmp_path))

    assert may_trust_chroma(assembly) is may_trust
    assert len(checked) == (most_exact == 0)
    assert ("it is torn; answering by exact search" in caplog.text) == (most_exact == 0 and not may_trust)
    assembly.engine.dispose()


def test_the_secret_of_the_settings_signs(tmp_path: Path) -> None:
    """
    None is made then; where none is set one is, and stays.
    """
    own = BotSettings(reader="signed", reader_secret="Planted_Secret-0123456789")  # type: ignore[arg-type]  # pydantic's
    by_settings = choose_links(own, tmp_path)
    assert list(tmp_path.iterdir()) == []

    made = [choose_links(BotSettings(reader="signed"), tmp_path) for _start in range(2)]

    assert by_settings.secret == b"Planted_Secret-0123456789"
    assert "Planted" not in repr(by_settings)
    assert made[0] == made[1] != by_settings
    assert [file.name for file in tmp_path.iterdir()] == ["reader.secret"]


@pytest.mark.parametrize("name", ["reader.secret", "webhook.secret"])
@pytest.mark.parametrize("content", ["", "\n", "a-short-one"])
def test_an_emptied_secret_opens_nothing(tmp_path: Path, name: str, content: str) -> None:
    """
    The bot does not start with it: any message or page could show the same.
    """
    (tmp_path / name).write_text(content)
    signed = BotSettings(reader="signed", webhook_url="https://bot.example.org")

    with pytest.raises(SettingsError, match=rf"{name} holds no secret"):
        choose_running(signed, tmp_path, by_webhook=True)


def test_open_pages_are_not_signed(tmp_path: Path) -> None:
    """
    A slash at the public address's end is none of the pages' own.
    """
    links = choose_links(BotSettings(reader="open", reader_url="https://reader.example.org/"), tmp_path)

    assert links.to_article("0f", 1, [Span(1, 2)]) == "https://reader.example.org/a/0f?v=1&s=1-2#p1"


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"reader_url": "https://example.org/reader"}, "without a path"),
        ({"web_key": "key.pem"}, "go together"),
        ({"web_certificate": "certificate.pem"}, "go together"),
    ],
    ids=["path", "key-alone", "certificate-alone"],
)
def test_settings_that_cannot_work_are_told(given: dict[str, str], words: str) -> None:
    """
    Before anything slow is done.
    """
    with pytest.raises(SettingsError, match=words):
        check_settings(BotSettings(telegram_token=TOKEN, **given))  # type: ignore[arg-type]  # by name


@pytest.mark.parametrize(
    ("given", "missing"),
    [
        ({}, "ONRECORD_WEBHOOK_SECRET"),
        ({"webhook_secret": SECRET}, None),
        ({"webhook_secret": SECRET, "reader": "open"}, None),
        ({"webhook_secret": SECRET, "reader": "signed"}, "ONRECORD_READER_SECRET"),
        ({"webhook_secret": SECRET, "reader": "signed", "reader_secret": SECRET}, None),
    ],
    ids=["none", "webhook", "open-pages", "signed-pages", "both"],
)
def test_bots_that_share_a_database_are_given_their_secrets(given: dict[str, str], missing: str | None) -> None:
    """
    One that a bot makes for itself is refused by the others; on SQLite, and by polling, there are none.
    """
    shared = {"telegram_token": TOKEN, "webhook_url": "https://bot.example.org", **given}
    postgres = {"database_url": "postgresql://db.example.org/onrecord"}
    check_settings(BotSettings(**shared), by_webhook=True)  # type: ignore[arg-type]  # by name
    check_settings(BotSettings(**shared, **postgres))  # type: ignore[arg-type]  # by name

    refused = pytest.raises(SettingsError, match=missing) if missing else nullcontext()
    with refused:
        check_settings(BotSettings(**shared, **postgres), by_webhook=True)  # type: ignore[arg-type]  # by name


@pytest.mark.parametrize("by_webhook", [False, True], ids=["polling", "webhook"])
def test_a_bot_on_sqlite_is_alone(data_dir: Path, *, by_webhook: bool) -> None:
    """
    However updates come.
    """
    engine = open_catalogue(data_dir)

    assert choose_replica(BotSettings(), engine, by_webhook=by_webhook) is None


@pytest.mark.skipif(find_programs() is None, reason="needs Postgres: apt-get install postgresql")
def test_a_bot_on_postgres_is_one_of_several_behind_a_webhook(postgres: Engine) -> None:
    """
    One that polls is alone, and does not start beside others; who leads indexes if the settings say so.
    """
    replica = choose_replica(BotSettings(bot_indexes=True), postgres, by_webhook=True)
    assert replica is not None
    with pytest.raises(LockedError, match="end them first"):
        choose_replica(BotSettings(), postgres, by_webhook=False)
    replica.number.close()

    assert replica.is_indexing
    assert choose_replica(BotSettings(), postgres, by_webhook=False) is None
