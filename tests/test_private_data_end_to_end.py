"""An archive and its backup are their owner's only, whatever the umask, SQLite's and Chroma's files too."""

import os
import sys
from pathlib import Path

import pytest

from tests.program import ROOT
from tests.warm.process import MODEL, run_warm


@pytest.mark.end_to_end
def test_nothing_of_an_archive_is_open_to_others(tmp_path: Path) -> None:
    """
    Made with a umask that lets everybody do everything, and looked at while SQLite's journals are there.
    """
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text('Tolls\n\n"The tolls stay," said Ada Orr, the mayor of Tern.\n')
    settings = {"ONRECORD_DATA_DIR": str(tmp_path / "data"), "ONRECORD_EXTRACTOR": "pattern"}
    environment = os.environ | settings | {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "tests.open_to_all"]
    ran = run_warm(command, cwd=tmp_path, env=environment, timeout=500, preload=MODEL)
    listed = [
        line.split(" ", 2) for line in ran.stderr.splitlines() if line[:3] in {"600", "700", "644", "755", "666", "777"}
    ]
    names = {Path(path).name for _mode, _is_folder, path in listed}

    assert ran.returncode == 0, ran.stderr
    assert {
        "data",
        "night.backup",
        "catalogue.sqlite3",
        "catalogue.sqlite3-wal",
        "catalogue.sqlite3-shm",
        "chroma",
    } <= names
    assert {(mode, is_folder) for mode, is_folder, _path in listed} == {("700", "1"), ("600", "0")}
