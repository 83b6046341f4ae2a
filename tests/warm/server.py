"""The process that is copied: it imports what it is told to, and becomes a process of the program for each order.

Run as ``python -m tests.warm.server SOCKET`` with the number of a socket that listens. All who connect to it may send
orders, each with the descriptors of the pipe for its pid and its end, and of its standard input, output and error.
"""

import atexit
import gc
import importlib
import json
import os
import runpy
import select
import signal
import socket
import sqlite3
import struct
import sys
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

#: A pid, or how a process ended, as it goes through the pipe.
NUMBER = struct.Struct("i")

#: Names the folder that the processes which give orders share.
FOLDER_VARIABLE = "WARM_FOLDER"

#: An order is longer by the environment; Linux takes 200 kB at once.
LONGEST_ORDER = 150_000

_DESCRIPTORS = 4


@dataclass(frozen=True, slots=True)
class Order:
    """A process to become: ``python -m module arguments``.

    Attributes:
        preload: Modules to import before, which every later process has as well.
    """

    module: str
    arguments: tuple[str, ...]
    environment: dict[str, str]
    folder: str
    preload: tuple[str, ...]


def serve(listener: socket.socket) -> Order | None:
    """Take orders until nobody can give one, and return None; in each copy, return what it is to become."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # meant for the tests, which end this by closing their sockets
    givers = [listener.accept()[0]]
    while givers or select.select([listener], [], [], 0)[0]:
        for ready in select.select([listener, *givers], [], [])[0]:
            if ready is listener:
                givers.append(listener.accept()[0])
                continue
            content, descriptors, _flags, _address = socket.recv_fds(ready, LONGEST_ORDER, _DESCRIPTORS)
            if not content:
                ready.close()
                givers.remove(ready)
            elif order := _start_copy(Order(**json.loads(content)), descriptors):
                for one in (listener, *givers):
                    one.close()
                _become_process_or_watch_it(*descriptors)
                return order
    return None


def _start_copy(order: Order, descriptors: list[int]) -> Order | None:
    """Return the order in a copy of this process, and None in this one."""
    for name in order.preload:
        importlib.import_module(name)
    gc.freeze()
    if not os.fork():
        return order
    for one in descriptors:
        os.close(one)
    with suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG) != (0, 0):
            pass
    return None


def _become_process_or_watch_it(pipe: int, *standard: int) -> None:
    """Return in the new process; another one waits for its end and tells it, for it is not the tests' own child."""
    pid = os.fork()
    if pid:
        for one in (0, 1, 2, *standard):
            os.close(one)
        os.write(pipe, NUMBER.pack(pid))
        _pid, status = os.waitpid(pid, 0)
        with suppress(BrokenPipeError):
            os.write(pipe, NUMBER.pack(status))
        os._exit(0)
    os.close(pipe)
    for number, one in enumerate(standard):
        os.dup2(one, number)
        os.close(one)


class _End:
    """Ends a copy when all that a program does at its end is done: freeing what was imported would take half a second.

    Attributes:
        code: How the program ended; None if it failed, which the interpreter is to deal with.
    """

    code: int | None = None

    def __call__(self) -> None:
        if self.code is None:
            return
        for one in gc.get_objects():  # without what was imported before the program began
            if type(one) is sqlite3.Connection:
                with suppress(sqlite3.Error):
                    one.close()  # the last one of a database puts its log into the file
        with suppress(OSError, ValueError):  # a pipe that nobody reads: the interpreter has its way of telling
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(self.code & 0xFF)


_END = _End()


def become(order: Order) -> None:
    """Run the program as a new interpreter would."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.environ.clear()
    os.environ.update(order.environment)
    os.chdir(order.folder)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 - for as long as the process lives
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", encoding="utf-8", errors="backslashreplace", buffering=1, closefd=False)  # noqa: SIM115
    sys.argv = [order.module, *order.arguments]
    for name in (order.module, f"{order.module}.__main__"):
        module: Any = sys.modules.get(name)
        if module is not None and not hasattr(module, "__path__"):
            del sys.modules[name]  # it runs anew, under the name of a program
    try:
        runpy.run_module(order.module, run_name="__main__", alter_sys=True)
    except SystemExit as end:
        _END.code = end.code if isinstance(end.code, int) else int(end.code is not None)
        raise
    _END.code = 0


def main() -> None:
    """Serve; a copy goes on as the process that was ordered."""
    atexit.register(_END)  # the first to be kept is the last to be run
    if os.fork():
        os._exit(0)  # those who start it go on, and none of them has to wait for its end
    with socket.socket(fileno=int(sys.argv[1])) as listener:
        order = serve(listener)
    if order:
        become(order)


if __name__ == "__main__":
    main()
