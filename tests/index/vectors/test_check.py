"""The self-check finds torn and short collections, and survives what reading them does."""

import shutil
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from index.errors import VectorStoreError
from index.vectors import check, collection_files
from index.vectors.check import CollectionFault, Sample, check_collections
from index.vectors.chroma import ChromaVectorStore
from tests.index.support.chroma_server import run_chroma
from tests.index.support.vector_samples import ignore_progress, make_digests, make_vectors
from tests.warm.checks import start_cold

COUNT = 400
FILES = ("index_metadata.pickle", "data_level0.bin", "header.bin", "length.bin", "link_lists.bin")

Damage = Callable[[Path], None]


def make_sample(size: int = COUNT, seed: int = 0) -> Sample:
    """Return what a collection of ours should hold."""
    return Sample(size, tuple(make_digests(COUNT, seed)[:200]), make_vectors(COUNT, seed)[:200])


def truncate(name: str) -> Damage:
    """Cut a file to half its length, as a kill during a save does."""

    def damage(folder: Path) -> None:
        file = folder / name
        file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])

    return damage


def garble(name: str) -> Damage:
    """Overwrite the middle of a file."""

    def damage(folder: Path) -> None:
        file = folder / name
        data = bytearray(file.read_bytes())
        third = len(data) // 3
        data[third : 2 * third] = b"\xff" * third
        file.write_bytes(data)

    return damage


def delete(name: str) -> Damage:
    """Remove a file."""
    return lambda folder: (folder / name).unlink()


def remove_folder(folder: Path) -> None:
    """Remove the collection's folder."""
    shutil.rmtree(folder)


DAMAGES: dict[str, Damage] = {
    "no-folder": remove_folder,
    **{f"no-{name}": delete(name) for name in FILES},
    **{f"half-{name}": truncate(name) for name in FILES},
    **{f"garbled-{name}": garble(name) for name in FILES},
}


@pytest.fixture(scope="module")
def torn(tmp_path_factory: pytest.TempPathFactory) -> tuple[CollectionFault, ...]:
    """One check of a store in which each collection but two is damaged in its own way."""
    path = tmp_path_factory.mktemp("torn") / "chroma"
    store = ChromaVectorStore(path)
    folders: dict[str, Path] = {}
    for name in ["first-sound", *DAMAGES, "last-sound"]:
        before = set(path.glob("*-*")) if path.exists() else set()
        store.create(name, make_digests(COUNT), make_vectors(COUNT), on_progress=ignore_progress)
        (folders[name],) = set(path.glob("*-*")) - before
    store.close()
    for name, damage in DAMAGES.items():
        damage(folders[name])
    return check_collections(path, None, {name: make_sample() for name in folders})


@pytest.mark.parametrize("damage", DAMAGES)
def test_damaged_files_are_found(torn: tuple[CollectionFault, ...], damage: str) -> None:
    """
    Each kind of damage is found, whatever reading the files does to the process.
    """
    reasons = {fault.name: fault.reason for fault in torn}

    assert reasons[damage]


def test_only_the_damaged_are_blamed(torn: tuple[CollectionFault, ...]) -> None:
    """
    The collections before and after the damaged ones are sound.
    """
    assert {fault.name for fault in torn} == set(DAMAGES)
    assert torn


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store with one sound collection."""
    store = ChromaVectorStore(tmp_path / "chroma")
    store.create("vectors-1", make_digests(COUNT), make_vectors(COUNT), on_progress=ignore_progress)
    store.close()
    return tmp_path / "chroma"


def test_a_sound_store_has_no_faults(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    What was just written is sound, also when nothing is expected of it; the child is a new interpreter's here.
    """
    monkeypatch.setattr(check, "_start_child", start_cold)

    assert check_collections(path, None, {"vectors-1": make_sample()}) == ()
    assert check_collections(path, None, {}) == ()


@pytest.mark.parametrize(
    ("name", "sample", "reason"),
    [
        ("vectors-1", make_sample(size=COUNT + 1), "holds 400 vectors instead of 401"),
        ("vectors-1", make_sample(seed=5), "200 of 200 vectors do not find themselves, 200 of them are not there"),
        ("vectors-2", make_sample(), "does not exist"),
    ],
    ids=["too few", "other vectors", "missing"],
)
def test_a_store_out_of_step_is_found(path: Path, name: str, sample: Sample, reason: str) -> None:
    """
    A collection that does not hold what the catalogue says is named with what is wrong.
    """
    report = check_collections(path, None, {name: sample})

    assert [fault.name for fault in report] == [name]
    assert reason in report[0].reason


def test_vectors_that_are_counted_but_not_searchable_are_found(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    The index without its map finds nothing though the count is right; the sample shows it even without a checksum.
    """
    monkeypatch.setattr(collection_files, "checksum", lambda *_arguments: "the same")
    store = ChromaVectorStore(path)
    store.create("vectors-2", make_digests(COUNT), make_vectors(COUNT), on_progress=ignore_progress)
    store.close()
    for file in path.glob("*/index_metadata.pickle"):
        file.unlink()
    sample = make_sample()

    with pytest.raises(VectorStoreError):
        store.check("vectors-2", COUNT, sample.digests, sample.vectors)
    store.close()


def test_twins_do_not_pass_for_damage(tmp_path: Path) -> None:
    """
    Texts that differ and have the same vector, as upper and lower case do, find one another: that is sound.
    """
    store = ChromaVectorStore(tmp_path / "chroma")
    vectors = np.repeat(make_vectors(20), 20, axis=0)
    store.create("twins", make_digests(COUNT), vectors, on_progress=ignore_progress)
    store.close()
    report = check_collections(tmp_path / "chroma", None, {"twins": Sample(COUNT, tuple(make_digests(COUNT)), vectors)})

    assert report == ()


@pytest.fixture
def interpreter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program that takes the place of the child's interpreter; each test writes it."""
    program = tmp_path / "interpreter"
    program.touch()
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr(sys, "executable", str(program))
    monkeypatch.setattr(check, "_start_child", start_cold)
    return program


def test_a_crash_is_put_down_to_the_collection_being_read(interpreter: Path) -> None:
    """
    When reading crashes the process, the first collection without a result is to blame, and the rest get another child.
    """
    interpreter.write_text(
        '#!/bin/sh\ncat > /dev/null\nif [ -e "$0.crashed" ]; then echo \'{"name": "c", "reason": ""}\'; exit; fi\n'
        'touch "$0.crashed"\necho \'{"name": "a", "reason": ""}\'\nkill -SEGV $$\n',
        encoding="utf-8",
    )
    report = check_collections(Path("chroma"), None, dict.fromkeys("abc", make_sample()))

    assert report == (CollectionFault("b", "reading it crashed the process (signal 11)"),)


def test_a_hang_is_ended_and_reported(interpreter: Path) -> None:
    """
    A child that does not come back in time is ended, and what it did not reach is not trusted.
    """
    interpreter.write_text("#!/bin/sh\nexec sleep 60\n", encoding="utf-8")
    report = check_collections(Path("chroma"), None, dict.fromkeys("ab", make_sample()), seconds=0.5)

    assert [fault.name for fault in report] == ["a", "b"]
    assert "took longer" in report[0].reason
    assert report[1].reason == "it was not reached in time"


def test_a_child_that_cannot_start_is_reported(interpreter: Path) -> None:
    """
    Neither a missing interpreter nor a failing import raises; each collection gets the reason.
    """
    interpreter.write_text("#!/bin/sh\necho 'ImportError: no chromadb' >&2\nexit 1\n", encoding="utf-8")
    failed = check_collections(Path("chroma"), None, {"a": make_sample()})
    interpreter.unlink()
    missing = check_collections(Path("chroma"), None, {"a": make_sample()})

    assert "ImportError: no chromadb" in failed[0].reason
    assert "could not be started" in missing[0].reason


@pytest.mark.end_to_end
def test_collections_on_a_server_are_checked(tmp_path: Path) -> None:
    """
    A server's collections are checked by count and sample; a server that is gone is a fault.
    """
    with run_chroma(tmp_path / "server") as url:
        store = ChromaVectorStore(None, url)
        store.create("vectors-1", make_digests(COUNT), make_vectors(COUNT), on_progress=ignore_progress)
        store.close()
        sound = check_collections(None, url, {"vectors-1": make_sample()})
        short = check_collections(None, url, {"vectors-1": make_sample(seed=1)})
    gone = check_collections(None, url, {"vectors-1": make_sample()})

    assert sound == ()
    assert "do not find themselves" in short[0].reason
    assert "Chroma cannot open" in gone[0].reason
