"""The Telegram bot as a program: polling into the inbox, workers out of it, from start to a clean stop.

The wiring is all here; what is said stands in `bot.handlers`, how it gets through in `bot.polling` and `bot.workers`.
"""

import asyncio
import logging
import os
import signal
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

from sqlalchemy import Engine
from telegram import BotCommand, LinkPreviewOptions, constants
from telegram.error import InvalidToken, TelegramError
from telegram.ext import Application, ApplicationBuilder

from bot.alerts import SourceAlerts
from bot.answers import Answerer
from bot.contact import Contact
from bot.delivery import TurnTakingLimiter
from bot.desk import Desk
from bot.errors import SettingsError
from bot.inbox import Inbox, prepare_tables
from bot.log_redaction import keep_out_of_logs
from bot.outbox import Outbox
from bot.polling import Pause, Poller, PollingBot
from bot.registering import register
from bot.workers import CHATS_AT_ONCE, Workers

_LOGGER = logging.getLogger(__name__)

#: How long answers that were begun may take once the process is told to end: supervisors kill after ten seconds.
_STOP_SECONDS = 8.0

#: Threads beyond one a chat, for the inbox.
_SPARE_THREADS = 4

_COMMANDS = (
    BotCommand("ask", "Ask the archive: /ask what did Rutte say about security guarantees?"),
    BotCommand("help", "How to ask, and how to read an answer"),
)

_Application = Application[Any, Any, Any, Any, Any, Any]


def run_bot(  # noqa: PLR0913 - each is one thing that a test replaces
    *,
    token: str,
    answerer: Answerer,
    engine: Engine,
    api_url: str | None = None,
    chats_at_once: int = CHATS_AT_ONCE,
    alerts: SourceAlerts | None = None,
) -> None:
    """Run the bot until SIGTERM or SIGINT; what was begun is finished first.

    Args:
        token: Never logged, whatever the level.
        answerer: Called from several threads at once.
        engine: The catalogue's; the inbox is a table in it.
        api_url: Another Bot API than Telegram's, as ``https://host[:port]``.
        chats_at_once: How many chats are answered at the same time; one chat's questions are answered in order.
        alerts: What tells the operators of failing sources.

    Raises:
        SettingsError: If Telegram does not take the token.
        CatalogueError: If the inbox cannot be made.
    """
    keep_out_of_logs(token)
    os.environ.setdefault("PTB_TIMEDELTA", "true")  # durations in python-telegram-bot's coming form; the old one warns
    prepare_tables(engine)
    asyncio.run(_run(token, answerer, engine, api_url, chats_at_once, alerts))


async def _run(  # noqa: PLR0913, PLR0917 - what `run_bot` was given
    token: str,
    answerer: Answerer,
    engine: Engine,
    api_url: str | None,
    chats_at_once: int,
    alerts: SourceAlerts | None,
) -> None:
    asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(chats_at_once + _SPARE_THREADS))
    stop = _stop_on_signals()
    limiter = TurnTakingLimiter()
    bot = _bot(token, limiter, api_url)
    application = ApplicationBuilder().bot(bot).updater(None).job_queue(None).build()
    outbox = Outbox()
    register(application, Desk(engine, answerer, outbox, alerts.admins if alerts else ()))
    try:
        if await _is_done_before(stop, _connect(application)):
            _LOGGER.info("answering as @%s", bot.username)
            inbox = Inbox(engine, bot.id)
            workers = Workers(application, inbox, outbox, limiter, chats_at_once)
            alerting = asyncio.create_task(alerts.run(partial(_tell, bot, limiter))) if alerts else None
            await _serve(Poller(bot, inbox, workers.wake, Contact()), workers, stop)
            if alerting:
                alerting.cancel()
            _LOGGER.info("stopped; what is unanswered waits in the inbox")
    except InvalidToken:
        raise _token_error() from None  # the original's text has the token
    finally:
        await application.shutdown()
        await bot.shutdown()  # the application leaves it open if it never got so far


async def _tell(bot: PollingBot, limiter: TurnTakingLimiter, user: int, text: str) -> bool:
    """Send a user a text of our own; return whether it went out."""
    try:
        await bot.send_message(
            user,
            text[: constants.MessageLimit.MAX_TEXT_LENGTH],
            link_preview_options=LinkPreviewOptions(is_disabled=True),
        )
    except TelegramError as error:
        _LOGGER.warning("user %s cannot be told how the sources do: %s", user, error)
        return False
    limiter.end_turn()
    return True


def _bot(token: str, limiter: TurnTakingLimiter, api_url: str | None) -> PollingBot:
    try:
        return PollingBot(token, limiter, api_url)
    except InvalidToken:  # an empty one
        raise _token_error() from None


def _token_error() -> SettingsError:
    return SettingsError("Telegram does not take this bot token: check ONRECORD_TELEGRAM_TOKEN (@BotFather has it)")


def _stop_on_signals() -> asyncio.Event:
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    return stop


async def _is_done_before(stop: asyncio.Event, work: Coroutine[Any, Any, None]) -> bool:
    """Do the work unless the event is set first; say whether it was done."""
    working, stopping = asyncio.create_task(work), asyncio.create_task(stop.wait())
    await asyncio.wait({working, stopping}, return_when=asyncio.FIRST_COMPLETED)
    is_done = working.done()
    working.cancel()
    stopping.cancel()
    results = await asyncio.gather(working, stopping, return_exceptions=True)
    if isinstance(results[0], Exception):
        raise results[0]
    return is_done


async def _connect(application: _Application) -> None:
    """Reach Telegram, however long it takes."""
    pause = Pause()
    while True:
        try:
            await application.initialize()
            await application.bot.delete_webhook()  # polling and a webhook exclude each other; nothing is dropped
            await application.bot.set_my_commands(_COMMANDS)
        except InvalidToken:
            raise
        except TelegramError as error:
            seconds = pause.after_failure()
            _LOGGER.warning("Telegram cannot be reached, next try in %.1f s: %s", seconds, error)
            await asyncio.sleep(seconds)
        else:
            return


async def _serve(poller: Poller, workers: Workers, stop: asyncio.Event) -> None:
    """Poll and work until told to stop, then finish what was begun."""
    polling = asyncio.create_task(poller.run())
    working = asyncio.create_task(workers.run())
    stopping = asyncio.create_task(stop.wait())
    await asyncio.wait({polling, working, stopping}, return_when=asyncio.FIRST_COMPLETED)
    polling.cancel()
    stopping.cancel()
    workers.stop()
    await asyncio.wait({working}, timeout=_STOP_SECONDS)
    working.cancel()
    for result in await asyncio.gather(polling, working, return_exceptions=True):
        if isinstance(result, Exception):  # a cancellation is none
            raise result
