"""The roster: a name finds its owner, and nobody else."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.language.name_matching import name_words
from index.search.roster import SpeakerRoster

ROSTER = SpeakerRoster(
    {
        "Ada Orr": 30,
        "Orr": 4,
        "Ben Orr": 3,
        "Elizabeth Warren": 9,
        "Robert Vane": 6,
        "Conrad Thistlewick": 3,
        "Ada Thistlewick": 2,
        "Tim Cook": 5,
        "Adam Clark": 8,
        "Jürgen Müller": 2,
        "Martin Luther King Jr.": 2,
        "The Marrowby Chamber": 2,
        "officials": 9,
        "A Marrowby poll": 2,
        "A lawyer for Ormeroyd": 1,
        "Coastal Engineering Office": 1,
    }
)


@pytest.mark.parametrize(
    ("name", "speakers"),
    [
        ("Ada Orr", ("Ada Orr", "Orr")),
        ("ada orr", ("Ada Orr", "Orr")),
        ("Mayor Ada B. Orr", ("Ada Orr", "Orr")),
        ("A. Orr", ("Ada Orr", "Orr")),
        ("Orr", ("Ada Orr", "Orr")),
        ("Ben Orr", ("Ben Orr",)),
        ("Bob Vane", ("Robert Vane",)),
        ("Muller", ("Jürgen Müller",)),
        ("Martin Luther King", ("Martin Luther King Jr.",)),
        ("Marrowby Chamber", ("The Marrowby Chamber",)),
        ("the officials", ("officials",)),
        ("the Marrowby survey", ("A Marrowby poll",)),
        ("ret. gen. Ada Orr", ("Ada Orr", "Orr")),
        ("Officials", ("officials",)),
    ],
)
def test_a_name_finds_its_owner(name: str, speakers: tuple[str, ...]) -> None:
    """
    Case, accents, titles, initials and short forms tell nobody apart; a bare surname is the one quoted by far most.
    """
    assert ROSTER.resolve(name) == speakers


@pytest.mark.parametrize(
    ("name", "speakers"),
    [
        ("Elizabeth", ("Elizabeth Warren",)),
        ("adam", ("Adam Clark",)),
        ("Ada", ("Ada Orr", "Orr")),
        ("Sobral", ("Carmen Sobral Reyes",)),
        ("Marrowby", ()),
    ],
)
def test_a_given_name_or_the_first_of_two_surnames_means_one_person(name: str, speakers: tuple[str, ...]) -> None:
    """
    People are asked for as they are talked of; of two Adas the one quoted by far the most, and no place is a person.
    """
    roster = SpeakerRoster({**ROSTER.counts, "Carmen Sobral Reyes": 2})

    assert roster.resolve(name) == speakers


HYPHENATED = SpeakerRoster(
    {"Wilma Ashcombe-Vane": 3, "Ashcombe-Vane": 1, "Robert Vane": 2, "Bank of Tern-Lowe": 2, "Jo Orr": 1}
)


@pytest.mark.parametrize("name", ["Ashcombe-Vane", "ashcombe vane", "ASHCOMBE-VANE", "Mrs Ashcombe-Vane"])
def test_a_hyphenated_surname_names_its_bearer(name: str) -> None:
    """
    As a whole, also typed with a space; one person, with and without the given name.
    """
    both = ("Wilma Ashcombe-Vane", "Ashcombe-Vane")

    assert HYPHENATED.resolve(name) == HYPHENATED.resolve("Wilma Ashcombe-Vane") == both
    assert HYPHENATED.people(both) == ("Wilma Ashcombe-Vane",)
    assert [one.speakers for one in HYPHENATED.find(["did", "ashcombe", "vane", "agree"])] == [both]


@pytest.mark.parametrize("name", ["Jo Ashcombe-Vane", "Ashcombe-Lowe", "Tern-Lowe"])
def test_a_part_of_a_hyphenated_surname_names_nobody_else(name: str) -> None:
    """
    Nor does it with another given name, and a bank is not called by its place.
    """
    assert HYPHENATED.resolve(name) == ()
    assert "Wilma Ashcombe-Vane" not in {
        one for mention in HYPHENATED.find(name_words(name)) for one in mention.speakers
    }


def test_a_given_name_that_two_people_share_means_neither() -> None:
    """
    Where nobody is quoted by far the most, nobody is meant.
    """
    assert SpeakerRoster({"Ada Orr": 3, "Ada Vane": 2}).resolve("Ada") == ()


@pytest.mark.parametrize(
    ("name", "speaker"),
    [
        ("Elizabeth Warrn", "Elizabeth Warren"),
        ("Elisabeth Warren", "Elizabeth Warren"),
        ("Conrad Thistlewik", "Conrad Thistlewick"),
        ("Jurgen Muler", "Jürgen Müller"),
    ],
)
def test_a_misspelt_name_finds_its_owner(name: str, speaker: str) -> None:
    """
    A slip in a full name is forgiven.
    """
    assert ROSTER.resolve(name) == (speaker,)


def test_a_misspelt_surname_of_two_finds_both() -> None:
    """
    A slip in a long surname is forgiven too, and chooses between nobody.
    """
    assert ROSTER.resolve("Thistlewik") == ("Conrad Thistlewick", "Ada Thistlewick")


@pytest.mark.parametrize(
    "name",
    [
        "Johnny Orr",
        "J. Orr",
        "Orrin",
        "Ada Orrin",
        "Tom Cook",
        "Elizabeth Barron",
        "Clarke",
        "Warden",
        "Merkel",
        "",
        "ﾞ",
    ],
)
def test_a_stranger_with_a_like_name_finds_nobody(name: str) -> None:
    """
    Another given name, another surname, or a short surname that differs in a letter is another person.
    """
    assert ROSTER.resolve(name) == ()


def test_a_group_of_a_larger_one_is_not_all_of_it() -> None:
    """
    "Harbour Rowers" is no full name of "Rowers", as "Ada Orr" is of "Orr".
    """
    roster = SpeakerRoster({"Rowers": 9, "Harbour Rowers": 3, "Hugh Sanders": 4, "Sanders": 2})

    assert roster.resolve("harbour rowers") == ("Harbour Rowers",)
    assert roster.resolve("hugh sanders") == ("Hugh Sanders", "Sanders")


def test_two_people_of_one_surname_are_two() -> None:
    """
    Where neither is quoted by far the most, a bare surname means both, and each has a name of their own.
    """
    both = ROSTER.resolve("Thistlewick")

    assert both == ("Conrad Thistlewick", "Ada Thistlewick")
    assert ROSTER.people(both) == both


def test_names_of_one_person_are_one() -> None:
    """
    A full name and its bare surname are shown once.
    """
    assert ROSTER.people(("Ada Orr", "Orr")) == ("Ada Orr",)


def test_a_question_s_names_are_found_where_they_stand() -> None:
    """
    The longest name at each place, from left to right.
    """
    mentions = ROSTER.find("what did ada orr say about robert vane".split())

    assert [(one.start, one.end, one.speakers) for one in mentions] == [
        (2, 4, ("Ada Orr", "Orr")),
        (6, 8, ("Robert Vane",)),
    ]


def test_a_body_s_last_word_is_no_surname() -> None:
    """
    "The office" in a question is not the Coastal Engineering Office.
    """
    assert ROSTER.find("what did the office say".split()) == []


def test_counts_are_of_all_names_together() -> None:
    """
    How often somebody is quoted counts every name that they are quoted by.
    """
    assert ROSTER.total(ROSTER.resolve("Ada Orr")) == 34


@settings(deadline=None, max_examples=200)
@given(st.dictionaries(st.text(max_size=20), st.integers(1, 9), max_size=8), st.text(max_size=20))
def test_any_names_make_a_roster_that_can_be_asked(people: dict[str, int], name: str) -> None:
    """
    Whatever an extractor took for a name, looking names up gives stored names and never fails.
    """
    roster = SpeakerRoster(people)
    found = {*roster.resolve(name), *(one for asked in people for one in roster.resolve(asked))}
    mentioned = {one for mention in roster.find(name.split()) for one in mention.speakers}

    assert found | mentioned <= set(people)


@given(st.text(max_size=30))
def test_words_for_comparing_are_never_empty_words(name: str) -> None:
    """
    A word of accents alone is no word.
    """
    assert "" not in name_words(name)


def test_a_slip_that_got_into_print_means_whom_it_means() -> None:
    """
    A spelling that is rare beside a like one brings the other's statements too; two people of like names stay two.
    """
    roster = SpeakerRoster({"Philippa Thistlewick": 60, "Phillippa Thistlewick": 1, "Philip Thistlewick": 1})

    assert set(roster.resolve("Phillippa Thistlewick")) == {"Philippa Thistlewick", "Phillippa Thistlewick"}
    assert roster.resolve("Philip Thistlewick") == ("Philip Thistlewick",)


def test_names_that_are_near_are_offered_and_no_others() -> None:
    """
    By surname alone, too.
    """
    roster = SpeakerRoster({"Conrad Thistlewick": 3, "Ada Orr": 9})

    assert roster.near("Thislewink") == ("Conrad Thistlewick",)
    assert roster.near("Konrad Thislewink") == ("Conrad Thistlewick",)
    assert roster.near("Merkel") == ()
    assert roster.near("") == ()


def test_what_two_said_together_is_found_by_both_names() -> None:
    """
    Bare surnames do, other given names do not.
    """
    roster = SpeakerRoster({"Ada Orr": 3, "Benjamin Vane": 2, "Ada Orr and Benjamin Vane": 1})

    assert roster.jointly(["Orr", "Ben Vane"]) == ("Ada Orr and Benjamin Vane",)
    assert roster.jointly(["Orr", "Odette Vane"]) == ()
    assert roster.jointly(["Orr"]) == ()
