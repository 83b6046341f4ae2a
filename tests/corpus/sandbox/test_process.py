"""What a hostile page does to its parser stays in the parser's process, and costs that page only."""

import os
import select
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest

from corpus.errors import MalformedError
from corpus.sandbox import frames as parser_frames
from corpus.sandbox.process import ParserLimits, ParserProcess

SENTENCE = "The harbour council of Tern met for six hours before anybody spoke of the ferry."
PAGE = (
    b"<html lang=en><body><article>" + f"<p>{SENTENCE}</p><p>Orr left.</p>".encode() * 5 + b"</article></body></html>"
)
URL = "https://lantern.example/feed"
EQUAL_PARAGRAPHS = b"<p>The ferry stops.</p>" * 60_000
SECONDS = 10.0


def ends(pid: int) -> bool:
    """Whether a process ends within some seconds."""
    try:
        descriptor = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([descriptor], [], [], SECONDS)[0])
    finally:
        os.close(descriptor)


def test_one_child_does_all_jobs() -> None:
    """
    It is started at the first job, kept for the next ones of every kind, and ended with the block.
    """
    with ParserProcess(clock=lambda: datetime(2026, 2, 3, tzinfo=UTC)) as parser:
        assert parser.pid is None
        page = parser.parse_page(PAGE)
        pid = parser.pid
        feed = parser.parse_feed(b"<rss><channel><item><pubDate>2026-02-05</pubDate></item></channel></rss>", url=URL)
        sitemap = parser.parse_sitemap(b"<urlset><url><loc>/a</loc></url></urlset>", url=URL)
        assert parser.pid == pid

    assert SENTENCE in str(page["text"])
    assert [entry.published_at for entry in feed.entries] == [None]
    assert sitemap.pages == (("https://lantern.example/a", None),)
    assert pid is not None
    assert ends(pid)


def test_dates_cross_the_pipe_as_they_are() -> None:
    """
    A day stays a day and a moment keeps its zone.
    """
    moments = ("2026-02-03", "2026-02-03T10:00:00+01:00")
    entries = "".join(f"<url><loc>/{moment}</loc><lastmod>{moment}</lastmod></url>" for moment in moments)

    with ParserProcess() as parser:
        found = parser.parse_sitemap(f"<urlset>{entries}</urlset>".encode(), url=URL)

    assert [moment.isoformat() for _, moment in found.pages if moment] == list(moments)


@pytest.mark.parametrize(
    ("limits", "content", "reason"),
    [
        (ParserLimits(processor_seconds=1), EQUAL_PARAGRAPHS, "took more than 1 s"),
        (ParserLimits(wall_seconds=0.3), EQUAL_PARAGRAPHS, r"took more than 0\.3 s"),
        (ParserLimits(memory_bytes=200_000_000), b"<p>x</p>" * 500_000, "needed more than 200 MB"),
        (ParserLimits(input_bytes=100), PAGE, r"is larger than 0\.0001 MB"),
        (ParserLimits(output_bytes=300), PAGE, r"gives more than 0\.0003 MB"),
    ],
    ids=["processor", "wall", "memory", "input", "output"],
)
def test_a_page_that_goes_beyond_a_limit_costs_itself_only(limits: ParserLimits, content: bytes, reason: str) -> None:
    """
    It ends with a reason within the limit, and the next page is read.
    """
    with ParserProcess(limits) as parser:
        with pytest.raises(MalformedError, match=reason):
            parser.parse_page(content)
        if len(PAGE) <= limits.input_bytes and limits.output_bytes > 300:
            text = parser.parse_page(PAGE.replace(b"Orr left.", b"Orr stayed."))["text"]
            assert "Orr stayed." in str(text)


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGSEGV])
def test_a_child_that_died_between_two_jobs_is_replaced(how: signal.Signals) -> None:
    """
    The next page is not to blame for it.
    """
    with ParserProcess() as parser:
        parser.parse_page(PAGE)
        first = parser.pid
        assert first is not None
        os.kill(first, how)
        assert ends(first)
        parser.parse_page(PAGE)

        assert parser.pid != first


def test_after_closing_the_next_job_starts_anew() -> None:
    """
    Closing twice is no error.
    """
    parser = ParserProcess()
    parser.parse_page(PAGE)
    parser.close()
    parser.close()

    assert parser.pid is None
    assert parser.parse_page(PAGE)["language"] == "en"
    parser.close()


def test_threads_share_the_child() -> None:
    """
    Each gets the answer to its own page.
    """
    pages = [PAGE.replace(b"Orr left.", b"Orr left at %d." % hour) for hour in range(24)]

    with ParserProcess() as parser, ThreadPoolExecutor(6) as pool:
        texts = [str(fields["text"]) for fields in pool.map(parser.parse_page, pages)]

    assert [f"Orr left at {hour}." in text for hour, text in enumerate(texts)] == [True] * 24


def test_the_child_sees_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Nothing of our environment goes with it, and it has nothing open but its two pipes and its own size.
    """
    monkeypatch.setenv("ONRECORD_TELEGRAM_TOKEN", "secret")
    with ParserProcess() as parser:
        parser.parse_page(PAGE)
        folder = Path(f"/proc/{parser.pid}")
        names = {variable.partition(b"=")[0] for variable in (folder / "environ").read_bytes().split(b"\0")}
        opened = {str(path.readlink()).partition(":")[0] for path in (folder / "fd").iterdir()}

    assert names <= {b"", b"PYTHONPATH", b"PYTHONUTF8", b"PYTHONDONTWRITEBYTECODE"}
    assert opened == {"pipe", os.devnull, str(folder / "status")}


PARENT = """
import os, sys
from corpus.sandbox.process import ParserProcess
parser = ParserProcess()
parser.parse_page({page!r})
print(parser.pid, flush=True)
sys.stdin.read()
"""


def test_nothing_is_left_behind_when_the_parent_is_killed() -> None:
    """
    The child ends when its pipe does.
    """
    with subprocess.Popen(
        [sys.executable, "-c", PARENT.format(page=PAGE)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as parent:
        assert parent.stdout is not None
        pid = int(parent.stdout.readline())
        parent.kill()

    assert ends(pid)


def test_a_child_that_cannot_be_started_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """
    Neither a missing interpreter nor one that fails raises anything else.
    """
    broken = tmp_path / "python"
    broken.write_text("#!/bin/sh\nexit 7\n")
    broken.chmod(0o755)
    for program, reason in ((tmp_path / "none", "cannot be started"), (broken, r"exit 7")):
        monkeypatch.setattr(sys, "executable", str(program))
        with ParserProcess() as parser, pytest.raises(MalformedError, match=reason):
            parser.parse_page(PAGE)


@pytest.mark.parametrize(
    "payload", [b"", b"{", b"[]", b"7", b"[" * 100_000, b'{"entries": 7}', b'{"entries": [7]}', b'{"title": 7}']
)
def test_what_the_child_says_is_not_believed(payload: bytes) -> None:
    """
    A parser that a page took over can say anything, and none of it is a crash.
    """
    with pytest.raises(MalformedError, match="nonsense"):
        parser_frames.read_feed(parser_frames.unpack(payload))


@pytest.mark.parametrize("pages", [7, [7], [[]], [["a"]], [[1, None]], [["a", 7]], [["a", "soon"]], [["a", None, 1]]])
def test_a_sitemap_of_the_wrong_shape_is_not_believed(pages: object) -> None:
    """
    Each pair is an address and a date.
    """
    with pytest.raises(MalformedError, match="nonsense"):
        parser_frames.read_sitemap({"pages": pages, "sitemaps": []})
