"""Wherever a link is made, it is made for the page that the cited version was read from."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bot.answering.newest import read_newest
from bot.records import stored_answers
from bot.texts import ENGLISH
from corpus.article import Article, Span
from index.catalogue.database import read
from tests.bot.support.asking import AskedArchive, make_news
from tests.bot.support.kept_answers import NOW, KeptAnswers
from tests.bot.support.reader_archive import ReaderArchive, place

QUOTE = "Odette Vane said that pensions would rise in spring."
ARTICLE = make_news(f"{QUOTE} Nobody in the hall replied.")
PAGE = f"Home\nPensions to rise\n{QUOTE} Nobody in the hall replied.\nContact"
WALL = "Home\nThis article is for subscribers.\nContact"
QUESTION = "what did Vane say about pensions?"


def link_in_answer(folder: Path, article: Article) -> str | None:
    """Return the link below an answer."""
    return AskedArchive(folder, article).ask(QUESTION).citations[0].link


def link_in_refusal(folder: Path, article: Article) -> str | None:
    """Return the link below what comes nearest."""
    return AskedArchive(folder, article).ask("what did Vane say about the harbour ferry tolls?").nearest[0].link


def link_under_old_answer(folder: Path, article: Article) -> str | None:
    """Return the link of an answer that was kept."""
    kept = KeptAnswers(folder, article)
    answer_id = kept.give(QUESTION)
    with read(kept.engine) as connection:
        stored = stored_answers.read(connection, answer_id)
    assert stored
    assert stored.statements[0]
    return stored.statements[0].link


def link_in_latest(folder: Path, article: Article) -> str | None:
    """Return the link of the newest statement."""
    asked = AskedArchive(folder, article)
    with read(asked.archive.engine) as connection:
        return read_newest(connection, "What is the latest?", NOW, ENGLISH).citations[0].link


def link_on_reader_page(folder: Path, article: Article) -> str | None:
    """Return the link to the original."""
    return ReaderArchive(folder, article).page(place(QUOTE, article.text)).url


MAKERS = (link_in_answer, link_in_refusal, link_under_old_answer, link_in_latest, link_on_reader_page)


@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
@pytest.mark.parametrize(
    ("page", "leads_to_quote"), [(PAGE, True), (WALL, False), (None, True)], ids=["page", "other-words", "no-page"]
)
def test_a_link_points_at_the_quote_where_the_page_shows_it(
    tmp_path: Path, make: Callable[[Path, Article], str | None], page: str | None, *, leads_to_quote: bool
) -> None:
    """
    A page that does not show the words is opened at its top; where the page is not known the text is believed.
    """
    link = make(tmp_path, replace(ARTICLE, page_text=page)) or ""

    assert link.startswith("https://example.org/a")
    assert (":~:text=" in link) == leads_to_quote


@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
def test_a_teaser_above_the_article_is_not_linked_instead(
    tmp_path: Path, make: Callable[[Path, Article], str | None]
) -> None:
    """
    The page shows the same words earlier, outside the article: the link tells the two apart, or opens the page's top.
    """
    article = replace(ARTICLE, page_text=f"Most read\n{QUOTE}\n{PAGE}")
    plain = make(tmp_path / "plain", replace(article, page_text=None))
    link = make(tmp_path / "page", article)

    assert link
    assert link != plain


def test_a_passage_that_no_answer_cites_costs_no_search(tmp_path: Path) -> None:
    """
    An address that somebody made up leads to the original's top; a quote beside it is linked all the same.
    """
    text = " ".join(f"word{number}" for number in range(200))
    archive = ReaderArchive(tmp_path, replace(make_news(text), page_text=None))
    made_up, quote = Span(0, len(text)), place("word7 word8 word9", text)

    assert archive.page(made_up).url == "https://example.org/a"
    assert (archive.page(made_up, quote).url or "").endswith("#:~:text=word7%20word8%20word9")
