"""Starting warm: a process of the program without the second, or the five, in which it imports.

It is a process as any other, with a pid, an environment, pipes, signals and an exit code. What it does not show is a
start: an interpreter's options, a locale, limits that are set before it, and what is imported. Tests of these start
their own (`subprocess`).
"""

import json
import os
import select
import socket
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from threading import Lock
from typing import Any

from filelock import FileLock

from tests.warm.server import FOLDER_VARIABLE, NUMBER, Order

ROOT = Path(__file__).parent.parent.parent

#: What every command imports.
PROGRAM = ("tests.warm.preload",)

#: What is imported by those that embed articles, or read them with the parser.
MODEL = ("tests.warm.preload_model",)


class WarmProcess(subprocess.Popen[Any]):
    """A process that is a copy of the warm server; everything else is as `subprocess.Popen` has it.

    Args:
        command: An interpreter's: ``(sys.executable, "-m", module, *arguments)``.
        preload: Modules that it is to have imported.
    """

    def __init__(
        self,
        command: Sequence[str | bytes],
        *,
        preload: tuple[str, ...] = PROGRAM,
        **how: Any,
    ) -> None:
        self._preload = preload
        self._end: int | None = None
        super().__init__(command, **how)

    def _execute_child(self, args: Sequence[Any], *more: Any) -> None:
        _executable, _preexec, _close, _pass, cwd, env, _startup, _flags, _shell, *rest = more
        p2cread, _p2cwrite, _c2pread, c2pwrite, _errread, errwrite = rest[:6]
        if tuple(args[:2]) != (sys.executable, "-m"):
            raise ValueError(f"{args} is no module of this interpreter")
        module, *arguments = args[2:]
        environment = dict(os.environ if env is None else env)
        order = Order(module, tuple(map(os.fsdecode, arguments)), environment, str(cwd or Path.cwd()), self._preload)
        self._end, told = os.pipe()
        standard = [given if given != -1 else own for own, given in enumerate((p2cread, c2pwrite, errwrite))]
        try:
            SERVER.send(order, [told, *standard])
        finally:
            os.close(told)
            self._close_pipe_fds(*rest[:6])  # type: ignore[attr-defined]  # as the real one does
        self.pid = self._read_number()
        self._child_created = True

    def _read_number(self) -> int:
        assert self._end is not None
        content = os.read(self._end, NUMBER.size)
        if len(content) < NUMBER.size:
            raise RuntimeError("the warm server cannot start it: see what it says on standard error")
        number: int = NUMBER.unpack(content)[0]
        return number

    def _try_wait(self, wait_flags: int) -> tuple[int, int]:
        seconds = 0 if wait_flags & os.WNOHANG else None
        if self._end is None or not select.select([self._end], [], [], seconds)[0]:
            return 0, 0
        status = self._read_number()
        os.close(self._end)
        self._end = None
        return self.pid, status

    def _internal_poll(self, *_: Any, **_named: Any) -> int | None:
        if self.returncode is None:
            pid, status = self._try_wait(os.WNOHANG)
            if pid:
                self._handle_exitstatus(status)  # type: ignore[attr-defined]
        return self.returncode


class Server:
    """The process that is copied: started by the first order of all that share its folder, ended with the last of them.

    Attributes:
        folder: Of all that share it; without one, this process has a server of its own.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder
        self._lock = Lock()
        self._orders: socket.socket | None = None

    def send(self, order: Order, descriptors: Sequence[int]) -> None:
        """Have a process become what is ordered; the first descriptor is the pipe for its pid and its end."""
        with self._lock:
            self._orders = self._orders or self._connect()
            socket.send_fds(self._orders, [json.dumps(asdict(order)).encode()], list(descriptors))

    def close(self) -> None:
        """Let it end; processes that it started go on."""
        if self._orders:
            self._orders.close()
            self._orders = None

    def _connect(self) -> socket.socket:
        self.folder = self.folder or Path(tempfile.mkdtemp(prefix="onrecord-warm-"))
        address = self.folder / "warm.socket"
        orders = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with FileLock(self.folder / "warm.lock"):
            try:
                orders.connect(str(address))
            except (FileNotFoundError, ConnectionRefusedError):
                _start_server(address)
                orders.connect(str(address))
        return orders


def _start_server(address: Path) -> None:
    """Start the server, which this process need not wait for: it ends when nobody holds a connection any more."""
    address.unlink(missing_ok=True)
    with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as listener:
        listener.bind(str(address))
        listener.listen()
        subprocess.run(
            [sys.executable, "-m", "tests.warm.server", str(listener.fileno())],
            cwd=ROOT,
            env={**os.environ, FOLDER_VARIABLE: str(address.parent)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            pass_fds=[listener.fileno()],
            check=True,
        )


SERVER = Server()


def start(command: Sequence[str | bytes], *, preload: tuple[str, ...] = PROGRAM, **how: Any) -> "subprocess.Popen[Any]":
    """Start a command: warm if it is a module of this interpreter, else as ever."""
    if tuple(command[:2]) == (sys.executable, "-m"):
        return WarmProcess(command, preload=preload, **how)
    return subprocess.Popen(command, **how)


def run_warm(
    command: Sequence[str | bytes], *, timeout: float, preload: tuple[str, ...] = PROGRAM, **how: Any
) -> "subprocess.CompletedProcess[str]":
    """Run a command to its end and return what it printed, as `subprocess.run` does."""
    pipe = subprocess.PIPE
    with start(command, preload=preload, stdout=pipe, stderr=pipe, encoding="utf-8", **how) as process:
        try:
            out, err = process.communicate(timeout=timeout)
        except subprocess.TimeoutExpired:
            process.kill()
            raise
    return subprocess.CompletedProcess(command, process.returncode, out, err)
