"""The rate of Ray's workers, from the end of their start-up."""

from itertools import count

import pytest

from bench.errors import BenchError
from bench.ray_rate import UNDER_WAY, WARM_UP, Arrivals, rate_of_workers
from index.building.parts import Parts
from index.building.preparing import Prepared
from tests.fakes import make_article

PREPARED = Prepared(make_article("It sails."), Parts((), (), {}))


def arrive(number: int) -> Arrivals:
    """Return what is known when so many articles have come, by a clock that starts at 100."""
    arrivals = Arrivals(map(float, count(100)).__next__)
    for _ in arrivals.pass_on([PREPARED] * number):
        pass
    return arrivals


def test_the_clock_starts_when_the_warm_up_has_come() -> None:
    """
    It is read once, and every article counts.
    """
    arrivals = arrive(WARM_UP + 500)

    assert (arrivals.count, arrivals.warm) == (WARM_UP + 500, 100.0)
    assert arrive(WARM_UP - 1).warm == 0.0


def test_what_was_under_way_does_not_count() -> None:
    """
    Two workers may have had so many articles half done when the clock started.
    """
    arrivals = arrive(WARM_UP + 2 * UNDER_WAY + 300)

    assert rate_of_workers(arrivals, ended=200.0, workers=2) == 3.0


def test_a_rate_needs_articles() -> None:
    """
    Too few are refused, and not made a rate of.
    """
    with pytest.raises(BenchError, match="too few"):
        rate_of_workers(arrive(WARM_UP + 2), ended=200.0, workers=2)
