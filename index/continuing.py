"""Quotations that go on: a second one after "he said", and speech over several paragraphs."""

from collections.abc import Sequence

from corpus.article import Span, hull
from index.findings import Finding
from index.layout import Layout
from index.quotation import Quotation


def join_continued(layout: Layout, findings: Sequence[Finding]) -> list[Finding]:
    """Give quotations without a source to the direct speech that they continue, as part of its content.

    A quotation goes on with the one before when only quotations stand between them in the paragraph, or when the
    paragraph before ended in one and this paragraph is nothing else.
    """
    ordered = sorted(findings, key=lambda one: (one.extent.start, one.extent.end))
    taken = [finding.extent for finding in ordered]
    for quotation in layout.quotations:
        if quotation.single or any(span.overlaps(quotation.span) for span in taken):
            continue
        before = _speech_before(layout, ordered, quotation)
        if before is not None:
            at = ordered.index(before)
            ordered[at] = _extended(before, quotation)
            taken.append(quotation.span)
    return ordered


def _speech_before(layout: Layout, findings: Sequence[Finding], quotation: Quotation) -> Finding | None:
    earlier = [one for one in findings if one.extent.end <= quotation.span.start]
    if not earlier:
        return None
    last = max(earlier, key=lambda one: one.extent.end)
    if not _is_speech(layout, last):
        return None
    between = layout.text[last.extent.end : quotation.span.start]
    if between.count("\n") > 2:
        return None
    if "\n" in between:
        return (
            last
            if _fills_paragraph(layout, quotation) and _ends_paragraph(between) and _ends_in_quotation(layout, last)
            else None
        )
    return (
        last
        if layout.sentence_at(quotation.span.start) - layout.sentence_at(last.extent.end - 1) <= 1
        and _starts_sentence(layout, quotation)
        else None
    )


def _is_speech(layout: Layout, finding: Finding) -> bool:
    return any(layout.is_speech_at(part.start) for part in finding.content)


def _starts_sentence(layout: Layout, quotation: Quotation) -> bool:
    before = layout.text[: quotation.span.start].rstrip()
    return before[-1:] in {".", "!", "?", "\u201d", '"', "'", ":"}


def _fills_paragraph(layout: Layout, quotation: Quotation) -> bool:
    after = layout.text[quotation.span.end :].split("\n", 1)[0].strip(" .")
    before = layout.text[: quotation.span.start].rsplit("\n", 1)[-1].strip()
    return not after and not before


def _ends_paragraph(between: str) -> bool:
    return not between.split("\n", 1)[0].strip(" .")


def _ends_in_quotation(layout: Layout, finding: Finding) -> bool:
    last = max(finding.content, key=lambda part: part.end)
    return last.end >= finding.extent.end and layout.is_speech_at(last.end - 1)


def _extended(finding: Finding, quotation: Quotation) -> Finding:
    return Finding(
        finding.head,
        finding.source,
        finding.cue,
        (*finding.content, quotation.span),
        finding.polarity,
        finding.evidence,
    )


def merge_spans(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return the spans in order, overlapping ones joined."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = hull((merged[-1], span))
        else:
            merged.append(span)
    return tuple(merged)
