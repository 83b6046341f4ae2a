"""The line at the end of an indexing run."""

import pytest

from bot.commands.indexing import summary
from corpus.errors import UnreadableError
from index.building.tally import IndexReport


@pytest.mark.parametrize(
    ("failed", "end"),
    [
        (0, "3 same."),
        (1, "3 same, 1 failed. Failed: news/0.md: is empty."),
        (2, "3 same, 2 failed. Failed: news/0.md: is empty; news/1.md: is empty."),
        (7, "news/4.md: is empty; and 2 more."),
    ],
)
def test_a_summary_names_what_failed_and_why(failed: int, end: str) -> None:
    """
    The first few by name, so that the line can be read; each is reported when it happens.
    """
    errors = tuple(UnreadableError(f"news/{number}.md", "is empty") for number in range(failed))

    assert summary(IndexReport(same=3, failed=errors)).endswith(end)
