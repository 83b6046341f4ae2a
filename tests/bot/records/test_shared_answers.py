"""Sharing an answer: its asker alone makes and unmakes the page, and nothing outlives what it was made of."""

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.citations.reader_links import ReaderLinks
from bot.records.given_answers import withdraw
from bot.records.privacy import KEPT_DAYS, erase_user, export_user, forget_old
from bot.records.shared_answers import SHARED, count_shared, find_shared, share, stop_sharing, stop_sharing_all
from bot.telegram.handlers.opening import Opened, do_share, open_tap
from bot.telegram.messages.button_data import GoBack, Share, StopSharing
from bot.telegram.messages.replies import Button
from bot.texts import ENGLISH, Texts
from index.catalogue.database import read, write
from tests.bot.support.asking import make_news
from tests.bot.support.kept_answers import NOW, KeptAnswers

pytestmark = pytest.mark.usefixtures("on_each_database")

QUESTION = "what did Ada Orr say about the bridge?"
ASKER, OTHER = 1001, 1002
READER = ReaderLinks("https://reader.example.org")


class Sharer:
    """An archive of one article, and what its askers do with answers."""

    def __init__(self, data_dir: Path) -> None:
        self.given = KeptAnswers(data_dir, make_news("Ada Orr said that the bridge would stay free.", "bridge"))
        self.engine = self.given.engine

    def tap(
        self, tap: Share | StopSharing, user_id: int = ASKER, reader: ReaderLinks | None = READER, code: str = "en"
    ) -> Opened:
        """Tap a button below an answer."""
        with write(self.engine) as connection:
            return do_share(connection, tap, user_id, Texts(code), reader=reader, now=NOW)

    def buttons(self, answer_id: str, reader: ReaderLinks | None = READER) -> list[Button]:
        """Return those of an answer's buttons that are about sharing."""
        with read(self.engine) as connection:
            opened = open_tap(connection, GoBack(answer_id), ENGLISH, reader)
        return about_sharing(opened)

    def page_of(self, answer_id: str) -> str | None:
        """Return the name of an answer's page."""
        found = self.given.archive.rows(f"SELECT id FROM shared_answers WHERE answer = '{answer_id}'")
        return found[0][0] if found else None


def about_sharing(opened: Opened) -> list[Button]:
    """Return the buttons that share, stop sharing, or open a shared page."""
    assert opened.message is not None, opened.problem
    buttons = [button for row in opened.message.keyboard for button in row]
    return [one for one in buttons if (one.data or "")[:1] in {"s", "u"} or (one.url or "").startswith(READER.base)]


@pytest.fixture
def sharer(tmp_path: Path) -> Iterator[Sharer]:
    """An archive whose answers can be shared."""
    made = Sharer(tmp_path / "data")
    yield made
    made.engine.dispose()


def test_a_page_s_name_cannot_be_guessed_and_stays(sharer: Sharer) -> None:
    """
    It has 128 random bits and none of the answer's, and is the same however often the answer is shared.
    """
    answer_id = sharer.given.give(QUESTION)
    with write(sharer.engine) as connection:
        first, second = (share(connection, answer_id, NOW) for _ in range(2))
        found = find_shared(connection, first or "")

    assert first == second
    assert re.fullmatch(r"[A-Za-z0-9_-]{22}", first or "")
    assert found == answer_id


@pytest.mark.parametrize("name", ["", "x", "A" * 22, "A" * 21 + "\n", "%" * 22, "ä" * 22, "A" * 10_000])
def test_any_other_name_stands_for_nothing(sharer: Sharer, name: str) -> None:
    """
    Whatever somebody writes into an address.
    """
    answer_id = sharer.given.give(QUESTION)
    with write(sharer.engine) as connection:
        share(connection, answer_id, NOW)

        assert find_shared(connection, name) is None


def test_what_is_no_longer_shared_gets_another_name(sharer: Sharer) -> None:
    """
    A link that was taken back never leads anywhere again.
    """
    answer_id = sharer.given.give(QUESTION)
    with write(sharer.engine) as connection:
        first = share(connection, answer_id, NOW)
        stop_sharing(connection, answer_id)
        second = share(connection, answer_id, NOW)

        assert first != second
        assert find_shared(connection, first or "") is None
        assert share(connection, "unknown_one_", NOW) is None


def test_the_asker_shares_and_stops_sharing(sharer: Sharer) -> None:
    """
    What the page shows is said when it is made; the button leads there until it is taken away.
    """
    answer_id = sharer.given.give(QUESTION)
    before = sharer.buttons(answer_id)
    shared = sharer.tap(Share(answer_id))
    name = sharer.page_of(answer_id)
    again = sharer.tap(Share(answer_id))
    shown = sharer.buttons(answer_id)
    stopped = sharer.tap(StopSharing(answer_id))

    assert [(one.text, one.data) for one in before] == [("Share this answer", f"s:{answer_id}")]
    assert "your question and this answer, but not who asked" in shared.warning
    assert len(shared.warning) <= 200
    assert about_sharing(shared) == about_sharing(again) == shown
    assert [(one.text, one.url, one.data) for one in shown] == [
        ("Open its page", f"https://reader.example.org/q/{name}", None),
        ("Stop sharing", None, f"u:{answer_id}"),
    ]
    assert stopped.warning == "No longer shared: the link no longer works."
    assert about_sharing(stopped) == before
    assert sharer.page_of(answer_id) is None


def test_nobody_else_shares_it(sharer: Sharer) -> None:
    """
    In a group everybody sees the buttons; to tap them is the asker's.
    """
    answer_id = sharer.given.give(QUESTION, chat_id=-1001)
    refused = sharer.tap(Share(answer_id), OTHER, code="uk")
    sharer.tap(Share(answer_id))
    kept = sharer.tap(StopSharing(answer_id), OTHER)

    assert (refused.message, refused.problem) == (None, "Поділитися відповіддю може лише той, хто запитував.")
    assert (kept.message, kept.problem) == (None, "Only the person who asked this can share it.")
    assert sharer.page_of(answer_id)


def test_what_is_no_answer_has_no_page(sharer: Sharer) -> None:
    """
    A refusal; an answer that is gone; and none at all where there are no pages, or none that Telegram opens.
    """
    refusal, answer_id = sharer.given.give("what did Ada Orr say about submarines?"), sharer.given.give(QUESTION)

    assert sharer.buttons(refusal) == []
    assert sharer.buttons(answer_id, None) == []
    assert sharer.buttons(answer_id, ReaderLinks("http://localhost:8080")) == []
    assert sharer.tap(Share(refusal)).problem == "This button no longer works. Please ask again."
    assert sharer.tap(Share(answer_id), reader=None).problem == "This button no longer works. Please ask again."
    assert sharer.tap(Share("unknown_one_")).problem == "I no longer have this answer. Please ask again."
    assert sharer.given.count("shared_answers") == 0


def test_a_page_is_taken_away_where_none_is_made_any_more(sharer: Sharer) -> None:
    """
    Though the operators have turned the reader off since.
    """
    answer_id = sharer.given.give(QUESTION)
    sharer.tap(Share(answer_id))
    sharer.tap(StopSharing(answer_id), reader=None)

    assert sharer.page_of(answer_id) is None


def test_what_was_taken_down_is_shared_no_more(sharer: Sharer) -> None:
    """
    Without any statement left there is nothing to share; a page that exists can still be taken away.
    """
    shared, other = sharer.given.give(QUESTION), sharer.given.give(QUESTION)
    sharer.tap(Share(shared))
    article = sharer.given.archive.rows("SELECT id FROM articles")[0][0]
    with write(sharer.engine) as connection:
        withdraw(connection, [article], NOW)

    assert [one.text for one in sharer.buttons(shared)] == ["Open its page", "Stop sharing"]
    assert sharer.buttons(other) == []
    assert sharer.tap(Share(other)).problem == "This button no longer works. Please ask again."


def test_pages_are_told_and_erased_with_what_is_kept_of_a_user(sharer: Sharer) -> None:
    """
    /privacy names the page beside its answer; erased, its name stands for nothing, and others' pages stay.
    """
    mine, theirs = sharer.given.give(QUESTION), sharer.given.give(QUESTION, OTHER)
    unshared = sharer.given.give(QUESTION)
    sharer.tap(Share(mine))
    sharer.tap(Share(theirs), OTHER)
    name = sharer.page_of(mine)
    with write(sharer.engine) as connection:
        kept = export_user(connection, ASKER, NOW)["questions"]
        erase_user(connection, ASKER)
        left = [row.answer for row in connection.execute(SHARED.select())]

    assert {one["answer"]: one["shared"] for one in kept} == {
        mine: {"page": f"/q/{name}", "since": NOW.isoformat()},
        unshared: None,
    }
    assert left == [theirs]


def test_a_user_s_pages_are_taken_away_at_once(sharer: Sharer) -> None:
    """
    All of theirs, where messages with the buttons are gone; the answers stay.
    """
    for user_id in (ASKER, ASKER, OTHER):
        sharer.tap(Share(sharer.given.give(QUESTION, user_id)), user_id)
    with write(sharer.engine) as connection:
        before = count_shared(connection, ASKER)
        stopped = stop_sharing_all(connection, ASKER)
        after = count_shared(connection, ASKER), count_shared(connection, OTHER)

    assert (before, stopped, after) == (2, 2, (0, 1))
    assert sharer.given.count("answers") == 3


def test_a_page_goes_with_its_answer(sharer: Sharer) -> None:
    """
    Once that is too old to be kept.
    """
    answer_id = sharer.given.give(QUESTION, now=NOW - timedelta(days=KEPT_DAYS + 1))
    sharer.tap(Share(answer_id))
    with write(sharer.engine) as connection:
        forget_old(connection, NOW)

    assert sharer.given.count("shared_answers") == 0
