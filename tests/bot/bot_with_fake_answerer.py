"""The real bot with a fake answerer, as a program: ``python -m tests.bot.bot_with_fake_answerer``."""

import logging
import os
import sys
from pathlib import Path

from bot.errors import BotError
from bot.telegram_bot import run_bot
from index.catalogue import open_catalogue
from tests.bot.fake_answerer import FakeAnswerer


def main() -> int:
    """Run the bot as the environment says, and return the exit code."""
    token = os.environ["ONRECORD_TELEGRAM_TOKEN"]
    logging.basicConfig(level=os.environ.get("FAKE_BOT_LOG_LEVEL", "INFO"))
    engine = open_catalogue(Path(os.environ["ONRECORD_DATA_DIR"]))
    try:
        run_bot(
            token=token,
            answerer=FakeAnswerer(float(os.environ.get("FAKE_BOT_ANSWER_SECONDS", "0")), token),
            engine=engine,
            api_url=os.environ["ONRECORD_TELEGRAM_API_URL"],
        )
    except BotError as error:
        print(error, file=sys.stderr)  # noqa: T201 - a program's one line
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
