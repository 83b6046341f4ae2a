"""Files that only their owner may read, whatever the umask of the process that made them.

The archive holds what people asked, and secrets. SQLite gives its journals the mode of the database, so closing that
closes them too.
"""

import os
import stat
from contextlib import suppress
from pathlib import Path

#: What the group and everybody else may do.
_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_FILE = stat.S_IRUSR | stat.S_IWUSR


def keep_files_private() -> None:
    """Have this process and its children make files and folders for their owner only, other packages' too."""
    os.umask(_OTHERS)


def make_private_folder(folder: Path) -> None:
    """Make a folder, with those above it, that only its owner may enter; one that exists is closed to others.

    Raises:
        OSError: If it cannot be made. One that somebody else owns stays as it is.
    """
    if not folder.parent.exists():  # a file in the way is told by the next line, as what it is
        folder.parent.mkdir(parents=True, exist_ok=True)
    folder.mkdir(mode=stat.S_IRWXU, exist_ok=True)
    _close(folder)


def make_private_file(path: Path) -> None:
    """Make an empty file that only its owner may read.

    Raises:
        OSError: If it exists already or cannot be made.
    """
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, _FILE))


def close_to_others(folder: Path, names: tuple[str, ...]) -> None:
    """Take from others what they may do with a folder's entries of these patterns, and with all below them.

    Entries of other names are left alone, since the folder may be somebody's home. Links are not followed.
    """
    for name in names:
        for entry in folder.glob(name):
            _close(entry)
            if entry.is_dir() and not entry.is_symlink():
                for below in entry.rglob("*"):
                    _close(below)


def _close(path: Path) -> None:
    with suppress(OSError):  # gone meanwhile, or somebody else's
        mode = path.lstat().st_mode
        if not stat.S_ISLNK(mode) and mode & _OTHERS:
            path.chmod(stat.S_IMODE(mode) & ~_OTHERS)
