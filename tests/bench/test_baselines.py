"""The baselines: verbatim, built once, timed every time."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from bench.baselines import Baseline, Retrieve, answer_all
from bench.bm25 import Bm25
from bench.sentences import Sentence
from bench.systems import Bench, measure_baseline
from tests.bench.conftest import assert_verbatim


class CountingBaseline:
    """Finds the sentences that share most words, and counts what it was asked to do."""

    name = "counting"
    revision = "1"

    def __init__(self) -> None:
        self.built = 0
        self.asked: list[str] = []

    @property
    def fingerprint(self) -> tuple[str, ...]:
        """Its revision."""
        return (self.revision,)

    def build(self, sentences: Sequence[Sentence], folder: Path, /) -> None:
        """Write the sentences."""
        self.built += 1
        folder.mkdir()
        (folder / "sentences").write_text("\n".join(one.text for one in sentences), encoding="utf-8")

    def open(self, folder: Path, /) -> Retrieve:
        """Read them."""
        texts = (folder / "sentences").read_text(encoding="utf-8").splitlines()

        def retrieve(question: str) -> list[int]:
            self.asked.append(question)
            words = set(question.lower().split())
            return sorted(range(len(texts)), key=lambda n: -len(words & set(texts[n].lower().split())))[:2]

        return retrieve


def test_bm25_cites_verbatim_and_finds_the_words(bench: Bench) -> None:
    """
    BM25 cites at most five sentences verbatim, the one with the question's words first.
    """
    answers = answer_all(Bm25(), bench.data, bench.kept).answers

    assert_verbatim(answers, bench.data)
    assert [answer["citations"][0]["article_id"] for answer in answers] == ["weir", "ferry", "choir"]
    assert all(len(answer["citations"]) <= 5 and answer["latency_ms"] > 0 for answer in answers)


def test_bm25_survives_a_question_without_a_known_word(bench: Bench) -> None:
    """
    A question of stop words, emoji or unknown words alone is answered with something, not with an error.
    """
    baseline = Bm25()
    answer_all(baseline, bench.data, bench.kept)
    folder = next(bench.kept.glob("bm25.*")) / "index"
    retrieve = baseline.open(folder)

    assert all(len(retrieve(question)) <= 5 for question in ("the of and", "🏊", "xylophone zeppelin"))


def test_an_index_is_built_once_and_asked_in_every_run(bench: Bench) -> None:
    """
    The second run opens what the first built, and times every question anew after a warm-up.
    """
    baseline: Baseline = CountingBaseline()
    assert isinstance(baseline, CountingBaseline)
    first = answer_all(baseline, bench.data, bench.kept)
    again = answer_all(baseline, bench.data, bench.kept)

    assert baseline.built == 1
    assert len(baseline.asked) == 2 * (1 + 3)
    assert [answer["citations"] for answer in first.answers] == [answer["citations"] for answer in again.answers]
    assert first.build_seconds == again.build_seconds


@pytest.mark.parametrize("change", ["articles", "revision"])
def test_an_index_is_built_again_when_what_it_is_made_of_changes(
    bench: Bench, change: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    Other articles or another revision of the baseline make another index.
    """
    baseline = CountingBaseline()
    answer_all(baseline, bench.data, bench.kept)
    if change == "articles":
        with bench.data.articles.open("a", encoding="utf-8") as lines:
            lines.write('{"id": "mill", "text": "The mill on the Aldermoor road burned down on Friday."}\n')
    else:
        monkeypatch.setattr(baseline, "revision", "2")
    answer_all(baseline, bench.data, bench.kept)

    assert baseline.built == 2


def test_a_baseline_is_scored_over_all_and_by_kind(bench: Bench) -> None:
    """
    The figures come from the scoring script, over all questions and over each kind alone.
    """
    result = measure_baseline(bench, Bm25())

    assert (result.answers["questions"], result.answers["verbatim"]) == (3, 1.0)
    assert {kind: figures["answers"] for kind, figures in result.kinds.items()} == {"said": 2, "none": 1}
    assert result.costs["index_seconds"] is not None
