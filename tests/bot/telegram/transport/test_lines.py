"""Lines as the inbox keeps them: one number each, the same as ever, read back as it was written."""

import ast
from pathlib import Path

import pytest

import bot
from bot.telegram.transport.lines import Lane, Line

MOST = 2**52 - 1
IDS = (0, 1, 1001, -1001, -1002000000000, MOST, -MOST)

#: What versions before wrote for inline queries, memberships and taps below inline messages.
OF_OLD = {
    1001: Line(Lane.CHAT, 1001),
    -1001: Line(Lane.CHAT, -1001),
    0: Line(Lane.CHAT, 0),
    72057594037928937: Line(Lane.INLINE, 1001),
    144115188075856873: Line(Lane.MEMBERSHIP, 1001),
    144115188075854871: Line(Lane.MEMBERSHIP, -1001),
    216172782113784809: Line(Lane.TAPS, 1001),
}


@pytest.mark.parametrize("lane", Lane)
@pytest.mark.parametrize("identity", IDS)
def test_a_line_is_read_as_it_was_written(lane: Lane, identity: int) -> None:
    """
    For the largest and the smallest ids too, within what SQLite keeps as an integer.
    """
    line = Line(lane, identity)

    assert Line.decode(line.encode()) == line
    assert -(2**63) <= line.encode() < 2**63


def test_no_two_lines_are_kept_as_one() -> None:
    """
    Neither do those of a chat and of a user with the same id meet.
    """
    assert len({Line(lane, identity).encode() for lane in Lane for identity in IDS}) == len(Lane) * len(IDS)


@pytest.mark.parametrize(("number", "line"), OF_OLD.items())
def test_updates_that_an_older_version_left_waiting_stay_in_their_lines(number: int, line: Line) -> None:
    """
    The numbers in the column are what they were.
    """
    assert Line.decode(number) == line
    assert line.encode() == number


def test_only_a_persons_own_chat_is_private() -> None:
    """
    Neither a group's line nor one beside the chat's is.
    """
    lines = [Line(lane, identity) for lane in Lane for identity in (1001, -1001, 0)]

    assert [line.private_chat for line in lines if line.private_chat is not None] == [1001]
    assert {line.lane for line in lines if line.is_short_lived} == {Lane.INLINE}


def test_the_bits_are_known_in_one_module() -> None:
    """
    Nobody else in the bot shifts bits to tell whose line it is.
    """
    root = Path(bot.__file__).parent
    shifting = {
        str(path.relative_to(root))
        for path in root.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.LShift | ast.RShift)
    }

    assert {path for path in shifting if path.startswith(("telegram", "records"))} == {"telegram/transport/lines.py"}
