"""Bytes become the text that was written, or are refused: a wrong guess would misquote."""

import codecs

import pytest

from corpus.errors import MalformedError
from corpus.parsing.decoding import declared_encoding, decode

GERMAN = "„Wir müssen über die Brücke reden“, sagte die Bürgermeisterin. Der Rat prüft größere Maßnahmen.\n"
FRENCH = "« Nous n’avons pas été prévenus », a déclaré la maire. Les élus ont refusé de répondre à la presse.\n"
UKRAINIAN = "Міська рада заявила, що міст відкриють навесні. Її речник відмовився від коментарів.\n"
RUSSIAN = "Мэр заявила, что мост откроют весной. Совет отказался от комментариев.\n"
ENGLISH = "“We will open on time,” she said. It’s the council’s plan – and hers. The café costs £5.\n"


@pytest.mark.parametrize("text", [GERMAN, FRENCH, UKRAINIAN, RUSSIAN, ENGLISH, "plain\n"])
@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
    ],
)
def test_unicode_is_read_with_and_without_a_mark(text: str, mark: bytes, encoding: str) -> None:
    """
    The mark chooses the encoding and is no part of the text.
    """
    assert decode(mark + text.encode(encoding)) == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(GERMAN, "cp1252"), (FRENCH, "cp1252"), (ENGLISH, "cp1252"), (UKRAINIAN, "cp1251"), (RUSSIAN, "koi8-r")],
)
def test_older_encodings_are_told_by_their_letters(text: str, encoding: str) -> None:
    """
    A few sentences are enough to tell how they were saved.
    """
    assert decode(text.encode(encoding) * 4) == text * 4


@pytest.mark.parametrize("content", ["市長は橋が春に開くと述べた。".encode("shift_jis"), b"\x80\x81\x82", b"It\x92s"])
def test_what_cannot_be_told_is_refused(content: bytes) -> None:
    """
    Too little text, or letters of no language: no guess is made.
    """
    with pytest.raises(MalformedError, match="encoding cannot be determined"):
        decode(content)


@pytest.mark.parametrize("damage", [b"\xff", b"\xe2\x80", b"\xc3("])
def test_damaged_utf8_is_not_taken_for_an_older_encoding(damage: bytes) -> None:
    """
    One broken byte among good letters must not turn all the others into different ones.
    """
    with pytest.raises(MalformedError, match="damaged or half-written"):
        decode(UKRAINIAN.encode() + damage + UKRAINIAN.encode())


def test_a_declared_encoding_counts_where_utf8_fails() -> None:
    """
    The page knows best, unless its bytes are plainly UTF-8.
    """
    page = '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">Її'

    assert decode(page.encode("cp1251"), declared_encoding(page.encode("cp1251"))) == page
    assert decode(page.encode(), declared_encoding(page.encode())) == page


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (b'<meta charset="latin1">', "cp1252"),
        (b"<META CHARSET=koi8-u>", "koi8-u"),
        (b'<meta charset="rot13">', None),
        (b'<meta charset="klingon">', None),
        (b"<p>charset=utf-8</p>", None),
    ],
)
def test_only_encodings_of_text_can_be_declared(page: bytes, expected: str | None) -> None:
    """
    Latin-1 means Windows-1252 on the web, and Python's pseudo-encodings are none.
    """
    assert declared_encoding(page) == expected


def test_line_ends_become_one_kind() -> None:
    """
    Offsets do not depend on the machine that a file was saved on.
    """
    assert decode(b"a\r\nb\rc\n\r\n") == "a\nb\nc\n\n"
