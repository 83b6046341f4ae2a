"""What is kept by digest."""

from pathlib import Path

import pytest

from bench.kept import digest_of, kept_folder


def test_the_same_digest_builds_once(tmp_path: Path) -> None:
    """
    A folder that stands under its digest is not built again.
    """
    built: list[str] = []

    for digest in ("a", "a", "b", "b"):
        kept_folder(tmp_path, "index", digest, lambda folder: built.append(folder.name))

    assert len(built) == 2


def test_another_digest_replaces_the_older_one_of_that_name(tmp_path: Path) -> None:
    """
    Old folders of the same name go when the new one is complete, and other names stay.
    """
    for name, digest in (("index", "a"), ("other", "a"), ("index", "b")):
        kept_folder(tmp_path, name, digest, lambda folder: (folder / "done").touch())

    assert sorted(path.name for path in tmp_path.iterdir()) == ["index.b", "other.a"]


def test_a_build_that_breaks_off_is_begun_again(tmp_path: Path) -> None:
    """
    What an interrupted build left is neither trusted nor in the way, and the older folder stays until then.
    """
    kept_folder(tmp_path, "index", "old", lambda folder: (folder / "done").touch())

    def break_off(folder: Path) -> None:
        (folder / "half").touch()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        kept_folder(tmp_path, "index", "new", break_off)

    assert (tmp_path / "index.old" / "done").exists()
    folder = kept_folder(tmp_path, "index", "new", lambda folder: (folder / "done").touch())
    assert [path.name for path in folder.iterdir()] == ["done"]


def test_the_digest_reads_files(tmp_path: Path) -> None:
    """
    A file counts by its content, not by its name.
    """
    one, other = tmp_path / "one", tmp_path / "other"
    one.write_text("same")
    other.write_text("same")
    before = digest_of(one)

    assert digest_of(other) == before

    other.write_text("changed")

    assert digest_of(other) != before
