"""The bench of links: its pages hold the quote where they say, and what is highlighted is counted as what it is."""

from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from lxml import html as lxml_html  # type: ignore[import-untyped]  # it has no types

from bench.fragment_pages import BuiltPage, Source, hard_page, plain_page
from bench.fragments import Opened, choose, lay_out, open_all
from bot.citations.link_words import read_words
from corpus.article import Span

QUOTE = (
    "“The fifth flight of stairs,” said Ada Orr of Marrowby,\n“will finally be fixed before the fair of the fishers.”"
)
TEXT = f"Stairs & steps\n\nIt was a long night <in> town. {QUOTE} Few had heard.\n\nThe council meets on Friday."
SOURCE = Source(TEXT, "Stairs & steps", Span(TEXT.index(QUOTE), TEXT.index(QUOTE) + len(QUOTE)))


def shown(page: BuiltPage) -> str:
    """Return the words where the page says that the quote stands, folded, without the marks of notes."""
    content = lxml_html.document_fromstring(f"<html><body>{page.body}</body></html>").text_content()
    words = " ".join(piece.of(content) for piece in page.quote)
    for mark in ("[3]", "12", "*"):
        words = words.replace(mark, "")
    return "".join(read_words(words).flat.split())


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("repeats", [True, False])
def test_a_hard_page_holds_the_quote_where_it_says(seed: int, *, repeats: bool) -> None:
    """
    Whatever is put into and around the sentence.
    """
    page = hard_page(SOURCE, seed, repeats=repeats)

    assert shown(page) == "".join(read_words(QUOTE).flat.split())
    assert page == hard_page(SOURCE, seed, repeats=repeats)


def test_a_plain_page_holds_the_article() -> None:
    """
    Its words, line by line, and the quote where it says.
    """
    page = plain_page(SOURCE)

    assert shown(page) == "".join(read_words(QUOTE).flat.split())
    assert "<p>The council meets on Friday.</p>" in page.body
    assert "&lt;in&gt; town" in page.body


@dataclass(slots=True)
class Highlighter:
    """Highlights what it is told to, by words."""

    words: Sequence[str]

    def read(self, body: str, _fragment: str, _language: str = "en") -> tuple[list[Span], str]:
        """Return where the words stand, and the text."""
        content = lxml_html.document_fromstring(f"<html><body>{body}</body></html>").text_content()
        places = [content.index(word) for word in self.words]
        spans = [Span(at, at + len(word)) for at, word in zip(places, self.words, strict=True)]
        return spans, content


@pytest.mark.parametrize(
    ("words", "link", "outcome"),
    [
        (["fifth flight"], "#:~:text=x", "right"),
        (["fifth flight", "said Ada Orr"], "#:~:text=x", "right"),
        ([], "#:~:text=x", "nothing"),
        (["town. “The fifth"], "#:~:text=x", "wrong"),
        (["Marrowby,“will"], "#:~:text=x", "right"),
        (["fifth flight", "council"], "#:~:text=x", "wrong"),
        (["The"], "#:~:text=x", "elsewhere"),
        (["fifth flight"], "", "plain"),
    ],
    ids=[
        "a part",
        "two parts",
        "nothing",
        "too much",
        "over two lines",
        "another place too",
        "its word elsewhere",
        "no fragment",
    ],
)
def test_what_is_highlighted_is_judged_by_the_quote_s_place(words: list[str], link: str, outcome: str) -> None:
    """
    A word beyond the quote is wrong; the quote's own words at another place are told apart.
    """

    def build(source: Source, _number: int) -> BuiltPage:
        return plain_page(source)

    (opened,) = open_all(Highlighter(words), [SOURCE], build, lambda _source, _page: f"https://example.org/{link}")

    assert opened.outcome == outcome


def test_shares_are_of_the_links() -> None:
    """
    What got no link is no failure of a link.
    """
    opened = [Opened(SOURCE, "f", outcome, "") for outcome in ("right", "right", "right", "nothing", "plain")]

    assert lay_out({"plain": opened}).rows == (
        ("plain", "4 (80.0%)", "3 (75.0%)", "1 (25.0%)", "0 (0.0%)", "0 (0.0%)"),
    )


def test_the_same_statements_are_chosen_each_time() -> None:
    """
    As many as asked for, or all.
    """
    sources = [Source(TEXT, str(number), SOURCE.quote) for number in range(9)]

    assert choose(sources, 4) == choose(sources, 4)
    assert len(choose(sources, 4)) == 4
    assert len(choose(sources, 99)) == 9
