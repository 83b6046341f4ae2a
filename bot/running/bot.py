"""The Telegram bot as a program: updates go into the inbox and workers answer them, from start to a clean stop.

All wiring is here. `bot.telegram.handlers.chat_messages` has the conversation, and `bot.telegram.transport.intake` and
`bot.telegram.transport.workers` the delivery.
"""

import asyncio
import logging
import os
from collections.abc import Collection, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from sqlalchemy import Engine
from telegram.error import InvalidToken, TelegramError
from telegram.ext import Application, ApplicationBuilder

from bot.answers import Answerer
from bot.checking.report import Checker
from bot.errors import SettingsError
from bot.records.access import Terms
from bot.records.inbox import Inbox, prepare_tables
from bot.running.cleaning import keep_clean
from bot.running.index_watch import keep_indexed
from bot.running.logs import keep_out_of_logs
from bot.running.reader_program import make_reader
from bot.running.replicas import Duty, Replica, lead
from bot.running.tasks import Running, is_done_before, log_lost_error, run_until_stopped, stop_on_signals
from bot.running.web_server import WebServer, health_routes
from bot.telegram.admin.command_menu import set_menus
from bot.telegram.admin.commands import AdminHandlers
from bot.telegram.admin.gate import Gate
from bot.telegram.admin.health import FiguresReader, HealthCheck
from bot.telegram.admin.notices import AdminNotices
from bot.telegram.admin.reindexing import ReindexRunner
from bot.telegram.admin.source_alerts import SourceAlerts
from bot.telegram.handlers.answer_taps import Taps
from bot.telegram.handlers.chat_messages import Handlers
from bot.telegram.handlers.checking import CheckHandlers
from bot.telegram.handlers.commands import CommandHandlers
from bot.telegram.handlers.desk import Desk
from bot.telegram.handlers.feedback_taps import FeedbackTaps
from bot.telegram.handlers.privacy import PrivacyHandlers
from bot.telegram.messages.rendering import render_text
from bot.telegram.messages.replies import Message, Place, Send
from bot.telegram.requests import Us
from bot.telegram.transport.delivery import Delivered, TurnTakingLimiter, perform
from bot.telegram.transport.intake import Intake, open_intake
from bot.telegram.transport.metering import Meter
from bot.telegram.transport.outbox import Outbox
from bot.telegram.transport.polling import Pause, PollingBot
from bot.telegram.transport.queue_notes import QueueNotes
from bot.telegram.transport.queueing import Doorkeeper
from bot.telegram.transport.watchdog import Limits, Watchdog
from bot.telegram.transport.webhook import Delivery
from bot.telegram.transport.workers import CHATS_AT_ONCE, Workers
from bot.writers import Writer

_LOGGER = logging.getLogger(__name__)

#: Threads for the inbox, in addition to one for each chat.
_SPARE_THREADS = 4

_Application = Application[Any, Any, Any, Any, Any, Any]


@dataclass(frozen=True, slots=True)
class _Plan:
    """The arguments of `run_bot`."""

    token: str
    answerer: Answerer
    engine: Engine
    api_url: str | None
    chats_at_once: int
    alerts: SourceAlerts | None
    running: Running
    terms: Terms
    checker: Checker | None
    writer: Writer | None
    replica: Replica | None

    @property
    def admins(self) -> tuple[int, ...]:
        """The user ids of the admins."""
        return self.alerts.admins if self.alerts else ()


def run_bot(  # noqa: PLR0913 - each is one thing that a test replaces
    *,
    token: str,
    answerer: Answerer,
    engine: Engine,
    api_url: str | None = None,
    chats_at_once: int = CHATS_AT_ONCE,
    alerts: SourceAlerts | None = None,
    running: Running | None = None,
    terms: Terms | None = None,
    checker: Checker | None = None,
    writer: Writer | None = None,
    replica: Replica | None = None,
) -> None:
    """Run the bot until SIGTERM or SIGINT. Work in progress is finished first, unless a second signal arrives.

    Args:
        token: Never logged at any level, like the secrets of the webhook and the reader.
        answerer: Called from several threads at once.
        engine: The catalogue's, which also holds the inbox.
        api_url: A Bot API other than Telegram's, as ``https://host[:port]``.
        chats_at_once: How many chats are answered at the same time. Within a chat, questions are answered in order.
        alerts: Notifies the operators of failing sources.
        running: How the bot is reached and watched; by default polling, without a web server.
        terms: Who may ask, and how much; by default everybody, without limits.
        checker: Checks texts after /check; None: there is no such command.
        writer: Puts answers into prose; by default nobody does.
        replica: What this bot is among others on the same database; None if there are none.

    Raises:
        SettingsError: If Telegram rejects the token or the webhook, or the web server cannot listen.
        CatalogueError: If the inbox cannot be created.
        StalledError: If the bot no longer does its work.
    """
    terms = terms or Terms()
    running = running or Running()
    plan = _Plan(token, answerer, engine, api_url, chats_at_once, alerts, running, terms, checker, writer, replica)
    webhook, reader = plan.running.webhook, plan.running.reader
    signing = (reader.secret.decode(),) if reader and reader.secret else ()
    keep_out_of_logs(token, *signing, *((webhook.secret, webhook.path) if webhook else ()))
    os.environ.setdefault("PTB_TIMEDELTA", "true")  # opt in to timedelta; python-telegram-bot warns of integers
    prepare_tables(engine)
    with Watchdog(plan.running.limits) as watchdog:
        asyncio.run(_run(plan, watchdog))


async def _run(plan: _Plan, watchdog: Watchdog) -> None:
    asyncio.get_running_loop().set_exception_handler(log_lost_error)
    asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(plan.chats_at_once + _SPARE_THREADS))
    beating = asyncio.create_task(watchdog.beat())
    stop = stop_on_signals()
    limiter = TurnTakingLimiter()
    bot = _bot(plan.token, limiter, plan.api_url)
    application = ApplicationBuilder().bot(bot).updater(None).job_queue(None).build()
    outbox = Outbox()
    meter = Meter()
    register(application, _desk(plan, outbox, meter), plan.checker)
    delivery = Delivery(bot, plan.running.webhook) if plan.running.webhook else None
    try:
        if await is_done_before(stop, _connect(application, delivery, plan.admins)):
            _LOGGER.info("answering as @%s", bot.username)
            us = Us(bot.id, bot.username)
            doorkeeper = Doorkeeper(us, plan.terms.most_waiting, plan.admins)
            claiming = plan.replica.number if plan.replica else None
            inbox = Inbox(plan.engine, bot.id, doorkeeper=doorkeeper, replica=claiming)
            workers = Workers(application, inbox, outbox, limiter, plan.chats_at_once, meter)
            intake = open_intake(bot, inbox, workers.wake, delivery)
            find_stall = partial(_find_stall, intake, plan.running.limits, workers)
            duties = tuple(_duties(plan, bot, limiter, inbox))
            leading = lead(duties, plan.replica.leading if plan.replica else None)
            works = (intake.run(), watchdog.watch(find_stall), leading)
            server = _server(plan, bot.id, intake, meter)
            await run_until_stopped(stop, works=works, server=server, workers=workers, watchdog=watchdog)
            _LOGGER.info("stopped; unanswered updates wait in the inbox")
    except InvalidToken:
        raise _token_error() from None  # the original message contains the token
    finally:
        await application.shutdown()
        await bot.shutdown()  # the application leaves it open if start-up failed before
        beating.cancel()


def _desk(plan: _Plan, outbox: Outbox, meter: Meter) -> Desk:
    links = plan.running.reader
    reader = links if links and links.base else None
    desk = Desk(
        plan.engine, plan.answerer, outbox, plan.admins, plan.terms, reader=reader, writer=plan.writer, meter=meter
    )
    return replace(desk, silent_after=plan.alerts.silent_after) if plan.alerts else desk


def _duties(plan: _Plan, bot: PollingBot, limiter: TurnTakingLimiter, inbox: Inbox) -> Iterator[Duty]:
    """Yield what one bot does beside answering, of all that share the database."""
    yield partial(keep_clean, inbox, plan.engine)
    yield QueueNotes(plan.engine, bot, limiter, plan.chats_at_once, plan.terms.user_questions).run
    if plan.alerts:
        yield partial(plan.alerts.run, partial(_send_text, bot, limiter))
    if plan.admins:
        yield partial(AdminNotices(plan.engine, plan.admins).run, partial(_send, bot, limiter))
        yield ReindexRunner(plan.engine).run
    if plan.replica and plan.replica.is_indexing:
        yield keep_indexed


def _find_stall(intake: Intake, limits: Limits, workers: Workers) -> str | None:
    return intake.find_stall(limits, workers.composing_seconds())


def _server(plan: _Plan, bot_id: int, intake: Intake, meter: Meter) -> WebServer | None:
    if plan.running.listening is None:
        return None
    figures = FiguresReader(plan.engine, bot_id)
    if plan.alerts:
        figures = replace(figures, locations=plan.alerts.locations, silent_after=plan.alerts.silent_after)
    check = HealthCheck(figures, intake.contact, intake.mode, intake.find_trouble)
    checker = plan.checker if plan.running.has_check_page else None
    reader = make_reader(plan.engine, plan.running.reader, checker) if plan.running.reader else None
    return WebServer(plan.running.listening, (*intake.routes, *health_routes(check, meter)), reader)


async def _send_text(bot: PollingBot, limiter: TurnTakingLimiter, user: int, text: str) -> bool:
    """Send a user a text outside a conversation; return whether it was delivered."""
    return await _send(bot, limiter, user, render_text(text)[0])


async def _send(bot: PollingBot, limiter: TurnTakingLimiter, user: int, message: Message) -> bool:
    """Send a user a message outside a conversation; return whether it was delivered."""
    outcome = await perform(bot, Send(Place(user), message))
    if not isinstance(outcome, Delivered):
        _LOGGER.warning("user %s cannot be reached: %s", user, outcome.reason)
        return False
    limiter.end_turn()
    return True


def _bot(token: str, limiter: TurnTakingLimiter, api_url: str | None) -> PollingBot:
    try:
        return PollingBot(token, limiter, api_url)
    except InvalidToken:  # an empty token
        raise _token_error() from None


def _token_error() -> SettingsError:
    return SettingsError("Telegram does not take this bot token: check ONRECORD_TELEGRAM_TOKEN (@BotFather has it)")


def register(application: _Application, desk: Desk, checker: Checker | None = None) -> None:
    """Add all handlers to an application. An update goes to the first that matches, in the order added."""
    Gate(desk).register(application)
    AdminHandlers(desk).register(application)
    taps = Taps(desk)
    taps.register(application)
    FeedbackTaps(desk).register(application)
    PrivacyHandlers(desk).register(application)
    if checker:
        CheckHandlers(desk, checker).register(application)
    CommandHandlers(desk).register(application)
    Handlers(desk, checker).register(application)
    taps.register_last(application)


async def _connect(application: _Application, delivery: Delivery | None, admins: Collection[int]) -> None:
    """Connect to Telegram, retrying until it succeeds, and choose how updates are delivered."""
    pause = Pause()
    while True:
        try:
            await application.initialize()
            if delivery:
                await delivery.begin()
            else:
                await application.bot.delete_webhook()  # polling fails while a webhook is set; no updates are dropped
            await set_menus(application.bot, admins)
        except InvalidToken:
            raise
        except TelegramError as error:
            seconds = pause.after_failure()
            _LOGGER.warning("Telegram cannot be reached, next try in %.1f s: %s", seconds, error)
            await asyncio.sleep(seconds)
        else:
            return
