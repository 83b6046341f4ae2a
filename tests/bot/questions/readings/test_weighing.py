"""Readings weighed: evidence decides, the wording is a prior, and a clear name gives way to nobody."""

from dataclasses import replace

from bot.questions.asked_speakers import AskedSpeaker
from bot.questions.reading import clean_question, read_as, read_question
from bot.questions.readings.reading import Reading
from bot.questions.readings.weighing import is_close, may_answer, strength, weigh
from corpus.article import Span
from index.search.candidates import Candidate
from index.search.found import Found
from index.search.query import Query
from index.search.ranking import Ranked
from tests.bot.support.asking import NOW, facts

ASKED = read_question(clean_question("what did Ada Orr say about Odette Vane?"), facts(), NOW.date())


def reading(prior: float, name: str = "Ada Orr", *, is_derived: bool = False) -> Reading:
    """Return a reading that asks for one person."""
    return Reading(read_as(ASKED, (AskedSpeaker(name, (name,), people=(name,)),)), prior, is_derived=is_derived)


def found(*scores: float) -> Found:
    """Return places that were found with these scores."""
    candidate = Candidate(1, Span(0, 9), 1, "Ada Orr", "direct", "said", 1.0, Span(0, 9), 1.0, "d", ())
    return Found(Query("q"), tuple(Ranked(candidate, score, 1.0, 1.0, is_speakers=True) for score in scores))


NOTHING = found()


def test_much_evidence_outweighs_an_unlikely_wording() -> None:
    """
    And next to nothing does not.
    """
    readings = [reading(1.0), reading(0.2, "Odette Vane")]

    assert weigh(readings, [found(2.0), found(5.0)]) == [1, 0]
    assert weigh(readings, [found(4.9), found(5.0)]) == [0, 1]


def test_a_reading_for_which_nothing_is_found_is_the_last() -> None:
    """
    However likely its wording is.
    """
    assert weigh([reading(1.0), reading(0.1, "Odette Vane")], [NOTHING, found(0.1)]) == [1, 0]
    assert strength(reading(1.0), NOTHING) < strength(reading(0.1), found(0.0))


def test_where_somebody_is_clearly_asked_for_no_other_answers() -> None:
    """
    The archive may have nothing of theirs.
    """
    readings = [reading(1.0), reading(0.2, "Odette Vane")]

    assert may_answer(0, readings, [NOTHING, found(9.0)])
    assert not may_answer(1, readings, [NOTHING, found(9.0)])


def test_where_nobody_is_clearly_asked_for_any_may_answer() -> None:
    """
    A doubtful name is no reason for a refusal.
    """
    readings = [reading(0.35), reading(0.12, "Odette Vane")]

    assert may_answer(1, readings, [NOTHING, found(9.0)])


def test_a_description_that_nobody_fits_keeps_nobody_from_answering() -> None:
    """
    "Tern president" may be no office at all.
    """
    readings = [reading(0.6, "tern president", is_derived=True), reading(0.15, "Odette Vane")]

    assert may_answer(1, readings, [NOTHING, found(9.0)])
    assert not may_answer(1, readings, [found(1.0), found(9.0)])


def test_a_runner_up_is_near_or_not() -> None:
    """
    What is far behind is not offered.
    """
    readings = [reading(1.0), reading(1.0, "Odette Vane")]

    assert is_close(0, 1, readings, [found(5.0), found(4.8)])
    assert not is_close(0, 1, readings, [found(5.0), found(3.0)])


def test_a_namesake_may_answer() -> None:
    """
    Which of two people called Orr is meant is for the evidence.
    """
    readings = [reading(0.9), replace(reading(0.2, "Jory Orr"), of_words=0.9), reading(0.2, "Odette Vane")]

    assert may_answer(1, readings, [found(1.0), found(9.0), found(9.0)])
    assert not may_answer(2, readings, [found(1.0), found(9.0), found(9.0)])


def test_a_description_keeps_only_those_from_answering_whom_it_names() -> None:
    """
    "The Tern mayor" may be somebody whom no article calls so, but Tern's own words are not the mayor's.
    """
    mayor = Reading(read_as(ASKED, (AskedSpeaker("tern mayor", (), is_role=True),)), 1.0)
    anybody = Reading(read_as(ASKED, ()), 0.45, describes=True)
    readings = [mayor, reading(0.2, "Tern"), anybody]

    assert may_answer(2, readings, [NOTHING, found(9.0), found(5.0)])
    assert not may_answer(1, readings, [NOTHING, found(9.0), found(5.0)])
    assert not may_answer(2, readings, [found(3.0), NOTHING, found(5.0)])
