"""What is below an old answer still opens, and shows what has become of it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.records.given_answers import withdraw
from bot.telegram.handlers.opening import passage_reply
from bot.telegram.messages.button_data import GoBack, OpenCitation, ShowMore, write_payload
from bot.telegram.messages.rendering import render_answer, render_page
from bot.telegram.messages.replies import Place, Send
from bot.texts import Texts
from index.catalogue.database import read, write
from index.upkeep import editing
from tests.bot.support.asking import NOW, make_news
from tests.bot.support.given_answers import GivenAnswers

TEXT = (
    "Marrowby woke early. Ada Orr said that the bridge would stay free of tolls. It rained.\n\n"
    "Odette Vane said that the library would close."
)
BRIDGE = make_news(TEXT, "bridge", title="Tolls")
TOPICS = ("tolls", "paint", "lamps", "cables", "railings", "pavement", "anchors", "traffic", "cyclists")
MANY = tuple(
    make_news(f"Ben Vane said that the harbour needs new {topic} soon.", topic, publisher=f"The {topic.title()}")
    for topic in TOPICS
)
QUESTION = "what did Ada Orr say about the bridge?"
HARBOUR = "what did Ben Vane say about the harbour?"


@pytest.fixture
def chat(tmp_path: Path) -> Iterator[GivenAnswers]:
    """An archive of ten articles, and a chat that asks it."""
    made = GivenAnswers(tmp_path / "data", BRIDGE, *MANY)
    yield made
    made.engine.dispose()


@pytest.mark.parametrize("question", [QUESTION, HARBOUR, "what did Odette Vane say about submarines?", "nonsense"])
def test_an_answer_is_read_back_as_it_was_shown(chat: GivenAnswers, question: str) -> None:
    """
    Its messages come out the same to the letter, buttons included.
    """
    given = chat.give(question, thread_id=7, asked_in=4)
    stored = chat.read(given.answer_id)

    assert stored is not None
    assert stored.answered_at is not None
    assert replace(stored, answered_at=None) == given.stored
    assert render_answer(stored) == render_answer(given.stored)


def test_an_unknown_answer_says_so(chat: GivenAnswers) -> None:
    """
    One that was erased, or never given.
    """
    opened = chat.open(GoBack("unknown_one_"))

    assert chat.read("unknown_one_") is None
    assert (opened.message, opened.problem) == (None, "I no longer have this answer. Please ask again.")


def test_a_citation_opens_in_its_surroundings(chat: GivenAnswers) -> None:
    """
    The sentence before, the quote in bold, the sentence after, of its paragraph only; then the source, and ways on.
    """
    given = chat.give(QUESTION)
    message = chat.open(OpenCitation(given.answer_id, 1)).message
    assert message is not None
    buttons = [button for row in message.keyboard for button in row]

    assert message.plain == (
        "1. Ada Orr · as reported by The Lantern\n"
        "Marrowby woke early. Ada Orr said that the bridge would stay free of tolls. It rained.\n\n"
        "The Lantern · 3 Feb 2026 · Tolls"
    )
    assert "<b>Ada Orr said that the bridge would stay free of tolls.</b>" in message.html
    assert (buttons[0].url or "").startswith("https://example.org/bridge#:~:text=Ada%20Orr%20said")
    assert buttons[1].copies == "Ada Orr said that the bridge would stay free of tolls.\n(The Lantern, 3 Feb 2026)"
    assert (buttons[-1].text, buttons[-1].data) == ("‹ Back", f"b:{given.answer_id}")


def test_further_statements_come_page_by_page(chat: GivenAnswers) -> None:
    """
    Five are cited, the others follow on demand under their own numbers, and every page leads back.
    """
    given = chat.give(HARBOUR)
    answer = given.answer
    first = render_answer(given.stored)[-1]
    more = next(button for row in first.keyboard for button in row if button.text.startswith("More"))
    second = chat.open(ShowMore(given.answer_id, 6)).message
    opened = chat.open(OpenCitation(given.answer_id, 7)).message
    assert second is not None
    assert opened is not None

    assert (len(answer.citations), len(answer.further)) == (5, 4)
    assert (more.text, more.data) == ("More (4) ›", f"m:{given.answer_id}:6")
    assert second.plain.startswith("Further statements\n\n6. Ben Vane · ")
    assert "9. Ben Vane" in second.plain
    assert [button.text for row in second.keyboard for button in row][-1] == "‹ Back"
    assert opened.keyboard[-1][0].data == f"m:{given.answer_id}:6"
    assert chat.open(GoBack(given.answer_id)).message == first


def test_a_forged_number_opens_nothing(chat: GivenAnswers) -> None:
    """
    Neither a citation nor a page that is not there.
    """
    given = chat.give(QUESTION)

    assert chat.open(OpenCitation(given.answer_id, 9)).problem == "This button no longer works. Please ask again."
    assert chat.open(ShowMore(given.answer_id, 99)).problem == "This button no longer works. Please ask again."


def test_an_edited_article_shows_both_wordings(chat: GivenAnswers) -> None:
    """
    The cited version's words stay, and the sentence that comes nearest to them now stands below.
    """
    given = chat.give(QUESTION)
    chat.archive.build([make_news(TEXT.replace("stay free of tolls", "stay free of tolls until May"), "bridge")])

    shown = chat.show(OpenCitation(given.answer_id, 1))

    assert "Ada Orr said that the bridge would stay free of tolls. It rained." in shown
    assert shown.endswith(
        "These words were in version 1, and are not in version 2.\n"
        "The nearest words in version 2:\nAda Orr said that the bridge would stay free of tolls until May."
    )


def test_an_edit_elsewhere_changes_nothing(chat: GivenAnswers) -> None:
    """
    While the words stand, however far they moved, nothing is said.
    """
    given = chat.give(QUESTION)
    before = chat.show(OpenCitation(given.answer_id, 1))
    chat.archive.build([make_news(f"A new first paragraph.\n\n{TEXT}", "bridge", title="Tolls")])

    assert chat.show(OpenCitation(given.answer_id, 1)) == before


def test_where_nothing_comes_near_that_is_said(chat: GivenAnswers) -> None:
    """
    A sentence about something else is not passed off as the edited one.
    """
    given = chat.give(QUESTION)
    chat.archive.build([make_news("Fishermen sold herring, cod and plaice by the quay.", "bridge")])

    assert chat.show(OpenCitation(given.answer_id, 1)).endswith("They were removed: version 2 has nothing similar.")


def test_a_withdrawn_statement_is_told_as_withdrawn(chat: GivenAnswers) -> None:
    """
    The answer and a tap say so; no word of it is left, and no condition of the question can be dropped any more.
    """
    given = chat.give(QUESTION)
    article = chat.archive.rows("SELECT id FROM articles WHERE key = 'bridge'")[0][0]
    with write(chat.engine) as connection:
        withdraw(connection, [article], NOW)
    opened, back = chat.open(OpenCitation(given.answer_id, 1)), chat.open(GoBack(given.answer_id))
    assert back.message is not None

    assert opened.problem == "This statement was withdrawn: I no longer show it."
    assert back.message.plain.startswith("1. Withdrawn: this statement is no longer shown.\n\nArchive as of")
    assert not [button for row in back.message.keyboard for button in row if button.data and button.data[0] in "cd"]


def test_what_editors_hid_is_withdrawn(chat: GivenAnswers) -> None:
    """
    An old answer does not go on crediting it.
    """
    given = chat.give(QUESTION)
    (statement,) = chat.archive.rows("SELECT id FROM statements WHERE speaker = 'Ada Orr'")[0]
    with write(chat.engine) as connection:
        editing.suppress(connection, statement, NOW)

    assert chat.open(OpenCitation(given.answer_id, 1)).problem == "This statement was withdrawn: I no longer show it."


def test_a_credit_follows_the_editors(chat: GivenAnswers) -> None:
    """
    Where a name turned out to be another's in this article, the old answer says so too.
    """
    given = chat.give(QUESTION)
    with write(chat.engine) as connection:
        editing.split(connection, "Ada Orr", ["bridge"], "Ada Orr the Younger")

    assert chat.show(OpenCitation(given.answer_id, 1)).startswith("1. Ada Orr the Younger · as reported")


def test_a_link_opens_a_citation_in_a_message_of_its_own(chat: GivenAnswers) -> None:
    """
    In the reader's language; one to an answer that is gone says so, and any other payload is somebody else's.
    """
    given = chat.give(QUESTION)
    payload = write_payload(OpenCitation(given.answer_id, 1))
    with read(chat.engine) as connection:
        reply = passage_reply(connection, payload, Place(1), Texts("uk"))
        gone = passage_reply(connection, "c_unknown_one__1", Place(1))
        other = passage_reply(connection, "invite", Place(1))
    assert reply is not None
    assert gone is not None
    (sent,), (told,) = reply.actions, gone.actions
    assert isinstance(sent, Send)
    assert isinstance(told, Send)

    assert sent.answer == given.answer_id
    assert sent.message.plain.startswith("1. Ada Orr · у переказі (The Lantern)")
    assert told.message.plain == "I no longer have this answer. Please ask again."
    assert other is None


def test_an_answer_asked_anew_stays_in_one_message(chat: GivenAnswers) -> None:
    """
    It stands in the place of the first answer's last message, so all of it is reached from there, and the first too.
    """
    first = chat.give(HARBOUR)
    anew = chat.give(HARBOUR, first=first.answer_id)
    long = replace(anew.stored, statements=tuple(replace(one, quote="word " * 500) for one in anew.answer.citations))
    page = render_page(long, 1)
    data = [button.data for row in page.keyboard for button in row]

    assert page.plain.count("Ben Vane") == 1
    assert f"b:{first.answer_id}" in data
    assert f"m:{anew.answer_id}:2" in data
