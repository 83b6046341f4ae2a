"""What fails while an archive is written: nothing that was stored is lost, and the next run completes by itself."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from corpus.article import Article, Span
from index.errors import EmbeddingError, IndexingError, VectorStoreError
from index.statements import Statement
from index.upkeep.verifying import check_in_child
from index.vectors.collection_keeper import GRACE
from tests.fakes import SaidExtractor
from tests.index.support.archive import Archive
from tests.index.support.filling import fill
from tests.index.support.surviving import (
    COUNT,
    NEW,
    OLD,
    articles,
    close,
    close_store,
    full_disk,
    open_in_chroma,
    require_readable,
    require_repairless,
)
from tests.index.support.vector_store_fake import InMemoryVectorStore

ROOT = Path(__file__).parents[2]
_SECONDS = 300


@pytest.fixture
def stored(archive: Archive) -> Archive:
    """An archive with the old versions."""
    return fill(archive, *articles(OLD))


@pytest.fixture
def in_chroma(tmp_path: Path) -> Iterator[Archive]:
    """An archive with the old versions, and Chroma in a folder."""
    archive = open_in_chroma(tmp_path / "data")
    archive.build(articles(OLD))
    yield archive
    close(archive)


_KILOBYTES = (0, 4, 16, 64, 128, 192, 256, 400, 1024)
_MORE_KILOBYTES = (1, 8, 32, 96, 160, 224, 320, 512)


@pytest.mark.parametrize(
    "kilobytes", [*_KILOBYTES, *(pytest.param(one, marks=pytest.mark.slow) for one in _MORE_KILOBYTES)]
)
def test_a_full_disk_loses_nothing(in_chroma: Archive, kilobytes: int) -> None:
    """
    Wherever a write meets the end of the disk, readers go on, and with room again the next run completes.
    """
    close_store(in_chroma)
    with suppress(IndexingError), full_disk(kilobytes * 1024):  # the largest is large enough
        in_chroma.build(articles(NEW))
    reader = open_in_chroma(in_chroma.data_dir)
    require_readable(reader)
    close(reader)

    require_repairless(in_chroma)


@pytest.mark.end_to_end
def test_a_process_that_opens_chroma_on_a_full_disk_goes_on(in_chroma: Archive) -> None:
    """
    The lock that the failed write leaves in Chroma is let go of: readers and the next run do not wait for it.
    """
    close(in_chroma)
    command = [sys.executable, "-m", "tests.index.support.full_disk_process", "--limit", str(in_chroma.data_dir)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=_SECONDS, check=False)

    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["VectorStoreError"]


_ON_A_SMALL_DISK = 'mount -t tmpfs -o size=12m none "$1" && exec "$2" -m tests.index.support.full_disk_process "$1"'


@pytest.mark.end_to_end
def test_a_file_system_without_room_loses_nothing(tmp_path: Path) -> None:
    """
    On a small disk that is nearly full, Chroma fails, then the catalogue, and one process goes on after either.
    """
    name_space = ("unshare", "--user", "--map-root-user", "--mount")
    if shutil.which("unshare") is None or subprocess.run([*name_space, "true"], check=False).returncode:
        pytest.skip("no name space of our own to mount a small disk in")
    command = [*name_space, "sh", "-c", _ON_A_SMALL_DISK, "sh", str(tmp_path), sys.executable]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=_SECONDS, check=False)

    assert done.returncode == 0, done.stderr
    assert set(done.stdout.split()) == {"CatalogueError", "VectorStoreError", "stored"}


@pytest.mark.parametrize("after", range(0, COUNT * 2 + 1, 3))
def test_a_model_that_fails_at_any_text_loses_nothing(stored: Archive, after: int) -> None:
    """
    A model that fails at the first text, in the middle or at the last leaves every old version searchable.
    """
    stored.embedder.fails_after = len(stored.embedder.embedded) + after
    with suppress(EmbeddingError):  # the last of these is after the end
        stored.build(articles(NEW))
    stored.embedder.fails_after = None

    require_readable(stored)
    require_repairless(stored)


class FailsOn(SaidExtractor):
    """Fails on the articles that hold a word."""

    def __init__(self, word: str) -> None:
        super().__init__()
        self.word = word

    def extract(self, article: Article, sentences: Sequence[Span], /) -> list[Statement]:
        """See `StatementExtractor`."""
        if self.word in article.text:
            raise ValueError("list index out of range")
        return super().extract(article, sentences)


def test_an_extractor_that_fails_on_one_article_keeps_its_old_version(stored: Archive) -> None:
    """
    The others are stored; the one is reported, stays as it was, and is read when the extractor can read it.
    """
    stored.extractor = FailsOn("Word3v2")
    report = stored.build(articles(NEW))
    versions = require_readable(stored)
    stored.extractor = SaidExtractor()

    assert [error.where for error in report.failed] == [articles(NEW)[3].source]
    assert (report.changed, versions.count(OLD), versions[3]) == (COUNT - 1, 1, OLD)
    assert stored.problems() == []
    require_repairless(stored)


def test_a_new_article_that_cannot_be_read_is_tried_again(stored: Archive) -> None:
    """
    A failing article that was never stored is added by the first run that can read it.
    """
    stored.extractor = FailsOn(f"Word{COUNT}v")
    more = articles(OLD, COUNT + 1)
    report = stored.build(more)
    stored.extractor = SaidExtractor()
    again = stored.build(more)

    assert (report.added, len(report.failed)) == (0, 1)
    assert (again.added, again.failed) == (1, ())
    assert stored.problems() == []


class FailsAt(InMemoryVectorStore):
    """Fails at one kind of call, before or after it was done.

    Attributes:
        verb: The method that fails; empty for none.
    """

    def __init__(self) -> None:
        super().__init__()
        self.verb = ""
        self.is_done_first = False

    def create(self, name: str, *arguments: Any, **named: Any) -> None:
        """See `VectorStore`."""
        self._call("create", name, *arguments, **named)

    def drop(self, name: str) -> None:
        """See `VectorStore`."""
        self._call("drop", name)

    def names(self) -> list[str]:
        """See `VectorStore`."""
        if self.verb == "names":
            raise VectorStoreError("names failed")
        return super().names()

    def _call(self, verb: str, *arguments: Any, **named: Any) -> None:
        if verb != self.verb or self.is_done_first:
            getattr(super(), verb)(*arguments, **named)
        if verb == self.verb:
            raise VectorStoreError(f"{verb} failed")


@pytest.mark.parametrize("is_done_first", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("verb", ["create", "drop", "names"])
def test_a_chroma_that_fails_loses_nothing(tmp_path: Path, verb: str, is_done_first: bool) -> None:  # noqa: FBT001 - a case
    """
    Whatever call of Chroma fails, done or not, nothing current changes, and the next run drops what is half-made.
    """
    store = FailsAt()
    archive = Archive(tmp_path / "data", store)
    archive.build(articles(OLD)[:-1])
    archive.build(articles(OLD))
    archive.clock.now += GRACE * 2  # the first collection was replaced, and is to be dropped
    store.verb, store.is_done_first = verb, is_done_first
    with pytest.raises(VectorStoreError):
        archive.build(articles(NEW))
    store.verb = ""
    before = require_readable(archive)
    archive.clock.now += GRACE * 2
    require_repairless(archive)
    archive.clock.now += GRACE * 2
    archive.build(articles(NEW))

    assert before == [OLD] * COUNT
    assert len(store.names()) == 1
    archive.engine.dispose()


def _tear_the_index(folder: Path) -> None:
    (file,) = folder.glob("index_metadata.pickle")
    file.write_bytes(file.read_bytes()[:20])


def _cut_the_header(folder: Path) -> None:
    (file,) = folder.glob("header.bin")
    file.write_bytes(file.read_bytes()[:16])


TEARS = pytest.mark.parametrize("tear", [_tear_the_index, _cut_the_header], ids=["index torn", "header cut"])


@TEARS
def test_a_half_made_collection_with_torn_files_is_dropped(in_chroma: Archive, tear: Callable[[Path], None]) -> None:
    """
    What a kill in the middle of Chroma's own save leaves belongs to no reader, and the next run drops it.
    """
    folders = set((in_chroma.data_dir / "chroma").glob("*-*"))
    made = in_chroma.keeper.rewrite_all(in_chroma.progress)
    (folder,) = set((in_chroma.data_dir / "chroma").glob("*-*")) - folders
    close(in_chroma)
    tear(folder)
    again = open_in_chroma(in_chroma.data_dir)
    versions = require_readable(again)
    require_repairless(again)

    assert versions == [OLD] * COUNT
    assert made.name not in again.store.names()
    assert not folder.exists()
    close(again)


@pytest.mark.end_to_end
@TEARS
def test_a_torn_collection_that_is_searched_is_found_and_mended(
    in_chroma: Archive, tear: Callable[[Path], None]
) -> None:
    """
    A disk that tore an active collection costs a repair; until then answers come from exact search.
    """
    (folder,) = (in_chroma.data_dir / "chroma").glob("*-*")
    close(in_chroma)
    tear(folder)
    again = open_in_chroma(in_chroma.data_dir)
    verifier = again.verifier(check_in_child(again.data_dir / "chroma", None))
    found = verifier.check()
    again.build(articles(NEW)[:1] + articles(OLD)[1:])
    verifier.repair()

    assert len(found) == 1
    assert require_readable(again) == [NEW] + [OLD] * (COUNT - 1)
    assert again.problems() == []
    close(again)


def test_a_clock_that_jumps_back_keeps_nothing_for_ever(stored: Archive) -> None:
    """
    What was retired while the clock ran a year ahead is dropped a minute after it is set right.
    """
    stored.clock.now += timedelta(days=365)
    stored.build(articles(NEW)[:1] + articles(OLD)[1:])
    ahead = len(stored.store.names())
    stored.clock.now -= timedelta(days=365)
    require_repairless(stored)
    stored.clock.now += GRACE * 2
    stored.build(articles(NEW))

    assert ahead == 2
    assert len(stored.store.names()) == 1
    assert stored.problems() == []
