"""Quotations that go on: a second one after "he said", and speech over several paragraphs."""

from collections.abc import Sequence

from corpus.article import Span, hull
from index.findings import Finding
from index.layout import Layout
from index.quotation import Quotation

# Words after a quotation and its cue, before the paragraph ends.
_LONGEST_TAIL = 40


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
    end = max(one.extent.end for one in earlier)
    sentence = layout.sentence_at(end - 1)
    # "..., he said, suggesting that ...": the speech goes on, whatever the sentence ended with.
    spoken = [one for one in earlier if layout.sentence_at(one.extent.end - 1) == sentence and _is_speech(layout, one)]
    if not spoken:
        return None
    last = spoken[-1]
    between = layout.text[end : quotation.span.start]
    if between.count("\n") > 2:
        return None
    if "\n" in between:
        return last if _opens_paragraph(layout, quotation) and _ends_paragraph(between) else None
    return (
        last
        if layout.sentence_at(quotation.span.start) - sentence <= 1 and _starts_sentence(layout, quotation)
        else None
    )


def _is_speech(layout: Layout, finding: Finding) -> bool:
    return any(layout.is_speech_at(part.start) for part in finding.content)


def _starts_sentence(layout: Layout, quotation: Quotation) -> bool:
    before = layout.text[: quotation.span.start].rstrip()
    return before[-1:] in {".", "!", "?", "\u201d", '"', "'", ":"}


def _opens_paragraph(layout: Layout, quotation: Quotation) -> bool:
    return not layout.text[: quotation.span.start].rsplit("\n", 1)[-1].strip()


def _ends_paragraph(between: str) -> bool:
    """Whether at most the end of the cue's sentence stands after the quotation: "he said to cheers."."""
    rest = between.split("\n", 1)[0].strip().rstrip(".")
    return "." not in rest and len(rest.split()) <= _LONGEST_TAIL


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
