"""Scores answers to questions as people type them, by kind, those with a false premise too."""

from collections.abc import Iterator, Mapping, Sequence
from types import ModuleType
from typing import Any

from bench.data import BenchData, Record, read_jsonl
from bench.scripts import load_script

Figures = Mapping[str, Any]

BENT = "bent"
SHOWN_BENT = ("corrected", "accepted", "partly", "refused", "truth_hit@1", "twin_hit@1", "twin_hit@3")


def score(data: BenchData, questions: Sequence[Record], answers: Sequence[Record]) -> Iterator[tuple[str, Figures]]:
    """Give the figures of all questions that are not bent under "", then of each kind, the bent ones last."""
    script = load_script(data.answer_scorer, "score", "clean", "finds", "gold_spans")
    articles = read_jsonl(data.articles)
    marked = _read_marked(data)
    straight = [one for one in questions if one["type"] != BENT]
    for kind in ("", *dict.fromkeys(one["type"] for one in straight)):
        asked = [one for one in straight if kind in {"", one["type"]}]
        ids = {one["qid"] for one in asked}
        figures, _ = script.score(asked, [one for one in answers if one["qid"] in ids], articles, marked)
        yield kind, figures
    if len(straight) < len(questions):
        yield BENT, _score_bent(data, script, questions, answers)


def _read_marked(data: BenchData) -> dict[str, Any]:
    return {row["article_id"]: {one["id"]: one for one in row["attributions"]} for row in read_jsonl(data.annotations)}


def _score_bent(data: BenchData, script: ModuleType, questions: Sequence[Record], answers: Sequence[Record]) -> Figures:
    outcome = load_script(data.bent_scorer, "outcome").outcome
    marked, texts = _read_marked(data), {one["id"]: one["text"] for one in read_jsonl(data.articles)}
    given, asked = ({one["qid"]: one for one in each} for each in (answers, questions))
    kinds, hits, twins = [], [], []
    for one in questions:
        if one["type"] == BENT:
            kind, found = outcome(one, given.get(one["qid"], {}), texts, marked, script)
            kinds.append(kind)
            hits.append(any(found[:1]))
            if twin := asked.get(one.get("twin", "")):
                golds = list(script.gold_spans(twin, marked))
                cited = script.clean(given[twin["qid"]], texts)[:3]
                twins.append([any(script.finds(cite, gold) for gold in golds) for cite in cited])
    shares = {name: _share([kind == name for kind in kinds]) for name in ("corrected", "refused", "accepted", "partly")}
    return {
        **shares,
        "truth_hit@1": _share(hits),
        "twin_hit@1": _share([any(found[:1]) for found in twins]),
        "twin_hit@3": _share([any(found) for found in twins]),
    }


def _share(values: Sequence[bool]) -> float | None:
    return round(sum(values) / len(values), 4) if values else None
