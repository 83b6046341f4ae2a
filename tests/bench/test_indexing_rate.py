"""The rate of indexing, by contenders that only write down what they are given."""

from pathlib import Path

import pytest

from bench.data import read_jsonl
from bench.indexing_rate import Blocks, Index, time_in_turn, to_figures, write_blocks

ARTICLES = [{"id": f"{outlet}-{number}", "text": "…"} for outlet in ("courier", "beacon") for number in range(40)]


def test_the_sample_is_dealt_evenly_and_no_article_twice(tmp_path: Path) -> None:
    """
    Blocks are of one size, hold each outlet alike, and share no article with each other or the warm-up.
    """
    blocks = write_blocks(ARTICLES, tmp_path, blocks=3, size=8)
    files = [[row["id"] for row in read_jsonl(path)] for path in (*blocks.timed, blocks.warm_up)]
    outlets = [sum(name.startswith("courier") for name in names) for names in files[:3]]

    assert [len(names) for names in files] == [8, 8, 8, 4]
    assert len({name for names in files for name in names}) == 28
    assert max(outlets) - min(outlets) <= 1


def test_few_articles_make_small_blocks(tmp_path: Path) -> None:
    """
    A sample smaller than planned still fills every block and leaves something to warm up by.
    """
    blocks = write_blocks(ARTICLES[:6], tmp_path, blocks=5, size=30)

    assert blocks.size == 1
    assert [len(read_jsonl(path)) for path in (*blocks.timed, blocks.warm_up)] == [1] * 6
    assert len(write_blocks(ARTICLES[:3], tmp_path, blocks=5).timed) == 2

    with pytest.raises(ValueError, match="two articles"):
        write_blocks(ARTICLES[:1], tmp_path)


def test_contenders_take_turns_and_the_warm_up_is_not_timed() -> None:
    """
    Each contender sees each file, another one first each time, and its rate is the median over the timed ones.
    """
    blocks = Blocks(Path("warm_up"), (Path("a"), Path("b"), Path("c")), size=6)
    seen: list[tuple[str, str]] = []
    seconds = {"a": 1.0, "b": 2.0, "c": 60.0}
    now = [0.0]

    def contender(name: str, slowness: float) -> Index:
        def index(articles: Path) -> None:
            seen.append((name, articles.name))
            now[0] += seconds.get(articles.name, 1000.0) * slowness

        return index

    contenders = {name: contender(name, slowness) for name, slowness in (("onrecord", 1), ("llama_index_float32", 3))}
    rates = time_in_turn(contenders, blocks, lambda: now[0])

    assert rates == {"onrecord": 3.0, "llama_index_float32": 1.0}
    assert [name for name, file in seen if file == "a"] == ["onrecord", "llama_index_float32"]
    assert [name for name, file in seen if file == "b"] == ["llama_index_float32", "onrecord"]


BOTH = {"onrecord": 2.0, "llama_index_float32": 1.0, "llama_index_bfloat16": 4.0}


@pytest.mark.parametrize(
    ("rates", "share"),
    [
        pytest.param({"onrecord": 2.0, "llama_index_float32": 1.0}, 2.0, id="float32 alone"),
        pytest.param(BOTH, 0.5, id="the faster of two"),
        pytest.param({**BOTH, "llama_index_sparing": 8.0}, 0.5, id="smaller overlaps are apart"),
    ],
)
def test_the_share_is_of_the_faster_number_format(rates: dict[str, float], share: float) -> None:
    """
    OnRecord is judged by LlamaIndex in whichever number format is faster, with its own chunks.
    """
    figures = to_figures(rates)

    assert figures["rate_share"] == share
    assert figures["rate_onrecord"] == 2.0
    assert figures.get("rate_share_sparing") == (0.25 if "llama_index_sparing" in rates else None)
