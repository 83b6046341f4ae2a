"""The emulator's reading of HTML is Telegram's."""

import pytest

from tests.telegram_api.markup import MarkupError, clean, is_valid_url, parse_html


def test_tags_become_entities_counted_in_utf16_units() -> None:
    """
    A tag after an astral character starts two units later, and its words can be read back.
    """
    read = parse_html('\N{GRINNING FACE}<b>bold</b> <a href="https://example.org/">link</a>')

    assert read.text == "\N{GRINNING FACE}bold link"
    assert [(e.kind, e.offset, e.length) for e in read.entities] == [("bold", 2, 4), ("text_link", 7, 4)]
    assert [read.of(entity) for entity in read.entities] == ["bold", "link"]


def test_an_expandable_quote_is_told_from_a_plain_one() -> None:
    """
    The attribute decides what readers see.
    """
    read = parse_html("<blockquote expandable>a</blockquote><blockquote>b</blockquote>")

    assert [entity.kind for entity in read.entities] == ["expandable_blockquote", "blockquote"]


def test_references_are_read_and_unknown_ones_stand() -> None:
    """
    Four names and every number are references, everything else is text.
    """
    assert parse_html("&lt;&amp;&gt;&quot;&#x27;&#39; &nbsp; & &#0;").text == "<&>\"'' &nbsp; & &#0;"


def test_white_space_at_the_ends_is_trimmed_and_offsets_follow() -> None:
    """
    The server trims a message before it measures it.
    """
    read = parse_html("\n  <b> x </b>\n")

    assert read.text == "x"
    assert [read.of(entity) for entity in read.entities] == ["x"]


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ("a < b", "Unsupported start tag"),
        ("<h1>x</h1>", 'Unsupported start tag "h1" at byte offset 0'),
        ("é<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("é</b>", "Unexpected end tag at byte offset 2"),
        ("<b><i>x</b></i>", 'expected "</i>", found "</b>"'),
        ("<b", 'Unclosed start tag "b"'),
        ("<blockquote>a<blockquote>b</blockquote></blockquote>", "Nested blockquotes"),
    ],
)
def test_broken_markup_is_refused(source: str, complaint: str) -> None:
    """
    Each fault is named as Telegram names it.
    """
    with pytest.raises(MarkupError) as caught:
        parse_html(source)

    assert complaint in str(caught.value)


def test_control_characters_do_not_reach_readers() -> None:
    """
    The server blanks controls and drops bidi embeddings.
    """
    assert clean("a\x00b\r\nc\u202ed") == "a b\ncd"


@pytest.mark.parametrize(
    ("url", "is_valid"),
    [
        ("https://example.org/a?b=c#:~:text=solid%20security", True),
        ("http://[::1]/", True),
        ("tg://user?id=1.0", False),
        ("https://localhost/", False),
        ("javascript:alert(1)", False),
        ("https://example.org/a b", False),
        ("https://[broken", False),
    ],
)
def test_urls_are_held_to_telegrams_rule(url: str, is_valid: bool) -> None:  # noqa: FBT001 - a parametrized expectation
    """
    A link needs a scheme that clients open and a host with a dot.
    """
    assert is_valid_url(url) is is_valid
