"""A real, weak model asked through the whole program: ``python -m bench.prose.weak --questions FILE --data-dir DIR``.

Each question is answered with and without it. Of every sentence that it writes it is told whether it left, and each
that left is held against the statements that it cites once more, by the verifier and by plain comparison. The citations
are scored by the script of the bench data where it is given. Takes half an hour for 100 questions. What the model wrote
is kept: a run that was stopped goes on, and another verifier judges the same sentences.
"""

import argparse
import json
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from bench.data import PLACE_VARIABLE, REPOSITORY, BenchData, Record, bench_folder, read_jsonl
from bench.prose.breaches import find_breach
from bench.prose.model_server import serve
from bench.prose.recording import record
from bench.typed import score
from bot.answers import Answer
from bot.prose.evidence import number_evidence
from bot.prose.sentences import SentenceCutter
from bot.prose.verifying import SentenceVerifier
from bot.running.assembly import Assembly
from bot.settings import BotSettings
from bot.texts import Texts
from bot.writers import Payer, Written
from index.extraction.extractors import make_extractor

_USUAL_SEED = 20261130
_QUESTIONS = 100
#: Seconds for one answer: a weak machine gives a weak model its time.
_SECONDS = 600.0
_MOST_TOKENS = 96
_SHOWN = ("statement_hit@1", "statement_hit@3", "misattributed")


@dataclass(frozen=True, slots=True)
class Asked:
    """One question: the answer with and without the model, and what became of its sentences."""

    qid: str
    plain: Answer
    worded: Answer
    written: Written | None
    seconds: float
    breaches: tuple[str, ...]


def main(arguments: Sequence[str] | None = None) -> int:
    """Ask, judge and print; return 1 where a sentence left that fails, or fewer than 100 were judged."""
    options = _parser().parse_args(arguments)
    questions = [one for one in read_jsonl(options.questions) if one.get("gold")]
    questions = Random(options.seed).sample(questions, min(options.most, len(questions)))
    options.work.mkdir(parents=True, exist_ok=True)
    asked = []
    with (
        serve(options.work) as server,
        record(server, options.work / "written") as url,
        (options.work / "weak.jsonl").open("w", encoding="utf-8") as rows,
    ):
        for one in _ask(questions, url, options.data_dir):
            asked.append(one)
            rows.write(json.dumps(_to_row(one), ensure_ascii=False) + "\n")
            rows.flush()
    figures = summarize(asked)
    print(json.dumps(figures | _score(options.shared, questions, asked), indent=1))
    return 0 if not figures["left_and_failed"] and figures["judged"] >= _QUESTIONS else 1


def _ask(questions: Sequence[Record], url: str, data_dir: Path) -> Iterator[Asked]:
    settings = BotSettings(
        data_dir=data_dir,
        llm_provider="openai",
        llm_url=url,
        llm_model="gemma",
        llm_first_token_seconds=_SECONDS,
        llm_seconds=_SECONDS,
        llm_most_tokens=_MOST_TOKENS,
        llm_user_tokens_per_day=0,
        llm_chat_tokens_per_day=0,
        llm_tokens_per_day=0,
    )
    assembly = Assembly(settings)
    answerer, writer = assembly.answerer(), assembly.writer
    verifier = SentenceVerifier(assembly.questions.embed, make_extractor(), assembly.checker().check)
    for question in questions:
        plain = answerer.answer(question["question"])
        told: list[Written] = []
        started = time.monotonic()
        worded = writer.put_in_words(plain, Payer(), told=told.append) if writer else plain
        seconds = time.monotonic() - started
        breaches = tuple(_breaches(plain, worded, verifier))
        yield Asked(question["qid"], plain, worded, told[0] if told else None, seconds, breaches)


def sentences_of(plain: Answer, worded: Answer) -> list[str]:
    """Return the sentences that a model added to an answer, read from what is sent."""
    if worded == plain:
        return []
    cutter = SentenceCutter()
    above = worded.lead.removesuffix(plain.lead).rstrip().removesuffix(Texts()("prose-note")).rstrip()
    return [sentence.strip() for sentence in (*cutter.feed(above), *cutter.end())]


def _breaches(plain: Answer, worded: Answer, verifier: SentenceVerifier) -> Iterator[str]:
    """Yield what is wrong with the sentences that left, and with the answer that they stand above."""
    evidence = number_evidence(worded.citations)
    for sentence in sentences_of(plain, worded):
        judged = verifier.judge(sentence, evidence)
        if judged.fault:
            yield f"{judged.fault.value}: {sentence}"
        if breach := find_breach(sentence, evidence):
            yield f"{breach}: {sentence}"
    if worded.citations != plain.citations or not worded.prose.endswith(plain.prose):
        yield "the quotes are others"


def summarize(asked: Sequence[Asked]) -> dict[str, Any]:
    """Return how many sentences were judged, cut and sent, and which of those fail."""
    written = [one.written for one in asked if one.written]
    cut = sum((Counter(one.cut) for one in written), Counter[str]())
    sent = sum(len(sentences_of(one.plain, one.worded)) for one in asked)
    return {
        "questions": len(asked),
        "judged": cut.total() + sum(one.kept for one in written),
        "cut": dict(cut),
        "sent": sent,
        "left_and_failed": sum(len(one.breaches) for one in asked),
        "outcomes": dict(Counter(one.outcome.value for one in written)),
        "seconds": round(sum(one.seconds for one in asked)),
    }


def _score(shared: Path | None, questions: Sequence[Record], asked: Sequence[Asked]) -> dict[str, object]:
    """Return the figures of what is sent beside the extractive answer's: by its order, and by what its prose cites."""
    if shared is None and PLACE_VARIABLE not in os.environ:
        return {}
    data = BenchData(bench_folder(shared, os.environ).resolve())
    found: dict[str, object] = {}
    for name, answers in (
        ("extractive", [one.plain.to_json(one.qid) for one in asked]),
        ("sent", [one.worded.to_json(one.qid) for one in asked]),
        ("as its prose cites", [_in_order_of_prose(one) for one in asked]),
    ):
        ((_, figures),) = [pair for pair in score(data, questions, answers) if not pair[0]]
        found[name] = {key: figures.get(key) for key in _SHOWN}
    return found


def _in_order_of_prose(asked: Asked) -> Record:
    """Return an answer's row with the citations first that its prose cites, in that order."""
    row = asked.worded.to_json(asked.qid)
    text = " ".join(sentences_of(asked.plain, asked.worded))
    numbers = [int(number) for number in json.loads(f"[{','.join(_numbers(text))}]")]
    order = list(dict.fromkeys([*numbers, *range(1, len(row["citations"]) + 1)]))
    row["citations"] = [row["citations"][number - 1] for number in order]
    return row


def _numbers(text: str) -> Iterator[str]:
    for group in text.split("[")[1:]:
        yield from (part.strip() for part in group.partition("]")[0].replace(";", ",").split(","))


def _to_row(asked: Asked) -> Record:
    written = asked.written
    return {
        "qid": asked.qid,
        "question": asked.plain.question,
        "outcome": written.outcome.value if written else "none",
        "cut": dict(written.cut) if written else {},
        "sent": sentences_of(asked.plain, asked.worded),
        "quotes": [citation.quote for citation in asked.worded.citations],
        "breaches": list(asked.breaches),
        "seconds": round(asked.seconds, 1),
    }


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.prose.weak", description=__doc__)
    parser.add_argument("--questions", type=Path, required=True, help='JSONL with "qid", "question" and "gold"')
    parser.add_argument("--data-dir", type=Path, required=True, help="an archive that answers them")
    parser.add_argument("--shared", type=Path, help=f"the folder of the bench data (default: {PLACE_VARIABLE})")
    parser.add_argument("--most", type=int, default=_QUESTIONS, help="questions, dealt by the seed")
    parser.add_argument("--seed", type=int, default=_USUAL_SEED, help="deals the questions")
    parser.add_argument("--work", type=Path, default=REPOSITORY / ".bench" / "prose", help="where things are kept")
    return parser


if __name__ == "__main__":
    sys.exit(main())
