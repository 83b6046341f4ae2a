"""The tables."""

import io

import pytest
from rich.console import Console

from bench.figures import Result, Target
from bench.tables import lay_out, to_markdown, to_rich

OURS = Result(
    "onrecord",
    {"statement_hit@1": 0.71, "misattributed": 0.35, "verbatim": 1.0, "speaker_right": None},
    {"said": {"statement_hit@1": 0.5}, "none": {"rightly_refused": 0.25}},
    {"rightly@0.06": 0.75, "wrongly@0.06": 0.0625},
    {"f1": 0.625},
    {"help_seconds": 0.25},
)
THEIRS = Result("bm25", {"statement_hit@1": 0.3012, "verbatim": 1.0}, {"said": {"statement_hit@1": 0.125}})


def test_ours_is_judged_and_theirs_is_not() -> None:
    """
    Each figure with a target shows it, and whether OnRecord keeps it.
    """
    answers = lay_out([OURS, THEIRS])[0]

    assert answers.header == ("", "onrecord", "bm25", "target")
    assert answers.rows == (
        ("statement_hit@1", "0.710 ok", "0.301", ">= 0.68"),
        ("misattributed", "0.350 MISS", "-", "<= 0.04"),
        ("verbatim", "1.000 ok", "1.000", ">= 1"),
    )


def test_kinds_show_only_what_they_have() -> None:
    """
    Each kind of question has a row for each figure that any system has.
    """
    assert lay_out([OURS, THEIRS])[1].rows == (
        ("said: statement_hit@1", "0.500", "0.125"),
        ("none: rightly_refused", "0.250", "-"),
    )


def test_a_kind_shows_hits_credits_and_refusals() -> None:
    """
    Whatever the scoring script says of hits, credits and refusals stands in the rows of each kind.
    """
    hits = ("statement_hit@1", "statement_hit@3", "statement_hit@5", "article_hit@1", "article_hit@5")
    credits_and_refusals = ("misattributed", "speaker_given", "speaker_right", "topic_precision@5")
    names = (*hits, *credits_and_refusals, "rightly_refused", "wrongly_refused")
    said = {name: number / 16 for number, name in enumerate(names)}
    rows = lay_out([Result("onrecord", kinds={"said": said})])[0].rows

    assert rows == tuple((f"said: {name}", f"{value:.3f}") for name, value in said.items())


def test_the_refusal_curve_is_a_table_of_its_own() -> None:
    """
    Each bound shows what is rightly refused, judged at the bound that has a target, and what was wrongly.
    """
    assert lay_out([OURS, THEIRS])[2].rows == (
        ("rightly refused at 0.06", "0.750 MISS", "-", ">= 0.8"),
        ("... and wrongly, where judged", "0.062", "-", ""),
    )


def test_a_table_without_figures_is_left_out() -> None:
    """
    Baselines alone have no extraction and no costs to show.
    """
    assert [sheet.title for sheet in lay_out([THEIRS])] == ["Answers", "By kind of question"]


def test_markdown_can_be_quoted_as_it_is() -> None:
    """
    The Markdown form has a rule under its header and a line for each row.
    """
    lines = to_markdown(lay_out([THEIRS])[1]).splitlines()

    assert lines == [
        "**By kind of question**",
        "",
        "|  | bm25 |",
        "| --- | ---: |",
        "| said: statement_hit@1 | 0.125 |",
    ]


def test_the_terminal_shows_every_value() -> None:
    """
    Nothing is cut at the width that is used off a terminal.
    """
    shown = io.StringIO()
    console = Console(file=shown, width=120)
    for sheet in lay_out([OURS, THEIRS]):
        console.print(to_rich(sheet))

    assert all(cell in shown.getvalue() for cell in ("0.350 MISS", "0.301", ">= 0.68", "0.625 MISS", "0.25 ok"))


@pytest.mark.parametrize(
    ("target", "value", "holds"),
    [
        pytest.param(Target(at_least=0.4), 0.4, True, id="just reached"),
        pytest.param(Target(at_least=0.4), 0.399, False, id="missed"),
        pytest.param(Target(at_most=0), 0, True, id="none allowed and none"),
        pytest.param(Target(at_most=0), 1, False, id="none allowed and one"),
    ],
)
def test_a_target_is_a_bound(target: Target, value: float, *, holds: bool) -> None:
    """
    A value on the bound keeps it.
    """
    assert target.holds(value) is holds
