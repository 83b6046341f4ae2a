"""Roles: who is the mayor is told by the article, in the places where English tells it."""

import pytest

from index.language.role_matching import has_role, has_role_nearby, is_of_group, read_role, told_roles

NEWS = (
    "Marrowby Mayor Ada Orr said that the bridge is safe. Ben Wade, the deputy mayor of Marrowby, disagreed. "
    "The mayor of Port Sorrel, Lena Marsh, said no. Police Chief Tom Vane spoke. Mr. Vane left. Former mayor Odette "
    "Quill agreed. Hesper Stone, a spokeswoman for the mayor, said so. Silas Bole, who is mayor of Tern, laughed. "
    "“I do,” said Kit Lowe, 57, mayor of Hull. Union Secretary General Mark Rudd wrote. Orr’s lawyer, Jan Fell, "
    "replied. Mayor Orr’s spokesman Ty Hall did too. Then the president told Gov. Ann Reed (D-Ohio) that. Pia Low saw "
    "the mayor. Mayor Wim Bole of Hamlet and a friend of Ina Coe, the judge, met Trade Minister Sol Rae, leader of the "
    "Tern Greens, the envoy to Hull."
)


@pytest.mark.parametrize(
    ("asked", "speakers"),
    [
        ("mayor", {"Ada Orr", "Lena Marsh", "Silas Bole", "Kit Lowe", "Wim Bole"}),
        ("mayor of Hamlet", {"Wim Bole"}),
        ("judge", set()),
        ("envoy", set()),
        ("mayor of Marrowby", {"Ada Orr"}),
        ("the Port Sorrel mayor", {"Lena Marsh"}),
        ("deputy mayor", {"Ben Wade"}),
        ("former mayor", {"Odette Quill"}),
        ("police chief", {"Tom Vane"}),
        ("spokesman", {"Hesper Stone", "Ty Hall"}),
        ("the mayor's spokesperson", {"Hesper Stone", "Ty Hall"}),
        ("secretary general", {"Mark Rudd"}),
        ("Ada Orr's attorney", {"Jan Fell"}),
        ("governor", {"Ann Reed"}),
        ("Vane's attorney", set()),
        ("attorney", {"Jan Fell"}),
        ("president", set()),
        ("mayor of Hamburg", set()),
    ],
)
def test_a_role_is_whose_name_it_stands_at(asked: str, speakers: set[str]) -> None:
    """
    Title before, apposition behind or before, "who is"; not a former one, a deputy, or somebody else's in the sentence.
    """
    people = (
        "Ada Orr Ben Wade Lena Marsh Tom Vane Odette Quill Hesper Stone Silas Bole Kit Lowe Mark Rudd Jan Fell Ty "
        "Hall Ann Reed Pia Low Wim Bole Ina Coe Tern Greens"
    ).split()
    names = [f"{given} {surname}" for given, surname in zip(people[::2], people[1::2], strict=True)]
    role = read_role(asked)

    assert role
    assert {name for name in names if any(role.fits(told) for told in told_roles(NEWS, name))} == speakers


def test_a_title_in_a_list_is_the_next_one_s() -> None:
    """
    Of names side by side each has its own.
    """
    listed = "They were former mayor Ada Orr, Ohio Gov. Ben Vane, and Sen. Lena Marsh."

    assert {role.noun for role in told_roles(listed, "Ada Orr")} == {"mayor"}
    assert {role.noun for role in told_roles(listed, "Ben Vane")} == {"governor"}


def test_a_stored_name_that_begins_with_the_role_has_it() -> None:
    """
    Extraction sometimes leaves a title with its place in the name.
    """
    role = read_role("mayor of Marrowby")

    assert role
    assert has_role("It rained.", "Marrowby Mayor Ada Orr", "", role)
    assert not has_role("It rained.", "Ada Mayor", "", role)


@pytest.mark.parametrize(
    ("source", "is_mayor"),
    [
        ("the mayor", True),
        ("The Marrowby mayor", True),
        ("the former mayor", False),
        ("a spokesman for the mayor", False),
        ("Orr’s mayor", True),
        ("Amelia Mayor", False),
        ("He", False),
        ("", False),
    ],
)
def test_a_source_that_is_the_role_has_it(source: str, is_mayor: bool) -> None:  # noqa: FBT001 - a case
    """
    Also where nobody's name is known.
    """
    role = read_role("mayor")

    assert role
    assert has_role("“No,” the mayor said.", None, source, role) is is_mayor


@pytest.mark.parametrize("phrase", ["", "the report", "Mayor Orr", "the bridge of Marrowby", "senators", "of", "’s"])
def test_what_is_no_role_is_none(phrase: str) -> None:
    """
    Things, names and groups.
    """
    assert read_role(phrase) is None


NEARBY = (
    "Vane will face challenger Odette Marsh in Tern.\nVane’s campaign shrugged. Actress Lena Quill is known from "
    "Harbour Lights.\nHoward Coe, the younger and far poorer brother of the painter Silas Coe, spoke. His deputy mayor "
    "Kit Lowe of Hull laughed.\nLarkspur’s lawyer is out. Mark Rudd, an economist, watched. Ines Fell is the founder "
    "and chief executive of Marsh Rail.\n"
)


@pytest.mark.parametrize(
    ("asked", "speaker", "is_theirs"),
    [
        ("vane’s challenger", "Odette Marsh", True),
        ("vanes opponent", "Odette Marsh", True),
        ("vane’s rival", "Odette Marsh", True),
        ("tern challenger", "Odette Marsh", True),
        ("orr’s challenger", "Odette Marsh", False),
        ("vane’s lawyer", "Odette Marsh", False),
        ("harbour lights actress", "Lena Quill", True),
        ("orr’s actress", "Lena Quill", False),
        ("silas coes brother", "Howard Coe", True),
        ("painter’s brother", "Howard Coe", True),
        ("coe’s brother", "Silas Coe", False),
        ("howard’s brother", "Kit Lowe", False),
        ("mayor of hull", "Kit Lowe", False),
        ("deputy mayor of hull", "Kit Lowe", True),
        ("hulls deputy mayor", "Kit Lowe", True),
        ("larkspur’s economist", "Mark Rudd", True),
        ("larkspur’s lawyer", "Mark Rudd", False),
        ("marsh rail economist", "Ines Fell", False),
        ("marsh rail founder", "Ines Fell", True),
        ("tern rail exec", "Ines Fell", False),
    ],
)
def test_whose_a_role_is_may_stand_beside_it(asked: str, speaker: str, is_theirs: bool) -> None:  # noqa: FBT001 - a case
    """
    "Vane will face challenger Marsh" makes Marsh Vane's, in the same paragraph; the noun and a deputy must fit.
    """
    role = read_role(asked)

    assert role
    assert has_role_nearby(NEARBY, speaker, role) is is_theirs


@pytest.mark.parametrize(
    ("source", "group", "is_it"),
    [
        ("Executives for Larkspur, which lost money,", "larkspur execs", True),
        ("Larkspur’s executives", "larkspur execs", True),
        ("workers at the Lambeck yard", "lambeck workers", True),
        ("Orr fans", "orr fans", True),
        ("an aide to Vane", "vane aides", True),
        ("Vane", "vane aides", False),
        ("residents of Hull", "tregarth residents", False),
        ("executives", "larkspur execs", False),
    ],
)
def test_a_group_is_told_by_the_words_of_the_source(source: str, group: str, is_it: bool) -> None:  # noqa: FBT001 - a case
    """
    In any order and number, all of them.
    """
    assert is_of_group(source, group) is is_it


def test_words_of_the_title_narrow_a_role() -> None:
    """
    In an article about Tern, Gov. Reed is its governor; about Hull she is not.
    """
    role = read_role("tern governor")

    assert role
    assert has_role_nearby("It was late. Gov. Ann Reed said so.", "Ann Reed", role, "A judge blocks Tern's law")
    assert not has_role_nearby("It was late. Gov. Ann Reed said so.", "Ann Reed", role, "A judge blocks Hull's law")


def test_what_somebody_works_on_is_no_part_of_the_noun() -> None:
    """
    A scientist working at a centre is that centre's scientist.
    """
    role = read_role("tcf scientist")
    told = "said Jo Parr, a scientist working on smoke at the Tern Centre for Fires."

    assert role
    assert any(role.fits(given) for given in told_roles(told, "Jo Parr"))


@pytest.mark.parametrize(
    ("asked", "told", "is_it"),
    [
        ("the president of France", "French President Ann Reed said so.", True),
        ("the french president", "Ann Reed, the president of France, said so.", True),
        ("germany's chancellor", "German Chancellor Ann Reed said so.", True),
        ("dutch minister", "Ann Reed, a minister from the Netherlands, said so.", True),
        ("the president of France", "Swiss President Ann Reed said so.", False),
        ("the french president", "Ann Reed, the vice president of France, said so.", False),
    ],
)
def test_a_country_s_adjective_is_its_name(asked: str, told: str, is_it: bool) -> None:  # noqa: FBT001 - a case
    """
    In the question and in the article.
    """
    role = read_role(asked)

    assert role
    assert any(role.fits(given) for given in told_roles(told, "Ann Reed")) is is_it
