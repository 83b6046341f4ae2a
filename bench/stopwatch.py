"""Starts a command, waits for it, and notes what it cost; a small process of its own, run by ``processes.py``.

Linux counts the memory of the process that starts a command into that command's own peak: a bench with a model loaded
would find its own 600 MB in every figure. Between them, this adds 10 MB at most.
"""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

PEAK_UNIT = 1 if sys.platform == "darwin" else 1024  # ru_maxrss: bytes on macOS, kibibytes elsewhere
CANNOT_START = 127  # what shells say


def main() -> int:
    """Run ``stopwatch.py REPORT COMMAND ...``: write exit code, seconds and peak bytes to the file REPORT as JSON."""
    report, *command = sys.argv[1:]
    started = time.perf_counter()
    try:
        process = subprocess.Popen(command)
    except OSError as error:
        print(f"{command[0]} cannot be started: {error.strerror}", file=sys.stderr)
        return CANNOT_START
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    cost = {"code": process.returncode, "seconds": seconds, "peak_bytes": usage.ru_maxrss * PEAK_UNIT}
    Path(report).write_text(json.dumps(cost), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
