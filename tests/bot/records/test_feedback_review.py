"""Feedback as operators see it: listed with what it is about, and confirmed, which hides the statement."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.errors import BotError
from bot.records.feedback import FeedbackKind, Giver, Opinion, keep_remark, toggle
from bot.records.feedback_review import confirm, dismiss, list_feedback
from bot.records.given_answers import withdraw
from index.catalogue.database import read, write
from index.upkeep.editing import rename
from tests.bot.support.asking import make_news
from tests.bot.support.kept_answers import NOW, KeptAnswers
from tests.program import Onrecord

pytestmark = pytest.mark.usefixtures("on_each_database")

TEXT = "Ada Orr said that the bridge would stay free. Odette Vane said that the library would close."
BRIDGE = "what did Ada Orr say about the bridge?"
QUOTED = "Ada Orr [town]: Ada Orr said that the bridge would stay free."
LIBRARY = "what did Odette Vane say about the library?"


@pytest.fixture
def given(tmp_path: Path) -> Iterator[KeptAnswers]:
    """An archive in the data directory of the test's settings."""
    made = KeptAnswers(tmp_path / "data", make_news(TEXT, "town"))
    yield made
    made.engine.dispose()


def complain(given: KeptAnswers, question: str = BRIDGE, kind: FeedbackKind = FeedbackKind.WRONG_SPEAKER) -> int:
    """Ask, complain about the first citation, and return the feedback's id."""
    opinion = Opinion(given.give(question), kind, 1)
    with write(given.engine) as connection:
        toggle(connection, opinion, Giver(1002, 7, NOW))
    return int(given.archive.rows("SELECT max(id) FROM feedback")[0][0])


def listed(given: KeptAnswers) -> list[dict[str, Any]]:
    """Return all feedback as JSON."""
    with read(given.engine) as connection:
        return [one.to_json() for one in list_feedback(connection)]


def hide(given: KeptAnswers, feedback: int) -> int:
    """Confirm feedback."""
    with write(given.engine) as connection:
        return confirm(connection, feedback, NOW)


def test_feedback_is_listed_with_what_it_is_about(given: KeptAnswers) -> None:
    """
    Question, quote, speaker, article and version; not whose it is, unless that is asked for.
    """
    complain(given)
    (one,) = listed(given)

    assert (one["question"], one["number"], one["kind"]) == (BRIDGE, 1, "wrong_speaker")
    assert (one["quote"], one["speaker"]) == ("Ada Orr said that the bridge would stay free.", "Ada Orr")
    assert (one["article_id"], one["version"], one["decision"]) == ("town", 1, None)
    assert "user_id" not in one
    with read(given.engine) as connection:
        assert [kept.to_json(with_user=True)["user_id"] for kept in list_feedback(connection)] == [1002]
        assert list(list_feedback(connection, NOW + timedelta(days=1))) == []


def test_a_confirmed_wrong_speaker_is_answered_with_no_more(given: KeptAnswers) -> None:
    """
    That statement is hidden; its neighbour by somebody else is not, and the feedback says how it was decided.
    """
    hidden = hide(given, complain(given))

    assert hidden == 1
    assert given.asked.ask(BRIDGE).status == "refused"
    assert given.asked.ask(LIBRARY).citations[0].speaker == "Odette Vane"
    assert listed(given)[0]["decision"] == "confirmed"


def test_a_statement_is_found_again_in_a_later_version_and_under_a_later_name(given: KeptAnswers) -> None:
    """
    The article was changed and the speaker renamed between the complaint and the decision.
    """
    feedback = complain(given)
    given.archive.build([make_news(f"It rained. {TEXT}", "town")])
    with write(given.engine) as connection:
        rename(connection, "Ada Orr", "Ada Orrin")

    assert hide(given, feedback) == 1
    assert given.asked.ask("what did Ada Orrin say about the bridge?").status == "refused"


@pytest.mark.parametrize(
    ("kind", "text", "reason"),
    [
        (FeedbackKind.OUTDATED, TEXT, 'only "wrong_speaker" hides'),
        (FeedbackKind.WRONG_SPEAKER, "It rained all day on the bridge.", "not in the archive any more"),
    ],
    ids=["another kind", "the words are gone"],
)
def test_what_cannot_be_confirmed_is_said(given: KeptAnswers, kind: FeedbackKind, text: str, reason: str) -> None:
    """
    Nothing is hidden then.
    """
    feedback = complain(given, kind=kind)
    given.archive.build([make_news(text, "town")])

    with pytest.raises(BotError, match=reason):
        hide(given, feedback)
    with pytest.raises(BotError, match="no feedback has the id 99"):
        hide(given, 99)


def test_a_takedown_leaves_no_word_of_the_article(given: KeptAnswers) -> None:
    """
    The complaint itself stays, with its question.
    """
    complain(given)
    with write(given.engine) as connection:
        withdraw(connection, [1], NOW)
        connection.exec_driver_sql("DELETE FROM articles")
    (one,) = listed(given)

    assert (one["question"], one["kind"]) == (BRIDGE, "wrong_speaker")
    assert (one["quote"], one["speaker"], one["article_id"]) == (None, None, None)


def test_dismissed_feedback_says_so(given: KeptAnswers) -> None:
    """
    And an id that nobody has is an error.
    """
    feedback = complain(given)
    with write(given.engine) as connection:
        dismiss(connection, [feedback], NOW)

    assert listed(given)[0]["decision"] == "dismissed"
    with pytest.raises(BotError, match="no feedback"), write(given.engine) as connection:
        dismiss(connection, [99], NOW)


@pytest.mark.sqlite_only
def test_the_command_lists_confirms_and_dismisses(given: KeptAnswers, onrecord: Onrecord) -> None:
    """
    As lines and as JSON; what readers write steers no terminal.
    """
    first, second = complain(given), complain(given, LIBRARY, FeedbackKind.OUTDATED)
    with write(given.engine) as connection:
        keep_remark(connection, "Too \x1b[2J small", Giver(1002, 9, NOW))
    lines = onrecord("feedback").lines
    confirmed = onrecord("feedback", "--confirm", str(first))
    dismissed = onrecord("feedback", "--dismiss", str(second))
    after = onrecord("feedback", "--json", "--users").objects

    assert lines[0].split(maxsplit=1) == [str(first), f"2026-06-30 12:00 wrong_speaker [1] | {BRIDGE} | {QUOTED}"]
    assert lines[2].endswith("remark | says: Too [2J small")
    assert (confirmed.out, dismissed.out) == ("Confirmed; 1 statement is hidden now.\n", "Dismissed.\n")
    assert [(one["decision"], one["user_id"]) for one in after] == [
        ("confirmed", 1002),
        ("dismissed", 1002),
        (None, 1002),
    ]
    assert onrecord("feedback", "--since", "2026-07-01").lines == []


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--confirm", "1", "--dismiss", "2"], 2, "one at a time"),
        (["--confirm", "99"], 1, "no feedback has the id 99"),
        (["--confirm", "0"], 2, "Invalid value"),
    ],
    ids=["two at once", "unknown", "no id"],
)
def test_wrong_use_changes_nothing(
    given: KeptAnswers, onrecord: Onrecord, arguments: list[str], code: int, said: str
) -> None:
    """
    One line says what is wrong.
    """
    complain(given)
    done = onrecord("feedback", *arguments)

    assert (done.code, done.out) == (code, "")
    assert said in done.err
    assert listed(given)[0]["decision"] is None
