"""``python -m bench.wrong_speakers``: every wrong speaker of the last run, one a line, with its cause where known.

The causes are written by hand into a page that this rewrites: what is no longer wrong goes, the rest keeps its cause.
"""

import argparse
import os
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from bench.data import PLACE_VARIABLE, REPOSITORY, BenchData, Record, bench_folder, read_jsonl
from bench.errors import BenchError
from bench.scripts import load_script
from bench.wrong_speakers_page import WrongSpeaker, read_causes, shown, to_page

CITED = 5  # score.py looks no further
PAGE = REPOSITORY / "docs" / "wrong-speakers.md"
OF_ANSWERS = ("clean", "gold_spans", "surnames", "credit", "label_is_right")
OF_STATEMENTS = ("tokens", "match", "score")
WORD = re.compile(r"\w+")  # as score_statements.py counts words


@dataclass(frozen=True, slots=True)
class Marked:
    """The articles' texts by id, and what people marked in them."""

    texts: Mapping[str, str]
    articles: Sequence[Record]
    pronouns: Sequence[Record]


def main(arguments: Sequence[str] | None = None) -> int:
    """List the wrong speakers; return 0, or 1 where there is nothing to look into."""
    options = _parser().parse_args(arguments)
    data = BenchData(bench_folder(options.shared, os.environ).resolve())
    scored = options.work.resolve() / "scored" / "onrecord"
    try:
        found = find_wrong_speakers(
            data, options.answers or scored / "all" / "answers.jsonl", options.statements or scored / "statements.jsonl"
        )
    except (BenchError, FileNotFoundError) as error:
        print(f"{error}\nNothing to look into: run python -m bench first.", file=sys.stderr)
        return 1
    causes = read_causes(options.page.read_text(encoding="utf-8")) if options.page.is_file() else {}
    for one in found:
        print(one.to_line(causes.get(one, "")))
    unknown = sum(not causes.get(one) for one in found)
    print(f"{len(found)} wrong speakers, {unknown} of them without a cause.")
    if options.write:
        options.page.write_text(to_page(found, causes), encoding="utf-8")
    return 0


def find_wrong_speakers(data: BenchData, answers: Path, statements: Path) -> list[WrongSpeaker]:
    """Return the wrong speakers among the answers' citations and the exported statements, in order.

    Raises:
        BenchError: If a scoring script is not the known one.
        FileNotFoundError: If a file is missing.
    """
    texts = {article["id"]: article["text"] for article in read_jsonl(data.articles)}
    marked = Marked(texts, read_jsonl(data.annotations), read_jsonl(data.pronouns))
    said = {row["article_id"]: row["statements"] for row in read_jsonl(statements)}
    of_answers = load_script(data.answer_scorer, *OF_ANSWERS)
    of_statements = load_script(data.statement_scorer, *OF_STATEMENTS)
    return [
        *sorted(wrong_citations(of_answers, marked, data.questions(), read_jsonl(answers))),
        *sorted(wrong_statements(of_statements, marked, said)),
    ]


def wrong_citations(
    script: ModuleType, marked: Marked, questions: Sequence[Record], answers: Sequence[Record]
) -> Iterator[WrongSpeaker]:
    """Give the citations with a wrong name at them ("label"), and those of somebody else's words ("words").

    Words are judged where the question has a speaker and an answer, labels everywhere.
    """
    attributions = {row["article_id"]: {one["id"]: one for one in row["attributions"]} for row in marked.articles}
    known = script.surnames(attributions)
    answered = {answer["qid"]: answer for answer in answers}
    for question in questions:
        golds = list(script.gold_spans(question, attributions))
        for citation in script.clean(answered.get(question["qid"], {}), marked.texts)[:CITED]:
            judged = (citation, question, attributions, golds, known)
            faults = ["label"] if script.label_is_right(*judged) is False else []
            if question["type"] not in {"who", "none"} and script.credit(*judged) == "other":
                faults.append("words")
            if faults:
                place = citation["start"], citation["end"]
                named = shown(citation.get("speaker"))
                yield WrongSpeaker(citation["article_id"], *place, " and ".join(faults), question["qid"], named)


def wrong_statements(
    script: ModuleType, marked: Marked, statements: Mapping[str, Sequence[Record]], split: str = "dev"
) -> Iterator[WrongSpeaker]:
    """Give the statements whose source the annotators name otherwise ("source"), or whose he or she is another's.

    A pronoun that was left open is a gap, not a wrong speaker, and is not given.
    """
    for article in marked.articles:
        if article.get("split", split) != split:
            continue
        name, text = article["article_id"], marked.texts[article["article_id"]]
        labelled = [one for one in marked.pronouns if one["article_id"] == name]
        for gold, found in _pairs(script, article, text, statements.get(name, ())):
            labels = [one for one in labelled if one["attribution"] == gold["id"]]
            alone = {"article_id": name, "attributions": [gold]}
            figures = script.score([alone], {name: text}, {name: [found]}, labels, split)
            for figure, fault in (("source_named", "source"), ("pronoun_to_name", "pronoun")):
                if figures[figure] == 0 and (found.get("speaker") or fault == "source"):
                    start, end = min(s for s, _ in found["content"]), max(e for _, e in found["content"])
                    yield WrongSpeaker(name, start, end, fault, "", shown(found.get("speaker")))


def _pairs(
    script: ModuleType, article: Record, text: str, statements: Sequence[Record]
) -> Iterator[tuple[Record, Record]]:
    """Give the annotated statements with what was found of them, as the script pairs them."""
    words = [word.span() for word in WORD.finditer(text)]
    gold = [one for one in article["attributions"] if one["content"]]
    found = [one for one in statements if one["content"]]
    contents = [[script.tokens(one["content"], words) for one in side] for side in (gold, found)]
    for ours, theirs in sorted(script.match(*contents).items()):
        yield gold[ours], found[theirs]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.wrong_speakers", description="List every wrong speaker.")
    parser.add_argument("--shared", type=Path, metavar="PATH", help=f"the bench data; else {PLACE_VARIABLE}")
    parser.add_argument("--work", type=Path, metavar="PATH", default=REPOSITORY / ".bench", help="where the run lies")
    parser.add_argument("--answers", type=Path, metavar="FILE", help="other answers than those of the last run")
    parser.add_argument("--statements", type=Path, metavar="FILE", help="other statements than those of the last run")
    parser.add_argument("--page", type=Path, metavar="FILE", default=PAGE, help="where the causes stand")
    parser.add_argument("--write", action="store_true", help="write the page anew, with the causes that it has")
    return parser


if __name__ == "__main__":
    sys.exit(main())
