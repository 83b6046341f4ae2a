"""A Chroma server of our own on a loopback port."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

_START_SECONDS = 60
_LOOK_SECONDS = 0.05


@contextmanager
def run_chroma(folder: Path) -> Iterator[str]:
    """Run ``chroma run`` on a folder and give its url; it is ended by its process id."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    program = Path(sys.executable).with_name("chroma")
    command = [str(program), "run", "--path", str(folder), "--host", "127.0.0.1", "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as server:
        listening = Event()
        # It logs every request and stops answering when nobody reads that.
        reader = Thread(target=_read_log, args=(server, listening))
        reader.start()
        try:
            assert listening.wait(_START_SECONDS), "the server did not start"
            _wait_until_it_accepts(port)  # it says that it listens a moment before it does
            yield f"http://127.0.0.1:{port}"
        finally:
            server.kill()
            reader.join()


def _wait_until_it_accepts(port: int) -> None:
    until = time.monotonic() + _START_SECONDS
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except ConnectionRefusedError:
            assert time.monotonic() < until, "the server does not accept connections"
            time.sleep(_LOOK_SECONDS)
        else:
            return


def _read_log(server: "subprocess.Popen[str]", listening: Event) -> None:
    assert server.stdout is not None
    for line in server.stdout:
        if "server listening on" in line:
            listening.set()
