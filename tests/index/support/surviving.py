"""What has to hold of an archive whatever failed while it was written: readers go on, and the next run completes."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus.article import Article
from index.vectors.chroma import ChromaVectorStore
from tests.fakes import make_article
from tests.index.support.archive import Archive

COUNT = 12
OLD, NEW = 1, 2


def text_of(number: int, version: int) -> str:
    """Return a text with a word for its article and its version, and one for the article alone."""
    own = " ".join(f"{word}{number}" for word in "amber birch cedar delta ember".split())
    return f"Word{number}v{version} of {own} is new.\nAnna Orr said that word{number} stays.\nThe quay is empty."


def articles(version: int, count: int = COUNT) -> list[Article]:
    """Return so many articles in one version."""
    return [make_article(text_of(number, version), f"a{number}") for number in range(count)]


def require_readable(archive: Archive, count: int = COUNT) -> list[int]:
    """Require that a reader finds each article whole in one version and in no other; return the versions."""
    versions = []
    for number in range(count):
        found = [version for version in (OLD, NEW) if archive.find_by_words(f"word{number}v{version}")]

        assert len(found) == 1, f"a{number} is found in versions {found}"
        assert archive.find_by_words(f"word{number}") == [f"a{number}"]
        assert archive.find_by_vector(text_of(number, found[0])) == f"a{number}"
        versions += found
    return versions


def require_repairless(archive: Archive) -> None:
    """Require that the next run completes by itself, and that nothing is left to repair."""
    report = archive.build(articles(NEW))

    assert report.failed == ()
    assert require_readable(archive) == [NEW] * COUNT
    assert archive.problems() == []


@contextmanager
def full_disk(size: int) -> Iterator[None]:
    """Let no file grow beyond a size; the system refuses what a full disk would refuse."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def open_in_chroma(data_dir: Path) -> Archive:
    """Open an archive as a new process would."""
    return Archive(data_dir, ChromaVectorStore(data_dir / "chroma"))


def close(archive: Archive) -> None:
    """Free what an archive holds."""
    close_store(archive)
    archive.engine.dispose()


def close_store(archive: Archive) -> None:
    """Have Chroma opened again at the next use."""
    assert isinstance(archive.store, ChromaVectorStore)
    archive.store.close()
