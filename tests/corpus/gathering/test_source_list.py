"""How people name sources: on the command line, in the settings, in sources.toml."""

from pathlib import Path

import pytest

from corpus.errors import UnreadableError
from corpus.gathering.source_list import parse_source, parse_sources, read_source_list
from corpus.sources import Source, SourceKind

LIST = """
[[source]]
feed = "https://lantern.example/feed.xml"
outlet = "The Lantern"
language = "en-GB"

[[source]]
path = "archive"
"""


def test_addresses_and_paths_are_told_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    An address may be of any kind until it is read; a path is absolute from the start.
    """
    monkeypatch.chdir(tmp_path)

    assert parse_source("https://lantern.example/") == Source("https://lantern.example/", SourceKind.WEB)
    assert parse_source("news/a.md") == Source(str(tmp_path / "news/a.md"), SourceKind.PATH)


def test_a_list_is_read_from_its_own_folder(tmp_path: Path) -> None:
    """
    Relative paths in a list do not depend on where the program runs.
    """
    file = tmp_path / "sources.toml"
    file.write_text(LIST, encoding="utf-8")

    assert parse_sources([str(file), "https://lantern.example/feed.xml"]) == (
        Source("https://lantern.example/feed.xml", SourceKind.FEED, "The Lantern", "en"),
        Source(str(tmp_path / "archive"), SourceKind.PATH),
    )


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "write each source as"),
        ("source = 1", "write each source as"),
        ("[[source]]\noutlet = 'X'", "source 1: needs one of feed, sitemap, page, path"),
        ("[[source]]\nfeed = 'https://a.example/'\npage = 'https://a.example/'", "source 1: needs one of"),
        ("[[source]]\nfeed = 'lantern.example'", "source 1, feed: must be a web address"),
        ("[[source]]\npath = 'a'\n[[source]]\npath = 'b'\ncolour = 'red'", "source 2, colour: is no field of a source"),
        ("[[source]\n", "is not TOML"),
        (b"\xff[[source]]", "is not UTF-8"),
    ],
    ids="empty no-list no-location two-locations no-address unknown-field broken bytes".split(),
)
def test_a_wrong_list_says_what_is_wrong_and_where(tmp_path: Path, content: str | bytes, reason: str) -> None:
    """
    One line names the file, the entry and what to do.
    """
    file = tmp_path / "sources.toml"
    file.write_bytes(content if isinstance(content, bytes) else content.encode() or b"# nothing\n")

    with pytest.raises(UnreadableError, match=reason) as caught:
        read_source_list(file)
    assert str(caught.value).startswith(str(file))


@pytest.mark.parametrize("address", ["ftp://lantern.example/", "https://", "http://a b/"])
def test_an_address_that_cannot_be_fetched_is_refused(address: str) -> None:
    """
    Only web addresses are fetched.
    """
    with pytest.raises(UnreadableError, match="is not a web address"):
        parse_source(address)
