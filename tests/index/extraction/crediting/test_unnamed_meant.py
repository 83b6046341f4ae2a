"""Whom "he", "they" and "the spokesman" mean: somebody without a name who spoke before, or nobody."""

import pytest

from tests.index.extraction.engines import ENGINES, told_by

OLD = "He said it was old."
MEANT = (
    ("A nurse from Orsk said the ward was full.", '"We need help," she said.', "A nurse from Orsk"),
    ("Tom Obi left. A spokesman for the union said the pier was shut.", OLD, "A spokesman for the union"),
    ("Tom Obi was seized. An officer said a knife was found.", '"It was long," he said.', "An officer"),
    ("Local officials said the pier was shut.", "They said it was old.", "Local officials"),
    ("Researchers said the sea was warm.", "They say it was old.", "researchers"),
    ("A spokesman for Tom Obi said the pier was shut.", "The spokesman said it was old.", "A spokesman for Tom Obi"),
    ("Tom Obi spoke in Orsk on Monday.", "The presidential candidate said it was old.", "Tom Obi"),
    ('"We agree," Ada Quill told the Post.', "The former secretary of trade said it was old.", "Ada Quill"),
    ("Ada Quill, 46, sang in Orsk.", "The 46-year-old said it was old.", "Ada Quill"),
)
# Only a parser reads these sources whole.
PARSED = (
    ("The Orsk envoy said the pier was shut.", "The envoy said it was old.", "The Orsk envoy"),
    ("The Platte River employee said the pier was shut.", OLD, "The Platte River employee"),
    ("One resident said the pier was shut.", OLD, "One resident"),
    ("A clerk for the Port and Pier Union said it was cold.", OLD, "A clerk for the Port and Pier Union"),
    ('"The pier is shut," said a man on the quay.', '"It is old," the man said.', "a man on the quay"),
    ("A nurse said it was cold. Another nurse said it was warm.", "The nurse said it was old.", "Another nurse"),
)
OTHERS = (
    ("The Tern envoy said the pier was shut. The Orsk envoy left.", "The envoy said it was old.", "None"),
    ("A spokesman for Tom Obi said the pier was shut. Obi left.", OLD, "Tom Obi"),
    ("A spokeswoman for the firm said the pier was shut.", OLD, "None"),
    ("Tom Obi was seized. An officer said a knife was found.", OLD, "Tom Obi"),
    ("Mayor Ada Quill left. A clerk said the pier was shut.", "She said it was old.", "Ada Quill"),
    ("The clerk said the pier was shut.", OLD, "None"),
    ("Local officials said the pier was shut. Nobody came.", "They said it was old.", "None"),
    ("Researchers said the sea was warm.", "Sailors left because they said it was old.", "None"),
    ("A nurse said it was cold. The other nurse left.", "The nurse said it was old.", "None"),
    ("Tom Obi met Ada Quill.", "The candidate said it was old.", "None"),
    ("George Zimman left. Zimman said it was cold.", OLD, "George Zimman"),
    ("Tom Obi left Orsk.", "The judge said it was old.", "None"),
    ("Obi's rival spoke.", "The candidate said it was old.", "None"),
    ("Ada Quill was seized.", "The former officer said it was old.", "None"),
)


@pytest.mark.parametrize("engine", sorted(ENGINES))
@pytest.mark.parametrize(("before", "told", "speaker"), MEANT + OTHERS)
def test_who_goes_on_speaking_is_credited(before: str, told: str, speaker: str, engine: str) -> None:
    """
    In the words that the article had for them; nobody is where another may be meant.
    """
    assert told_by(engine, f"{before} {told}")[-1].startswith(f"{speaker}: ")


@pytest.mark.parametrize(("before", "told", "speaker"), PARSED)
def test_who_was_counted_or_placed_goes_on_speaking(before: str, told: str, speaker: str) -> None:
    """
    With the number or the place that the article gave them.
    """
    assert told_by("by parse", f"{before} {told}")[-1].startswith(f"{speaker}: ")
