"""The checker: a draft in, its claims out, each with a verdict and the places in the archive that show it."""

import re
from collections.abc import Sequence
from dataclasses import replace
from threading import Lock

from sqlalchemy import Connection, Engine

from bot.checking.claims import Claim, ClaimType, find_claims
from bot.checking.evidence import cite_found
from bot.checking.judging.excerpts import judge_excerpts, trace_excerpt
from bot.checking.judging.quotations import Judgement, judge_quotation
from bot.checking.judging.reports import judge_report
from bot.checking.matching.lookup import ArticleMemory, Lookup
from bot.checking.report import CheckedClaim, Report, Verdict, by_gravity
from index.catalogue.database import get_as_of, read
from index.lexical.engine import LexicalEngine
from index.lexical.in_catalogue import IN_CATALOGUE
from index.statements import StatementExtractor

#: Half of a character, as a text cut elsewhere may have; it is none in UTF-8.
_HALF = re.compile("[\ud800-\udfff]")


class ArchiveChecker:
    """Checks drafts against the archive, each against one state of it; several threads may ask at once."""

    def __init__(self, engine: Engine, extractor: StatementExtractor, lexical: LexicalEngine = IN_CATALOGUE) -> None:
        self._engine = engine
        self._extractor = extractor
        self._lexical = lexical
        self._memory = ArticleMemory()
        self._lock = Lock()  # a parser is one thread's at a time

    def check(self, text: str, unread: Sequence[str] = ()) -> Report:
        """Return what the archive says of a draft's claims."""
        text = _HALF.sub("\ufffd", text)
        with self._lock:
            claims = find_claims(text, self._extractor)
        with read(self._engine) as connection:
            lookup = Lookup(connection, self._memory, self._lexical)
            judged = list(judge_excerpts(text, claims, lookup))
            judged += [(claim, _judge(text, claim, lookup, judged)) for claim in claims]
            checked = [_to_checked(connection, text, claim, judgement) for claim, judgement in judged]
            checked.sort(key=lambda one: (one.claim.span.start, one.claim.span.end))
            return Report(text, get_as_of(connection), tuple(checked), tuple(unread))

    def trace(self, text: str) -> Report | None:
        """Return where a pasted text is from; None if it is from no article."""
        text = _HALF.sub("\ufffd", text)
        with read(self._engine) as connection:
            found = trace_excerpt(text, Lookup(connection, self._memory, self._lexical))
            if found is None:
                return None
            return Report(text, get_as_of(connection), (_to_checked(connection, text, *found),))


def _judge(text: str, claim: Claim, lookup: Lookup, excerpts: Sequence[tuple[Claim, Judgement]]) -> Judgement:
    """Return what the archive says of a claim; reported speech that an article has word for word is as it has it."""
    if claim.type is not ClaimType.REPORTED:
        return judge_quotation(text, claim, lookup)
    for excerpt, judgement in excerpts:
        if excerpt.span.covers(claim.span) and judgement.verdicts == {Verdict.VERBATIM}:
            return replace(judgement, verdicts=frozenset({Verdict.SUPPORTED}))
    return judge_report(text, claim, lookup)


def _to_checked(connection: Connection, text: str, claim: Claim, judgement: Judgement) -> CheckedClaim:
    return CheckedClaim(
        claim,
        claim.span.of(text),
        by_gravity(judgement.verdicts),
        judgement.differences,
        cite_found(connection, judgement.found),
    )
