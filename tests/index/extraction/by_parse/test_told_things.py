"""Objects, aims, conditions and questions around a cue: what is told of them, and what is not."""

import pytest

from tests.index.extraction.engines import told_by

PARSE = "by parse"

NOT_TOLD = (
    "At a centre for leaders, interns discussed their lives.",
    "Weavers discussed the price of wool.",
    "The video shows how weavers live.",
    "The data shows how personal it is.",
    "Ada Quill showed how the loom works.",
    "Tom Obi proved what a boat can do.",
    "It was fine only if they did not indicate that the data would be used.",
    "He can jail people for years if they refuse to answer questions.",
    'If the sun rises, they will say "It is late."',
    "Weavers can use the data before a company reports earnings.",
    "It was a hard job, asking others for help.",
    "The Harbour app, owned by Tern, told users that sharing would help.",
)
TOLD = (
    ("Ada Quill proposed a law to limit the sale of wool.", "Ada Quill: a law to limit the sale of wool"),
    ("Obi, who has proposed bills to limit sales, left.", "Obi: bills to limit sales"),
    ("The minister recommended measures to protect the harbour.", "None: measures to protect the harbour"),
    ("Ada Quill urged Obi to close the pier.", "Ada Quill: to close the pier"),
    ("Ada Quill promised to close the pier.", "Ada Quill: to close the pier"),
    (
        '"There is really no hope" for weavers who do not save their looms, Quill said, "other than luck."',
        'Quill: "There is really no hope" for weavers who do not save their looms "other than luck."',
    ),
    ("The difference, Ada Quill told me, is that it rains.", "Ada Quill: The difference is that it rains"),
    ("The report shows how firms hide their profits.", "None: how firms hide their profits"),
    ("The data shows that it is personal.", "None: that it is personal"),
    ("Ada Quill discussed her plan to close the pier.", "Ada Quill: her plan to close the pier"),
    ("Ada Quill did not say who paid.", "Ada Quill: who paid"),
    ("Tom Obi told weavers that the mill would close.", "Tom Obi: that the mill would close"),
)


@pytest.mark.parametrize("text", NOT_TOLD)
def test_what_nobody_has_put_into_words_is_no_statement(text: str) -> None:
    """
    Topics, what is shown, conditions, predictions and deeds.
    """
    assert told_by(PARSE, text) == []


@pytest.mark.parametrize(("text", "found"), TOLD)
def test_what_was_said_is_told_whole(text: str, found: str) -> None:
    """
    An aim stays with the thing that it is the aim of, a clause with the words in marks at its start.
    """
    assert found in told_by(PARSE, text)
