"""The pages that versions were read from, as a browser's search sees them; see `corpus.parsing.visible_text`.

A page is no part of a version: a new menu does not change the article. A version from a file or a feed, or stored
before pages were kept, has no row. A page from an older reading is used with caution until it is read again, which may
be never: sources stop listing what is old.
"""

import json
from collections.abc import Collection

from sqlalchemy import Connection

from corpus.article import Article
from corpus.parsing.visible_text import READING, distrust
from index.catalogue.backends.sql import insert
from index.catalogue.tables import PAGE_TEXTS

#: Run for every question, so the SQL is ready.
_PAGES = "SELECT version, text, reading FROM page_texts WHERE version IN (SELECT value FROM json_each(?))"


def keep_page(connection: Connection, version: int, article: Article) -> None:
    """Store the page that an article was read from, replacing an older one; without a page the older one stays."""
    if article.page_text is not None:
        kept = {"text": article.page_text, "reading": READING}
        row = insert(PAGE_TEXTS).values(version=version, **kept)
        connection.execute(row.on_conflict_do_update(index_elements=["version"], set_=kept))


def read_pages(connection: Connection, versions: Collection[int]) -> dict[int, str]:
    """Return the pages of versions, by row id; versions without a page are left out."""
    if not versions:
        return {}
    rows = connection.exec_driver_sql(_PAGES, (json.dumps(sorted(versions)),))
    return {row.version: row.text if row.reading == READING else distrust(row.text) for row in rows}
