"""Articles are taken apart in another process: what is too long, too slow or fatal costs itself only."""

import os
import signal
import time
from collections.abc import Sequence
from dataclasses import replace

import pytest

from corpus.article import Article, Span
from index.building.builder import Builder
from index.building.parts import take_apart
from index.building.workers import ArticleLimits, ArticleWorker, GivenUpError
from index.errors import ParserError
from index.statements import Statement
from tests.fakes import SaidExtractor, make_article
from tests.index.support.archive import Archive

pytestmark = pytest.mark.end_to_end

#: The language is given: detecting it loads a model.
FERRY = replace(make_article("Anna Orr said that the ferry sails.", "ferry"), language="en")
#: What the kernel counts in; a hostile article takes as long.
SECONDS = 1


class Hostile(SaidExtractor):
    """An extractor that does what the article's text says."""

    def extract(self, article: Article, sentences: Sequence[Span], /) -> list[Statement]:
        """See `StatementExtractor`."""
        if "forever" in article.text:
            while True:
                pass
        if "asleep" in article.text:
            time.sleep(60)
        if "crash" in article.text:
            os.kill(os.getpid(), signal.SIGSEGV)
        if "leave" in article.text:
            os._exit(7)
        if "raise" in article.text:
            raise ZeroDivisionError("no way")
        if "parser" in article.text:
            raise ParserError("there is no parser")
        return super().extract(article, sentences)


def worker() -> ArticleWorker:
    """Return a worker that gives an article a second and 1,000 characters."""
    return ArticleWorker(Hostile(), ArticleLimits(SECONDS, 1_000))


@pytest.fixture(autouse=True)
def _no_loading(monkeypatch: pytest.MonkeyPatch) -> None:
    """No parser is loaded here, so that the first article has no more time than others."""
    monkeypatch.setattr("index.building.workers._LOADING_SECONDS", 0)


def test_parts_are_those_of_this_process() -> None:
    """
    Passages, statements and texts are the same, and one process serves all articles.
    """
    with worker() as working:
        first = working.take_apart(FERRY)
        pid = working.pid
        second = working.take_apart(replace(FERRY, page_text="x" * 100_000))

        assert first == second == take_apart(FERRY, SaidExtractor())
        assert first.statements
        assert working.pid == pid
    assert working.pid is None


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("It goes on forever.", "took longer than ONRECORD_ARTICLE_SECONDS=1"),
        ("It fell asleep.", "took longer than ONRECORD_ARTICLE_SECONDS=1"),
        ("It will crash.", "ended the process that read it (signal 11)"),
        ("It will leave.", "ended the process that read it (exit 7)"),
        ("It will raise.", "cannot be taken apart (ZeroDivisionError: no way)"),
        ("It is long. " * 100, "has 1,200 characters, more than ONRECORD_ARTICLE_CHARACTERS=1000"),
    ],
)
def test_a_hostile_article_costs_itself_only(words: str, reason: str) -> None:
    """
    The reason says what happened, and the next article is taken apart.
    """
    with worker() as working:
        with pytest.raises(GivenUpError) as given_up:
            working.take_apart(replace(FERRY, text=words))

        assert str(given_up.value) == reason
        assert working.take_apart(FERRY).statements


def test_a_missing_parser_ends_the_run() -> None:
    """
    It would fail for every article.
    """
    with worker() as working, pytest.raises(ParserError, match="there is no parser"):
        working.take_apart(replace(FERRY, text="It needs a parser."))


def test_what_is_given_up_is_named_and_keeps_its_earlier_version(archive: Archive) -> None:
    """
    The report has the reason, the earlier version is still found, and the other articles are stored.
    """
    limits = ArticleLimits(SECONDS, 1_000)
    Builder(archive.parts, archive.embedder, Hostile(), limits).build([FERRY])
    slow = replace(FERRY, text=f"{FERRY.text} It sails forever.")
    report = Builder(archive.parts, archive.embedder, Hostile(), limits).build(
        [slow, replace(make_article("Ben Vey said that the bridge is closed.", "bridge"), language="en")]
    )

    assert [error.reason for error in report.failed] == [
        "took longer than ONRECORD_ARTICLE_SECONDS=1; the next run tries again, and the earlier version stays"
    ]
    assert (report.added, report.changed) == (1, 0)
    assert archive.rows("SELECT text FROM versions ORDER BY id") == [
        (FERRY.text,),
        ("Ben Vey said that the bridge is closed.",),
    ]
    assert archive.find_by_vector("the ferry sails") == "ferry"
