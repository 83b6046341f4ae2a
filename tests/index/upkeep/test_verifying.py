"""Every kind of damage is found and repaired, or reported if it cannot be repaired."""

import logging
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from index.catalogue.database import CATALOGUE_FILE
from index.catalogue.locks import write_lock
from index.errors import IndexingError, LockedError, VectorStoreError
from index.upkeep.verifying import Verifier, check_in_child
from index.vectors.chroma import ChromaVectorStore
from tests.fakes import make_article
from tests.index.support.archive import Archive
from tests.index.support.filling import fill
from tests.index.support.vector_samples import ignore_progress, make_vectors
from tests.index.support.vector_store_fake import InMemoryVectorStore

FERRY = make_article("Anna Orr said that the ferry sails.", "ferry")
BRIDGE = make_article("Ben Vey said that the bridge is closed.", "bridge")


@pytest.fixture
def stored(archive: Archive) -> Archive:
    """An archive of two articles."""
    fill(archive, FERRY, BRIDGE)
    archive.embedder.embedded.clear()
    return archive


def is_whole(archive: Archive) -> bool:
    """Whether nothing is wrong and both articles are found by words and by vectors."""
    found = [archive.find_by_vector("the ferry sails"), archive.find_by_vector("the bridge is closed")]
    words = [*archive.find_by_words("ferry"), *archive.find_by_words("bridge")]
    return found == words == ["ferry", "bridge"] and archive.problems() == []


def test_a_sound_archive_has_no_problems(stored: Archive) -> None:
    """
    Nothing is found, and a repair does nothing: neither the model nor Chroma is used.
    """
    names = stored.store.names()

    assert stored.verifier().check() == stored.verifier().repair() == []
    assert stored.embedder.embedded == []
    assert stored.store.names() == names


def test_an_empty_archive_has_no_problems(archive: Archive) -> None:
    """
    An archive without articles is sound.
    """
    assert archive.verifier().check() == archive.verifier().repair() == []


_DAMAGES = {
    "vectors missing": ("DELETE FROM vectors", "4 of 4 vectors are missing"),
    "a vector missing": ("DELETE FROM vectors WHERE digest = (SELECT min(digest) FROM passages)", "1 of 4 vectors"),
    "pointer lost": ("UPDATE collections SET active = FALSE", "4 vectors lie in no collection"),
    "collections forgotten": ("DELETE FROM collections", "4 vectors lie in no collection"),
}


@pytest.mark.parametrize(("damage", "problem"), _DAMAGES.values(), ids=_DAMAGES)
def test_damage_to_the_catalogue_is_found_and_mended(stored: Archive, damage: str, problem: str) -> None:
    """
    Everything that follows from the stored articles is rebuilt, and the archive is as before.
    """
    stored.damage(damage)
    found = stored.problems()
    repaired = stored.verifier().repair()

    assert problem in "; ".join(found)
    assert {one.what for one in repaired} >= set(found)
    assert is_whole(stored)


@pytest.mark.sqlite_only
@pytest.mark.parametrize("lexicon", ["passages_lexicon", "articles_lexicon"])
def test_a_full_text_that_is_not_in_step_is_made_anew(stored: Archive, lexicon: str) -> None:
    """
    FTS5's table is empty though the articles are there; the archive is as before.
    """
    stored.damage(f"INSERT INTO {lexicon}({lexicon}) VALUES ('delete-all')")
    found = stored.problems()
    repaired = stored.verifier().repair()

    assert f"the full text {lexicon} is not in step" in "; ".join(found)
    assert {one.what for one in repaired} >= set(found)
    assert is_whole(stored)


def test_offsets_beyond_the_text_are_removed_and_found_again(stored: Archive) -> None:
    """
    The next run of indexing finds passages and statements again.
    """
    stored.damage('UPDATE passages SET "end" = 1000 WHERE id = 1')
    stored.damage("UPDATE statements SET start = -1 WHERE id = 2")
    repaired = [one.what for one in stored.verifier().repair()]
    left = stored.problems()
    report = stored.build([FERRY, BRIDGE])

    assert "1 passages reach beyond their article's text" in repaired
    assert "1 statements reach beyond their article's text" in repaired
    assert left == []
    assert (report.changed, report.embedded) == (2, 0)
    assert is_whole(stored)


def test_only_missing_vectors_are_embedded(stored: Archive) -> None:
    """
    The texts of missing vectors come from the catalogue: statements and passages, word for word.
    """
    stored.damage("DELETE FROM vectors WHERE digest IN (SELECT digest FROM statements)")
    stored.verifier().repair()

    assert sorted(stored.embedder.embedded) == ["Anna Orr: the ferry sails", "Ben Vey: the bridge is closed"]


@pytest.mark.parametrize("held", [[], ["a"]], ids=["lost", "holds something else"])
def test_a_damaged_collection_is_rewritten(stored: Archive, held: list[str]) -> None:
    """
    A collection that is lost, or has other content, is rewritten without the model.
    """
    (name,) = stored.store.names()
    stored.store.drop(name)
    if held:
        stored.store.create(name, held, stored.embedder.embed(held), on_progress=ignore_progress)
    stored.embedder.embedded.clear()
    found = stored.problems()
    stored.verifier().repair()

    assert len(found) == 1
    assert name in found[0]
    assert stored.embedder.embedded == []
    assert is_whole(stored)


def test_leftovers_of_a_killed_run_are_found_and_dropped(stored: Archive) -> None:
    """
    A collection of this archive that the catalogue does not know is named and dropped.
    """
    (name,) = stored.store.names()
    half_made = f"{name[:-1]}9"
    stored.store.create(half_made, ["a"], make_vectors(1), on_progress=ignore_progress)
    found = stored.problems()
    stored.verifier().repair()

    assert found == [f"collection {half_made}: left by an interrupted run"]
    assert half_made not in stored.store.names()
    assert is_whole(stored)


def test_damage_that_cannot_be_repaired_is_reported(stored: Archive) -> None:
    """
    A repair that leaves a fault fails and names it.
    """
    stored.damage("UPDATE versions SET title = 'Timetable' WHERE id = 1")

    assert "articles_lexicon is not in step" in stored.problems()[0]
    with pytest.raises(IndexingError, match=r"could not be repaired: article ferry: its title"):
        stored.verifier().repair()


@pytest.mark.sqlite_only
def test_a_row_that_refers_to_a_missing_one_is_removed(stored: Archive) -> None:
    """
    A statement without a version is removed, and its article is read again.
    """
    with closing(sqlite3.connect(stored.data_dir / CATALOGUE_FILE)) as careless:
        careless.execute("UPDATE statements SET version = 99 WHERE id = 1")
        careless.commit()
    found = stored.problems()
    stored.verifier().repair()
    stored.build([FERRY, BRIDGE])

    assert "refers to a missing row, in statements" in found[0]
    assert stored.rows("SELECT count(*) FROM statements") == [(2,)]
    assert is_whole(stored)


def test_a_store_that_cannot_be_opened_is_set_aside(stored: Archive) -> None:
    """
    A Chroma folder that cannot be opened is moved away and rebuilt from the catalogue.
    """
    broken = stored.store
    assert isinstance(broken, InMemoryVectorStore)
    broken.is_broken = True
    moved: list[Path] = []

    def set_aside() -> Path:
        broken.is_broken = False
        for name in broken.names():
            broken.drop(name)
        moved.append(Path("chroma.damaged-1"))
        return moved[0]

    found = stored.problems()
    Verifier(stored.parts, stored.embedder, stored.check_here, set_aside).repair()

    assert found
    assert len(moved) == 1
    assert is_whole(stored)


def test_a_server_that_cannot_be_reached_is_reported(stored: Archive) -> None:
    """
    Without a folder to move, the error is raised and nothing is changed.
    """
    assert isinstance(stored.store, InMemoryVectorStore)
    stored.store.is_broken = True
    with pytest.raises(VectorStoreError):
        stored.verifier().repair()
    stored.store.is_broken = False

    assert is_whole(stored)


def test_nothing_is_checked_while_another_process_writes(stored: Archive) -> None:
    """
    A check does not wait: it names the process that writes. The bot's check of Chroma alone needs no lock.
    """
    with write_lock(stored.engine):
        with pytest.raises(LockedError):
            stored.verifier().check()

        assert stored.verifier().check_collections() == []


@pytest.fixture
def in_chroma(tmp_path: Path) -> Iterator[Archive]:
    """An archive with Chroma in a folder."""
    store = ChromaVectorStore(tmp_path / "data" / "chroma")
    archive = Archive(tmp_path / "data", store)
    archive.build([FERRY, BRIDGE])
    yield archive
    store.close()
    archive.engine.dispose()


def verify(archive: Archive) -> Verifier:
    """Return a verifier as the program has it, with the check in a child process."""
    assert isinstance(archive.store, ChromaVectorStore)
    folder = archive.data_dir / "chroma"
    return Verifier(archive.parts, archive.embedder, check_in_child(folder, None), archive.store.set_aside)


def _delete_the_folder(chroma: Path) -> None:
    shutil.rmtree(chroma)


def _tear_the_vectors(chroma: Path) -> None:
    for file in chroma.glob("*/*.bin"):
        file.write_bytes(file.read_bytes()[:10])


def _tear_the_database(chroma: Path) -> None:
    database = chroma / "chroma.sqlite3"
    database.write_bytes(b"\xff" * database.stat().st_size)


@pytest.mark.parametrize(
    "damage",
    [_delete_the_folder, _tear_the_vectors, _tear_the_database],
    ids=["folder deleted", "vectors torn", "database torn"],
)
def test_chroma_is_rebuilt_after_any_damage(
    in_chroma: Archive, damage: Callable[[Path], None], caplog: pytest.LogCaptureFixture
) -> None:
    """
    Questions are answered before the repair too, and by Chroma after it.
    """
    damage(in_chroma.data_dir / "chroma")
    assert isinstance(in_chroma.store, ChromaVectorStore)
    in_chroma.store.close()
    found = verify(in_chroma).check()
    in_chroma.store.close()
    verify(in_chroma).repair()
    in_chroma.embedder.embedded.clear()
    in_chroma.clock.now += timedelta(minutes=2)
    in_chroma.build([FERRY, BRIDGE])
    with caplog.at_level(logging.WARNING, "index.vectors.nearest"):
        answers = [in_chroma.find_by_vector("the ferry sails"), in_chroma.find_by_vector("the bridge is closed")]

    assert found
    assert answers == ["ferry", "bridge"]
    assert caplog.text == ""
    assert len(in_chroma.store.names()) == 1
