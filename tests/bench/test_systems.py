"""The product under measurement, by a stand-in that keeps the command line's contract."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bench.data import Record, write_jsonl
from bench.errors import BenchError
from bench.figures import Figures, Result
from bench.indexing_rate import Index
from bench.onrecord_runs import OnRecord
from bench.processes import run_command
from bench.systems import Bench, compare, measure_onrecord, measure_without_extraction
from bench.tables import lay_out
from tests.bench.conftest import calls_of, make_contenders


def test_the_product_is_indexed_asked_and_scored(bench: Bench) -> None:
    """
    One measurement gives answers, kinds, extraction, and what indexing and asking cost.
    """
    result = measure_onrecord(bench)

    assert (result.answers["questions"], result.answers["verbatim"]) == (3, 1.0)
    assert (result.refusals["rightly@0.06"], result.refusals["wrongly@0.06"]) == (1.0, 0.0)
    assert result.statements["found"] == 1
    assert result.statements["calibration_error"] == 0.25
    assert result.costs["index_seconds"] == 4
    assert result.costs["articles_per_second"] == 0.75
    assert result.costs["reindex_share"] == pytest.approx(0.005)
    assert result.costs["reindex_embedded"] == 0
    assert all(
        (result.costs[name] or 0) > 0 for name in ("help_seconds", "ask_seconds", "ask_peak_mb", "batch_peak_mb")
    )


def test_questions_as_typed_are_scored_by_kind(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Those with a false premise apart, and what one threshold would refuse of the others.
    """
    kinds = ("said", "none", "bent")
    write_jsonl(bench.data.typed_questions, [{"qid": kind, "type": kind, "question": "orr?"} for kind in kinds])
    monkeypatch.setattr("bench.systems.score", _count_by_kind)
    result = measure_onrecord(bench)
    rows = {row[0]: row[1] for sheet in lay_out([result]) for row in sheet.rows}

    assert result.typed["bent"] == {"accepted": 3}
    assert result.typed[""]["rightly@0.06"] == 1.0
    assert rows["bent: false premise: accepted"] == "3.000"
    assert rows["all: statement_hit@1"] == "3.000"


def _count_by_kind(_: object, questions: list[Record], answers: list[Record]) -> Iterator[tuple[str, Figures]]:
    assert [one["qid"] for one in questions] == [one["qid"] for one in answers]
    yield "", {"statement_hit@1": len(answers)}
    yield "bent", {"accepted": len(answers)}


def test_what_the_first_indexing_took_is_remembered(bench: Bench) -> None:
    """
    A later run finds the index current, calls it once, and compares with the first run's seconds, saying so.
    """
    measure_onrecord(bench)
    later = measure_onrecord(bench)

    assert later.costs["index_seconds"] == 4
    assert "earlier run" in later.notes[0]
    assert [arguments[0] for arguments, _ in calls_of(bench, "onrecord")].count("index") == 2 + 1


def test_fresh_indexes_everything_again(bench: Bench) -> None:
    """
    A fresh measurement times the full indexing in its own run.
    """
    measure_onrecord(bench)
    fresh = measure_onrecord(replace(bench, is_fresh=True))

    assert fresh.notes == ()


def test_indexing_side_by_side_is_timed_once(bench: Bench) -> None:
    """
    The rates of the first run are shown by later ones, and measured again where all is made afresh.
    """
    made: list[Path] = []

    def contenders(folder: Path) -> dict[str, Index]:
        made.append(folder)
        return make_contenders(folder)

    counting = replace(bench, contenders=contenders)
    first, later = measure_onrecord(counting), measure_onrecord(counting)

    assert len(made) == 1
    assert first.costs["rate_share"] == later.costs["rate_share"]
    assert not made[0].exists()

    measure_onrecord(replace(counting, is_fresh=True))

    assert len(made) == 2


def test_an_index_of_unknown_beginnings_has_no_share(bench: Bench) -> None:
    """
    Where the first indexing was never timed, no share of it is claimed.
    """
    measure_onrecord(bench)
    (bench.indexes / "first_indexing.json").unlink()
    result = measure_onrecord(bench)

    assert "reindex_share" not in result.costs
    assert "--fresh" in result.notes[0]


def test_the_developers_settings_do_not_reach_the_product(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    What is measured sees the settings of the measurement alone.
    """
    monkeypatch.setenv("ONRECORD_MODEL", "of the developer")
    measure_onrecord(bench)
    measure_without_extraction(bench)

    assert all(settings == {} for _, settings in calls_of(bench, "onrecord"))
    assert all(settings == {"ONRECORD_EXTRACTOR": "none"} for _, settings in calls_of(bench, "no-extraction"))


def test_without_extraction_is_asked_again_only_by_other_code(bench: Bench) -> None:
    """
    The answers without extraction are kept until a line of the product changes.
    """
    first = measure_without_extraction(bench)
    again = measure_without_extraction(bench)

    assert first.answers == again.answers
    assert len(calls_of(bench, "no-extraction")) == 2

    (bench.code[0] / "answering.py").write_text("first = 2\n")
    measure_without_extraction(bench)

    assert len(calls_of(bench, "no-extraction")) == 4


def test_a_failing_product_is_named_with_what_it_said(tmp_path: Path) -> None:
    """
    The error shows the command, its exit code and its last words.
    """
    with pytest.raises(BenchError, match=r"ended with 7: .*no such archive"):
        run_command(
            [sys.executable, "-c", "import sys; print('no such archive', file=sys.stderr); sys.exit(7)"],
            environment={},
            folder=tmp_path,
        )


def test_a_missing_product_is_named(bench: Bench) -> None:
    """
    A product that is not installed gives one clear error.
    """
    with pytest.raises(BenchError, match="cannot be started"):
        measure_onrecord(replace(bench, program=bench.folder / "nowhere"))


@pytest.mark.parametrize(
    "output",
    [
        pytest.param("done", id="no JSON"),
        pytest.param('{"added": 1}', id="too few figures"),
        pytest.param("3", id="a number"),
    ],
)
def test_an_index_report_that_breaks_the_contract_is_an_error(bench: Bench, output: str) -> None:
    """
    A report without the agreed figures is an error, not a zero.
    """
    bench.program.write_text(f"#!/bin/sh\necho '{output}'\n")

    with pytest.raises(BenchError, match="printed no report"):
        OnRecord(bench.indexes / "onrecord", program=bench.program).index(bench.data.articles)


def test_fewer_answers_than_questions_are_an_error(bench: Bench) -> None:
    """
    A batch that loses a question is an error, not a refusal.
    """
    bench.program.write_text('#!/bin/sh\necho \'{"qid": "S-1", "status": "refused", "citations": []}\'\n')

    with pytest.raises(BenchError, match="1 answers to 3 questions"):
        OnRecord(bench.indexes / "onrecord", program=bench.program).ask_batch(
            bench.data.questions(), bench.folder / "questions.jsonl"
        )


def test_the_peak_is_that_of_the_command(tmp_path: Path) -> None:
    """
    A command that fills 200 MB is seen to, and one that does not is not.
    """
    peaks = [
        run_command([sys.executable, "-c", code], environment={}, folder=tmp_path).peak_bytes
        for code in ("b = bytearray(b'x') * 200_000_000", "pass")
    ]

    assert peaks[0] - peaks[1] > 150_000_000


def test_latencies_are_compared_where_both_were_measured() -> None:
    """
    The ratio stands with ours when LlamaIndex was measured in the same run, and nowhere otherwise.
    """
    ours = Result("onrecord", {"latency_ms_p50": 30.0})
    theirs = Result("llama-index", {"latency_ms_p50": 20.0})

    assert compare([ours, theirs])[0].costs == {"p50_ratio": 1.5}
    assert compare([ours]) == [ours]
