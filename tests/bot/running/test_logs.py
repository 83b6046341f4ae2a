"""The forms of a log line, and whose words stand in it."""

import asyncio
import gc
import io
import json
import logging
import sys
from collections.abc import Iterator

import pytest

from bot.errors import SettingsError
from bot.running.logs import keep_out_of_logs, set_up_logs
from bot.running.tasks import log_lost_error

TOKEN = "7000000001:AAnother_Token_That_Is_Well_Formed_0000"


@pytest.fixture(autouse=True)
def _own_logging() -> Iterator[None]:
    """Leave the root logger as it was."""
    root = logging.getLogger()
    handlers, level, hook = root.handlers[:], root.level, sys.excepthook
    root.handlers = []
    yield
    for name in ("bot", "index", "corpus"):
        logging.getLogger(name).setLevel(logging.NOTSET)
    root.handlers = handlers
    root.setLevel(level)
    sys.excepthook = hook


def log_a_failure() -> None:
    """Log an error of another package's that quotes a question, and came to one of ours."""
    try:
        try:
            raise ValueError("no such column: zanderfold")  # noqa: TRY301 - the chain is the point
        except ValueError as error:
            raise SettingsError("the disk is full: free some space") from error
    except SettingsError:
        logging.getLogger("bot.telegram.handlers.chat_messages").exception("update %s failed", 12)


def logged(how: str, level: str) -> str:
    """Return what is printed of a failure."""
    stream = io.StringIO()
    set_up_logs(how, level, stream)
    keep_out_of_logs(TOKEN)
    log_a_failure()
    return stream.getvalue()


@pytest.mark.parametrize("how", ["plain", "json"])
def test_other_packages_words_are_withheld(how: str) -> None:
    """
    Whose error it was and where it came from is told, and our own words are; what it quotes is not.
    """
    printed = logged(how, "INFO")

    assert "update 12 failed" in printed
    assert "bot.errors.SettingsError: the disk is full: free some space" in printed
    assert "builtins.ValueError: (words withheld" in printed
    assert "in log_a_failure" in printed
    assert "column: zanderfold\n" not in printed.replace("\\n", "\n")


@pytest.mark.parametrize("how", ["plain", "json"])
def test_debug_shows_them(how: str) -> None:
    """
    A search for an error shows all of it.
    """
    assert "ValueError: no such column: zanderfold" in logged(how, "DEBUG")


def test_json_is_one_object_a_line() -> None:
    """
    An error's many lines stand in one value.
    """
    (line,) = logged("json", "INFO").splitlines()
    content = json.loads(line)

    assert (content["level"], content["logger"]) == ("ERROR", "bot.telegram.handlers.chat_messages")
    assert content["at"].endswith("+00:00")
    assert content["error"].count("\n") > 3


def test_levels_are_our_own() -> None:
    """
    Other packages are heard from WARNING on, ours from the level that was chosen.
    """
    stream = io.StringIO()
    set_up_logs("plain", "DEBUG", stream)
    keep_out_of_logs(TOKEN)
    logging.getLogger("telegram").info("parameters: %s", {"text": "zanderfold"})
    logging.getLogger("telegram").warning("GET /bot%s/getMe", TOKEN)
    logging.getLogger("index.search.searching").debug("searched")

    assert "zanderfold" not in stream.getvalue()
    assert "WARNING telegram: GET /bot<token>/getMe" in stream.getvalue()
    assert "DEBUG index.search.searching: searched" in stream.getvalue()


def test_a_group_of_errors_is_logged_with_its_parts() -> None:
    """
    Each with its own kind, place and cause, groups within groups too, and other packages' words still withheld.
    """
    stream = io.StringIO()
    set_up_logs("plain", "INFO", stream)
    try:
        raise_parts()
    except ExceptionGroup:
        logging.getLogger("bot.running.bot").exception("ended")
    printed = stream.getvalue()

    assert "builtins.ExceptionGroup: (words withheld" in printed
    assert "part 1 of 2:" in printed
    assert "bot.errors.SettingsError: the disk is full" in printed
    assert "builtins.KeyError: (words withheld" in printed
    assert "zanderfold" not in printed


def raise_parts() -> None:
    """Raise a group with a group in it."""
    quoted = "dlofrednaz"[::-1]  # a traceback shows lines of source
    error = SettingsError("the disk is full: free some space")
    error.__cause__ = KeyError(quoted)
    raise ExceptionGroup(quoted, [ValueError(quoted), ExceptionGroup(quoted, [error])])


@pytest.mark.parametrize("package", ["httpx", "httpcore", "httpx2", "httpcore2"])
def test_web_clients_log_no_request(package: str) -> None:
    """
    Its address may hold Telegram's token, so these lines are left out, whatever level the package had before.
    """
    stream = io.StringIO()
    logger = logging.getLogger(package)
    logger.setLevel(logging.DEBUG)
    try:
        set_up_logs("plain", "DEBUG", stream)
        logger.info("HTTP Request: POST https://api.example.org/bot%s/getMe", TOKEN)
        logger.warning("the connection is closed")
    finally:
        logger.setLevel(logging.NOTSET)

    assert "getMe" not in stream.getvalue()
    assert "the connection is closed" in stream.getvalue()


async def test_an_error_that_nobody_waited_for_is_logged_without_its_words() -> None:
    """
    A task that failed unseen is told of, and what its error quotes is not.
    """
    stream = io.StringIO()
    set_up_logs("plain", "INFO", stream)
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(log_lost_error)

    async def fail() -> None:
        raise ValueError("zan" + "derfold")

    failing = asyncio.create_task(fail())
    await asyncio.wait({failing})
    del failing
    gc.collect()

    assert "Task exception was never retrieved" in stream.getvalue()
    assert "builtins.ValueError: (words withheld" in stream.getvalue()
    assert "zanderfold" not in stream.getvalue()


def test_an_error_that_ends_the_process_is_logged_without_its_words() -> None:
    """
    What nothing caught is one record like others, not Python's own traceback.
    """
    stream = io.StringIO()
    set_up_logs("json", "INFO", stream)
    error = ValueError("no such column: zanderfold")

    sys.excepthook(ValueError, error, None)
    content = json.loads(stream.getvalue())

    assert content["level"] == "CRITICAL"
    assert "builtins.ValueError: (words withheld" in content["error"]
    assert "zanderfold" not in stream.getvalue()
