"""Whatever is wrong with a file costs that file or line: one clear line about it, and the rest goes on."""

import errno
import json
import os
import tempfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import pytest

from corpus.article import Article
from corpus.errors import UnreadableError
from corpus.files.disk import read_line, read_some
from corpus.files.front_matter import FRONT_MATTER_LIMIT
from corpus.files.json_lines import GIVE_UP_AFTER, LINE_LIMIT
from corpus.files.reading import FILE_LIMIT, read_source

GOOD = b'{"id": "good", "text": "A good one."}\n'
NOBODY = 65534


def errors(source: Path) -> list[str]:
    """Return the errors as they are printed, the folder's name left out; each must be one line."""
    found = [outcome for outcome in read_source(source) if isinstance(outcome, UnreadableError)]
    assert all(str(error).isprintable() for error in found)
    return [str(error).replace(f"{source.parent}/", "") for error in found]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"[1, 2]", "is not a JSON object"),
        (b'"text"', "is not a JSON object"),
        (b"{'text': 'x'}", "is not valid JSON"),
        (b"[" * 5000, "is not valid JSON (recursion limit exceeded)"),
        (b'{"id": 1}', "`text` is missing"),
        (b'{"text": null}', "`text` must be a string"),
        (b'{"text": " \\n"}', "`text` is empty"),
        (b'{"text": "a\\u0000b"}', "`text` holds NUL characters"),
        (b'{"text": "a\\ud83d"}', "is not valid JSON"),
        (b'{"text": "a\xff"}', "is not valid JSON"),
        (b'{"text": "a\0"}', "holds NUL bytes"),
        (b"\0" * 500, "holds NUL bytes"),
        (b'{"text": "x", "title": ["a"]}', "`title` must be a string"),
        (b'{"text": "x", "id": true}', "`id` must be a string"),
        (b'{"text": "x", "id": "a\\nb"}', "`id` must be one printable line"),
        (b'{"text": "x", "title": "%s"}' % (b"long " * 999), "`title` is longer than 1,000 characters"),
        (b'{"text": "x", "url": "/ferry"}', "`url` must be a web address"),
        (b'{"text": "x", "url": "javascript:alert(1)"}', "`url` must be a web address"),
        (b'{"text": "x", "url": "https://["}', "`url` must be a web address"),
        (b'{"text": "x", "url": "https://example.org:99999/"}', "`url` must be a web address"),
        (b'{"text": "x", "published_at": "last Tuesday"}', "`published_at` must be a date"),
        (b'{"text": "x", "published_at": "2026-02-30"}', "`published_at` must be a date"),
        (b'{"text": "x", "published_at": 20260203}', "`published_at` must be a date"),
        (b'{"text": "x", "published_at": "0001-01-01T00:00:00+23:00"}', "`published_at` must be a date"),
        (b'{"id": "good", "text": "Another."}', "is the same article (url, id or text) as news.jsonl:1"),
        (b'{"text": 1, "language": 2}', "`text` must be a string; `language` must be a string"),
    ],
    ids=lambda value: value[:40] if isinstance(value, str) else "",
)
def test_a_bad_line_is_named_and_the_rest_goes_on(tmp_path: Path, line: bytes, reason: str) -> None:
    """
    Line 3 is to blame and is named; lines 1 and 5 are read, the blank line 2 is no line at all.
    """
    path = tmp_path / "news.jsonl"
    path.write_bytes(GOOD + b"\n" + line + b"\n" + b'{"id": "next", "text": "The next."}')

    outcomes = list(read_source(path))

    assert [outcome.article_id for outcome in outcomes if isinstance(outcome, Article)] == ["good", "next"]
    assert [error[: len(f"news.jsonl:3: {reason}")] for error in errors(path)] == [f"news.jsonl:3: {reason}"]


def test_a_good_line_before_damage_is_kept(tmp_path: Path) -> None:
    """
    After a power cut a file may end in NUL bytes; what was written before them counts.
    """
    path = tmp_path / "news.jsonl"
    path.write_bytes(GOOD + b"\0" * 4096)

    outcomes = list(read_source(path))

    assert [type(outcome) for outcome in outcomes] == [Article, UnreadableError]


def test_a_page_that_cannot_be_read_is_told_once(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """
    The libraries' own complaints would print a second, unclear line.
    """
    (tmp_path / "a.html").write_text("Just words.")

    assert len(errors(tmp_path)) == 1
    assert not caplog.records


def test_a_half_written_last_line_is_told_as_such(tmp_path: Path) -> None:
    """
    A file that breaks off keeps the lines before the break.
    """
    path = tmp_path / "news.jsonl"
    path.write_bytes(GOOD + b'{"id": "half", "text": "It bre')

    assert errors(path) == ["news.jsonl:2: breaks off: it is half-written; write it again"]


def test_a_line_without_an_end_is_cut_off_and_the_next_is_read(tmp_path: Path) -> None:
    """
    A line longer than memory should hold is skipped to its end.
    """
    path = tmp_path / "news.jsonl"
    path.write_bytes(b"x" * (2 * LINE_LIMIT + 5) + b"\n" + GOOD)

    outcomes = list(read_source(path))

    assert [type(outcome) for outcome in outcomes] == [UnreadableError, Article]
    assert errors(path) == ["news.jsonl:1: is longer than 20 MB: one line is one article"]


def test_a_file_that_is_no_json_lines_is_given_up(tmp_path: Path) -> None:
    """
    A novel with the wrong suffix gives a handful of errors, not one for each of its lines.
    """
    path = tmp_path / "novel.jsonl"
    path.write_text("It was a dark night.\n" * 1000)

    found = errors(path)

    assert len(found) == GIVE_UP_AFTER + 1
    assert found[-1].startswith("novel.jsonl: its first 20 lines hold no article, the rest is left unread")


PICTURE = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 8


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"", "is empty: fill it or remove it"),
        ("a.txt", b" \n\t\n", "is empty: fill it or remove it"),
        ("a.txt", b"\xef\xbb\xbf\n", "`text` is empty"),
        ("a.md", b"", "is empty: fill it or remove it"),
        ("a.html", b"", "is empty: fill it or remove it"),
        ("a.jsonl", b"", "is empty: fill it or remove it"),
        ("a.jsonl", b"\n\n", "is empty: fill it or remove it"),
        ("a.jsonl", GOOD.decode().encode("utf-16")[:-1], "is damaged or half-written at byte"),
        ("a.txt", PICTURE, "holds NUL bytes"),
        ("a.md", PICTURE, "holds NUL bytes"),
        ("a.html", PICTURE, "holds NUL bytes"),
        ("a.jsonl", PICTURE, "holds NUL bytes"),
        ("a.txt", b"x" * (FILE_LIMIT + 1), "is larger than 20 MB: split it"),
        ("a.md", "Мэр заявила, что мо".encode()[:-1], "is damaged or half-written: byte 32"),
        ("a.txt", b"\xff\xfeh\0i", "is damaged or half-written at byte 4"),
        ("a.txt", b"\xff\xfeh\0\0\0", "holds NUL characters"),
        ("a.txt", b"It\x92s open.", "is not UTF-8, and its encoding cannot be determined"),
        ("a.md", b"---\ntitle: Ferry\n\nText.", "its front matter is not closed"),
        ("a.md", b"---\ntitle: [a\n---\nText.", "its front matter is not YAML"),
        ("a.md", b"---\na: &a [*a\n---\nText.", "its front matter is not YAML"),
        ("a.md", b"---\n" + b"[" * 2000 + b"\n---\nText.", "its front matter is not YAML"),
        ("a.md", b"---\n- a\n- b\n---\nText.", "its front matter holds no fields"),
        ("a.md", b"---\ntitle: [a, b]\n---\nText.", "`title` must be a string"),
        ("a.md", b"---\npublished_at: 2026-13-45\n---\nText.", "`published_at` must be a date"),
        ("a.md", b'---\ntitle: "\\ud83d"\n---\nText.', "`title` holds half a character"),
        ("a.md", b"---\ntitle: Ferry\n---\n", "`text` is empty"),
        ("a.md", b"---\ntext: Ferry\n---\n", "`text` is empty"),
        ("a.md", b"---\n" + b"a: b\n" * (FRONT_MATTER_LIMIT // 5 + 1) + b"---\nText.", "its front matter is longer"),
        ("a.html", b"Just words.", "is not an HTML page: save the whole page"),
        (
            "a.html",
            b"<html><body><!-- <p>Later.</p> --><script>article()</script></body></html>",
            "no article was found in the page",
        ),
        ("a.html", b"<p>x</p>" * 1_000_000, "is larger than 5 MB"),
    ],
)
def test_a_bad_file_gives_one_line_that_says_what_to_do(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    """
    Each file is named once with its reason, and its neighbour is read.
    """
    path = tmp_path / name
    path.write_bytes(content)
    (tmp_path / "z.txt").write_text("Text.")

    outcomes = list(read_source(tmp_path))

    assert [error[: len(f"{name}: {reason}")] for error in errors(path)] == [f"{name}: {reason}"]
    assert [outcome.article_id for outcome in outcomes if isinstance(outcome, Article)] == ["z"]


def test_the_error_does_not_repeat_hostile_content(tmp_path: Path) -> None:
    """
    Messages reach terminals and logs, so they carry our words and the path only.
    """
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": "x", "id": "\x1b[2J" * 9, "url": "\x1b[2J", "published_at": "\x1b[2J"}) + "\n")

    (error,) = errors(path)

    assert "[2J" not in error


def test_a_repeated_address_in_another_file_names_the_first(tmp_path: Path) -> None:
    """
    Across the files of a source an article is taken once, and the error says which file to keep.
    """
    for name in ("a", "b"):
        (tmp_path / f"{name}.md").write_text(f"---\nurl: https://example.org/x#{name}\n---\nText.")

    assert errors(tmp_path) == [
        f"{tmp_path.name}/b.md: is the same article (url, id or text) as {tmp_path}/a.md: keep one of them".replace(
            f"{tmp_path.parent}/", ""
        )
    ]


def test_a_missing_source_is_told(tmp_path: Path) -> None:
    """
    A path that leads nowhere, through a folder or a file, is no crash.
    """
    (tmp_path / "a.txt").write_text("Text.")

    assert errors(tmp_path / "none") == ["none: does not exist: check the path"]
    assert errors(tmp_path / "a.txt" / "b.txt") == ["b.txt: does not exist: check the path"]


def test_a_folder_without_articles_is_told(tmp_path: Path) -> None:
    """
    The wrong folder must not look like a successful run.
    """
    (tmp_path / "code.py").write_text("pass")

    assert errors(tmp_path) == [f"{tmp_path.name}: holds no articles: no file in it ends in .jsonl, .txt, .md or .html"]


def test_a_file_of_another_kind_is_told_when_it_is_named(tmp_path: Path) -> None:
    """
    In a folder it is left alone, but who names it wants it read.
    """
    (tmp_path / "news.json").write_text("[]")

    assert errors(tmp_path / "news.json") == ["news.json: has an unknown format: save it as .jsonl, .txt, .md or .html"]


def test_pipes_devices_and_dead_links_do_not_hang(tmp_path: Path) -> None:
    """
    A pipe that nobody writes to would wait for ever.
    """
    os.mkfifo(tmp_path / "a.txt")
    (tmp_path / "b.jsonl").symlink_to("/dev/zero")
    (tmp_path / "c.md").symlink_to(tmp_path / "gone")
    (tmp_path / "d.md").symlink_to(tmp_path / "d.md")
    (tmp_path / "loop").symlink_to(tmp_path)

    reasons = [error.partition(": ")[2] for error in errors(tmp_path)]

    assert reasons == [
        "is a pipe, socket or device: give a file or a folder",
        "is a pipe, socket or device: give a file or a folder",
        "is a link to a missing target: remove it or repair it",
        "is a link that leads to itself: remove it or mend it",
    ]


def test_a_name_that_no_database_can_store_is_told(tmp_path: Path) -> None:
    """
    Unix names are bytes; one that is not UTF-8 is shown with a mark and skipped.
    """
    (tmp_path / os.fsdecode(b"a\xff\n.txt")).write_text("Text.")

    assert errors(tmp_path) == [f"{tmp_path.name}/a\ufffd\ufffd.txt: its name is not valid UTF-8: rename it"]


def test_a_file_that_goes_while_its_folder_is_read_is_told(tmp_path: Path) -> None:
    """
    Somebody else may clean up at the same time.
    """
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("Text.")
    outcomes = read_source(tmp_path)

    first = next(outcomes)
    (tmp_path / "b.txt").unlink()
    (second,) = outcomes

    assert isinstance(first, Article)
    assert str(second) == f"{tmp_path}/b.txt: does not exist: check the path"


class FailingDisk(BytesIO):
    """A file under which the disk gives way."""

    def read(self, size: int | None = -1, /) -> bytes:  # noqa: ARG002 - the file protocol
        """Fail as the kernel does."""
        raise OSError(errno.EIO, "Input/output error")

    def readline(self, size: int | None = -1, /) -> bytes:  # noqa: ARG002 - the file protocol
        """Fail as the kernel does."""
        raise OSError(errno.EIO, "Input/output error")


@pytest.mark.parametrize("read", [read_line, read_some])
def test_a_failing_disk_is_told(read: Callable[[BinaryIO, int, Path], bytes]) -> None:
    """
    An error in the middle of a file names the file.
    """
    with pytest.raises(UnreadableError, match=r"/a\.jsonl: cannot be read \(Input/output error\): check the disk"):
        read(FailingDisk(), 9, Path("/a.jsonl"))


@pytest.fixture
def as_nobody() -> Iterator[Path]:
    """Give a folder that anybody may list; the test reads as a user without rights."""
    with tempfile.TemporaryDirectory(dir="/tmp") as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
        os.seteuid(os.getuid())


def test_what_may_not_be_read_is_told_and_the_rest_goes_on(as_nobody: Path) -> None:
    """
    A locked file and a locked folder are named, and their neighbour is read.
    """
    (as_nobody / "a.txt").write_text("Text.")
    (as_nobody / "a.txt").chmod(0)
    (as_nobody / "b.txt").write_text("Text.")
    (as_nobody / "c").mkdir(mode=0)
    if os.getuid() == 0:  # root may read everything
        os.seteuid(NOBODY)

    outcomes = list(read_source(as_nobody))

    denied = "permission denied: allow reading (chmod +r) or run as its owner"
    assert [str(outcome) for outcome in outcomes if isinstance(outcome, UnreadableError)] == [
        f"{as_nobody}/a.txt: {denied}",
        f"{as_nobody}/c: {denied}",
    ]
    assert [outcome.article_id for outcome in outcomes if isinstance(outcome, Article)] == ["b"]
