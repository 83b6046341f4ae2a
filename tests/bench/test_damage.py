"""The bench of random damage in small: real commands and files; none ends in a traceback or a false quote."""

import random
from pathlib import Path

import pytest

from bench.damage import SEED, TRIALS, run_trials
from bench.file_damages import damage_file

pytestmark = pytest.mark.end_to_end

_ARTICLES = [
    {
        "id": f"weir-{n}",
        "title": f"Weir {n}",
        "text": f"The weir of parish {n} leaks, said Ida Holm.\n\nBen Vey said that weir {n} would be mended.",
    }
    for n in range(20)
]


@pytest.mark.slow
def test_no_damage_ends_in_a_traceback_or_a_false_quote(tmp_path: Path) -> None:
    """
    In 200 random damages everything that differs is found, and repair or restore brings the answers back.
    """
    outcome = run_trials(_ARTICLES, tmp_path / "work", TRIALS, SEED)

    assert outcome.breaches == []
    assert outcome.ends.total() == TRIALS


@pytest.mark.parametrize("seed", range(40))
def test_a_damaged_file_differs(tmp_path: Path, seed: int) -> None:
    """
    Each kind of damage changes the file, cuts it or removes it, the same with the same seed.
    """
    first, second = tmp_path / "first", tmp_path / "second"
    for path in (first, second):
        path.write_bytes(bytes(range(256)) * 64)
    kinds = {damage_file(path, random.Random(seed)) for path in (first, second)}

    assert len(kinds) == 1
    assert kinds == {"removed"} or first.read_bytes() == second.read_bytes()
    assert kinds & {"removed", "pages mixed up"} or first.read_bytes() != bytes(range(256)) * 64
