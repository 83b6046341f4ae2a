"""A passage that changed since it was cited: what went and what came is seen, and the article can still be opened."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from bot.citations.reader_links import ReaderLinks
from bot.records.cited_passages import Passage, PresentWording
from bot.records.given_answers import GivenAnswer
from bot.telegram.handlers.opening import open_tap
from bot.telegram.messages.button_data import OpenCitation
from bot.telegram.messages.markup import utf16_length
from bot.telegram.messages.passage_view import render_passage
from bot.telegram.messages.replies import Button, Message
from bot.texts import ENGLISH
from corpus.article import Article
from index.catalogue.database import read, write
from index.catalogue.tables import ARTICLES
from tests.bot.support.asking import make_news
from tests.bot.support.fake_answerer import answered, citation
from tests.bot.support.given_answers import GivenAnswers
from tests.telegram_api.markup import parse_html

QUOTE = "Ada Orr said that the bridge would stay free of tolls."
TEXT = f"Marrowby woke early. {QUOTE} It rained."
QUESTION = "what did Ada Orr say about the bridge?"
READER = ReaderLinks("https://reader.example.org")


class Passages:
    """An answer about one article, which is edited afterwards."""

    def __init__(self, data_dir: Path, *, has_url: bool = True) -> None:
        self.chat = GivenAnswers(data_dir, _news(TEXT, has_url=has_url))
        self.has_url = has_url
        self.answer_id = self.chat.give(QUESTION).answer_id

    def edit(self, text: str) -> None:
        """Change the article."""
        self.chat.archive.build([_news(text, has_url=self.has_url)])

    def vanish(self) -> None:
        """Take the article's page away at its source."""
        with write(self.chat.engine) as connection:
            connection.execute(ARTICLES.update().values(vanished_at="2026-06-01T10:00:00+00:00"))

    def open(self, reader: ReaderLinks | None = None) -> Message:
        """Tap the first source."""
        with read(self.chat.engine) as connection:
            message = open_tap(connection, OpenCitation(self.answer_id, 1), ENGLISH, reader).message
        assert message is not None
        assert parse_html(message.html).text == message.plain
        return message

    def kept(self) -> str:
        """Return the address of the cited version at the reader."""
        digest = self.chat.archive.rows("SELECT digest FROM articles")[0][0]
        return f"https://reader.example.org/a/{digest}?v=1&s=21-75#p1"


def _news(text: str, *, has_url: bool) -> Article:
    if has_url:
        return make_news(text, "bridge")
    return Article(key="bridge", article_id="bridge", source="/news/a.txt", text=text, published_at=date(2026, 2, 3))


def links(message: Message) -> dict[str, str]:
    """Return the addresses that the buttons open, by their words."""
    buttons: list[Button] = [button for row in message.keyboard for button in row]
    return {one.text: one.url for one in buttons if one.url}


@pytest.fixture
def passages(tmp_path: Path) -> Iterator[Passages]:
    """An answer that cites an article with an address."""
    made = Passages(tmp_path / "data")
    yield made
    made.chat.engine.dispose()


def test_what_went_is_struck_through_and_what_came_is_bold(passages: Passages) -> None:
    """
    Both wordings are there whole, for readers who see no marks too.
    """
    passages.edit(TEXT.replace("stay free of tolls", "stay free of charge until May"))
    message = passages.open()

    assert "<b>Ada Orr said that the bridge would stay free of <s>tolls</s>.</b>" in message.html
    assert (
        "<blockquote>Ada Orr said that the bridge would stay free of <b>charge until May</b>.</blockquote>"
        in message.html
    )
    assert QUOTE in message.plain
    assert message.plain.endswith("Ada Orr said that the bridge would stay free of charge until May.")


def test_a_sentence_that_hardly_stayed_is_not_marked(passages: Passages) -> None:
    """
    Words struck through from end to end tell less than the two sentences.
    """
    passages.edit(
        TEXT.replace(QUOTE, "Ada Orr: the bridge is to be tolled from May on, and so is every ferry of hers.")
    )
    message = passages.open()

    assert "<s>" not in message.html
    assert f"<b>{QUOTE}</b>" in message.html


def test_a_very_long_present_wording_is_cut_and_not_marked() -> None:
    """
    It stands cut below the quote, which is shown as it was cited.
    """
    given = GivenAnswer(answered("who?", citation(QUOTE)), "Abcdefghijk_")
    shown = Passage(citation(QUOTE), "", "", PresentWording(2, QUOTE + " \N{GRINNING FACE}" * 2000))
    message = render_passage(given.stored, 1, shown)

    assert f"<b>{QUOTE}</b>" in message.html
    assert f"<blockquote>{QUOTE} \N{GRINNING FACE}" in message.html
    assert message.plain.endswith("\N{GRINNING FACE}…")
    assert utf16_length(message.plain) < 1200


def test_the_cited_version_can_be_opened_where_the_article_changed(passages: Passages) -> None:
    """
    Beside the article as it is now, where nothing is highlighted in the quote's place.

    Where nothing changed there is one button, and no reader's page without a reader.
    """
    before = links(passages.open(READER))
    passages.edit(TEXT.replace("tolls", "charge"))
    after = links(passages.open(READER))

    assert list(before) == ["Open the article"]
    assert before["Open the article"].startswith("https://example.org/bridge#:~:text=")
    assert after == {
        "Open the article": "https://example.org/bridge",
        "The article as it was cited": passages.kept(),
    }
    assert links(passages.open()) == {"Open the article": "https://example.org/bridge"}


def test_an_article_that_is_gone_opens_at_the_reader(passages: Passages) -> None:
    """
    With the day since when it is gone; without a reader there is only its old address.
    """
    passages.vanish()
    gone = passages.open(READER)

    assert links(gone) == {"Open the article": passages.kept()}
    assert "no longer at its source (found gone on 1 Jun 2026)" in gone.plain
    assert links(passages.open())["Open the article"].startswith("https://example.org/bridge")


def test_an_article_without_an_address_opens_at_the_reader(tmp_path: Path) -> None:
    """
    Its cited version, changed or not; without a reader there is nothing to open.
    """
    passages = Passages(tmp_path / "data", has_url=False)
    with_reader, without = links(passages.open(READER)), links(passages.open())
    passages.edit(TEXT.replace("tolls", "charge"))
    changed = links(passages.open(READER))
    kept = passages.kept()
    passages.chat.engine.dispose()

    assert (with_reader, without, changed) == ({"Open the article": kept}, {}, {"Open the article": kept})


def test_no_button_leads_to_what_telegram_refuses(passages: Passages) -> None:
    """
    An address that only this machine knows would cost the whole message.
    """
    passages.vanish()
    opened = links(passages.open(ReaderLinks("http://localhost:8080")))

    assert opened["Open the article"].startswith("https://example.org/bridge")


def test_a_correction_made_since_is_told(passages: Passages) -> None:
    """
    Words that only the outlet's note still has, as what it takes back, stand no longer.
    """
    note = f"Correction: An earlier version of this article wrongly had this sentence. {QUOTE}"
    passages.edit(f"Marrowby woke early. It rained.\n\n{note}")
    message = passages.open()

    assert f"Corrected by the outlet: {note.removeprefix('Correction: ')}" in message.plain
    assert message.plain.endswith("They were removed: version 2 has nothing similar.")
