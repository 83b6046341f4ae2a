"""``python -m bench``."""

import json
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from bench.__main__ import main
from bench.data import REPOSITORY, BenchData, bench_folder
from bench.systems import Bench


def test_without_its_data_the_bench_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """
    Where the data is missing, one line says what and where, another that nothing was measured, and it is no failure.
    """
    code = main(["--shared", str(tmp_path), "--work", str(tmp_path / "work")])

    lines = capsys.readouterr().out.splitlines()
    assert code == 0
    assert len(lines) == 2
    assert "articles.jsonl" in lines[0]
    assert str(tmp_path) in lines[0]
    assert lines[1] == "Nothing was measured."


def test_the_place_is_given_or_named_or_usual(tmp_path: Path) -> None:
    """
    The option goes before the environment, which goes before the folder beside the repository.
    """
    named = {"ONRECORD_BENCH": str(tmp_path / "named")}

    assert bench_folder(tmp_path, named) == tmp_path
    assert bench_folder(None, named) == tmp_path / "named"
    assert bench_folder(None, {}) == REPOSITORY.parent / "shared" / "bench"


def test_a_baseline_alone_can_be_measured(data: BenchData, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """
    One chosen system is measured, printed as Markdown, and kept as JSON.
    """
    code = main(["--shared", str(data.folder), "--work", str(tmp_path / "work"), "--only", "bm25", "--markdown"])

    kept = json.loads((tmp_path / "work" / "last.json").read_text())
    assert code == 0
    assert "| verbatim | 1.000 | >= 1 |" in capsys.readouterr().out
    assert [(one["system"], one["answers"]["verbatim"]) for one in kept["systems"]] == [("bm25", 1.0)]


def test_a_system_that_fails_leaves_the_others_their_figures(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """
    The failing system is named on standard error, the exit code is 1, and the others are shown.
    """
    monkeypatch.setattr(sysconfig, "get_path", lambda _: str(bench.folder))
    code = main(["--shared", str(bench.data.folder), "--work", str(bench.folder), "--only", "onrecord,bm25"])

    shown = capsys.readouterr()
    assert code == 1
    assert "onrecord could not be measured" in shown.err
    assert "bm25" in shown.out


def test_an_unknown_system_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    """
    A system that does not exist ends with 2 and the names of those that do.
    """
    with pytest.raises(SystemExit) as ended:
        main(["--only", "bm26"])

    assert ended.value.code == 2
    assert "'bm26' is none of onrecord, no-extraction, llama-index, bm25" in capsys.readouterr().err


def test_starting_the_bench_loads_no_model() -> None:
    """
    The heavy libraries wait until a baseline needs them: help and missing data are told at once.
    """
    code = "import bench.__main__, sys; print([m for m in ('torch', 'chromadb', 'llama_index') if m in sys.modules])"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=REPOSITORY)

    assert ended.stdout.strip() == "[]"
