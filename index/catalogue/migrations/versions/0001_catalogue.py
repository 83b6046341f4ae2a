"""The first catalogue: articles, versions, passages, statements, vectors, collections, and full text over them."""

import sqlalchemy as sa
from alembic import op

from index.catalogue.backends.postgres import create_functions, settle_columns
from index.catalogue.backends.sql import is_postgres
from index.catalogue.backends.words_in_postgres import create_lexicons

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create every table, the views, and what the full text is kept in, which each database has of its own."""
    op.create_table(
        "articles",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("key", sa.Text, nullable=False, unique=True),
        sa.Column("article_id", sa.Text, nullable=False, index=True),
        sa.Column("source", sa.Text, nullable=False, index=True),
        sa.Column("current", sa.Integer, nullable=False),
    )
    op.create_table(
        "versions",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("article", sa.Integer, sa.ForeignKey("articles.id", ondelete="CASCADE"), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("text_digest", sa.String(32), nullable=False),
        sa.Column("metadata_digest", sa.String(32), nullable=False),
        sa.Column("fingerprint", sa.Text, nullable=False),
        sa.Column("url", sa.Text),
        sa.Column("title", sa.Text),
        sa.Column("publisher", sa.Text),
        sa.Column("author", sa.Text),
        sa.Column("published_at", sa.Text),
        sa.Column("published_day", sa.String(10), index=True),
        sa.Column("language", sa.Text),
        sa.Column("indexed_at", sa.Text, nullable=False),
        sa.UniqueConstraint("article", "number"),
    )
    op.create_index("versions_by_article", "versions", ["article"])
    op.create_table(
        "passages",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("version", sa.Integer, sa.ForeignKey("versions.id", ondelete="CASCADE"), nullable=False, index=True),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("digest", sa.String(32), nullable=False, index=True),
    )
    op.create_table(
        "statements",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("version", sa.Integer, sa.ForeignKey("versions.id", ondelete="CASCADE"), nullable=False, index=True),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("speaker", sa.Text, index=True),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("cue", sa.Text, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("polarity", sa.String(12), nullable=False),
        sa.Column("confidence", sa.Float, nullable=False),
        sa.Column("digest", sa.String(32), nullable=False, index=True),
    )
    op.create_table(
        "collections",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("model", sa.Text, nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("active", sa.Boolean, nullable=False),
        sa.Column("retired_at", sa.Text),
    )
    op.create_table(
        "vectors",
        sa.Column("digest", sa.String(32), primary_key=True),
        sa.Column("model", sa.Text, primary_key=True),
        sa.Column("data", sa.LargeBinary, nullable=False),
        sa.Column("collection", sa.Text, sa.ForeignKey("collections.name", ondelete="SET NULL"), index=True),
    )
    op.create_table(
        "state",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
    )
    if is_postgres(op.get_bind()):
        create_functions(op.get_bind())
        settle_columns(op.get_bind())  # no column of a view can be changed
    # External content: the words are stored once, in versions.text; the view cuts the passages out of it.
    op.execute(
        "CREATE VIEW passage_texts AS SELECT p.id AS id, p.version AS version,"
        ' substr(v.text, p.start + 1, p."end" - p.start) AS text'
        " FROM passages p JOIN versions v ON v.id = p.version"
    )
    op.execute(
        "CREATE VIEW article_texts AS SELECT v.id AS id, coalesce(v.title, '') AS title, v.text AS text"
        " FROM versions v JOIN articles a ON a.current = v.id"
    )
    if is_postgres(op.get_bind()):
        create_lexicons(op.get_bind())
        return
    for table, columns, content in (
        ("passages_lexicon", "text", "passage_texts"),
        ("articles_lexicon", "title, text", "article_texts"),
    ):
        op.execute(
            f"CREATE VIRTUAL TABLE {table} USING fts5({columns}, content='{content}', content_rowid='id',"
            " tokenize='porter unicode61 remove_diacritics 2')"
        )


def downgrade() -> None:
    """Refuse: an older program would not know what it reads."""
    raise NotImplementedError("restore a backup instead of going back")
