"""How many questions are rightly refused at a given share of wrong refusals, by one threshold on the evidence.

Pure. The threshold is chosen on four fifths of the questions and judged on the fifth that it has not seen; questions of
one article lie in one fifth, because they are answered by the same words.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

BOUNDS = (0.02, 0.04, 0.06, 0.10, 0.15)
FOLDS = 5


@dataclass(frozen=True, slots=True)
class Weighed:
    """A question with the evidence that was found for its best answer.

    Attributes:
        evidence: Higher is better; None where nothing at all was found, which is refused at any threshold.
        group: Questions of one group are never on both sides of a split.
    """

    evidence: float | None
    is_answerable: bool
    group: str


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """What comes of a bound on wrong refusals.

    Attributes:
        bound: The share of wrong refusals that each threshold kept where it was chosen.
        wrongly: Their share where it was judged; None without answerable questions.
        rightly: The share of right refusals there; None without unanswerable questions.
    """

    bound: float
    wrongly: float | None
    rightly: float | None


def refusal_curve(
    questions: Sequence[Weighed], bounds: Iterable[float] = BOUNDS, folds: int = FOLDS
) -> tuple[CurvePoint, ...]:
    """Return a point for each bound, over all folds together; the same questions in any order give the same curve."""
    parts = deal(questions, folds)
    return tuple(_point(parts, bound) for bound in bounds)


def to_figures(curve: Iterable[CurvePoint]) -> dict[str, float | None]:
    """Return the curve by its names in the tables."""
    figures: dict[str, float | None] = {}
    for point in curve:
        figures[f"rightly@{point.bound:.2f}"] = point.rightly
        figures[f"wrongly@{point.bound:.2f}"] = point.wrongly
    return figures


def deal(questions: Sequence[Weighed], folds: int) -> list[list[Weighed]]:
    """Deal the groups round the folds, those that hold an answerable question first, so that each has its share."""
    groups: dict[str, list[Weighed]] = {}
    for one in questions:
        groups.setdefault(one.group, []).append(one)
    order = sorted(groups, key=lambda name: (not any(one.is_answerable for one in groups[name]), name))
    return [[one for name in order[fold::folds] for one in groups[name]] for fold in range(folds)]


def choose_threshold(questions: Iterable[Weighed], bound: float) -> float:
    """Return the highest evidence to ask for, so that at most this share of the answerable is refused.

    >>> choose_threshold([Weighed(e / 10, True, "") for e in range(10)], 0.2)
    0.2
    """
    found = sorted(_value(one) for one in questions if one.is_answerable)
    refused = int(bound * len(found) + 1e-9)  # 0.15 * 20 is 3, whatever the last binary digit says
    return found[refused] if refused < len(found) else float("inf")


def is_refused(question: Weighed, threshold: float) -> bool:
    """Whether a question is refused at this threshold."""
    return question.evidence is None or question.evidence < threshold


def _point(parts: Sequence[Sequence[Weighed]], bound: float) -> CurvePoint:
    refused: dict[bool, list[bool]] = {True: [], False: []}
    for held_out in parts:
        threshold = choose_threshold((one for part in parts if part is not held_out for one in part), bound)
        for one in held_out:
            refused[one.is_answerable].append(is_refused(one, threshold))
    return CurvePoint(bound, wrongly=_share(refused[True]), rightly=_share(refused[False]))


def _value(question: Weighed) -> float:
    return float("-inf") if question.evidence is None else question.evidence


def _share(values: Sequence[bool]) -> float | None:
    return sum(values) / len(values) if values else None
