"""What is kept is its owner's only."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.errors import UnreadableError
from corpus.files.disk import list_files
from corpus.files.private import close_to_others, keep_files_private, make_private_file, make_private_folder


@pytest.fixture(autouse=True)
def _open_umask() -> Iterator[None]:
    """Let everybody do everything, as the most careless system does."""
    before = os.umask(0)
    yield
    os.umask(before)


def mode(path: Path) -> str:
    """Return a path's permissions in octal digits."""
    return f"{path.lstat().st_mode & 0o777:o}"


def test_a_private_folder_is_its_owner_s(tmp_path: Path) -> None:
    """
    One that is made, and one that stood open before.
    """
    opened = tmp_path / "opened"
    opened.mkdir()
    for folder in (tmp_path / "above" / "made", opened):
        make_private_folder(folder)

        assert mode(folder) == "700"


def test_a_private_file_is_made_once(tmp_path: Path) -> None:
    """
    One that exists is not emptied.
    """
    make_private_file(tmp_path / "file")

    assert mode(tmp_path / "file") == "600"
    with pytest.raises(FileExistsError):
        make_private_file(tmp_path / "file")


def test_everything_that_a_private_process_makes_is_private(tmp_path: Path) -> None:
    """
    Whatever the umask was before.
    """
    keep_files_private()
    (tmp_path / "file").write_text("")
    (tmp_path / "folder").mkdir()

    assert (mode(tmp_path / "file"), mode(tmp_path / "folder")) == ("600", "700")


def test_only_what_is_named_is_closed(tmp_path: Path) -> None:
    """
    With all below it; what others keep beside it, and what a link leads to, stay as they are.
    """
    chroma, other, target = tmp_path / "chroma", tmp_path / "script.sh", tmp_path / "target"
    (chroma / "deep").mkdir(parents=True)
    for file in (chroma / "deep" / "file", tmp_path / "catalogue-wal", other, target):
        file.write_text("")
    other.chmod(0o755)
    (chroma / "link").symlink_to(target)

    close_to_others(tmp_path, ("chroma", "catalogue*"))

    assert [mode(path) for path in (chroma, chroma / "deep")] == ["700", "700"]
    assert [mode(path) for path in (chroma / "deep" / "file", tmp_path / "catalogue-wal")] == ["600", "600"]
    assert (mode(other), mode(target)) == ("755", "666")


def test_a_link_out_of_a_source_is_not_followed(tmp_path: Path) -> None:
    """
    Neither an absolute nor a relative one, nor one that goes by another; a link within the source is.
    """
    source, secret = tmp_path / "news", tmp_path / "secret.txt"
    source.mkdir()
    secret.write_text("a password")
    (source / "own.txt").write_text("an article")
    (source / "absolute.txt").symlink_to(secret)
    (source / "relative.txt").symlink_to("../secret.txt")
    (source / "chained.txt").symlink_to("relative.txt")
    (source / "within.txt").symlink_to("own.txt")

    found = list(list_files(source))

    assert [path.name for path in found if isinstance(path, Path)] == ["own.txt", "within.txt"]
    errors = [str(error) for error in found if isinstance(error, UnreadableError)]
    assert len(errors) == 3
    assert all("leads out of its source" in error for error in errors)


def test_a_source_may_itself_be_a_link(tmp_path: Path) -> None:
    """
    Its operator named it.
    """
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "own.txt").write_text("an article")
    (tmp_path / "named").symlink_to("real")

    assert [path.name for path in list_files(tmp_path / "named") if isinstance(path, Path)] == ["own.txt"]
