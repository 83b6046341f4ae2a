"""``onrecord check``: drafts of every kind, reports in words and JSON, and exit codes."""

import json
from pathlib import Path
from typing import Any

import docx
import pytest

from tests.index.support.archive import Archive
from tests.program import Onrecord

_TRUE = "“This plan is a gift to the builders,” said Ben Vane."
_FALSE = "“This plan is a gift to the gardeners,” said Ben Vane."


@pytest.fixture(autouse=True)
def _of_town(town: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every command works on the town's archive."""
    monkeypatch.setenv("ONRECORD_DATA_DIR", str(town.data_dir))


def test_a_sound_draft_ends_well(onrecord: Onrecord, tmp_path: Path) -> None:
    """
    With each claim, its verdict, and where it stands.
    """
    draft = tmp_path / "draft.txt"
    draft.write_text(_TRUE, encoding="utf-8")
    ended = onrecord("check", str(draft))

    assert ended.code == 0
    assert "Ben Vane: “This plan is a gift to the builders,”" in ended.out
    assert "Verbatim" in ended.out
    assert "https://example.org/tolls#:~:text=" in ended.out


def test_a_fault_ends_with_three_and_shows_the_word(onrecord: Onrecord, tmp_path: Path) -> None:
    """
    The source's word and the draft's.
    """
    draft = tmp_path / "draft.md"
    draft.write_text(f"# Tolls\n\n{_FALSE}\n", encoding="utf-8")
    ended = onrecord("check", str(draft))

    assert ended.code == 3
    assert "“builders” in the source, “gardeners” in the draft" in ended.out
    assert "One claim checked, one to look at." in ended.out


def test_json_is_one_object_by_the_contract(onrecord: Onrecord, tmp_path: Path) -> None:
    """
    With the file, the text as read, and offsets into it.
    """
    draft = tmp_path / "draft.html"
    draft.write_text(f"<title>x</title><p>Tolls &amp; more.</p><p>{_FALSE}</p><p hidden>unseen</p>", encoding="utf-8")
    ended = onrecord("check", "--json", str(draft))
    (report,) = ended.objects
    (claim,) = report["claims"]

    assert (ended.code, report["file"]) == (3, str(draft))
    assert report["text"][claim["start"] : claim["end"]] == claim["text"] == "This plan is a gift to the gardeners,"
    assert "unseen" not in report["text"]
    assert claim["differences"] == [{"draft": "gardeners", "source": "builders", "kind": "word"}]


def test_a_word_document_is_read_with_its_tables_and_names_what_is_not(onrecord: Onrecord, tmp_path: Path) -> None:
    """
    Paragraphs and cells; of a header the command says that it was not read.
    """
    document = docx.Document()
    document.add_paragraph(_TRUE)
    document.add_table(1, 2).cell(0, 1).text = _FALSE
    document.sections[0].header.paragraphs[0].text = "Confidential"
    document.save(str(tmp_path / "draft.docx"))
    ended = onrecord("check", "--json", str(tmp_path / "draft.docx"))
    (report,) = ended.objects

    assert [claim["verdict"] for claim in report["claims"]] == ["verbatim", "altered"]
    assert report["unread"] == ["headers"]
    assert "Confidential" not in report["text"]


def test_a_draft_may_come_by_standard_input(onrecord: Onrecord) -> None:
    """
    As a pipe gives it.
    """
    (report,) = onrecord("check", "--json", "-", stdin=_TRUE).objects

    assert (report["file"], report["text"]) == (None, _TRUE)


def test_a_batch_gives_one_report_a_line(onrecord: Onrecord, tmp_path: Path) -> None:
    """
    In order, with each line's own id; a line that is no text says so in its place.
    """
    lines: list[Any] = [{"id": "a", "text": _TRUE}, {"id": 2, "text": _FALSE}, {"id": "c"}, [], {"id": "e", "text": ""}]
    batch = tmp_path / "texts.jsonl"
    batch.write_text("\n".join(map(json.dumps, lines)) + "\n", encoding="utf-8")
    ended = onrecord("check", "--batch", str(batch))
    reports = ended.objects

    assert ended.code == 0
    assert [report["id"] for report in reports] == ["a", 2, "c", None, "e"]
    assert [[claim["verdict"] for claim in report["claims"]] for report in reports[:2]] == [["verbatim"], ["altered"]]
    assert [bool(report["error"]) for report in reports] == [False, False, True, True, False]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("draft.pdf", b"%PDF-1.7", "of no kind that can be checked"),
        ("draft.docx", b"no archive at all", "is no Word document"),
        ("draft.docx", b"PK\x03\x04broken", "is no Word document"),
        ("draft.txt", b"x" * 200_001, "check it in parts"),
    ],
)
def test_what_cannot_be_checked_is_wrong_use(
    onrecord: Onrecord, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    """
    With one line that says why.
    """
    draft = tmp_path / name
    draft.write_bytes(content)
    ended = onrecord("check", str(draft))

    assert ended.code == 2
    assert said in ended.err
    assert len(ended.err.splitlines()) == 1


def test_a_missing_file_and_two_inputs_are_told(onrecord: Onrecord, tmp_path: Path) -> None:
    """
    Exit code 1 for what cannot be read, 2 for what was asked wrongly.
    """
    assert onrecord("check", str(tmp_path / "none.txt")).code == 1
    assert onrecord("check", "a.txt", "--batch", "b.jsonl").code == 2
    assert onrecord("check").code == 2
