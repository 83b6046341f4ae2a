"""The material: statements of articles as evidence, and paraphrases of our own samples, written by hand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bench.data import Record, read_jsonl
from bot.prose.evidence import Evidence
from corpus.article import Article
from corpus.files.reading import read_source
from index.language.sentences import split_sentences
from index.statements import Statement, StatementExtractor

SAMPLES = Path(__file__).parents[2] / "corpus" / "articles"
_PARAPHRASES = Path(__file__).parent / "paraphrases.jsonl"
_TWINS = Path(__file__).parent / "twins.jsonl"


@dataclass(frozen=True, slots=True)
class Told:
    """A statement with a sentence that renders it faithfully, up to where its number follows.

    Attributes:
        part: Where the sentence is from: restated, looked_at (while the checks were written) or held_out.
    """

    evidence: Evidence
    sentence: str
    part: str
    content: str = ""


def read_paraphrases(extractor: StatementExtractor) -> list[Told]:
    """Return the paraphrases with the statements that they render."""
    rows = [row for row in read_jsonl(_PARAPHRASES) if row["label"] == "faithful"]  # "adds": more than is said
    evidence = _evidence_of(rows, extractor)
    return [Told(one, row["text"].removesuffix("."), row["part"]) for row, one in zip(rows, evidence, strict=True)]


def read_twins(extractor: StatementExtractor) -> list[tuple[Told, Told]]:
    """Return further statements, each in other words: once faithfully, once with another sense in the same form."""
    rows = read_jsonl(_TWINS)
    return [
        (
            Told(one, row["faithful"].removesuffix("."), row["part"]),
            Told(one, row["faulty"].removesuffix("."), row["part"]),
        )
        for row, one in zip(rows, _evidence_of(rows, extractor), strict=True)
    ]


def _evidence_of(rows: Sequence[Record], extractor: StatementExtractor) -> list[Evidence]:
    articles = {one.article_id: one for one in _read(SAMPLES)}
    statements = {name: extractor.extract(one, split_sentences(one.text)) for name, one in articles.items()}
    return [_evidence_with(articles[row["article"]], statements[row["article"]], row["anchor"]) for row in rows]


def restate(path: Path, extractor: StatementExtractor, most: int) -> list[Told]:
    """Return sentences that repeat the statements of articles, quoted or reported, at most so many articles' worth."""
    found = []
    for number, article in enumerate(_read(path)):
        if number == most:
            break
        for statement in extractor.extract(article, split_sentences(article.text)):
            evidence = _to_evidence(article, statement)
            content = " ".join(span.of(article.text) for span in statement.content)
            if told := _restated(evidence, content):
                found.append(told)
    return found


def _read(path: Path) -> Iterator[Article]:
    return (one for one in read_source(path) if isinstance(one, Article))


def _restated(evidence: Evidence, content: str) -> Told | None:
    words = content.strip(" ,.“”\"'")
    is_one = 5 <= len(words.split()) <= 40 and not set('“”"‘[]\n<>|_*#@') & set(words)
    if not evidence.speaker or not is_one or len(evidence.words) > 600:
        return None
    if evidence.kind and evidence.kind.value == "direct":
        return Told(evidence, f"“{words},” {evidence.speaker} said", "restated", words)
    if words.startswith("that "):
        cue = {"denied": "denied", "asked": "asked"}.get(evidence.polarity.value if evidence.polarity else "", "said")
        return Told(evidence, f"{evidence.speaker} {cue} {words}", "restated", words) if cue != "asked" else None
    return None


def _evidence_with(article: Article, statements: Sequence[Statement], anchor: str) -> Evidence:
    """Return the shortest statement of an article whose content has some words, else the sentence that has them."""
    text = article.text
    held = sorted((one for one in statements if anchor in one.quote.of(text)), key=lambda one: len(one.quote))
    inner = [one for one in held if any(anchor in span.of(text) for span in one.content)]
    if held:
        return _to_evidence(article, (inner or held)[0])
    sentence = next(span for span in split_sentences(text) if anchor in span.of(text))
    return Evidence(1, sentence.of(text), outlet=article.publisher)


def _to_evidence(article: Article, statement: Statement) -> Evidence:
    day = article.published_at
    return Evidence(
        1,
        statement.quote.of(article.text),
        statement.speaker or _source(article.text, statement),
        statement.kind,
        statement.polarity,
        article.publisher,
        day.date() if isinstance(day, datetime) else day,
    )


def _source(text: str, statement: Statement) -> str | None:
    """Return the words that name a body where the archive has no name for it: "the club"."""
    source = " ".join(span.of(text) for span in statement.source)
    return source if source.lower().startswith("the ") else None
