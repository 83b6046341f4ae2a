"""Quotations that go on, and whose they are, on invented sentences."""

import pytest

from index.extraction.crediting.continuations import join_continued, people_named
from tests.index.extraction.engines import ENGINES, read_with
from tests.index.extraction.parts import attribution, laid_out, named, spot

on_both_engines = pytest.mark.parametrize("engine", ENGINES)


@on_both_engines
@pytest.mark.parametrize(
    ("text", "content"),
    [
        pytest.param(
            'The ferries are "not meeting the demand," says Ada Quill, head of the Harbour Board. "We need two more."',
            ['"not meeting the demand,"', '"We need two more."'],
            id="behind a mixed one",
        ),
        pytest.param(
            'The ferries are "not meeting the demand," Ada Quill said.\n\n"We need two more."',
            ['"not meeting the demand,"', '"We need two more."'],
            id="a paragraph behind a mixed one",
        ),
        pytest.param('Ada Quill said the bridge was old. "It must go."', ['"It must go."'], id="behind a reported one"),
        pytest.param(
            'Ada Quill said the bridge was old.\n\n"It must go."', ['"It must go."'], id="a paragraph behind it"
        ),
        pytest.param(
            'Ada Quill said the bridge was old. "It must go."\n\n"And it will go."',
            ['"It must go." "And it will go."'],
            id="and on",
        ),
        pytest.param(
            '"The bridge is old," Ada Quill said. She did not elaborate. "Our goal is a new one."',
            ['"Our goal is a new one."'],
            id="behind a sentence of narration",
        ),
    ],
)
def test_speech_goes_on(text: str, content: list[str], engine: str) -> None:
    """
    Whole sentences of quotation behind what one person says are that person's.
    """
    found = read_with(engine, text)

    assert [one.speaker for one in found if all(part in one.content for part in content)] == ["Ada Quill"]


@on_both_engines
@pytest.mark.parametrize(
    "text",
    [
        pytest.param('Ada Quill said the bridge troubles Tom Obi. "It must go soon."', id="another one is named"),
        pytest.param(
            'Ada Quill said a driver told the police that it shook. "It fell on me."', id="another one speaks"
        ),
        pytest.param('Ada Quill said the bridge was old. "Long Bridge" was shut.', id="no sentence of its own"),
        pytest.param('Ada Quill said the bridge was old. "It must go", one sign read.', id="another source follows"),
        pytest.param(
            '"It is old," Ada Quill said. She left with Tom Obi. "Our goal is a new one."', id="named in the narration"
        ),
        pytest.param('"It is old," Ada Quill said. She left. "She knows nothing at all."', id="somebody about her"),
        pytest.param('"It is old," Ada Quill said.\nShe left. "Our goal is a new one."', id="a paragraph between"),
    ],
)
def test_speech_of_others_stays_open(text: str, engine: str) -> None:
    """
    Where another one may be speaking, the words behind are credited to nobody.
    """
    last = text.rsplit('"', 2)[1]

    assert [one.speaker for one in read_with(engine, text) if last in one.content and one.speaker == "Ada Quill"] == []


@on_both_engines
def test_words_behind_a_reported_statement_are_own_words(engine: str) -> None:
    """
    The quotation is a direct statement beside the reported one, and both sentences are shown for it.
    """
    text = 'Ada Quill denied that the bridge was old. "It stands like a rock."'

    found = read_with(engine, text)

    assert [(one.kind, one.polarity, one.quote == text) for one in found] == [
        ("indirect", "denied", False),
        ("direct", "said", True),
    ]


@on_both_engines
def test_speech_goes_on_behind_speech_that_went_on(engine: str) -> None:
    """
    What was joined counts for the next quotation.
    """
    found = read_with(engine, 'Ada Quill said the bridge was old. "It must go." She left. "We shall see."')

    assert [(one.speaker, one.content) for one in found] == [
        ("Ada Quill", "the bridge was old"),
        ("Ada Quill", '"It must go."'),
        ("Ada Quill", '"We shall see."'),
    ]


def test_speech_behind_what_is_only_imagined_stays_open() -> None:
    """
    Nobody has spoken yet where "if" opens the sentence; patterns do not read that.
    """
    found = read_with("by parse", 'If Ada Quill says that the bridge is old, wait. "It must go now."')

    assert [one.content for one in found] == ["that the bridge is old"]


def continued(text: str, *apart: str) -> list[list[str]]:
    """Return the contents of a text's first attribution after joining; ``apart`` is what the layout gives to others."""
    finding = attribution(text, "Ada Quill", "said", text.split("” ", maxsplit=1)[0] + "”")
    names, roster = named(text)
    others = [spot(text, words) for words in apart]
    joined = join_continued(laid_out(text), [finding], people_named(names, roster), lambda span: span in others)
    return [[span.of(text) for span in one.content] for one in joined]


def test_a_quotation_is_joined_to_the_speech_before() -> None:
    """
    As part of its content, over a paragraph's end as well; a title in single marks is none.
    """
    text = "“It is old,” Ada Quill said. “It must go.”\n\n“And it will.”\n\nShe read ‘The Bridge’."

    assert continued(text) == [["“It is old,”", "“It must go.”", "“And it will.”"]]


def test_a_quotation_that_is_told_apart_is_left_alone() -> None:
    """
    Where the layout says whose it is, nothing is joined.
    """
    text = "“It is old,” Ada Quill said. “It must go.”"

    assert continued(text, "“It must go.”") == [["“It is old,”"]]


def test_people_are_where_they_are_named() -> None:
    """
    In full or by the surname of somebody who is named in full.
    """
    text = "Ada Quill met Zorbek. Quill left the Marrow Society."

    assert [span.of(text) for span in people_named(*named(text))] == ["Ada Quill", "Quill"]
