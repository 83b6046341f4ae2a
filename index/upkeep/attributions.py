"""Attributions listed for editors: speakers with their spellings, statements with their ids."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from difflib import get_close_matches
from typing import Any

from sqlalchemy import Connection, func, select

from index.catalogue.damage import warn_of_all
from index.catalogue.tables import ARTICLES, STATEMENTS, VERSIONS
from index.errors import CorrectionError
from index.language.name_matching import fold
from index.search.roster import read_roster

#: Names that an error proposes.
_MOST_NEAREST = 5


@dataclass(frozen=True, slots=True)
class ListedSpeaker:
    """A speaker with the number of statements shown, in all and under each of the extractor's names."""

    name: str
    statements: int
    spellings: Mapping[str, int]

    def to_json(self) -> dict[str, Any]:
        """Return the speaker as one JSON object."""
        return {"name": self.name, "statements": self.statements, "spellings": dict(self.spellings)}


@dataclass(frozen=True, slots=True)
class ListedStatement:
    """A statement as editors see it. ``id`` is valid until its article is read again."""

    id: int
    article_id: str
    article_key: str
    speaker: str | None
    named: str | None
    kind: str
    polarity: str
    confidence: float
    is_hidden: bool
    quote: str

    def to_json(self) -> dict[str, Any]:
        """Return the statement as one JSON object."""
        return asdict(self)


def list_speakers(connection: Connection, like: str | None = None) -> list[ListedSpeaker]:
    """Return the speakers, most quoted first. With ``like``, only those whose name it may mean or be part of."""
    columns = (STATEMENTS.c.speaker, STATEMENTS.c.named, func.count())
    query = select(*columns).where(STATEMENTS.c.speaker.is_not(None), STATEMENTS.c.is_hidden.is_(False))
    query = query.where(STATEMENTS.c.version.not_in(warn_of_all(connection)))
    spellings: dict[str, dict[str, int]] = defaultdict(dict)
    for speaker, named, count in connection.execute(query.group_by(STATEMENTS.c.speaker, STATEMENTS.c.named)):
        spellings[speaker][named] = count
    wanted = spellings.keys() if like is None else _alike(connection, spellings, like)
    listed = [
        ListedSpeaker(name, sum(found.values()), dict(sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))))
        for name, found in spellings.items()
        if name in wanted
    ]
    return sorted(listed, key=lambda speaker: (-speaker.statements, speaker.name))


def list_statements(
    connection: Connection, speaker: str | None = None, article: str | None = None, *, only_hidden: bool = False
) -> Iterator[ListedStatement]:
    """Yield the statements in the order of articles and offsets, suppressed ones included.

    Those of a damaged article are left out, and the article is named in the log.

    Raises:
        CorrectionError: If nobody has the speaker's name, or no article the id or key.
    """
    quote = func.substr(VERSIONS.c.text, STATEMENTS.c.start + 1, STATEMENTS.c.end - STATEMENTS.c.start)
    current = ARTICLES.c.current == STATEMENTS.c.version
    query = select(STATEMENTS, ARTICLES.c.article_id, ARTICLES.c.key, quote.label("quote"))
    query = query.join_from(STATEMENTS, ARTICLES, current).join(VERSIONS, VERSIONS.c.id == STATEMENTS.c.version)
    if speaker is not None:
        check_speakers(connection, [speaker])
        query = query.where(STATEMENTS.c.speaker == speaker)
    if article is not None:
        query = query.where(ARTICLES.c.key.in_(find_articles(connection, article)))
    if only_hidden:
        query = query.where(STATEMENTS.c.is_hidden)
    query = query.where(STATEMENTS.c.version.not_in(warn_of_all(connection)))
    for row in connection.execute(query.order_by(ARTICLES.c.id, STATEMENTS.c.start, STATEMENTS.c.id)):
        yield ListedStatement(
            id=row.id,
            article_id=row.article_id,
            article_key=row.key,
            speaker=row.speaker,
            named=row.named,
            kind=row.kind,
            polarity=row.polarity,
            confidence=round(row.confidence, 3),
            is_hidden=row.is_hidden,
            quote=row.quote,
        )


def check_speakers(connection: Connection, names: Iterable[str]) -> None:
    """Refuse a name that no stored statement is credited to, suppressed ones included.

    Raises:
        CorrectionError: It proposes the nearest names.
    """
    known = set(connection.execute(select(STATEMENTS.c.speaker).distinct()).scalars())
    for name in names:
        if name not in known:
            roster = read_roster(connection)
            proposed = propose(roster.counts, name, roster.resolve(name))
            raise CorrectionError(f'nobody called "{name}" is quoted in the archive{proposed}')


def find_articles(connection: Connection, article: str) -> list[str]:
    """Return the keys of the articles with this id, or the key itself if an article has it.

    Raises:
        CorrectionError: If there is none; it proposes the nearest ids.
    """
    rows = connection.execute(select(ARTICLES.c.key, ARTICLES.c.article_id)).all()
    keys = sorted(key for key, article_id in rows if article in (key, article_id))
    if not keys:
        raise CorrectionError(f'no article has the id "{article}"{propose([row.article_id for row in rows], article)}')
    return keys


def propose(known: Collection[str], name: str, first: Sequence[str] = ()) -> str:
    """Return the end of an error's line: the known names nearest to an unknown one, if any."""
    part = [known_name for known_name in known if fold(name) in fold(known_name)]
    nearest = list(dict.fromkeys([*first, *sorted(part, key=len), *get_close_matches(name, list(known))]))
    return f"; nearest: {', '.join(nearest[:_MOST_NEAREST])}" if nearest else ""


def _alike(connection: Connection, spellings: Mapping[str, Mapping[str, int]], like: str) -> set[str]:
    meant = set(read_roster(connection).resolve(like)) & spellings.keys()
    holds = {
        name for name, found in spellings.items() if any(fold(like) in fold(spelling) for spelling in (name, *found))
    }
    return meant | holds
