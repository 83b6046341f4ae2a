"""For the reader's pages and links to passages: a short public name for each article, and pages as shown."""

import sqlalchemy as sa
from alembic import op

from index.catalogue.digests import digest

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Name the articles, and drop all validators: pages must be fetched again before their text is known."""
    op.add_column("articles", sa.Column("digest", sa.String(32)))
    connection = op.get_bind()
    articles = sa.table("articles", sa.column("id"), sa.column("key"), sa.column("digest"))
    named = [
        {"row": row.id, "name": digest(row.key)} for row in connection.execute(sa.select(articles.c.id, articles.c.key))
    ]
    if named:
        rename = sa.update(articles).where(articles.c.id == sa.bindparam("row"))
        connection.execute(rename.values(digest=sa.bindparam("name")), named)
    op.create_index("ix_articles_digest", "articles", ["digest"], unique=True)
    op.create_table(
        "page_texts",
        sa.Column("version", sa.Integer, sa.ForeignKey("versions.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("text", sa.Text, nullable=False),
    )
    connection.execute(sa.text("UPDATE visits SET etag = NULL, last_modified = NULL"))
    connection.execute(sa.text("UPDATE sources SET etag = NULL, last_modified = NULL"))


def downgrade() -> None:
    """Drop both."""
    op.drop_table("page_texts")
    op.drop_index("ix_articles_digest", "articles")
    op.drop_column("articles", "digest")
