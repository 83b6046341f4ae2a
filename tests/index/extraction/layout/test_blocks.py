"""Words that the layout sets off: announced paragraphs and posts, on invented ones."""

import pytest

from index.extraction.by_parse.extractor import DependencyExtractor
from tests.index.support.reading import read

EXTRACTOR = DependencyExtractor()


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        pytest.param(
            "In a statement, Ada Quill said:\n\nWe have built a bridge.\n\nMy thanks to all.\n\nCritics disagree.",
            "Ada Quill",
            "We have built a bridge. My thanks to all.",
            id="statement",
        ),
        pytest.param(
            "Mayor Ada Quill tweeted:\n\nOpen at last! #longbridge\n\nIt rained.",
            "Ada Quill",
            "Open at last! #longbridge",
            id="post that is announced",
        ),
        pytest.param(
            "It opened.\n\nProud day for Orsk!\n\u2014 Ada Quill (@adaquill) May 3, 2016\n\nIt rained.",
            "Ada Quill",
            "Proud day for Orsk",
            id="post above its signature",
        ),
        pytest.param(
            "It opened.\n\nProud day for Orsk! \u2014 Ada Quill (@adaquill) 3 May 2016",
            "Ada Quill",
            "Proud day for Orsk",
            id="on one line",
        ),
        pytest.param("It opened.\n\n@adaquill: Proud day for Orsk!", "@adaquill", "Proud day for Orsk", id="handle"),
    ],
)
def test_words_that_are_set_off(text: str, speaker: str, content: str) -> None:
    """
    An announced paragraph in the first person and a signed post are their speaker's, and no more than that.
    """
    assert [(one.speaker, one.content) for one in read(EXTRACTOR, text)] == [(speaker, content)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Mayor Ada Quill tweeted:\n\nThe post was later deleted.", id="the post was lost"),
        pytest.param("Ada Quill was on air.\n\nThe plan:\n\nWe build a bridge.", id="nothing is said"),
        pytest.param(
            "Ada Quill reacted on Twitter.\n\n\u2014 Ada Quill (@adaquill) May 3, 2016", id="a sentence about the post"
        ),
        pytest.param("Follow the mayor.\n\nAda Quill (@adaquill) is on Twitter.", id="a handle in a sentence"),
        pytest.param("In a statement, Ada Quill said:\n\nThe bridge is shut since May.", id="perhaps narration"),
    ],
)
def test_what_may_be_narration(text: str) -> None:
    """
    Where the layout leaves it open whose words they are, there is no statement.
    """
    assert read(EXTRACTOR, text) == []
