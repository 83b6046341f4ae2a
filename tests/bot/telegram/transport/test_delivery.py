"""Sending: the richest form that Telegram takes, and what each refusal means."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from telegram import Bot

from bot.telegram.messages.replies import (
    AnswerInline,
    Button,
    Delete,
    Edit,
    InlineResult,
    Message,
    Notice,
    Place,
    Send,
    SendFile,
)
from bot.telegram.transport.delivery import Delayed, Delivered, TurnTakingLimiter, Undeliverable, perform
from tests.bot.support.offline_telegram import OfflineTelegram, offline_application
from tests.telegram_api.faults import ApiError

BUTTONS = ((Button("1 Outlet", url="https://example.org/"), Button("2", data="c:a:2")), (Button("Copy", copies="Hi"),))
MESSAGE = Message("<b>Hi</b>", "Hi", BUTTONS)


@pytest.fixture
def telegram() -> OfflineTelegram:
    """A Telegram that takes everything, until told otherwise."""
    return OfflineTelegram()


@pytest_asyncio.fixture
async def bot(telegram: OfflineTelegram) -> AsyncIterator[Bot]:
    """A client of it, without limits."""
    async with offline_application(telegram) as application:
        yield application.bot


def _forms(telegram: OfflineTelegram) -> list[tuple[str, bool, bool]]:
    return [(given["text"], given.get("parse_mode") == "HTML", "reply_markup" in given) for given in telegram.sent()]


async def test_the_first_form_is_markup_with_buttons_and_no_preview(telegram: OfflineTelegram, bot: Bot) -> None:
    """
    Everything goes out once, to the place that was given.
    """
    outcome = await perform(bot, Send(Place(-5, 7, 3), MESSAGE))

    (given,) = telegram.sent()
    assert isinstance(outcome, Delivered)
    assert outcome.message_id == len(telegram.calls)
    assert _forms(telegram) == [("<b>Hi</b>", True, True)]
    assert (given["message_thread_id"], given["reply_parameters"]["message_id"]) == (7, 3)
    assert given["link_preview_options"] == {"is_disabled": True}


async def test_refused_markup_falls_back_to_plain_text(telegram: OfflineTelegram, bot: Bot) -> None:
    """
    Refused entities cost the markup, refused buttons cost the buttons, never the words.
    """
    telegram.refusals["sendMessage"] = deque(
        ApiError(400, f"Bad Request: {reason}") for reason in ("can't parse entities: x", "BUTTON_URL_INVALID")
    )

    outcome = await perform(bot, Send(Place(1), MESSAGE))

    assert isinstance(outcome, Delivered)
    assert _forms(telegram) == [("<b>Hi</b>", True, True), ("Hi", False, True), ("Hi", False, False)]


@pytest.mark.parametrize(
    ("refusals", "calls"),
    [
        ([ApiError(400, "Bad Request: chat not found")] * 3, 3),
        ([ApiError(403, "Forbidden: bot was blocked by the user")], 1),
    ],
    ids=["refused in every form", "blocked"],
)
async def test_some_messages_cannot_be_delivered(
    telegram: OfflineTelegram, bot: Bot, refusals: list[ApiError], calls: int
) -> None:
    """
    Where no form helps, that is the outcome, with Telegram's reason.
    """
    telegram.refusals["sendMessage"] = deque(refusals)

    outcome = await perform(bot, Send(Place(1), MESSAGE))

    assert isinstance(outcome, Undeliverable)
    assert len(telegram.sent()) == calls


@pytest.mark.parametrize(
    ("refusal", "seconds"),
    [
        (ApiError(429, "Too Many Requests: retry after 17", retry_after=17), 17.0),
        (ApiError(502, "Bad Gateway"), None),
        (ApiError(401, "Unauthorized"), None),
    ],
    ids=["flood", "server error", "token revoked"],
)
@pytest.mark.filterwarnings("ignore:.*timedelta:Warning")  # durations in the form that is going away, too
async def test_some_messages_must_wait(
    telegram: OfflineTelegram, bot: Bot, refusal: ApiError, seconds: float | None
) -> None:
    """
    What may pass is no outcome yet; Telegram's own seconds are kept.
    """
    telegram.refusals["sendMessage"] = deque([refusal])

    outcome = await perform(bot, Send(Place(1), MESSAGE))

    assert isinstance(outcome, Delayed)
    assert outcome.seconds == seconds


async def test_a_group_that_became_a_supergroup_is_followed(telegram: OfflineTelegram, bot: Bot) -> None:
    """
    The message goes to the new id, and so will the rest of the answer.
    """
    moved = ApiError(400, "Bad Request: group chat was upgraded", migrate_to_chat_id=-100777)
    telegram.refusals["sendMessage"] = deque([moved])

    outcome = await perform(bot, Send(Place(-5, None, 3), MESSAGE))

    assert isinstance(outcome, Delivered)
    assert outcome.moved_to == -100777
    assert [given["chat_id"] for given in telegram.sent()] == [-5, -100777]


async def test_a_message_is_edited_in_place(telegram: OfflineTelegram, bot: Bot) -> None:
    """
    An edit has the same forms as a message, and takes no turn.
    """
    telegram.refusals["editMessageText"] = deque([ApiError(400, "Bad Request: can't parse entities: x")])

    outcome = await perform(bot, Edit(1, 7, MESSAGE))

    assert outcome == Delivered()
    edits = [given for name, given in telegram.calls if name == "editMessageText"]
    assert [(given["text"], given["message_id"]) for given in edits] == [("<b>Hi</b>", 7), ("Hi", 7)]


@pytest.mark.parametrize(
    ("action", "refusal"),
    [
        (Edit(1, 7, MESSAGE), "message is not modified: specified new message content is the same"),
        (Notice("q"), "query is too old and response timeout expired or query ID is invalid"),
    ],
    ids=["looks so already", "tapped long ago"],
)
async def test_what_is_done_already_is_done(
    telegram: OfflineTelegram, bot: Bot, action: Edit | Notice, refusal: str
) -> None:
    """
    A refusal that leaves nothing to do is no failure.
    """
    for method in ("editMessageText", "answerCallbackQuery"):
        telegram.refusals[method] = deque([ApiError(400, f"Bad Request: {refusal}")])

    assert await perform(bot, action) == Delivered()


async def test_a_message_waits_until_the_one_before_is_noted() -> None:
    """
    A turn lasts from the request to `end_turn`; a failed request ends its own; other methods take none.
    """
    limiter = TurnTakingLimiter()
    begun: list[str] = []

    async def request(name: str, *, fails: bool = False) -> bool:
        begun.append(name)
        if fails:
            raise ConnectionError(name)
        return True

    async def call(name: str, endpoint: str = "sendMessage", *, fails: bool = False) -> object:
        return await limiter.process_request(request, (name,), {"fails": fails}, endpoint, {"chat_id": 1}, None)

    async with limiter_running(limiter):
        with pytest.raises(ConnectionError):
            await call("failing", fails=True)
        await call("first")
        second = asyncio.create_task(call("second"))
        await call("typing", "sendChatAction")
        before = list(begun)
        limiter.end_turn()
        await second

    assert before == ["failing", "first", "typing"]
    assert begun[-1] == "second"


class limiter_running:  # noqa: N801 - a context manager that reads like a function
    """Start and stop a limiter around a block."""

    def __init__(self, limiter: TurnTakingLimiter) -> None:
        self._limiter = limiter

    async def __aenter__(self) -> None:
        await self._limiter.initialize()

    async def __aexit__(self, *_: object) -> None:
        await self._limiter.shutdown()


async def test_a_file_goes_out_as_a_document(telegram: OfflineTelegram, bot: Bot) -> None:
    """
    It is recorded as sent, like any other message.
    """
    outcome = await perform(bot, SendFile(Place(1001), "kept.json", '{"a": "ї"}', "All of it"))

    (name, given) = telegram.calls[-1]
    assert isinstance(outcome, Delivered)
    assert outcome.message_id == len(telegram.calls)
    assert (name, given["chat_id"], given["caption"]) == ("sendDocument", 1001, "All of it")


async def test_an_inline_query_gets_its_results_for_five_minutes_and_nobody_else(
    telegram: OfflineTelegram, bot: Bot
) -> None:
    """
    Each result is an article whose message is markup without a preview; the button leads to the private chat.
    """
    offered = (InlineResult("r1", "Ada Example", "The Tern", MESSAGE),)

    outcome = await perform(bot, AnswerInline("q1", offered, "Ask me there", "inline"))

    ((name, given),) = telegram.calls[-1:]
    (result,) = given["results"]
    assert outcome == Delivered()
    assert (name, given["cache_time"], given["is_personal"]) == ("answerInlineQuery", 300, True)
    assert given["button"] == {"text": "Ask me there", "start_parameter": "inline"}
    assert result["input_message_content"]["message_text"] == "<b>Hi</b>"
    assert result["input_message_content"]["link_preview_options"] == {"is_disabled": True}


async def test_refused_inline_markup_falls_back_to_plain_text(telegram: OfflineTelegram, bot: Bot) -> None:
    """
    The words are offered all the same; an inline query that is long past is nobody's trouble.
    """
    telegram.refusals["answerInlineQuery"] = deque(
        ApiError(400, f"Bad Request: {reason}") for reason in ("can't parse entities: x", "query is too old")
    )

    outcome = await perform(bot, AnswerInline("q1", (InlineResult("r1", "Ada Example", "The Tern", MESSAGE),)))

    texts = [given["results"][0]["input_message_content"]["message_text"] for name, given in telegram.calls[-2:]]
    assert texts == ["<b>Hi</b>", "Hi"]
    assert outcome == Delivered()


async def test_a_message_that_is_gone_counts_as_deleted(telegram: OfflineTelegram, bot: Bot) -> None:
    """
    A message that is deleted already needs no more.
    """
    telegram.refusals["deleteMessage"] = deque([ApiError(400, "Bad Request: message to delete not found")])

    assert await perform(bot, Delete(-5, 7)) == Delivered()
    assert telegram.calls[-1][1] == {"chat_id": -5, "message_id": 7}
