"""Where quoted words stand in an article: the place, whose words they are there, and whether they are quoted there.

Pure.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.checking.matching.alignment import MOST_LEFT_OUT, Edit, Match, find_exact, find_near
from bot.checking.matching.differences import count_negations
from bot.checking.matching.lookup import CheckedArticle
from bot.checking.matching.quoted_words import Segment
from corpus.article import Span, hull
from index.language.number_words import is_figure
from index.statements import Kind, Statement

#: The share of the words that a statement's content has to hold to be the statement that they are from.
_OWN_SHARE = 0.5
#: The share of the words that have to stand in quotation marks for them to be quoted there.
_QUOTED_SHARE = 0.5
#: Words of the source for which one insertion in brackets may stand.
_MOST_REPLACED = 5
#: Words that an ellipsis may pass over, a few paragraphs; beyond, two places were joined.
_MOST_PASSED_OVER = 200


@dataclass(frozen=True, slots=True)
class Place:
    """Where a quotation's words stand in one article.

    Attributes:
        matches: One for each segment, in order.
        spans: The same as places in the article's text.
        statements: Those of the article that the words are from, the innermost first.
        is_quoted: Whether they stand there as somebody's own words: in quotation marks, or as a direct statement.
        is_in_note: Whether they stand in the outlet's note on its own article, which quotes what was wrong.
    """

    article: CheckedArticle
    matches: tuple[Match, ...]
    spans: tuple[Span, ...]
    statements: tuple[Statement, ...]
    is_quoted: bool
    is_in_note: bool

    @property
    def span(self) -> Span:
        """From the first word to the last."""
        return hull(self.spans)

    @property
    def edits(self) -> tuple[tuple[int, Edit], ...]:
        """What differs, each with the number of its segment."""
        return tuple((number, edit) for number, match in enumerate(self.matches) for edit in match.edits)

    @property
    def matched(self) -> int:
        """How many of the draft's words stand there."""
        return sum(match.matched for match in self.matches)


def find_places(segments: Sequence[Segment], article: CheckedArticle) -> list[Place]:
    """Return the places at which all segments stand word by word, in order and near one another."""
    if len(segments) == 1:
        found = find_exact(segments[0].words, article.word_text)
        return [make_place(article, (match,)) for match in found]
    chain: list[Match] = []
    for segment in segments:
        after = chain[-1].end if chain else 0
        matches = [match for match in find_exact(segment.words, article.word_text) if match.start >= after]
        if not matches or (chain and matches[0].start - after > _MOST_PASSED_OVER):
            return []
        chain.append(matches[0])
    return [make_place(article, tuple(chain))]


def find_near_place(segments: Sequence[Segment], article: CheckedArticle, least: float) -> Place | None:
    """Return the place at which the segments nearly stand, in order; None if there is none.

    What a writer may do to a quotation is no difference: to leave out the cue in its middle, to put words in brackets
    for others.
    """
    chain: list[Match] = []
    for segment in segments:
        match = find_near(segment.words, article.word_text, least)
        if match is None or (chain and not 0 <= match.start - chain[-1].start <= _MOST_PASSED_OVER):
            return None
        chain.append(replace(match, edits=tuple(_grave_edits(segment, match, article))))
    return make_place(article, tuple(chain))


def make_place(article: CheckedArticle, matches: tuple[Match, ...]) -> Place:
    """Return some matches in an article with whose words they are."""
    spans = tuple(article.span_of(match.start, match.end) for match in matches)
    statements = _statements_of(article, spans)
    return Place(
        article,
        matches,
        spans,
        statements,
        is_quoted=_is_quoted(article, spans, statements),
        is_in_note=any(note.overlaps(span) for note in article.notes for span in spans),
    )


def _grave_edits(segment: Segment, match: Match, article: CheckedArticle) -> list[Edit]:
    return [
        edit for edit in match.edits if not (_is_insertion(segment, edit, article) or _is_cue(match, edit, article))
    ]


def _is_insertion(segment: Segment, edit: Edit, article: CheckedArticle) -> bool:
    """Whether one of the two has words in brackets there: the draft for others of the same sense, or the article.

    Where both have, they have to agree; words for which the draft has its own turn nothing round, and have its figures.
    """
    start, end = edit.source
    if edit.draft[0] != edit.draft[1]:
        return False
    inserted = dict(segment.insertions).get(edit.draft[0])
    words = article.word_text.folded[start:end]
    if inserted is None or _is_in_brackets(article, start, end):
        return _is_in_brackets(article, start, end) and inserted in {None, tuple(words)}
    figures = set(filter(is_figure, words))
    return len(words) <= _MOST_REPLACED and not count_negations(words) and figures <= set(inserted)


def _is_in_brackets(article: CheckedArticle, start: int, end: int) -> bool:
    span, text = article.span_of(start, end), article.text
    return text[span.start - 1 : span.start] == "[" and text[span.end : span.end + 1] == "]"


def _is_cue(match: Match, edit: Edit, article: CheckedArticle) -> bool:
    """Whether the draft passes over the words between two parts of one quotation: "…," she said, "…"."""
    start, end = edit.source
    if edit.draft[0] != edit.draft[1] or not match.start < start < end < match.end or end - start > MOST_LEFT_OUT:
        return False
    before, left_out, after = (article.span_of(*place) for place in ((start - 1, start), (start, end), (end, end + 1)))
    quoted = [quotation.span for quotation in article.quotations]
    if "\n" in article.text[before.end : after.start] or any(span.overlaps(left_out) for span in quoted):
        return False
    return all(any(span.covers(word) for span in quoted) for word in (before, after))


def _statements_of(article: CheckedArticle, spans: Sequence[Span]) -> tuple[Statement, ...]:
    """Return the statements whose content holds the words, the most of them first, then the shortest."""
    total = sum(map(len, spans))
    held = [(_overlap(statement.content, spans) / total, statement) for statement in article.statements]
    own = [(share, candidate) for share, candidate in held if share >= _OWN_SHARE]
    return tuple(
        candidate for _, candidate in sorted(own, key=lambda pair: (-round(pair[0], 1), sum(map(len, pair[1].content))))
    )


def _is_quoted(article: CheckedArticle, spans: Sequence[Span], statements: Sequence[Statement]) -> bool:
    if any(statement.kind is Kind.DIRECT for statement in statements):
        return True
    inside = _overlap([quotation.span for quotation in article.quotations], spans)
    return inside >= _QUOTED_SHARE * sum(map(len, spans))


def _overlap(spans: Sequence[Span], others: Sequence[Span]) -> int:
    return sum(max(0, min(span.end, other.end) - max(span.start, other.start)) for span in spans for other in others)
