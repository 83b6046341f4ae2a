"""Who does what, read from trees: passives, relative clauses, participles and what verbs share."""

import pytest

from index.extraction.deeds import find_deeds


@pytest.mark.parametrize(
    ("text", "predicate", "doers", "objects"),
    [
        ("Orr shut the gate.", "shut", ["Orr"], ["gate"]),
        ("The gate was shut by Orr.", "shut", ["Orr"], ["gate"]),
        ("The gate was shut by hand.", "shut", [], ["gate"]),
        ("The gate that Orr shut is old.", "shut", ["Orr"], ["gate"]),
        ("The pilot who landed the plane slept.", "landed", ["pilot"], ["plane"]),
        ("The bridge built by the Guild is old.", "built", ["Guild"], ["bridge"]),
        ("The gate is old.", "old", ["gate"], []),
        ("The old gate fell.", "old", ["gate"], []),
        ("The stolen boat was sold.", "stolen", [], ["boat"]),
        ("Orr and Vane voted.", "voted", ["Orr", "Vane"], []),
        ("Orr came and voted.", "voted", ["Orr"], []),
        ("Orr wants to sell the boat.", "sell", ["Orr"], ["boat"]),
        ("The school has plans to close its kitchen.", "close", [], ["kitchen"]),
        ("Orr sold boats and not goats.", "sold", ["Orr"], ["boats"]),
    ],
)
def test_what_is_done_has_its_doers_and_what_it_is_done_to(
    text: str, predicate: str, doers: list[str], objects: list[str]
) -> None:
    """
    Whatever the form of the clause.
    """
    deeds = [deed for deed in find_deeds(text) if deed.predicate == predicate]

    assert [([noun.head for noun in deed.doers], [noun.head for noun in deed.objects]) for deed in deeds] == [
        (doers, objects)
    ]


def test_what_only_says_that_another_verb_must_be_done_is_no_deed() -> None:
    """
    "Have to".
    """
    assert [deed.predicate for deed in find_deeds("Lorries have to stop.")] == ["stop"]


def test_a_deed_begins_with_its_doer_and_leaves_out_other_clauses() -> None:
    """
    What stands in another clause is not below the verb.
    """
    text = "The storm damaged the roof before the builders mended the chimney.\n\nOrr slept."
    first, *others = find_deeds(text)

    assert first.span.of(text) == "storm damaged"
    assert {"the", "roof"} == first.around
    assert [deed.predicate for deed in others] == ["mended", "slept"]
