"""Wrong speakers: told by the scoring scripts, listed with their places, and never without the causes that stand."""

from pathlib import Path
from types import ModuleType

import pytest

from bench.data import BenchData, Record, write_jsonl
from bench.errors import BenchError
from bench.scripts import load_script
from bench.wrong_speakers import OF_ANSWERS, OF_STATEMENTS, Marked, main, wrong_citations, wrong_statements
from bench.wrong_speakers_page import WrongSpeaker, read_causes, to_page

TEXT = "Ilse Tamm said the weir leaks. She called it old. Odo Brandt said the ferry is late."
TAMM, SHE, BRANDT = (15, 29), (41, 48), (65, 83)

# Ours: they judge by equal names, so that a test can tell what was asked of them.
ANSWER_SCRIPT = """
def surnames(attributions):
    return {one["source_text"].split()[-1] for article in attributions.values() for one in article.values()}
def clean(answer, texts):
    return [c for c in answer.get("citations", []) if texts[c["article_id"]]]
def gold_spans(question, attributions):
    yield from question["gold"]
def whose(citation, attributions):
    for one in attributions[citation["article_id"]].values():
        if citation["start"] <= one["content"][0][0] < citation["end"]:
            return one["source_text"]
def label_is_right(citation, question, attributions, golds, known):
    return citation["speaker"] and citation["speaker"] == whose(citation, attributions)
def credit(citation, question, attributions, golds, known):
    return "speaker" if whose(citation, attributions) == question["speaker"] else "other"
"""
STATEMENT_SCRIPT = """
def tokens(spans, words):
    return {i for i, (s, e) in enumerate(words) if any(s < b and e > a for a, b in spans)}
def match(gold, found):
    return {i: found.index(g) for i, g in enumerate(gold) if g in found}
def score(annotations, texts, statements, pronouns, split):
    (article,), (found,) = annotations, statements[annotations[0]["article_id"]]
    source, right = article["attributions"][0]["source_text"], None
    named = None if source == "She" else float(found["speaker"] == source)
    if pronouns:
        right = float(pronouns[0]["name"] == found["speaker"])
    return {"source_named": named, "pronoun_to_name": right}
"""


@pytest.fixture
def scripts(data: BenchData) -> tuple[ModuleType, ModuleType]:
    """Return the scripts, and leave them where the bench looks for them."""
    data.answer_scorer.write_text(ANSWER_SCRIPT)
    data.statement_scorer.write_text(STATEMENT_SCRIPT)
    answers = load_script(data.answer_scorer, *OF_ANSWERS)
    return answers, load_script(data.statement_scorer, *OF_STATEMENTS)


@pytest.fixture
def marked() -> Marked:
    """Return an article in which two people speak, one of them once as "she"."""
    said = zip(("E1", "E2", "E3"), ("Ilse Tamm", "She", "Odo Brandt"), (TAMM, SHE, BRANDT), strict=True)
    attributions = [{"id": name, "source_text": source, "content": [place]} for name, source, place in said]
    labels = [{"article_id": "weir", "attribution": "E2", "name": "Tamm"}]
    return Marked({"weir": TEXT}, [{"article_id": "weir", "split": "dev", "attributions": attributions}], labels)


def cited(start: int, end: int, speaker: str | None) -> Record:
    """Return an answer that cites the article."""
    place = {"article_id": "weir", "start": start, "end": end, "quote": TEXT[start:end], "speaker": speaker}
    return {"qid": "S-1", "citations": [place]}


def found(place: tuple[int, int], speaker: str | None) -> Record:
    """Return an exported statement."""
    return {"speaker": speaker, "source": [], "content": [place]}


@pytest.mark.parametrize(
    ("kind", "answer", "what"),
    [
        pytest.param("said", cited(0, 30, "Ilse Tamm"), None, id="her words under her name"),
        pytest.param("said", cited(0, 30, "Odo Brandt"), "label", id="her words under another name"),
        pytest.param("said", cited(51, 84, "Odo Brandt"), "words", id="his words for a question about her"),
        pytest.param("said", cited(51, 84, "Ilse Tamm"), "label and words", id="his words under her name"),
        pytest.param("said", cited(51, 84, None), "words", id="his words under no name"),
        pytest.param("who", cited(51, 84, "Odo Brandt"), None, id="the speaker was asked for"),
        pytest.param("none", cited(51, 84, "Odo Brandt"), None, id="should have been refused, but the name is right"),
        pytest.param("none", cited(51, 84, "Ilse Tamm"), "label", id="a wrong name is wrong there too"),
    ],
)
def test_a_citation_is_wrong_by_its_label_or_its_words(
    scripts: tuple[ModuleType, ModuleType], marked: Marked, kind: str, answer: Record, what: str | None
) -> None:
    """
    A label that the annotations deny is wrong for any question; another's words only where a speaker was asked for.
    """
    question = {"qid": "S-1", "type": kind, "speaker": "Ilse Tamm", "gold": []}
    wrong = list(wrong_citations(scripts[0], marked, [question], [answer]))

    assert [one.what for one in wrong] == ([what] if what else [])
    assert all((one.article_id, one.question) == ("weir", "S-1") for one in wrong)


def test_a_statement_is_wrong_by_its_source_or_its_pronoun(
    scripts: tuple[ModuleType, ModuleType], marked: Marked
) -> None:
    """
    A named source that is not ours is listed even where ours is open; of pronouns only those that name another.
    """
    said = {"weir": [found(TAMM, None), found(SHE, "Odo Brandt"), found(BRANDT, "Odo Brandt")]}

    assert list(wrong_statements(scripts[1], marked, said)) == [
        WrongSpeaker("weir", *TAMM, "source", "", "(nobody)"),
        WrongSpeaker("weir", *SHE, "pronoun", "", "Odo Brandt"),
    ]


def test_open_pronouns_and_other_splits_are_no_wrong_speakers(
    scripts: tuple[ModuleType, ModuleType], marked: Marked
) -> None:
    """
    What is left open is a gap, and articles outside of the split are not looked at.
    """
    said = {"weir": [found(SHE, None), found(BRANDT, "Ilse Tamm")]}

    assert [one.what for one in wrong_statements(scripts[1], marked, said)] == ["source"]
    assert not list(wrong_statements(scripts[1], marked, said, split="test"))


def test_the_page_keeps_its_causes_and_drops_what_was_mended() -> None:
    """
    Written anew, a row that still holds has its cause, a mended one is gone, and a new one waits for its own.
    """
    old, mended, new = (WrongSpeaker("weir", place, place + 5, "source", "", "Ada Orr") for place in (1, 9, 20))
    page = to_page([old, mended], {old: "a title taken for a name", mended: "a typing error"})
    again = to_page([old, new], read_causes(page))

    assert read_causes(again) == {old: "a title taken for a name"}
    assert "| weir | 20-25 | source |  | Ada Orr |  |" in again
    assert "typing error" not in again
    assert again.endswith("By cause:\n\n- 1 x a title taken for a name\n")
    assert to_page([old, new], read_causes(again)) == again


def test_a_cause_belongs_to_the_name_that_was_wrong() -> None:
    """
    Where the same place is credited to somebody else than before, the old cause says nothing.
    """
    before, now = (WrongSpeaker("weir", 1, 5, "label", "S-1", name) for name in ("Ada Orr", "Odo Brandt"))
    causes = read_causes(to_page([before], {before: "cause"}))

    assert before in causes
    assert now not in causes


def run_of(data: BenchData, work: Path, answers: list[Record], statements: list[Record]) -> None:
    """Leave a run's answers and statements where the bench leaves them."""
    write_jsonl(data.articles, [{"id": "weir", "text": TEXT}])
    sources = [{"id": "E1", "source_text": "Ilse Tamm", "content": [TAMM]}]
    write_jsonl(data.annotations, [{"article_id": "weir", "split": "dev", "attributions": sources}])
    write_jsonl(data.question_files[0], [{"qid": "S-1", "type": "said", "speaker": "Ilse Tamm", "gold": []}])
    write_jsonl(data.question_files[1], [])
    write_jsonl(work / "scored" / "onrecord" / "all" / "answers.jsonl", answers)
    said = [{"article_id": "weir", "statements": statements}]
    write_jsonl(work / "scored" / "onrecord" / "statements.jsonl", said)


@pytest.mark.usefixtures("scripts")
def test_the_last_run_is_listed_and_the_page_written(
    data: BenchData, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """
    Each wrong speaker is a line; the page is written when asked, without a word of the article.
    """
    work, page = tmp_path / "work", tmp_path / "page.md"
    run_of(data, work, [cited(0, 30, "Odo Brandt")], [found(TAMM, "Odo Brandt")])
    options = ["--shared", str(data.folder), "--work", str(work), "--page", str(page)]
    code = main(options)
    lines = capsys.readouterr().out.splitlines()

    assert code == 0
    assert lines == [
        "weir  0-30  label  S-1  Odo Brandt  -",
        "weir  15-29  source  -  Odo Brandt  -",
        "2 wrong speakers, 2 of them without a cause.",
    ]
    assert not page.exists()

    main([*options, "--write"])

    assert "| weir | 0-30 | label | S-1 | Odo Brandt |  |" in page.read_text()
    assert "leaks" not in page.read_text()


@pytest.mark.usefixtures("scripts")
def test_without_a_run_it_says_what_to_do(data: BenchData, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """
    Where nothing was measured yet, the message names the command that measures.
    """
    code = main(["--shared", str(data.folder), "--work", str(tmp_path / "work")])

    assert code == 1
    assert "run python -m bench first" in capsys.readouterr().err


def test_another_script_is_refused(tmp_path: Path) -> None:
    """
    A script that lacks what is needed, or is not there, is told by its path.
    """
    script = tmp_path / "score.py"

    with pytest.raises(BenchError, match=r"there is no script .*score\.py"):
        load_script(script, "clean")

    script.write_text("clean = 3\n")

    with pytest.raises(BenchError, match="has no function 'clean'"):
        load_script(script, "clean")
