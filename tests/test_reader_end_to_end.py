"""``onrecord reader`` as people run it: a process that serves pages while another one indexes, and ends when told."""

import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import httpx2
import pytest

from bot.citations.reader_links import ReaderLinks
from index.catalogue.digests import digest
from tests.program import ONRECORD, ROOT, SECONDS, Program, said
from tests.warm.process import run_warm, start

pytestmark = pytest.mark.end_to_end

ARTICLES = 3


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """The program on an archive of a few articles, each in its first version."""
    program = Program(tmp_path / "data", tmp_path)
    index(program, version=1)
    return program


def index(program: Program, version: int) -> None:
    """Index the articles in a version, in a process of its own."""
    command = [sys.executable, "-m", "tests.index.support.indexing_process", "index"]
    arguments = [str(program.data_dir), str(ARTICLES), str(version)]
    run_warm([*command, *arguments], cwd=ROOT, timeout=SECONDS).check_returncode()


@contextmanager
def serving(
    program: Program, *, command: Sequence[str] = ONRECORD, **settings: str
) -> Iterator[tuple["subprocess.Popen[str]", str, str]]:
    """Run the reader on a free port; give it with its address, and the last line that it logs at its start."""
    with start(
        [*command, "reader", "--host", "127.0.0.1", "--port", "0"],
        env=program.environment | settings,
        cwd=program.folder,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            assert process.stderr is not None
            here = next(match[0] for line in process.stderr if (match := re.search(r"http://127\.0\.0\.1:\d+", line)))
            yield process, here, "" if settings else next(process.stderr)
        finally:
            process.kill()


def get(address: str) -> httpx2.Response:
    """Open an address as it is, without a proxy."""
    with httpx2.Client(trust_env=False) as client:
        return client.get(address)


def test_pages_follow_the_archive_and_the_reader_ends_well(program: Program) -> None:
    """
    A page shows what another process has indexed since; the old version's says that there is a newer one.
    """
    with serving(program) as (process, here, line):
        first = get(line.split("for example ")[1].strip())
        index(program, version=2)
        page = f"{here}{first.request.url.path}"
        second, old, unknown = get(page), get(f"{page}?v=1"), get(f"{page}?v=3")
        process.send_signal(signal.SIGTERM)
        code = process.wait(SECONDS)

    assert [answer.status_code for answer in (first, second, old, unknown)] == [200, 200, 200, 404]
    assert "stands in version1" in first.text
    assert 'id="p1"' in first.text
    assert "stands in version2" in second.text
    assert "stands in version1" in old.text
    assert f"/a/{page.rpartition('/')[2]}?v=2" in old.text
    assert code == 0


def test_a_private_archive_opens_by_signed_addresses(program: Program) -> None:
    """
    The secret is made, kept for its owner and the same at the next start; no address is logged; Ctrl-C ends it as well.
    """
    secret = program.data_dir / "reader.secret"
    for _start in range(2):
        with serving(program, ONRECORD_READER="signed") as (process, here, _):
            address = ReaderLinks(here, secret.read_bytes()).to_article(digest("a1"), 1)
            signed, unsigned = get(address), get(address.partition("&k=")[0])
            process.send_signal(signal.SIGINT)
            code = process.wait(SECONDS)
            assert process.stderr is not None
            rest = process.stderr.read()

        assert (signed.status_code, unsigned.status_code, code, rest) == (200, 404, 0, "")
        assert "Anna Orr" in signed.text
        assert "Anna Orr" not in unsigned.text
    assert secret.stat().st_mode & 0o777 == 0o600


def test_what_the_reader_serves_can_be_nothing(tmp_path: Path) -> None:
    """
    An archive that was never indexed is told in one line.
    """
    done = Program(tmp_path / "data", tmp_path).run("reader", "--port", "0")

    assert done.returncode == 1
    assert said(done) == "onrecord: the archive was never indexed: run onrecord index, then onrecord reader"


def test_a_port_that_is_taken_is_told(program: Program) -> None:
    """
    One line names it and the settings.
    """
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = program.run("reader", "--port", str(taken.getsockname()[1]))

    assert done.returncode == 2
    assert "choose another" in said(done)


def test_an_address_with_a_path_is_refused(program: Program) -> None:
    """
    The pages' own links begin at the root.
    """
    done = program.run("reader", settings={"ONRECORD_READER_URL": "https://example.org/reader"})

    assert done.returncode == 2
    assert "ONRECORD_READER_URL must be an address without a path" in said(done)
