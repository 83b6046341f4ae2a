"""Fixtures of the tests of commands."""

from pathlib import Path

import pytest

from bot.running.assembly import Assembly
from index.building import rounds
from tests.bot.support.news_archive import OWN, KeptStore, KilledEmbedder, NewsArchive
from tests.program import Onrecord


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, onrecord: Onrecord) -> NewsArchive:
    """A fresh archive, whose commands run in this process with two articles a round and a model that loads at once."""
    embedder = KilledEmbedder()
    monkeypatch.setattr(Assembly, "embedder", embedder)
    monkeypatch.setattr(Assembly, "store", KeptStore())
    monkeypatch.setattr(rounds, "FEWEST", 2)
    monkeypatch.setattr(rounds, "MOST", 2)
    monkeypatch.setenv("ONRECORD_EXTRACTOR", "pattern")
    for name, count in (("news", OWN), ("more", 2)):
        folder = tmp_path / "here" / name
        folder.mkdir(parents=True)
        for number in range(count):
            text = f"Ferry {number}\n\nAda Orr said that the ferry of {name} would sail again on day {number}.\n"
            (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path / "here")
    return NewsArchive(tmp_path / "data", tmp_path / "here", embedder, onrecord)
