"""Words of a tree as spans of the text."""

from collections.abc import Sequence

from corpus.article import Span, hull
from index.extraction.by_parse.tree import Node
from index.extraction.layout.positions import Layout
from index.extraction.layout.tokens import trim


def spans_of(layout: Layout, nodes: Sequence[Node], verb: Node | None = None) -> list[Span]:
    """Join words to spans, without ``verb``.

    Text between two spans belongs to neither unless it is a punctuation mark.
    """
    numbers = sorted((node.number, node) for node in nodes if verb is None or node is not verb)
    runs: list[list[Node]] = []
    for number, node in numbers:
        if runs and number - runs[-1][-1].number == 1:
            runs[-1].append(node)
        else:
            runs.append([node])
    spans = [_whole(layout, trim(layout.text, run[0].start, run[-1].end)) for run in runs]
    return merged([span for span in spans if span is not None])


def _whole(layout: Layout, span: Span | None) -> Span | None:
    """Extend a span to the whole of any quotation in which it starts or ends."""
    if span is None:
        return None
    ends = [layout.quotation_at(span.start), layout.quotation_at(span.end - 1)]
    return hull([span, *(end.span for end in ends if end is not None)])


def merged(spans: Sequence[Span]) -> list[Span]:
    """Return the spans in order, those that touch or overlap as one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end + 1:
            found[-1] = hull((found[-1], span))
        else:
            found.append(span)
    return found
