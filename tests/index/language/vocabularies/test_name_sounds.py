"""Names misspelt in both words are alike by their sound."""

import pytest

from index.language.vocabularies.name_sounds import sound_key
from index.search.roster import SpeakerRoster


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("catriona", "katrina"),
        ("vyvyan", "vivian"),
        ("philip", "filip"),
        ("geoffrey", "jeffrey"),
        ("schmidt", "shmit"),
        ("wright", "rite"),
        ("churchill", "cherchill"),
        ("george", "jorj"),
        ("knox", "nox"),
        ("aldersley", "alderslee"),
    ],
)
def test_what_sounds_alike_has_one_key(name: str, typed: str) -> None:
    """
    Vowels, doubled and silent letters do not count.
    """
    assert sound_key(name) == sound_key(typed)


@pytest.mark.parametrize(("name", "other"), [("orr", "marr"), ("vane", "vance"), ("ann", "nan"), ("mary", "mark")])
def test_other_consonants_are_another_name(name: str, other: str) -> None:
    """
    And so is a vowel at the beginning.
    """
    assert sound_key(name) != sound_key(other)


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("Christie Lohmar", ("Kirsty Lomer",)),
        ("Katrina Molvany", ("Catriona Mulvaney",)),
        ("Vera Anderson", ()),
        ("Bo Li", ()),
    ],
)
def test_a_stranger_who_sounds_like_somebody_is_asked_about(typed: str, near: tuple[str, ...]) -> None:
    """
    Only by a given name and a surname together.
    """
    assert SpeakerRoster({"Kirsty Lomer": 2, "Catriona Mulvaney": 2, "Bela Lowe": 1}).near(typed) == near
