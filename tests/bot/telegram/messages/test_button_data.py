"""What buttons tell the bot: short, read back as written, and nothing else is read; written in one module only."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import bot
from bot.answers import Condition
from bot.records.access import Kind
from bot.records.feedback import FeedbackKind, Opinion
from bot.records.given_answers import make_answer_id
from bot.telegram.messages.button_data import (
    MOST_BYTES,
    Allow,
    AskExample,
    AskOther,
    ButtonKind,
    ChooseLanguage,
    Drop,
    GoBack,
    OpenCitation,
    PrivacyChoice,
    Share,
    ShowMore,
    StopSharing,
    Tap,
    kind_of,
    pattern,
    read_payload,
    read_tap,
    write_payload,
    write_tap,
)
from bot.texts import languages

ID = "Abc-efghijk_"
TAPS: list[Tap] = [
    OpenCitation(ID, 15),
    GoBack(ID),
    ShowMore(ID, 6),
    AskOther(ID),
    Share(ID),
    StopSharing(ID),
    *(Drop(ID, one) for one in Condition),
    *(
        Opinion(ID, one, 0 if one in {FeedbackKind.UP, FeedbackKind.DOWN} else 15)
        for one in FeedbackKind
        if one is not FeedbackKind.REMARK
    ),
    AskExample(1),
    AskExample(9),
    *(ChooseLanguage(code) for code in languages()),
    *PrivacyChoice,
    Allow(2**52 - 1),
    Allow(-(10**13)),
]

#: What costs as much as a typed question.
QUESTIONS = (Drop, AskOther, AskExample)

#: The one module that may spell buttons' data.
SPELLS = Path("telegram/messages/button_data.py")


def spelled(source: str) -> Iterator[str]:
    """Give the strings of a module, pieces of f-strings too, that begin as a button's data does."""
    beginning = re.compile(rf"(?:{'|'.join(kind.letter for kind in ButtonKind)}):(?!\s)")
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and beginning.match(node.value):
            yield node.value


def unwritten(source: str) -> Iterator[str]:
    """Give what a module puts into buttons as data other than by `write_tap`."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "Button":
            data = (word.value for word in node.keywords if word.arg == "data")
            yield from (one for value in data if not (one := ast.unparse(value)).startswith("write_tap("))


@pytest.mark.parametrize("tap", TAPS, ids=str)
def test_a_tap_is_read_as_it_was_written(tap: Tap) -> None:
    """
    Within Telegram's 64 bytes.
    """
    data = write_tap(tap)

    assert read_tap(data) == tap
    assert len(data.encode()) <= MOST_BYTES


@pytest.mark.parametrize("tap", TAPS, ids=str)
def test_every_button_is_registered_and_says_what_it_counts_as(tap: Tap) -> None:
    """
    As a question only what asks one, and one handler's pattern matches it.
    """
    kind = kind_of(write_tap(tap))

    assert kind is not None
    assert kind.counts_as is (Kind.QUESTION if isinstance(tap, QUESTIONS) else Kind.TAP)
    assert [one for one in ButtonKind if pattern(one).match(write_tap(tap))] == [kind]


def test_every_letter_is_written_by_something_and_is_nobody_elses() -> None:
    """
    The taps above are all there are.
    """
    assert {kind_of(write_tap(tap)) for tap in TAPS} == set(ButtonKind)
    assert len({kind.letter for kind in ButtonKind}) == len(ButtonKind)
    assert [kind for kind in ButtonKind if kind.command] == [ButtonKind.PRIVACY]


def test_no_other_module_spells_what_buttons_carry() -> None:
    """
    Neither a beginning of data nor a button's whole data is put together elsewhere.
    """
    root = Path(bot.__file__).parent
    sources = {path.relative_to(root): path.read_text(encoding="utf-8") for path in root.rglob("*.py")}
    found = {str(path): [*spelled(source), *unwritten(source)] for path, source in sources.items() if path != SPELLS}

    assert {path: strings for path, strings in found.items() if strings} == {}


def test_a_spelled_letter_is_found() -> None:
    """
    The check above can fail: for a prefix, for an f-string, and for a button that another function writes.
    """
    source = 'ASKING = ("x:", "d:")\nBAD = f"allow:{guest}"\nButton("1", data=own(1))\nButton("2", data=write_tap(tap))'

    assert sorted(spelled(source)) == ["allow:", "d:", "x:"]
    assert list(unwritten(source)) == ["own(1)"]


@pytest.mark.parametrize(
    "data",
    ["", "c:", f"c:{ID}", f"c:{ID}:0", f"c:{ID}:100", f"c:{ID}:1１", f"b:{ID}:1", f"b:{ID}\n", f"d:{ID}:everything",
     f"x:{ID}:1", "x:0", "x:10", "x:", "p:", "p:yes:1", "l:", "l:../en", "allow:0", "allow:" + "9" * 17, "allow:1\n",
     "c", f"f:{ID}:1:u", f"f:{ID}:0:s", f"f:{ID}:0:z", f"s:{ID}:1", f"u:{ID}x", "s:", "c:../../etc/pw:1", f"c:{ID}x:1"],
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
