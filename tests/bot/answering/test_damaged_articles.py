"""Nothing that shows words of an article shows those that nobody published, and each says why not."""

import asyncio
import io
import json
from pathlib import Path

import pytest

from bot.answering.examples import Examples
from bot.answering.newest import read_newest
from bot.citations.reader_links import ReaderLinks
from bot.commands.exporting import Selection, export_jsonl
from bot.errors import DamagedError
from bot.reader.answers import read_answer_page
from bot.reader.pages import render_answer
from bot.records.feedback_review import list_feedback
from bot.records.shared_answers import share
from bot.records.stale_answers import Fate, list_stale
from bot.telegram.messages.button_data import OpenCitation
from bot.telegram.messages.rendering import render_page
from bot.texts import ENGLISH, Texts
from index.catalogue.database import read, write
from index.catalogue.digests import digest
from index.errors import CatalogueError
from index.progress import Silence
from index.upkeep.attributions import list_speakers, list_statements
from index.upkeep.backup import back_up, find_damage
from tests.bot.support.asking import NOW, make_news
from tests.bot.support.given_answers import GivenAnswers
from tests.bot.support.kept_answers import KeptAnswers
from tests.bot.support.reader_archive import ReaderArchive
from tests.bot.support.reader_client import application, ask, is_guarded

PACT = make_news("Ada Orr said that the pact needs solid guarantees. It rained all night.", "pact")
FERRY = make_news("Ben Vey said that the ferry sails at noon from the harbour.", "ferry")
QUESTION = "what did Ada Orr say about the pact?"
CHANGE = "UPDATE versions SET text = replace(text, 'solid', 'empty') WHERE id = 1"
CHANGES = {
    "text": CHANGE,
    "title": "UPDATE versions SET title = 'Empty Pact' WHERE id = 1",
    "speaker": "UPDATE statements SET speaker = 'Empty Suit' WHERE version = 1",
    "blob": "UPDATE statements SET speaker = x'ff00' WHERE version = 1",
    "offsets": "UPDATE statements SET start = 'empty' WHERE version = 1",
    "bytes": "UPDATE versions SET text = CAST(x'ff' || CAST(text AS BLOB) AS TEXT) WHERE id = 1",
}


@pytest.fixture
def given(data_dir: Path) -> GivenAnswers:
    """Two articles, and nothing asked yet."""
    return GivenAnswers(data_dir, PACT, FERRY)


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_question_is_not_answered_with_what_is_damaged(
    given: GivenAnswers, change: str, caplog: pytest.LogCaptureFixture
) -> None:
    """
    Neither as an answer nor as what comes nearest, and a LlamaIndex application retrieves nothing either.
    """
    from bot.answering.retriever import ArchiveRetriever

    assert given.asked.ask(QUESTION).citations
    given.archive.damage(change)
    answer = given.asked.ask(QUESTION)

    assert answer.citations == answer.nearest == ()
    assert ArchiveRetriever(given.asked.answerer).retrieve(QUESTION) == []
    assert given.asked.ask("what did Ben Vey say about the ferry?").citations
    assert "https://example.org/pact" in caplog.text or "article pact: " in caplog.text


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_lists_leave_out_what_is_damaged(given: GivenAnswers, change: str) -> None:
    """
    The export, the statements and speakers that editors see, the latest and the examples have the other article only.
    """
    given.archive.damage(change)
    out = io.StringIO()
    export_jsonl(given.engine, out, Selection())
    with read(given.engine) as connection:
        statements = [one.quote for one in list_statements(connection)]
        speakers = [one.name for one in list_speakers(connection)]
        latest = [one.quote for one in read_newest(connection, "latest", NOW, ENGLISH).citations]

    assert [json.loads(line)["article_id"] for line in out.getvalue().splitlines()] == ["ferry"]
    assert statements == latest == [FERRY.text]
    assert speakers == ["Ben Vey"]
    assert not any("empty" in one.lower() for one in Examples(given.engine, given.asked.answerer).find(NOW))


@pytest.mark.parametrize("language", ["en", "uk"])
def test_an_answer_that_was_given_does_not_show_it_as_intact(given: GivenAnswers, language: str) -> None:
    """
    Its message and the view behind its button say that the article is damaged, until it is read anew.
    """
    texts = Texts(language)
    answer_id = given.give(QUESTION).answer_id
    given.archive.damage(CHANGE)
    stored = given.read(answer_id)
    assert stored is not None
    shown = render_page(stored, 1, texts).plain
    opened = given.open(OpenCitation(answer_id, 1), texts)

    assert "guarantees" not in shown
    assert texts("statement-damaged") in shown
    assert (opened.message, opened.problem) == (None, texts("tap-damaged"))
    given.archive.build([PACT, FERRY])
    assert "solid guarantees" in given.show(OpenCitation(answer_id, 1))


def test_a_shared_answer_says_that_it_is_damaged(given: GivenAnswers) -> None:
    """
    In place of the statement, on a page that anybody may open.
    """
    answer_id = given.give(QUESTION).answer_id
    given.archive.damage(CHANGE)
    with write(given.engine) as connection:
        share_id = share(connection, answer_id, NOW)
        assert share_id is not None
        page = read_answer_page(connection, share_id, ReaderLinks("https://example.org"))
    assert page is not None
    html = render_answer(page)

    assert "guarantees" not in html
    assert "what is stored of its article is damaged" in html


def test_the_reader_shows_no_damaged_version(data_dir: Path) -> None:
    """
    Neither the present one nor an older one, and it says why.
    """
    archive = ReaderArchive(data_dir, PACT)
    archive.index(make_news("Ada Orr said that the pact is signed.", "pact"))
    archive.archive.damage(CHANGE)

    assert archive.page().version == 2
    with pytest.raises(DamagedError, match="damaged"):
        archive.read(version=1)


def test_the_reader_s_page_tells_damage_from_absence(data_dir: Path) -> None:
    """
    It is no missing page: the article comes back once it is read anew.
    """
    archive = ReaderArchive(data_dir, PACT)
    archive.archive.damage(CHANGE)
    answer = asyncio.run(ask(application(archive.engine, ReaderLinks("")), f"/a/{digest(PACT.key)}", b""))

    assert is_guarded(answer)
    assert answer.status_code == 503
    assert "is damaged" in answer.text
    assert "guarantees" not in answer.text


def test_a_damaged_passage_is_listed_as_stale(data_dir: Path) -> None:
    """
    Without words, which are not known any more.
    """
    kept = KeptAnswers(data_dir, PACT)
    kept.give(QUESTION)
    kept.archive.build([make_news("Ada Orr said that the pact is signed.", "pact")])
    kept.archive.damage(CHANGE)
    with read(kept.engine) as connection:
        (passage,) = list_stale(connection)
        assert list(list_feedback(connection)) == []

    assert (passage.fate, passage.quote) == (Fate.DAMAGED, None)


def test_a_backup_names_what_is_damaged_and_replaces_no_sound_one(given: GivenAnswers, tmp_path: Path) -> None:
    """
    It is made all the same, and its digests tell the damage wherever it is restored.
    """
    sound, damaged = tmp_path / "sound", tmp_path / "damaged"
    back_up(given.archive.data_dir, sound, Silence())
    given.archive.damage(CHANGE)
    before = sound.read_bytes()
    back_up(given.archive.data_dir, damaged, Silence())

    with pytest.raises(CatalogueError, match=r"was not replaced.*pact: its text"):
        back_up(given.archive.data_dir, sound, Silence(), force=True)
    assert sound.read_bytes() == before
    assert find_damage(sound) == []
    assert len(find_damage(damaged)) == 1
