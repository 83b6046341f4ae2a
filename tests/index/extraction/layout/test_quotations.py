"""Quotation marks of every make."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.extraction.layout.quotations import find_quotations


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        pytest.param('He said "no" twice.', ["no"], id="straight"),
        pytest.param("He said “no” twice.", ["no"], id="curly"),
        pytest.param("He said ''no'' twice.", ["no"], id="two apostrophes"),
        pytest.param("He said ``no'' twice.", ["no"], id="typewriter"),
        pytest.param("Er sagte „nein“ dazu.", ["nein"], id="low"),
        pytest.param("Il dit «non» encore.", ["non"], id="guillemets"),
        pytest.param("“She told me ‘no’ at once,” he said.", ["She told me ‘no’ at once,"], id="nested"),
        pytest.param("Mayor: 'No bridge this year'", ["No bridge this year"], id="single"),
        pytest.param("The mayor's aides' offices weren't open.", [], id="apostrophes"),
        pytest.param('A 6" pipe and a 5\'4" man.', [], id="inches"),
        pytest.param('He said "no and left.\nIt rained.', [], id="lost closing mark within a sentence"),
    ],
)
def test_marks_are_paired(text: str, inner: list[str]) -> None:
    """
    Quotations of every make of marks are found, and marks that quote nothing are not.
    """
    found = [quotation.inner.of(text) for quotation in find_quotations(text)]

    assert found == inner


def test_speech_over_paragraphs_is_open() -> None:
    """
    A paragraph that opens speech without closing it is a quotation that the next one goes on with.
    """
    text = "“We begin now.\n“And we end in May,” he said."

    first, second = find_quotations(text)

    assert (first.closed, first.inner.of(text)) == (False, "We begin now.")
    assert (second.closed, second.inner.of(text)) == (True, "And we end in May,")


@given(st.text(alphabet="ab. ,\n\"'“”‘’`«»„", max_size=60))
def test_quotations_are_ordered_and_apart(text: str) -> None:
    """
    Whatever the marks, quotations lie in the text, in order, and do not overlap.
    """
    found = find_quotations(text)

    assert all(one.span.covers(one.inner) and one.span.end <= len(text) for one in found)
    assert all(left.span.end <= right.span.start for left, right in pairwise(found))


def test_single_marks_hold_speech_where_no_double_ones_are_used() -> None:
    """
    British papers speak in single marks, over paragraphs too; beside double ones single marks hold titles.
    """
    british = find_quotations("Obi said: 'We have no plans to sell.\n\n'I have told the bank so.'")
    titled = find_quotations("\"It's old,\" Obi said of 'A Long Way Down, the play.'")

    assert [(one.single, one.closed) for one in british] == [(False, False), (False, True)]
    assert [one.single for one in titled] == [False, True]


def test_a_lone_pair_of_single_marks_is_no_speech() -> None:
    """
    A word or a title in single marks makes no speech of it.
    """
    found = find_quotations("He called it 'a shame' in the film 'Last of Us' and at the dogs' home.")

    assert {one.single for one in found} == {True}


@pytest.mark.parametrize("unit", [" 'tis", " ‘em", ' "a', " “ab", " ''a", " 'a b'  "])
def test_marks_that_close_nowhere_are_read_in_linear_time(unit: str) -> None:
    """
    A line of 200,000 characters takes a second at most; each mark once looked for its end through the whole line.
    """
    text = unit * (200_000 // len(unit))
    started = time.process_time()

    find_quotations(text)

    assert time.process_time() - started < 5
