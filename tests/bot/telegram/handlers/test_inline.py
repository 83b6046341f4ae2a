"""Inline mode: verified statements to choose from, at once or not at all."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import pytest_asyncio
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.citations.reader_links import ReaderLinks
from bot.records.updates.table import UpdateState
from bot.telegram.handlers import inline
from bot.telegram.handlers.desk import Desk
from bot.telegram.handlers.inline import Inline, offer
from bot.telegram.messages.markup import MESSAGE_UNITS, utf16_length
from bot.telegram.messages.replies import AnswerInline
from bot.telegram.transport.arrivals import received
from bot.telegram.transport.outbox import Outbox
from bot.texts import Texts
from tests.bot.support.asking import make_news
from tests.bot.support.conversing import Conversation
from tests.bot.support.fake_answerer import FakeAnswerer, citation
from tests.bot.support.given_answers import GivenAnswers
from tests.bot.support.offline_telegram import Json, OfflineTelegram, inline_update, offline_application, read_update


@pytest_asyncio.fixture
async def chat(data_dir: Path) -> AsyncIterator[Conversation]:
    """A bot whose answers echo."""
    async with Conversation(data_dir) as made:
        yield made


async def _offered(chat: Conversation, query: str) -> Json:
    ((name, given),) = await chat.take(chat.numbered(inline_update(query)))
    assert name == "answerInlineQuery"
    return given


async def test_the_statements_of_an_answer_can_be_chosen(chat: Conversation) -> None:
    """
    The message has the quote, who says it and how, outlet, day and title, and opens its source.
    """
    given = await _offered(chat, "what did ada say")
    (result,) = given["results"]
    message = result["input_message_content"]

    assert result["title"] == "Ada Example"
    assert result["description"].startswith("The Tern: “Reply to what did ada say”")
    assert message["message_text"] == (
        "<blockquote>“Reply to what did ada say”, she said.</blockquote>\n"
        "Ada Example, in their own words (The Tern, 1 Feb 2026)\n<i>A &lt;title&gt;</i>"
    )
    assert result["reply_markup"]["inline_keyboard"][0][0]["url"].startswith("https://tern.example.org/a#")
    assert "button" not in given
    assert len(result["id"].encode()) <= 64


@pytest.mark.parametrize(
    ("query", "said"),
    [("", "Type a whole question"), ("ada", "Type a whole question"), ("refuse this please", "Nothing found"),
     ("shout out loud", "Nothing found")],
    ids=["empty", "begun", "refused", "unreadable"],
)  # fmt: skip
async def test_what_finds_nothing_leads_to_the_private_chat(chat: Conversation, query: str, said: str) -> None:
    """
    Nothing that is no answer can be chosen; a question that is still being written is not asked.
    """
    given = await _offered(chat, query)

    assert given["results"] == []
    assert given["button"]["text"].startswith(said)
    assert given["button"]["start_parameter"] == "inline"


async def test_what_takes_too_long_is_left(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Results that come late are shown to nobody.
    """
    monkeypatch.setattr(inline, "_SECONDS", 0.01)
    async with Conversation(data_dir, FakeAnswerer(seconds=0.2)) as chat:
        given = await _offered(chat, "slow question")

    assert given["results"] == []


async def test_a_newer_query_takes_the_older_ones_place(chat: Conversation) -> None:
    """
    Of one user's queries that wait only the last is answered; another's stays.
    """
    typed = [chat.numbered(inline_update(query)) for query in ("what did ada", "what did ada say", "what did ada say?")]
    other = chat.numbered(inline_update("what did ben say", user_id=2002))
    calls = await chat.take(typed[0], other, *typed[1:])

    found = {given["results"][0]["description"].partition(": ")[2] for _, given in calls}
    assert found == {f"“Reply to what did {asked}”, she said." for asked in ("ada say?", "ben say")}
    assert chat.inbox.count(UpdateState.GIVEN_UP) == 2


async def test_a_query_that_waited_for_seconds_is_dropped(chat: Conversation) -> None:
    """
    Its user has given up by then; after a restart nobody is answered late.
    """
    chat.late = -timedelta(seconds=30)
    calls = await chat.take(chat.numbered(inline_update("what did ada say")))

    assert calls == []
    assert chat.inbox.count(UpdateState.GIVEN_UP) == 1


async def test_nothing_of_an_inline_answer_is_kept(chat: Conversation) -> None:
    """
    What is typed while somebody writes is not asked, and makes no thread.
    """
    await _offered(chat, "what did ada say")
    claimed = chat.inbox.claim(chat_id=received(inline_update("x")).chat_id)

    with chat.engine.connect() as connection:
        kept = [
            connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar() for table in ("answers", "threads")
        ]
    assert kept == [0, 0]
    assert claimed is None


def test_the_same_statement_is_offered_once() -> None:
    """
    Telegram refuses results of one id.
    """
    same = citation("“Tolls stay”, she said.")

    assert len(offer("q", (same, same), Texts()).results) == 1


@given(st.text(min_size=1, max_size=600), st.text(max_size=4000), st.text(max_size=4000))
@settings(max_examples=200, deadline=None)
def test_whatever_is_offered_fits(quote: str, speaker: str, title: str) -> None:
    """
    One message, within Telegram's limits, whatever the article and the feed wrote.
    """
    odd = replace(citation(quote), speaker=speaker or None, title=title, publisher=title or None)

    (result,) = offer("q", (odd,), Texts("uk")).results

    assert 0 < utf16_length(result.message.plain) <= MESSAGE_UNITS
    assert result.title
    assert len(result.title) <= 210
    assert len(result.description) <= 170


@pytest.mark.parametrize(
    ("reader", "opens"),
    [
        pytest.param(ReaderLinks("https://reader.example.org"), True, id="open to everybody"),
        pytest.param(ReaderLinks("https://reader.example.org", b"secret"), False, id="signed"),
        pytest.param(None, False, id="no reader"),
    ],
)
async def test_an_article_without_an_address_opens_at_an_open_reader(
    tmp_path: Path, reader: ReaderLinks | None, *, opens: bool
) -> None:
    """
    Not by a signed address: what is put into any chat would open a private archive there.
    """
    text = "Ada Orr said that the bridge would stay free of tolls."
    given = GivenAnswers(tmp_path / "data", replace(make_news(text, "bridge"), url=None))
    outbox, application = Outbox(), offline_application(OfflineTelegram())
    Inline(Desk(given.engine, given.asked.answerer, outbox, reader=reader)).register(application)
    update = inline_update("what did Ada Orr say about the bridge?")
    async with application:
        await application.process_update(read_update(update, application))
    reply = outbox.take(update["update_id"]).reply
    digest = given.archive.rows("SELECT digest FROM articles")[0][0]
    given.engine.dispose()
    assert reply is not None
    (offered,) = reply.actions
    assert isinstance(offered, AnswerInline)

    urls = [button.url for row in offered.results[0].message.keyboard for button in row]
    assert urls == ([f"https://reader.example.org/a/{digest}?v=1&s=0-54#p1"] if opens else [])
