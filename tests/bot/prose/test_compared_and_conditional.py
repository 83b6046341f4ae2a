"""Comparisons, conditions, parts of a whole and times in other words pass, and the same words bent are cut."""

import pytest

from bot.prose.checks.comparing import Compared, compare
from bot.prose.checks.reading import Text, read_evidence
from bot.prose.checks.shares import find_false_share, find_shares
from bot.prose.evidence import Evidence
from bot.prose.verifying import SentenceVerifier
from index.statements import Kind, Polarity


def told(words: str) -> Evidence:
    """Return a statement as evidence."""
    return Evidence(1, words, "Ada Orr", Kind.INDIRECT, Polarity.SAID)


_WIDE = "Ada Orr said that the new quay was wider than the old one."
_QUIET = "Ada Orr said that ferries were quieter than trains."
_SECOND = "Ada Orr said that the second tide was higher than the first."
_DEEP = "Ada Orr said that the lock was as deep as the dock."
_FROSTY = "Ada Orr said that the frosts were crueller than the floods."
_GRANT = "Ada Orr said the theatre would close unless it won the grant."
_PERMIT = "Ada Orr said the fair would be cancelled if the permit did not come by May."
_TICKET = "Ada Orr said that nobody without a ticket would be admitted."
_LETTERS = "Ada Orr said that the council had not answered the letters."
_CLOSED = "Ada Orr said that prices rose because the port was closed, not because of the tax."
_STAY = "Ada Orr said they would not sell the valley, whatever the company pays."
_WELLS = "Ada Orr said that nine of the twelve wells had been tested."
_DEPOTS = "Ada Orr said that four of its five depots were open."
_REFUNDS = "Ada Orr said that refunds would be paid within ten days."
_TREES = "Ada Orr said that the trees would be planted before March."
_FLEET = "Ada Orr said that the fleet had doubled in size."

_SCHOOLS = (
    "Ada Orr said: nobody wants to send their children to a magnet school or a charter school. They want a school."
)
_PART = "“I cannot be part of a league that hides its accounts,” Ada Orr said."
_VOTERS = "Ada Orr said that this was the time when voters were making up their minds."
_ANY_MORE = "Ada Orr said that she did not support the toll any more."

_PAIRS = (
    (_SCHOOLS, "Orr said nobody wants a charter school", "Orr said they want a charter school"),
    (
        _PART,
        "Orr said she cannot be part of a league that hides its accounts",
        "Orr said she was not part of a league that hides its accounts",
    ),
    (_VOTERS, "Orr said that voters were making up their minds", "Orr said that the fair was over"),
    (
        "If the keys are on the steps by noon, nobody will ask who put them there, Ada Orr said.",
        "Nobody will ask who put the keys on the steps if they are there by noon, Orr said",
        "Somebody will ask who put the keys on the steps if they are there by noon, Orr said",
    ),
    (_ANY_MORE, "Orr said she no longer supported the toll", "Orr said she supported the toll for longer"),
    (_WIDE, "The new quay was wider than the old one, Orr said", "The old quay was wider than the new one, Orr said"),
    (_WIDE, "Orr said the old quay was narrower than the new one", "Orr said the new quay was narrower than the old"),
    (_QUIET, "Orr said trains were louder than ferries", "Orr said ferries were louder than trains"),
    (_QUIET, "Ferries were quieter than trains, Orr said", "Ferries were slower than trains, Orr said"),
    (
        _SECOND,
        "Orr said the first tide was lower than the second",
        "Orr said the first tide was higher than the second",
    ),
    (_DEEP, "Orr said the lock was as deep as the dock", "Orr said the lock was deeper than the dock"),
    (
        _FROSTY,
        "The frosts were crueller than the floods, Orr said",
        "The floods were crueller than the frosts, Orr said",
    ),
    (
        _GRANT,
        "Orr said the theatre would close if it did not win the grant",
        "Orr said the theatre would close if it won the grant",
    ),
    (
        _PERMIT,
        "Orr said the fair would be cancelled unless the permit came by May",
        "Orr said the fair would be cancelled if the permit came by May",
    ),
    (
        _PERMIT,
        "Without a permit by May the fair would be cancelled, Orr said",
        "With a permit by May the fair would be cancelled, Orr said",
    ),
    (
        _TICKET,
        "Those without a ticket would not be admitted, Orr said",
        "Those without a ticket would be admitted, Orr said",
    ),
    (_LETTERS, "The letters to the council were unanswered, Orr said", "The council answered the letters, Orr said"),
    (
        _CLOSED,
        "Orr said prices rose because the port was closed and not because of the tax",
        "Orr said prices rose because of the tax and not because the port was closed",
    ),
    (
        _STAY,
        "No matter what the company pays, they would not sell the valley, Orr said",
        "No matter what the company pays, they would sell the valley, Orr said",
    ),
    (
        _WELLS,
        "Of the twelve wells, nine had been tested, Orr said",
        "Of the nine wells, twelve had been tested, Orr said",
    ),
    (
        _WELLS,
        "Orr said all but three of the 12 wells had been tested",
        "Orr said all but two of the 12 wells were tested",
    ),
    (
        _WELLS,
        "Three quarters of the wells had been tested, Orr said",
        "Two thirds of the wells had been tested, Orr said",
    ),
    (_DEPOTS, "Orr said all of its five depots but one were open", "Orr said all of its five depots but two were open"),
    (_REFUNDS, "Refunds would be paid by day ten, Orr said", "Refunds would be paid after ten days, Orr said"),
    (_TREES, "The trees would be planted by March, Orr said", "The trees would be planted from March on, Orr said"),
    (_FLEET, "The fleet was twice its size, Orr said", "The fleet was three times its size, Orr said"),
)


@pytest.mark.parametrize(("words", "sound"), [(words, sound) for words, sound, _ in _PAIRS])
def test_a_comparison_or_condition_in_other_words_passes(verifier: SentenceVerifier, words: str, sound: str) -> None:
    """
    The same thing is said.
    """
    assert verifier.judge(f"{sound} [1].", [told(words)]).fault is None


@pytest.mark.parametrize(("words", "bent"), [(words, bent) for words, _, bent in _PAIRS])
def test_its_bent_twin_is_cut(verifier: SentenceVerifier, words: str, bent: str) -> None:
    """
    The same form with another sense.
    """
    assert verifier.judge(f"{bent} [1].", [told(words)]).fault is not None


@pytest.mark.parametrize(
    ("words", "sentence", "compared"),
    [
        ("The hall costs more than the barn.", "The barn costs less than the hall", Compared.AGREES),
        ("The hall costs more than the barn.", "The barn costs more than the hall", Compared.TURNED),
        ("The hall costs less than the barn.", "The hall is cheaper than the barn", Compared.AGREES),
        ("The hall costs less than the barn.", "The barn is cheaper than the hall", Compared.TURNED),
        ("The hall held less than the barn.", "The hall is colder than the barn", Compared.NONE),
        ("The route is longer than the road.", "The road is a shorter way than the route", Compared.AGREES),
        ("The paper is better than the letter.", "The paper is worse than the letter", Compared.TURNED),
        ("The hall is less draughty than the barn.", "The barn is more draughty than the hall", Compared.AGREES),
        ("The reader rather than the writer paid.", "The writer rather than the reader paid", Compared.NONE),
        ("Other than the leader, the writer paid.", "The leader paid the writer", Compared.NONE),
    ],
)
def test_comparisons_are_read_by_what_they_compare(words: str, sentence: str, compared: Compared) -> None:
    """
    "Rather than" and "other than" compare nothing, and no noun in "-er" does.
    """
    assert compare(Text(sentence), read_evidence(told(words))) is compared


@pytest.mark.parametrize(
    ("text", "shares"),
    [
        ("nine of the twelve wells", [("3/4", "well")]),
        ("31 stalls of 34 agreed", [("31/34", "stall")]),
        ("of ten drivers, six slept", [("3/5", "driver")]),
        ("all but three of the 34 stalls", [("31/34", "stall")]),
        ("all of its five depots but one", [("4/5", "depot")]),
        ("one of the fishermen", []),
        ("all but the mayor", []),
        ("of the five, the mayor said", []),
    ],
)
def test_parts_of_a_whole_are_shares(text: str, shares: list[tuple[str, str]]) -> None:
    """
    In whichever order the two numbers stand.
    """
    assert [(str(one.value), one.of) for one in find_shares(Text(text))] == shares


def test_a_part_is_not_the_whole() -> None:
    """
    Both numbers stand in the statement, in another order.
    """
    known = Text("Nine of the twelve wells were tested.")

    assert find_false_share(Text("twelve, of the nine wells"), known) is None
    assert find_false_share(Text("of the nine wells, twelve were tested"), known) is not None
    assert find_false_share(Text("nine out of twelve wells"), known) is None
