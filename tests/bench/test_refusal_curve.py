"""The refusal curve: chosen on one part of the questions, judged on the other."""

import random
from collections.abc import Sequence

import pytest

from bench.refusal_curve import Weighed, choose_threshold, deal, refusal_curve


def questions(answerable: Sequence[float | None], unanswerable: Sequence[float | None]) -> list[Weighed]:
    """Return questions of these evidences, each of a group of its own."""
    named = [(evidence, True) for evidence in answerable] + [(evidence, False) for evidence in unanswerable]
    return [Weighed(evidence, flag, f"{number:03}") for number, (evidence, flag) in enumerate(named)]


def test_evidence_that_separates_refuses_all_that_it_should() -> None:
    """
    Where the answerable have more evidence than the others, everything else is refused and hardly an answer lost.
    """
    curve = refusal_curve(questions([0.9 + n / 1000 for n in range(50)], [0.1] * 20), bounds=(0.0, 0.1))

    assert [point.rightly for point in curve] == [1.0, 1.0]
    assert (curve[0].wrongly or 0) <= 0.02
    assert curve[1].wrongly == pytest.approx(0.1, abs=0.03)


def test_evidence_that_says_nothing_refuses_what_it_costs() -> None:
    """
    Evidence that is the same for both kinds refuses about as many rightly as wrongly.
    """
    evidence = [n / 200 for n in range(200)]
    (point,) = refusal_curve(questions(evidence, evidence), bounds=(0.15,))

    assert point.wrongly == pytest.approx(0.15, abs=0.02)
    assert point.rightly == pytest.approx(0.15, abs=0.02)


def test_the_order_of_the_questions_does_not_matter() -> None:
    """
    The same questions shuffled give the same curve.
    """
    given = questions([n / 37 % 1 for n in range(60)], [n / 53 % 1 for n in range(40)])
    shuffled = random.Random(7).sample(given, len(given))

    assert refusal_curve(given) == refusal_curve(shuffled)


def test_a_group_lies_in_one_fold_and_folds_are_alike() -> None:
    """
    Questions of one article are never on both sides, and each fold has its share of both kinds.
    """
    given = [Weighed(0.5, number < 30, f"{'a' if number < 30 else 'q'}{number // 2:02}") for number in range(50)]
    folds = deal(given, 5)
    groups = [{one.group for one in fold} for fold in folds]

    assert sum(len(fold) for fold in folds) == len(given)
    assert sum(len(one) for one in groups) == len(set().union(*groups))
    assert [sum(one.is_answerable for one in fold) for fold in folds] == [6] * 5


def test_a_judged_fold_does_not_choose_its_own_threshold() -> None:
    """
    A weak answer is refused where it is judged, though no bound would have let it be refused where it is known.
    """
    given = questions([0.9] * 9 + [0.2], [0.5] * 5)
    (point,) = refusal_curve(given, bounds=(0.0,), folds=5)

    assert point.wrongly == 0.1
    assert point.rightly == pytest.approx(1 / 5)


def test_what_found_nothing_is_refused_at_any_threshold() -> None:
    """
    A question without a single hit counts as refused, rightly or wrongly.
    """
    (point,) = refusal_curve(questions([None, *[0.9] * 9], [None] * 5), bounds=(0.15,))

    assert (point.wrongly, point.rightly) == (0.1, 1.0)


def test_one_kind_alone_has_no_share_of_the_other() -> None:
    """
    Without unanswerable questions nothing is said of right refusals.
    """
    (point,) = refusal_curve(questions([0.9] * 5, []), bounds=(0.02,))

    assert point.rightly is None


def test_ties_are_never_refused_over_the_bound() -> None:
    """
    Where many share an evidence, they are kept rather than refused together.
    """
    assert choose_threshold(questions([0.3] * 8 + [0.7] * 2, []), 0.5) == 0.3
