"""Common words with the capital of a sentence, as speakers."""

import pytest

from tests.index.extraction.engines import ENGINES, told_by


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Companies that use tide data say that people share it.", "companies"),
        ("One of Quill's advisers said it was old.", "One of Quill's advisers"),
        ("Another supporter said it was old.", "Another supporter"),
        ("One of them said it was old.", "None"),
        ("Data show that it was old. He has data.", "None"),
        ("(Current models say that it was old.) Of current models it is true.", "current models"),
        ("Journalist reveals that it was old.", "None"),
        ("New data show that it was old.", "New data"),
    ],
)
def test_some_of_a_group_are_told_in_small_letters(text: str, speaker: str) -> None:
    """
    By the article's words, without what goes on behind them.
    """
    assert told_by("by parse", text)[0].startswith(f"{speaker}: ")


@pytest.mark.parametrize("engine", sorted(ENGINES))
@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Rumors say that the pier will close. It is one of many rumors.", "rumors"),
        ("Holdouts say the deal is unlikely. The holdouts met, and the holdouts left.", "holdouts"),
        ("A former Tern aide said it was old. So a former Tern aide left.", "a former Tern aide"),
        ("A former Tern aide said it was old.", "A former Tern aide"),
        ("Two former aides said it was old.", "Two former aides"),
        ("City officials said it was old. The city officials left.", "city officials"),
        ("Journalist reveals that it was old. He is a journalist.", "None"),
        ("State Department officials said it was old.", "State Department officials"),
        ("Democrats said it was old. The democrats of old agreed.", "Democrats"),
        ("Gates said it was old. The gates were shut.", "Gates"),
        ("Baker said it was old. A baker left.", "Baker"),
        ("Ada Waters left. Waters said it was old. The waters rose and the waters fell.", "Ada Waters"),
        ("Companies said it was old. So What Companies Knew: companies, companies, companies, companies.", "companies"),
        ("Delegates said it was old. The Delegates of Orsk met.", "Delegates"),
        ("Apple said it was old. An apple fell.", "Apple"),
    ],
)
def test_a_common_word_that_opens_a_sentence_is_no_name(text: str, speaker: str, engine: str) -> None:
    """
    Groups and descriptions are in small letters wherever they stand; a noun in the singular alone is nobody.
    """
    assert told_by(engine, text)[0].startswith(f"{speaker}: ")
