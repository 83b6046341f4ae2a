"""An archive and its backup are their owner's only, whatever the umask, SQLite's and Chroma's files too."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.mark.end_to_end
def test_nothing_of_an_archive_is_open_to_others(tmp_path: Path) -> None:
    """
    Made with a umask that lets everybody do everything, and looked at while SQLite's journals are there.
    """
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text('Tolls\n\n"The tolls stay," said Ada Orr, the mayor of Tern.\n')
    environment = os.environ | {"ONRECORD_DATA_DIR": str(tmp_path / "data"), "ONRECORD_EXTRACTOR": "pattern"}
    script = """
import os, sqlite3, sys
from pathlib import Path
os.umask(0)
from bot.__main__ import main
def run(*arguments):
    sys.argv = ["onrecord", *arguments]
    try:
        main()
    except SystemExit as end:
        assert not end.code, end.code
run("index", "news")
run("backup", "night.backup")
reader = sqlite3.connect("data/catalogue.sqlite3")
reader.execute("SELECT count(*) FROM state").fetchone()
found = [Path("data"), Path("night.backup"), *Path("data").rglob("*")]
print(*(f"{path.lstat().st_mode & 0o777:o} {path.is_dir():d} {path}" for path in found), sep="\\n", file=sys.stderr)
"""
    ran = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        env=environment | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
        timeout=500,
    )
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
