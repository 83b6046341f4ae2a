"""The scores of the sets: what was reached, and each case that missed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from bench.checking.quoted import names_in
from bench.checking.sets import Case
from bench.data import Record

_REACH = {"excerpts": 0.995, "changed": 0.99, "others": 0.97, "spliced": 0.0, "absent": 0.0, "untouched": 0.01}
#: ``swapped`` has no bound: under somebody else whom the same article quotes, an article often leaves open who spoke.
_AT_MOST = {"spliced", "absent", "untouched"}


@dataclass(frozen=True, slots=True)
class Score:
    """A set's figure with what it has to reach, and the cases that missed."""

    name: str
    cases: int
    figure: float
    reach: float | None
    is_reached: bool
    missed: tuple[Case, ...]


def score(name: str, cases: Sequence[Case], reports: Mapping[str, Record]) -> Score:
    """Return a set's score. For spliced, absent and untouched the figure is the share that is wrong."""
    judge = _JUDGES[name]
    missed = tuple(case for case in cases if not judge(case, reports[case.id]))
    share = len(missed) / len(cases) if cases else 0.0
    figure = share if name in _AT_MOST else 1 - share
    reach = _REACH.get(name)
    is_reached = reach is None or (figure <= reach if name in _AT_MOST else figure >= reach)
    return Score(name, len(cases), figure, reach, is_reached, missed)


def _quotations(report: Record) -> list[Record]:
    return [claim for claim in report["claims"] if claim["type"] == "quotation"]


def _is_found(case: Case, report: Record) -> bool:
    claims = sorted(report["claims"], key=lambda claim: claim["type"] != "excerpt")
    return any(claim["evidence"] and claim["evidence"][0]["article_id"] in case.right for claim in claims[:1])


def _is_shown(case: Case, report: Record) -> bool:
    old, new = (part.lower() for part in case.words)
    for claim in _quotations(report):
        if "altered" in (claim["verdict"], *claim["flags"]):
            for one in claim["differences"]:
                if (old and old in one["source"].lower()) or (new and new in one["draft"].lower()):
                    return True
    return False


def _is_told(case: Case, report: Record) -> bool:
    return any(
        claim["verdict"] == "other_speaker" and _is_speaker(case.speaker, claim["evidence"])
        for claim in _quotations(report)
    )


def _is_not_verbatim(_: Case, report: Record) -> bool:
    return bool(_quotations(report)) and all(claim["verdict"] != "verbatim" for claim in _quotations(report))


def _is_credited(case: Case, report: Record) -> bool:
    claims = _quotations(report)
    return (
        len(claims) == 1
        and all(claim["verdict"] == "verbatim" and _is_speaker(case.speaker, claim["evidence"]) for claim in claims)
        and not any(claim["verdict"] in {"altered", "not_found", "other_speaker"} for claim in report["claims"])
    )


def _is_speaker(name: str, evidence: Sequence[Record]) -> bool:
    """Whether some evidence names the speaker; a description ("the governor") is right under any name.

    So is a part of one: "attorneys" are the attorneys for Orr.
    """
    speakers = [one["speaker"] for one in evidence if one["speaker"]]
    if not name.rsplit(maxsplit=1)[-1][0].isupper():
        return bool(speakers)
    return any(names_in(name) & names_in(speaker) or _words(speaker) <= _words(name) for speaker in speakers)


def _words(name: str) -> set[str]:
    return set(name.lower().split()) - {"a", "an", "the"}


_JUDGES: dict[str, Callable[[Case, Record], bool]] = {
    "excerpts": _is_found,
    "changed": _is_shown,
    "others": _is_told,
    "swapped": _is_told,
    "spliced": _is_not_verbatim,
    "absent": _is_not_verbatim,
    "untouched": _is_credited,
}
