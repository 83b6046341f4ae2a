"""Prose as people meet it: on the command line and in a chat, from a scripted model."""

import json
import re
from pathlib import Path

import pytest

from tests.bot.conftest import StartBot, start_bot
from tests.bot.support.scripted_model import Script, ScriptedModel
from tests.program import REAL_BOT, SECONDS, Program, copy_of
from tests.telegram_api.faults import refusal
from tests.telegram_api.fixtures import telegram_api
from tests.telegram_api.server import TelegramApi

__all__ = ["start_bot", "telegram_api"]

pytestmark = pytest.mark.end_to_end

QUESTION = "what did Rutte say about security guarantees?"
KEY = "sk-planted-key-0123456789"
SAID = "Rutte said that Ukraine will need solid security guarantees in addition to a strong army once a peace agreement"


@pytest.fixture
def asked(indexed: Program, tmp_path: Path) -> Program:
    """An archive of the samples."""
    return copy_of(indexed, tmp_path / "asked")


def settings_for(model: ScriptedModel) -> dict[str, str]:
    """Return the settings that name the scripted model."""
    return {
        "ONRECORD_LLM_PROVIDER": "openai",
        "ONRECORD_LLM_URL": model.url,
        "ONRECORD_LLM_MODEL": "scripted",
        "ONRECORD_LLM_KEY": KEY,
        "ONRECORD_LLM_FIRST_TOKEN_SECONDS": "60",
        "ONRECORD_LLM_SECONDS": "60",
    }


def rendered(prompt: str) -> str:
    """Write a true sentence of the statement that has it, and a false one."""
    evidence = prompt.rpartition("<evidence>\n")[2].partition("\n</evidence>")[0]
    rows = [json.loads(line) for line in evidence.splitlines()]
    number = next(row["n"] for row in rows if "solid security guarantees" in row["words"])
    return f"{SAID} has been concluded [{number}]. Rutte said that Ukraine will need 90 guarantees [{number}]."


def rendered_at_length(prompt: str) -> str:
    """Write the same, with a second true sentence before the false one and a third at the end."""
    first, false = rendered(prompt).removesuffix("].").split("]. ")
    number = first[-1]
    return (
        f"{first}]. Rutte said that Ukraine will need solid security guarantees [{number}]. {false}]. "
        f"Rutte said that Ukraine will need a strong army [{number}]."
    )


def test_the_command_line_shows_what_passed(asked: Program, model: ScriptedModel) -> None:
    """
    Above the quotes, which are those of the answer without a model; the key is printed nowhere.
    """
    model.script = Script(write=rendered)
    plain = json.loads(asked.run("ask", "--json", QUESTION).stdout)
    done = asked.run("ask", "--json", QUESTION, settings=settings_for(model))
    told = json.loads(done.stdout)

    assert re.match(rf"{SAID} has been concluded \[\d\]\.\n", told["answer"])
    assert "90 guarantees" not in told["answer"]
    assert told["answer"].endswith(plain["answer"])
    assert told["citations"] == plain["citations"]
    assert KEY not in done.stdout + done.stderr


def test_a_chat_shows_what_passed(
    asked: Program, model: ScriptedModel, telegram_api: TelegramApi, start_bot: StartBot
) -> None:
    """
    In one message, above the quotes.
    """
    model.script = Script(write=rendered)
    environment = settings_for(model) | {"ONRECORD_DATA_DIR": str(asked.data_dir)}
    bot = start_bot(command=REAL_BOT, environment=environment, wait=False)
    telegram_api.put_text(QUESTION)
    (sent,) = telegram_api.wait_for_sent(1, timeout=SECONDS)
    bot.terminate()

    assert sent.text.startswith(f"{SAID} has been concluded [")
    assert "90 guarantees" not in sent.text
    assert "language model" in sent.text


def test_a_private_chat_sees_the_prose_grow(
    asked: Program, model: ScriptedModel, telegram_api: TelegramApi, start_bot: StartBot
) -> None:
    """
    Sentence by sentence, in one draft, of which the message is the whole; the message comes last.
    """
    model.script = Script(write=rendered_at_length, pause=2.0)
    environment = settings_for(model) | {"ONRECORD_DATA_DIR": str(asked.data_dir)}
    bot = start_bot(command=REAL_BOT, environment=environment, wait=False)
    telegram_api.put_text(QUESTION)
    (sent,) = telegram_api.wait_for_sent(1, timeout=SECONDS)
    bot.terminate()
    drafts = telegram_api.calls("sendMessageDraft")
    texts = [call.parameters["text"] for call in drafts]

    assert [text.count("[") for text in texts] in ([1, 2], [1], [2])  # a slow machine leaves one out
    assert all(sent.text.startswith(text.partition("\n")[0]) for text in texts)
    assert "90 guarantees" not in "".join(texts)
    assert len({call.parameters["draft_id"] for call in drafts}) == 1
    assert all(call.at <= sent.at for call in drafts)


def test_a_group_gets_one_message_at_the_end(
    asked: Program, model: ScriptedModel, telegram_api: TelegramApi, start_bot: StartBot
) -> None:
    """
    Groups have no drafts.
    """
    model.script = Script(write=rendered_at_length, pause=1.0)
    environment = settings_for(model) | {"ONRECORD_DATA_DIR": str(asked.data_dir)}
    bot = start_bot(command=REAL_BOT, environment=environment, wait=False)
    telegram_api.put_text(f"/ask {QUESTION}", chat_id=-1001)
    (sent,) = telegram_api.wait_for_sent(1, timeout=SECONDS)
    bot.terminate()

    assert sent.text.startswith(f"{SAID} has been concluded [")
    assert telegram_api.calls("sendMessageDraft") == []


def test_without_drafts_the_message_comes_all_the_same(
    asked: Program, model: ScriptedModel, telegram_api: TelegramApi, start_bot: StartBot
) -> None:
    """
    Telegram refuses the first draft, and no other is tried.
    """
    telegram_api.fail_next("sendMessageDraft", refusal(400, "Bad Request: DRAFTS_DISABLED"))
    model.script = Script(write=rendered_at_length, pause=2.0)
    environment = settings_for(model) | {"ONRECORD_DATA_DIR": str(asked.data_dir)}
    bot = start_bot(command=REAL_BOT, environment=environment, wait=False)
    telegram_api.put_text(QUESTION)
    (sent,) = telegram_api.wait_for_sent(1, timeout=SECONDS)
    bot.terminate()

    assert sent.text.startswith(f"{SAID} has been concluded [")
    assert len(telegram_api.calls("sendMessageDraft")) == 1


def test_a_model_whose_package_is_missing_is_told(asked: Program) -> None:
    """
    The error says what to install.
    """
    settings = {"ONRECORD_LLM_PROVIDER": "ollama", "ONRECORD_LLM_MODEL": "any"}
    done = asked.run("ask", QUESTION, settings=settings)

    assert done.returncode == 2
    assert "pip install 'onrecord[ollama]'" in done.stderr
