"""What the tests of the asking side share: questions read against a roster, and archives that are asked."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path

from bot.answering.answerer import ArchiveAnswerer
from bot.answers import Answer
from bot.questions.reading import ReadQuestion, clean_question, read_question
from corpus.article import Article
from index.search.archive_facts import ArchiveFacts
from index.search.roster import SpeakerRoster
from index.search.searching import Search
from index.statements import StatementExtractor
from index.vectors.nearest import VectorSearch
from tests.index.support.archive import Archive
from tests.index.support.filling import fill

NOW = datetime(2026, 6, 30, 12, tzinfo=UTC)
PEOPLE = {
    "Ada Orr": 30,
    "Ben Orr": 3,
    "Odette Vane": 5,
    "Elizabeth Warren": 9,
    "Conrad Thistlewick": 3,
    "Ada Thistlewick": 2,
    "The Marrowby Chamber": 2,
    "officials": 4,
}


def facts(people: Mapping[str, int] = PEOPLE) -> ArchiveFacts:
    """Return the facts of an archive that quotes these people so many times."""
    return ArchiveFacts(
        roster=SpeakerRoster(people),
        publishers=("The Lantern",),
        articles=3,
        oldest=date(2026, 1, 1),
        newest=date(2026, 6, 1),
    )


def read_text(question: str, people: Mapping[str, int] = PEOPLE) -> ReadQuestion:
    """Read a question as it was typed."""
    return read_question(clean_question(question), facts(people), NOW.date())


def make_news(text: str, key: str = "a", **more: str) -> Article:
    """Return a dated article of an outlet, with an address."""
    return Article(
        key=key,
        article_id=more.get("article_id", key),
        source="/news/all.jsonl",
        text=text,
        url=f"https://example.org/{key}",
        title=more.get("title", "A Title"),
        publisher=more.get("publisher", "The Lantern"),
        published_at=date.fromisoformat(more.get("day", "2026-02-03")),
        language="en",
    )


class AskedArchive:
    """An archive of these articles, and its answers.

    Args:
        extractor: What finds statements; by default one that knows "Name said that ..." only.
    """

    def __init__(self, data_dir: Path, *articles: Article, extractor: StatementExtractor | None = None) -> None:
        self.archive = Archive(data_dir)
        if extractor:
            self.archive.extractor = extractor  # type: ignore[assignment]  # any extractor will do
        if articles:
            fill(self.archive, *articles)
        self.texts = {article.article_id: article.text for article in articles}
        vectors = VectorSearch(self.archive.store, self.archive.embedder.fingerprint)
        search = Search(self.archive.embedder, vectors)
        self.answerer = ArchiveAnswerer(self.archive.engine, search)

    def ask(self, question: str) -> Answer:
        """Answer as of a fixed day."""
        return self.answerer.answer(question, now=NOW)
