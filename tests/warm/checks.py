"""Checks of collections by children that start warm: importing Chroma takes a second, and a suite has hundreds."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from index.vectors import check
from tests.warm.process import WarmProcess

#: What a child imports.
_PRELOAD = (check.__name__, "chromadb")

#: How the program starts a child: by a new interpreter.
start_cold = check._start_child


@contextmanager
def warm_checks() -> Iterator[None]:
    """Have the children of this process's checks start warm."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(check, "_start_child", _start_warm)
        yield


def _start_warm(request: bytes, seconds: float) -> subprocess.CompletedProcess[bytes]:
    command = (sys.executable, "-m", check.__name__)
    pipe = subprocess.PIPE
    with WarmProcess(command, preload=_PRELOAD, stdin=pipe, stdout=pipe, stderr=pipe) as process:
        try:
            out, err = process.communicate(request, timeout=seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            raise
    return subprocess.CompletedProcess(command, process.returncode, out, err)
