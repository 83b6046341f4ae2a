"""An article's page out of the catalogue."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.reader.views import ArticlePage, Mark
from corpus.article import Span
from index.catalogue.database import write
from index.upkeep.attributions import list_statements
from index.upkeep.editing import rename, suppress
from tests.bot.support.reader_archive import WEIR, ReaderArchive, make_news, place

LEAKS = place("Bram Tolle said that it leaks.")
HOLDS = place("Ada Orr said that the weir holds.")


@pytest.fixture
def archive(data_dir: Path) -> ReaderArchive:
    """An archive of one article."""
    return ReaderArchive(data_dir, make_news(WEIR))


def marked(page: ArticlePage, mark: Mark) -> list[tuple[str, str | None]]:
    """Return the words that are marked so, with their speakers."""
    return [(one.text, one.speaker) for paragraph in page.paragraphs for one in paragraph if one.mark is mark]


def test_the_page_has_the_article_and_who_says_what(archive: ReaderArchive) -> None:
    """
    The title stands once, and the present version needs no banner.
    """
    page = archive.page(LEAKS)

    assert (page.title, page.publisher, page.author) == ("Weir Stands", "The Lantern", "Ines Quill")
    assert ["".join(one.text for one in paragraph) for paragraph in page.paragraphs] == WEIR.splitlines()[2:]
    assert marked(page, Mark.CITED) == [("Bram Tolle said that it leaks.", "Bram Tolle")]
    assert marked(page, Mark.STATEMENT) == [("Ada Orr said that the weir holds.", "Ada Orr")]
    assert (page.version, page.current, page.current_link) == (1, 1, "")
    assert (page.changes, page.corrections, page.vanished_at) == ((), (), None)
    assert page.indexed_at.tzinfo is not None


def test_the_original_opens_at_the_first_passage(archive: ReaderArchive) -> None:
    """
    Without a passage the link has no fragment.
    """
    assert archive.page().url == "https://example.org/weir"
    assert (archive.page(LEAKS, HOLDS).url or "").startswith("https://example.org/weir#:~:text=Bram%20Tolle%20said")


@pytest.mark.parametrize("url", [None, "javascript:alert(1)", "file:///etc/passwd", "example.org/weir"])
def test_only_a_web_address_is_linked(data_dir: Path, url: str | None) -> None:
    """
    Other schemes lead nowhere, whatever the article's source said.
    """
    assert ReaderArchive(data_dir, make_news(WEIR, url=url)).page(LEAKS).url is None


def test_what_editors_hid_is_not_marked(archive: ReaderArchive) -> None:
    """
    Whom they credited is named.
    """
    with write(archive.engine) as connection:
        (hidden,) = (one.id for one in list_statements(connection, "Bram Tolle"))
        suppress(connection, hidden, datetime(2026, 2, 3, tzinfo=UTC))
        rename(connection, "Ada Orr", "Ada Orr-Vance")

    assert marked(archive.page(), Mark.STATEMENT) == [("Ada Orr said that the weir holds.", "Ada Orr-Vance")]


def test_passages_beyond_the_text_are_not_marked(archive: ReaderArchive) -> None:
    """
    The article is shown all the same.
    """
    page = archive.page(Span(len(WEIR) - 2, len(WEIR) + 1), Span(90_000, 90_010), HOLDS)

    assert marked(page, Mark.CITED) == [("Ada Orr said that the weir holds.", "Ada Orr")]


def test_a_passage_of_blanks_is_none(archive: ReaderArchive) -> None:
    """
    It takes no number from the others either.
    """
    blank = place("\n\n")
    page = archive.page(blank, HOLDS)

    assert [one.anchor for paragraph in page.paragraphs for one in paragraph if one.anchor] == ["p1"]


def test_an_old_version_says_what_has_changed(archive: ReaderArchive) -> None:
    """
    Statements are known of the present version only; the passage that still stands is linked where it stands now.
    """
    archive.index(
        make_news("Weir Stands\n\nA new lead.\n\nAda Orr said that the weir holds.\nBram Tolle said it drips.")
    )
    page = archive.page(LEAKS, HOLDS, version=1)

    assert (page.version, page.current) == (1, 2)
    assert page.current_link.startswith(f"/a/{archive.digest}?v=2&s=26-59")
    assert marked(page, Mark.STATEMENT) == []
    assert [change.quote for change in page.changes] == ["Bram Tolle said that it leaks."]
    assert "drips" in "".join(one.text for one in page.changes[0].changes if one.sign == "+")
    assert (page.url or "").endswith("Ada%20Orr%20said%20that%20the%20weir%20holds.")


def test_the_present_version_opens_at_the_words_nearest_to_a_changed_passage(archive: ReaderArchive) -> None:
    """
    They are shown by a text fragment: marked like a passage of the address they would look cited.
    """
    archive.index(make_news(WEIR.replace("that it leaks.", "that it leaks badly now.")))
    page = archive.page(LEAKS, version=1)
    archive.index(make_news("Weir Stands\n\nIt rained."))
    removed = archive.page(LEAKS, version=1)

    assert page.current_link.startswith(f"/a/{archive.digest}?v=2#:~:text=Bram%20Tolle")
    assert page.current_indexed_at is not None
    assert page.current_indexed_at >= page.indexed_at
    assert removed.current_link == f"/a/{archive.digest}?v=3"


def test_without_a_version_the_present_one_is_shown(archive: ReaderArchive) -> None:
    """
    It is the one that was read last.
    """
    archive.index(make_news("Weir Stands\n\nBram Tolle said that it leaks badly now."))

    assert archive.page().version == 2
    assert archive.read(version=3) is None


def test_long_passages_are_marked_but_not_compared(archive: ReaderArchive) -> None:
    """
    No quote is that long, and comparing it costs.
    """
    long = "Weir Stands\n\n" + "The water rose by another inch in the night. " * 40
    archive.index(make_news(long))
    archive.index(make_news("Weir Stands\n\nNothing of it is left."))
    page = archive.page(Span(13, len(long) - 1), version=2)

    assert marked(page, Mark.CITED) != []
    assert page.changes == ()


def test_only_so_many_passages_are_compared(archive: ReaderArchive) -> None:
    """
    All of them are marked.
    """
    archive.index(make_news("Weir Stands\n\nNothing of it is left."))
    page = archive.page(*(Span(13 + 6 * number, 17 + 6 * number) for number in range(8)), version=1)

    assert len([one for paragraph in page.paragraphs for one in paragraph if one.anchor]) == 8
    assert len(page.changes) == 5


def test_corrections_and_a_vanished_original_are_told(data_dir: Path) -> None:
    """
    The note is the present version's, without its label, and nobody's statement.
    """
    note = "An earlier version of this article misquoted Ada Orr. Ada Orr said that the weir is new."
    archive = ReaderArchive(data_dir, make_news(WEIR))
    archive.index(make_news(f"{WEIR}\n\nCorrection: {note}"))
    archive.archive.damage("UPDATE articles SET vanished_at = '2026-03-04T05:06:00+00:00'")
    old, present = archive.page(version=1), archive.page()

    assert [page.corrections for page in (old, present)] == [(note,), (note,)]
    assert present.vanished_at == datetime(2026, 3, 4, 5, 6, tzinfo=UTC)
    assert [words for words, _ in marked(present, Mark.STATEMENT)] == [HOLDS.of(WEIR), LEAKS.of(WEIR)]


def test_an_article_without_a_title_is_called_by_its_first_words(data_dir: Path) -> None:
    """
    They are cut at a word, and stand in the text as well.
    """
    text = "The water rose and rose. " * 20
    page = ReaderArchive(data_dir, make_news(text, title=None)).page()

    assert page.title.startswith("The water rose and rose. The water")
    assert page.title.endswith("…")
    assert len(page.title) <= 121
    assert "".join(one.text for one in page.paragraphs[0]) == text


def test_a_text_that_is_its_title_is_shown(data_dir: Path) -> None:
    """
    A page without a text would look broken.
    """
    assert len(ReaderArchive(data_dir, make_news("Weir Stands")).page().paragraphs) == 1


def test_an_article_that_is_gone_has_no_page(archive: ReaderArchive) -> None:
    """
    An address outlives what was taken down.
    """
    archive.archive.damage("DELETE FROM articles")

    assert archive.read() is None
    assert archive.read(version=1) is None


def test_a_signature_opens_its_version_only(data_dir: Path) -> None:
    """
    The link to the present version within the page has its own.
    """
    archive = ReaderArchive(data_dir, make_news(WEIR), secret=b"kept")
    archive.index(make_news(WEIR + "\nIt is over."))
    first, second = (archive.links.to_article(archive.digest, number).rpartition("k=")[2] for number in (1, 2))
    page = archive.read(version=1, signature=first)

    assert page is not None
    assert page.current_link.endswith(f"k={second}")
    assert archive.read(version=2, signature=first) is None
    assert archive.read(signature=first) is None
    assert archive.read(version=1) is None
    assert archive.read(signature=second) is not None


def test_right_to_left_is_told(data_dir: Path) -> None:
    """
    By the article's language.
    """
    assert ReaderArchive(data_dir, make_news(WEIR, language="ar")).page().is_right_to_left
