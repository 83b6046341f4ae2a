"""Excerpts: stretches of a draft that only show words, held against the archive to tell where they are from.

The search is given; the rest is pure.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.checking.claims import Claim, ClaimType
from bot.checking.judging.quotations import Judgement, judge_quotation
from bot.checking.matching.lookup import Lookup
from bot.checking.matching.words import Word, split_into_words
from bot.checking.report import Verdict
from corpus.article import Span

#: A text of at most so many words may be one excerpt; of a longer one each paragraph may be.
_MOST_WORDS = 400
#: Words outside quotations below which a stretch shows nothing of its own.
_LEAST_OWN_WORDS = 6
#: ... and in a draft with claims, where an article's words must have been taken over.
_LEAST_TAKEN_OVER = 12
#: The share of a stretch that may differ before it counts as the writer's own words.
_MOST_CHANGED = 0.2
#: A text without a claim is looked for as an excerpt down to this length.
_SHORTEST = 3
#: A text of fewer words may be a question that an article happens to have.
_SHORTEST_TRACED = 10

_END = re.compile(r"[\"'”’»)\]]*[.!?…:]")


def judge_excerpts(text: str, claims: Sequence[Claim], lookup: Lookup) -> Iterator[tuple[Claim, Judgement]]:
    """Yield the excerpts of a draft with what the archive says of each, in order."""
    whole = _stretch(text, Span(0, len(text))) if text.strip() else None
    if whole is None:
        return
    words = len(split_into_words(text))
    if words <= _MOST_WORDS and (found := _judge(text, whole, claims, lookup, _LEAST_OWN_WORDS)):
        yield found
        return
    if not claims and "\n" not in whole.of(text):
        return
    start = 0
    for line in text.splitlines(keepends=True):
        stretch = _stretch(text, Span(start, start + len(line)))
        start += len(line)
        if stretch and stretch != whole and (found := _judge(text, stretch, claims, lookup, _LEAST_TAKEN_OVER)):
            yield found


def trace_excerpt(text: str, lookup: Lookup) -> tuple[Claim, Judgement] | None:
    """Return a whole text as an excerpt, if nearly all of it stands in one article; else None."""
    whole = _stretch(text, Span(0, len(text))) if text.strip() else None
    if whole is None or len(split_into_words(text)) < _SHORTEST_TRACED:
        return None
    claim = Claim(whole, ClaimType.EXCERPT, content=(whole,))
    judgement = judge_quotation(text, claim, lookup)
    if not _is_taken_over(judgement, len(split_into_words(text))):
        return None
    return claim, replace(judgement, verdicts=_as_excerpt(judgement.verdicts))


def _stretch(text: str, line: Span) -> Span | None:
    words = split_into_words(text, line.start, line.end)
    return Span(words[0].start, words[-1].end) if words else None


def _judge(
    text: str, stretch: Span, claims: Sequence[Claim], lookup: Lookup, least: int
) -> tuple[Claim, Judgement] | None:
    """Return a stretch as an excerpt; None where it is the writer's own words."""
    words = split_into_words(text, stretch.start, stretch.end)
    quoted = [claim.span for claim in claims if claim.type is ClaimType.QUOTATION]
    unquoted = _outside(words, quoted)
    outside = len(unquoted)
    is_piece = _is_piece(text, stretch, quoted)
    own = outside if is_piece else len(_outside(words, [part for claim in claims for part in claim.content]))
    if len(words) < _SHORTEST or (claims and len(_without_names(unquoted, claims)) < least):
        return None
    if least == _LEAST_TAKEN_OVER and not lookup.copied(unquoted, text):
        return None
    claim = Claim(stretch, ClaimType.EXCERPT, content=(stretch,))
    judgement = judge_quotation(text, claim, lookup)
    if claims and not _is_taken_over(judgement, outside if is_piece and own >= least else 0):
        return None
    if not claims and Verdict.NOT_FOUND in judgement.verdicts and least == _LEAST_TAKEN_OVER:
        return None
    return claim, replace(judgement, verdicts=_as_excerpt(judgement.verdicts))


def _is_piece(text: str, stretch: Span, quoted: Sequence[Span]) -> bool:
    """Whether a stretch begins or ends within a sentence, as nobody writes but pastes; a quotation may begin small."""
    is_quoted = any(span.start == stretch.start for span in quoted)
    return (text[stretch.start].islower() and not is_quoted) or not _END.match(text, stretch.end)


def _outside(words: Sequence[Word], spans: Sequence[Span]) -> list[Word]:
    return [word for word in words if not any(span.start <= word.start < span.end for span in spans)]


def _without_names(words: Sequence[Word], claims: Sequence[Claim]) -> list[Word]:
    """Return the words that name no speaker of a claim, however many words the name has."""
    named = {word.folded for claim in claims for name in claim.names for word in split_into_words(name)}
    return [word for word in words if word.folded not in named]


def _is_taken_over(judgement: Judgement, words: int) -> bool:
    """Whether nearly all of a stretch stands in an article; all of it where it has no words but its claims'."""
    if not judgement.verdicts & {Verdict.VERBATIM, Verdict.REPORTED_ONLY, Verdict.ALTERED}:
        return False
    if not words:
        return not judgement.differences
    changed = sum(
        max(len(difference.draft.split()), len(difference.source.split())) for difference in judgement.differences
    )
    return changed <= _MOST_CHANGED * words


def _as_excerpt(verdicts: frozenset[Verdict]) -> frozenset[Verdict]:
    """Return verdicts on an excerpt: it claims no speaker, and may begin and end anywhere."""
    kept = verdicts - {Verdict.CUT, Verdict.REPORTED_ONLY}
    return kept | {Verdict.VERBATIM} if Verdict.REPORTED_ONLY in verdicts or not kept else kept
