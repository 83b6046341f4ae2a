"""The material and the faults of the measurement of prose."""

from collections import Counter

import pytest

from bench.prose.faults import make_faults
from bench.prose.material import SAMPLES, Told, read_paraphrases, read_twins, restate
from index.extraction.extractors import make_extractor


@pytest.fixture(scope="module")
def told() -> list[Told]:
    """Everything that is told of our samples."""
    extractor = make_extractor()
    return [*read_paraphrases(extractor), *restate(SAMPLES, extractor, 20)]


def test_each_paraphrase_has_its_statement(told: list[Told]) -> None:
    """
    None stands twice, and each renders words of an article.
    """
    paraphrases = [one for one in told if one.part != "restated"]

    assert len({one.sentence for one in paraphrases}) == len(paraphrases) > 200
    assert all(one.evidence.words for one in paraphrases)


def test_each_twin_has_its_statement() -> None:
    """
    The two sentences differ, and as many were held out as were looked at.
    """
    twins = read_twins(make_extractor())

    assert all(sound.sentence != bent.sentence and sound.evidence.words for sound, bent in twins)
    assert Counter(sound.part for sound, _ in twins) == {"looked_at": 25, "held_out": 25}


def test_faults_are_dealt_by_the_seed(told: list[Told]) -> None:
    """
    Of each of ten kinds as many, always the same; each differs from all faithful sentences, or cites another number.
    """
    cases = make_faults(told, 7, 20)
    sound = {one.sentence for one in told}
    numbered = {"invented number", "another's number"}

    assert make_faults(told, 7, 20) == cases
    assert set(Counter(one.kind for one in cases).values()) == {20}
    assert len({one.kind for one in cases}) == 10
    assert all(one.kind in numbered or one.sentence.rpartition(" [")[0] not in sound for one in cases)
