"""``onrecord bot``: the archive, checked, behind Telegram."""

import logging
from datetime import timedelta

from bot.alerts import SourceAlerts
from bot.assembly import Assembly
from bot.errors import SettingsError
from bot.reindexing import reindexing
from bot.settings import BotSettings
from bot.telegram_bot import run_bot
from index.locking import bot_lock

_log = logging.getLogger(__name__)


def serve(assembly: Assembly) -> None:
    """Run the bot until it is told to end.

    Chroma is checked first, in a child process: torn files can crash the process that reads them, and lost vectors are
    never missed by asking. If it is not sound, answers come from exact search until it is repaired.

    Raises:
        SettingsError: If Telegram does not take the token.
        LockedError: If another bot runs on the same data.
    """
    settings = assembly.settings
    logging.getLogger("bot").setLevel(logging.INFO)
    with bot_lock(assembly.data_dir):
        problems = assembly.verifier().check_vectors()
        for problem in problems:
            _log.warning("%s; answering by exact search, run onrecord verify --repair", problem)
        answerer = assembly.answerer(trust_vectors=not problems)
        answerer.warm_up()
        with reindexing(is_wanted=settings.bot_indexes):
            run_bot(
                token=settings.telegram_token.get_secret_value(),
                answerer=answerer,
                engine=assembly.engine,
                api_url=settings.telegram_api_url,
                alerts=_alerts(assembly),
            )


def _alerts(assembly: Assembly) -> SourceAlerts:
    settings = assembly.settings
    locations = {source.location for source in assembly.sources}
    return SourceAlerts(assembly.engine, settings.admins, locations, timedelta(hours=settings.silent_hours))


def check_token(settings: BotSettings) -> None:
    """Refuse to start without a token, before anything slow is done.

    Raises:
        SettingsError: If there is none.
    """
    if not settings.telegram_token.get_secret_value():
        raise SettingsError("there is no Telegram token: set ONRECORD_TELEGRAM_TOKEN to the one from @BotFather")
