"""Ray itself, on the loopback interface of a network of its own."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest

from tests.index.cluster.namespace import isolated, why_not
from tests.index.cluster.ray_runs import ARTICLES, make_record
from tests.program import ONRECORD, ROOT, Program

#: A cluster starts in seconds, and on a busy machine in a minute. Workers that took a whole core each would leave none
#: for the reader and wait for ever.
SECONDS = 1_800

#: Rounds enough that the last are not prepared yet when the first is stored.
MANY = 2 * ARTICLES

_PATTERNS = {"ONRECORD_EXTRACTOR": "pattern", "ONRECORD_EMBEDDING_MODEL": "english"}

pytestmark = [pytest.mark.end_to_end, pytest.mark.slow]


@pytest.fixture(autouse=True)
def _isolated() -> None:
    """Leave the tests out, in a line, where Ray would be on a network."""
    if reason := why_not():
        pytest.skip(reason)


def run(arguments: list[str], folder: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run Python in a network of its own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("ONRECORD_", "RAY_"))}
    own = {"PYTHONPATH": str(ROOT), "HOME": str(folder), "RAY_AUTH_TOKEN": "0" * 32}
    return subprocess.run(
        isolated([sys.executable, *arguments]),
        env=kept | own | settings,
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        timeout=SECONDS,
        check=False,
    )


def test_an_archive_made_by_workers_is_that_of_a_plain_run_though_one_dies(tmp_path: Path) -> None:
    """
    On a cluster of two cores, with a worker killed half-way, all rows and the report are those of a run without.

    An article that ends every worker which takes it ends the run; what was stored before is kept, and a run without
    workers completes it.
    """
    done = run(["-m", "tests.index.cluster.ray_runs", str(tmp_path)], tmp_path)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout.splitlines()[-1])

    assert found["killed"]
    assert found["stages"][:3] == ["Reading", "Starting Ray", "Reading by 2 Ray workers"]
    assert found["differ"] == []
    assert found["reports"][0] == found["reports"][1]
    assert (found["reports"][0]["added"], found["embedded here"]) == (300, 0)
    assert found["failure"].startswith("the Ray job failed (")
    assert "everything stored is kept" in found["failure"]
    assert found["kept"] == 200
    assert found["differ at last"] == []


def test_ctrl_c_loses_nothing(tmp_path: Path) -> None:
    """
    The command stops in a line and leaves no process; what was stored stays, and a run without workers completes it.
    """
    news = tmp_path / "news.jsonl"
    news.write_text("\n".join(json.dumps(make_record(number)) for number in range(MANY)), encoding="utf-8")
    interrupted, plain = Program(tmp_path / "interrupted", tmp_path), Program(tmp_path / "plain", tmp_path)
    process = subprocess.Popen(
        # A shell that runs the tests in the background has them ignore interrupts, and what they start as well.
        isolated(["env", "--default-signal=INT", *ONRECORD, "index", str(news), "--workers", "ray"]),
        env=interrupted.environment | _PATTERNS,
        cwd=tmp_path,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    )
    wait_for(lambda: count(interrupted) > 0 or process.poll() is not None)
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=SECONDS)
    stored = count(interrupted)
    for program in (interrupted, plain):
        program.run("index", str(news), settings=_PATTERNS)

    assert process.returncode == 130, said
    assert said.splitlines()[-1] == (
        "onrecord: stopped; everything stored is kept, and the next run continues from there"
    )
    assert 0 < stored < MANY
    assert statements(interrupted) == statements(plain)
    assert len(statements(plain)) == MANY


def wait_for(is_done: Callable[[], bool]) -> None:
    """Wait until something is so."""
    until = time.monotonic() + SECONDS
    while not is_done():
        assert time.monotonic() < until
        time.sleep(0.2)


def count(program: Program) -> int:
    """Return the articles that are stored so far."""
    return len(rows(program, "SELECT id FROM articles"))


def statements(program: Program) -> list[tuple[object, ...]]:
    """Return the statements with their articles."""
    return rows(program, "SELECT a.key, s.* FROM statements s JOIN articles a ON a.current = s.version ORDER BY s.id")


def rows(program: Program, query: str) -> list[tuple[object, ...]]:
    """Read a catalogue beside what writes it; nothing where there is none yet."""
    path = program.data_dir / "catalogue.sqlite3"
    if not path.exists():
        return []
    with closing(sqlite3.connect(path)) as connection, suppress(sqlite3.OperationalError):
        return connection.execute(query).fetchall()
    return []
