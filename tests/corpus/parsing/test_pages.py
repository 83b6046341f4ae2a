"""A page gives the article that its reader sees, and of what it states about it what can be believed."""

import json

import pytest
from lxml.html import document_fromstring  # type: ignore[import-untyped]  # it has no types

from corpus.errors import MalformedError
from corpus.parsing.pages import keep_with_quotations, parse_page

URL = "https://www.lantern.example/2026/ferry"
SENTENCE = "The harbour council of Tern met for six hours before anybody spoke of the ferry."
PARAGRAPHS = "".join(f"<p>{number}. {SENTENCE}</p>" for number in range(1, 6))
TEXT = "\n".join(f"{number}. {SENTENCE}" for number in range(1, 6))


def page(head: str = "", body: str = PARAGRAPHS) -> bytes:
    """Return a page with an article."""
    return f"<!DOCTYPE html><html><head>{head}</head><body><article>{body}</article></body></html>".encode()


def stated(*nodes: object) -> str:
    """Return a page's data for machines."""
    return "".join(f"<script type='application/ld+json'>{json.dumps(node)}</script>" for node in nodes)


@pytest.mark.parametrize(
    ("canonical", "kept"),
    [
        ("https://www.lantern.example/2026/ferry-stops", "https://www.lantern.example/2026/ferry-stops"),
        ("https://lantern.example/2026/ferry", "https://lantern.example/2026/ferry"),
        ("https://amp.lantern.example/2026/ferry", "https://amp.lantern.example/2026/ferry"),
        ("/2026/ferry-stops", "https://www.lantern.example/2026/ferry-stops"),
        ("https://harbour.example/2026/ferry", None),
        ("https://lantern.example.harbour.example/2026/ferry", None),
        ("https://www.lantern.example/", None),
        ("https://www.lantern.example", None),
        ("javascript:alert(1)", None),
        ("https://[", None),
    ],
)
def test_a_page_names_its_address_within_its_own_site(canonical: str, kept: str | None) -> None:
    """
    No outlet's page can take over another outlet's article.
    """
    found = parse_page(page(f"<link rel='canonical' href='{canonical}'>"), url=URL)

    assert found["url"] == kept


def test_a_saved_page_names_its_address_freely() -> None:
    """
    Where it was found is not known, so the operator who saved it is believed.
    """
    found = parse_page(page("<link rel='canonical' href='https://harbour.example/ferry'>"))

    assert found["url"] == "https://harbour.example/ferry"


def test_customers_of_one_host_are_strangers() -> None:
    """
    Two blogs of one hoster share their domain's last words and nothing else.
    """
    content = page("<link rel='canonical' href='https://ada.github.io/ferry'>")

    assert parse_page(content, url="https://ben.github.io/ferry")["url"] is None


ARTICLE = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Ferry stops",
    "datePublished": "2026-02-03T10:00:00+01:00",
    "dateModified": "2026-02-05T10:00:00+01:00",
    "author": [{"@type": "Person", "name": "Ada Orr"}, {"@type": "Person", "name": "Ben Hale"}],
    "publisher": {"@type": "NewsMediaOrganization", "name": "The Lantern"},
    "inLanguage": "en-GB",
}


def test_what_a_page_states_of_its_article_is_taken() -> None:
    """
    Publication, writers, outlet and language stand in its data for machines.
    """
    found = parse_page(page(stated(ARTICLE)), url=URL)

    assert found == {
        "text": TEXT,
        "url": None,
        "title": "Ferry stops",
        "publisher": "The Lantern",
        "author": "Ada Orr; Ben Hale",
        "published_at": "2026-02-03T10:00:00+01:00",
        "language": "en-GB",
        "page_text": TEXT,
    }


def test_a_page_s_visible_words_are_all_that_a_search_finds_on_it() -> None:
    """
    Menus, teasers and what is struck through belong to the page, though not to its article; hidden text to neither.
    """
    around = "<nav><a href='/'>Home</a></nav><p><s>Struck.</s></p><p hidden>Hidden.</p>"
    found = parse_page(page(body=f"{PARAGRAPHS}{around}"), url=URL)

    assert found["text"] == TEXT
    assert found["page_text"] == f"{TEXT}\nHome\nStruck."


def test_people_whom_the_page_mentions_are_not_its_writers() -> None:
    """
    In a graph of things the article's author is looked up, and nobody else is taken.
    """
    graph = [
        {"@type": "Person", "@id": "#cole", "name": "Cara Cole"},
        {"@type": "Person", "@id": "#orr", "name": "Ada Orr"},
        {**ARTICLE, "author": {"@id": "#orr"}},
    ]

    found = parse_page(page(stated({"@context": "https://schema.org", "@graph": graph})), url=URL)

    assert found["author"] == "Ada Orr"


def test_of_several_articles_the_one_at_this_address_counts() -> None:
    """
    Pages describe the articles that they link to as well.
    """
    other = {**ARTICLE, "datePublished": "2020-01-01", "url": "https://www.lantern.example/2020/harbour"}
    this = {**ARTICLE, "mainEntityOfPage": {"@id": f"{URL}#main"}}

    assert parse_page(page(stated(other, this)), url=URL)["published_at"] == ARTICLE["datePublished"]
    assert parse_page(page(stated(other, ARTICLE)), url=URL)["language"] is None


@pytest.mark.parametrize(
    "script",
    ["", "{", "[[[", "[" * 50_000, "null", "[1]", '{"@graph": 7}', '{"@type": [7], "author": {"name": []}}', "\\ud83d"],
)
def test_broken_statements_are_passed_over(script: str) -> None:
    """
    Data that is written by hand is often wrong, and costs the page nothing.
    """
    found = parse_page(page(f"<script type='application/ld+json'>{script}</script>"))

    assert (found["text"], found["published_at"], found["author"]) == (TEXT, None, None)


@pytest.mark.parametrize("given", ["1970-01-01T00:00:00Z", "2026-13-45", "3000-01-01", "", 7, ["2026-02-03"]])
def test_a_date_that_is_none_is_not_taken(given: object) -> None:
    """
    Nor is one guessed from the text or from the day of reading.
    """
    assert parse_page(page(stated({**ARTICLE, "datePublished": given})))["published_at"] is None


@pytest.mark.parametrize("name", ["property='article:modified_time'", "property='og:updated_time'", "name='lastmod'"])
def test_the_day_of_a_change_is_not_the_day_of_publication(name: str) -> None:
    """
    An old article that was corrected today is an old article.
    """
    changed = f"<meta {name} content='2026-02-05T10:00:00Z'>"

    assert parse_page(page(changed))["published_at"] is None
    published = f"{changed}<meta property='article:published_time' content='2020-02-05T10:00:00Z'>"
    assert parse_page(page(published))["published_at"] == "2020-02-05"


def test_text_that_the_reader_does_not_see_is_not_kept() -> None:
    """
    Attributes, styles and struck words hide it; what is hidden from screen readers alone is seen.
    """
    body = (
        PARAGRAPHS.replace("<p>5.", "<p aria-hidden='true'>5.")
        + "".join(
            f"<p {attribute}>Not this: Orr never spoke.</p>"
            for attribute in ("hidden", "style='font-size:0'", "style='display:none'", "class='visually-hidden'")
        )
        + "<p><s>Not this: Orr never spoke.</s></p><template><p>Not this.</p></template>"
    )

    assert parse_page(page(body=body))["text"] == TEXT


def test_entities_of_a_page_are_no_harm() -> None:
    """
    HTML declares none: what looks like it is left out, and nothing is looked up.
    """
    content = page().replace(
        b"<!DOCTYPE html>",
        b'<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;"><!ENTITY c SYSTEM "file:///etc/hosts">]>',
    )

    assert TEXT in str(parse_page(content.replace(b"<p>1.", b"<p>&b;&c;</p><p>1."))["text"])


@pytest.mark.parametrize(
    ("encoding", "charset", "meta"),
    [
        ("utf-8", None, ""),
        ("utf-8", "windows-1252", ""),
        ("windows-1252", "windows-1252", ""),
        ("windows-1252", None, "<meta charset='iso-8859-1'>"),
        ("windows-1252", "windows-1252", "<meta charset='windows-1251'>"),
        ("utf-16", None, ""),
        ("iso-8859-1", "no-such-charset", "<meta charset='iso-8859-1'>"),
        ("windows-1252", "\0", "<meta charset='windows-1252'>"),
    ],
)
def test_the_server_names_the_encoding_before_the_page(encoding: str, charset: str | None, meta: str) -> None:
    """
    What is valid UTF-8 or marked is surer than either.
    """
    content = page(meta, PARAGRAPHS.replace("Tern", "Törn")).decode().encode(encoding)

    assert parse_page(content, charset=charset)["text"] == TEXT.replace("Tern", "Törn")


def test_an_encoding_that_looks_like_ascii_is_decoded() -> None:
    """
    ISO-2022-JP is valid UTF-8, and would be read as gibberish.
    """
    body = "<p>市長は火曜日に渡し船について話した。</p>" * 5

    found = parse_page(page(body=body).decode().encode("iso-2022-jp"), charset="ISO-2022-JP")

    assert "渡し船" in str(found["text"])


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is not an HTML page"),
        (b"Just words.", "is not an HTML page"),
        (b"<html><body></body></html>", "no article was found"),
        (b"<html><body><p hidden>Not this.</p></body></html>", "no article was found"),
        (b"<html><body><p>\xff\xfe\xfd</p>", "encoding cannot be determined"),
    ],
)
def test_a_page_without_an_article_is_told(content: bytes, reason: str) -> None:
    """
    Each ends in one reason.
    """
    with pytest.raises(MalformedError, match=reason):
        parse_page(content)


def test_a_long_live_blog_is_read_whole() -> None:
    """
    Thousands of entries in one parent are honest work.
    """
    body = "".join(f"<h3>{number}:00</h3><p>Entry {number}. {SENTENCE}</p>" for number in range(4_000))

    found = parse_page(page(body=body))

    assert str(found["text"]).count(SENTENCE) == 4_000


@pytest.mark.parametrize(
    ("changes", "is_believed"),
    [
        ({"headline": "How to write a headline"}, False),
        ({"headline": "Mill sold", "url": "https://www.lantern.example/2020/mill"}, False),
        ({"headline": "Mill sold", "mainEntityOfPage": URL}, True),
        ({"headline": "FERRY halted"}, True),
        ({"headline": "Orr stops the ferries"}, True),
        ({"headline": None}, True),
        ({"headline": "No"}, True),
    ],
)
def test_data_about_another_article_are_not_believed(changes: dict[str, object], *, is_believed: bool) -> None:
    """
    Templates keep the data of the article that they were made with: its headline tells them.
    """
    head = "<title>Ferry stops at Tern</title>" + stated({**ARTICLE, **changes})
    found = parse_page(page(head), url=URL)

    assert (found["author"] == "Ada Orr; Ben Hale") == is_believed
    assert (found["published_at"] == ARTICLE["datePublished"]) == is_believed


@pytest.mark.parametrize(
    ("body", "text"),
    [
        pytest.param(
            "<p>“Not safe,” Ada Quill said<sup>1</sup>.</p>", "“Not safe,” Ada Quill said.", id="after a verb"
        ),
        pytest.param("<p>“Not safe.”<sup><a href='#n'>[12]</a></sup></p>", "“Not safe.”", id="linked, in brackets"),
        pytest.param("<p>It covers 4 km<sup>2</sup> of land.</p>", "It covers 4 km2 of land.", id="a unit"),
        pytest.param("<p>About 10<sup>6</sup> birds.</p>", "About 106 birds.", id="a power"),
        pytest.param("<p>The 4<sup>th</sup> bridge.</p>", "The 4th bridge.", id="an ordinal"),
        pytest.param("<p>“Loose,”<br>Ada Quill said.</p>", "“Loose,” Ada Quill said.", id="a name on a new line"),
        pytest.param("<p>“Loose,”<br>\n said Ada Quill.</p>", "“Loose,” said Ada Quill.", id="a verb on a new line"),
        pytest.param("<p>One<br>Two</p>", "OneTwo", id="lines of a verse"),
    ],
)
def test_marks_and_breaks_at_quotations(body: str, text: str) -> None:
    """
    Footnote marks go, names after a line break follow the quotation; units, powers and verses stay as they are.
    """
    tree = document_fromstring(f"<html><body>{body}</body></html>")

    keep_with_quotations(tree)

    assert tree.text_content() == text


@pytest.mark.parametrize(
    "markup",
    [
        "<blockquote><p>“It leaks.”</p><footer>— <cite>Ada Quill</cite></footer></blockquote>",
        "<figure><blockquote><p>“It leaks.”</p></blockquote><figcaption>— Ada Quill</figcaption></figure>",
    ],
)
def test_who_is_quoted_is_a_paragraph(markup: str) -> None:
    """
    The footer of a block quote and the caption around one are read.
    """
    tree = document_fromstring(f"<html><body>{markup}<footer>Terms</footer></body></html>")

    keep_with_quotations(tree)

    assert [one.text_content() for one in tree.iter("p")] == ["“It leaks.”", "— Ada Quill"]
