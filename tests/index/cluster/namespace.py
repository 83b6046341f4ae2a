"""Ray without a network: it listens on every interface, so tests run it where there is only the loopback one."""

import os
import subprocess
from collections.abc import Sequence
from importlib.util import find_spec

#: Processes that are left end with the first one.
_UNSHARE = ("unshare", "--net", "--pid", "--fork", "--kill-child", "--mount-proc")
_SCRIPT = 'ip link set lo up && exec "$@"'


def isolated(command: Sequence[str]) -> list[str]:
    """Return a command that runs another one in namespaces of its own."""
    rights = () if os.geteuid() == 0 else ("--map-root-user",)
    return [*_UNSHARE, *rights, "sh", "-c", _SCRIPT, "sh", *command]


def why_not() -> str:
    """Return in a line why no test runs Ray here; empty if they can."""
    if find_spec("ray") is None:
        return 'Ray is not installed: pip install "onrecord[ray]"'
    try:
        subprocess.run(isolated(["true"]), check=True, capture_output=True, timeout=60)
    except (OSError, subprocess.SubprocessError):
        return "no network namespace can be made here (unshare --net), and Ray would listen on every network"
    return ""
