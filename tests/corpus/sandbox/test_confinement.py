"""The process that parses has lost its rights: it reads no archive and no secret, writes nowhere, reaches nobody."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from corpus.sandbox.process import ParserProcess

pytestmark = pytest.mark.end_to_end

_ACTS = """
import os, socket, sys
from corpus.sandbox.confinement import confine
gone = confine()
secret, folder, parent = sys.argv[1:]
def tried(act):
    try:
        act()
    except OSError as error:
        return type(error).__name__
    return "done"
print(",".join(gone))
print(tried(lambda: open(secret).read()))
print(tried(lambda: os.listdir(folder)))
print(tried(lambda: open(os.path.join(folder, "new"), "w")))
print(tried(lambda: open("/tmp/onrecord-confined", "w")))
print(tried(lambda: os.truncate(secret, 0)))
print(tried(lambda: os.unlink(secret)))
print(tried(lambda: os.rename(secret, secret + "2")))
print(tried(lambda: os.kill(int(parent), 0)))
print(tried(lambda: socket.create_connection(("127.0.0.1", 9), 1)))
print(tried(lambda: os.execv(sys.executable, [sys.executable, "-c", "pass"])))
import wave, tld, dateparser.data.date_translation_data.uk
print("imported")
"""


def has_landlock() -> bool:
    """Whether the kernel lets processes give up their files."""
    check = "from corpus.sandbox.confinement import confine; print('files' in confine())"
    return subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True).stdout == "True\n"


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """A file of the data directory, as the program makes it."""
    folder = tmp_path / "data"
    folder.mkdir(mode=0o700)
    path = folder / "webhook.secret"
    path.write_text("sesame", encoding="utf-8")
    path.chmod(0o600)
    return path


def test_nothing_is_read_written_or_reached(secret: Path) -> None:
    """
    Every act is refused, and what Python imports late is still there.
    """
    if not has_landlock():
        pytest.skip("this kernel has no Landlock")
    done = subprocess.run(
        [sys.executable, "-c", _ACTS, str(secret), str(secret.parent), str(os.getpid())],
        capture_output=True,
        text=True,
        check=True,
    )
    gone, *results, last = done.stdout.split("\n")[:-1]

    assert "files" in gone
    assert "done" not in results
    assert last == "imported"
    assert secret.read_text(encoding="utf-8") == "sesame"
    assert list(secret.parent.iterdir()) == [secret]


_CALLS = """
import ctypes, os, socket, sys, threading
from corpus.sandbox import confinement
confinement._restrict_files = lambda needed: (_ for _ in ()).throw(OSError())
gone = confinement.confine()
def tried(act):
    try:
        act()
    except OSError as error:
        return type(error).__name__
    return "done"
print(",".join(gone))
print(tried(lambda: socket.socket(socket.AF_UNIX).connect(sys.argv[1])))
print(tried(lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"a", ("127.0.0.1", 9))))
print(tried(lambda: socket.socket(socket.AF_INET6)))
print(tried(lambda: socket.socket(socket.AF_NETLINK, socket.SOCK_RAW)))
kernel = ctypes.CDLL(None, use_errno=True)
print("done" if kernel.syscall(425, 1, ctypes.create_string_buffer(120)) >= 0 else "refused")
thread = threading.Thread(target=print, args=("others are let through",))
thread.start()
thread.join()
"""


def test_no_socket_of_any_kind_is_made(tmp_path: Path) -> None:
    """
    A server that listens at a file, as a database does, is out of reach too, also where there is no Landlock.
    """
    if not sys.platform.startswith("linux") or os.uname().machine not in {"x86_64", "aarch64"}:
        pytest.skip("the filter knows these systems only")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "server"))
        server.listen()
        done = subprocess.run(
            [sys.executable, "-c", _CALLS, str(tmp_path / "server")], capture_output=True, text=True, check=True
        )
    gone, *results, last = done.stdout.split("\n")[:-1]

    assert "sockets" in gone
    assert results == ["PermissionError"] * 4 + ["refused"]
    assert last == "others are let through"


def test_the_parser_is_confined_and_still_parses() -> None:
    """
    The running child has no way back to privileges, and all kinds of content are read.
    """
    page = b"<html lang=uk><body><article>" + b"<p>The ferry of Tern stops at noon, and nobody minds.</p>" * 5
    with ParserProcess() as parser:
        found = parser.parse_page(page + b"<time>17 \xd1\x81\xd1\x96\xd1\x87\xd0\xbd\xd1\x8f 2026</time></article>")
        status = Path(f"/proc/{parser.pid}/status").read_text(encoding="ascii")

    assert "The ferry of Tern" in str(found["text"])
    assert not has_landlock() or ("NoNewPrivs:\t1" in status and "Seccomp:\t2" in status)


def test_root_becomes_nobody_where_python_is_everybodys(secret: Path) -> None:
    """
    Without Landlock the other user is what keeps the archive away.
    """
    if os.geteuid() != 0:
        pytest.skip("only root can become somebody else")
    acts = _ACTS.replace(
        "gone = confine()",
        "from corpus.sandbox import confinement\n"
        "confinement._is_open = lambda folder: True\n"
        "confinement._restrict_files = lambda needed: (_ for _ in ()).throw(OSError())\n"
        "gone = confine()",
    ).partition('print(tried(lambda: open("/tmp')[0]
    done = subprocess.run(
        [sys.executable, "-c", acts, str(secret), str(secret.parent), str(os.getpid())],
        capture_output=True,
        text=True,
        check=True,
    )
    gone, read, listed, made, *_ = done.stdout.split("\n")

    assert "user" in gone.split(",")
    assert "files" not in gone
    assert {read, listed, made} == {"PermissionError"}
