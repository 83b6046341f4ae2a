"""Keep copies of one article from crowding out other articles: at most two copies of the same words compete.

The rest are not lost. They come back as carriers of the two (`index.search.carriers`).
"""

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import TypeVar

from sqlalchemy import Connection

from index.catalogue import copies as stored_copies
from index.language.wording import fold_words, is_copy
from index.lexical.engine import LexicalHit

_Item = TypeVar("_Item")

#: Copies of one article that a search may list.
_MOST_COPIES = 2

#: Factor by which a search is extended if copies crowd its list.
_DEEPER = 4

#: Texts whose lengths differ by more cannot be copies (`index.language.wording`). Comparing lengths costs next to
#: nothing.
_LIKE_LENGTH = 0.9

_TEXTS = "SELECT id, text FROM passage_texts WHERE id IN (SELECT value FROM json_each(?))"
_VERSIONS = "SELECT id, version FROM passages WHERE id IN (SELECT value FROM json_each(?))"


class Links:
    """Which current versions are copies of each other, read once for each search.

    Args:
        may_thin: False for a search bounded by outlet or period: there a copy elsewhere does not replace the wanted
            one.
    """

    def __init__(self, connection: Connection, *, may_thin: bool = True) -> None:
        self._connection = connection
        self._known: dict[int, frozenset[int]] = {}
        self._is_any = stored_copies.has_copies(connection)
        self.may_thin = may_thin and self._is_any

    def of(self, versions: Collection[int]) -> dict[int, frozenset[int]]:
        """Return the copies of each of these articles that has any."""
        if self._is_any and (unknown := set(versions) - self._known.keys()):
            found = stored_copies.read_copies(self._connection, unknown)
            self._known |= {version: found.get(version, frozenset()) for version in unknown}
        return {version: copies for version in versions if (copies := self._known.get(version))}

    def crowding(self, versions: Collection[int]) -> dict[int, frozenset[int]]:
        """Return the copies of these articles if more than two of one set are among them; else nothing."""
        if not self.may_thin:
            return {}
        links = self.of(versions)
        among = set(links)
        return links if any(len(copies & among) >= _MOST_COPIES for copies in links.values()) else {}


def thin(
    items: Iterable[tuple[int, _Item]],
    links: Mapping[int, frozenset[int]],
    is_same: Callable[[_Item, _Item], bool],
    most: int = _MOST_COPIES,
) -> list[tuple[int, _Item]]:
    """Return the items, keeping the first ``most`` of those that are the same in copies.

    Items come with their versions.
    """
    kept = []
    compared: list[tuple[int, _Item]] = []
    for version, item in items:
        copies = links.get(version)
        if copies:
            if sum(1 for other, kept_item in compared if other in copies and is_same(item, kept_item)) >= most:
                continue
            compared.append((version, item))
        kept.append((version, item))
    return kept


def search_articles(links: Links, search: Callable[[int], list[LexicalHit]], most: int) -> list[LexicalHit]:
    """Return the best articles of a search, with at most two copies of one article."""
    hits = search(most)
    if not links.crowding([hit.row for hit in hits]):
        return hits
    deeper = search(most * _DEEPER)
    kept = thin(((hit.row, hit) for hit in deeper), links.of([hit.row for hit in deeper]), lambda *_: True)
    return [hit for _, hit in kept][:most]


def search_passages(
    connection: Connection, links: Links, search: Callable[[int], list[LexicalHit]], most: int
) -> list[LexicalHit]:
    """Return the best passages of a search, with at most two copies of one passage."""
    hits = search(most)
    if not links.may_thin or not links.crowding(set(_read_versions(connection, hits).values())):
        return hits
    deeper = search(most * _DEEPER)
    versions = _read_versions(connection, deeper)
    words = {
        row: fold_words(str(passage))
        for row, passage in connection.exec_driver_sql(_TEXTS, (json.dumps(list(versions)),))
    }
    kept = thin(
        ((versions[hit.row], hit) for hit in deeper),
        links.of(set(versions.values())),
        lambda one, other: has_same_words(words[one.row], words[other.row]),
    )
    return [hit for _, hit in kept][:most]


def _read_versions(connection: Connection, hits: Sequence[LexicalHit]) -> dict[int, int]:
    return dict(connection.exec_driver_sql(_VERSIONS, (json.dumps([hit.row for hit in hits]),)).all())


def has_same_words(words: str, other: str, names: frozenset[str] = frozenset()) -> bool:
    """Whether two folded texts are copies. Lengths are compared first, which is cheap; ``names`` as for `is_copy`."""
    shorter, longer = sorted((len(words), len(other)))
    return shorter >= _LIKE_LENGTH * longer and is_copy(words, other, names)
