"""What buttons tell the bot: short, read back as written, and nothing else is read."""

import pytest

from bot.answers import Condition
from bot.records.given_answers import make_answer_id
from bot.telegram.messages.button_data import (
    MOST_BYTES,
    PATTERN,
    Drop,
    GoBack,
    OpenCitation,
    Share,
    ShowMore,
    StopSharing,
    Tap,
    read_payload,
    read_tap,
    write_payload,
    write_tap,
)

ID = "Abc-efghijk_"
TAPS: list[Tap] = [
    OpenCitation(ID, 15),
    GoBack(ID),
    ShowMore(ID, 6),
    Share(ID),
    StopSharing(ID),
    *(Drop(ID, one) for one in Condition),
]


@pytest.mark.parametrize("tap", TAPS, ids=str)
def test_a_tap_is_read_as_it_was_written(tap: Tap) -> None:
    """
    Within Telegram's 64 bytes.
    """
    data = write_tap(tap)

    assert read_tap(data) == tap
    assert PATTERN.match(data)
    assert len(data.encode()) <= MOST_BYTES


@pytest.mark.parametrize(
    "data",
    ["", "c:", f"c:{ID}", f"c:{ID}:0", f"c:{ID}:100", f"c:{ID}:1１", f"b:{ID}:1", f"b:{ID}\n", f"d:{ID}:everything",
     f"x:{ID}:1", f"s:{ID}:1", f"u:{ID}x", "s:", "c:../../etc/pw:1", f"c:{ID}x:1"],
)  # fmt: skip
def test_forged_data_is_nothing(data: str) -> None:
    """
    Whatever was not written here is not read.
    """
    assert read_tap(data) is None


def test_a_link_names_a_citation() -> None:
    """
    In the letters that Telegram passes on, whatever the answer's id is.
    """
    citation = OpenCitation(make_answer_id(), 15)
    payload = write_payload(citation)

    assert read_payload(payload) == citation
    assert len(payload) <= 64
    assert payload.replace("_", "").replace("-", "").isalnum()
    assert [read_payload(one) for one in ("", "c_", "invite", f"c_{ID}_0", f"c_{ID}_1 ")] == [None] * 5
