"""The real bot with a fake answerer, as a program: ``python -m tests.bot.support.bot_with_fake_answerer``."""

import json
import logging
import os
import sys
from dataclasses import replace
from datetime import timedelta

from bot.checking.checker import ArchiveChecker
from bot.errors import BotError
from bot.running.bot import run_bot
from bot.running.logs import set_up_logs
from bot.running.serving import choose_replica, choose_running, choose_terms
from bot.settings import BotSettings
from bot.telegram.admin.source_alerts import SourceAlerts
from bot.telegram.transport.watchdog import Limits
from index.catalogue.database import open_catalogue
from index.extraction.extractors import make_extractor
from tests.bot.support.fake_answerer import FakeAnswerer


def main() -> int:
    """Run the bot as the environment says, and return the exit code."""
    token = os.environ["ONRECORD_TELEGRAM_TOKEN"]
    settings = BotSettings()
    if "ONRECORD_LOG_LEVEL" in os.environ:
        set_up_logs(settings.log_format, settings.log_level)
    else:  # more than the bot ever prints: what other packages say at this level too
        set_up_logs("plain", "DEBUG")
        logging.getLogger().setLevel(os.environ.get("FAKE_BOT_LOG_LEVEL", "INFO"))
    engine = open_catalogue(settings.data_dir, settings.database_url.get_secret_value())
    by_webhook = "--webhook" in sys.argv
    running = choose_running(settings, settings.data_dir, by_webhook=by_webhook)
    limits = Limits(**json.loads(os.environ.get("FAKE_BOT_LIMITS", "{}")))
    try:
        run_bot(
            token=token,
            answerer=FakeAnswerer(float(os.environ.get("FAKE_BOT_ANSWER_SECONDS", "0")), token),
            engine=engine,
            api_url=os.environ["ONRECORD_TELEGRAM_API_URL"],
            running=replace(running, limits=limits),
            alerts=SourceAlerts(engine, settings.admins, (), timedelta(days=3)) if settings.admins else None,
            checker=ArchiveChecker(engine, make_extractor("pattern")),
            terms=choose_terms(settings) if "FAKE_BOT_TERMS" in os.environ else None,
            replica=choose_replica(settings, engine, by_webhook=by_webhook),
        )
    except BotError as error:
        print(error, file=sys.stderr)  # noqa: T201 - a program's one line
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
