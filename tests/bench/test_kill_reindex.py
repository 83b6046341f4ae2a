"""The kill bench in small: real processes are killed, and what a reader finds afterwards is judged."""

import json
from pathlib import Path

import pytest

from bench.kill_reindex import main
from bench.phases import CHROMA, CLEANING, TRANSACTION, PhaseLog, Timeline, read_timeline

pytestmark = pytest.mark.end_to_end


@pytest.mark.slow
def test_kills_are_counted_and_nothing_is_lost(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """
    The command kills as many runs as it is told to, says in which phases, and finds no breach.
    """
    lines = [
        {"title": "Weir", "text": f"The weir of parish {n} leaks, said Ida Holm.\n\nNobody minds."} for n in range(20)
    ]
    (tmp_path / "articles.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    code = main(["--kills", "3", "--real", "0", "--shared", str(tmp_path), "--work", str(tmp_path / "work")])
    rows = dict(line.strip("│ ").split("│") for line in capsys.readouterr().out.splitlines() if "│" in line)
    cells = {label.strip(): value.strip() for label, value in rows.items()}

    assert code == 0
    assert (cells["kills"], cells["breaches"]) == ("3", "0")
    assert sum(int(value) for label, value in cells.items() if label.startswith("...")) == 3


def test_phases_are_known_of_a_run_that_did_not_end(tmp_path: Path) -> None:
    """
    The last line tells the phase, a phase within another one gives way to it again, and a torn line is left out.
    """
    path = tmp_path / "phases"
    log = PhaseLog(path)
    log.stage("Storing vectors", 3)
    with log.within(TRANSACTION):
        inside = read_timeline(path).now
    with path.open("a", encoding="utf-8") as file:
        file.write("123.4 cle")

    assert inside == TRANSACTION
    assert read_timeline(path).now == CHROMA
    assert read_timeline(tmp_path / "none") == Timeline(())


def test_the_time_of_a_phase_is_the_sum_of_its_parts() -> None:
    """
    A phase that comes twice lasted as long as both.
    """
    timeline = Timeline(((1.0, CHROMA), (3.0, CLEANING), (3.5, CHROMA), (4.0, "end")))

    assert timeline.seconds()[CHROMA] == pytest.approx(2.5)
    assert timeline.whole == pytest.approx(3.0)
