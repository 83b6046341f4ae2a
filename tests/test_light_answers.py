"""Answering loads no torch: questions are embedded by the exported model, in every program that answers."""

import json
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bot.conftest import StartBot, start_bot
from tests.program import SECONDS, Program, copy_of
from tests.telegram_api.fixtures import telegram_api
from tests.telegram_api.server import TelegramApi
from tests.test_reader_end_to_end import get, serving

__all__ = ["start_bot", "telegram_api"]

pytestmark = pytest.mark.end_to_end

QUESTION = "what did Rutte say about security guarantees?"

#: Each of them is what makes a question wait: seconds to import, hundreds of megabytes to keep.
HEAVY = {"torch", "transformers", "sentence_transformers", "spacy", "thinc", "llama_index", "onnx"}

#: Runs the command line and leaves the names of what was loaded in a file.
_NAMING = """
import sys
from bot.commands.app import run
try:
    run()
finally:
    with open({file!r}, "w", encoding="utf-8") as file:
        print(*sorted({{name.partition(".")[0] for name in sys.modules}}), file=file)
"""


@pytest.fixture(scope="module")
def answering(indexed: Program, tmp_path_factory: pytest.TempPathFactory) -> Program:
    """An archive of the samples with the bot's tables, which take alembic to make."""
    program = copy_of(indexed, tmp_path_factory.mktemp("answering"))
    assert program.run("answers").returncode == 0
    return program


def naming(file: Path) -> tuple[str, ...]:
    """Return the program as a command that leaves the names of its modules in a file."""
    return (sys.executable, "-c", _NAMING.format(file=str(file)))


def loaded(file: Path) -> set[str]:
    """Return what such a program had loaded in the end."""
    return set(file.read_text(encoding="utf-8").split())


@pytest.mark.parametrize("how", [(QUESTION,), ("--json", QUESTION), ("--batch",)], ids=["words", "json", "batch"])
def test_a_question_on_the_command_line_loads_nothing_heavy(
    answering: Program, tmp_path: Path, how: tuple[str, ...]
) -> None:
    """
    Not to embed it, not to read it, not to write the answer.
    """
    questions = tmp_path / "questions.jsonl"
    questions.write_text(json.dumps({"question": QUESTION}), encoding="utf-8")
    arguments = (*how, str(questions)) if how == ("--batch",) else how
    command = [*naming(tmp_path / "names"), "ask", *arguments]
    done = subprocess.run(
        command, env=answering.environment, capture_output=True, text=True, timeout=SECONDS, check=True
    )
    names = loaded(tmp_path / "names")

    assert "solid security guarantees in addition to a strong army" in done.stdout
    assert done.stderr == ""
    assert "onnxruntime" in names
    assert not names & (HEAVY | {"chromadb", "alembic", "filelock"})


def test_the_bot_answers_without_anything_heavy(
    answering: Program, telegram_api: TelegramApi, start_bot: StartBot, tmp_path: Path
) -> None:
    """
    From its start to its end, with a question between.
    """
    shutil.copytree(answering.data_dir, tmp_path / "data")
    settings = {"ONRECORD_DATA_DIR": str(tmp_path / "data")}
    bot = start_bot(command=(*naming(tmp_path / "names"), "bot"), environment=settings, wait=False)
    telegram_api.put_text(QUESTION)
    (sent,) = telegram_api.wait_for_sent(1, timeout=SECONDS)
    bot.terminate()
    names = loaded(tmp_path / "names")

    assert "solid security guarantees in addition to a strong army" in sent.text
    assert "onnxruntime" in names
    assert not names & (HEAVY | {"chromadb"})


def test_the_reader_loads_no_model_at_all(answering: Program, tmp_path: Path) -> None:
    """
    It embeds nothing, and searches nothing.
    """
    with serving(answering, command=naming(tmp_path / "names")) as (process, _, line):
        page = get(line.split("for example ")[1].strip())
        process.send_signal(signal.SIGTERM)
        process.wait(SECONDS)
    names = loaded(tmp_path / "names")

    assert page.status_code == 200
    assert not names & (HEAVY | {"onnxruntime", "tokenizers", "chromadb"})


def test_without_its_export_an_archive_is_answered_all_the_same(answering: Program, tmp_path: Path) -> None:
    """
    A damaged export is named and not loaded, `verify` names it, and the next index makes it anew; nothing else changes.
    """
    shutil.copytree(answering.data_dir, tmp_path / "data")
    program = Program(tmp_path / "data", tmp_path)
    (weights,) = program.data_dir.glob("question-model/*/model.onnx.data")
    sound = weights.read_bytes()
    weights.write_bytes(sound[:-1] + bytes([sound[-1] ^ 1]))
    asked = program.run("ask", "--json", QUESTION)
    verified = program.run("verify")
    reported = json.loads(program.run("index", "--json").stdout)
    again = program.run("ask", "--json", QUESTION)
    before, after = (json.loads(done.stdout)["citations"] for done in (asked, again))

    assert "is damaged (model.onnx.data)" in asked.stderr
    assert verified.returncode == 1
    assert "the exported model is damaged (model.onnx.data)" in verified.stdout
    assert (reported["added"], reported["embedded"], reported["same"]) == (0, 0, 12)
    assert again.stderr == ""
    assert before == after
    assert program.run("verify").stdout == "Everything is in step.\n"
