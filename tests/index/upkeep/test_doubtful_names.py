"""Which names an editor should look at."""

import pytest

from index.upkeep.doubtful_names import find_suspicious, suggest_pairs

SOUND = (
    "Ada Quill",
    "Ada Quill's lawyer",
    "Anwar al-Harbi",
    "Bank of Tern",
    "Chief Constable's office",
    "Democrats",
    "Edda Corrigan-Pike",
    "General Motors",
    "J. K. Obi",
    "James Hadlow Jr",
    "Jimmy Page",
    "Marcus Grant",
    "Mary Anne van der Berg",
    "Ó Briain",
    "Quill",
    "St. Louis Courier",
    "Tom Obi and Ada Quill",
    "WHO",
    "a spokesman for the mayor",
    "officials",
    "the mayor",
)
WRONG = (
    ("Executive Lena Marsh", "begins with a job", "Lena Marsh"),
    ("DL Tom Rickert", "begins with a job", "Tom Rickert"),
    ("Senior Analyst Ada Quill", "begins with a job", "Ada Quill"),
    ("Professor Tom Obi", "begins with a job", "Tom Obi"),
    ("Obama Announced", "ends in a verb", "Obama"),
    ("Ada Quill Says", "ends in a verb", "Ada Quill"),
    ("Executive Editor", "a job without a name", None),
    ("Chief Executive", "a job without a name", None),
    ("Journalist", "a job without a name", None),
    ("Customer", "a job without a name", None),
    ("Member", "a job without a name", None),
    ("Page", "a word of pages", None),
    ("T", "one letter", None),
    ("Q.", "one letter", None),
    ("Ohio", "a place", None),
    ("Texas", "a place", None),
    ("\u041c\u0430rk Rutte", "letters of two alphabets", None),
    ("30,000 people", "digits or signs in it", None),
    ("@harbourpost", "digits or signs in it", None),
    ("Ada Quill (Orsk", "a bracket that does not close", None),
    ("Wednesday's", "a day", None),
    ("Friday Courier", "a day", None),
    ("Getty Images", "a word of pages", None),
    ("Read More", "a word of pages", None),
    ("Office", "names nobody", None),
    ("Don\u2019t", "names nobody", None),
    ("Board Of All The Ferries Of Tern", "longer than a name", None),
)
PAIRS = (
    ("Donald Trump", "Donald J. Trump", "the same words"),
    ("Marbury", "Marbury Corp", "the same words"),
    ("prosecutors", "Prosecutors", "the same words"),
    ("Sen. Tim Kaine", "Tim Kaine", "the same words"),
    ("The Harbour Guild", "Harbour Guild", "the same words"),
    ("Tim Kaine", "Timothy Kaine", "a short form of the name"),
    ("Bill Orr", "William Orr", "a short form of the name"),
    ("T. Kaine", "Tim Kaine", "an initial of the name"),
    ("Kaine", "Tim Kaine", "the surname of one person"),
    ("WHO", "World Health Organization", "the first letters of the name"),
    ("F.A.A.", "Federal Aviation Administration", "the first letters of the name"),
    ("Kirsty Lohmer", "Kirsty Lohmar", "spelled nearly alike"),
    ("Jon Orr", "John Orr", "spelled nearly alike"),
)
APART = (
    ("Ada Orr", "Ben Orr"),
    ("Ivana Trump", "Ivanka Trump"),
    ("General Motors", "General Electric"),
    ("the mayor", "the major"),
    ("Ada Quill", "Ada Marsh"),
    ("Bank of Tern", "Bank of Orsk"),
    ("Ann Lee", "Ann Lie"),
)


@pytest.mark.parametrize(("name", "reason", "proposal"), WRONG)
def test_a_name_that_looks_wrong_is_found(name: str, reason: str, proposal: str | None) -> None:
    """
    With why, and with the name that it may have been cut from.
    """
    (found,) = find_suspicious({name: 2, "Ada Quill": 5})

    assert (found.reason, found.proposal, found.statements) == (reason, proposal, 2)


def test_names_that_look_right_are_left_out() -> None:
    """
    People with particles and suffixes, bodies, single letters, and people known by a description.
    """
    assert find_suspicious(dict.fromkeys(SOUND, 1)) == []


@pytest.mark.parametrize(("one", "other", "reason"), PAIRS)
def test_two_names_of_one_speaker_are_a_pair(one: str, other: str, reason: str) -> None:
    """
    By title, ending, case, short form, initial, surname, letters or spelling.
    """
    (pair,) = suggest_pairs({one: 1, other: 1, "Odette Vane": 9})

    assert ({pair.name, pair.into}, pair.reason) == ({one, other}, reason)


@pytest.mark.parametrize(("one", "other"), APART)
def test_two_speakers_are_no_pair(one: str, other: str) -> None:
    """
    One surname, one given name or a short likeness is not enough.
    """
    assert suggest_pairs({one: 1, other: 1}) == []


def test_the_fuller_or_more_quoted_name_is_kept() -> None:
    """
    A bare surname gives way to the full name, however often it is quoted; of two full names the rarer gives way.
    """
    (bare,) = suggest_pairs({"Kaine": 9, "Tim Kaine": 1})
    (full,) = suggest_pairs({"Timothy Kaine": 2, "Tim Kaine": 7})

    assert (bare.into, full.into) == ("Tim Kaine", "Tim Kaine")
