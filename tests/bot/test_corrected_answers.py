"""What the outlet says of its own article: corrections are shown and never cited, a page that is gone is called so."""

from pathlib import Path

import pytest

from index.catalogue.database import write
from index.catalogue.tables import ARTICLES
from tests.bot.support.asking import AskedArchive, make_news

_NEWS = (
    "Ada Orr said that the ferry of Marrowby sails at noon. The quay was empty.\n\nThe rain went on for days.\n\n"
    "Nobody knew why the lamp had gone out."
)
_NOTE = "An earlier version of this article misquoted her: Ada Orr said that the ferry of Marrowby would sink at noon."


@pytest.mark.parametrize("note", [f"Correction: {_NOTE}", _NOTE, f"Editor's note: {_NOTE}"])
def test_a_correction_s_words_are_nobody_s_statement(tmp_path: Path, note: str) -> None:
    """
    Though it says that she said so; the statement that stands is cited, with the correction.
    """
    asked = AskedArchive(tmp_path, make_news(f"{_NEWS}\n\n{note}"))
    answer = asked.ask("what did Orr say about the ferry?")
    asked.archive.engine.dispose()

    assert [one.quote for one in answer.citations] == ["Ada Orr said that the ferry of Marrowby sails at noon."]
    assert answer.citations[0].correction == note
    assert answer.prose.endswith(f"[1]\nCorrected by the outlet: {note.removeprefix('Correction: ')}")


def test_a_correction_is_not_cited_where_nobody_is_asked_for(tmp_path: Path) -> None:
    """
    Not as the article's own words either.
    """
    asked = AskedArchive(tmp_path, make_news(f"{_NEWS}\n\nCorrection: The anchor of the ferry is not made of gold."))
    answer = asked.ask("what was said about the anchor of gold?")
    asked.archive.engine.dispose()

    assert not [one for one in (*answer.citations, *answer.nearest) if "anchor" in one.quote]


def test_a_long_correction_is_cut_at_a_word(tmp_path: Path) -> None:
    """
    What is left stands so in the article; the surfaces show that it goes on.
    """
    note = "Correction: " + " ".join(f"word{number}" for number in range(80))
    asked = AskedArchive(tmp_path, make_news(f"{_NEWS}\n\n{note}"))
    answer = asked.ask("what did Orr say about the ferry?")
    asked.archive.engine.dispose()
    cut = answer.citations[0].correction or ""

    assert note.startswith(f"{cut} ")
    assert 290 < len(cut) <= 300
    assert answer.prose.endswith(f": {cut.removeprefix('Correction: ')}…")


def test_news_behind_update_is_cited(tmp_path: Path) -> None:
    """
    It is reported like the rest, and corrects nothing.
    """
    asked = AskedArchive(tmp_path, make_news(f"{_NEWS}\n\nUPDATE: Ada Orr said that the ferry has a second anchor."))
    answer = asked.ask("what did Orr say about the anchor?")
    asked.archive.engine.dispose()

    assert answer.citations[0].quote.endswith("a second anchor.")
    assert answer.citations[0].correction is None


def test_a_page_that_is_gone_is_called_so(tmp_path: Path) -> None:
    """
    Its words still answer, with the day since when nobody can read them there.
    """
    asked = AskedArchive(tmp_path, make_news(_NEWS))
    with write(asked.archive.engine) as connection:
        connection.execute(ARTICLES.update().values(vanished_at="2026-02-03T10:00:00+00:00"))
    answer = asked.ask("what did Orr say about the ferry?")
    asked.archive.engine.dispose()

    assert answer.to_json()["citations"][0]["vanished_at"] == "2026-02-03T10:00:00+00:00"
    assert "3 Feb 2026, no longer at its source (found gone on 3 Feb 2026): Ada Orr said" in answer.prose


def test_a_note_on_something_else_is_not_called_a_correction_of_the_quote(tmp_path: Path) -> None:
    """
    It is shown as what the outlet added, without its label; a figure that both have makes it one of the quote.
    """
    news = "Ada Orr said that the ferry of Marrowby cost 96,000 crowns.\n\nThe rain went on for days."
    spelling = AskedArchive(tmp_path / "a", make_news(f"{news}\n\nCorrection, 3 May: The pier is in Tern Road."))
    figure = AskedArchive(tmp_path / "b", make_news(f"{news}\n\nCorrection: It was 96,000, not 90,000."))
    notes = []
    for asked in (spelling, figure):
        notes.append(asked.ask("what did Orr say about the ferry?").prose.splitlines()[-1])
        asked.archive.engine.dispose()

    assert notes == [
        "The outlet added to this article: The pier is in Tern Road.",
        "Corrected by the outlet: It was 96,000, not 90,000.",
    ]


def test_an_article_that_is_a_correction_is_not_called_corrected(tmp_path: Path) -> None:
    """
    It corrects another one; what is quoted from it stands.
    """
    text = (
        "Correction: The ferry of Marrowby sails at noon, not at one.\n\nAda Orr said that the ferry of Marrowby sails."
    )
    asked = AskedArchive(tmp_path, make_news(text, title="Correction: when the ferry sails"))
    answer = asked.ask("latest from Orr")
    asked.archive.engine.dispose()

    assert [one.quote for one in answer.citations] == ["Ada Orr said that the ferry of Marrowby sails."]
    assert "sails at noon" not in answer.prose
