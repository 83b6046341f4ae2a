"""Commands on a damaged archive: each ends in one line that says what to do, never in a traceback."""

import gc
import json
import random
import re
import shutil
import sqlite3
from collections.abc import Container
from contextlib import closing
from pathlib import Path

import pytest

from bench.file_damages import damage_file
from bot.running.assembly import Assembly
from index.catalogue.database import CATALOGUE_FILE
from index.progress import Progress
from index.upkeep.verifying import Verifier
from tests.bot.support.asking import AskedArchive, make_news
from tests.fakes import WordEmbedder
from tests.index.support.filling import fill
from tests.index.support.vector_store_fake import InMemoryVectorStore
from tests.program import Ended, Onrecord

_SEED = 20261130
_NEWS = [make_news(f"Ada Orr said that the weir of day {day} would stay free.", f"weir-{day}") for day in range(8)]
_QUESTION = ("ask", "--json", "what did Ada Orr say about the weir?")

_COMMANDS = (
    ("status",),
    ("status", "--json"),
    _QUESTION,
    ("export", "--statements"),
    ("verify",),
    ("forget", "--list"),
    ("speakers",),
    ("compact",),
    ("verify", "--repair"),
)


@pytest.fixture
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a small archive that was written and closed."""
    store = InMemoryVectorStore()
    monkeypatch.setattr(Assembly, "embedder", WordEmbedder())
    monkeypatch.setattr(Assembly, "store", store)
    monkeypatch.setattr(Assembly, "verifier", _verifier)
    monkeypatch.setenv("ONRECORD_EXTRACTOR", "pattern")
    monkeypatch.chdir(tmp_path)
    archive = AskedArchive(tmp_path / "data").archive
    archive.store = store
    fill(archive, *_NEWS)
    archive.engine.dispose()
    return tmp_path / "data"


def _verifier(assembly: Assembly, progress: Progress | None = None) -> Verifier:
    """Verify all but Chroma's files, of which these archives have none."""
    return Verifier(assembly.archive(progress), assembly.embedder, lambda _samples: ())


def is_clear(done: Ended) -> bool:
    """Whether a command ended well, or said in its last line what to do."""
    if "Traceback" in done.err or done.code not in {0, 1, 2, 3}:
        return False
    last = (done.err.strip() or done.out.strip()).splitlines()[-1:] or [""]
    is_advised = "un onrecord verify --repair" in done.out or "A repair does not help" in done.out
    return done.code in {0, 3} or last[0].startswith("onrecord: ") or is_advised


@pytest.mark.parametrize("number", range(12))
def test_random_damage_ends_in_one_line(data_dir: Path, onrecord: Onrecord, number: int) -> None:
    """
    Whatever happens to the catalogue's file, and in whatever order the commands come.
    """
    rng = random.Random(_SEED + number)
    damage_file(data_dir / CATALOGUE_FILE, rng)
    ended = {command: onrecord(*command) for command in rng.sample(_COMMANDS, 5)}

    assert {command: done for command, done in ended.items() if not is_clear(done)} == {}


_VALUES = {
    "no day": "UPDATE state SET value = 'yesterday' WHERE name = 'as_of'",
    "no number": "UPDATE state SET value = 'many' WHERE name = 'generation'",
    "a blob": "UPDATE state SET value = x'ff00' WHERE name = 'as_of'",
    "bad UTF-8": "UPDATE state SET value = CAST(x'ff' AS TEXT)",
    "no JSON": "INSERT OR REPLACE INTO state VALUES ('first_index', '{')",
    "no state": "DELETE FROM state",
    "no table": "DROP TABLE sources",
    "a list of no words": "INSERT INTO state VALUES ('unfinished', '[1]')",
    "an article's day": "UPDATE versions SET published_day = 'x', published_at = 'x'",
    "a blob for a day": "UPDATE versions SET published_day = x'ff'",
    "a page gone since never": "UPDATE articles SET vanished_at = 'x'",
    "a blob for a name": "UPDATE articles SET article_id = x'ff'",
    "a blob for a speaker": "UPDATE statements SET speaker = x'ff'",
    "bad UTF-8 for a speaker": "UPDATE statements SET speaker = CAST(x'ff' AS TEXT)",
    "a number for a speaker": "UPDATE statements SET speaker = 5",
    "no speaker's words": "UPDATE statements SET content = '{}'",
    "no kind": "UPDATE statements SET kind = 'x', polarity = 'x'",
    "no vector": "UPDATE vectors SET data = 'x', seal = 'x'",
    "no digest": "UPDATE passages SET digest = x'ff'",
    "a source of no day": "INSERT INTO sources (location, kind, checked_at, newest) VALUES ('x', 'y', 'z', 'z')",
    "a source of no count": "INSERT INTO sources (location, kind, failures) VALUES ('x', 'feed', 'many')",
    "a takedown of no day": "INSERT INTO tombstones VALUES ('x', x'ff')",
    "bad UTF-8 in the schema": (
        "UPDATE sqlite_master SET sql = CAST(CAST(sql AS BLOB) || x'20ff' AS TEXT) WHERE name = 'sources'"
    ),
    "no SQL in the schema": "UPDATE sqlite_master SET sql = 'x' WHERE name = 'sources'",
    "no schema": "DELETE FROM alembic_version",
    "a schema of no number": "UPDATE alembic_version SET version_num = x'ff'",
}


@pytest.mark.parametrize("damage", _VALUES.values(), ids=_VALUES)
def test_damage_within_a_sound_file_ends_in_one_line(data_dir: Path, onrecord: Onrecord, damage: str) -> None:
    """
    Values of another type, bad UTF-8, dates that are none: every command says what to do, and a check names it.
    """
    with closing(sqlite3.connect(data_dir / CATALOGUE_FILE)) as connection:
        connection.execute("PRAGMA writable_schema=ON")
        connection.execute(damage)
        connection.commit()
    kept = shutil.copytree(data_dir, data_dir.with_name("kept"))
    ended = {}
    for command in _COMMANDS:
        shutil.rmtree(data_dir)
        shutil.copytree(kept, data_dir)
        ended[command] = onrecord(*command)

    assert {command: done for command, done in ended.items() if not is_clear(done)} == {}
    assert ended["verify",].code == 1
    assert "unexpected" not in ended["verify",].err + ended["verify", "--repair"].err


def test_a_catalogue_that_is_gone_is_not_begun_anew(data_dir: Path, onrecord: Onrecord) -> None:
    """
    A question would have been answered from the samples, and verify would have found everything in step.
    """
    (data_dir / "chroma" / "segment").mkdir(parents=True)
    for path in data_dir.glob(f"{CATALOGUE_FILE}*"):
        path.unlink()
    looked, asked, verified = (onrecord(*command) for command in (("status",), _QUESTION, ("verify",)))

    assert looked.code == 0
    assert asked.code == 1
    assert asked.err.startswith("onrecord: the catalogue is gone, but not its vectors in ")
    assert verified.code == 1
    assert "the catalogue is gone" in verified.out
    assert "--repair" not in verified.out


def test_an_archive_begun_on_purpose_is_sound_beside_old_vectors(data_dir: Path, onrecord: Onrecord) -> None:
    """
    Moving a damaged catalogue away and indexing again is what other messages advise.
    """
    (data_dir / "chroma" / "segment").mkdir(parents=True)
    for path in data_dir.glob(f"{CATALOGUE_FILE}*"):
        path.unlink()
    (data_dir.parent / "weir.md").write_text("# Weir\n\nAda Orr said that the weir would stay free.\n")

    assert onrecord("index", "weir.md").code == 0
    assert onrecord("verify").code == 0


_LOSSES = {
    "no catalogue": "gone",
    "a title": "UPDATE versions SET title = 'Timetable' WHERE id = 1",
    "a text": "UPDATE versions SET text = replace(text, 'free', 'shut') WHERE id = 1",
    "a present version": "DELETE FROM versions WHERE id = 2",
    "no statements": "DELETE FROM statements",
    "no statements' table": "DROP TABLE statements",
    "no column": "ALTER TABLE versions DROP COLUMN author",
    "no vectors": "DELETE FROM vectors",
    "no full text": "INSERT INTO passages_lexicon(passages_lexicon) VALUES ('delete-all')",
}


_FOLLOWED = _LOSSES | {name: _VALUES[name] for name in ("no day", "no state", "no table", "no digest", "no schema")}


@pytest.mark.parametrize("damage", _FOLLOWED.values(), ids=_FOLLOWED)
def test_advice_that_is_followed_helps(indexed_dir: Path, onrecord: Onrecord, damage: str) -> None:
    """
    What the last lines advise, the first of it first, works, and the archive is sound after a few commands.
    """
    catalogue = indexed_dir / CATALOGUE_FILE
    if damage == "gone":
        catalogue.unlink()
        (indexed_dir / "chroma" / "segment").mkdir(parents=True)
    else:
        with closing(sqlite3.connect(catalogue)) as connection:
            connection.execute("PRAGMA writable_schema=ON")
            connection.execute("PRAGMA foreign_keys=OFF")
            connection.execute(damage)
            connection.commit()
    told: dict[str, Ended] = {}
    while (done := onrecord("verify")).code != 0 and len(told) < _MOST_STEPS:
        advice = _first_advice(done, told)
        told[advice] = _follow(advice, indexed_dir, onrecord)

    assert done.code == 0, told
    assert {advice: ended for advice, ended in told.items() if ended.code != 0} == {}


_MOST_STEPS = 3
_ADVICE = re.compile(r"onrecord (?:verify --repair|index|compact)|restore a backup|only a backup|[Mm]ove it away")


def _first_advice(done: Ended, tried: Container[str]) -> str:
    """Return the first advice of a command that was not followed yet; the last line goes first if it says so."""
    lines = (done.err.strip() or done.out.strip()).splitlines()
    first = () if "above" in lines[-1] else (lines[-1],)
    found = [match.group() for line in (*first, *lines) for match in _ADVICE.finditer(line)]
    return next((advice for advice in found if advice not in tried), found[0] if found else "none")


def _follow(advice: str, data_dir: Path, onrecord: Onrecord) -> Ended:
    gc.collect()  # the commands share this process, and what a failed one had open goes with its error
    command = advice.removeprefix("onrecord ").split()
    if "backup" in advice:
        return onrecord("restore", "--yes", str(data_dir.parent / "sound.backup"))
    if "away" in advice:
        for path in data_dir.glob(f"{CATALOGUE_FILE}*"):
            path.rename(path.with_name(f"moved-{path.name}"))
        return onrecord("restore", "--yes", str(data_dir.parent / "sound.backup"))
    return onrecord(*command, *([str(data_dir.parent / "news.jsonl")] if command == ["index"] else []))


@pytest.fixture
def indexed_dir(data_dir: Path, onrecord: Onrecord, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of an archive that was indexed from a file, with a backup beside it."""
    rows = ({"id": one.article_id, "url": one.url, "title": one.title, "text": one.text} for one in _NEWS)
    (data_dir.parent / "news.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows))
    shutil.rmtree(data_dir)
    monkeypatch.setattr(InMemoryVectorStore, "set_aside", lambda _: None, raising=False)
    assert onrecord("index", str(data_dir.parent / "news.jsonl")).code == 0
    assert onrecord("backup", str(data_dir.parent / "sound.backup")).code == 0
    return data_dir
