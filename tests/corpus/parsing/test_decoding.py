"""Bytes become the text that was written, or are refused: a wrong guess would misquote."""

import codecs

import pytest

from corpus.errors import MalformedError
from corpus.parsing.decoding import declared_encoding, declared_in_xml, decode
from corpus.parsing.encodings import known_encoding

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


CENTRAL = (
    "Burmistrz Zofia Wąsik powiedziała, że most będzie zamknięty do końca października, a objazd potrwa dłużej.",
    "Ministerstwo ogłosiło nowe zasady. Jak mówi Łukasz Żółć, część szkół będzie musiała się połączyć.",
    "Związki zawodowe sprzeciwiają się temu pomysłowi i zapowiadają strajk we wrześniu.",
    "Starosta Jiří Šťastný řekl, že most bude uzavřen do konce října a objížďka potrvá déle než rok.",
    "Ministerstvo oznámilo nová pravidla. Odbory s tím nesouhlasí a chystají na září stávku.",
    "Vláda tvrdí, že peněz bude dost, ale kraje tomu nevěří a žádají další příspěvek.",
    "Primátorka povedala, že most bude zatvorený do konca októbra, obyvatelia sú pobúrení a žiadajú vysvetlenie.",
    "A polgármester azt mondta, hogy a hidat október végéig lezárják, a kerülő út több mint egy évig tart majd.",
)


@pytest.mark.parametrize("encoding", ["cp1250", "iso8859-2"])
@pytest.mark.parametrize("text", CENTRAL)
@pytest.mark.parametrize("declared", [None, "utf-8"])
def test_central_european_letters_are_told_apart(text: str, encoding: str, declared: str | None) -> None:
    """
    Polish, Czech, Slovak and Hungarian pages have two encodings that differ in a few letters.
    """
    content = text.replace("„", '"').encode(encoding)

    assert decode(content, declared) == text


def test_japanese_is_told_by_its_letters() -> None:
    """
    A sentence is enough.
    """
    assert decode("市長は橋が春に開くと述べた。".encode("shift_jis")) == "市長は橋が春に開くと述べた。"


@pytest.mark.parametrize("content", [b"\x80\x81\x82", b"It\x92s"])
def test_what_cannot_be_told_is_refused(content: bytes) -> None:
    """
    Too little text, or letters of no language: no guess is made.
    """
    with pytest.raises(MalformedError, match="encoding cannot be determined"):
        decode(content)


@pytest.mark.parametrize("damage", [b"\xff", b"\xe2\x80", b"\xc3(", b"\x97", b"\0"])
def test_a_damaged_byte_costs_itself(damage: bytes) -> None:
    """
    One broken byte among good letters must not turn all the others into different ones.
    """
    text = decode(UKRAINIAN.encode() * 3 + damage + UKRAINIAN.encode())

    assert text.startswith(UKRAINIAN * 3 + "\ufffd")
    assert text.endswith(UKRAINIAN)
    assert text.count("\ufffd") == 1


@pytest.mark.parametrize(
    ("content", "declared"),
    [
        (UKRAINIAN.encode() + "М".encode()[:1], None),
        (ENGLISH.encode() + "“".encode()[:2], "utf-8"),
        (UKRAINIAN.encode()[:40] + b"\xff" * 9 + UKRAINIAN.encode()[40:], None),
        (UKRAINIAN.encode() + b"\0" * 9, None),
    ],
)
def test_what_breaks_off_or_is_damaged_throughout_is_refused(content: bytes, declared: str | None) -> None:
    """
    The rest of what somebody said would be missing.
    """
    with pytest.raises(MalformedError, match="damaged"):
        decode(content, declared)


PLAIN = "The harbour council of Tern met for six hours before anybody spoke of the ferry. " * 5


@pytest.mark.parametrize(
    ("text", "encoding", "declared"),
    [
        (UKRAINIAN, "cp1251", "utf-8"),
        (UKRAINIAN, "cp1251", "iso-8859-1"),
        (RUSSIAN, "cp1251", "windows-1252"),
        (RUSSIAN, "iso8859-5", "utf-8"),
        (RUSSIAN * 3, "koi8-r", "latin1"),
        (GERMAN, "cp1252", "utf-8"),
        (FRENCH, "cp1252", "utf-8"),
        (GERMAN, "utf-8", "windows-1251"),
        (UKRAINIAN, "utf-8", "iso-8859-1"),
        (UKRAINIAN, "utf-8", "utf-16"),
        (RUSSIAN, "cp1251", "utf-16"),
    ],
)
def test_a_false_declaration_is_not_believed(text: str, encoding: str, declared: str) -> None:
    """
    A template's declaration says nothing of the words that a program put into it.
    """
    assert decode(text.encode(encoding), known_encoding(declared)) == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(GERMAN, "cp1252"), (FRENCH, "cp1252"), (ENGLISH, "cp1252"), (UKRAINIAN, "koi8-u"), (RUSSIAN, "cp1251")],
)
def test_a_true_declaration_is_believed(text: str, encoding: str) -> None:
    """
    Western words with accents are not taken for another alphabet.
    """
    assert decode(text.encode(encoding), known_encoding(encoding)) == text


@pytest.mark.parametrize("word", ["“Каштан”", "Левіафан"])
@pytest.mark.parametrize("declared", ["utf-8", "iso-8859-1", "utf-16"])
def test_one_word_of_another_alphabet_is_not_guessed(word: str, declared: str) -> None:
    """
    Too few letters tell no encoding, and "Êàøòàí" was never said.
    """
    with pytest.raises(MalformedError, match="encoding cannot be determined"):
        decode((PLAIN + f"The {word} sails.").encode("cp1251"), known_encoding(declared))


@pytest.mark.parametrize("declared", ["utf-8", None, "utf-16"])
def test_single_bytes_of_another_encoding_are_damage_in_a_page_of_plain_letters(declared: str | None) -> None:
    """
    A browser shows the replacement character in their place.
    """
    text = decode((PLAIN * 2).encode() + b"The caf\xe9 \x97 it opens.", known_encoding(declared))

    assert text == PLAIN * 2 + "The caf\ufffd \ufffd it opens."


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("cp-1251", "cp1251"),
        ("windows1251", "cp1251"),
        ("win-1251", "cp1251"),
        ("x-cp1251", "cp1251"),
        ("Windows_1252", "cp1252"),
        ("ISO 8859-2", "iso8859-2"),
        ("ISO_8859-1:1987", "cp1252"),
        ("iso-8859-8-i", "iso8859-8"),
        ("8859-15", "iso8859-15"),
        ("latin-1", "cp1252"),
        ("latin2", "iso8859-2"),
        ("us-ascii", "cp1252"),
        ("utf8", "utf-8"),
        ("utf8mb4", "utf-8"),
        ("utf-8;", "utf-8"),
        ("unicode", "utf-8"),
        ("KOI-8", "koi8-r"),
        ("koi8r", "koi8-r"),
        ("x-sjis", "cp932"),
        ("Windows-31J", "cp932"),
        ("ks_c_5601-1987", "cp949"),
        ("gb2312", "gb18030"),
        ("x-mac-cyrillic", "mac-cyrillic"),
        ("iso-8859-1, utf-8", "cp1252"),
        *((name, None) for name in ("none", "", "klingon", "rot13", "utf-7", "unicode_escape", "idna", "iso-8859-99")),
    ],
)
def test_encodings_are_known_under_the_names_that_outlets_give_them(name: str, expected: str | None) -> None:
    """
    Python's ways to write text in ASCII are no encodings of pages.
    """
    assert known_encoding(name) == expected


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (b'<?xml version="1.0" encoding="cp-1251"?><rss>', "cp1251"),
        (b"\n<?xml version='1.0' encoding='UTF8' ?>", "utf-8"),
        (b'<?xml version="1.0"?><rss encoding="koi8-r">', None),
        (b"<rss>", None),
    ],
)
def test_a_feed_declares_its_encoding_in_its_first_line(head: bytes, expected: str | None) -> None:
    """
    Elsewhere the word means nothing.
    """
    assert declared_in_xml(head) == expected


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
