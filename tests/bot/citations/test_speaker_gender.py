"""Whether an article tells that a speaker is a woman or a man."""

import pytest

from bot.citations.speaker_gender import tell_gender
from corpus.article import Span
from index.language.given_names import Gender
from index.statements import Kind, Polarity, Statement


@pytest.mark.parametrize(
    ("text", "source", "gender"),
    [
        ("She said that it rained.", "She", Gender.FEMALE),
        ("he said that it rained.", "he", Gender.MALE),
        ("Orr said that it rained. Mrs. Orr left.", "Orr", Gender.FEMALE),
        ("Orr said that it rained. Mr. Orr left. Mrs. Orr stayed.", "Orr", None),
        ("Orr said that it rained. Mr. Orr left with Benjamin Orr.", "Orr", None),
        ("Ada Orr said that it rained.", "Ada Orr", None),
        ("Orr said that it rained. Spokeswoman Ada Orr left.", "Orr", Gender.FEMALE),
    ],
)
def test_pronouns_and_titles_tell_and_given_names_do_not(text: str, source: str, gender: Gender | None) -> None:
    """
    A title tells nothing where two people or two titles share the surname.
    """
    end = text.index(".")
    place = Span(0, len(source))
    said = Statement("Ada Orr", (place,), (), (Span(0, end),), Span(0, end), Kind.INDIRECT, Polarity.SAID, 0.9)

    assert tell_gender(text, said) is gender
