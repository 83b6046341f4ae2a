"""The lists of questions asked in one process, and their halves."""

from bench.data import Record
from bench.quick import take_half

QUESTIONS: list[Record] = [
    *({"qid": f"A-{n:03}", "type": "said", "gold": [{"article": f"article-{n // 2}"}]} for n in range(20)),
    {"qid": "B-001", "type": "bent", "gold": [], "truth": {"gold": [{"article": "article-3"}]}},
    *({"qid": f"N-{n:03}", "type": "none", "gold": []} for n in range(6)),
]


def ids(half: str) -> set[str]:
    """Return the questions of a half."""
    return {one["qid"] for one in take_half(QUESTIONS, half)}


def test_the_halves_are_all_questions_and_share_none() -> None:
    """
    What was read in one half says nothing of the other.
    """
    assert ids("work") | ids("check") == ids("all") == {one["qid"] for one in QUESTIONS}
    assert not ids("work") & ids("check")


def test_questions_of_one_article_are_in_one_half() -> None:
    """
    A false premise too is with the article that tells the truth; what nothing answers is dealt in turns.
    """
    for article in range(10):
        of_one = {f"A-{2 * article:03}", f"A-{2 * article + 1:03}"} | ({"B-001"} if article == 3 else set())

        assert of_one <= ids("work") or of_one <= ids("check")
    assert len({"N-000", "N-001", "N-002", "N-003", "N-004", "N-005"} & ids("work")) == 3
