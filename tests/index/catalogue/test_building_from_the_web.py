"""What the builder does with what is learnt of pages and sources, and with articles that fail."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from corpus.article import Article, Span
from corpus.sources import Source, SourceKind
from corpus.visits import Item, Listed, Outcome, SourceCheck, Validators, Visit
from index.building.changes import Prune
from index.catalogue import sources as source_ledger
from index.catalogue.database import read, write
from index.catalogue.digests import digest
from index.catalogue.sources import ArchiveMemory
from index.catalogue.tables import TOMBSTONES
from index.errors import TextsError
from index.statements import Statement
from tests.fakes import SaidExtractor, WordEmbedder, make_article
from tests.index.support.archive import Archive

NOW = datetime(2026, 5, 3, 12, tzinfo=UTC)
FEED = Source("https://lantern.example/feed.xml", SourceKind.FEED)
SITEMAP = Source("https://lantern.example/map.xml", SourceKind.SITEMAP)


def fetched(name: str, text: str, source: Source = FEED, **known: object) -> Article:
    """Return an article as it comes from a page."""
    article = make_article(text, f"https://lantern.example/{name}", source=source.location)
    return replace(article, fetched_at=NOW, **known)  # type: ignore[arg-type]


def visit(article: Article, outcome: Outcome = Outcome.READ) -> Visit:
    """Return the visit that gave an article."""
    return Visit(article.key, article.source, article.key, outcome, NOW, NOW, Validators("v1"))


FERRY = fetched("ferry", "Anna Orr said that the ferry sails.", published_at=date(2026, 5, 1))
MILL = fetched("mill", "The mill stands still.")
CHECK = SourceCheck(FEED.location, NOW, listed=2, validators=Validators("f1"))


class FailsOn(SaidExtractor):
    """An extractor that a word in an article's text breaks."""

    word = "mill"

    def extract(self, article: Article, sentences: Sequence[Span], /) -> list[Statement]:
        """See `StatementExtractor`."""
        if self.word in article.text:
            raise RecursionError("too deep")
        return super().extract(article, sentences)


class DislikesWord(WordEmbedder):
    """A model that a word in a text breaks."""

    word = "mill"

    def _embed_one(self, text: str) -> "object":  # type: ignore[override]
        if self.word in text:
            raise TextsError("the model failed on a text")
        return super()._embed_one(text)


def known(archive: Archive) -> list[tuple[str, str | None]]:
    """Return each stored article's text and date."""
    return archive.rows(
        "SELECT v.text, v.published_at FROM versions v JOIN articles a ON a.current = v.id ORDER BY a.key"
    )


def test_what_is_learnt_is_stored_with_the_articles(archive: Archive) -> None:
    """
    The next run knows which pages were visited, and what to ask their feed with.
    """
    archive.build([FERRY, visit(FERRY), CHECK], [FEED])
    memory = ArchiveMemory(archive.engine)

    assert memory.visit(FERRY.key) == visit(FERRY)
    assert memory.validators(FEED.location) == Validators("f1")


@pytest.mark.parametrize("is_model", [True, False], ids=["model", "extractor"])
def test_an_article_that_fails_is_set_aside_and_comes_again(archive: Archive, *, is_model: bool) -> None:
    """
    The others are stored, its old version is found, and neither its page nor its feed counts as read.
    """
    archive.build([MILL])
    if is_model:
        archive.embedder = DislikesWord(archive.embedder.fingerprint)
    else:
        archive.extractor = FailsOn(archive.extractor.fingerprint)
    changed = replace(MILL, text="The mill turns again.")
    report = archive.build([FERRY, visit(FERRY), changed, visit(changed), CHECK], [FEED])
    memory = ArchiveMemory(archive.engine)
    texts = [text for text, _ in known(archive)]
    archive.embedder, archive.extractor = WordEmbedder(), SaidExtractor()
    again = archive.build([changed, visit(changed), CHECK], [FEED])

    assert (report.added, report.changed, len(report.failed)) == (1, 0, 1)
    assert "the earlier version stays" in report.failed[0].reason
    assert texts == [FERRY.text, MILL.text]
    assert memory.visit(FERRY.key)
    assert (again.changed, again.failed) == (1, ())
    assert memory.validators(FEED.location) == Validators("f1")
    assert archive.problems() == []


def test_a_failing_article_leaves_no_trace_of_its_page(archive: Archive) -> None:
    """
    A page whose article was not stored is asked for in full by the next run, and its feed read in full.
    """
    archive.extractor = FailsOn(archive.extractor.fingerprint)
    archive.build([MILL, visit(MILL), CHECK], [FEED])
    memory = ArchiveMemory(archive.engine)

    assert memory.visit(MILL.key) is None
    assert memory.validators(FEED.location) == Validators()


def test_a_model_that_fails_on_everything_ends_the_run(archive: Archive) -> None:
    """
    Nine texts of one chunk are not to blame.
    """
    archive.embedder = DislikesWord(archive.embedder.fingerprint)

    with pytest.raises(TextsError):
        archive.build([fetched(f"mill-{number}", f"The mill, part {number}.") for number in range(20)])


def test_a_vanished_page_keeps_its_article(archive: Archive) -> None:
    """
    It is counted once, marked, and found as before.
    """
    archive.build([FERRY, visit(FERRY)], [FEED])
    gone = visit(FERRY, Outcome.VANISHED)
    reports = [archive.build([Listed(FERRY.key, FEED.location), gone], [FEED]) for _ in range(2)]

    assert [report.vanished for report in reports] == [1, 0]
    assert archive.find_by_words("ferry") == [FERRY.article_id]
    assert archive.rows("SELECT vanished_at FROM articles") == [(NOW.isoformat(),)]


def test_a_page_that_forgets_its_date_does_not_take_it_away(archive: Archive) -> None:
    """
    A new text or title without a date keeps the date that was known; a file that drops it means it.
    """
    archive.build([FERRY])
    archive.build([replace(FERRY, title="Ferry", published_at=None)])
    archive.build([replace(FERRY, text="The ferry waits.", published_at=None)])
    of_page = known(archive)
    archive.build([replace(FERRY, text="The ferry waits.", title="Boat", published_at=None, fetched_at=None)])

    assert of_page == [("The ferry waits.", "2026-05-01")]
    assert known(archive) == [("The ferry waits.", None)]


def test_what_was_taken_down_does_not_come_back(archive: Archive) -> None:
    """
    No source brings it back; it is counted.
    """
    with write(archive.engine) as connection:
        connection.execute(TOMBSTONES.insert().values(key_digest=digest(FERRY.key), forgotten_at=NOW.isoformat()))
    report = archive.build([FERRY, visit(FERRY), MILL], [FEED])

    assert (report.added, report.forgotten) == (1, 1)
    assert archive.find_by_words("ferry") == []


@pytest.mark.parametrize(
    ("check", "removed"),
    [
        (SourceCheck(SITEMAP.location, NOW, is_whole=True), 1),
        (SourceCheck(SITEMAP.location, NOW, is_whole=False), 0),
    ],
    ids=["whole", "in part"],
)
def test_what_a_sitemap_no_longer_lists_is_pruned_if_it_was_read_whole(
    archive: Archive, check: SourceCheck, removed: int
) -> None:
    """
    A source that was read in part cannot tell what is gone; a page that comes back is read anew.
    """
    articles = [fetched(str(number), f"Text {number}.", SITEMAP) for number in range(6)]
    archive.build([*articles, visit(articles[0]), check], [SITEMAP])
    listed: list[Item] = [Listed(article.key, SITEMAP.location) for article in articles[1:]]
    report = archive.build([*listed, check], [SITEMAP], Prune.FEW)

    assert report.removed == removed
    assert (ArchiveMemory(archive.engine).visit(articles[0].key) is None) is bool(removed)


def test_an_article_stays_while_another_source_lists_it(archive: Archive) -> None:
    """
    Gone from the sitemap, it is still in the feed; gone from there too, it goes.
    """
    whole = SourceCheck(SITEMAP.location, NOW, is_whole=True)
    rest: list[Item] = [fetched(str(number), f"Text {number}.", SITEMAP) for number in range(6)]
    both = replace(FERRY, source=SITEMAP.location)
    archive.build([both, *rest, whole], [SITEMAP])
    archive.build([FERRY, CHECK], [FEED])
    first = archive.build([*rest, whole], [SITEMAP], Prune.FEW)
    with write(archive.engine) as connection:
        source_ledger.remove_listings(connection, [(FERRY.key, FEED.location)])
        source_ledger.add_listings(connection, [(FERRY.key, SITEMAP.location)])
    second = archive.build([*rest, whole], [SITEMAP], Prune.FEW)

    assert (first.removed, second.removed) == (0, 1)
    with read(archive.engine) as connection:
        assert FERRY.key not in source_ledger.read_listings(connection)
