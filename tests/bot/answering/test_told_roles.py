"""What articles call somebody: the answer to "who is Ada Orr?"."""

from pathlib import Path

import pytest

from tests.bot.support.asking import AskedArchive, make_news

SAID = " Ada Orr said that the bridge would stay."


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ada Orr, a pearl diver from Tern, came.", "a pearl diver from Tern"),
        ("Ada Orr, an organist at St Alda’s, came.", "an organist at St Alda’s"),
        ("“No,” said Ada Orr, a beekeeper who lives near the weir.", "a beekeeper who lives near the weir"),
        ("Ada Orr, director of the Tern Observatory, came.", "director of the Tern Observatory"),
        (
            "Ada Orr, director of the Observatory of the Northern Isles and deputy head of the tides council, came.",
            "director of the Observatory of the Northern Isles",
        ),
    ],
)
def test_who_somebody_is_stands_behind_the_name(tmp_path: Path, text: str, told: str) -> None:
    """
    In the article's own words, with its day, whether or not a list has the noun; of two offices the first.
    """
    made = AskedArchive(tmp_path, make_news(text + SAID))
    answer = made.ask("who is Ada Orr?")
    made.archive.engine.dispose()

    assert answer.lead.startswith(f"Articles call Ada Orr: {told} (3 Feb 2026).")


@pytest.mark.parametrize(
    "text",
    [
        "The council thanked Ada Orr, a move that surprised many.",
        "It met Ada Orr, a day after the flood.",
        "It voted for Ada Orr, a clear sign of trust.",
        "It named Ada Orr, a first step to peace.",
        "It met Ada Orr, and a diver came.",
    ],
)
def test_what_happened_is_not_who_somebody_is(tmp_path: Path, text: str) -> None:
    """
    Nor is when it happened.
    """
    made = AskedArchive(tmp_path, make_news(text + SAID))
    answer = made.ask("who is Ada Orr?")
    made.archive.engine.dispose()

    assert "Articles call" not in answer.lead
