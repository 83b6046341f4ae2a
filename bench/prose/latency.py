"""From a model's last token to the message: ``python -m bench.prose.latency --data-dir DIR --questions FILE``.

A real bot on a copy of the archive, the emulated Telegram, and a scripted model that repeats the first quote of what
it is given, word for word, in two sentences. Each question comes from a user of its own, one after the other.
"""

import argparse
import json
import re
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.data import read_jsonl
from bench.load import REAL_BOT, UNLIMITED
from tests.bot.support.scripted_model import Script, ScriptedModel
from tests.telegram_api.bot_process import BotProcess
from tests.telegram_api.server import TelegramApi

_REACH_MS = 50.0
_QUESTIONS = 40
_SECONDS = 120.0
_SPEECH = re.compile(r"[^.!?“”\"]{20,200}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Ask, and print the times in milliseconds; return 1 if the median is over the reach."""
    options = _parser().parse_args(arguments)
    questions = [one["question"] for one in read_jsonl(options.questions) if one.get("gold")][: options.most]
    with TemporaryDirectory() as folder:
        shutil.copytree(options.data_dir, folder, dirs_exist_ok=True)
        times, shown = _measure(questions, Path(folder))
    times.sort()
    middle, late = times[len(times) // 2], times[int(0.95 * len(times))]
    print(f"{len(times)} messages, {shown} with prose: median {middle:.0f} ms, p95 {late:.0f} ms")
    return 0 if middle <= _REACH_MS else 1


def _measure(questions: Sequence[str], folder: Path) -> tuple[list[float], int]:
    model = ScriptedModel(Script(write=write))
    model.start()
    settings = UNLIMITED | {
        "ONRECORD_DATA_DIR": str(folder),
        "ONRECORD_LLM_PROVIDER": "openai",
        "ONRECORD_LLM_URL": model.url,
        "ONRECORD_LLM_MODEL": "scripted",
        **{f"ONRECORD_LLM_{whose}TOKENS_PER_DAY": "0" for whose in ("", "USER_", "CHAT_")},
    }
    times, shown = [], 0
    try:
        with TelegramApi() as api, BotProcess(api, folder, command=REAL_BOT, environment=settings) as bot:
            bot.start()
            api.put_text("/help", chat_id=4999)
            api.wait_for_sent(1, 4999, timeout=_SECONDS)
            for number, question in enumerate(questions):
                asked = len(model.asked)
                api.put_text(question, chat_id=5000 + number)
                (sent, *_) = api.wait_for_sent(1, 5000 + number, timeout=_SECONDS)
                if len(model.asked) > asked:
                    times.append(1000 * (sent.at - model.done_at))
                    shown += "language model" in sent.text
    finally:
        model.stop()
    return times, shown


def write(prompt: str) -> str:
    """Write a sentence of the words of the first two statements with a speaker, as a model that repeats them."""
    lines = prompt.rpartition("<evidence>\n")[2].partition("\n</evidence>")[0].splitlines()
    rows = [row for row in map(json.loads, lines) if row["speaker"]][:2]
    said = ((row, max(_SPEECH.findall(row["words"]), key=len, default="")) for row in rows)
    return " ".join(f"{row['speaker']} said: {words.strip(' ,')} [{row['n']}]." for row, words in said) or "NOTHING"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.prose.latency", description=__doc__)
    parser.add_argument("--data-dir", type=Path, required=True, help="an archive that answers the questions")
    parser.add_argument("--questions", type=Path, required=True, help='JSONL with "question" and "gold"')
    parser.add_argument("--most", type=int, default=_QUESTIONS, help="questions that are asked")
    return parser


if __name__ == "__main__":
    sys.exit(main())
