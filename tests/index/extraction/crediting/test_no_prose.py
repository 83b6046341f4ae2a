"""Rows of tables, lists of words and teasers that are cut off hold no statements."""

import pytest

from tests.index.extraction.engines import ENGINES, told_by

TAGS = (
    "Tags about adjectives adverbs agree already articles at conditional courses dictation do elementary enjoy ever "
    "frequency fun funny future gerund get going to guardian have home house idioms if in infinitive lessons listening "
    "many much never nobody object pronouns passive past simple people say it is so"
)
NONE = (
    "Ada Quill has revealed that he failed in a bid to bring...",
    "The mayor said the bridge would close for...",
    "Tom Obi admitted that his side had been \u2026",
    "Tom Obi said that the board would not [...]",
    "Ada Quill told the board that the ferry was [\u2026]",
    "Orsk Mills | 2140 Weaver Dr | Phone: 800 | Ada Quill said it was late | May",
    "Home | News | Ada Quill says it is late",
    "| Ada Quill said it was late | May |",
    "Ada Quill said it was late. | 12 May | 3",
    "3 May | Ada Quill said it was late. | More",
    TAGS,
)
STAY = (
    ('"I do not know..." Ada Quill said.', 'Ada Quill: "I do not know..."'),
    ('Ada Quill said it was "never to be..."', 'Ada Quill: it was "never to be..."'),
    ("Ada Quill said that the rate was 3 | 4 in May.", "Ada Quill: that the rate was 3 | 4 in May"),
    ("Ada Quill said it was late. Read the report | Sports | More", "Ada Quill: it was late"),
    ("The pier is old, Ada Quill said. | Sports | Weather |", "Ada Quill: The pier is old"),
    ("Ada Quill said it was late.\n\nHome | News | Weather", "Ada Quill: it was late"),
)


@pytest.mark.parametrize("engine", sorted(ENGINES))
@pytest.mark.parametrize("text", NONE)
def test_what_is_no_prose_tells_nothing(text: str, engine: str) -> None:
    """
    Whatever its words look like.
    """
    assert told_by(engine, text) == []


@pytest.mark.parametrize(("text", "found"), STAY)
def test_prose_with_such_marks_stays(text: str, found: str) -> None:
    """
    Words in quotation marks may break off, and a lone bar is no table.
    """
    assert found in told_by("by parse", text)


def test_a_page_with_all_its_text_in_one_row_is_read() -> None:
    """
    Only cells, short rows and words with a bar among them are a table's.
    """
    text = (
        "| | " + "The weavers of Orsk wove all winter long and sold their cloth. " * 6 + "Ada Quill said it was late."
    )

    assert told_by("by parse", text) == ["Ada Quill: it was late"]
