"""The first index: it is resumed after a kill, and remembers the sources that were named."""

import json

import pytest

from bot.commands.indexing import watch
from corpus.sources import Source, SourceKind
from index.catalogue.sources import Stage
from tests.bot.support.news_archive import OWN, QUESTION, SAMPLED, TWO_ROUNDS, NewsArchive, assembly_of


@pytest.mark.parametrize("at", [0, TWO_ROUNDS], ids=["before-the-first-round", "after-two-rounds"])
@pytest.mark.parametrize("command", [("index",), ("ask", "--json", QUESTION)], ids=["index", "ask"])
def test_a_killed_first_index_goes_on(
    archive: NewsArchive, monkeypatch: pytest.MonkeyPatch, at: int, command: tuple[str, ...]
) -> None:
    """
    A source named by a relative path is read to the end, even from another folder, and no sample with it.
    """
    archive.killed("index", "news", at=at)
    before = archive.count()
    stored = archive.embedder.embedded[: 2 * before]
    monkeypatch.chdir(archive.folder.parent)
    done = archive.command(*command)

    assert before == (4 if at else 0)
    assert done.code == 0
    assert (archive.count(), archive.sources()) == (OWN, {"news"})
    assert not set(stored) & set(archive.embedder.embedded[len(stored) :])
    assert "sample" not in done.err


def test_what_was_named_and_interrupted_goes_before_the_settings(
    archive: NewsArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    The next run that names nothing finishes the first index; the run after it reads the settings.
    """
    archive.killed("index", "news", at=0)
    monkeypatch.setenv("ONRECORD_SOURCES", "more")
    archive.command("index")
    ended = archive.sources()
    archive.command("index")

    assert ended == {"news"}
    assert archive.sources() == {"news", "more"}


def test_a_watch_goes_on_and_then_reads_the_settings(archive: NewsArchive) -> None:
    """
    Each round of a watch chooses its sources again.
    """
    archive.killed("index", "news", at=0)
    wanted = iter([True, False, True, False, False])
    watch(assembly_of(archive, sources=("more",)), None, 1, is_wanted=lambda: next(wanted))

    assert archive.sources() == {"news", "more"}


def test_a_killed_first_index_of_the_settings_follows_the_settings(
    archive: NewsArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    Corrected settings replace the old ones. Without settings, as in another folder, the first index is resumed.
    """
    monkeypatch.setenv("ONRECORD_SOURCES", "news")
    archive.killed("ask", QUESTION, at=0)
    monkeypatch.delenv("ONRECORD_SOURCES")
    archive.killed("ask", QUESTION, at=TWO_ROUNDS)
    without = archive.sources()
    monkeypatch.setenv("ONRECORD_SOURCES", "more")
    archive.command("index")

    assert without == {"news"}
    assert archive.sources() == {"news", "more"}
    assert archive.count() < OWN + 2


@pytest.mark.parametrize("at", [0, 4], ids=["before-the-first-round", "after-a-round"])
def test_killed_samples_go_on(archive: NewsArchive, at: int) -> None:
    """
    A first question that was interrupted is answered when it is asked again.
    """
    archive.killed("ask", QUESTION, at=at)
    done = archive.command("index", "--json")

    assert json.loads(done.out)["failed"] == []
    assert (archive.count(), archive.first()) == (SAMPLED, None)


@pytest.mark.parametrize("named", ["missing", "empty", "bad.txt", "http://127.0.0.1:9/feed.xml"])
def test_what_cannot_be_read_is_not_replaced_by_samples(archive: NewsArchive, named: str) -> None:
    """
    A question fails in one line that says what to do, the next run tries again, and nothing is indexed instead.
    """
    (archive.folder / "empty").mkdir()
    (archive.folder / "bad.txt").write_bytes(bytes(range(256)))
    codes = [archive.command(*words).code for words in (("index", named), ("index",))]
    asked = archive.ask()

    assert [*codes, asked.code] == [1, 1, 1]
    assert asked.out == ""
    assert asked.err.splitlines()[-1].startswith(
        "onrecord: nothing is indexed yet, because the named sources could not be read"
    )
    assert archive.count() == 0


def test_a_source_that_comes_late_is_read_by_the_next_question(archive: NewsArchive) -> None:
    """
    Named sources are remembered even after a run that could read nothing.
    """
    archive.command("index", "late")
    (archive.folder / "news").rename(archive.folder / "late")
    done = archive.ask()

    assert json.loads(done.out)["status"] == "answered"
    assert archive.sources() == {"late"}


def test_a_slip_does_not_bind(archive: NewsArchive, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    After a run that ended without reading anything, the settings are read.
    """
    archive.command("index", "nwes")
    monkeypatch.setenv("ONRECORD_SOURCES", "news")
    done = archive.command("index")

    assert done.code == 0
    assert archive.sources() == {"news"}


@pytest.mark.parametrize("listed", ["", "source = []"], ids=["nothing-listed", "an-empty-list"])
def test_a_first_index_that_is_done_is_what_is_read_again(archive: NewsArchive, listed: str) -> None:
    """
    This is so if nothing is named or set. An empty list counts as set.
    """
    archive.command("index", "news")
    if listed:
        (archive.folder / "sources.toml").write_text(listed, encoding="utf-8")
    done = archive.command("index")

    assert (done.code, archive.sources()) == (2 if listed else 0, {"news"})
    assert ("nothing is named" in done.err) == bool(listed)
    assert ("6 same" in done.out) != bool(listed)


def test_a_restored_archive_goes_on(archive: NewsArchive, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    A backup made during an interrupted first index holds the named sources.
    """
    archive.killed("index", "news", at=TWO_ROUNDS)
    backup = archive.folder / "a.backup"
    archive.command("backup", str(backup))
    other = NewsArchive(archive.data_dir.with_name("other"), archive.folder, archive.embedder, archive.command)
    monkeypatch.setenv("ONRECORD_DATA_DIR", str(other.data_dir))
    restored = other.command("restore", "--yes", str(backup))
    partial = other.count()
    other.ask()

    assert restored.code == 0
    assert (partial, other.count(), other.sources()) == (4, OWN, {"news"})


def test_a_moved_archive_asks_for_new_sources_once(archive: NewsArchive, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    If the named sources are gone, the stored articles answer, and the settings count again.
    """
    archive.killed("index", "news", at=TWO_ROUNDS)
    (archive.folder / "news").rename(archive.folder / "old")
    first, second = archive.ask(), archive.ask()
    monkeypatch.setenv("ONRECORD_SOURCES", "more")
    archive.command("index")

    assert (first.code, second.code) == (0, 0)
    assert second.err == (
        "onrecord: the named sources could not be read (onrecord index tries again): "
        "answering from the 4 articles that are stored so far\n"
    )
    assert archive.sources() == {"news", "more"}


def test_what_is_known_of_a_source_is_kept(archive: NewsArchive) -> None:
    """
    The outlet and language in a list are remembered with its paths.
    """
    toml = '[[source]]\npath = "news"\noutlet = "The Lantern"\nlanguage = "en"\n'
    (archive.folder / "list.toml").write_text(toml, encoding="utf-8")
    archive.killed("index", "list.toml", at=0)
    first = archive.first()

    assert first is not None
    assert first.sources == (Source(str(archive.folder / "news"), SourceKind.PATH, "The Lantern", "en"),)
    assert (first.stage, first.is_named) == (Stage.BEGUN, True)
