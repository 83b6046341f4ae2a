"""Names as people type them: whom a stretch of a question may name, however it is spelt."""

import pytest

from index.language.typed_names import EXACT, NEAR, OTHER_GIVEN, SLIP, TypedName, TypedNames
from index.language.words import split_words

PEOPLE = {
    "Bernadette Orlova": 40,
    "Robert Tarrow": 30,
    "Tarrow": 6,
    "William Quennell": 12,
    "Melissa Vark-Ostrander": 5,
    "Filippo Grandoni": 4,
    "Katherine O’Dell": 3,
    "Christopher Aboud": 3,
    "Ines Marsh": 2,
    "Anwar al-Harbi": 2,
    "Dock Workers Union of Marrowby": 4,
    "Marrowby Institute of Public Policy": 3,
    "Tern & Gale": 2,
    "MOLE Watch International": 2,
    "Benjamin Achterberg": 3,
    "Charles Black": 2,
    "a judge": 7,
    "harbour officials": 4,
    "a survey by the Tern Bureau of Fish Counting": 1,
}


def find(question: str, common: dict[str, int] | None = None) -> list[TypedName]:
    """Return whom a question may name; it is typed without marks."""
    return TypedNames(PEOPLE).find(question.split(), common)


def names(question: str, common: dict[str, int] | None = None) -> set[str]:
    """Return the names of all of them."""
    return {one.person.name for one in find(question, common)}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("what did robert tarrow say", "Robert Tarrow"),
        ("what did tarrow say", "Robert Tarrow"),
        ("bob tarrow on tolls", "Robert Tarrow"),
        ("rob tarrow on tolls", "Robert Tarrow"),
        ("bill quennell about the ferry", "William Quennell"),
        ("kate o dell on rents", "Katherine O’Dell"),
        ("chris aboud on the hashtag", "Christopher Aboud"),
        ("r tarrow on tolls", "Robert Tarrow"),
        ("pippo grandoni on nets", "Filippo Grandoni"),
        ("bibi on nets", "Benjamin Achterberg"),
        ("what did mole say about voles", "MOLE Watch International"),
        ("robert j tarrow on tolls", "Robert Tarrow"),
        ("tarrow robert on tolls", "Robert Tarrow"),
        ("tarrows view of tolls", "Robert Tarrow"),
        ("robert tarrows view of tolls", "Robert Tarrow"),
        ("will quennell on the ferry", "William Quennell"),
        ("robert john j tarrow on tolls", "Robert Tarrow"),
        ("orlovas lawyer on the case", "Bernadette Orlova"),
        ("robert tarow on tolls", "Robert Tarrow"),
        ("robrt tarrow on tolls", "Robert Tarrow"),
        ("filipo grandonni on refugees", "Filippo Grandoni"),
        ("quenell on the ferry", "William Quennell"),
        ("bernadette on the bridge", "Bernadette Orlova"),
        ("what does ines think", "Ines Marsh"),
        ("al harbi on the tape", "Anwar al-Harbi"),
        ("the dock workers union on pay", "Dock Workers Union of Marrowby"),
        ("dwum on pay", "Dock Workers Union of Marrowby"),
        ("mipp survey on rents", "Marrowby Institute of Public Policy"),
        ("tern gale on the merger", "Tern & Gale"),
        ("tern and gale on the merger", "Tern & Gale"),
    ],
)
def test_a_name_is_found_however_it_is_typed(typed: str, meant: str) -> None:
    """
    Short forms, slips, initials, order, a possessive run on, short forms of bodies.
    """
    assert meant in names(typed)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("tarrow pendrey on rents", "Elena Tarrow Pendrey"),
        ("what did tarrow pendreys aide say", "Elena Tarrow Pendrey"),
        ("elena tarrow pendrey on rents", "Elena Tarrow Pendrey"),
        ("quentin pendrey on rents", "Quentin Pendrey"),
    ],
)
def test_two_surnames_are_a_full_name(typed: str, meant: str) -> None:
    """
    Neither other bearers of the last one are meant nor those of the first.
    """
    people = {"Elena Tarrow Pendrey": 2, "Quentin Pendrey": 9, "Robert Tarrow": 20, "Ada John Orr": 3}
    found = TypedNames(people).find(typed.split())

    assert {one.person.name for one in found if one.likelihood >= NEAR} == {meant}
    assert not [one for one in TypedNames(people).find("john orr".split()) if one.likelihood >= NEAR]


def test_a_full_name_is_surer_than_a_surname_and_that_than_a_given_name() -> None:
    """
    The more of a name is typed, the less else it may be.
    """
    full, surname, given = (find(typed)[0].likelihood for typed in ("robert tarrow", "tarrow", "bernadette"))

    assert EXACT == full > surname > given


def test_a_bare_surname_stored_alone_is_the_persons_who_has_it() -> None:
    """
    "Tarrow" and "Robert Tarrow" are one who is asked for.
    """
    assert find("tarrow")[0].person.names == ("Robert Tarrow", "Tarrow")


def test_a_run_on_possessive_is_told() -> None:
    """
    What follows belongs to the named one, who need not be the one asked for.
    """
    assert [one.is_possessive for one in find("orlovas lawyer")] == [True]
    assert [one.is_possessive for one in find("orlova on rents")] == [False]


def test_another_given_name_makes_another_person_of_a_surname() -> None:
    """
    "Johnny Tarrow" is hardly Robert.
    """
    assert find("johnny tarrow")[0].likelihood < find("tarrow")[0].likelihood / 2


def test_a_common_word_is_hardly_a_surname() -> None:
    """
    Charles Black is quoted twice, and "black" stands in a thousand passages.
    """
    rarely = find("black on the vote", {"black": 2})[0].likelihood

    assert find("black on the vote", {"black": 1000})[0].likelihood < rarely / 10


def test_a_word_that_the_archive_knows_is_no_slip() -> None:
    """
    "Marshes" is not Marsh where articles speak of marshes.
    """
    assert names("quenell", {"quenell": 40}) == set()


@pytest.mark.parametrize("typed", ["who said it", "what a thing to say", "is it true", "the of and", ""])
def test_words_that_ask_name_nobody(typed: str) -> None:
    """
    Neither a body's small words nor the question's own.
    """
    assert names(typed) == set()


def test_what_somebody_is_has_to_be_typed_in_full() -> None:
    """
    "Harbour officials" are quoted; the harbour is not.
    """
    assert names("harbour officials on the quay") == {"harbour officials"}
    assert names("the harbour on fire") == set()


@pytest.mark.parametrize("typed", ["will vote for quennell", "will she back quennell", "rob me of tarrow"])
def test_words_of_a_sentence_between_two_names_make_them_no_full_name(typed: str) -> None:
    """
    "Will" is a verb, unless a surname follows.
    """
    assert all(one.likelihood < EXACT * 0.9 and one.end - one.start == 1 for one in find(typed))


@pytest.mark.parametrize("typed", ["ingrid velden on rents", "ask ingrid velden", "in ingrid veldens words"])
def test_somebody_stored_by_surname_alone_is_found_by_the_full_name(typed: str) -> None:
    """
    The archive may have missed the given name; of one whose given name it knows, another given name is another person.
    """
    known = TypedNames({"Velden": 4, "Robert Tarrow": 30})
    found = [one for one in known.find(typed.split()) if one.person.name == "Velden"]
    others = [one for one in known.find("ingrid tarrow on rents".split()) if one.person.name == "Robert Tarrow"]

    assert [(one.end - one.start, one.likelihood > SLIP) for one in found] == [(2, True)]
    assert all(one.likelihood < NEAR / 2 for one in others)


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("the dock workers union of marrowbys answer", "Dock Workers Union of Marrowby"),
        ("tbfc survey on herring", "a survey by the Tern Bureau of Fish Counting"),
        ("what did the tbfc count", "a survey by the Tern Bureau of Fish Counting"),
    ],
)
def test_a_body_is_found_with_an_s_run_on_and_by_the_initials_within_its_name(question: str, meant: str) -> None:
    """
    A poll is often named after the institute behind it.
    """
    assert meant in names(question)


def test_a_word_that_articles_write_small_is_no_given_name_before_a_surname() -> None:
    """
    "The port guy Quennell" has no given name, and may well be William; "Guy Quennell" would be another person.
    """
    words = "the port guy quennell".split()
    (plain,) = (one for one in TypedNames(PEOPLE).find(words, small={"guy"}) if one.person.name == "William Quennell")
    others = [one for one in TypedNames(PEOPLE).find(words) if one.person.name == "William Quennell"]

    assert plain.likelihood > 0.5
    assert all(one.likelihood < 0.5 for one in others)


def test_a_given_name_alone_means_who_is_quoted_most_and_often() -> None:
    """
    Hardly anybody else is called Bernadette there; Ines is quoted twice, and two are called Robert.
    """
    known = TypedNames({"Bernadette Orlova": 300, "Ines Marsh": 2, "Robert Tarrow": 30, "Robert Venn": 30})
    likelihood = {typed: known.find([typed])[0].likelihood for typed in ("bernadette", "ines", "robert")}

    assert likelihood["bernadette"] > 0.8
    assert likelihood["ines"] < 0.65
    assert likelihood["robert"] < 0.7


IVYS = {"Robert Tarrow": 30, "Ivy Tarrow": 4, "Ada Tarrow": 3}


@pytest.mark.parametrize(
    "typed",
    ["tarrow - i want a bridge", "tarrow: i alone can mend it", "tarrow i will sell", "tarrow a liar", "tarrow i a j"],
)
def test_i_and_a_behind_a_surname_are_no_initials(typed: str) -> None:
    """
    Nor is Ivy or Ada meant by them.
    """
    found = TypedNames(IVYS).find(split_words(typed))

    assert found[0].person.name == "Robert Tarrow"
    assert found[0].end == 1


@pytest.mark.parametrize(("typed", "meant"), [("tarrow ivy", "Ivy Tarrow"), ("a tarrow", "Ada Tarrow")])
def test_other_names_and_initials_are(typed: str, meant: str) -> None:
    """
    A given name in full behind the surname, an initial before it.
    """
    assert TypedNames(IVYS).find(typed.split())[0].person.name == meant


@pytest.mark.parametrize(
    "typed",
    ["ines lau ferry recount", "ines lau", "ines tarrow on tolls", "what did ines lau say", "bill lau ferry strike"],
)
def test_a_given_name_before_another_surname_is_hardly_of_its_bearer(typed: str) -> None:
    """
    Whether others with that surname are quoted, or hardly a passage holds it.
    """
    found = find(typed, {"lau": 2, "ferry": 40, "recount": 9, "strike": 30})

    assert all(one.likelihood <= OTHER_GIVEN for one in found if one.person.name in {"Ines Marsh", "William Quennell"})


@pytest.mark.parametrize(
    "typed",
    ["ines on lau", "ines ferry recount", "ines", "bernadette tarrow debate", "bernadette lau", "bill ferry strike"],
)
def test_a_given_name_before_other_words_or_of_somebody_well_quoted_is(typed: str) -> None:
    """
    A topic may follow it.
    """
    found = find(typed, {"lau": 2, "ferry": 40, "recount": 9, "strike": 30})

    assert found[0].likelihood > OTHER_GIVEN


CAMPAIGNS = {
    "Robert Tarrow's campaign": 20,
    "The Tarrow campaign": 5,
    "Campaign for Tarrow": 1,
    "Robert Tarrow": 40,
    "Ines Marsh's ferry office": 6,
    "the Marsh ferry office": 2,
    "Ada Venn's advisers": 3,
    "Venn advisers": 1,
}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("tarrow campaign on tolls", "Robert Tarrow's campaign"),
        ("the tarrow campaign on tolls", "Robert Tarrow's campaign"),
        ("campaign for tarrow on tolls", "Robert Tarrow's campaign"),
        ("marsh ferry office on delays", "Ines Marsh's ferry office"),
        ("what did the marsh ferry office say", "Ines Marsh's ferry office"),
    ],
)
def test_a_body_is_known_by_each_of_its_names(typed: str, meant: str) -> None:
    """
    A body with another name of the same words, quoted less, comes behind it.
    """
    found = [one for one in TypedNames(CAMPAIGNS).find(typed.split()) if one.likelihood == EXACT]

    assert found[0].person.name == meant


@pytest.mark.parametrize(
    "typed", ["tarrow tolls", "ferry tolls", "office of the mayor", "robert tarrow on tolls", "venn advisers"]
)
def test_a_part_of_a_name_is_not_the_whole_body(typed: str) -> None:
    """
    Of none of its names. A group has others.
    """
    bodies = {"Ada Venn's advisers", "Robert Tarrow's campaign", "Ines Marsh's ferry office", "Campaign for Tarrow"}
    found = [one for one in TypedNames(CAMPAIGNS).find(typed.split()) if one.person.name in bodies]

    assert all(one.likelihood < EXACT for one in found)
