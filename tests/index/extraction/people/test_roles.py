"""Whom roles, groups and possessives mean, on invented sentences."""

import pytest

from index.extraction.by_parse.extractor import DependencyExtractor
from tests.index.support.reading import read

EXTRACTOR = DependencyExtractor()


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        pytest.param(
            "Ada Orr, the mayor of Marrowby, came late. The mayor said the bridge is old.", "Ada Orr", id="apposition"
        ),
        pytest.param(
            "Orsk Council chief Ada Orr came. The council chief said the bridge is old.", "Ada Orr", id="lower case"
        ),
        pytest.param(
            "Vermont Sen. Ada Orr met Texas Sen. Tom Obi. The Vermont senator said the bridge is old.",
            "Ada Orr",
            id="place",
        ),
        pytest.param("Sen. Ada Orr met Sen. Tom Obi. The senator said the bridge is old.", None, id="two of one role"),
        pytest.param(
            "Vice President Ada Orr came. The president said the bridge is old.", None, id="vice is another office"
        ),
        pytest.param(
            "Former President Ada Orr came. The president said the bridge is old.", None, id="former is another office"
        ),
        pytest.param("Ada Orr came late. Her lawyer said the bridge is old.", "Ada Orr's lawyer", id="her lawyer"),
        pytest.param("His ex-wife said the bridge is old.", None, id="wife of nobody"),
        pytest.param(
            "Ada Orr and her aides said the bridge is old.", "Ada Orr and her aides", id="somebody and a group"
        ),
        pytest.param(
            "Ada Orr and her husband, Tom Obi, said the bridge is old.", "Ada Orr and Tom Obi", id="two in apposition"
        ),
        pytest.param(
            "Democrat Ada Orr and Republican Tom Obi said the bridge is old.",
            "Ada Orr and Tom Obi",
            id="two of parties",
        ),
        pytest.param("MARROWBY (AP) \u2014 Ada Orr said on Monday that the bridge is old.", "Ada Orr", id="dateline"),
        pytest.param(
            "The Orsk Council issued a statement saying that the bridge is old.",
            "Orsk Council",
            id="issued a statement",
        ),
        pytest.param(
            "It helps Tom Obi, a farmer who said that the bridge is old.", "Tom Obi", id="relative of an apposition"
        ),
        pytest.param("Two aides fear Ada Orr is late and warn that the bridge is old.", "Two aides", id="plural verb"),
        pytest.param("Ada Orr on Tom Obi: \u2018The bridge is old\u2019\nAda Orr met Tom Obi.", "Ada Orr", id="on"),
    ],
)
def test_whose_statement_it_is(text: str, speaker: str | None) -> None:
    """
    A role, a group or a possessive is credited to whom the text makes it, and to nobody where two could be meant.
    """
    found = [one.speaker for one in read(EXTRACTOR, text) if "bridge is old" in one.content.lower()]

    assert set(found) == {speaker}


def test_a_resolved_role_is_less_sure_than_a_name() -> None:
    """
    A statement that is credited through a role has a lower confidence than one under the name.
    """
    text = "Mayor Ada Orr came. The mayor said the bridge is old. Ada Orr said the bridge is new."

    by_role, by_name = read(EXTRACTOR, text)

    assert by_role.confidence < by_name.confidence


def test_a_body_is_no_antecedent_of_a_person() -> None:
    """
    "She" is the woman before, even where a body spoke in between.
    """
    text = "Ada Orr came late. The FBI said it rained. She said the bridge is old."

    assert read(EXTRACTOR, text)[-1].speaker == "Ada Orr"


def test_the_one_who_speaks_comes_before_the_one_whom_the_sentence_names_first() -> None:
    """
    "He" goes on with the speaker of the sentence before, though another man stands at its head.
    """
    text = 'Tom Obi will come at last to the town of Marrowby, said Peter Marsh, a clerk. "The bridge is old," he said.'

    assert [one.speaker for one in read(EXTRACTOR, text)] == ["Peter Marsh", "Peter Marsh"]
