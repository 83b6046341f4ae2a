"""The program as people run it, in real processes: answers, refusals, wrong use and interrupts."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest

from tests.program import ONRECORD, SECONDS, Done, Program, said
from tests.warm.process import MODEL, start

pytestmark = pytest.mark.end_to_end


def test_the_first_question_indexes_the_samples_and_is_answered(first_answer: tuple[Program, Done]) -> None:
    """
    The statement on security guarantees comes first, credited to Mark Rutte as reported speech.
    """
    done = first_answer[1]
    answer = json.loads(done.stdout)
    best = answer["citations"][0]

    assert (done.returncode, answer["status"]) == (0, "answered")
    assert "solid security guarantees in addition to a strong army" in best["quote"]
    assert (best["speaker"], best["kind"], best["polarity"]) == ("Mark Rutte", "indirect", "said")
    assert best["link"].startswith(f"{best['url']}#:~:text=")
    assert "12 added" in done.stderr.splitlines()[-1]


def test_what_is_not_said_is_refused(indexed: Program) -> None:
    """
    Exit code 3, the reason on standard output, and nobody else's words instead.
    """
    done = indexed.run("ask", "what did Merkel say about pensions?")

    assert (done.returncode, done.stderr) == (3, "")
    assert done.stdout.startswith("Nobody called Merkel is quoted in the archive. Searched: 12 articles from ")
    assert "Nearest" not in done.stdout


def test_odd_questions_by_the_line_are_answered_or_told(indexed: Program, tmp_path: Path) -> None:
    """
    A NUL, markup, half an emoji or Arabic change nothing for the lines beside them; each line is valid UTF-8 JSON.
    """
    questions = {
        "nul": "what did\0Rutte say about security guarantees?",
        "html": "<b>what did</b> <script src='x'>Rutte</script> say about security guarantees?",
        "half": "what did Rutte \ud83d say about security guarantees?",
        "arabic": "\u202bماذا قال روته عن الضمانات الأمنية؟\u202c",
        "empty": "",
        "long": "w " * 5_000,
        "flood": '" OR MATCH NEAR( * ^ security guarantees Rutte ' * 10,
    }
    file = tmp_path / "questions.jsonl"
    lines = [json.dumps({"qid": qid, "question": question}) for qid, question in questions.items()]
    file.write_text("\n".join([*lines, "no json"]), encoding="utf-8")
    done = indexed.run("ask", "--batch", str(file))
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    answers = {row["qid"]: row for row in rows}

    assert (done.returncode, done.stderr) == (0, "")
    assert [row["qid"] for row in rows] == [*questions, None]
    assert all(row["question"] == questions.get(row["qid"], "") for row in rows)
    assert all("solid security guarantees" in answers[qid]["citations"][0]["quote"] for qid in ("nul", "html", "half"))
    assert all(answers[qid]["status"] == "refused" for qid in ("empty", "long", None))
    assert answers["empty"]["reason"].startswith("Please ask in words")
    assert answers[None]["reason"] == 'line 8: expected a JSON object with a "question"'


@pytest.mark.parametrize(
    "arguments",
    [
        ("ask",),
        ("ask", "what did Orr say?", "--batch", "questions.jsonl"),
        ("ask", "what did Orr say?", "--now", "tomorrow"),
        ("export",),
        ("frobnicate",),
        ("index", "--prun"),
    ],
    ids=lambda arguments: "-".join(arguments[:2]),
)
def test_wrong_use_is_explained(fresh: Program, arguments: tuple[str, ...]) -> None:
    """
    Exit code 2, the usage on standard error, and nothing done.
    """
    done = fresh.run(*arguments)

    assert (done.returncode, done.stdout) == (2, "")
    assert "Usage: " in done.stderr
    assert not fresh.data_dir.exists()


@pytest.mark.parametrize("name", ["missing.jsonl", "."])
def test_a_batch_that_cannot_be_read_is_told(indexed: Program, name: str) -> None:
    """
    One line names the file; no model is loaded for it.
    """
    done = indexed.run("ask", "--batch", name)

    assert (done.returncode, done.stdout) == (1, "")
    assert said(done).startswith(f"onrecord: cannot read {name} (")


def test_ctrl_c_ends_with_a_line(indexed: Program, tmp_path: Path) -> None:
    """
    The interrupted program says what is stored, and exits with the code that shells expect.
    """
    pipe = tmp_path / "questions"
    os.mkfifo(pipe)
    process = subprocess.Popen(
        # A shell that runs the tests in the background has them ignore interrupts, and what they start as well.
        ["env", "--default-signal=INT", *ONRECORD, "ask", "--batch", str(pipe)],
        env=indexed.environment,
        cwd=indexed.folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    with pipe.open("w"):  # returns when the program waits for the first question
        process.send_signal(signal.SIGINT)
        out, told = process.communicate(timeout=SECONDS)

    assert (process.returncode, out) == (130, "")
    assert told == "\nonrecord: stopped; everything stored is kept, and the next run continues from there\n"


def test_a_killed_first_index_is_asked_and_goes_on(fresh: Program) -> None:
    """
    The first round answers while the index runs. After the kill, a run elsewhere that names nothing stores the rest.
    """
    folder = fresh.folder / "news"
    folder.mkdir()
    rows = [
        {"id": f"a{number}", "text": f"Ada Orr said that ferry {number} would sail again."} for number in range(300)
    ]
    (folder / "all.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    settings = {"ONRECORD_EXTRACTOR": "none"}
    process = start([*ONRECORD, "index", "news"], preload=MODEL, env=fresh.environment | settings, cwd=fresh.folder)
    pause = threading.Event()
    try:
        # Looked at earlier, the file could not be put into WAL mode.
        log, stored = fresh.data_dir / "catalogue.sqlite3-wal", 0
        while process.poll() is None and not (log.exists() and (stored := count_articles(fresh))):
            pause.wait(0.05)
        process.send_signal(signal.SIGSTOP)  # it runs, and comes no further
        meanwhile = fresh.run("ask", "--json", "what did Ada Orr say about ferry 7?", settings=settings)
    finally:
        process.kill()
        process.wait()
    elsewhere = fresh.folder / "elsewhere"
    elsewhere.mkdir()
    report = json.loads(Program(fresh.data_dir, elsewhere).run("index", "--json", settings=settings).stdout)
    after = fresh.run("ask", "--json", "what did Ada Orr say about ferry 7?", settings=settings)

    assert 0 < stored < len(rows)
    assert (meanwhile.returncode, json.loads(meanwhile.stdout)["is_partial"]) == (0, True)
    assert said(meanwhile).startswith("onrecord: the first index has not ended: answering from the ")
    assert report["same"] >= stored
    assert report["same"] + report["added"] == count_articles(fresh) == len(rows)
    assert (after.stderr, json.loads(after.stdout)["is_partial"]) == ("", False)


def count_articles(program: Program) -> int:
    """Return how many articles are stored; 0 where the tables are not made yet."""
    with closing(sqlite3.connect(program.data_dir / "catalogue.sqlite3")) as connection:
        try:
            return int(connection.execute("SELECT count(*) FROM articles").fetchone()[0])
        except sqlite3.OperationalError:
            return 0


def test_a_reader_that_goes_away_is_no_crash(indexed: Program) -> None:
    """
    ``onrecord export --statements | head -1`` prints its line and no complaint.
    """
    process = start(
        [*ONRECORD, "export", "--statements"],
        env=indexed.environment,
        cwd=indexed.folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout
    assert process.stderr
    process.stdout.close()
    told = process.stderr.read()
    process.stderr.close()

    assert process.wait(SECONDS) in {0, 1}
    assert told == b""


def test_statements_are_exported_under_any_locale(indexed: Program) -> None:
    """
    JSON is UTF-8 even if no locale is set.
    """
    done = indexed.run_cold("export", "--statements", settings={"LC_ALL": "C", "PYTHONIOENCODING": "ascii"})
    rows = [json.loads(line) for line in done.stdout.splitlines()]

    assert done.returncode == 0
    assert len(rows) == 12
    assert "Mark Rutte" in {statement["speaker"] for row in rows for statement in row["statements"]}


def test_help_loads_nothing_heavy(fresh: Program) -> None:
    """
    Help and wrong use wait for no model, no database and no Telegram.
    """
    script = (
        "import sys\n"
        "from bot.commands.app import run\n"
        "sys.argv = ['onrecord', '--help']\n"
        "try:\n    run()\nexcept SystemExit as end:\n    assert end.code == 0\n"
        "print(*sorted({name.partition('.')[0] for name in sys.modules}), file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        env=fresh.environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=SECONDS,
    )
    loaded = set(done.stderr.split())

    assert "Usage: " in done.stdout
    assert not loaded & {
        *("torch", "transformers", "sentence_transformers", "chromadb", "llama_index", "sqlalchemy", "alembic"),
        *("spacy", "telegram", "numpy", "pydantic", "pydantic_settings", "dateparser", "trafilatura"),
    }
