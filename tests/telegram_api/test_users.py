"""What people do in the emulated Telegram reaches a client of it as Telegram would send it."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from telegram import (
    Bot,
    BotCommandScopeAllPrivateChats,
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    Update,
)
from telegram.error import BadRequest, ChatMigrated, Forbidden

from tests.telegram_api.server import TelegramApi
from tests.telegram_api.state import BOT_NAME

pytestmark = pytest.mark.end_to_end
CHAT = 1001


@pytest_asyncio.fixture
async def bot(telegram_api: TelegramApi) -> AsyncIterator[Bot]:
    """A client of the emulator that is in one private chat."""
    telegram_api.add_chat(CHAT)
    async with Bot(telegram_api.token, base_url=f"{telegram_api.url}/bot") as client:
        yield client


async def _next(bot: Bot) -> Update:
    (update,) = await bot.get_updates(timeout=5)
    await bot.get_updates(offset=update.update_id + 1, timeout=0)
    return update


def _keyboard(*buttons: InlineKeyboardButton) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([buttons])


def _article(result_id: str, text: str = "<b>said</b>") -> InlineQueryResultArticle:
    return InlineQueryResultArticle(result_id, "Title", InputTextMessageContent(text, parse_mode="HTML"))


async def test_a_tap_is_answered_once(telegram_api: TelegramApi, bot: Bot) -> None:
    """
    The bot learns which message and data were tapped, by whom; its notice is shown, a second one is refused.
    """
    await bot.send_message(CHAT, "An answer", reply_markup=_keyboard(InlineKeyboardButton("More", callback_data="m:1")))
    (sent,) = telegram_api.sent()

    query_id = telegram_api.tap(sent, "More", user_id=5)
    query = (await _next(bot)).callback_query
    assert query is not None
    await query.answer("There is no more", show_alert=True)

    assert (query.id, query.data, query.from_user.id) == (query_id, "m:1", 5)
    assert query.message is not None
    assert query.message.message_id == sent.message_id
    assert telegram_api.wait_for_notice(query_id).is_alert
    with pytest.raises(BadRequest, match="too old"):
        await query.answer()


async def test_only_buttons_that_are_there_can_be_tapped(telegram_api: TelegramApi, bot: Bot) -> None:
    """
    A button that is gone, never was, is double, or only copies or links cannot be tapped.
    """
    buttons = [
        InlineKeyboardButton("twice", callback_data="1"),
        InlineKeyboardButton("twice", callback_data="2"),
        InlineKeyboardButton("copy", copy_text=CopyTextButton("a quote")),
    ]
    message = await bot.send_message(CHAT, "An answer", reply_markup=_keyboard(*buttons))
    (sent,) = telegram_api.sent()

    for nothing in ("twice", "copy", "never there"):
        with pytest.raises(LookupError):
            telegram_api.tap(sent, nothing)
    telegram_api.tap(sent, "2")
    await message.edit_text("No buttons any more")

    with pytest.raises(LookupError):
        telegram_api.tap(sent, "2")


async def test_an_answer_that_comes_late_is_refused(telegram_api: TelegramApi, bot: Bot) -> None:
    """
    After their time neither a tap nor an inline query can be answered.
    """
    await bot.send_message(CHAT, "An answer", reply_markup=_keyboard(InlineKeyboardButton("More", callback_data="m")))
    tapped = telegram_api.tap(telegram_api.sent()[0], "m", is_long_past=True)
    typed = telegram_api.put_inline_query("tide mill")

    telegram_api.let_pass(60)

    with pytest.raises(BadRequest, match="too old"):
        await bot.answer_callback_query(tapped)
    with pytest.raises(BadRequest, match="too old"):
        await bot.answer_inline_query(typed, [])


async def test_an_inline_query_is_answered(telegram_api: TelegramApi, bot: Bot) -> None:
    """
    The results and the text above them are kept for the test to read.
    """
    query_id = telegram_api.put_inline_query("tide mill", user_id=5, language="uk")
    query = (await _next(bot)).inline_query
    assert query is not None

    await query.answer([_article("a")], button=InlineQueryResultsButton("Ask me", start_parameter="c_1"))

    answer = telegram_api.wait_for_inline_answer(query_id)
    assert (query.query, query.from_user.language_code) == ("tide mill", "uk")
    assert [result["title"] for result in answer.results] == ["Title"]


@pytest.mark.parametrize(
    ("results", "start", "complaint"),
    [
        ([_article("a" * 65)], None, "RESULT_ID_INVALID"),
        ([_article("é" * 33)], None, "RESULT_ID_INVALID"),
        ([_article("a"), _article("a")], None, "RESULT_ID_DUPLICATE"),
        ([_article("a", "<b>open")], None, "can't parse entities"),
        ([_article("a", "x" * 4097)], None, "too long"),
        ([], "c 1", "START_PARAM_INVALID"),
        ([], "c" * 65, "START_PARAM_INVALID"),
    ],
    ids=["long id", "id in bytes", "twice", "markup", "long", "payload", "long payload"],
)
async def test_results_that_telegram_refuses_are_refused(
    telegram_api: TelegramApi, bot: Bot, results: list[InlineQueryResultArticle], start: str | None, complaint: str
) -> None:
    """
    Each refusal is a 400 with Telegram's word, and is recorded.
    """
    query_id = telegram_api.put_inline_query("x")
    button = InlineQueryResultsButton("Ask me", start_parameter=start) if start else None

    with pytest.raises(BadRequest, match=f"(?i){complaint}"):
        await bot.answer_inline_query(query_id, results, button=button)

    assert len(telegram_api.unexpected_violations) == 1


async def test_an_edit_names_the_message_that_it_changes(telegram_api: TelegramApi, bot: Bot) -> None:
    """
    A user's edit comes with the id of the message and its new words.
    """
    written = telegram_api.put_text("/ask one")
    first = (await _next(bot)).message

    telegram_api.edit_text(written, "two")
    edited = (await _next(bot)).edited_message

    assert first is not None
    assert edited is not None
    assert (edited.message_id, edited.text, edited.entities) == (first.message_id, "two", ())


async def test_who_blocks_the_bot_gets_nothing_until_they_unblock_it(telegram_api: TelegramApi, bot: Bot) -> None:
    """
    The change is told, sending fails from then on, and works again afterwards.
    """
    telegram_api.put_membership(CHAT, "kicked")
    change = (await _next(bot)).my_chat_member
    with pytest.raises(Forbidden, match="blocked"):
        await bot.send_message(CHAT, "x")

    telegram_api.put_membership(CHAT, "member")
    await bot.send_message(CHAT, "y")

    assert change is not None
    assert (change.old_chat_member.status, change.new_chat_member.status) == ("member", "kicked")


async def test_a_group_that_moved_says_where_to(telegram_api: TelegramApi, bot: Bot) -> None:
    """
    Both chats tell of it, and the old one refuses with the new id.
    """
    telegram_api.add_chat(-5, kind="group")
    telegram_api.migrate(-5, -1005)
    left, come = await bot.get_updates(timeout=5)

    assert left.message is not None
    assert come.message is not None
    assert (left.message.migrate_to_chat_id, come.message.migrate_from_chat_id) == (-1005, -5)
    with pytest.raises(ChatMigrated) as caught:
        await bot.send_message(-5, "x")
    assert caught.value.new_chat_id == -1005


async def test_a_deep_link_starts_the_bot_with_its_payload(telegram_api: TelegramApi, bot: Bot) -> None:
    """
    A tap on one sends /start; a payload that clients would not pass on breaks a rule as soon as it is sent.
    """
    good = InlineKeyboardButton("Open", url=f"https://t.me/{BOT_NAME}?start=c_1")
    dead = InlineKeyboardButton("Dead", url=f"https://t.me/{BOT_NAME}?start={'c' * 65}")
    await bot.send_message(CHAT, "x", reply_markup=_keyboard(good))
    assert telegram_api.violations == []

    telegram_api.open_link(telegram_api.sent()[0], "Open")
    started = (await _next(bot)).message
    await bot.send_message(CHAT, "y", reply_markup=_keyboard(dead))

    assert started is not None
    assert started.text == "/start c_1"
    assert len(telegram_api.violations) == 1


async def test_documents_arrive_whole(telegram_api: TelegramApi, bot: Bot) -> None:
    """
    A file keeps its name and every byte; an empty one is refused.
    """
    content = bytes(range(256)) + b"\r\n--boundary\n"
    await bot.send_document(CHAT, content, caption="<b>Yours</b>", filename="export.json", parse_mode="HTML")

    (sent,) = telegram_api.sent()
    assert sent.document is not None
    assert (sent.document.name, sent.document.content, sent.text) == ("export.json", content, "Yours")
    with pytest.raises(BadRequest, match="non-empty"):
        await bot.send_document(CHAT, b"")


async def test_commands_are_kept_by_scope_and_language(telegram_api: TelegramApi, bot: Bot) -> None:
    """
    Another scope or language does not touch the default list; a scope's chat has to be there.
    """
    await bot.set_my_commands([("ask", "Ask")])
    await bot.set_my_commands([("ask", "Спитати")], scope=BotCommandScopeAllPrivateChats(), language_code="uk")

    assert [command["description"] for command in telegram_api.state.commands] == ["Ask"]
    assert telegram_api.state.scoped_commands['{"type": "all_private_chats"}', "uk"][0]["description"] == "Спитати"
    with pytest.raises(BadRequest, match="language"):
        await bot.set_my_commands([("ask", "Ask")], language_code="ukr")
