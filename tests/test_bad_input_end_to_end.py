"""Unreadable questions, files, directories, catalogues and settings: one clear line and the right exit code."""

import json
import resource
import subprocess
from pathlib import Path

import pytest

from tests.program import ONRECORD, SECONDS, Program, copy_of, said
from tests.warm.process import WarmProcess

pytestmark = pytest.mark.end_to_end


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
    One line says how to ask. Nothing is indexed, and no data directory is made.
    """
    done = fresh.run("ask", "--", question)

    assert (done.returncode, done.stdout) == (2, "")
    assert said(done).startswith(f"onrecord: {line}")
    assert not fresh.data_dir.exists()


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
    skipped = [line for line in done.stderr.splitlines() if line.startswith("skipped ")]  # a slow run shows progress
    assert [line.removeprefix(f"skipped {tmp_path}/") for line in skipped] == [
        "news/binary.txt: is not UTF-8, and its encoding cannot be determined: save it as UTF-8",
        "news/empty.txt: is empty: fill it or remove it",
        "news/half.jsonl:2: breaks off: it is half-written; write it again",
        "news/half.md: its front matter is not closed: end it with a line of ---",
        "news/huge.txt: is larger than 20 MB: split it into one file an article, or use .jsonl",
        "missing.txt: does not exist: check the path",
    ]
    assert json.loads(program.run("status", "--json").stdout)["articles"] == 14


def test_a_source_that_gives_nothing_is_a_failure_and_loses_nothing(indexed: Program, tmp_path: Path) -> None:
    """
    Exit code 1, and nothing is pruned: a source that cannot be read is not gone.
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
    The catalogue cannot be made, not even by root, and the line names its file.
    """
    done = fresh.run_cold("index", preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0)))

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
    Pages damaged by a failing disk are noticed, and nothing is answered from them.
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
    A wrong value is named the same way wherever it comes from.
    """
    done = fresh.run("status", settings={"ONRECORD_EXTRACTOR": "magic"})

    assert done.returncode == 2
    assert said(done).startswith("onrecord: the settings cannot be used: ONRECORD_EXTRACTOR: ")


@pytest.mark.parametrize(
    "arguments",
    [
        ("ask", "what did Rutte say about security guarantees?"),
        ("ask", "--json", "what did Rutte say about security guarantees?"),
        ("ask", "who said that about zeppelins?"),
        ("check", "draft.txt"),
        ("export", "--statements"),
        ("export", "--statements", "--csv"),
        ("speakers",),
        ("statements",),
        ("status",),
        ("verify",),
        ("--help",),
    ],
    ids=" ".join,
)
def test_a_full_standard_output_is_said(indexed: Program, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """
    The last line says that standard output cannot be written, the exit code is 1, and there is no traceback.
    """
    (tmp_path / "draft.txt").write_text('"Bread is dear," said Olwen Farthingale.\n', encoding="utf-8")
    with Path("/dev/full").open("wb") as full:
        process = WarmProcess(
            [*ONRECORD, *arguments],
            env=indexed.environment,
            cwd=tmp_path,
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        _, told = process.communicate(timeout=SECONDS)

    assert "Traceback" not in told
    assert told.splitlines()[-1] == (
        "onrecord: standard output cannot be written (No space left on device): nothing else is lost"
    )
    assert process.returncode == 1
