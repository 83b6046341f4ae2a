"""Shares counted from verdicts, in folds by article."""

import json
from pathlib import Path

import pytest

from bench.confidence import EARLIER, VERDICTS, Verdict, folds, read_verdicts, shares_of
from index.extraction.crediting.confidence import SHARES, Ground, Sort

KIND = (Ground.CLAUSE, Sort.NAMED)


def verdicts(marks: str) -> list[Verdict]:
    """Return verdicts on statements of one kind and article: + is right."""
    return [Verdict("a", KIND, mark == "+") for mark in marks]


def test_the_product_states_what_was_counted() -> None:
    """
    Nothing in the table is chosen.
    """
    counted = shares_of(read_verdicts(VERDICTS))

    assert {kind: round(share, 2) for kind, share in counted.items()} == {
        (ground, sort): share for ground, shares in SHARES.items() for sort, share in shares.items()
    }


def test_the_earlier_counts_weigh_as_much_as_four_statements() -> None:
    """
    A kind that nobody judged anew keeps its share.
    """
    earlier = EARLIER[Ground.CLAUSE][0]

    assert shares_of([])[KIND] == pytest.approx(earlier)
    assert shares_of(verdicts("+---"))[KIND] == pytest.approx((1 + 4 * earlier) / 8)


def test_no_article_is_in_two_folds() -> None:
    """
    Each verdict is tried once, by shares that its article had no part in.
    """
    alone = EARLIER[Ground.CLAUSE][0]
    tried = [pair for fold in folds(verdicts("--")) for pair in fold]

    assert [right for _, right in tried] == [False, False]
    assert [share for share, _ in tried] == pytest.approx([alone, alone])


def test_two_statements_of_an_article_and_kind_count(tmp_path: Path) -> None:
    """
    One long page is not to decide a share.
    """
    row = {"article": "a", "quote": [0, 9], "ground": "clause", "sort": "named", "right": True}
    file = tmp_path / "verdicts.jsonl"
    file.write_text("\n".join([json.dumps(row)] * 5), encoding="utf-8")

    assert len(read_verdicts(file)) == 2
