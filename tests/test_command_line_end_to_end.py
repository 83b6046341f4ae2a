"""The program as people run it: real processes, bad input of every kind, one clear line, the right exit code."""

import json
import os
import resource
import signal
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest

from tests.program import ONRECORD, SECONDS, Done, Program, copy_of, said

pytestmark = pytest.mark.end_to_end

GUARANTEES = "what did Rutte say about security guarantees?"


@pytest.fixture
def fresh(tmp_path: Path) -> Program:
    """Nothing indexed yet."""
    return Program(tmp_path / "data", tmp_path)


@pytest.fixture(scope="module")
def first_answer(tmp_path_factory: pytest.TempPathFactory) -> tuple[Program, Done]:
    """Ask the first question of a fresh machine: the samples are indexed on the way."""
    folder = tmp_path_factory.mktemp("indexed")
    program = Program(folder / "data", folder)
    return program, program.run("ask", "--json", GUARANTEES)


@pytest.fixture(scope="module")
def indexed(first_answer: tuple[Program, Done]) -> Program:
    """Share the archive of samples; whoever writes takes a copy."""
    return first_answer[0]


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
    Exit code 3, the reason on standard output, and nobody else's words in its place.
    """
    done = indexed.run("ask", "what did Merkel say about pensions?")

    assert (done.returncode, done.stderr) == (3, "")
    assert done.stdout.startswith("Nobody called Merkel is quoted in the archive. Searched: 12 articles from ")
    assert "Nearest" not in done.stdout


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("", "Please ask in words"),
        (" \n ", "Please ask in words"),
        ("\N{GRINNING FACE}\N{PARTY POPPER}", "Please ask in words"),
        ("<b><i></i></b>", "Please ask in words"),
        ("\u202e\u200f", "Please ask in words"),
        (b"\xff\xfe", "Please ask in words"),
        ("w" * 10_000, "That is 10,000 characters long; please ask in at most 500"),
    ],
    ids=["empty", "blank", "emoji", "html", "marks", "bytes", "long"],
)
def test_a_question_that_cannot_be_read_is_wrong_use(fresh: Program, question: str | bytes, line: str) -> None:
    """
    One line says how to ask; nothing is indexed for it, not even a data directory is made.
    """
    done = fresh.run("ask", "--", question)

    assert (done.returncode, done.stdout) == (2, "")
    assert said(done).startswith(f"onrecord: {line}")
    assert not fresh.data_dir.exists()


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


def test_bad_files_are_named_and_the_rest_goes_on(indexed: Program, tmp_path: Path) -> None:
    """
    Each file that gives no article has one line with its reason and what to do; the good ones are stored.
    """
    folder = tmp_path / "news"
    folder.mkdir()
    good = "The Mill\n\nOlwen Farthingale said that the tide mill would grind flour again by June.\n"
    (folder / "good.txt").write_text(good, encoding="utf-8")
    (folder / "empty.txt").touch()
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 20)
    with (folder / "huge.txt").open("wb") as huge:
        huge.truncate(100_000_000)
    half = '{"id": "whole", "text": "Olwen Farthingale said that bread is dear."}\n{"id": "half", "text": "Olwen Fa'
    (folder / "half.jsonl").write_text(half, encoding="utf-8")
    (folder / "half.md").write_text("---\ntitle: Half wri", encoding="utf-8")
    program = copy_of(indexed, tmp_path)
    done = program.run("index", "--json", "news", "missing.txt", settings={"ONRECORD_EXTRACTOR": "pattern"})
    report = json.loads(done.stdout)

    assert done.returncode == 0
    assert (report["added"], len(report["failed"])) == (2, 6)
    assert [line.removeprefix(f"skipped {tmp_path}/") for line in done.stderr.splitlines()] == [
        "news/binary.txt: holds NUL bytes, so it is not text or was damaged while written: save it as UTF-8",
        "news/empty.txt: is empty: fill it or remove it",
        "news/half.jsonl:2: breaks off: it is half-written; write it again",
        "news/half.md: its front matter is not closed: end it with a line of ---",
        "news/huge.txt: is larger than 20 MB: split it into one file an article, or use .jsonl",
        "missing.txt: does not exist: check the path",
    ]
    assert json.loads(program.run("status", "--json").stdout)["articles"] == 14


def test_a_source_that_gives_nothing_is_a_failure_and_loses_nothing(indexed: Program, tmp_path: Path) -> None:
    """
    Exit code 1, also when asked to prune: what could not be read is not gone.
    """
    program = copy_of(indexed, tmp_path)
    done = program.run("index", "--prune", "--yes", "missing")

    assert done.returncode == 1
    assert done.stderr.splitlines()[0] == f"skipped {tmp_path}/missing: does not exist: check the path"
    assert json.loads(program.run("status", "--json").stdout)["articles"] == 12


@pytest.mark.parametrize("command", [("status",), ("index",), ("ask", "what did Orr say?"), ("verify",)])
def test_a_data_directory_that_cannot_be_made_is_told(fresh: Program, command: tuple[str, ...]) -> None:
    """
    One line names the directory and the setting.
    """
    fresh.folder.joinpath("file").touch()
    below = fresh.folder / "file" / "data"
    done = fresh.run(*command, settings={"ONRECORD_DATA_DIR": str(below)})

    assert (done.returncode, done.stdout) == (1, "")
    assert said(done) == (
        f"onrecord: cannot make the data directory {below} (Not a directory): choose another with ONRECORD_DATA_DIR"
    )


def test_a_disk_that_takes_no_byte_is_told(fresh: Program) -> None:
    """
    Whoever runs it, root included: the catalogue cannot be made, and its file is named.
    """
    done = fresh.run("index", preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0)))

    assert (done.returncode, done.stdout) == (1, "")
    assert said(done).startswith(f"onrecord: {fresh.data_dir / 'catalogue.sqlite3'}")


@pytest.mark.parametrize("command", [("status",), ("index",), ("ask", "what did Orr say?"), ("verify", "--repair")])
def test_a_file_that_is_no_catalogue_is_never_overwritten(fresh: Program, command: tuple[str, ...]) -> None:
    """
    One line says that it is damaged and what to do; its bytes stay.
    """
    fresh.data_dir.mkdir()
    file = fresh.data_dir / "catalogue.sqlite3"
    content = b"This is somebody's diary.\n" * 400
    file.write_bytes(content)
    done = fresh.run(*command)

    assert (done.returncode, done.stdout) == (1, "")
    assert said(done).startswith(
        f"onrecord: {file} is damaged (file is not a database): move it away, then restore a backup"
    )
    assert file.read_bytes() == content


def test_a_torn_catalogue_is_told(indexed: Program, tmp_path: Path) -> None:
    """
    Pages that a failing disk left behind are noticed, not answered from.
    """
    program = copy_of(indexed, tmp_path)
    file = program.data_dir / "catalogue.sqlite3"
    content = bytearray(file.read_bytes())
    content[8192:65536] = b"\xa5" * (65536 - 8192)
    file.write_bytes(content)
    done = program.run("status")

    assert (done.returncode, done.stdout) == (1, "")
    assert "is damaged" in said(done)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"ONRECORD_TELEGRAM_TOKE=1:secret\n", "ONRECORD_TELEGRAM_TOKE in .env is no setting"),
        (b"ONRECORD_EXTRACTOR=magic\n", "ONRECORD_EXTRACTOR: Input should be 'auto'"),
        (b"\xff\xfe\x00", "the settings in .env cannot be read"),
        (b"ONRECORD_SOURCES=a\nHOMEPAGE=x\n", "HOMEPAGE in .env is no setting"),
    ],
    ids=["typo", "value", "binary", "foreign"],
)
def test_wrong_settings_are_named(fresh: Program, content: bytes, told: str) -> None:
    """
    One line names the setting and what is wrong with it, but never its value.
    """
    fresh.folder.joinpath(".env").write_bytes(content)
    done = fresh.run("status")

    assert (done.returncode, done.stdout) == (2, "")
    assert told in said(done)
    assert "secret" not in done.stderr


def test_a_wrong_value_in_the_environment_is_named(fresh: Program) -> None:
    """
    It makes no difference where a setting comes from.
    """
    done = fresh.run("status", settings={"ONRECORD_EXTRACTOR": "magic"})

    assert done.returncode == 2
    assert said(done).startswith("onrecord: the settings cannot be used: ONRECORD_EXTRACTOR: ")


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
    Stopped in the middle of its work, the program says so and what stands, and exits as shells expect.
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
    assert told == "\nonrecord: stopped; what was stored stands, and the next run goes on from there\n"


def test_a_killed_first_index_is_asked_and_goes_on(fresh: Program) -> None:
    """
    While it runs its first round answers; after the kill a run with nothing named, elsewhere, stores the rest.
    """
    folder = fresh.folder / "news"
    folder.mkdir()
    rows = [
        {"id": f"a{number}", "text": f"Ada Orr said that ferry {number} would sail again."} for number in range(450)
    ]
    (folder / "all.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    settings = {"ONRECORD_EXTRACTOR": "none"}
    process = subprocess.Popen([*ONRECORD, "index", "news"], env=fresh.environment | settings, cwd=fresh.folder)
    pause = threading.Event()
    try:
        # Looked at earlier, the file could not be put into WAL mode.
        log, stored = fresh.data_dir / "catalogue.sqlite3-wal", 0
        while process.poll() is None and not (log.exists() and (stored := count_articles(fresh))):
            pause.wait(0.2)
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
    process = subprocess.Popen(
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
    JSON is UTF-8, also where the terminal's language is not set.
    """
    done = indexed.run("export", "--statements", settings={"LC_ALL": "C", "PYTHONIOENCODING": "ascii"})
    rows = [json.loads(line) for line in done.stdout.splitlines()]

    assert done.returncode == 0
    assert len(rows) == 12
    assert "Mark Rutte" in {one["speaker"] for row in rows for one in row["statements"]}


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
