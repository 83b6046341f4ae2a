"""Entities that were encoded twice become what they stand for, and text about markup stays as it is."""

import pytest

from corpus.parsing.metadata.entities import unescape_markup, unescape_rest
from corpus.parsing.pages import parse_page
from corpus.parsing.plain_text import tidy_line


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("&ldquo;It&rsquo;s late,&rdquo; she said.", "“It’s late,” she said."),
        ("&amp;ldquo;It&amp;rsquo;s late,&amp;rdquo; she said.", "“It’s late,” she said."),
        ("Marks &amp; Ford", "Marks & Ford"),
        ("Marks &amp;amp; Ford", "Marks & Ford"),
        ("It&#8217;s late", "It’s late"),
        ("It&#039;s late", "It's late"),
        ("It&#x2019;s late", "It’s late"),
        ("It&amp;#8217;s late", "It’s late"),
        ("&quot;Late&quot;", '"Late"'),
        ("A caf&eacute; in K&ouml;ln", "A café in Köln"),
        ("5&nbsp;million &pound;", "5\xa0million £"),
        ("now&mdash;or later&hellip;", "now—or later…"),
        ("&laquo;Nous&raquo;", "«Nous»"),
        ("&bdquo;Wir&ldquo;", "„Wir“"),
        # what is no entity, or may be meant
        ("AT&T said so; R&D; and Q&A;", "AT&T said so; R&D; and Q&A;"),
        ("Use &lt;b&gt; for bold", "Use &lt;b&gt; for bold"),
        ("?a=1&copy=2&reg=3", "?a=1&copy=2&reg=3"),
        ("A & B; C", "A & B; C"),
        ("&nothing; here", "&nothing; here"),
        ("plain", "plain"),
    ],
)
def test_marks_and_letters_are_shown_as_themselves(given: str, expected: str) -> None:
    """
    However many programs encoded them; what may be meant as it stands is left.
    """
    assert unescape_rest(given) == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("&lt;p&gt;The ferry&lt;/p&gt; stops.", "<p>The ferry</p> stops."),
        ("&amp;lt;p&amp;gt;The ferry&amp;lt;/p&amp;gt;", "<p>The ferry</p>"),
        (
            "&amp;lt;a href=&amp;#34;https://a.example&amp;#34;&amp;gt;x&amp;lt;/a&amp;gt;",
            '<a href="https://a.example">x</a>',
        ),
        ("&lt;strong&gt;Now&lt;/strong&gt;<p>and then</p>", "<strong>Now</strong><p>and then</p>"),
        # text about markup, and signs
        ("<p>Write <code>&lt;p&gt;x&lt;/p&gt;</code></p>", "<p>Write <code>&lt;p&gt;x&lt;/p&gt;</code></p>"),
        ("<p>5 &lt; 6 and 7 &gt; 6</p>", "<p>5 &lt; 6 and 7 &gt; 6</p>"),
        ("<p>The &lt;p&gt; tag</p>", "<p>The &lt;p&gt; tag</p>"),
        ("<p>Orr &amp; Hale</p>", "<p>Orr &amp; Hale</p>"),
        ("<p>a &amp;lt; b</p>", "<p>a &amp;lt; b</p>"),
    ],
)
def test_tags_are_read_again_where_they_were_encoded(given: str, expected: str) -> None:
    """
    A tag that closes another was one; a lone one, or one in code, is spoken of.
    """
    assert unescape_markup(given) == expected


def test_a_page_s_words_and_title_have_no_entities() -> None:
    """
    The marks around a quotation decide whose words they are.
    """
    words = "<p>&amp;ldquo;It&amp;rsquo;s late,&amp;rdquo; Ada Orr said of the ferry.</p>" * 6
    head = "<head><title>Orr &amp;amp; Hale&amp;#039;s ferry</title></head>"
    page = f"<html>{head}<body><article>{words}</article></body></html>"

    found = parse_page(page.encode())

    assert str(found["text"]).startswith("“It’s late,” Ada Orr said of the ferry.")
    assert found["title"] == "Orr & Hale's ferry"


def test_names_and_titles_have_no_entities() -> None:
    """
    Wherever they come from.
    """
    assert tidy_line("Marks &amp; Ford&rsquo;s") == "Marks & Ford’s"
