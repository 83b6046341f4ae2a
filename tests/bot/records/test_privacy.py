"""What is kept of a user: given out whole, erased whole, and forgotten in time."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.records import threads
from bot.records.access import Guest, request
from bot.records.chats import choose_language, move_chat, read_language
from bot.records.feedback import FeedbackKind, Giver, Opinion, keep_remark, toggle
from bot.records.given_answers import read_cited_versions
from bot.records.privacy import KEPT_DAYS, erase_user, export_user, forget_old
from bot.records.threads import Thread
from index.catalogue.database import read, write
from tests.bot.support.asking import make_news
from tests.bot.support.kept_answers import BOT, NOW, KeptAnswers

pytestmark = pytest.mark.usefixtures("on_each_database")

QUESTION = "what did Ada Orr say about the bridge?"
ASKER, OTHER = 1001, 1002
TABLES = ("answers", "citations", "shown_answers", "threads", "feedback", "chats", "access_requests")


@pytest.fixture
def given(tmp_path: Path) -> Iterator[KeptAnswers]:
    """An archive of one article."""
    made = KeptAnswers(tmp_path / "data", make_news("Ada Orr said that the bridge would stay free.", "bridge"))
    yield made
    made.engine.dispose()


def leave_traces(given: KeptAnswers, user_id: int) -> str:
    """Have a user do everything of which something is kept, and return the answer's id."""
    answer_id = given.give(QUESTION, user_id)
    giver = Giver(user_id, user_id, NOW)
    with write(given.engine) as connection:
        toggle(connection, Opinion(answer_id, FeedbackKind.UP), giver)
        keep_remark(connection, "Schön, дякую", giver)
        choose_language(connection, user_id, "uk", NOW)
        threads.remember(connection, Thread(BOT, user_id, None, user_id), answer_id)
        request(connection, Guest(user_id, "Asker", "uk"), NOW)
    return answer_id


def counts(given: KeptAnswers) -> dict[str, int]:
    """Return how many rows each table has."""
    return {table: given.count(table) for table in TABLES}


def test_everything_of_a_user_is_given_out(given: KeptAnswers) -> None:
    """
    Questions with what was answered, feedback, remarks, language and conversation; nothing of others.
    """
    answer_id = leave_traces(given, ASKER)
    leave_traces(given, OTHER)
    with read(given.engine) as connection:
        kept = json.loads(json.dumps(export_user(connection, ASKER, NOW)))

    assert (kept["user_id"], kept["language"]) == (ASKER, "uk")
    (question,) = kept["questions"]
    assert (question["question"], question["answer"]) == (QUESTION, answer_id)
    assert question["statements"][0]["quote"] == "Ada Orr said that the bridge would stay free."
    assert [(one["kind"], one["remark"]) for one in kept["feedback"]] == [("up", None), ("remark", "Schön, дякую")]
    assert [one["goes_on_from"] for one in kept["conversations"]] == [answer_id]


def test_everything_of_a_user_is_erased_and_nothing_of_others(given: KeptAnswers) -> None:
    """
    What somebody else said of an erased answer goes with it; versions are cited no longer.
    """
    leave_traces(given, OTHER)
    before = counts(given)
    answer_id = leave_traces(given, ASKER)
    with write(given.engine) as connection:
        toggle(connection, Opinion(answer_id, FeedbackKind.DOWN), Giver(OTHER, 77, NOW))
        erase_user(connection, ASKER)

    assert counts(given) == before
    with write(given.engine) as connection:
        erase_user(connection, OTHER)
        assert read_cited_versions(connection) == set()
    assert set(counts(given).values()) == {0}


def test_old_answers_are_forgotten_unless_somebody_judged_them(given: KeptAnswers) -> None:
    """
    A button below an answer of a year ago still works; what was taken back judges nothing after a day.
    """
    ages = {name: NOW - timedelta(days=days) for name, days in (("year", 366), ("old", KEPT_DAYS + 1))}
    year, old, judged, unjudged = (given.give(QUESTION, now=ages[one]) for one in ("year", "old", "old", "old"))
    long_ago = NOW - timedelta(days=2)
    with write(given.engine) as connection:
        toggle(connection, Opinion(judged, FeedbackKind.OUTDATED, 1), Giver(OTHER, 1, long_ago))
        toggle(connection, Opinion(unjudged, FeedbackKind.OUTDATED, 1), Giver(OTHER, 2, long_ago))
        toggle(connection, Opinion(unjudged, FeedbackKind.OUTDATED, 1), Giver(OTHER, 3, long_ago))
        forgotten = forget_old(connection, NOW)

    left = {row[0] for row in given.archive.rows("SELECT id FROM answers")}
    assert (forgotten, left) == (2, {year, judged})
    assert old not in left


def test_a_group_s_language_goes_with_it(given: KeptAnswers) -> None:
    """
    A supergroup keeps what its group chose, unless it chose anew.
    """
    with write(given.engine) as connection:
        choose_language(connection, -1, "uk", NOW)
        choose_language(connection, -2, "uk", NOW)
        choose_language(connection, -200, "en", NOW)
        move_chat(connection, -1, -100)
        move_chat(connection, -2, -200)

        assert [read_language(connection, chat) for chat in (-1, -2, -100, -200)] == [None, None, "uk", "en"]
