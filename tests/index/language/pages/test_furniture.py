"""Lines of a page that are no part of what it reports."""

import pytest

from index.language.pages.furniture import find_furniture


@pytest.mark.parametrize(
    "line",
    [
        "Related: Why Tom Obi says the pier is a trap",
        "Read more: Tom Obi says it is old",
        "More on this story: the ferry that sank",
        "Photo: Lin Marsh says the sea is rising",
        "By clicking Sign Up, I agree that the Courier may write to me.",
        "Story continues below",
        "Click here to read what Ada Quill said",
    ],
)
def test_links_captions_and_prompts_are_furniture(line: str) -> None:
    """
    A line of its own between paragraphs of the report.
    """
    text = f"The pier opened on Monday, Ada Quill said.\n\n{line}\n\nIt is long."
    assert [span.of(text) for span in find_furniture(text)] == [line]


@pytest.mark.parametrize("line", ["The pier is long.", "Related work was done in May.", "Photographs were shown."])
def test_sentences_are_no_furniture(line: str) -> None:
    """
    A word of a label in a sentence makes no label.
    """
    assert find_furniture(f"Ada Quill spoke.\n\n{line}") == ()
