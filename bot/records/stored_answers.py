"""Past answers as they are shown today: words from the cited versions, without anything taken down.

Reads only; `bot.records.given_answers` owns the tables. Words are credited by the editors' present corrections: editors
rename speakers, tell namesakes apart and suppress statements, and a button below an old answer must not show what they
corrected.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, select

from bot.answers import Citation, Condition, StoredAnswer, Understood
from bot.citations.citing import quote_version
from bot.records.given_answers import ANSWERS, CITATIONS
from bot.records.shared_answers import SHARED
from corpus.article import Span
from index.catalogue.articles import StoredVersion, read_versions
from index.catalogue.corrections import Corrections, digest_words, read_corrections
from index.catalogue.page_texts import read_pages
from index.catalogue.tables import ARTICLES
from index.language.given_names import Gender
from index.language.sentences import split_sentences
from index.statements import Kind, Polarity

#: The most sentences of a quote that are looked for, as in `index.search.suppressed_places`.
_MOST_SENTENCES = 30


def read(connection: Connection, answer_id: str) -> StoredAnswer | None:
    """Return an answer as it is shown today; None if it never existed or is erased."""
    query = select(ANSWERS, SHARED.c.id.label("share_id")).outerjoin(SHARED, SHARED.c.answer == ANSWERS.c.id)
    row = connection.execute(query.where(ANSWERS.c.id == answer_id)).one_or_none()
    if row is None:
        return None
    content = json.loads(row.content)
    statements, damaged = _read_statements(connection, answer_id, content["shown"])
    opening = content.get("opening") or content.get("reason") or content.get("lead") or ""
    return StoredAnswer(
        answer_id=row.id,
        question=row.question,
        understood=_to_understood(content.get("understood", {})),
        as_of=_to_moment(content["as_of"]),
        is_refusal=row.status == "refused",
        opening=opening if _are_credits_kept(content["shown"], statements) else "",
        statements=statements,
        shown_first=content.get("shown_first", len(statements)),
        answered_at=datetime.fromisoformat(row.answered_at),
        user_id=row.user_id,
        thread_id=row.thread_id,
        asked_in=row.asked_in,
        without=frozenset(map(Condition, content.get("without", ()))),
        first=content.get("first"),
        share_id=row.share_id,
        damaged=damaged,
        other=content.get("other"),
    )


def _are_credits_kept(shown: list[dict[str, Any] | None], statements: Sequence[Citation | None]) -> bool:
    """Whether all statements are still there with the same speakers. The opening names them and is stored as given."""
    return all(
        then is not None and now is not None and then["speaker"] == now.speaker
        for then, now in zip(shown, statements, strict=True)
    )


def _read_statements(
    connection: Connection, answer_id: str, shown: list[dict[str, Any] | None]
) -> tuple[tuple[Citation | None, ...], frozenset[int]]:
    """Return the statements, and the numbers of those whose stored versions are damaged."""
    cited = select(CITATIONS, ARTICLES.c.key).outerjoin(ARTICLES, ARTICLES.c.id == CITATIONS.c.article)
    rows = {row.number: row for row in connection.execute(cited.where(CITATIONS.c.answer == answer_id))}
    versions = read_versions(connection, [row.version for row in rows.values() if row.version])
    pages = read_pages(connection, versions)
    corrections = read_corrections(connection)
    recited = (
        _recite(rows.get(number), citation, versions, pages, corrections) for number, citation in enumerate(shown, 1)
    )
    damaged = (number for number, row in rows.items() if row.version and row.version not in versions)
    return tuple(recited), frozenset(damaged)


def _recite(
    row: Row[Any] | None,
    citation: dict[str, Any] | None,
    versions: Mapping[int, StoredVersion],
    pages: Mapping[int, str],
    corrections: Corrections,
) -> Citation | None:
    """Return a citation with the words of its version; None if they were withdrawn or are damaged."""
    version = versions.get(row.version) if row else None
    if row is None or citation is None or version is None or row.key is None:
        return None
    span = Span(row.start, row.end)
    if is_suppressed(corrections, row.key, version, span, citation["speaker"]):
        return None
    return replace(
        quote_version(version, span, pages.get(version.version)),
        speaker=present_speaker(corrections, row.key, citation["speaker"]),
        kind=Kind(citation["kind"]) if citation["kind"] else None,
        polarity=Polarity(citation["polarity"]) if citation["polarity"] else None,
        gender=Gender(citation["gender"]) if citation.get("gender") else None,
        also_in=citation["also_in"],
        also_in_outlets=tuple(citation.get("also_in_outlets", ())),
    )


def _to_understood(content: Mapping[str, Any]) -> Understood:
    return Understood(
        speakers=tuple(content.get("speakers", ())),
        topic=content.get("topic", ""),
        since=_to_day(content.get("from")),
        until=_to_day(content.get("until")),
        publisher=content.get("publisher"),
        kind=content.get("kind", "said"),
    )


def _to_moment(value: str | None) -> datetime | None:
    return datetime.fromisoformat(value) if value else None


def _to_day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def present_speaker(corrections: Corrections, key: str, speaker: str | None) -> str | None:
    """Return the present speaker of an article's words that were credited to this one."""
    return corrections.speaker_of(speaker, key)


def is_suppressed(corrections: Corrections, key: str, version: StoredVersion, span: Span, speaker: str | None) -> bool:
    """Whether editors hid the statement these words come from. A hidden statement by another speaker does not count."""
    today = present_speaker(corrections, key, speaker)
    hidden = {
        statement.quote
        for statement in corrections.suppressed.get(key, ())
        if not (statement.named and today) or corrections.speaker_of(statement.named, key) == today
    }
    if not hidden:
        return False
    if digest_words(span.of(version.text)) in hidden:
        return True
    # The words may be part of the statement, or more than the statement.
    sentences = split_sentences(version.text, version.language)
    return any(
        digest_words(version.text[first.start : last.end]) in hidden
        for number, first in enumerate(sentences)
        for last in sentences[number : number + _MOST_SENTENCES]
        if first.start < span.end and span.start < last.end
    )
