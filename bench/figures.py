"""What is reported of each system, under which name, and what it should reach."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bench.refusal_curve import BOUNDS

Figures = Mapping[str, float | None]


@dataclass(frozen=True, slots=True)
class Target:
    """A bound that a figure should keep.

    >>> str(Target(at_least=0.4)), Target(at_least=0.4).holds(0.5)
    ('>= 0.4', True)
    """

    at_least: float | None = None
    at_most: float | None = None

    def holds(self, value: float) -> bool:
        """Whether the value keeps the bound."""
        above = self.at_least is None or value >= self.at_least
        return above and (self.at_most is None or value <= self.at_most)

    def __str__(self) -> str:
        bounds = ((">=", self.at_least), ("<=", self.at_most))
        return " ".join(f"{sign} {bound:g}" for sign, bound in bounds if bound is not None)


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of a table.

    Attributes:
        key: Its name in ``Result``.
        label: Its name for people, with the unit.
        target: What OnRecord should reach; the baselines are not judged by it.
        decimals: How many are shown.
    """

    key: str
    label: str
    target: Target | None = None
    decimals: int = 3


@dataclass(frozen=True, slots=True)
class Result:
    """What was measured of one system; a figure that it cannot have is absent or None.

    Attributes:
        answers: Over all questions.
        kinds: Over each kind of question.
        refusals: What one threshold on the evidence would refuse.
        statements: Of the extraction.
        costs: Of time and memory.
        notes: What a reader of the tables has to know.
        typed: Over the questions as people type them: all without a false premise under "", then each kind.
    """

    system: str
    answers: Figures = field(default_factory=dict)
    kinds: Mapping[str, Figures] = field(default_factory=dict)
    refusals: Figures = field(default_factory=dict)
    statements: Figures = field(default_factory=dict)
    costs: Figures = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    typed: Mapping[str, Figures] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """Return the form in which the last run is kept."""
        return {
            "system": self.system,
            "answers": dict(self.answers),
            "kinds": {kind: dict(figures) for kind, figures in self.kinds.items()},
            "refusals": dict(self.refusals),
            "typed": {kind: dict(figures) for kind, figures in self.typed.items()},
            "statements": dict(self.statements),
            "costs": dict(self.costs),
            "notes": list(self.notes),
        }


# What statements with their speakers should reach; sentences retrieved plainly hit .40 at first and misattribute .36.
ANSWERS = (
    Figure("statement_hit@1", "statement_hit@1", Target(at_least=0.68)),
    Figure("statement_hit@3", "statement_hit@3", Target(at_least=0.82)),
    Figure("statement_hit@5", "statement_hit@5", Target(at_least=0.87)),
    Figure("article_hit@1", "article_hit@1"),
    Figure("article_hit@5", "article_hit@5"),
    Figure("misattributed", "misattributed", Target(at_most=0.04)),
    Figure("speaker_given", "speaker_given", Target(at_least=0.90)),
    Figure("speaker_right", "speaker_right", Target(at_least=0.95)),
    Figure("topic_precision@5", "topic_precision@5", Target(at_least=0.75)),
    Figure("rightly_refused", "rightly_refused", Target(at_least=0.80)),
    Figure("wrongly_refused", "wrongly_refused", Target(at_most=0.06)),
    Figure("verbatim", "verbatim", Target(at_least=1.0)),
    Figure("citations_per_answer", "citations_per_answer", decimals=2),
    Figure("quote_chars_median", "quote_chars_median", decimals=0),
    Figure("latency_ms_p50", "latency_ms_p50", Target(at_most=40), decimals=1),
    Figure("latency_ms_p95", "latency_ms_p95", Target(at_most=80), decimals=1),
)
OF_A_KIND = tuple(
    Figure(key, key)  # no target: those are for all questions together
    for key in (
        *("statement_hit@1", "statement_hit@3", "statement_hit@5", "article_hit@1", "article_hit@5"),
        *("misattributed", "speaker_given", "speaker_right", "topic_precision@5"),
        *("rightly_refused", "wrongly_refused"),
    )
)
OF_BENT = (
    *(Figure(key, f"false premise: {key}") for key in ("corrected", "accepted", "partly", "refused")),
    Figure("twin_hit@1", "true twin: hit@1"),
)
REFUSAL_TARGETS = {0.06: Target(at_least=0.80)}
REFUSALS = tuple(
    figure
    for bound in BOUNDS
    for figure in (
        Figure(f"rightly@{bound:.2f}", f"rightly refused at {bound:.2f}", REFUSAL_TARGETS.get(bound)),
        Figure(f"wrongly@{bound:.2f}", "... and wrongly, where judged"),
    )
)
STATEMENTS = (
    Figure("gold", "gold statements", decimals=0),
    Figure("found", "found statements", decimals=0),
    Figure("precision", "precision"),
    Figure("recall", "recall"),
    Figure("f1", "f1", Target(at_least=0.72)),
    Figure("speech_recall", "speech_recall", Target(at_least=0.92)),
    Figure("source_named", "source_named", Target(at_least=0.94)),
    Figure("source_pronoun", "source_pronoun"),
    Figure("pronoun_found", "pronoun_found"),
    Figure("pronoun_to_name", "pronoun_to_name", Target(at_least=0.85)),
    Figure("calibration_error", "error of stated confidences"),
)
COSTS = (
    Figure("index_seconds", "index all articles, s", decimals=1),
    Figure("articles_per_second", "articles indexed per s", decimals=1),
    Figure("rate_onrecord", "side by side: articles indexed per s", decimals=2),
    Figure("rate_llama_index_float32", "... by LlamaIndex, float32", decimals=2),
    Figure("rate_llama_index_bfloat16", "... by LlamaIndex, bfloat16", decimals=2),
    Figure("rate_llama_index_sparing", "... by it, chunks overlapping by 20", decimals=2),
    Figure("rate_share", "ours / LlamaIndex's faster", Target(at_least=0.8), decimals=2),
    Figure("rate_share_sparing", "ours / that overlapping by 20", decimals=2),
    Figure("reindex_seconds", "index again unchanged, s", decimals=2),
    Figure("reindex_share", "again / all", Target(at_most=0.01), decimals=4),
    Figure("reindex_embedded", "embedded again", Target(at_most=0), decimals=0),
    Figure("p50_ratio", "p50 / llama-index's p50", Target(at_most=2.0), decimals=2),
    Figure("ask_seconds", "one ask from start, s", decimals=2),
    Figure("ask_peak_mb", "one ask, peak MB", Target(at_most=300), decimals=0),
    Figure("batch_peak_mb", "ask --batch, peak MB", Target(at_most=400), decimals=0),
    Figure("help_seconds", "onrecord --help, s", Target(at_most=0.5), decimals=2),
)
