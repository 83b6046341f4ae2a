"""A bench in small: invented articles and questions, scoring scripts of ours, and a stand-in for ``onrecord``."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from bench.data import BenchData, read_jsonl, write_jsonl
from bench.indexing_rate import Index
from bench.refusal_curve import Weighed
from bench.systems import Bench

ARTICLES = [
    {
        "id": "weir",
        "text": "Old weir to be rebuilt\n\n  Mayor Ilse Tamm said the weir “is a danger to swimmers” 🏊. Mr. Odo "
        "Brandt declined to comment on the cost. Ha!",
    },
    {
        "id": "ferry",
        "text": "The ferry to Sandholm stops at noon on Sundays, harbour master Pia Lund said.\r\n"
        "She denied that the crew " + "was tired and " * 60 + "left.",
    },
    {"id": "choir", "text": "The choir of Aldermoor sang for two hours in the rain, and nobody complained about it."},
]
QUESTIONS = [
    {"qid": "S-1", "type": "said", "question": "What did Ilse Tamm say about the weir?", "gold": "weir"},
    {"qid": "S-2", "type": "said", "question": "When does the ferry to Sandholm stop?", "gold": "ferry"},
]
TOPICS = [{"qid": "N-1", "type": "none", "question": "Who complained about the choir of Aldermoor?", "gold": None}]

SAID = {"id": "E1", "source_text": "Mayor Ilse Tamm", "source": [[24, 39]], "content": [[56, 83]]}
# Both count what they were given, so that a test can tell that the right files reached them.
ANSWER_SCORER = """
import argparse, json
parser = argparse.ArgumentParser()
for name in ("annotations", "articles", "questions", "answers"):
    parser.add_argument(f"--{name}", required=True)
parser.add_argument("--json", action="store_true")
given = parser.parse_args()
read = lambda path: [json.loads(line) for line in open(path, encoding="utf-8")]
texts = {a["id"]: a["text"] for a in read(given.articles)}
questions = read(given.questions)
answers = {a["qid"]: a for a in read(given.answers)}
cited = [c for a in answers.values() for c in a["citations"]]
first = [(answers[q["qid"]]["citations"] or [{"article_id": None}])[0]["article_id"] == q["gold"] for q in questions]
print(json.dumps({
    "questions": len(questions), "answers": len(answers), "article_hit@1": sum(first) / len(first),
    "misattributed": None,
    "verbatim": sum(texts[c["article_id"]][c["start"]:c["end"]] == c["quote"] for c in cited) / max(1, len(cited)),
    "latency_ms_p50": sorted(a["latency_ms"] for a in answers.values())[len(answers) // 2],
}))
"""
STATEMENT_SCORER = """
import argparse, json
def tokens(spans, words):
    return {i for i, (s, e) in enumerate(words) if any(s < b and e > a for a, b in spans)}
def match(gold, found):
    return {i: found.index(one) for i, one in enumerate(gold) if one in found}
def heads(text):
    return set(text.split()[-1:])
def main():
    parser = argparse.ArgumentParser()
    for name in ("annotations", "articles", "pronouns", "statements"):
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("--json", action="store_true")
    rows = [json.loads(line) for line in open(parser.parse_args().statements, encoding="utf-8")]
    print(json.dumps({"found": sum(len(row["statements"]) for row in rows), "f1": 0.5}))
if __name__ == "__main__":
    main()
"""
# Remembers in its data directory what it indexed and notes every call with the settings that it saw.
PRODUCT = """#!{python}
import json, os, pathlib, sys
kept = pathlib.Path(os.environ["ONRECORD_DATA_DIR"])
seen = {{k: v for k, v in os.environ.items() if k.startswith("ONRECORD_") and k != "ONRECORD_DATA_DIR"}}
with open(kept.parent / (kept.name + ".calls"), "a") as calls:
    calls.write(json.dumps([sys.argv[1:], seen]) + "\\n")
command = sys.argv[1]
articles = kept / "articles.jsonl"
if command == "index":
    given = pathlib.Path(sys.argv[2]).read_text()
    known = articles.exists()
    articles.write_text(given)
    n = len(given.splitlines())
    counts = dict(added=0, same=n, seconds=0.02, embedded=0) if known else dict(added=n, same=0, seconds=4, embedded=n)
    print(json.dumps(dict(changed=0, removed=0, failed=0, **counts)))
elif command == "ask" and sys.argv[2] == "--batch":
    article = json.loads(articles.read_text().splitlines()[0])
    cited = dict(article_id=article["id"], start=0, end=22, quote=article["text"][:22], speaker=None)
    for line in open(sys.argv[3], encoding="utf-8"):
        asked = json.loads(line)
        assert set(asked) == {{"qid", "question"}}
        print(json.dumps(dict(qid=asked["qid"], status="answered", latency_ms=8.0, citations=[cited])))
elif command == "ask":
    sys.exit(3)
elif command == "export":
    statement = dict(speaker="Ilse Tamm", content=[[56, 83]], source=[[30, 39]], confidence=0.75)
    print(json.dumps(dict(article_id="weir", statements=[statement])))
"""


def make_contenders(folder: Path) -> dict[str, Index]:
    """Return contenders that copy what they are given."""

    def index(articles: Path) -> None:
        (folder / "copy").write_bytes(articles.read_bytes())

    return {"onrecord": index, "llama_index_float32": index}


def weigh(data_dir: Path, questions: Sequence[dict[str, Any]]) -> list[Weighed]:
    """Return much evidence for what can be answered and little for the rest; the archive has to be there."""
    assert data_dir.is_dir()
    return [Weighed(0.9 if one["type"] != "none" else 0.1, one["type"] != "none", one["qid"]) for one in questions]


@pytest.fixture
def data(tmp_path: Path) -> BenchData:
    """Return bench data of three articles and three questions."""
    data = BenchData(tmp_path / "shared")
    write_jsonl(data.articles, ARTICLES)
    write_jsonl(data.question_files[0], QUESTIONS)
    write_jsonl(data.question_files[1], TOPICS)
    write_jsonl(data.annotations, [{"article_id": "weir", "split": "dev", "attributions": [SAID]}])
    write_jsonl(data.pronouns, [])
    data.answer_scorer.write_text(ANSWER_SCORER)
    data.statement_scorer.write_text(STATEMENT_SCORER)
    return data


@pytest.fixture
def bench(data: BenchData, tmp_path: Path) -> Bench:
    """Return a bench whose product is the stand-in."""
    program = tmp_path / "onrecord"
    program.write_text(PRODUCT.format(python=sys.executable))
    program.chmod(0o755)
    code = tmp_path / "code"
    code.mkdir()
    (code / "answering.py").write_text("first = 1\n")
    folder = tmp_path / "work"
    folder.mkdir()
    return Bench(data, folder, program=program, code=(code,), contenders=make_contenders, weigh=weigh)


def calls_of(bench: Bench, system: str) -> list[tuple[list[str], dict[str, str]]]:
    """Return the stand-in's calls: arguments, and the settings it saw besides the data directory."""
    lines = (bench.indexes / f"{system}.calls").read_text().splitlines()
    return [(arguments, settings) for arguments, settings in map(json.loads, lines)]


def assert_verbatim(answers: list[dict[str, Any]], data: BenchData) -> None:
    """Fail unless every citation's quote stands at its offsets."""
    texts = {article["id"]: article["text"] for article in read_jsonl(data.articles)}
    cited = [citation for answer in answers for citation in answer["citations"]]

    assert cited
    assert all(texts[one["article_id"]][one["start"] : one["end"]] == one["quote"] for one in cited)
