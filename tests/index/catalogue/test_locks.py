"""One writer at a time, of any kind, and however it ends."""

import subprocess
import sys
from pathlib import Path

import pytest

from index.catalogue.locks import bot_lock, write_lock
from index.errors import LockedError

_HOLD = """
import sys
from pathlib import Path
from index.catalogue.locks import write_lock
with write_lock(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def can_lock(data_dir: Path) -> bool:
    """Whether nobody holds the lock."""
    try:
        with write_lock(data_dir):
            return True
    except LockedError:
        return False


def test_the_lock_is_free_again_afterwards(tmp_path: Path) -> None:
    """
    A run that ends, well or not, leaves the lock to the next.
    """
    with pytest.raises(KeyError), write_lock(tmp_path):
        raise KeyError

    assert can_lock(tmp_path)


def test_a_second_lock_of_one_process_is_refused(tmp_path: Path) -> None:
    """
    Two threads of one process cannot write either; the message names the process.
    """
    with write_lock(tmp_path), pytest.raises(LockedError, match=r"process \d+ is writing to .*wait"):
        write_lock(tmp_path).__enter__()


def test_a_holder_that_could_not_say_its_name_holds_it_all_the_same(tmp_path: Path) -> None:
    """
    Where the name cannot be written, as on a full disk, the lock is held without one.
    """
    (tmp_path / "write.pid").mkdir()
    with write_lock(tmp_path), pytest.raises(LockedError, match="another process is writing"):
        write_lock(tmp_path).__enter__()

    assert can_lock(tmp_path)


def test_a_directory_that_is_not_there_cannot_be_locked(tmp_path: Path) -> None:
    """
    The obstacle is named in one line.
    """
    (tmp_path / "file").touch()

    with pytest.raises(LockedError, match=r"cannot lock .*check its permissions"), write_lock(tmp_path / "file"):
        pass


def test_the_bot_and_a_writer_do_not_exclude_each_other(tmp_path: Path) -> None:
    """
    The archive is written while the bot answers; only a second bot is refused.
    """
    with bot_lock(tmp_path), pytest.raises(LockedError, match="is the bot of"), bot_lock(tmp_path):
        pass

    with bot_lock(tmp_path):
        assert can_lock(tmp_path)


@pytest.mark.end_to_end
def test_another_process_is_named_and_a_killed_one_holds_nothing(tmp_path: Path) -> None:
    """
    A second process is told which one is writing, and after kill -9 of that one it gets the lock at once.
    """
    command = [sys.executable, "-c", _HOLD, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(LockedError, match=f"process {holder.pid} is writing"), write_lock(tmp_path):
            pass
        holder.kill()
        holder.wait()

    assert can_lock(tmp_path)
