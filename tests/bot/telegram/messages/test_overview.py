"""The archive in words: how much, as of when, and how fresh each source is."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.telegram.messages.overview import ago, describe_archive
from bot.texts import Texts
from corpus.sources import Source, SourceKind
from corpus.visits import SourceCheck
from index.catalogue.database import read, write
from index.catalogue.sources import save_check
from tests.bot.support.asking import AskedArchive, make_news

NOW = datetime(2026, 6, 30, 12, tzinfo=UTC)


@pytest.fixture
def asked(tmp_path: Path) -> Iterator[AskedArchive]:
    """An archive of one article out of a file."""
    made = AskedArchive(tmp_path / "data", make_news("Ada Orr said that the bridge would stay free.", "bridge"))
    yield made
    made.archive.engine.dispose()


def describe(asked: AskedArchive, language: str = "en") -> list[str]:
    """Return the lines below the figures."""
    with read(asked.archive.engine) as connection:
        return describe_archive(connection, NOW, Texts(language)).splitlines()[2:]


def check(asked: AskedArchive, location: str, publisher: str | None, age: timedelta | None, error: str | None) -> None:
    """Note how a feed was found: the age of its newest article, or the error of three checks."""
    source = Source(location, SourceKind.FEED, publisher)
    newest = NOW - age if age is not None else None
    with write(asked.archive.engine) as connection:
        save_check(connection, source, SourceCheck(location, NOW, listed=3, newest=newest))
        for _ in range(3 if error else 0):
            save_check(connection, source, SourceCheck(location, NOW, error=error))


def test_sources_are_named_with_how_fresh_they_are(asked: AskedArchive) -> None:
    """
    By outlet, several feeds of one together, the freshest of them; else by host; files by their outlets.
    """
    check(asked, "https://beacon.example/feed.xml", "The Beacon", timedelta(hours=3), None)
    check(asked, "https://beacon.example/sport.xml", "The Beacon", timedelta(days=9), "HTTP 500 by /secret")
    check(asked, "https://www.tern.example/feed.xml", None, None, None)
    check(asked, "https://zeal.example/feed.xml", "Zeal", timedelta(days=4), "HTTP 500 by /secret")

    assert describe(asked) == [
        "• tern.example: without dates",
        "• The Beacon: newest article 30 Jun 2026, 3 hours ago",
        "• Zeal: newest article 26 Jun 2026, 4 days ago (cannot be reached at the moment)",
        "• The Lantern: 1 article, newest 3 Feb 2026, 147 days ago",
    ]
    assert describe(asked, "uk")[1:] == [
        "• The Beacon: найновіша стаття 30 червня 2026, 3 години тому",
        "• Zeal: найновіша стаття 26 червня 2026, 4 дні тому (зараз недоступне)",
        "• The Lantern: 1 стаття, найновіша 3 лютого 2026, 147 днів тому",
    ]


def test_a_long_list_is_cut(asked: AskedArchive) -> None:
    """
    With how many are left out.
    """
    for number in range(40):
        check(asked, f"https://tern{number}.example/feed.xml", f"Tern {number:02}", timedelta(), None)

    lines = describe(asked)
    assert len(lines) == 31
    assert lines[-1] == "… and 11 more."


def test_an_empty_archive_is_said_to_be(tmp_path: Path) -> None:
    """
    Nothing else can be told of it.
    """
    asked = AskedArchive(tmp_path / "data")
    with read(asked.archive.engine) as connection:
        said = describe_archive(connection, NOW, Texts())
    asked.archive.engine.dispose()

    assert said == "The archive is empty."


@pytest.mark.parametrize(
    ("lag", "english", "ukrainian"),
    [
        (timedelta(seconds=59), "0 minutes ago", "0 хвилин тому"),
        (timedelta(minutes=1), "1 minute ago", "1 хвилину тому"),
        (timedelta(hours=21), "21 hours ago", "21 годину тому"),
        (timedelta(hours=47), "47 hours ago", "47 годин тому"),
        (timedelta(days=22), "22 days ago", "22 дні тому"),
    ],
)
def test_lags_are_told_in_the_largest_unit(lag: timedelta, english: str, ukrainian: str) -> None:
    """
    With the plural that the language has.
    """
    assert (ago(lag, Texts()), ago(lag, Texts("uk"))) == (english, ukrainian)
