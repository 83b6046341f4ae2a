"""Which articles are copies of one another: found when an article is stored, read for every question.

Every function takes a connection and leaves the transaction to its caller. Candidates are looked up by a few of their
shingles, never by a scan, and then compared by their texts.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, or_, select, text

from index.catalogue.database import get_state, set_state
from index.catalogue.tables import ARTICLES, COPIES, SHINGLES, VERSIONS
from index.language.shingles import (
    FINGERPRINT,
    LEAST_OVERLAP,
    may_be_copies,
    measure_overlap,
    sample,
    shingle,
    without_common,
)

#: A shingle in more articles than this is no sign of a copy but a line that every page has ...
_MOST_ARTICLES = 50

#: ... unless this share of the article is that common: then the story itself is widely copied.
_WIDELY_COPIED = 0.7

#: Articles compared with a new one at most, the likeliest first.
_MOST_COMPARED = 30

_CHECKED_AT_ONCE = 200

_TEXTS = select(ARTICLES.c.id, ARTICLES.c.current, VERSIONS.c.text).join_from(
    ARTICLES, VERSIONS, VERSIONS.c.id == ARTICLES.c.current
)

_STATE = "copies"
_DONE = "done"

#: Run for every question, so the SQL is ready: SQLAlchemy would take longer to build it than SQLite to run it.
_COPIES = (
    "SELECT wanted.value, other.current FROM json_each(?) AS wanted"
    " JOIN versions AS version ON version.id = wanted.value JOIN copies ON copies.article = version.article"
    " JOIN articles AS other ON other.id = copies.other"
)

#: The inner look-up stops at its limit: for a phrase in thousands of articles only a few rows are read.
_HOLDERS = text(
    "SELECT wanted.value, held.article FROM json_each(:hashes) AS wanted JOIN shingles AS held"
    " ON held.hash = wanted.value AND held.article IN"
    " (SELECT article FROM shingles WHERE hash = wanted.value ORDER BY article LIMIT :most)"
)


def relate(connection: Connection, article: int, words: str, least: float = LEAST_OVERLAP) -> None:
    """Find the copies of an article by its current text, replacing what was stored about them."""
    forget(connection, article)
    shingles = shingle(words)
    sampled = sample(shingles)
    if not sampled:
        return
    overlaps = _find_copies(connection, shingles, sampled, least)
    connection.execute(insert(SHINGLES), [{"hash": hashed, "article": article} for hashed in sorted(sampled)])
    if overlaps:
        rows = [(article, other, overlap) for other, overlap in overlaps.items()]
        rows += [(other, article, overlap) for other, overlap in overlaps.items()]
        names = ("article", "other", "overlap")
        connection.execute(insert(COPIES), [dict(zip(names, row, strict=True)) for row in rows])


def forget(connection: Connection, article: int) -> None:
    """Remove everything stored about an article's copies."""
    connection.execute(delete(SHINGLES).where(SHINGLES.c.article == article))
    connection.execute(delete(COPIES).where(or_(COPIES.c.article == article, COPIES.c.other == article)))


def has_copies(connection: Connection) -> bool:
    """Whether any article has a copy. Many archives have none, and every question calls this."""
    return connection.exec_driver_sql("SELECT 1 FROM copies LIMIT 1").first() is not None


def read_copies(connection: Connection, versions: Collection[int]) -> dict[int, frozenset[int]]:
    """Return, for each of these versions that has any, the current versions of its article's copies."""
    found: dict[int, set[int]] = {}
    for version, copy in connection.exec_driver_sql(_COPIES, (json.dumps(sorted(versions)),)):
        found.setdefault(version, set()).add(copy)
    return {version: frozenset(copies) for version, copies in found.items()}


def index_missing(connection: Connection, most: int = 500) -> int:
    """Relate articles that were stored before copies were detected; return the number, 0 if none are left.

    Called at the start of a run, each call in a transaction of its own: after an interruption the next call continues.
    """
    made_by, _, reached = (get_state(connection, _STATE) or "").partition(" ")
    if made_by != FINGERPRINT:
        connection.execute(delete(SHINGLES))
        connection.execute(delete(COPIES))
        reached = "0"
    if reached == _DONE:
        return 0
    rows = _read_texts(connection, ARTICLES.c.id > int(reached), most)
    for row in rows:
        relate(connection, row.id, str(row.text))
    set_state(connection, _STATE, f"{FINGERPRINT} {rows[-1].id if rows else _DONE}")
    return len(rows)


def find_damaged(connection: Connection, damaged: Collection[int] = ()) -> list[int]:
    """Return the articles whose stored shingles are not those of their text, but for ``damaged`` versions."""
    made_by, _, reached = (get_state(connection, _STATE) or "").partition(" ")
    if made_by != FINGERPRINT or reached != _DONE:
        return []  # the next run makes them anew
    found: list[int] = []
    for rows in _read_all(connection):
        kept = _read_sampled(connection, [row.id for row in rows])
        found += [
            row.id
            for row in rows
            if row.current not in damaged and sample(shingle(str(row.text))) != kept.get(row.id, frozenset())
        ]
    return found


def mend(connection: Connection, damaged: Collection[int] = ()) -> None:
    """Store the shingles of texts where others are stored; the pairs of copies stay."""
    for article in find_damaged(connection, damaged):
        connection.execute(delete(SHINGLES).where(SHINGLES.c.article == article))
        words = connection.execute(_TEXTS.where(ARTICLES.c.id == article)).one().text
        if sampled := sample(shingle(str(words))):
            connection.execute(insert(SHINGLES), [{"hash": hashed, "article": article} for hashed in sorted(sampled)])


def _read_all(connection: Connection) -> Iterator[list[Row[Any]]]:
    last = -1
    while rows := _read_texts(connection, ARTICLES.c.id > last, _CHECKED_AT_ONCE):
        yield rows
        last = rows[-1].id


def _read_sampled(connection: Connection, articles: Collection[int]) -> dict[int, frozenset[int]]:
    kept: defaultdict[int, set[int]] = defaultdict(set)
    for row in connection.execute(select(SHINGLES).where(SHINGLES.c.article.in_(articles))):
        kept[row.article].add(row.hash)
    return {article: frozenset(hashes) for article, hashes in kept.items()}


def _find_copies(
    connection: Connection, shingles: list[int], sampled: frozenset[int], least: float
) -> dict[int, float]:
    """Return the articles' copies with the share of shingles they have in common."""
    holders = _find_holders(connection, sampled)
    common = {hashed for hashed, articles in holders.items() if len(articles) > _MOST_ARTICLES}
    if len(common) > _WIDELY_COPIED * len(sampled):
        common = set()
    shared = Counter(article for hashed, articles in holders.items() if hashed not in common for article in articles)
    likely = [
        article for article, _ in sorted(shared.items(), key=lambda pair: (-pair[1], pair[0])) if shared[article] > 1
    ]
    likely = likely[: 2 * _MOST_COMPARED]
    sizes = _count_sampled(connection, likely)
    own = len(sampled) - len(common)
    likely = [copy for copy in likely if may_be_copies(shared[copy], own, sizes[copy], least)][:_MOST_COMPARED]
    words = without_common(shingles, common)
    overlaps = {
        row.id: measure_overlap(words, without_common(shingle(str(row.text)), common))  # the text may be damaged
        for row in (_read_texts(connection, ARTICLES.c.id.in_(likely), len(likely)) if likely else ())
    }
    return {article: overlap for article, overlap in overlaps.items() if overlap >= least}


def _find_holders(connection: Connection, sampled: Collection[int]) -> dict[int, list[int]]:
    """Return at most ``_MOST_ARTICLES + 1`` articles per shingle, enough to detect a common one."""
    holders: dict[int, list[int]] = {}
    values = {"hashes": json.dumps(sorted(sampled)), "most": _MOST_ARTICLES + 1}
    for hashed, article in connection.execute(_HOLDERS, values):
        holders.setdefault(hashed, []).append(article)
    return holders


def _count_sampled(connection: Connection, articles: Collection[int]) -> Mapping[int, int]:
    counts = select(SHINGLES.c.article, func.count()).where(SHINGLES.c.article.in_(articles))
    return dict(connection.execute(counts.group_by(SHINGLES.c.article)).all()) if articles else {}


def _read_texts(connection: Connection, condition: Any, most: int) -> list[Row[Any]]:  # noqa: ANN401 - an expression
    return list(connection.execute(_TEXTS.where(condition).order_by(ARTICLES.c.id).limit(most)))
