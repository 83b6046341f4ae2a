"""Passages of old versions, credited as the answers that cite them told it, and as editors have put it right since."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.citations.reader_links import ReaderLinks
from bot.reader.articles import read_article_page
from bot.reader.kept_credits import KeptCredit, read_credits
from bot.reader.marked_versions import MarkedVersions
from bot.reader.requests import AskedArticle
from bot.reader.views import Mark
from corpus.article import Span
from index.catalogue import articles as ledger
from index.catalogue.database import read, write
from index.catalogue.digests import digest
from index.upkeep import editing
from tests.bot.support.asking import make_news
from tests.bot.support.kept_answers import NOW, KeptAnswers

QUOTE = "Ada Orr said that the bridge would stay free of tolls."
TEXT = f"Marrowby woke early. {QUOTE} It rained."
PLACE = Span(TEXT.index(QUOTE), TEXT.index(QUOTE) + len(QUOTE))
ORR = "what did Ada Orr say about the bridge?"


@pytest.fixture
def given(tmp_path: Path) -> Iterator[KeptAnswers]:
    """An archive of one article."""
    made = KeptAnswers(tmp_path / "data", make_news(TEXT, "bridge", title="Tolls"))
    yield made
    made.engine.dispose()


def edit(given: KeptAnswers) -> None:
    """Index another version of the article."""
    given.archive.build([make_news(TEXT.replace("of tolls", "of tolls until May"), "bridge", title="Tolls")])


def credited(given: KeptAnswers, *passages: Span) -> list[KeptCredit]:
    """Return what the page of the first version says of its cited passages."""
    asked = AskedArticle(digest("bridge"), 1, passages)
    with read(given.engine) as connection:
        page = read_article_page(connection, asked, ReaderLinks(""), MarkedVersions())
    assert page is not None
    pieces = [one for paragraph in page.paragraphs for one in paragraph if one.mark is Mark.CITED]
    return [KeptCredit(one.speaker, one.polarity) for one in pieces]


def tell(given: KeptAnswers, answer_id: str, **told: str | None) -> None:
    """Change what an answer told of its first statement."""
    (content,) = given.archive.rows(f"SELECT content FROM answers WHERE id = '{answer_id}'")[0]
    whole = json.loads(content)
    whole["shown"][0] |= told
    stored = json.dumps(whole).replace("'", "''")
    given.archive.damage(f"UPDATE answers SET content = '{stored}' WHERE id = '{answer_id}'")


def test_a_passage_that_an_answer_cites_keeps_its_speaker(given: KeptAnswers) -> None:
    """
    In the version that it cites, which has no statements of its own any more; other passages have none.
    """
    given.give(ORR)
    edit(given)

    assert credited(given, PLACE) == [KeptCredit("Ada Orr", "said")]
    assert credited(given, Span(PLACE.start, PLACE.end - 1)) == [KeptCredit(None, "")]
    assert credited(given, Span(0, 20), PLACE) == [KeptCredit(None, ""), KeptCredit("Ada Orr", "said")]


def test_a_passage_that_no_answer_cites_is_credited_to_nobody(given: KeptAnswers) -> None:
    """
    An invented address reveals no name.
    """
    edit(given)

    assert credited(given, PLACE) == [KeptCredit(None, "")]


def test_editors_have_the_last_word(given: KeptAnswers) -> None:
    """
    A speaker is named as editors name them today, and a statement that they hid is nobody's.
    """
    given.give(ORR)
    (statement,) = given.archive.rows("SELECT id FROM statements WHERE speaker = 'Ada Orr'")[0]
    with write(given.engine) as connection:
        editing.rename(connection, "Ada Orr", "Ada Orr-Vance")
    with read(given.engine) as connection:
        (first,) = ledger.read_versions(connection, [1]).values()
        (renamed,) = read_credits(connection, first, [PLACE])
    with write(given.engine) as connection:
        editing.suppress(connection, statement, NOW)
    edit(given)

    assert renamed == KeptCredit("Ada Orr-Vance", "said")
    assert credited(given, PLACE) == [KeptCredit(None, "")]


def test_nobody_is_named_where_answers_disagree(given: KeptAnswers) -> None:
    """
    A sentence that one answer quotes as nobody's statement says nothing against the others.
    """
    first, second = given.give(ORR), given.give(ORR)
    edit(given)
    tell(given, first, speaker=None, kind=None, polarity=None)
    plain = credited(given, PLACE)
    tell(given, first, speaker="Odette Vane", kind="indirect", polarity="said")
    disputed = credited(given, PLACE)
    tell(given, second, speaker=None)

    assert plain == [KeptCredit("Ada Orr", "said")]
    assert disputed == credited(given, PLACE) == [KeptCredit(None, "")]
