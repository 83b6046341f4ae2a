"""Who is named, or meant by a pronoun, outside quotations."""

import random
import time

import pytest

from index.extraction.crediting.findings import Finding
from index.extraction.crediting.mentions import mentions_of
from tests.index.extraction.engines import ENGINES, told_by
from tests.index.extraction.parts import attribution, laid_out, named


def mentions_in(text: str, *findings: Finding) -> list[str]:
    """Return the mentions of a text in words, in its order."""
    names, roster = named(text)
    found = sorted(mentions_of(laid_out(text), names, roster, findings), key=lambda one: one.position)
    return [
        " ".join(
            [
                str(one.sentence),
                one.identity.name if one.identity else f"({one.gender})",
                *(["subject"] if one.is_subject else []),
                *(["speaks"] if one.speaks else []),
            ]
        )
        for one in found
    ]


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        pytest.param("Greta Renn sang.", ["0 Greta Renn subject"], id="head of a sentence"),
        pytest.param("It rained. Mayor Greta Renn sang.", ["1 Greta Renn subject"], id="behind a title"),
        pytest.param("Greta Renn's boat sank.", ["0 Greta Renn"], id="possessive"),
        pytest.param(
            "It rained all night on the boats that belonged to Greta Renn.", ["0 Greta Renn"], id="far from the head"
        ),
        pytest.param("“Greta Renn sang.”", [], id="within a quotation"),
        pytest.param("The Marrow Society met.", [], id="a body"),
        pytest.param("She sang.", [], id="a pronoun that speaks nowhere"),
    ],
)
def test_people_are_mentioned_outside_quotations(text: str, mentions: list[str]) -> None:
    """
    With their sentence, and whether they may be its subject.
    """
    assert mentions_in(text) == mentions


def test_who_speaks_is_a_subject_wherever_the_name_is() -> None:
    """
    The source of a finding is its sentence's speaker.
    """
    text = "All night and all day the rain fell on us, said Greta Renn."

    assert mentions_in(text, attribution(text, "Greta Renn", "said", "All night")) == ["0 Greta Renn subject speaks"]


@pytest.mark.parametrize(
    ("text", "source", "head", "mention"),
    [
        pytest.param("She said it is old.", "She", "She", "0 (female) subject", id="speaks"),
        pytest.param("His lawyer said it is old.", "His lawyer", "lawyer", "0 (male) subject", id="owns who speaks"),
    ],
)
def test_a_pronoun_that_speaks_is_a_mention(text: str, source: str, head: str, mention: str) -> None:
    """
    As the source, or as the owner of it.
    """
    assert mentions_in(text, attribution(text, source, "said", "it is old", head)) == [mention]


def test_they_are_nobody() -> None:
    """
    A pronoun that tells no gender is resolved nowhere.
    """
    text = "They said it is old."

    assert mentions_in(text, attribution(text, "They", "said", "it is old")) == []


def test_a_speaker_of_unknown_kind_is_a_mention() -> None:
    """
    A pronoun after "Zorbek Renn said" may be theirs, and may not: both are kept open.
    """
    text = "Zorbek Renn said it is old."

    assert mentions_in(text, attribution(text, "Zorbek Renn", "said", "it is old")) == ["0 Zorbek Renn subject"]


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        pytest.param("Renn sang. Renn Ltd grew.", [], id="a firm"),
        pytest.param("Renn sang. Renn, Inc grew.", [], id="a firm behind a comma"),
        pytest.param("Renn sang. It rained in Renn.", [], id="a place"),
        pytest.param("Renn sang. It rained in Renn's harbour.", [], id="a place that owns"),
        pytest.param("Renn sang. It rained near Rennby.", ["0 Renn subject speaks"], id="part of a place's name"),
    ],
)
def test_a_lone_name_that_is_a_place_or_a_firm_elsewhere_is_nobody(text: str, mentions: list[str]) -> None:
    """
    "In Renn" and "Renn Ltd" say so, wherever they stand.
    """
    assert mentions_in(text, attribution(text, "Renn", "sang", "sang")) == mentions


def test_each_name_is_looked_up_without_reading_the_whole_text() -> None:
    """
    Thousands of lone names, each of them searched for as a place or a firm, took 11 s.
    """
    rng = random.Random(3)
    text = "Ada Orr: " + "".join(rng.choice("abcABC-'") for _ in range(100_000))
    names, roster = named(text)
    begun = time.process_time()

    mentions_of(laid_out(text), names, roster, [])

    assert time.process_time() - begun < 8


@pytest.mark.parametrize("engine", sorted(ENGINES))
@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('Tom Obi asked Ben Orr which pier he would sell. "I sold them all," he said.', "Ben Orr"),
        ("Ada Quill asked Sen. Mary Orr why it was old. She said that it rained.", "Mary Orr"),
        ("Ada Quill asked if it was old. She said that it rained.", "Ada Quill"),
        ("Tom Obi questioned Ben Orr's sense. He said that it rained.", "Tom Obi"),
        ("Tom Obi asked the court to close it. He said that it rained.", "Tom Obi"),
    ],
)
def test_who_was_asked_answers(text: str, speaker: str, engine: str) -> None:
    """
    Behind a question, "he" is who was asked by name.
    """
    assert told_by(engine, text)[-1].startswith(f"{speaker}: ")
