"""Two people whose words a question sets side by side are both quoted."""

from pathlib import Path

import pytest

from tests.bot.support.asking import AskedArchive, make_news

FERRY = make_news("Gus Harrow said that the ferry was safe. Nell Ivory said that the ferry was a death trap.", "ferry")


@pytest.mark.parametrize(
    "question",
    ["how do Gus Harrow and Nell Ivory differ on the ferry?", "do Nell Ivory and Gus Harrow differ about the ferry"],
)
def test_how_two_differ_quotes_both(question: str, tmp_path: Path) -> None:
    """
    The verb that compares ends the list of names.
    """
    asked = AskedArchive(tmp_path, FERRY)

    assert {one.speaker for one in asked.ask(question).citations} == {"Gus Harrow", "Nell Ivory"}
    asked.archive.engine.dispose()
