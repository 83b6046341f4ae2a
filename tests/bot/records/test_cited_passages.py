"""Whether cited words still stand: as words, whatever an outlet's typesetting makes of their signs."""

from datetime import date
from pathlib import Path

import pytest

from bot.answers import Citation
from bot.records.cited_passages import PresentWording, compare_wordings, find_present
from corpus.article import Article
from index.catalogue import articles as ledger
from index.catalogue.articles import StoredVersion
from index.catalogue.database import read
from tests.bot.support.fake_answerer import citation
from tests.index.support.archive import Archive

pytestmark = pytest.mark.usefixtures("on_each_database")

QUOTE = "Ada Orr said that the weir holds."
MARKED = '"It\'s our weir - all of it," said Ada Orr.'


def present(data_dir: Path, text: str) -> StoredVersion:
    """Return the second version of an article, which has this text."""
    archive = Archive(data_dir)
    for words in ("It rained.", text):
        archive.build([Article("weir", "weir", "/news/a.jsonl", words, published_at=date(2026, 2, 3), language="en")])
    with read(archive.engine) as connection:
        versions = ledger.read_versions(connection, [row[0] for row in archive.rows("SELECT current FROM articles")])
    archive.engine.dispose()
    return next(iter(versions.values()))


def cite(quote: str) -> Citation:
    """Return a citation of the first version."""
    return citation(quote)


@pytest.mark.parametrize(
    "typeset",
    [
        "“It’s our weir – all of it,” said Ada Orr.",
        "«It's our weir — all of it,» said Ada Orr.",
        '"It`s our weir -- all  of it,"\nsaid Ada Orr.',
        "„It′s our weir \N{MINUS SIGN} all\N{NO-BREAK SPACE}of it,“ said Ada Orr.",
    ],
)
def test_typography_alone_changes_no_words(tmp_path: Path, typeset: str) -> None:
    """
    Nothing is told of other quotation marks, apostrophes, dashes and spaces, in either direction.
    """
    later = present(tmp_path / "later", f"It rained. {typeset}")
    typed = present(tmp_path / "typed", f"It rained. {MARKED}")

    assert find_present(cite(MARKED), later) is None
    assert find_present(cite(typeset), typed) is None


@pytest.mark.parametrize("changed", [MARKED.replace("our", "no"), MARKED.replace("It's", "Its"), MARKED[1:]])
def test_a_sign_that_went_is_a_change(tmp_path: Path, changed: str) -> None:
    """
    As a word is.
    """
    now = find_present(cite(MARKED), present(tmp_path, f"It rained. {changed}"))

    assert now == PresentWording(2, changed)


def test_news_behind_a_note_on_its_line_stands(tmp_path: Path) -> None:
    """
    Only what the note itself says is the outlet's.
    """
    version = present(tmp_path, f"This article was amended on 3 March. {QUOTE}\n\nIt rained.")

    assert find_present(cite(QUOTE), version) is None


def test_words_that_a_note_takes_back_stand_no_longer(tmp_path: Path) -> None:
    """
    Though they are a sentence of their own in it.
    """
    version = present(tmp_path, f"It rained.\n\nThis article was amended on 3 March. It had this sentence: {QUOTE}")

    assert find_present(cite(QUOTE), version) == PresentWording(2, None)


def test_wordings_are_compared_as_they_are_shown() -> None:
    """
    White space apart on a page; standing words have nothing beside them, and removed ones no words.
    """
    spaced = compare_wordings("The weir\nholds.", PresentWording(2, "The  weir holds."))
    removed = compare_wordings(QUOTE, PresentWording(2, None))

    assert compare_wordings(QUOTE, None) is None
    assert spaced is not None
    assert [one.sign for one in spaced.changes] == ["="]
    assert removed is not None
    assert (removed.quote, removed.changes) == (QUOTE, ())
