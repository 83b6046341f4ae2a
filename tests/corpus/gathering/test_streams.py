"""All sources in one stream: files, and the web in several threads."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path
from threading import Barrier, Event

import pytest

from corpus.article import Article
from corpus.errors import UnreadableError
from corpus.gathering.streams import gather
from corpus.sources import Source, SourceKind
from corpus.visits import Item, Listed, SourceCheck
from tests.corpus.support.web import NOW


def path(folder: Path, **known: str) -> Source:
    """Return a folder as a source."""
    return Source(str(folder), SourceKind.PATH, **known)


def web(name: str) -> Source:
    """Return a source on the web."""
    return Source(f"https://{name}.example/", SourceKind.WEB)


def no_web(source: Source) -> Iterator[Item]:
    """Fail: no source is on the web."""
    raise AssertionError(source)


def test_a_folder_gives_its_articles_and_then_how_it_was_found(tmp_path: Path) -> None:
    """
    What an article does not say of itself, its source says.
    """
    (tmp_path / "a.md").write_text("---\npublished_at: 2026-05-01\n---\nThe ferry sails.", encoding="utf-8")
    (tmp_path / "b.md").write_text("---\npublisher: The Mill\n---\nThe mill turns.", encoding="utf-8")
    first, second, check = gather([path(tmp_path, publisher="The Lantern", language="en")], NOW, no_web)

    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert [first.publisher, second.publisher] == ["The Lantern", "The Mill"]
    assert first.language == "en"
    day = datetime(2026, 5, 1, tzinfo=UTC)
    assert check == SourceCheck(str(tmp_path), NOW, listed=2, newest=day, is_whole=True)
    assert first.published_at == date(2026, 5, 1)


@pytest.mark.parametrize(
    ("earliest_year", "expected"), [(1990, None), (1963, None), (1962, date(1962, 5, 3)), (1851, date(1962, 5, 3))]
)
def test_a_page_is_dated_from_the_earliest_year_on(tmp_path: Path, earliest_year: int, expected: date | None) -> None:
    """
    An archive of older news keeps its dates.
    """
    head = "<meta property='article:published_time' content='1962-05-03'>"
    body = "<p>The harbour council of Tern met for six hours about the ferry, which sails to Marrowby.</p>" * 6
    (tmp_path / "a.html").write_text(f"<html><head>{head}</head><body><article>{body}</article></body></html>")
    article, _ = gather([path(tmp_path)], NOW, no_web, earliest_year=earliest_year)

    assert isinstance(article, Article)
    assert article.published_at == expected


def test_a_path_that_gives_nothing_says_why(tmp_path: Path) -> None:
    """
    Its check has the reason, another source's has not.
    """
    (tmp_path / "a.txt").write_text("The ferry sails.", encoding="utf-8")
    items = list(gather([path(tmp_path), path(tmp_path / "gone")], NOW, no_web))
    checks = [item.error for item in items if isinstance(item, SourceCheck)]

    assert checks == [None, "does not exist: check the path"]
    assert sum(isinstance(item, UnreadableError) for item in items) == 1


@pytest.mark.parametrize(
    ("blamed", "name"),
    [("news2", "news"), ("news 2", "news"), ("news/old", "news/o"), ("news.jsonl.gz", "news.jsonl")],
)
def test_a_path_is_not_blamed_for_one_whose_name_begins_alike(tmp_path: Path, blamed: str, name: str) -> None:
    """
    Nor for what is found wrong in it.
    """
    (tmp_path / name).mkdir(parents=True)
    (tmp_path / blamed).mkdir(parents=True)
    (tmp_path / blamed / "a.txt").write_text("", encoding="utf-8")
    items = gather([path(tmp_path / name), path(tmp_path / blamed)], NOW, no_web)
    checks = {item.location: item.error for item in items if isinstance(item, SourceCheck)}

    assert checks[str(tmp_path / name)] != "is empty: fill it or remove it"
    assert checks[str(tmp_path / blamed)] == "is empty: fill it or remove it"


def test_web_sources_are_read_at_the_same_time() -> None:
    """
    A slow host does not hold up the others: here each waits for the other.
    """
    both = Barrier(2, timeout=10)

    def read(source: Source) -> Iterator[Item]:
        both.wait()
        yield Listed("a", source.location)

    found = list(gather([web("lantern"), web("mill")], NOW, read))

    assert sorted(item.source for item in found if isinstance(item, Listed)) == [
        "https://lantern.example/",
        "https://mill.example/",
    ]


def test_one_sources_items_stay_in_order() -> None:
    """
    However many there are, what a source says of an article comes behind it.
    """

    def read(source: Source) -> Iterator[Item]:
        yield from (Listed(str(number), source.location) for number in range(500))

    found = [item for item in gather([web("lantern"), web("mill")], NOW, read) if isinstance(item, Listed)]

    for source in ("https://lantern.example/", "https://mill.example/"):
        assert [item.key for item in found if item.source == source] == [str(number) for number in range(500)]


def test_a_failure_of_ours_ends_the_run() -> None:
    """
    What no source can be blamed for is not swallowed by a thread.
    """

    def read(source: Source) -> Iterator[Item]:
        yield Listed("a", source.location)
        raise RuntimeError("a bug")

    with pytest.raises(RuntimeError, match="a bug"):
        list(gather([web("lantern")], NOW, read))


def test_a_reader_that_stops_early_stops_the_threads() -> None:
    """
    Nothing goes on reading once nobody takes what it gives.
    """
    ended = Event()

    def read(source: Source) -> Iterator[Item]:
        try:
            number = 0
            while True:
                yield Listed(str(number), source.location)
                number += 1
        finally:
            ended.set()

    stream = gather([web("lantern")], NOW, read)
    some = list(islice(stream, 5))
    stream.close()  # type: ignore[attr-defined] # it is a generator

    assert len(some) == 5
    assert ended.wait(10)
