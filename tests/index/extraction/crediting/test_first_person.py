"""Who "I" is outside quotations: letters and opinion pieces, on invented ones."""

import pytest

from corpus.article import Article
from index.extraction.by_parse.extractor import DependencyExtractor
from index.language.sentences import split_sentences
from tests.index.support.reading import Read, as_words, read

EXTRACTOR = DependencyExtractor()

COLUMN = """Let the bridge stand

When I was a child, I walked over it every day. I believe that it is worth its price.

I know that it is old. Tom Obi said that it must go.

"I want it gone," Obi told me. I hope that he thinks again."""

LETTERS = """LETTERS

I believe that the bridge must go. It stands in the way.

Wvut Zyx

Orsk, Marrow.

I hope that the board listens to people in the streets of this town.

Zyx Wvut

I know that ferries are slow at all times of the day and of the year.

Tom Obi, Port Marrow"""


def read_by(author: str | None, text: str) -> list[Read]:
    """Return the statements of an article whose author is given."""
    article = Article(key="k", article_id="a", source="tests", text=text, language="en", author=author)
    return [as_words(text, one) for one in EXTRACTOR.extract(article, split_sentences(text, "en"))]


def speakers(found: list[Read]) -> dict[str, str | None]:
    """Return who is credited with each content."""
    return {one.content: one.speaker for one in found}


@pytest.mark.parametrize(
    ("author", "text"),
    [
        pytest.param("Ada Quill", COLUMN, id="given"),
        pytest.param("By ADA QUILL", COLUMN, id="given in capitals"),
        pytest.param(None, COLUMN.replace("stand\n", "stand\n\nBy Ada Quill\n"), id="byline"),
        pytest.param(None, COLUMN + "\n\nAda Quill is a nurse in Orsk.", id="line on the author"),
        pytest.param(None, COLUMN + "\n\nAda Quill, a nurse, writes on bridges.", id="who writes"),
    ],
)
def test_a_column_s_i_is_its_author(author: str | None, text: str) -> None:
    """
    In an opinion piece "I" is the author, and what it quotes or reports is others'.
    """
    assert speakers(read_by(author, text)) == {
        "that it is worth its price": "Ada Quill",
        "that it is old": "Ada Quill",
        "that it must go": "Tom Obi",
        '"I want it gone,"': "Tom Obi",
        "that he thinks again": "Ada Quill",
    }


@pytest.mark.parametrize(
    ("author", "text"),
    [
        pytest.param(None, COLUMN, id="nobody is named"),
        pytest.param("Ada Quill and Lena Marsh", COLUMN, id="two"),
        pytest.param("Harbour Post Staff", COLUMN, id="a newspaper"),
        pytest.param(
            "Ada Quill", "The bridge is old.\n\nI think that it is safe.\n\nTom Obi left.", id="a reporter's aside"
        ),
        pytest.param(
            "Ada Quill", "Here is the speech of Tom Obi:\n\nI think so. I hope that it is. I am.", id="announced"
        ),
    ],
)
def test_an_i_that_may_be_anybody_stays_open(author: str | None, text: str) -> None:
    """
    Without one named author and a text in the first person, "I" is nobody.
    """
    assert {"Ada Quill", "Harbour Post", "Lena Marsh"}.isdisjoint(speakers(read_by(author, text)).values())


def test_each_letter_is_its_signer_s() -> None:
    """
    On a page of letters the name below a letter signs it; text above a line that is no known name is nobody's.
    """
    assert speakers(read(EXTRACTOR, LETTERS)) == {
        "that the bridge must go": "Wvut Zyx",
        "that ferries are slow at all times of the day and of the year": "Tom Obi",
    }


def test_a_closing_formula_signs_a_letter() -> None:
    """
    A letter that an article prints is its signer's, not the reporter's.
    """
    text = "It reads in full:\n\nDear all,\n\nI am sorry. I believe that it must go.\n\nYours sincerely,\n\nAda Quill"

    assert speakers(read_by("Tom Obi", text)) == {"that it must go": "Ada Quill"}


def test_names_above_are_no_signatures() -> None:
    """
    Names that head the text below them sign nothing.
    """
    text = "What I heard:\n\nAda Quill\n\nI think that it is old, as everybody does.\n\nTom Obi\n\nI like it a lot."

    assert speakers(read(EXTRACTOR, text)) == {}
