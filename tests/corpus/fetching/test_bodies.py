"""Bodies are decompressed once, within a limit, and only if they are whole."""

import gzip
import tracemalloc
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import FetchError
from corpus.fetching.bodies import Body, charset, looks_like_markup, media_type, unpack

PAGE = b"<p>The ferry to Tern leaves at nine, said Ada Orr.</p>" * 20
SIZE = 100_000


def _deflated(data: bytes, wbits: int) -> bytes:
    packer = zlib.compressobj(wbits=wbits)
    return packer.compress(data) + packer.flush()


def _read(encoding: str, wire: bytes, *, step: int = 1000, size: int = SIZE) -> bytes:
    """Feed what a server sent, in steps of so many bytes."""
    body = Body(encoding, size)
    for start in range(0, len(wire), step):
        body.add(wire[start : start + step])
    return body.content()


@pytest.mark.parametrize("step", [1, 2, 7, 100_000])
@pytest.mark.parametrize(
    ("encoding", "wire"),
    [
        ("", PAGE),
        ("identity", PAGE),
        ("gzip", gzip.compress(PAGE)),
        (" GZIP ", gzip.compress(PAGE)),
        ("x-gzip", gzip.compress(PAGE)),
        ("deflate", _deflated(PAGE, zlib.MAX_WBITS)),
        ("deflate", _deflated(PAGE, -zlib.MAX_WBITS)),
    ],
    ids=["plain", "identity", "gzip", "spaces", "x-gzip", "zlib", "raw deflate"],
)
def test_what_was_asked_for_is_read(encoding: str, wire: bytes, step: int) -> None:
    """
    Plain, gzip and both kinds of deflate give the page, however it is cut into pieces.
    """
    assert _read(encoding, wire, step=step) == PAGE


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, gzip", "gzip, deflate", "compress", "x" * 500])
def test_other_and_stacked_encodings_are_refused(encoding: str) -> None:
    """
    What was not asked for is refused before a byte of it is read.
    """
    with pytest.raises(FetchError, match="although only gzip and deflate were accepted"):
        Body(encoding, SIZE)


@pytest.mark.parametrize(
    ("encoding", "wire"),
    [
        ("gzip", gzip.compress(PAGE)[:-1]),
        ("gzip", gzip.compress(PAGE)[:30]),
        ("gzip", PAGE),
        ("gzip", gzip.compress(PAGE) + b"more"),
        ("gzip", gzip.compress(PAGE) + gzip.compress(PAGE)),
        ("gzip", gzip.compress(PAGE)[:-8] + b"\0" * 8),
        ("deflate", _deflated(PAGE, zlib.MAX_WBITS)[:-1]),
        ("deflate", b"x"),
        ("deflate", b"\xff\xff\xff"),
    ],
    ids=["cut", "cut early", "none", "trailing", "two", "checksum", "cut deflate", "one byte", "no deflate"],
)
def test_what_is_not_whole_is_refused(encoding: str, wire: bytes) -> None:
    """
    Half a page is no page, nor is one that was changed on its way or carries something behind its end.
    """
    with pytest.raises(FetchError, match="is broken"):
        _read(encoding, wire)


@pytest.mark.parametrize("encoding", ["gzip", "deflate", ""])
def test_an_empty_body_is_empty(encoding: str) -> None:
    """
    Servers name an encoding for nothing at all.
    """
    assert _read(encoding, b"") == b""


def test_a_body_may_be_as_large_as_the_limit() -> None:
    """
    The limit itself fits, one byte more does not.
    """
    assert len(_read("gzip", gzip.compress(b"a" * SIZE))) == SIZE
    for encoding, wire in (("gzip", gzip.compress(b"a" * (SIZE + 1))), ("", b"a" * (SIZE + 1))):
        with pytest.raises(FetchError, match="more than 100,000 bytes"):
            _read(encoding, wire)


def test_a_bomb_takes_no_more_memory_than_the_limit() -> None:
    """
    A hundred megabytes in 100 kB are refused after the first hundred thousand bytes of them.
    """
    bomb = gzip.compress(b"\0" * 100_000_000)
    tracemalloc.start()
    with pytest.raises(FetchError, match="more than"):
        _read("gzip", bomb, step=len(bomb))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert peak < 1_000_000


def test_a_file_that_is_gzip_is_unpacked_once() -> None:
    """
    A packed sitemap is unpacked within the limit, a plain one stays, and a bomb in two layers stays a small file.
    """
    layers = gzip.compress(gzip.compress(b"\0" * 10_000_000))

    assert unpack(gzip.compress(PAGE), SIZE) == PAGE
    assert unpack(PAGE, SIZE) == PAGE
    assert len(unpack(layers, SIZE)) < SIZE
    with pytest.raises(FetchError, match="more than"):
        unpack(gzip.compress(b"\0" * 10_000_000), SIZE)


@given(st.binary(max_size=300), st.sampled_from(["", "gzip", "deflate"]), st.integers(1, 40))
def test_any_bytes_give_content_or_a_reason(wire: bytes, encoding: str, step: int) -> None:
    """
    Random bytes raise nothing but a FetchError.
    """
    try:
        content = _read(encoding, wire, step=step)
    except FetchError:
        content = b""

    assert len(content) <= SIZE


@pytest.mark.parametrize(
    ("header", "kind", "encoding"),
    [
        ("text/html", "text/html", None),
        ("Text/HTML; Charset=UTF-8", "text/html", "utf-8"),
        ('application/rss+xml;charset="windows-1251"', "application/rss+xml", "cp1251"),
        ("text/html; charset=ISO-8859-1", "text/html", "cp1252"),
        ("text/html; charset=klingon", "text/html", None),
        ("text/html; charset=unicode_escape", "text/html", None),
        ("text/html; charset=hex", "text/html", None),
        ("text/html; charset=undefined", "text/html", None),
        ("text/html, text/plain", "", None),
        ("html", "", None),
        ("", "", None),
    ],
)
def test_headers_say_what_a_body_is(header: str, kind: str, encoding: str | None) -> None:
    """
    Types are lower case, encodings are Python's and of text, and nonsense is nothing.
    """
    assert (media_type(header), charset(header)) == (kind, encoding)


def test_markup_is_told_by_its_first_letter() -> None:
    """
    White space and a byte order mark may stand before it.
    """
    assert looks_like_markup(b"\xef\xbb\xbf\n <!doctype html>")
    assert not looks_like_markup(b"%PDF-1.7 <html>")
