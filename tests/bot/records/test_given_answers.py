"""Answers that were given are kept with what they cite, once each, without a second copy of its words."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.records.given_answers import GivenAnswer, find_updates_citing, make_answer_id, read_cited_versions, withdraw
from bot.records.inbox import Inbox, prepare_tables
from bot.records.recalling import recall_replies
from bot.records.updates.table import Received
from index.catalogue import articles as ledger
from index.catalogue import storing
from index.catalogue.database import raise_generation, read, write
from tests.bot.support.asking import AskedArchive, make_news

pytestmark = pytest.mark.usefixtures("on_each_database")

BOT = 7000000001
NOW = datetime(2026, 2, 3, 12, tzinfo=UTC)
BRIDGE = make_news("Ada Orr said that the bridge would stay free. It rained.", "bridge", title="Tollfreedom")
LIBRARY = make_news("Odette Vane said that the library would close.", "library")
TWIN = make_news("Ada Orr said that the bridge would stay free. It rained.", "twin", article_id="bridge")
FERRY = "Ben Orr said that the ferry is late today, again."
QUESTION = "what did Ada Orr say about the bridge?"


class Chat:
    """An archive with one bot's inbox, and what is stored of its answers."""

    def __init__(self, data_dir: Path) -> None:
        self.asked = AskedArchive(data_dir, BRIDGE, LIBRARY)
        self.archive = self.asked.archive
        self.engine = self.archive.engine
        prepare_tables(self.engine)
        self.inbox = Inbox(self.engine, BOT, now=lambda: NOW)

    def keep(self, question: str = QUESTION, update_id: int = 10, body: str | None = None) -> bool:
        """Answer a question of a chat of its own, and keep the reply as the workers do; its JSON is two words."""
        generation = self.inbox.generation()
        given = GivenAnswer(self.asked.ask(question), make_answer_id(), 5)
        return self.keep_given(given, generation, update_id, body)

    def keep_given(self, given: GivenAnswer, generation: int, update_id: int = 10, body: str | None = None) -> bool:
        """Keep an answer that was looked for in some generation of the archive."""
        chat_id = update_id - 9
        self.inbox.store([Received(update_id, chat_id, body or "{}")])
        claimed = self.inbox.claim(chat_id=chat_id)
        assert claimed is not None
        return self.inbox.keep_reply(claimed.sequence, "a reply", given, generation)

    def article(self, key: str) -> int:
        """Return an article's row id."""
        return int(self.archive.rows("SELECT id FROM articles WHERE key = :key", key=key)[0][0])

    def remove(self, key: str) -> None:
        """Remove an article as a run of indexing that prunes does."""
        with write(self.engine) as connection:
            storing.remove(connection, [ledger.read_stored(connection)[key]])
            raise_generation(connection)

    def answers(self) -> list[dict[str, Any]]:
        """Return the stored answers' JSON."""
        return [json.loads(row[0]) for row in self.archive.rows("SELECT content FROM answers ORDER BY update_id")]


@pytest.fixture
def chat(tmp_path: Path) -> Iterator[Chat]:
    """Two articles and an empty inbox."""
    made = Chat(tmp_path / "data")
    yield made
    made.engine.dispose()


def test_an_answer_is_kept_with_the_reply_that_gives_it(chat: Chat) -> None:
    """
    Who asked what, what it cites, and nothing that the cited version has itself.
    """
    kept = chat.keep()
    (row,) = chat.archive.rows("SELECT bot_id, chat_id, user_id, update_id, question, status FROM answers")
    (cited,) = chat.archive.rows(
        'SELECT a.key, substr(v.text, c.start + 1, c."end" - c.start) FROM citations c'
        " JOIN versions v ON v.id = c.version JOIN articles a ON a.id = c.article"
    )
    stored = json.dumps(chat.answers())

    assert kept
    assert row == (BOT, 1, 5, 10, QUESTION, "answered")
    assert cited == ("bridge", "Ada Orr said that the bridge would stay free.")
    assert "stay free" not in stored
    assert "Tollfreedom" not in stored
    assert "example.org" not in stored


def test_an_update_that_comes_again_makes_no_second_answer(chat: Chat) -> None:
    """
    It is known by its id, and so is its answer.
    """
    chat.keep()
    again = chat.inbox.store([Received(10, 1, "{}")])

    assert again == 0
    assert len(chat.answers()) == 1


def test_of_a_refusal_the_nearest_statements_are_kept(chat: Chat) -> None:
    """
    They are shown with their words, so their versions are cited too.
    """
    chat.keep("what did Odette Vane say about submarines?")
    (status,) = chat.archive.rows("SELECT status FROM answers")
    with read(chat.engine) as connection:
        cited = read_cited_versions(connection)

    assert status == ("refused",)
    assert len(cited) == len(chat.archive.rows("SELECT DISTINCT version FROM citations")) > 0


def test_a_citation_means_the_outlet_that_was_shown(chat: Chat) -> None:
    """
    Of two articles of one id and one text, the one whose address the reader got.
    """
    chat.archive.build([TWIN])
    answer = chat.asked.ask(QUESTION)
    chat.keep_given(GivenAnswer(answer, make_answer_id()), chat.inbox.generation())
    (cited,) = chat.archive.rows("SELECT v.url FROM citations c JOIN versions v ON v.id = c.version")

    assert cited == (answer.citations[0].url,)


@pytest.mark.parametrize("publisher", [None, "The Lantern"])
def test_a_citation_means_the_article_that_was_quoted(chat: Chat, publisher: str | None) -> None:
    """
    Of two articles with one id, one version number and one text, whose outlet or address does not tell them apart.
    """
    late, early = (
        replace(make_news(FERRY, f"/{day}.jsonl#1", article_id="1", day=day), url=None, publisher=publisher)
        for day in ("2026-03-01", "2026-01-02")
    )
    chat.archive.build([late])
    chat.archive.build([early])
    answer = chat.asked.ask("what did Ben Orr say about the ferry?")
    chat.keep_given(GivenAnswer(answer, make_answer_id()), chat.inbox.generation())
    cited = chat.archive.rows("SELECT a.key FROM citations c JOIN articles a ON a.id = c.article")

    assert [one.published_at for one in answer.citations] == [early.published_at]
    assert cited == [(early.key,)]


@pytest.mark.sqlite_only
def test_another_text_in_the_place_of_the_quoted_one_is_not_cited(chat: Chat) -> None:
    """
    An article that went and came back with other words may get the row and the number that it had.
    """
    generation = chat.inbox.generation()
    places = "SELECT v.id, v.number FROM versions v JOIN articles a ON a.id = v.article WHERE a.key = 'library'"
    before = chat.archive.rows(places)
    given = GivenAnswer(chat.asked.ask("what did Odette Vane say about the library?"), make_answer_id(), 5)
    chat.remove("library")
    chat.archive.build([make_news("Odette Vane said that the library would open.", "library")])

    assert chat.archive.rows(places) == before
    assert not chat.keep_given(given, generation)


def test_what_is_deleted_is_let_go_of(chat: Chat) -> None:
    """
    A row id that is used again never makes an old citation point into another article.
    """
    chat.keep("what did Odette Vane say about the library?")
    chat.remove("library")
    chat.archive.build([make_news(FERRY, "ferry")])

    assert chat.archive.rows("SELECT article, version, withdrawn_at FROM citations") == [(None, None, None)]


def test_an_answer_whose_article_went_meanwhile_is_not_kept(chat: Chat) -> None:
    """
    Nothing is left of it, and the update waits to be answered from what there is now.
    """
    generation = chat.inbox.generation()
    given = GivenAnswer(chat.asked.ask(QUESTION), make_answer_id(), 5)
    chat.remove("bridge")
    kept = chat.keep_given(given, generation)
    claimed = chat.inbox.claim()

    assert not kept
    assert chat.answers() == []
    assert claimed is not None
    assert claimed.reply is None


def test_a_withdrawn_answer_is_a_stub(chat: Chat) -> None:
    """
    The question stays with a note which citation went; no name, word or address of the article does.
    """
    chat.keep()
    with write(chat.engine) as connection:
        count = withdraw(connection, [chat.article("bridge")], NOW)
    (row,) = chat.archive.rows("SELECT number, article, version, withdrawn_at FROM citations")
    (content,) = chat.answers()

    assert count == 1
    assert row == (1, None, None, NOW.isoformat())
    assert content["shown"] == [None]
    assert "Orr" not in json.dumps(content)
    assert chat.archive.rows("SELECT question FROM answers") == [(QUESTION,)]


def test_a_reply_that_waits_is_composed_anew(chat: Chat) -> None:
    """
    Where it cites the article that goes; another stays, and so does its answer.
    """
    chat.keep()
    chat.keep("what did Odette Vane say about the library?", 11)
    with write(chat.engine) as connection:
        citing = find_updates_citing(connection, [chat.article("library")])
        recalled = recall_replies(connection, [chat.article("library")])
    rows = chat.archive.rows("SELECT update_id, reply, sent, tries FROM inbox ORDER BY update_id")

    assert citing == {(BOT, 11)}
    assert recalled == 1
    assert rows[0][:2] == (10, "a reply")
    assert rows[1] == (11, None, 0, 0)
    assert len(chat.answers()) == 1


def test_a_worker_learns_that_its_reply_was_recalled(chat: Chat) -> None:
    """
    What it noted as sent does not count for the reply that is composed next.
    """
    chat.keep()
    (sequence,) = chat.archive.rows("SELECT sequence FROM inbox")[0]
    before = chat.inbox.record_sent(sequence, 1)
    with write(chat.engine) as connection:
        recall_replies(connection, [chat.article("bridge")])
    after = chat.inbox.record_sent(sequence, 2)

    assert (before, after) == (True, False)
    assert chat.archive.rows("SELECT sent FROM inbox") == [(0,)]


def test_what_an_update_replies_to_is_forgotten(chat: Chat) -> None:
    """
    It may be one of our messages, with quotes and links; that it is ours is still known.
    """
    replied_to = {"message_id": 3, "from": {"id": BOT}, "text": "stay free", "reply_markup": {"url": "stay%20free"}}
    body = {"update_id": 12, "message": {"text": "why?", "reply_to_message": replied_to, "quote": {"text": "stay"}}}
    chat.inbox.store([Received(12, 1, json.dumps(body))])
    with write(chat.engine) as connection:
        recall_replies(connection, [chat.article("bridge")])
    claimed = chat.inbox.claim()
    assert claimed is not None

    assert json.loads(claimed.body)["message"] == {
        "text": "why?",
        "reply_to_message": {"message_id": 3, "from": {"id": BOT}},
    }


def test_ids_are_short_and_never_the_same() -> None:
    """
    They fit into a button's data with room to spare, and cannot be guessed.
    """
    made = {make_answer_id() for _ in range(1000)}

    assert len(made) == 1000
    assert {len(one) for one in made} == {12}
