"""Confidence beside what annotators confirm, on invented statements."""

from pathlib import Path

import pytest

from bench.calibration import Calibration, Judged, calibrate, judge_statements, main, to_sheet
from bench.data import BenchData, Record, write_jsonl
from bench.scripts import load_script

TEXT = "Ilse Tamm said the weir leaks. She called it old."
SCRIPT = """
def tokens(spans, words):
    return {i for i, (s, e) in enumerate(words) if any(s < b and e > a for a, b in spans)}
def match(gold, found):
    return {i: found.index(g) for i, g in enumerate(gold) if g in found}
def heads(name):
    return {name.split()[-1].lower()} if name else set()
"""
WEIR: Record = {"content": [[15, 29]], "source": [[0, 9]], "source_text": "Ilse Tamm"}


def said(content: list[list[int]], source: list[list[int]], speaker: str | None) -> Record:
    """Return an exported statement."""
    return {"content": content, "source": source, "speaker": speaker, "confidence": 0.8}


def test_the_error_weighs_each_bin_by_its_statements() -> None:
    """
    Stated confidence is compared with the confirmed share bin by bin, big bins counting more.
    """
    judged = [Judged(0.9, is_confirmed=True)] * 3 + [Judged(0.5, is_confirmed=False)]

    calibration = calibrate(judged)

    assert calibration.error == pytest.approx((3 * 0.1 + 0.5) / 4)
    assert [(one.start, one.count, one.confirmed) for one in calibration.bins] == [(0.5, 1, 0.0), (0.9, 3, 1.0)]


def test_no_statements_have_no_error() -> None:
    """
    Without statements there is neither a bin nor an error.
    """
    assert calibrate([]) == Calibration((), None)
    assert to_sheet(calibrate([])).rows == (("all", "0", "expected calibration error", "-"),)


@pytest.mark.parametrize(
    ("statement", "confirmed"),
    [
        pytest.param(said([[15, 29]], [[0, 9]], "Ilse Tamm"), [True], id="content and source"),
        pytest.param(said([[15, 29]], [[31, 34]], "Ilse Tamm"), [True], id="another place of the name"),
        pytest.param(said([[15, 29]], [[31, 34]], "Odo Brandt"), [False], id="another source"),
        pytest.param(said([[35, 48]], [[0, 9]], "Ilse Tamm"), [False], id="another content"),
        pytest.param(said([[15, 29]], [[0, 9]], None), [], id="open speaker"),
    ],
)
def test_annotators_confirm_content_and_source(data: BenchData, statement: Record, confirmed: list[bool]) -> None:
    """
    A statement with a speaker is confirmed when its content and its source are both annotated.
    """
    data.statement_scorer.write_text(SCRIPT)
    script = load_script(data.statement_scorer, "tokens", "match", "heads")
    annotated = [{"article_id": "a", "attributions": [WEIR]}]

    judged = list(judge_statements(script, annotated, {"a": TEXT}, {"a": [statement]}))

    assert [one.is_confirmed for one in judged] == confirmed


def test_the_command_prints_a_table(data: BenchData, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """
    The command prints the bins and the error of the split that is asked for.
    """
    data.statement_scorer.write_text(SCRIPT)
    write_jsonl(data.articles, [{"id": "a", "text": TEXT}])
    write_jsonl(data.annotations, [{"article_id": "a", "split": "train", "attributions": [WEIR]}])
    statements = tmp_path / "statements.jsonl"
    write_jsonl(statements, [{"article_id": "a", "statements": [said([[15, 29]], [[0, 9]], "Ilse Tamm")]}])

    code = main(["--shared", str(data.folder), "--statements", str(statements), "--split", "train"])

    assert (code, "| 0.80 | 1 | 0.80 | 1.00 |" in capsys.readouterr().out) == (0, True)


def test_nothing_to_judge_is_told(data: BenchData, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """
    Without exported statements the command says what to run first.
    """
    data.statement_scorer.write_text(SCRIPT)

    code = main(["--shared", str(data.folder), "--statements", str(tmp_path / "none.jsonl")])

    assert (code, "run python -m bench first" in capsys.readouterr().err) == (1, True)
