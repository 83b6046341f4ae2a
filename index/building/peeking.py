"""A look at the first articles of a run, before anything is embedded: the model depends on their languages."""

import time
from collections.abc import Iterable, Iterator
from itertools import chain

from corpus.article import Article
from corpus.visits import Item
from index.language.languages import detect_language

#: Articles that are looked at, and the seconds after which no more are: pages take a second each.
_MOST = 2_000
_SECONDS = 30.0


def peek_languages(items: Iterable[Item]) -> tuple[list[str | None], Iterator[Item]]:
    """Return the languages of the first articles, and all items."""
    coming = iter(items)
    seen: list[Item] = []
    languages: list[str | None] = []
    begun = time.monotonic()
    for item in coming:
        seen.append(item)
        if isinstance(item, Article):
            languages.append(detect_language(item.text, item.language))
        if len(languages) >= _MOST or time.monotonic() - begun > _SECONDS:
            break
    return languages, chain(seen, coming)
