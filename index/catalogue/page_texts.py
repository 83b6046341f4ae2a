"""What a browser finds on the pages that versions were read from; see `corpus.parsing.visible_text`.

It is no part of a version: a page whose menu changes is no change of its article. A version without its page, from a
file or a feed or stored before pages were kept, has no row. A page that an older reading of pages made is used with
caution until it is read anew, which may be never: sources no longer list what is old.
"""

from collections.abc import Collection

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from corpus.article import Article
from corpus.parsing.visible_text import READING, distrust
from index.catalogue.tables import PAGE_TEXTS


def keep_page(connection: Connection, version: int, article: Article) -> None:
    """Keep the page that an article was read from, in place of an older one; without a page the older one stays."""
    if article.page_text is not None:
        kept = {"text": article.page_text, "reading": READING}
        row = insert(PAGE_TEXTS).values(version=version, **kept)
        connection.execute(row.on_conflict_do_update(index_elements=["version"], set_=kept))


def read_pages(connection: Connection, versions: Collection[int]) -> dict[int, str]:
    """Return the pages of versions, by the versions' row ids; those that have none are left out."""
    if not versions:
        return {}
    pages = select(PAGE_TEXTS).where(PAGE_TEXTS.c.version.in_(versions))
    return {
        row.version: row.text if row.reading == READING else distrust(row.text) for row in connection.execute(pages)
    }
