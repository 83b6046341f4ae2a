"""Commands on a damaged archive: each ends in one line that says what to do, never in a traceback."""

import random
import shutil
import sqlite3
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
    archive.build(_NEWS)
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
    return done.code in {0, 3} or last[0].startswith("onrecord: ") or "Run onrecord verify --repair" in done.out


@pytest.mark.parametrize("number", range(24))
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
