"""Quoted words of a sentence: they stand in the cited statement, in quotation marks there too.

Pure. What the quotation leaves out just outside of it, and whose words it has in the whole archive, the checker of
drafts says.
"""

from bot.checking.matching.quoted_words import read_segments
from bot.checking.matching.words import WordText
from bot.prose.checks.reading import ReadEvidence
from index.extraction.layout.quotations import Quotation, find_quotations
from index.statements import Kind

#: Stands where a quotation was left out.
QUOTED = "—"


def find_false_quote(text: str, quotations: list[Quotation], evidence: ReadEvidence) -> str | None:
    """Return a quotation whose words the statement does not quote; None if all are so."""
    quoted = [WordText(part) for part in _quoted_parts(evidence)]
    for quotation in quotations:
        segments = read_segments(text, quotation.inner)
        if not segments or any(segment.insertions for segment in segments):
            return quotation.inner.of(text)
        for segment in segments:
            folded = [word.folded for word in segment.words]
            if not any(part.find(folded) for part in quoted):
                return quotation.inner.of(text)
    return None


def without_quotes(text: str, quotations: list[Quotation]) -> str:
    """Return a text with its quotations left out, their places marked by a dash."""
    for quotation in reversed(quotations):
        text = f"{text[: quotation.span.start]}{QUOTED}{text[quotation.span.end :]}"
    return text


def _quoted_parts(evidence: ReadEvidence) -> list[str]:
    words = evidence.evidence.words
    parts = [quotation.inner.of(words) for quotation in find_quotations(words)]
    if len(parts) > 1:  # "…," she said, "…": a writer may leave out the cue
        parts.append(" ".join(parts))
    if not parts and evidence.evidence.kind is Kind.DIRECT:  # the outlet gives them without marks: an interview
        parts.append(words)
    return parts
