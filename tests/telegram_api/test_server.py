"""The emulator behaves as Telegram does, seen through python-telegram-bot's own client."""

import asyncio
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from telegram import Bot, CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup, Message
from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken, NetworkError, RetryAfter, TimedOut

from tests.telegram_api.faults import dropped, flood, hanging, server_error
from tests.telegram_api.server import TelegramApi

pytestmark = pytest.mark.end_to_end
CHAT = 1001


@pytest_asyncio.fixture
async def bot(telegram_api: TelegramApi) -> AsyncIterator[Bot]:
    """A client of the emulator that is in one private chat."""
    telegram_api.add_chat(CHAT)
    async with Bot(telegram_api.token, base_url=f"{telegram_api.url}/bot") as client:
        yield client


def _button(text: str = "1", url: str | None = None, callback_data: str | None = None) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton(text, url=url, callback_data=callback_data)]])


def _copying(text: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton("Copy", copy_text=CopyTextButton(text))]])


async def test_the_bot_learns_its_name(bot: Bot) -> None:
    """
    A right token initializes the client, with nothing missing in the user.
    """
    assert bot.username == "onrecord_test_bot"


async def test_a_wrong_token_is_refused(telegram_api: TelegramApi) -> None:
    """
    Another token gets 401, a malformed one 404, and the client calls both invalid.
    """
    for token in ("7000000001:AAwrong", "nonsense"):
        stranger = Bot(token, base_url=f"{telegram_api.url}/bot")
        with pytest.raises(InvalidToken):
            await stranger.initialize()
        await stranger.shutdown()

    assert len(telegram_api.calls("getMe")) == 2


async def test_updates_come_until_an_offset_confirms_them(telegram_api: TelegramApi, bot: Bot) -> None:
    """
    Reading does not confirm; the next poll's offset does; limit and order hold.
    """
    ids = [telegram_api.put_text(f"question {number}") for number in range(3)]

    first = await bot.get_updates(limit=2, timeout=0)
    again = await bot.get_updates(timeout=0)
    rest = await bot.get_updates(offset=ids[1] + 1, timeout=0)

    assert [update.update_id for update in first] == ids[:2]
    assert [update.update_id for update in again] == ids
    assert [update.update_id for update in rest] == ids[2:]
    assert await bot.get_updates(offset=ids[2] + 1, timeout=0) == ()


async def test_a_long_poll_ends_with_the_update_it_waits_for(telegram_api: TelegramApi, bot: Bot) -> None:
    """
    A poll of half a minute returns as soon as somebody writes.
    """
    poll = asyncio.create_task(bot.get_updates(timeout=30))
    await asyncio.to_thread(telegram_api.wait_for_calls, "getUpdates")

    telegram_api.put_text("hello")
    updates = await asyncio.wait_for(poll, 10)

    assert updates[0].message is not None
    assert updates[0].message.text == "hello"


async def test_kinds_that_were_not_asked_for_do_not_come(telegram_api: TelegramApi, bot: Bot) -> None:
    """
    ``allowed_updates`` keeps edits out from the next update on.
    """
    await bot.get_updates(timeout=0, allowed_updates=["message"])
    telegram_api.put_text("edited", kind="edited_message")
    telegram_api.put_text("new")

    updates = await bot.get_updates(timeout=0)

    assert [update.message.text for update in updates if update.message] == ["new"]


async def test_the_older_of_two_polls_is_ended(telegram_api: TelegramApi, bot: Bot) -> None:
    """
    A second poller makes the first one fail with a conflict.
    """
    older = asyncio.create_task(bot.get_updates(timeout=30))
    await asyncio.to_thread(telegram_api.wait_for_calls, "getUpdates")

    async with Bot(telegram_api.token, base_url=f"{telegram_api.url}/bot") as second:
        newer = await second.get_updates(timeout=0)

    assert newer == ()
    with pytest.raises(Conflict):
        await older


async def test_a_message_is_kept_as_its_readers_see_it(telegram_api: TelegramApi, bot: Bot) -> None:
    """
    Markup becomes entities, and the client can read its own message back.
    """
    returned = await bot.send_message(
        CHAT, "<b>Hi</b> &amp; bye", parse_mode="HTML", reply_markup=_button(url="https://example.org/")
    )

    assert isinstance(returned, Message)
    assert returned.text == "Hi & bye"
    assert telegram_api.sent(CHAT)[0].words_of("bold") == ["Hi"]


@pytest.mark.parametrize(
    ("text", "markup", "complaint"),
    [
        (" \n ", None, "Message text is empty"),
        ("x" * 4097, None, "Message is too long"),
        ("\N{GRINNING FACE}" * 2049, None, "Message is too long"),
        ("<b>x", None, "Can't parse entities: can't find end tag"),
        ("x", _button(callback_data="é" * 33), "Button_data_invalid"),
        ("x", _button(url="http://localhost/a"), "Wrong HTTP URL"),
        ("x", _button(" ", "https://a.org"), "can't be empty"),
        ("x", _copying("\N{GRINNING FACE}" * 129), "copy_text_invalid"),
        ("x", InlineKeyboardMarkup([[InlineKeyboardButton("1", "https://a.org")]] * 101), "too_long"),
        ("x", InlineKeyboardMarkup([[InlineKeyboardButton("1")]]), "type_invalid"),
    ],
    ids=[
        *("empty", "long", "long in UTF-16", "markup", "callback data", "url", "button text"),
        *("copied text", "101 buttons", "a button for nothing"),
    ],
)
async def test_what_telegram_refuses_is_refused(
    telegram_api: TelegramApi, bot: Bot, text: str, markup: InlineKeyboardMarkup | None, complaint: str
) -> None:
    """
    Each refusal is a 400 with Telegram's words, and is recorded.
    """
    with pytest.raises(BadRequest) as caught:
        await bot.send_message(CHAT, text, parse_mode="HTML", reply_markup=markup)

    assert complaint.lower() in str(caught.value).lower()
    assert len(telegram_api.violations) == 1
    assert telegram_api.sent() == []


async def test_the_limit_counts_after_parsing(bot: Bot) -> None:
    """
    4,096 visible units pass, however long the markup is.
    """
    returned = await bot.send_message(CHAT, "<b>&amp;</b>" * 4096, parse_mode="HTML")

    assert returned.text == "&" * 4096


async def test_an_edit_must_change_something(telegram_api: TelegramApi, bot: Bot) -> None:
    """
    The same text again is refused, another one replaces it.
    """
    message = await bot.send_message(CHAT, "one")

    with pytest.raises(BadRequest, match="not modified"):
        await bot.edit_message_text("one", CHAT, message.message_id)
    await bot.edit_message_text("two", CHAT, message.message_id)

    assert [sent.text for sent in telegram_api.sent()] == ["two"]


async def test_places_must_exist(telegram_api: TelegramApi, bot: Bot) -> None:
    """
    Unknown chats, topics and messages are refused, and so is everything in a chat that blocked the bot.
    """
    telegram_api.add_chat(-100, topics=frozenset({5}))

    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(999, "x")
    with pytest.raises(BadRequest, match="thread not found"):
        await bot.send_message(-100, "x", message_thread_id=6)
    with pytest.raises(BadRequest, match="replied not found"):
        await bot.send_message(CHAT, "x", reply_to_message_id=77)
    await bot.send_message(-100, "x", message_thread_id=5)
    telegram_api.refuse_chat(CHAT, 403, "Forbidden: bot was blocked by the user")
    with pytest.raises(Forbidden):
        await bot.send_message(CHAT, "x")

    assert [(sent.chat_id, sent.thread_id) for sent in telegram_api.sent()] == [(-100, 5)]


async def test_the_small_methods_work_and_have_rules(telegram_api: TelegramApi, bot: Bot) -> None:
    """
    Actions, commands, webhook and callback answers: right ones pass, wrong ones are refused.
    """
    telegram_api.put_text("x", chat_id=CHAT)
    await bot.send_chat_action(CHAT, "typing")
    await bot.set_my_commands([("ask", "Ask the archive")])
    info = await bot.get_webhook_info()
    await bot.delete_webhook(drop_pending_updates=True)

    with pytest.raises(BadRequest, match=r"(?i)bot_command_invalid"):
        await bot.set_my_commands([("Ask", "Ask the archive")])
    with pytest.raises(BadRequest, match="Query is too old"):
        await bot.answer_callback_query("1")
    assert (info.pending_update_count, telegram_api.state.updates) == (1, [])
    assert telegram_api.state.commands == [{"command": "ask", "description": "Ask the archive"}]


async def test_queued_faults_happen_once_each(telegram_api: TelegramApi, bot: Bot) -> None:
    """
    Floods, server errors and broken connections come in order, then all is well; a late drop has done the work.
    """
    telegram_api.fail_next("sendMessage", flood(3), server_error(502), dropped(), dropped(after=True))

    with pytest.raises(RetryAfter, match="Retry in 0:00:03"):
        await bot.send_message(CHAT, "x")
    telegram_api.let_pass(3)
    for _ in range(3):
        with pytest.raises(NetworkError):
            await bot.send_message(CHAT, "x")
    await bot.send_message(CHAT, "y")

    assert [sent.text for sent in telegram_api.sent()] == ["x", "y"]
    assert telegram_api.violations == []


async def test_a_hanging_call_times_out(telegram_api: TelegramApi, bot: Bot) -> None:
    """
    A call that is held longer than the client waits fails there.
    """
    telegram_api.fail_next("getMe", hanging(5))

    with pytest.raises(TimedOut):
        await bot.get_me(read_timeout=0.2)
