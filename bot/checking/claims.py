"""The claims of a draft: its quotations and its reported speech, each with the speaker whom the draft names.

The rules that find statements in articles find them in a draft. Nothing is looked up here.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.checking.matching.word_names import find_word_name
from bot.checking.matching.words import split_into_words
from corpus.article import Article, Span, hull
from index.extraction.layout.places import Covers
from index.extraction.layout.quotations import Quotation, find_quotations
from index.language.sentences import split_sentences
from index.statements import Kind, Polarity, Statement, StatementExtractor

#: Marked words without a speaker that are fewer than this are titles, names and words that somebody distances from.
_SHORTEST_QUOTATION = 3
#: Reported words that are fewer than this say nothing that could be held against a statement.
_SHORTEST_REPORT = 3
#: A line of fewer words holds no statement.
_SHORTEST_LINE = 3
#: The share of a quotation that a statement has to hold to name its speaker.
_OWN_SHARE = 0.5
#: Characters on each side of a quotation that are read for a name.
_NEAR_CHARACTERS = 200
#: Characters of the stretches by which statements are kept.
_CELL = 500
#: The day that a parser may take for the end of a description: "the department on Tuesday".
_DAY = re.compile(r",? (?:(?:late |early )?on )?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today)\b.*$")
_OWNING = re.compile(r"[’']s?$")


class ClaimType(StrEnum):
    """What a draft claims: these words were said; somebody said so much; or it only shows words."""

    QUOTATION = "quotation"
    REPORTED = "reported"
    EXCERPT = "excerpt"


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim of a draft.

    Attributes:
        span: Its place in the draft; a quotation's without its marks.
        type: What is claimed.
        speaker: As the draft has it; None if it names nobody.
        names: Every form in which the draft names the speaker.
        content: The words to look for.
        polarity: Of reported speech: said, denied, asked ...
    """

    span: Span
    type: ClaimType
    speaker: str | None = None
    names: tuple[str, ...] = ()
    content: tuple[Span, ...] = ()
    polarity: Polarity = Polarity.SAID


def find_claims(text: str, extractor: StatementExtractor) -> list[Claim]:
    """Return the quotations and the reported speech of a draft, in order."""
    if not text.strip():
        return []
    statements = _find_statements(text, extractor)
    quotations = find_quotations(text)
    places, quoted = _Places(statements), Covers(quotation.inner for quotation in quotations)
    claims = [claim for quotation in quotations if (claim := _quotation(text, quotation, places.near(quotation.inner)))]
    reported = [claim for statement in statements if (claim := _reported(text, statement, quoted))]
    return sorted([*claims, *reported], key=lambda claim: (claim.span.start, claim.span.end, claim.type.value))


class _Places:
    """Statements by the places of their content, so that one of thousands is found without looking at all of them."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self._statements = statements
        self._numbers: defaultdict[int, list[int]] = defaultdict(list)
        for number, statement in enumerate(statements):
            for cell in {cell for part in statement.content for cell in self._cells(part)}:
                self._numbers[cell].append(number)

    def near(self, span: Span) -> list[Statement]:
        """Return the statements that may share words with a span, in order."""
        numbers = {number for cell in self._cells(span) for number in self._numbers.get(cell, ())}
        return [self._statements[number] for number in sorted(numbers)]

    @staticmethod
    def _cells(span: Span) -> range:
        return range(span.start // _CELL, span.end // _CELL + 1)


def _find_statements(text: str, extractor: StatementExtractor) -> list[Statement]:
    """Return the statements of a draft; where it yields none as a whole, those of each line by itself.

    A draft in several languages is none that the rules read, however well they read some of its lines.
    """
    found = _extract(text, extractor)
    if found or "\n" not in text.strip():
        return found
    start = 0
    for line in text.splitlines(keepends=True):
        if len(line.split()) >= _SHORTEST_LINE:
            found += [_shift(statement, start) for statement in _extract(line, extractor)]
        start += len(line)
    return found


def _extract(text: str, extractor: StatementExtractor) -> list[Statement]:
    try:
        return extractor.extract(Article("draft", "draft", "draft", text, language="en"), split_sentences(text))
    except RecursionError:  # "Orr said Orr said Orr said ...", a thousand times
        return []


def _shift(statement: Statement, by: int) -> Statement:
    """Return a statement at another place of a text."""

    def moved(spans: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple(Span(span.start + by, span.end + by) for span in spans)

    (quote,) = moved((statement.quote,))
    return replace(
        statement,
        source=moved(statement.source),
        cue=moved(statement.cue),
        content=moved(statement.content),
        quote=quote,
    )


def _quotation(text: str, quotation: Quotation, statements: Sequence[Statement]) -> Claim | None:
    statement = _statement_of(quotation.inner, statements)
    names = names_of(text, statement) if statement else _named_by_word(text, quotation)
    words = split_into_words(text, quotation.inner.start, quotation.inner.end)
    if not words or (len(words) < _SHORTEST_QUOTATION and not names):
        return None
    if quotation.single and not names:
        return None
    return Claim(quotation.inner, ClaimType.QUOTATION, names[0] if names else None, names, content=(quotation.inner,))


def _named_by_word(text: str, quotation: Quotation) -> tuple[str, ...]:
    """Return the surname beside a quotation that is a common word, which extraction takes for no name: "May said"."""
    before = text[text.rfind("\n", 0, quotation.span.start) + 1 : quotation.span.start]
    behind = text[quotation.span.end :].split("\n", 1)[0][:_NEAR_CHARACTERS]
    name = find_word_name(_last_sentence(before)) or find_word_name(re.split(r"[.!?“\"]", behind)[0])
    return (name,) if name else ()


def _last_sentence(text: str) -> str:
    return re.split(r"[.!?”\"] ", text[-_NEAR_CHARACTERS:])[-1]


def _statement_of(span: Span, statements: Sequence[Statement]) -> Statement | None:
    """Return the innermost statement that holds a quotation."""
    held = [statement for statement in statements if _overlap(statement.content, span) >= _OWN_SHARE * len(span)]
    named = [statement for statement in held if statement.speaker] or held
    return min(named, key=lambda statement: sum(map(len, statement.content)), default=None)


def _overlap(content: Sequence[Span], span: Span) -> int:
    return sum(max(0, min(part.end, span.end) - max(part.start, span.start)) for part in content)


def names_of(text: str, statement: Statement) -> tuple[str, ...]:
    """Return how a draft names a statement's speaker: in full, then by the words in their place."""
    source = " ".join(" ".join(span.of(text) for span in statement.source).split())
    names = (_OWNING.sub("", _DAY.sub("", name)) for name in (statement.speaker, source) if name)
    return tuple(dict.fromkeys(name for name in names if name))


def _reported(text: str, statement: Statement, quoted: Covers) -> Claim | None:
    """Return a statement as reported speech; None where nearly all of it is quoted."""
    if statement.kind is Kind.DIRECT or statement.polarity is Polarity.HYPOTHETICAL:
        return None
    words = [word for part in statement.content for word in split_into_words(text, part.start, part.end)]
    own = [word for word in words if not quoted.covers(Span(word.start, word.start + 1))]
    if len(own) < _SHORTEST_REPORT or len(own) < len(words) - len(own):
        return None
    names = names_of(text, statement)
    span = hull(statement.content)
    return Claim(
        span,
        ClaimType.REPORTED,
        names[0] if names else None,
        names,
        content=statement.content,
        polarity=statement.polarity,
    )
