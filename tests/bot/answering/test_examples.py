"""Questions to begin with: only what this archive answers, found again when it changes."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.answering.examples import Examples
from tests.bot.support.asking import AskedArchive, make_news

NOW = datetime(2026, 6, 30, 12, tzinfo=UTC)
PEOPLE = ("Ada Orr", "Mary Vane", "Peter Lowell", "Anna Marsh")
PLACES = ("bridge", "library", "harbour", "market")


@pytest.fixture
def asked(tmp_path: Path) -> Iterator[AskedArchive]:
    """An archive that quotes four people, the first most, and officials more than any of them."""
    text = " ".join(f"{who} said that the {what} was old." for who, what in zip(PEOPLE, PLACES, strict=True))
    officials = " ".join(f"Officials said that road {number} was wet." for number in range(9))
    made = AskedArchive(
        tmp_path / "data",
        make_news(f"{text} {officials}", "town"),
        make_news("Ada Orr said that the bridge would stay free.", "bridge"),
    )
    yield made
    made.archive.engine.dispose()


def test_examples_are_about_the_people_quoted_most(asked: AskedArchive) -> None:
    """
    Three by different people, each on what that one speaks of, and each answered.
    """
    found = Examples(asked.archive.engine, asked.answerer).find(NOW)

    assert found[0] == "What did Ada Orr say about the bridge?"
    assert len(found) == 3
    assert not any("fficials" in one for one in found)
    assert all(asked.ask(one).citations for one in found)


def test_examples_follow_the_archive(asked: AskedArchive) -> None:
    """
    The example asks about the person quoted most after the next run of indexing.
    """
    examples = Examples(asked.archive.engine, asked.answerer)
    before = examples.find(NOW)
    asked.archive.build(
        [make_news(f"Jane Kerr said that the tower {number} was high.", f"t{number}") for number in range(5)]
    )

    assert before == ("What did Ada Orr say about the bridge?", *before[1:])
    assert examples.find(NOW)[0] == "What did Jane Kerr say?"


def test_an_empty_archive_has_none(tmp_path: Path) -> None:
    """
    The greeting does without.
    """
    asked = AskedArchive(tmp_path / "data")

    assert Examples(asked.archive.engine, asked.answerer).find(NOW) == ()
    asked.archive.engine.dispose()
