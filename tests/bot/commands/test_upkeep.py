"""The commands that look after an archive, as they are typed: what they do, print and refuse."""

import gc
import json
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from chromadb.api.shared_system_client import SharedSystemClient

from bot.records.given_answers import GivenAnswer, make_answer_id
from bot.records.inbox import Inbox, prepare_tables
from bot.records.privacy import erase_user
from bot.records.shared_answers import share, stop_sharing
from bot.records.updates.table import Received, UpdateState
from bot.running.assembly import Assembly
from index.catalogue.database import write
from index.vectors.chroma import ChromaVectorStore
from tests.bot.support.asking import AskedArchive, make_news
from tests.fakes import WordEmbedder
from tests.program import Ended, Onrecord

RunOnrecord = Callable[..., Ended]

BOT = 7000000001
NOW = datetime(2026, 2, 3, tzinfo=UTC)
RARE = "Quixomarrow"
BRIDGE = make_news(f"Ada Orr said that the {RARE} bridge would stay free.", "bridge", title=f"{RARE} stays")
LIBRARY = make_news("Odette Vane said that the library would close.", "library-1", article_id="library")
TWIN = make_news("Odette Vane said that the ferry would sail.", "library-2", article_id="library")
QUESTIONS = ("what did Ada Orr say about the bridge?", "what did Odette Vane say about the library?")


@pytest.fixture(autouse=True)
def _nothing_old_is_searched() -> Iterator[None]:
    """Have the searches for garbage after each command pass over what was there before the test."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()
    gc.collect()
    gc.freeze()  # as after the collection of the tests


@pytest.fixture
def onrecord(onrecord: Onrecord, monkeypatch: pytest.MonkeyPatch) -> RunOnrecord:
    """Run a command to its end in this process, with a model that needs no loading."""
    monkeypatch.setattr(Assembly, "embedder", WordEmbedder())

    def run_command(*arguments: str) -> Ended:
        done = onrecord(*arguments)
        gc.collect()  # a command's own process would end here, and with it its hold on the catalogue and on Chroma
        SharedSystemClient.clear_system_cache()
        return done

    return run_command


class Newsroom:
    """Three articles in the data directory of the test's settings, and the inbox of a bot that answers from them."""

    def __init__(self, data_dir: Path) -> None:
        self.asked = AskedArchive(data_dir)
        self.archive = self.asked.archive
        self.archive.store = ChromaVectorStore(data_dir / "chroma")
        self.inbox = Inbox(self.archive.engine, BOT, now=lambda: NOW)

    def keep(self, question: str, update_id: int, *, is_sent: bool, user_id: int | None = None) -> str:
        """Answer a question in a chat of its own, send the answer or leave it waiting, and return its id."""
        self.inbox.store([Received(update_id, update_id, "{}")])
        claimed = self.inbox.claim(chat_id=update_id)
        assert claimed is not None
        answer = self.asked.ask(question)
        reply = answer.prose
        given = GivenAnswer(answer, make_answer_id(), user_id)
        self.inbox.keep_reply(claimed.sequence, reply, given, self.inbox.generation())
        if is_sent:
            self.inbox.finish(claimed.sequence)
        return given.answer_id

    def close(self) -> None:
        """Free what it holds."""
        self.archive.engine.dispose()
        assert isinstance(self.archive.store, ChromaVectorStore)
        self.archive.store.close()


@pytest.fixture(scope="module")
def _closed_newsroom(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = Newsroom(tmp_path_factory.mktemp("newsroom"))
    made.archive.build([BRIDGE, LIBRARY, TWIN])
    prepare_tables(made.archive.engine)
    made.close()
    return made.archive.data_dir


@pytest.fixture
def newsroom(_closed_newsroom: Path, tmp_path: Path) -> Iterator[Newsroom]:
    """A newsroom whose bot is not running: a copy."""
    made = Newsroom(shutil.copytree(_closed_newsroom, tmp_path / "data"))
    yield made
    made.close()


def holds(folder: Path, word: str) -> list[str]:
    """Return the files in which a word stands, in whatever case."""
    files = [file for file in folder.rglob("*") if file.is_file()]
    return [file.name for file in files if word.lower().encode() in file.read_bytes().lower()]


def test_no_word_of_a_forgotten_article_is_left(newsroom: Newsroom, onrecord: RunOnrecord, tmp_path: Path) -> None:
    """
    Neither in the archive nor in answers that were given, nor in one that waits to be sent.
    """
    newsroom.keep(QUESTIONS[0], 10, is_sent=True)
    newsroom.keep(QUESTIONS[0], 11, is_sent=False)
    newsroom.keep(QUESTIONS[1], 12, is_sent=True)
    before = holds(tmp_path / "data", RARE)
    done = onrecord("forget", "bridge", "--yes")
    waiting = newsroom.inbox.claim()
    content = newsroom.archive.rows("SELECT content FROM answers ORDER BY update_id")

    assert before != []
    assert (done.code, done.out.split(":")[0]) == (0, "1 article taken down")
    assert holds(tmp_path / "data", RARE) == []
    assert holds(tmp_path / "data", "example.org/bridge") == []
    assert waiting is not None
    assert (waiting.update_id, waiting.reply) == (11, None)
    assert [json.loads(row[0])["shown"][0] is None for row in content] == [True, False]
    assert onrecord("verify").code == 0


@pytest.mark.usefixtures("newsroom")
def test_a_takedown_is_confirmed_listed_and_undone(onrecord: RunOnrecord) -> None:
    """
    Without a terminal it needs --yes; two articles of one id are told apart by their keys.
    """
    unasked = onrecord("forget", "bridge")
    unclear = onrecord("forget", "library", "--yes")
    mixed = onrecord("forget", "--list", "--undo")
    none = onrecord("forget", "--list")
    done = onrecord("forget", "library-2", "bridge", "--yes")
    again = onrecord("forget", "bridge", "--yes")
    listed = onrecord("forget", "--list")
    undone = onrecord("forget", "--undo", "bridge")
    unknown = onrecord("forget", "--undo", "library")

    assert (unasked.code, unclear.code, mixed.code) == (2, 1, 2)
    assert "--yes" in unasked.err
    assert "give the key of one: library-1, library-2" in unclear.err
    assert none.out == "0 articles taken down.\n"
    assert done.out.startswith("2 articles taken down")
    assert done.lines[-1] == "To undo it: onrecord forget --undo library-2 bridge"
    assert again.out.startswith("Taken down before")
    assert listed.out.startswith("2 articles taken down, the first on 20")
    assert undone.out == "1 article may come back: run onrecord index.\n"
    assert unknown.code == 1
    assert "ids are not kept" in unknown.err


def test_compacting_says_what_it_did(newsroom: Newsroom, onrecord: RunOnrecord) -> None:
    """
    In a line, or as JSON; a version that an answer cites is kept.
    """
    newsroom.keep(QUESTIONS[0], 10, is_sent=True)
    for text in ("Ada Orr said that the bridge is closed.", "Ada Orr said that the bridge is open."):
        newsroom.archive.build([make_news(text, "bridge")])
    line = onrecord("compact")
    report = json.loads(onrecord("compact", "--json").out)
    (cited,) = newsroom.archive.rows("SELECT v.text FROM citations c JOIN versions v ON v.id = c.version")

    assert line.code == 0
    assert "; dropped 1 old versions and " in line.out
    assert (report["versions"], report["vectors"], report["collections_after"]) == (0, 0, 1)
    assert cited == (BRIDGE.text,)
    assert newsroom.asked.ask(QUESTIONS[0]).citations[0].quote == "Ada Orr said that the bridge is open."


def test_a_destroyed_archive_is_restored(newsroom: Newsroom, onrecord: RunOnrecord, tmp_path: Path) -> None:
    """
    The same questions get the same answers, and old answers still know what they cite.
    """
    newsroom.keep(QUESTIONS[0], 10, is_sent=True)
    answers = [newsroom.asked.ask(question) for question in QUESTIONS]
    file = tmp_path / "news.backup"
    saved = onrecord("backup", str(file))
    refused = onrecord("backup", str(file))
    newsroom.close()
    shutil.rmtree(tmp_path / "data")
    done = onrecord("restore", str(file), "--yes")
    restored = AskedArchive(tmp_path / "data")
    again = [restored.ask(question) for question in QUESTIONS]
    (cited,) = restored.archive.rows("SELECT v.text FROM citations c JOIN versions v ON v.id = c.version")

    assert saved.out.startswith(f"Backed up to {file}: ")
    assert (refused.code, done.code) == (1, 0)
    assert done.out == f"Restored 3 articles from {file}.\n"
    assert [one.to_json() | {"latency_ms": 0} for one in again] == [
        one.to_json() | {"latency_ms": 0} for one in answers
    ]
    assert cited == (BRIDGE.text,)
    assert onrecord("verify").code == 0
    restored.archive.engine.dispose()


def test_damaged_vectors_spoil_nothing(newsroom: Newsroom, onrecord: RunOnrecord, tmp_path: Path) -> None:
    """
    The backup says how many there are and is good; so does the restore, and the next index makes them anew.
    """
    newsroom.archive.damage("UPDATE vectors SET data = zeroblob(length(data)) WHERE rowid = 1")
    newsroom.close()
    file = tmp_path / "news.backup"
    (tmp_path / "news.txt").write_text("The ferry sails at noon.")
    saved = onrecord("backup", str(file))
    done = onrecord("restore", str(file), "--yes")
    found = onrecord("verify")
    indexed = onrecord("index", str(tmp_path / "news.txt"))

    assert (saved.code, found.code, done.code, indexed.code) == (0, 1, 0, 0)
    assert "1 vector is missing or damaged: the backup is still good, onrecord index makes" in saved.out
    assert "1 of 6 vectors are missing or damaged" in found.out + found.err
    assert done.out.endswith("1 vector is missing or damaged: run onrecord index to make them.\n")
    assert onrecord("verify").code == 0


def test_a_restore_keeps_what_happened_since(newsroom: Newsroom, onrecord: RunOnrecord, tmp_path: Path) -> None:
    """
    Questions that came since the backup are still answered, answered ones are not again, and takedowns hold.
    """
    file = tmp_path / "news.backup"
    newsroom.keep(QUESTIONS[0], 10, is_sent=False)
    onrecord("backup", str(file))
    (sequence,) = newsroom.archive.rows("SELECT sequence FROM inbox")[0]
    newsroom.inbox.finish(sequence)
    newsroom.keep(QUESTIONS[1], 11, is_sent=False)
    onrecord("forget", "bridge", "--yes")
    newsroom.close()
    done = onrecord("restore", str(file), "--yes")
    restored = AskedArchive(tmp_path / "data")
    inbox = Inbox(restored.archive.engine, BOT)
    waiting = inbox.claim()

    assert "1 article in it had been taken down since" in done.out
    assert holds(tmp_path / "data", RARE) == []
    assert inbox.count(UpdateState.DONE) == 1
    assert waiting is not None
    assert (waiting.update_id, waiting.reply) == (11, None)
    restored.archive.engine.dispose()


@pytest.mark.parametrize("is_readable", [True, False], ids=["readable", "lost"])
def test_a_restore_makes_nothing_public_again(
    newsroom: Newsroom, onrecord: RunOnrecord, tmp_path: Path, *, is_readable: bool
) -> None:
    """
    What was taken back or erased since has no page; where nobody can tell any more, nothing has.
    """
    file = tmp_path / "news.backup"
    ids = [newsroom.keep(QUESTIONS[0], update_id, is_sent=True, user_id=update_id) for update_id in (10, 11, 12, 13)]
    kept, stopped, _, later = ids
    with write(newsroom.archive.engine) as connection:
        names = {one: share(connection, one, NOW) for one in ids[:3]}
    onrecord("backup", str(file))
    with write(newsroom.archive.engine) as connection:
        stop_sharing(connection, stopped)
        erase_user(connection, 12)
        names[later] = share(connection, later, NOW)
    newsroom.close()
    if not is_readable:
        (tmp_path / "data" / "catalogue.sqlite3").write_bytes(b"torn" * 4096)
    done = onrecord("restore", str(file), "--yes")
    restored = AskedArchive(tmp_path / "data")
    public = dict(restored.archive.rows("SELECT answer, id FROM shared_answers"))
    restored.archive.engine.dispose()

    assert done.code == 0, done.err
    assert public == ({one: names[one] for one in (kept, later)} if is_readable else {})


def test_a_restore_is_confirmed_and_needs_a_file(newsroom: Newsroom, onrecord: RunOnrecord, tmp_path: Path) -> None:
    """
    Nothing is replaced by accident.
    """
    onrecord("backup", str(tmp_path / "news.backup"))
    unasked = onrecord("restore", str(tmp_path / "news.backup"))
    missing = onrecord("restore", str(tmp_path / "nothing"), "--yes")

    assert (unasked.code, missing.code) == (2, 1)
    assert newsroom.asked.ask(QUESTIONS[0]).citations


def test_every_command_names_what_is_damaged(
    newsroom: Newsroom, onrecord: RunOnrecord, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """
    A changed word is said to be one by whatever meets it, and nothing calls it repaired, the same or in step.
    """
    other = tmp_path / "other.txt"
    other.write_text("Harbour Light\n\nOlwen Farthingale said that the lamp is old.", encoding="utf-8")
    sound, damaged = tmp_path / "sound.backup", tmp_path / "damaged.backup"
    first = onrecord("backup", str(sound))
    newsroom.archive.damage("UPDATE versions SET text = replace(text, 'free', 'shut') WHERE id = 1")
    newsroom.close()
    asked = onrecord("ask", QUESTIONS[0])
    warned = caplog.text
    exported = onrecord("export", "--statements")
    done = {
        "verify": onrecord("verify"),
        "repair": onrecord("verify", "--repair"),
        "index": onrecord("index", str(other)),
        "compact": onrecord("compact"),
        "backup": onrecord("backup", str(damaged)),
        "replace": onrecord("backup", "--force", str(sound)),
        "restore": onrecord("restore", "--yes", str(damaged)),
        "again": onrecord("verify"),
    }

    assert first.code == 0
    assert (asked.code, "shut" in asked.out + asked.err) == (3, False)
    assert "article bridge: its text is not what was stored" in warned
    assert [json.loads(line)["article_id"] for line in exported.lines] == ["library", "library"]
    named = {name: "article bridge: its text is not what was stored" in one.out + one.err for name, one in done.items()}
    assert named == dict.fromkeys(done, True)
    codes = {"verify": 1, "repair": 1, "index": 0, "compact": 0, "backup": 1, "replace": 1, "restore": 0, "again": 1}
    assert {name: one.code for name, one in done.items()} == codes
