"""What readers say of answers: kept once, taken back by a second tap, and never of what is gone."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.records.feedback import FeedbackKind, Giver, Opinion, forget_withdrawn, keep_remark, toggle
from bot.records.given_answers import withdraw
from bot.telegram.messages.button_data import read_tap, write_tap
from bot.telegram.messages.keyboards import complaints, thumbs
from bot.texts import Texts
from index.catalogue.database import write
from tests.bot.support.asking import make_news
from tests.bot.support.kept_answers import NOW, KeptAnswers

pytestmark = pytest.mark.usefixtures("on_each_database")

QUESTION = "what did Ada Orr say about the bridge?"
ASKER, READER = 1001, 1002


@pytest.fixture
def given(tmp_path: Path) -> Iterator[KeptAnswers]:
    """An archive of one article."""
    made = KeptAnswers(tmp_path / "data", make_news("Ada Orr said that the bridge would stay free.", "bridge"))
    yield made
    made.engine.dispose()


def tap(given: KeptAnswers, opinion: Opinion, update_id: int, user_id: int = ASKER) -> bool | None:
    """Let a user tap a button in an update, and return whether the opinion stands then."""
    with write(given.engine) as connection:
        return toggle(connection, opinion, Giver(user_id, update_id, NOW))


def standing(given: KeptAnswers) -> list[tuple[str, int]]:
    """Return what is said now, by whom."""
    rows = given.archive.rows("SELECT kind, user_id FROM feedback WHERE is_standing ORDER BY id")
    return [(str(kind), int(user)) for kind, user in rows]


def test_a_second_tap_takes_back_and_a_third_gives_again(given: KeptAnswers) -> None:
    """
    One row a user, answer, number and kind; another user's stands beside it.
    """
    opinion = Opinion(given.give(QUESTION), FeedbackKind.WRONG_SPEAKER, 1)

    assert [tap(given, opinion, update) for update in (1, 2, 3)] == [True, False, True]
    assert tap(given, opinion, 4, READER) is True
    assert standing(given) == [("wrong_speaker", ASKER), ("wrong_speaker", READER)]


def test_an_update_that_is_worked_on_twice_counts_once(given: KeptAnswers) -> None:
    """
    A kill between the tap and its notice neither takes back nor gives again.
    """
    opinion = Opinion(given.give(QUESTION), FeedbackKind.OUTDATED, 1)

    assert [tap(given, opinion, update) for update in (1, 1, 2, 2)] == [True, True, False, False]


def test_a_thumb_takes_the_place_of_the_other(given: KeptAnswers) -> None:
    """
    Nobody finds an answer good and bad.
    """
    answer_id = given.give(QUESTION)

    tap(given, Opinion(answer_id, FeedbackKind.UP), 1)
    tap(given, Opinion(answer_id, FeedbackKind.DOWN), 2)
    assert standing(given) == [("down", ASKER)]


def test_nothing_is_said_of_what_is_not_kept(given: KeptAnswers) -> None:
    """
    Neither of an answer that was erased, nor of a number that it has not, nor of a citation that was withdrawn.
    """
    answer_id = given.give(QUESTION)
    unknown = Opinion("Abcdefghijk_", FeedbackKind.UP)

    assert tap(given, unknown, 1) is None
    assert tap(given, Opinion(answer_id, FeedbackKind.OUTDATED, 9), 2) is None
    with write(given.engine) as connection:
        withdraw(connection, [1], NOW)
    assert tap(given, Opinion(answer_id, FeedbackKind.OUTDATED, 1), 3) is None
    assert standing(given) == []


def test_thumbs_are_for_answers_and_complaints_for_citations() -> None:
    """
    Anything else cannot be made, by a forged tap neither.
    """
    with pytest.raises(ValueError, match="is not said of an answer"):
        Opinion("Abcdefghijk_", FeedbackKind.OUTDATED)
    with pytest.raises(ValueError, match="is not said of a citation"):
        Opinion("Abcdefghijk_", FeedbackKind.UP, 1)


def test_buttons_say_what_their_data_means() -> None:
    """
    Each is read back as it was written, within Telegram's 64 bytes; where nobody is named no speaker is wrong.
    """
    rows = complaints("Abcdefghijk_", 15, Texts("uk"))
    buttons = [*thumbs("Abcdefghijk_"), *(button for row in rows for button in row)]
    read = [one for button in buttons if isinstance(one := read_tap(button.data or ""), Opinion)]

    assert [one.kind for one in read] == ["up", "down", "wrong_speaker", "not_what_it_says", "outdated"]
    assert [write_tap(one) for one in read] == [button.data for button in buttons]
    assert all(len((button.data or "").encode()) <= 64 for button in buttons)
    assert [button.text for row in complaints("Abcdefghijk_", 1, Texts(), has_speaker=False) for button in row] == [
        "Not what it says",
        "Outdated",
    ]


@pytest.mark.parametrize(
    "data", ["f:", "f:short:0:u", "f:Abcdefghijk_:0:s", "f:Abcdefghijk_:1:u", "f:Abcdefghijk_:٣:s", "c:Abcdefghijk_:1"]
)
def test_forged_data_says_nothing(data: str) -> None:
    """
    What was not written here is nobody's opinion.
    """
    assert not isinstance(read_tap(data), Opinion)


def test_remarks_are_kept_once_an_update_and_as_often_as_they_come(given: KeptAnswers) -> None:
    """
    With the answer that they are about, if there is one.
    """
    answer_id = given.give(QUESTION)
    with write(given.engine) as connection:
        for update_id, about in ((1, None), (1, None), (2, answer_id), (3, answer_id)):
            keep_remark(connection, "Too small.", Giver(ASKER, update_id, NOW), about)

    rows = given.archive.rows("SELECT answer FROM feedback WHERE remark = 'Too small.' ORDER BY id")
    assert [row[0] for row in rows] == [None, answer_id, answer_id]


def test_what_was_taken_back_is_forgotten_after_a_while(given: KeptAnswers) -> None:
    """
    A vote that stands stays.
    """
    answer_id = given.give(QUESTION)
    for kind, updates in ((FeedbackKind.OUTDATED, (1, 2)), (FeedbackKind.WRONG_SPEAKER, (3,))):
        for update_id in updates:
            tap(given, Opinion(answer_id, kind, 1), update_id)
    with write(given.engine) as connection:
        at_once = forget_withdrawn(connection, NOW)
        later = forget_withdrawn(connection, NOW + timedelta(seconds=1))

    assert (at_once, later) == (0, 1)
    assert standing(given) == [("wrong_speaker", ASKER)]
