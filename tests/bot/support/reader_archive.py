"""An archive that is read on the web: what the tests of the reader's pages share."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from bot.citations.reader_links import ReaderLinks
from bot.reader.articles import read_article_page
from bot.reader.marked_versions import MarkedVersions
from bot.reader.requests import AskedArticle
from bot.reader.views import ArticlePage
from bot.records.inbox import prepare_tables
from corpus.article import Article, Span
from index.catalogue.database import read
from index.catalogue.digests import digest
from tests.index.support.archive import Archive

WEIR = "Weir Stands\n\nAda Orr said that the weir holds. The night was dry.\nBram Tolle said that it leaks."
HARBOUR = "Harbour Light Fails\n\nOlwen Farthingale said that the lamp is old. Ships wait outside."


def make_news(text: str, key: str = "https://example.org/weir", **more: str | None) -> Article:
    """Return a dated article of an outlet, with an address; a fact that is None is not known."""
    facts: dict[str, str | None] = {"title": text.split("\n", 1)[0], "publisher": "The Lantern", "language": "en"}
    facts |= {"url": key, "author": "Ines Quill"} | more
    article = Article(key, key[-4:], "/news/all.jsonl", text, published_at=date(2026, 2, 3))
    return replace(article, **facts)  # type: ignore[arg-type]  # by name


class ReaderArchive:
    """An archive of these articles, and the pages of its first one."""

    def __init__(self, data_dir: Path, *articles: Article, secret: bytes | None = None) -> None:
        self.archive = Archive(data_dir)
        self.engine = self.archive.engine
        prepare_tables(self.engine)
        self.links = ReaderLinks("", secret)
        self.marked = MarkedVersions()
        self.archive.build(articles)
        self.digest = digest(articles[0].key)

    def index(self, article: Article) -> None:
        """Index an article anew."""
        self.archive.build([article])

    def read(self, *passages: Span, version: int | None = None, signature: str = "") -> ArticlePage | None:
        """Return the article's page."""
        with read(self.engine) as connection:
            asked = AskedArticle(self.digest, version, passages, signature)
            return read_article_page(connection, asked, self.links, self.marked)

    def page(self, *passages: Span, version: int | None = None) -> ArticlePage:
        """Return the article's page, which is there."""
        page = self.read(*passages, version=version)
        assert page is not None
        return page


def place(words: str, text: str = WEIR) -> Span:
    """Return where words stand."""
    start = text.index(words)
    return Span(start, start + len(words))
