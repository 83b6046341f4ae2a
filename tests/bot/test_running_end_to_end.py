"""The bot as a process that is watched: by webhook, on its health page, by its own watchdog, and in its log."""

import json
import signal
import socket
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest

from index.catalogue.digests import digest
from tests.bot.conftest import StartBot
from tests.fakes import make_article
from tests.index.support.archive import Archive
from tests.telegram_api.bot_process import FAKE_BOT, BotProcess
from tests.telegram_api.faults import hanging, server_error
from tests.telegram_api.server import WAIT_SECONDS, TelegramApi

pytestmark = pytest.mark.end_to_end

BY_WEBHOOK = (*FAKE_BOT, "--webhook")
HOST = "bot.tern.example.org"
SECRET = "Planted_Secret-0123456789"


@pytest.fixture
def port() -> int:
    """A port that is free."""
    with socket.create_server(("127.0.0.1", 0)) as unused:
        number: int = unused.getsockname()[1]
        return number


@pytest.fixture
def page(port: int) -> Iterator[httpx2.Client]:
    """A client of the bot's web server."""
    with httpx2.Client(base_url=f"http://127.0.0.1:{port}", trust_env=False) as client:
        yield client


def settings(port: int, **more: str) -> dict[str, str]:
    """Return what a bot with a web server is told."""
    return {"ONRECORD_WEB_PORT": str(port), "ONRECORD_WEBHOOK_URL": f"https://{HOST}", **more}


def quotes(telegram_api: TelegramApi, chat_id: int = 1001) -> list[str]:
    """Return the first quote of each message in a chat."""
    return [message.words_of("expandable_blockquote")[0] for message in telegram_api.sent(chat_id)]


def asked(*questions: str) -> list[str]:
    """Return the quotes that answer these questions."""
    return [f"“Reply to {question}”, she said." for question in questions]


def test_questions_by_webhook_are_answered_in_order_through_a_kill(
    telegram_api: TelegramApi, start_bot: StartBot, port: int
) -> None:
    """
    Killed and started again, the bot answers each question, those that came meanwhile too, in the order of asking.
    """
    telegram_api.forward_webhook_to(f"http://127.0.0.1:{port}")
    bot = start_bot(command=BY_WEBHOOK, environment=settings(port), wait=False)
    telegram_api.wait_for_calls("setWebhook")
    telegram_api.put_text("one")
    telegram_api.wait_for_sent(1)
    telegram_api.put_text("two")
    telegram_api.wait_until_confirmed()
    bot.kill()
    telegram_api.put_text("three")
    bot.start()
    telegram_api.put_text("four")
    telegram_api.state.wait_until(
        lambda: list(dict.fromkeys(quotes(telegram_api)))[3:] != [], WAIT_SECONDS, "four answers"
    )

    assert list(dict.fromkeys(quotes(telegram_api))) == asked("one", "two", "three", "four")
    assert telegram_api.calls("getUpdates") == []
    assert bot.terminate() == 0


def test_posts_without_the_secret_are_refused(
    telegram_api: TelegramApi, start_bot: StartBot, port: int, page: httpx2.Client
) -> None:
    """
    An update that somebody else made is answered to nobody; the log has neither value.
    """
    telegram_api.forward_webhook_to(f"http://127.0.0.1:{port}")
    bot = start_bot(
        command=BY_WEBHOOK,
        environment=settings(port, ONRECORD_WEBHOOK_SECRET=SECRET, FAKE_BOT_LOG_LEVEL="DEBUG"),
        wait=False,
    )
    (call,) = telegram_api.wait_for_calls("setWebhook")
    telegram_api.put_text("right")
    telegram_api.wait_for_sent(1)
    path = httpx2.URL(call.parameters["url"]).path
    forged = {"update_id": 1, "message": {"message_id": 1, "date": 1, "chat": {"id": 1001, "type": "private"}}}
    statuses = [
        page.post(path, json=forged, headers={"X-Telegram-Bot-Api-Secret-Token": secret} if secret else {}).status_code
        for secret in ("", "Forged_Secret-0123456789")
    ]

    assert statuses == [403, 403]
    assert page.get("/healthz").json()["received"] == 1
    assert bot.terminate() == 0
    assert not {secret for secret in (SECRET, "Forged_Secret", path.rsplit("/", 1)[1]) if secret in bot.output}


def test_a_bot_can_go_back_to_polling(telegram_api: TelegramApi, start_bot: StartBot, port: int) -> None:
    """
    Started without the option it takes the webhook away, and misses nothing.
    """
    first = start_bot(command=BY_WEBHOOK, environment=settings(port), wait=False)
    telegram_api.wait_for_calls("setWebhook")
    telegram_api.put_text("meanwhile")  # nothing leads to the bot
    assert first.terminate() == 0

    start_bot()
    telegram_api.wait_for_sent(1)

    assert quotes(telegram_api) == asked("meanwhile")


def test_a_bot_can_speak_https_itself(
    telegram_api: TelegramApi, start_bot: StartBot, port: int, tmp_path: Path
) -> None:
    """
    With a certificate of its own, which Telegram is given, no proxy is needed.
    """
    certificate, key = tmp_path / "certificate.pem", tmp_path / "key.pem"
    make = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj".split()
    named = [f"/CN={HOST}", "-addext", f"subjectAltName=DNS:{HOST}", "-keyout", str(key), "-out", str(certificate)]
    subprocess.run([*make, *named], check=True, capture_output=True)
    telegram_api.forward_webhook_to(f"https://127.0.0.1:{port}")
    own = {"ONRECORD_WEB_CERTIFICATE": str(certificate), "ONRECORD_WEB_KEY": str(key)}
    start_bot(command=BY_WEBHOOK, environment=settings(port, **own), wait=False)

    telegram_api.put_text("directly")
    telegram_api.wait_for_sent(1)

    assert quotes(telegram_api) == asked("directly")


def test_a_polling_bot_says_how_it_does(
    telegram_api: TelegramApi, start_bot: StartBot, port: int, page: httpx2.Client
) -> None:
    """
    Where a port is set there is a page with counts; this archive was never indexed, which is a reason for 503.
    """
    start_bot(environment=settings(port))
    for number, text in enumerate(("one", "two", "refuse", "bug"), start=1):
        telegram_api.put_text(text, chat_id=number, user_id=number)
    telegram_api.wait_for_sent(4)
    pause = threading.Event()
    while page.get("/healthz").json()["waiting"]:
        assert not pause.wait(0.05)
    answer = page.get("/healthz")
    health: dict[str, Any] = answer.json()

    assert (answer.status_code, health["status"]) == (503, "degraded")
    assert health["reasons"] == ["the archive was never indexed"]
    assert (health["received"], health["answered"], health["refused"], health["given_up"]) == (4, 2, 1, 1)
    assert health["mode"] == "polling"
    assert health["contact_seconds"] < 30
    metrics = page.get("/metrics").text
    assert "onrecord_given_up 1.0\n" in metrics
    assert 'onrecord_updates_total{state="done"}' in metrics
    assert 'onrecord_answers_total{kind="said",status="refused"} 1.0\n' in metrics
    assert "onrecord_update_seconds_count 4.0\n" in metrics


def test_the_bot_serves_pages_beside_its_work(
    telegram_api: TelegramApi, start_bot: StartBot, port: int, page: httpx2.Client, tmp_path: Path
) -> None:
    """
    An article that is indexed meanwhile is read on the port to which Telegram delivers, and both go on.
    """
    telegram_api.forward_webhook_to(f"http://127.0.0.1:{port}")
    bot = start_bot(command=BY_WEBHOOK, environment=settings(port, ONRECORD_READER="open"), wait=False)
    telegram_api.put_text("one")
    telegram_api.wait_for_sent(1)
    Archive(tmp_path).build([make_article("Ada Orr said that the weir holds.", "weir")])
    article, other = page.get(f"/a/{digest('weir')}"), page.get("/q/nothing")
    telegram_api.put_text("two")
    telegram_api.wait_for_sent(2)

    assert "the weir holds" in article.text
    assert [answer.status_code for answer in (article, other, page.get("/healthz"))] == [200, 404, 200]
    assert "content-security-policy" in other.headers
    assert quotes(telegram_api) == asked("one", "two")
    assert bot.terminate() == 0


def test_polling_without_a_port_listens_nowhere(telegram_api: TelegramApi, start_bot: StartBot, port: int) -> None:
    """
    There is no web server unless it is asked for.
    """
    start_bot()
    telegram_api.put_text("one")
    telegram_api.wait_for_sent(1)

    with pytest.raises(ConnectionRefusedError), socket.create_connection(("127.0.0.1", port)):
        pass


@pytest.mark.parametrize(
    ("faults", "limits", "said"),
    [
        ([hanging(60)] * 3, {"silent": 1.5}, "polling has stopped"),
        ([server_error()] * 30, {"failing": 1.5}, "no poll has succeeded"),
    ],
    ids=["hanging", "failing"],
)
def test_polling_that_stops_ends_the_process(
    telegram_api: TelegramApi, start_bot: StartBot, faults: list[Any], limits: dict[str, float], said: str
) -> None:
    """
    The exit code makes a supervisor start it again, and the log says why.
    """
    telegram_api.fail_next("getUpdates", *faults)
    bot = start_bot(environment={"FAKE_BOT_LIMITS": json.dumps(limits)}, wait=False)

    assert bot.wait() == 1
    assert said in bot.output


def test_an_answer_that_never_comes_ends_the_process(telegram_api: TelegramApi, start_bot: StartBot) -> None:
    """
    A thread that does not return holds up neither the others nor the end, and after three tries it is given up.
    """
    bot = start_bot(environment={"FAKE_BOT_LIMITS": '{"composing": 0.5, "stopping": 1}'})
    telegram_api.put_text("hang", chat_id=1, user_id=1)
    telegram_api.put_text("go on", chat_id=2, user_id=2)
    codes = [bot.wait()]
    while len(codes) < 3:
        bot.start()
        codes.append(bot.wait())
    bot.start()
    telegram_api.wait_for_sent(1, 1)
    telegram_api.wait_for_sent(1, 2)

    assert codes == [1, 1, 1]
    assert quotes(telegram_api, 2) == asked("go on")
    assert telegram_api.sent(1)[0].text.startswith("Sorry")


def test_a_stop_does_not_wait_for_an_answer_that_never_comes(telegram_api: TelegramApi, start_bot: StartBot) -> None:
    """
    Told once to stop, it leaves when answers have had their time; what it did not answer waits.
    """
    bot = start_bot(environment={"FAKE_BOT_LIMITS": '{"stopping": 1}'})
    telegram_api.put_text("hang")
    telegram_api.wait_for_calls("sendChatAction")

    assert bot.terminate() == 0
    assert "leaving without it" in bot.output


def test_a_second_signal_ends_it_at_once(telegram_api: TelegramApi, start_bot: StartBot) -> None:
    """
    Told twice to stop, it waits for nothing.
    """
    bot = start_bot()
    telegram_api.put_text("hang")
    telegram_api.wait_for_calls("sendChatAction")

    assert terminate_twice(bot) == 128 + signal.SIGTERM


def terminate_twice(bot: BotProcess) -> int:
    """Tell a bot to stop until it ends; two signals at the same moment may arrive as one."""
    ended: list[int] = []
    waiting = threading.Thread(target=lambda: ended.append(bot.wait()))
    waiting.start()
    while not ended:
        bot._running().send_signal(signal.SIGTERM)
        waiting.join(0.3)
    return ended[0]


@pytest.mark.parametrize(("level", "how"), [("INFO", "json"), ("INFO", "plain"), ("DEBUG", "json")])
def test_the_log_has_nobody_s_words(telegram_api: TelegramApi, start_bot: StartBot, level: str, how: str) -> None:
    """
    Through answers, refusals and failures neither token nor question nor name is printed; an error's words at DEBUG.
    """
    bot = start_bot(environment={"ONRECORD_LOG_LEVEL": level, "ONRECORD_LOG_FORMAT": how})
    telegram_api.fail_next("sendMessage", server_error())
    questions = [
        "zanderfold rivets",
        "refuse zanderfold",
        "/ask zanderfold",
        "shout zanderfold",
        "/zanderfold",
        "x" * 600,
    ]
    questions += ["bug zanderfold", "fail zanderfold"] if level == "INFO" else ["bug"]
    for chat_id, question in enumerate(questions, start=1):
        telegram_api.put_text(question, chat_id=chat_id, user_id=chat_id)
    telegram_api.wait_for_sent(len(questions))
    code = bot.terminate()
    lines = [line for line in bot.output.splitlines() if line]

    assert code == 0
    assert "answering as @" in bot.output
    assert "bot.telegram.handlers.chat_messages" in bot.output
    assert not {word for word in ("zanderfold", "rivets", "Asker", "xxxx", telegram_api.token) if word in bot.output}
    assert ("a secret detail: <token>" in bot.output) == (level == "DEBUG")
    assert how == "plain" or all({"at", "level", "logger", "message"} <= json.loads(line).keys() for line in lines)
