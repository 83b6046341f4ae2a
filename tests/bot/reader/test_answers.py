"""A shared answer's page follows its articles: what changed, was taken down or is gone from its source."""

import dataclasses
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.citations.reader_links import ReaderLinks
from bot.reader.answers import read_answer_page
from bot.reader.views import AnswerPage, SharedStatement
from bot.records.cited_passages import PassageChange
from bot.records.given_answers import withdraw
from bot.records.shared_answers import share, stop_sharing
from bot.records.wording_changes import WordChange
from corpus.article import Span
from index.catalogue.database import read, write
from index.catalogue.tables import ARTICLES
from index.upkeep import editing
from tests.bot.support.asking import make_news
from tests.bot.support.kept_answers import NOW, KeptAnswers

TEXT = "Marrowby woke early. Ada Orr said that the bridge would stay free of tolls. It rained."
HARBOUR = "Ben Vane said that the bridge needs new lamps."
QUESTION = "what was said about the bridge?"
ASKER, CHAT = 445566778, -100998877665
LINKS = ReaderLinks("https://reader.example.org")
PRIVATE = ReaderLinks("https://reader.example.org", b"a secret of the archive")


class Pages:
    """An archive of two articles, and one shared answer that cites both."""

    def __init__(self, data_dir: Path) -> None:
        news = (make_news(TEXT, "bridge", title="Tolls"), make_news(HARBOUR, "harbour", day="2026-01-02"))
        self.given = KeptAnswers(data_dir, *news)
        self.engine, self.archive = self.given.engine, self.given.archive
        self.share(QUESTION)

    def share(self, question: str) -> None:
        """Answer a question, and share the answer that is read from now on."""
        self.answer_id = self.given.give(question, ASKER, chat_id=CHAT)
        with write(self.engine) as connection:
            self.name = share(connection, self.answer_id, NOW) or ""

    def read(self, links: ReaderLinks = LINKS) -> AnswerPage:
        """Return the page."""
        with read(self.engine) as connection:
            page = read_answer_page(connection, self.name, links)
        assert page is not None
        return page

    def statement(self, title: str) -> SharedStatement | None:
        """Return the statement of an article; None where it was withdrawn."""
        return next((one for one in self.read().statements if one and one.title == title), None)

    def row(self, key: str) -> int:
        """Return an article's row."""
        return int(self.archive.rows(f"SELECT id FROM articles WHERE key = '{key}'")[0][0])


@pytest.fixture
def pages(tmp_path: Path) -> Iterator[Pages]:
    """A shared answer."""
    made = Pages(tmp_path / "data")
    yield made
    made.engine.dispose()


def test_a_page_has_the_question_and_what_was_answered(pages: Pages) -> None:
    """
    Each statement with its wording label, the text around it, and the links to its article.
    """
    page, statement = pages.read(), pages.statement("Tolls")
    digest = pages.archive.rows("SELECT digest FROM articles WHERE key = 'bridge'")[0][0]
    assert statement is not None
    start = TEXT.index("Ada Orr")
    end = start + len(statement.quote)

    assert (page.question, page.is_refusal, page.answered_at, len(page.statements)) == (QUESTION, False, NOW, 2)
    assert (statement.quote, statement.speaker) == ("Ada Orr said that the bridge would stay free of tolls.", "Ada Orr")
    assert (statement.before, statement.after, statement.how) == (
        "Marrowby woke early.",
        "It rained.",
        "as reported by The Lantern",
    )
    assert statement.article_link == LINKS.to_article(digest, 1, [Span(start, end)])
    assert (statement.url or "").startswith("https://example.org/bridge#:~:text=Ada")
    assert (statement.language, statement.is_right_to_left, statement.vanished_at) == ("en", False, None)
    assert (statement.corrections, statement.change) == ((), None)


def test_a_page_of_a_private_archive_opens_no_article(pages: Pages) -> None:
    """
    A shared answer shares its statements, not the whole articles.
    """
    page = pages.read(PRIVATE)

    assert {one.article_link for one in page.statements if one} == {""}
    assert [one.quote for one in page.statements if one] == [one.quote for one in pages.read().statements if one]


def test_nothing_on_a_page_tells_who_asked(pages: Pages) -> None:
    """
    Neither the ids of Telegram nor the answer's own, which its buttons carry.
    """
    told = repr(dataclasses.asdict(pages.read()))

    assert not [one for one in (ASKER, CHAT, -CHAT, pages.answer_id, 7000000001) if str(one) in told]


def test_a_changed_wording_is_shown_beside_the_cited_one(pages: Pages) -> None:
    """
    Word by word; the quote and its surroundings stay as they were cited, and no link highlights what came.
    """
    pages.archive.build([make_news(TEXT.replace("free of tolls", "free of tolls until May"), "bridge", title="Later")])
    statement = pages.statement("Tolls")
    assert statement is not None

    assert statement.quote == "Ada Orr said that the bridge would stay free of tolls."
    assert statement.url == "https://example.org/bridge"
    assert statement.change == PassageChange(
        statement.quote,
        (
            WordChange("=", "Ada Orr said that the bridge would stay free of tolls"),
            WordChange("+", " until May"),
            WordChange("=", "."),
        ),
    )


def test_a_removed_passage_is_told_as_removed(pages: Pages) -> None:
    """
    Without words beside it where nothing in the present version comes near.
    """
    pages.archive.build([make_news("Fishermen sold herring, cod and plaice by the quay.", "bridge")])
    statement = pages.statement("Tolls")
    assert statement is not None

    assert statement.change == PassageChange(statement.quote, ())


def test_an_edit_elsewhere_changes_nothing(pages: Pages) -> None:
    """
    While the words stand.
    """
    before = pages.read()
    pages.archive.build([make_news(f"A new first paragraph.\n\n{TEXT}", "bridge", title="Tolls")])

    assert pages.read() == before


def test_what_the_outlet_corrected_since_is_told(pages: Pages) -> None:
    """
    As the present version has it; words that only the correction repeats no longer stand.
    """
    note = "An earlier version said that Ada Orr said that the bridge would stay free of tolls."
    text = f"Marrowby woke early. It rained.\n\nCorrection: {note}"
    pages.archive.build([make_news(text, "bridge", title="Tolls")])
    statement = pages.statement("Tolls")
    assert statement is not None

    assert statement.corrections == (note,)
    assert statement.change == PassageChange(statement.quote, ())


def test_a_page_says_when_an_article_was_found_gone(pages: Pages) -> None:
    """
    Its words stay readable on the reader's own page.
    """
    gone = datetime(2026, 6, 1, tzinfo=UTC)
    with write(pages.engine) as connection:
        connection.execute(ARTICLES.update().where(ARTICLES.c.key == "bridge").values(vanished_at=gone.isoformat()))
    statement = pages.statement("Tolls")
    assert statement is not None

    assert statement.vanished_at == gone


def test_a_takedown_empties_the_page(pages: Pages) -> None:
    """
    The statement's place is kept, every word of the article and the opening are gone, other statements stay.
    """
    with write(pages.engine) as connection:
        withdraw(connection, [pages.row("bridge")], NOW)
    page = pages.read()

    assert [one is None for one in page.statements].count(True) == 1
    assert (page.question, page.opening) == (QUESTION, "")
    assert "tolls" not in repr(page)
    assert "new lamps" in repr(page)


def test_editors_have_the_last_word(pages: Pages) -> None:
    """
    What they hid is withdrawn, and whom they renamed is called so; an opening that names either is gone.
    """
    pages.share("Who spoke about the bridge?")
    before = pages.read().opening
    (hidden,) = pages.archive.rows("SELECT id FROM statements WHERE speaker = 'Ada Orr'")[0]
    with write(pages.engine) as connection:
        editing.split(connection, "Ben Vane", ["harbour"], "Ben Vane the Younger")
    renamed = pages.read()
    with write(pages.engine) as connection:
        editing.suppress(connection, hidden, NOW)
    hidden_too = pages.read()

    assert ("Ada Orr [" in before, "Ben Vane [" in before) == (True, True)
    assert (renamed.opening, hidden_too.opening) == ("", "")
    assert {one.speaker if one else None for one in renamed.statements} == {"Ada Orr", "Ben Vane the Younger"}
    assert {one.speaker if one else None for one in hidden_too.statements} == {None, "Ben Vane the Younger"}


def test_an_opening_goes_with_a_statement_that_was_hidden(pages: Pages) -> None:
    """
    Though it names the others rightly.
    """
    pages.share("Who spoke about the bridge?")
    before = pages.read().opening
    (hidden,) = pages.archive.rows("SELECT id FROM statements WHERE speaker = 'Ben Vane'")[0]
    with write(pages.engine) as connection:
        editing.suppress(connection, hidden, NOW)

    assert "Ben Vane" in before
    assert pages.read().opening == ""


def test_what_is_not_shared_has_no_page(pages: Pages) -> None:
    """
    Neither under any other name, the answer's own among them, nor once sharing was stopped.
    """
    with write(pages.engine) as connection:
        others = [read_answer_page(connection, one, LINKS) for one in (pages.answer_id, "", "A" * 22, "../etc/passwd")]
        stop_sharing(connection, pages.answer_id)
        stopped = read_answer_page(connection, pages.name, LINKS)

    assert (others, stopped) == ([None] * 4, None)
