"""Candidates: every place that may answer, each an exact span, none from outside what was asked for."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from index.catalogue.database import read
from index.search.candidates import Proposal, propose
from index.search.query import Query
from index.search.searched_places import WordHits, search_words
from tests.bot.support.asking import AskedArchive, make_news

TEXT = "Ada Orr said that the bridge is safe. Rain fell on the bridge all day. Odette Vane said that the toll is fair."
LATER = "Ada Orr said that the bridge is old. Nobody crossed it."
UNRELATED = "Ada Orr said that bread is dear. The harbour was calm."


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AskedArchive]:
    """Three articles of two outlets and two months."""
    made = AskedArchive(
        tmp_path_factory.mktemp("candidates"),
        make_news(TEXT, "early", day="2026-02-03"),
        make_news(LATER, "late", day="2026-03-03", publisher="Radio"),
        make_news(UNRELATED, "other"),
    )
    yield made
    made.archive.engine.dispose()


def find(asked: AskedArchive, query: Query) -> Proposal:
    """Return what is proposed by words alone."""
    with read(asked.archive.engine) as connection:
        return propose(connection, query, search_words(connection, query), [])


def words(proposal: Proposal) -> set[tuple[str, str | None]]:
    """Return the candidates' words and speakers."""
    return {(one.span.of(proposal.versions[one.version].text), one.speaker) for one in proposal.candidates}


def test_statements_and_the_sentences_between_them_are_proposed(asked: AskedArchive) -> None:
    """
    A statement once and under its speaker, a sentence that is none without one.
    """
    assert words(find(asked, Query("q", topic=("toll",)))) == {
        ("Ada Orr said that the bridge is safe.", "Ada Orr"),
        ("Rain fell on the bridge all day.", None),
        ("Odette Vane said that the toll is fair.", "Odette Vane"),
    }


def test_each_candidate_lies_in_its_passage(asked: AskedArchive) -> None:
    """
    The context covers what it is the context of.
    """
    proposal = find(asked, Query("q", topic=("bridge",), speakers=frozenset({"Ada Orr"})))

    assert proposal.candidates
    assert all(one.passage.covers(one.span) for one in proposal.candidates)
    assert all(0 <= one.article_score <= 1 for one in proposal.candidates)


def test_words_that_stand_nowhere_propose_nothing(asked: AskedArchive) -> None:
    """
    Neither words nor vectors found anything, so nothing is there to rank.
    """
    assert find(asked, Query("q", topic=("volcano",))).candidates == ()


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        (Query("q", topic=("bridge",)), {"early", "late"}),
        (Query("q", topic=("bridge",), publisher="Radio"), {"late"}),
        (Query("q", topic=("bridge",), since=date(2026, 3, 3)), {"late"}),
        (Query("q", topic=("bridge",), until=date(2026, 2, 3)), {"early"}),
        (Query("q", topic=("bridge",), since=date(2026, 2, 4), until=date(2026, 3, 2)), set()),
    ],
)
def test_only_articles_of_the_period_and_outlet_are_proposed(asked: AskedArchive, query: Query, ids: set[str]) -> None:
    """
    Both ends of a period belong to it.
    """
    proposal = find(asked, query)

    assert {proposal.versions[one.version].article_id for one in proposal.candidates} == ids


def test_an_article_that_is_gone_is_not_proposed(asked: AskedArchive) -> None:
    """
    Old versions stay in the catalogue and out of every search.
    """
    own = AskedArchive(asked.archive.data_dir.parent / "own", make_news(TEXT))
    own.archive.build([make_news("Odette Vane said that the toll is gone.")])

    assert words(find(own, Query("q", topic=("toll", "bridge")))) == {
        ("Odette Vane said that the toll is gone.", "Odette Vane")
    }


@pytest.mark.parametrize(
    ("surname", "is_named"),
    [
        pytest.param("orr", False, id="part of another word"),
        pytest.param("vane", True, id="a whole word"),
        pytest.param("muller", True, id="without its accent"),
    ],
)
def test_a_surname_is_looked_for_as_a_whole_word(tmp_path: Path, surname: str, *, is_named: bool) -> None:
    """
    "Tomorrow" does not name Orr; "Müller" is found as "muller".
    """
    asked = AskedArchive(tmp_path, make_news("Tomorrow the bridge of Vane and Müller opens again to all."))
    query = Query("q", topic=("bridge",), surnames=frozenset({surname}))
    with read(asked.archive.engine) as connection:
        found = propose(connection, query, search_words(connection, query), []).candidates

    assert bool(found) is is_named


def test_an_article_beyond_the_listed_ones_scores_like_the_last_of_them() -> None:
    """
    The thirteenth article is hardly worse than the twelfth; where fewer are listed, it holds none of the words.
    """
    full = WordHits({row: 1 - row / 20 for row in range(12)}, ())
    short = WordHits({0: 1.0, 1: 0.5}, ())

    assert full.score_of(3) == 0.85
    assert full.score_of(99) == pytest.approx(0.45)
    assert (short.score_of(1), short.score_of(99)) == (0.5, 0.0)
