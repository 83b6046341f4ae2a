"""The first index: it goes on after a kill, is asked while it runs, and never mixes the samples into one's own archive.

A kill is an end at an embedded text without a word of cleaning up; a process that runs is one that holds the lock.
"""

import json
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event

import pytest
from sqlalchemy import func, select, update

from bot.commands.indexing import make_ready, make_ready_for_bot, watch
from bot.running.assembly import Assembly
from bot.running.sources import Choice, decide_sources
from bot.settings import BotSettings
from corpus.files.reading import SAMPLES
from corpus.sources import Source, SourceKind
from index.building import rounds
from index.catalogue import locks
from index.catalogue.database import open_catalogue, read, write
from index.catalogue.locks import write_lock
from index.catalogue.sources import FirstIndex, Stage, read_first_index
from index.catalogue.tables import ARTICLES, SOURCES, STATE
from index.vectors.embedder import Vectors
from tests.fakes import WordEmbedder
from tests.index.support.vector_store_fake import InMemoryVectorStore
from tests.program import Ended, Onrecord

QUESTION = "what did Ada Orr say about the ferry?"
OWN = 6
SAMPLED = 12
#: Of the news, two texts an article: the third round is the one that ends.
TWO_ROUNDS = 9


class Stopped(BaseException):
    """The end of a process at whatever it was doing."""


class KilledEmbedder(WordEmbedder):
    """An embedder whose process ends at a text; None: never."""

    ends_at: int | None = None

    def _embed_one(self, text: str) -> Vectors:
        if self.ends_at is not None and len(self.embedded) >= self.ends_at:
            raise Stopped
        return super()._embed_one(text)


class KeptStore(InMemoryVectorStore):
    """A store that every command of a test shares, as they share Chroma's folder."""

    def set_aside(self) -> Path | None:
        """Have no folder."""
        return None


@dataclass(frozen=True, slots=True)
class Desk:
    """A fresh data directory, a folder of news, and the command line.

    Attributes:
        folder: The working directory; the news are in ``news`` and ``more`` below it.
    """

    data_dir: Path
    folder: Path
    embedder: KilledEmbedder
    command: Onrecord

    def killed(self, *arguments: str, at: int) -> None:
        """Run a command that ends when so many texts are embedded."""
        self.embedder.ends_at = len(self.embedder.embedded) + at
        with pytest.raises(Stopped):
            self.command(*arguments)
        self.embedder.ends_at = None

    def ask(self) -> Ended:
        """Ask for an answer in JSON."""
        return self.command("ask", "--json", QUESTION)

    def sources(self) -> set[str]:
        """Return the folders that the stored articles are from."""
        engine = open_catalogue(self.data_dir)
        with read(engine) as connection:
            found = {Path(one).parent.name for one in connection.execute(select(ARTICLES.c.source)).scalars()}
        engine.dispose()
        return found

    def count(self) -> int:
        """Return how many articles are stored."""
        engine = open_catalogue(self.data_dir)
        with read(engine) as connection:
            found = connection.execute(select(func.count()).select_from(ARTICLES)).scalar_one()
        engine.dispose()
        return found

    def first(self) -> FirstIndex | None:
        """Return what is kept of the first index."""
        engine = open_catalogue(self.data_dir)
        with read(engine) as connection:
            found = read_first_index(connection)
        engine.dispose()
        return found

    def make_older(self, *states: str) -> None:
        """Leave of the archive what a program kept that knew nothing of first indexes."""
        engine = open_catalogue(self.data_dir)
        with write(engine) as connection:
            connection.execute(STATE.delete().where(STATE.c.name.in_(["first_index", *states])))
        engine.dispose()


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, onrecord: Onrecord) -> Desk:
    """Run commands to their end in this process, with two articles a round and a model that needs no loading."""
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
    return Desk(tmp_path / "data", tmp_path / "here", embedder, onrecord)


def assembly_of(desk: Desk, **settings: object) -> Assembly:
    """Return an assembly of the desk's archive."""
    return Assembly(BotSettings(data_dir=desk.data_dir, **settings))  # type: ignore[arg-type]  # by name


@contextmanager
def running(desk: Desk):  # type: ignore[no-untyped-def]  # noqa: ANN201 - a context manager
    """Let another process index for as long as the block takes."""
    with write_lock(desk.data_dir):
        yield


@pytest.mark.parametrize("at", [0, TWO_ROUNDS], ids=["before-the-first-round", "after-two-rounds"])
@pytest.mark.parametrize("command", [("index",), ("ask", "--json", QUESTION)], ids=["index", "ask"])
def test_a_killed_first_index_goes_on(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, at: int, command: tuple[str, ...]
) -> None:
    """
    Whatever was named by a relative path is read to its end, from another folder too, and no sample beside it.
    """
    desk.killed("index", "news", at=at)
    before = desk.count()
    stored = desk.embedder.embedded[: 2 * before]
    monkeypatch.chdir(desk.folder.parent)
    done = desk.command(*command)

    assert before == (4 if at else 0)
    assert done.code == 0
    assert (desk.count(), desk.sources()) == (OWN, {"news"})
    assert not set(stored) & set(desk.embedder.embedded[len(stored) :])
    assert "sample" not in done.err


def test_what_was_named_and_interrupted_goes_before_the_settings(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    The next run with nothing named ends the first index, the one after it reads the settings.
    """
    desk.killed("index", "news", at=0)
    monkeypatch.setenv("ONRECORD_SOURCES", "more")
    desk.command("index")
    ended = desk.sources()
    desk.command("index")

    assert ended == {"news"}
    assert desk.sources() == {"news", "more"}


def test_a_watch_goes_on_and_then_reads_the_settings(desk: Desk) -> None:
    """
    Each of its rounds chooses anew what it reads.
    """
    desk.killed("index", "news", at=0)
    wanted = iter([True, False, True, False, False])
    watch(assembly_of(desk, sources=("more",)), None, 1, is_wanted=lambda: next(wanted))

    assert desk.sources() == {"news", "more"}


def test_a_killed_first_index_of_the_settings_follows_the_settings(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Whoever corrects them is not answered from what they were; whoever is in another folder, without them, goes on.
    """
    monkeypatch.setenv("ONRECORD_SOURCES", "news")
    desk.killed("ask", QUESTION, at=0)
    monkeypatch.delenv("ONRECORD_SOURCES")
    desk.killed("ask", QUESTION, at=TWO_ROUNDS)
    without = desk.sources()
    monkeypatch.setenv("ONRECORD_SOURCES", "more")
    desk.command("index")

    assert without == {"news"}
    assert desk.sources() == {"news", "more"}
    assert desk.count() < OWN + 2


@pytest.mark.parametrize("at", [0, 4], ids=["before-the-first-round", "after-a-round"])
def test_killed_samples_go_on(desk: Desk, at: int) -> None:
    """
    A first question that was interrupted is answered when it is asked again.
    """
    desk.killed("ask", QUESTION, at=at)
    done = desk.command("index", "--json")

    assert json.loads(done.out)["failed"] == []
    assert (desk.count(), desk.first()) == (SAMPLED, None)


@pytest.mark.parametrize("named", ["missing", "empty", "bad.txt", "http://127.0.0.1:9/feed.xml"])
def test_what_cannot_be_read_is_not_replaced_by_samples(desk: Desk, named: str) -> None:
    """
    A question fails in one line that says what to do, the next run tries again, and nothing is indexed instead.
    """
    (desk.folder / "empty").mkdir()
    (desk.folder / "bad.txt").write_bytes(bytes(range(256)))
    codes = [desk.command(*words).code for words in (("index", named), ("index",))]
    asked = desk.ask()

    assert [*codes, asked.code] == [1, 1, 1]
    assert asked.out == ""
    assert asked.err.splitlines()[-1].startswith(
        "onrecord: nothing is indexed yet, because the named sources could not be read"
    )
    assert desk.count() == 0


def test_a_source_that_comes_late_is_read_by_the_next_question(desk: Desk) -> None:
    """
    What was named is remembered after a run that read nothing, too.
    """
    desk.command("index", "late")
    (desk.folder / "news").rename(desk.folder / "late")
    done = desk.ask()

    assert json.loads(done.out)["status"] == "answered"
    assert desk.sources() == {"late"}


def test_a_slip_does_not_bind(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    After a run that came to its end without reading anything the settings are read.
    """
    desk.command("index", "nwes")
    monkeypatch.setenv("ONRECORD_SOURCES", "news")
    done = desk.command("index")

    assert done.code == 0
    assert desk.sources() == {"news"}


@pytest.mark.parametrize("listed", ["", "source = []"], ids=["nothing-listed", "an-empty-list"])
def test_a_first_index_that_is_done_is_what_is_read_again(desk: Desk, listed: str) -> None:
    """
    With nothing named and nothing set; a list that is empty is read as it stands.
    """
    desk.command("index", "news")
    if listed:
        (desk.folder / "sources.toml").write_text(listed, encoding="utf-8")
    done = desk.command("index")

    assert (done.code, desk.sources()) == (2 if listed else 0, {"news"})
    assert ("nothing is named" in done.err) == bool(listed)
    assert ("6 same" in done.out) != bool(listed)


def test_an_index_that_runs_is_asked(desk: Desk) -> None:
    """
    What is stored so far answers; one line and a field of the JSON say so, until the index has ended.
    """
    desk.killed("index", "news", at=TWO_ROUNDS)
    with running(desk):
        meanwhile = desk.ask()
        status = desk.command("status")
    after = desk.ask()
    answer = json.loads(meanwhile.out)

    assert (meanwhile.code, answer["status"], answer["is_partial"]) == (0, "answered", True)
    assert answer["as_of"]
    assert meanwhile.err == (
        "onrecord: the first index has not ended: answering from the 4 articles that are stored so far\n"
    )
    assert "the first index has not ended" in status.out
    assert json.loads(after.out)["is_partial"] is False
    assert after.err.startswith("The first index has not ended: going on with it.\nIndexed in ")
    assert len(after.err.splitlines()) == 2


def test_an_index_that_has_stored_nothing_yet_is_told(desk: Desk) -> None:
    """
    One line says what to do; no sample answers in its place.
    """
    desk.killed("index", "news", at=0)
    with running(desk):
        done = desk.ask()

    assert (done.code, done.out) == (1, "")
    assert done.err == (
        "onrecord: the first index is under way, but nothing is stored yet: "
        "ask again once onrecord status counts articles\n"
    )


def test_two_first_questions_at_once_are_both_answered(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    One indexes the samples, the other waits for it.
    """
    is_waiting = Event()

    def wait(data_dir: Path, seconds: float = 0):  # type: ignore[no-untyped-def]  # noqa: ANN202 - as write_lock
        if seconds:  # the process that indexes takes the lock without waiting
            is_waiting.set()
        return write_lock(data_dir, seconds)

    class SlowEmbedder(WordEmbedder):
        def embed(self, texts: Sequence[str], /, on_progress: Callable[[int], None] | None = None) -> Vectors:
            assert is_waiting.wait(60)
            return super().embed(texts, on_progress)

    monkeypatch.setattr(locks, "write_lock", wait)
    monkeypatch.setattr(Assembly, "embedder", SlowEmbedder())
    open_catalogue(desk.data_dir).dispose()
    with ThreadPoolExecutor(2) as pool:
        outcomes = list(pool.map(make_ready, [assembly_of(desk), assembly_of(desk)]))

    assert outcomes == [None, None]
    assert is_waiting.is_set()
    assert desk.count() == SAMPLED


def test_an_older_archive_gets_no_samples(desk: Desk) -> None:
    """
    One that holds articles and kept nothing of what was named is asked as it is; to index, something must be named.
    """
    desk.command("index", "news")
    desk.make_older()
    asked, indexed = desk.ask(), desk.command("index")

    assert (asked.code, asked.err) == (0, "")
    assert indexed.code == 2
    assert indexed.err.startswith("onrecord: nothing is named to index: name it (onrecord index news/)")
    assert desk.sources() == {"news"}


def test_an_older_archive_that_was_interrupted_answers_from_what_it_has(desk: Desk) -> None:
    """
    Nobody knows what was named, so a line asks for it.
    """
    desk.killed("index", "news", at=TWO_ROUNDS)
    desk.make_older("as_of")
    done = desk.ask()

    assert (done.code, desk.count()) == (0, 4)
    assert done.err == (
        "onrecord: the first index has not ended (onrecord index goes on with it, if you name its sources): "
        "answering from the 4 articles that are stored so far\n"
    )
    assert json.loads(done.out)["is_partial"] is True


@pytest.mark.parametrize("is_older", [False, True])
def test_an_archive_that_holds_both_gets_no_samples(desk: Desk, *, is_older: bool) -> None:
    """
    What is there stays; of samples nothing is said, and none is added again.
    """
    desk.ask()
    desk.command("index", "news")
    engine = open_catalogue(desk.data_dir)
    with write(engine) as connection:
        lost = connection.execute(select(func.min(ARTICLES.c.id))).scalar_one()
        connection.execute(ARTICLES.delete().where(ARTICLES.c.id == lost))
    engine.dispose()
    if is_older:
        desk.make_older()
    asked, indexed = desk.ask(), desk.command("index")

    assert (asked.code, asked.err) == (0, "")
    assert indexed.code == (2 if is_older else 0)
    assert desk.count() == SAMPLED + OWN - 1


def test_a_first_index_beside_the_samples_goes_on_too(desk: Desk) -> None:
    """
    Whoever tried the samples first has a first index of their own all the same.
    """
    desk.ask()
    desk.killed("index", "news", at=0)
    with running(desk):
        meanwhile = desk.ask()
    desk.ask()

    assert "answering from the 12 articles" in meanwhile.err
    assert desk.count() == SAMPLED + OWN


@pytest.mark.parametrize("is_older", [False, True])
def test_an_archive_that_was_emptied_gets_no_samples(desk: Desk, *, is_older: bool) -> None:
    """
    Where everything was taken down a question is refused, and a run brings nothing.
    """
    desk.command("index", "news")
    desk.command("forget", "--yes", *(str(desk.folder / "news" / f"{number}.txt") for number in range(OWN)))
    if is_older:
        desk.make_older()
    asked = desk.ask()
    desk.command("index")

    assert (asked.code, asked.err) == (3, "")
    assert desk.count() == 0


def test_a_restored_archive_goes_on(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    A backup that was made of an interrupted first index knows what it is of.
    """
    desk.killed("index", "news", at=TWO_ROUNDS)
    backup = desk.folder / "a.backup"
    desk.command("backup", str(backup))
    other = Desk(desk.data_dir.with_name("other"), desk.folder, desk.embedder, desk.command)
    monkeypatch.setenv("ONRECORD_DATA_DIR", str(other.data_dir))
    restored = other.command("restore", "--yes", str(backup))
    partial = other.count()
    other.ask()

    assert restored.code == 0
    assert (partial, other.count(), other.sources()) == (4, OWN, {"news"})


def test_a_moved_archive_asks_for_new_sources_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Where what was named is gone, what stands is answered from, and the settings are no longer put off.
    """
    desk.killed("index", "news", at=TWO_ROUNDS)
    (desk.folder / "news").rename(desk.folder / "old")
    first, second = desk.ask(), desk.ask()
    monkeypatch.setenv("ONRECORD_SOURCES", "more")
    desk.command("index")

    assert (first.code, second.code) == (0, 0)
    assert second.err == (
        "onrecord: the named sources could not be read (onrecord index tries again): "
        "answering from the 4 articles that are stored so far\n"
    )
    assert desk.sources() == {"news", "more"}


def test_a_bot_starts_while_the_first_index_runs(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    """
    With something stored and with nothing; what it can answer from is told.
    """
    open_catalogue(desk.data_dir).dispose()
    with running(desk):
        make_ready_for_bot(assembly_of(desk))
    fresh = capsys.readouterr().err
    desk.killed("index", "news", at=0)
    with running(desk):
        make_ready_for_bot(assembly_of(desk))
    empty = capsys.readouterr().err
    desk.killed("index", at=TWO_ROUNDS)
    with running(desk):
        make_ready_for_bot(assembly_of(desk))
    partial = capsys.readouterr().err

    assert "nothing is stored yet" in fresh
    assert empty == fresh
    assert "answering from the 4 articles" in partial


@pytest.mark.parametrize("indexes", [False, True])
def test_a_bot_that_indexes_by_itself_does_not_wait_for_it(desk: Desk, *, indexes: bool) -> None:
    """
    Its own process goes on with the first index while it answers; another bot does that before it starts.
    """
    desk.killed("index", "news", at=TWO_ROUNDS)
    make_ready_for_bot(assembly_of(desk, bot_indexes=indexes))

    assert desk.count() == (4 if indexes else OWN)


def test_a_bot_starts_though_nothing_can_be_read(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    """
    A feed that is down at its first start keeps no bot from running.
    """
    make_ready_for_bot(assembly_of(desk, sources=("missing",)))

    assert "onrecord: nothing is indexed yet" in capsys.readouterr().err
    assert desk.count() == 0


def test_samples_of_another_place_are_not_doubled(desk: Desk) -> None:
    """
    An archive of samples that were somewhere else, in an older version say, counts as one's own.
    """
    desk.ask()
    engine = open_catalogue(desk.data_dir)
    with write(engine) as connection:
        connection.execute(update(ARTICLES).values(source="/elsewhere/articles/a.md"))
        connection.execute(update(SOURCES).values(location="/elsewhere/articles"))
    engine.dispose()

    assert desk.command("index").code == 2
    assert desk.count() == SAMPLED


NEWS = (Source("/news", SourceKind.PATH, "The Lantern", "en"),)
LISTED = (Source("https://example.org/feed.xml", SourceKind.FEED),)
SAMPLE_SOURCES = (Source(str(SAMPLES), SourceKind.PATH),)


@pytest.mark.parametrize(
    ("first", "listed", "is_own", "chosen"),
    [
        (None, None, False, Choice(SAMPLE_SOURCES)),
        (None, None, True, Choice(())),
        (None, LISTED, False, Choice(LISTED)),
        (None, (), False, Choice(())),
        (FirstIndex(NEWS, Stage.BEGUN, is_named=True), LISTED, False, Choice(NEWS, is_named=True)),
        (FirstIndex(NEWS, Stage.BEGUN, is_named=False), LISTED, False, Choice(LISTED)),
        (FirstIndex(NEWS, Stage.BEGUN, is_named=False), None, False, Choice(NEWS)),
        (FirstIndex(NEWS, Stage.EMPTY, is_named=True), LISTED, True, Choice(LISTED)),
        (FirstIndex(NEWS, Stage.EMPTY, is_named=True), None, True, Choice(NEWS)),
        (FirstIndex(NEWS, Stage.DONE, is_named=True), LISTED, True, Choice(LISTED)),
        (FirstIndex(NEWS, Stage.DONE, is_named=True), None, True, Choice(NEWS)),
    ],
)
def test_what_is_read_where_nothing_is_named(
    first: FirstIndex | None, listed: tuple[Source, ...] | None, chosen: Choice, *, is_own: bool
) -> None:
    """
    First what was named and interrupted, then the settings, then the first index, and samples where there is nothing.
    """
    assert decide_sources(first, listed, is_own=is_own) == chosen


def test_what_is_known_of_a_source_is_kept(desk: Desk) -> None:
    """
    A list's outlet and language are remembered with its paths.
    """
    toml = '[[source]]\npath = "news"\noutlet = "The Lantern"\nlanguage = "en"\n'
    (desk.folder / "list.toml").write_text(toml, encoding="utf-8")
    desk.killed("index", "list.toml", at=0)
    first = desk.first()

    assert first is not None
    assert first.sources == (Source(str(desk.folder / "news"), SourceKind.PATH, "The Lantern", "en"),)
    assert (first.stage, first.is_named) == (Stage.BEGUN, True)
