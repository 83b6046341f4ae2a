"""Which way a text is written."""

import pytest

from bot.reader.writing_direction import is_right_to_left


@pytest.mark.parametrize("language", ["ar", "he", "fa", "ur", "AR", "ar-EG", "he_IL", "pa-Arab", "yi", "ckb"])
def test_languages_that_are_written_from_the_right(language: str) -> None:
    """
    Region, case and the tag's separator do not matter; a script does.
    """
    assert is_right_to_left(language, "BBC")


@pytest.mark.parametrize("language", ["en", "uk", "tr", "ar-Latn", "zh-Hant", "ks-Deva", "arn"])
def test_languages_that_are_not(language: str) -> None:
    """
    What is written in the text does not matter where the language is known.
    """
    assert not is_right_to_left(language, "مرحبا")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tide Mill Reopens", False),
        ("طاحونة المد تفتح أبوابها", True),
        ("NATO: قالت العمدة إن الجسر مغلق", True),
        ("The word שלום means peace", False),
        ("12 %, 13.5", False),
        ("", False),
    ],
)
def test_without_a_language_the_letters_tell(text: str, *, expected: bool) -> None:
    """
    Most of them do, so a name in other letters does not turn a text around.
    """
    assert is_right_to_left(None, text) is expected
