"""Copies of one article kept from crowding out all others: of what is the same in many, two go on.

The others are not lost: they are found again as carriers of what went on (`index.search.carriers`).
"""

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import TypeVar

from sqlalchemy import Connection, text

from index.catalogue import copies as copy_ledger
from index.language.wording import fold_words, is_copy
from index.search.full_text import LexicalHit

_Item = TypeVar("_Item")

#: Copies of one article among those that a search lists.
_MOST_COPIES = 2

#: How many times as many are searched for, where copies fill a list.
_DEEPER = 4

#: Texts whose lengths differ by more cannot be copies (`index.language.wording`); a look at the lengths costs next to
#: nothing.
_LIKE_LENGTH = 0.9


_TEXTS = text("SELECT id, text FROM passage_texts WHERE id IN (SELECT value FROM json_each(:rows))")


class Links:
    """Which articles are copies, by their current versions; read once for one search.

    Args:
        may_thin: False for a search that asks for one outlet or one period: there the copies of others do not stand in
            for its own.
    """

    def __init__(self, connection: Connection, *, may_thin: bool = True) -> None:
        self._connection = connection
        self._known: dict[int, frozenset[int]] = {}
        self._is_any = copy_ledger.has_copies(connection)
        self.may_thin = may_thin and self._is_any

    def of(self, versions: Collection[int]) -> dict[int, frozenset[int]]:
        """Return the copies of those articles that have any."""
        if self._is_any and (unknown := set(versions) - self._known.keys()):
            found = copy_ledger.read_copies(self._connection, unknown)
            self._known |= {version: found.get(version, frozenset()) for version in unknown}
        return {version: copies for version in versions if (copies := self._known.get(version))}

    def crowding(self, versions: Collection[int]) -> dict[int, frozenset[int]]:
        """Return the copies of articles where they crowd: more than two are among these; else nothing."""
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
    """Return the items, each with its article's version, but of those that are the same in copies only the first."""
    kept = []
    compared: list[tuple[int, _Item]] = []
    for version, item in items:
        copies = links.get(version)
        if copies:
            if sum(1 for other, one in compared if other in copies and is_same(item, one)) >= most:
                continue
            compared.append((version, item))
        kept.append((version, item))
    return kept


def search_articles(links: Links, search: Callable[[int], list[LexicalHit]], most: int) -> list[LexicalHit]:
    """Return the best articles that a search gives, which is asked for so many; of copies two at most."""
    hits = search(most)
    if not links.crowding([hit.row for hit in hits]):
        return hits
    deeper = search(most * _DEEPER)
    kept = thin(((hit.row, hit) for hit in deeper), links.of([hit.row for hit in deeper]), lambda *_: True)
    return [hit for _, hit in kept][:most]


def search_passages(
    connection: Connection, links: Links, search: Callable[[int], list[LexicalHit]], most: int
) -> list[LexicalHit]:
    """Return the best passages, of those that are the same in copies of an article two at most."""
    hits = search(most)
    if not links.may_thin or not links.crowding(set(_read_versions(connection, hits).values())):
        return hits
    deeper = search(most * _DEEPER)
    versions = _read_versions(connection, deeper)
    words = {
        row: fold_words(str(passage))
        for row, passage in connection.execute(_TEXTS, {"rows": json.dumps(list(versions))})
    }
    kept = thin(
        ((versions[hit.row], hit) for hit in deeper),
        links.of(set(versions.values())),
        lambda one, other: has_same_words(words[one.row], words[other.row]),
    )
    return [hit for _, hit in kept][:most]


_VERSIONS = text("SELECT id, version FROM passages WHERE id IN (SELECT value FROM json_each(:rows))")


def _read_versions(connection: Connection, hits: Sequence[LexicalHit]) -> dict[int, int]:
    return dict(connection.execute(_VERSIONS, {"rows": json.dumps([hit.row for hit in hits])}).all())


def has_same_words(words: str, other: str, names: frozenset[str] = frozenset()) -> bool:
    """Whether two folded texts are one, told cheaply where they are not; ``names`` as for `is_copy`."""
    shorter, longer = sorted((len(words), len(other)))
    return shorter >= _LIKE_LENGTH * longer and is_copy(words, other, names)
