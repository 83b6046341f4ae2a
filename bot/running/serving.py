"""``onrecord bot``: check the archive, then serve it on Telegram."""

import gc
import logging
from datetime import timedelta
from pathlib import Path

from sqlalchemy import Engine

from bot.answering.throttle import InTurn
from bot.errors import SettingsError
from bot.records.access import Terms
from bot.running.assembly import Assembly
from bot.running.bot import run_bot
from bot.running.index_watch import reindexing
from bot.running.kept_secrets import read_or_make_secret
from bot.running.logs import set_up_logs
from bot.running.reader_program import WEB_PORT, check_web, choose_links
from bot.running.replicas import Replica, has_replicas, make_replica
from bot.running.sources import choose_sources
from bot.running.tasks import Running
from bot.running.web_server import Listening
from bot.settings import BotSettings
from bot.telegram.admin.source_alerts import SourceAlerts
from bot.telegram.transport.webhook import WebhookAddress
from index.catalogue.backends.sql import is_postgres
from index.catalogue.database import read
from index.catalogue.locks import bot_lock
from index.errors import LockedError

_log = logging.getLogger(__name__)

_WEBHOOK_SECRET_FILE = "webhook.secret"  # noqa: S105 - its name


def serve(assembly: Assembly, *, by_webhook: bool = False) -> None:
    """Run the bot until it is stopped.

    Raises:
        SettingsError: If Telegram rejects the token or the webhook, or the web server cannot listen.
        StalledError: If the bot no longer does its work.
        LockedError: If another bot runs on the same data, unless both are behind a webhook and it is in Postgres.
    """
    settings = assembly.settings
    set_up_logs(settings.log_format, settings.log_level)
    replica = choose_replica(settings, assembly.engine, by_webhook=by_webhook)
    with bot_lock(assembly.engine, is_shared=replica is not None):
        answerer = assembly.answerer(trust_vectors=may_trust_chroma(assembly))
        answerer.warm_up()
        gc.freeze()  # looking through what is kept for all questions took .3 s in an archive of 100,000 articles
        with reindexing(is_wanted=settings.bot_indexes and replica is None):
            run_bot(
                token=settings.telegram_token.get_secret_value(),
                answerer=InTurn(answerer),
                engine=assembly.engine,
                api_url=settings.telegram_api_url,
                alerts=_alerts(assembly),
                running=choose_running(settings, assembly.data_dir, by_webhook=by_webhook),
                terms=choose_terms(settings),
                checker=assembly.checker(),
                writer=assembly.writer,
                replica=replica,
            )


def may_trust_chroma(assembly: Assembly) -> bool:
    """Return whether Chroma may be asked, and log what is wrong with it or with the vectors.

    It is checked in a child process: corrupt files can crash the process that reads them, and searches do not reveal
    lost vectors. A small archive does not ask it, and not checking it saves a second of each start. If that archive
    grows large, its collections are not asked before a later one has replaced them or the bot is started again.
    """
    with read(assembly.engine) as connection:
        is_asked = assembly.vector_search().asks_store(connection)
    verifier = assembly.verifier()
    problems = verifier.check_vectors() if is_asked else verifier.check_kept_vectors()
    for problem in problems:
        _log.warning("%s; answering by exact search, run onrecord verify --repair", problem)
    return is_asked and not problems


def choose_replica(settings: BotSettings, engine: Engine, *, by_webhook: bool) -> Replica | None:
    """Return what this bot is among others on the same database.

    None if it is alone: SQLite is one machine's, and Telegram lets one program poll.

    Raises:
        LockedError: If it polls, and others are behind a webhook.
    """
    if not is_postgres(engine):
        return None
    if not by_webhook:
        if has_replicas(engine):
            raise LockedError("bots behind a webhook answer from this database: end them first")
        return None
    return make_replica(engine, is_indexing=settings.bot_indexes)


def choose_running(settings: BotSettings, data_dir: Path, *, by_webhook: bool) -> Running:
    """Return how the bot is reached, from the settings; create missing secrets.

    Raises:
        SettingsError: If a secret cannot be kept.
    """
    webhook = None
    if by_webhook:
        kept = settings.webhook_secret.get_secret_value()
        secret = kept or read_or_make_secret(data_dir / _WEBHOOK_SECRET_FILE, "ONRECORD_WEBHOOK_SECRET")
        webhook = WebhookAddress(settings.webhook_url, secret, settings.web_certificate)
    reader = None if settings.reader == "off" else choose_links(settings, data_dir)
    port = settings.web_port or (WEB_PORT if by_webhook or reader else 0)
    listening = Listening(settings.web_host, port, settings.web_certificate, settings.web_key) if port else None
    return Running(listening, webhook, reader, settings.reader_check)


def _alerts(assembly: Assembly) -> SourceAlerts:
    settings = assembly.settings
    locations = {source.location for source in choose_sources(assembly).sources}
    return SourceAlerts(assembly.engine, settings.admins, locations, timedelta(hours=settings.silent_hours))


def choose_terms(settings: BotSettings) -> Terms:
    """Return who may ask, and how much, from the settings."""
    return Terms(
        settings.access == "open",
        settings.user_questions_per_minute,
        settings.chat_questions_per_minute,
        settings.most_waiting,
    )


def check_settings(settings: BotSettings, *, by_webhook: bool = False) -> None:
    """Reject settings that cannot work, before anything slow starts.

    Raises:
        SettingsError: If a setting is missing.
    """
    if not settings.telegram_token.get_secret_value():
        raise SettingsError("there is no Telegram token: set ONRECORD_TELEGRAM_TOKEN to the one from @BotFather")
    if by_webhook and not settings.webhook_url:
        raise SettingsError("there is no address for the webhook: set ONRECORD_WEBHOOK_URL to the public https one")
    if by_webhook and settings.database_url.get_secret_value():
        _check_shared_secrets(settings)
    check_web(settings)


def _check_shared_secrets(settings: BotSettings) -> None:
    """Require what each bot would otherwise make for itself: another's would be refused."""
    needed = {"ONRECORD_WEBHOOK_SECRET": settings.webhook_secret}
    if settings.reader == "signed":
        needed["ONRECORD_READER_SECRET"] = settings.reader_secret
    for name, secret in needed.items():
        if not secret.get_secret_value():
            raise SettingsError(
                f"bots that share a database need the same secret: set {name} to 16 to 256 letters, digits, - or _; "
                f"links and webhooks made so far go on with the one in webhook.secret or reader.secret, if it is there"
            )
