"""Where articles come from: sources, page visits, listings, and takedowns."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables; existing articles are listed by the source that they were last read from."""
    op.add_column("articles", sa.Column("vanished_at", sa.Text))
    op.add_column("versions", sa.Column("fetched_at", sa.Text))
    op.create_table(
        "listings",
        sa.Column("article", sa.Integer, sa.ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("source", sa.Text, primary_key=True),
    )
    op.create_index("ix_listings_source", "listings", ["source"])
    op.execute("INSERT INTO listings (article, source) SELECT id, source FROM articles")
    op.create_table(
        "sources",
        sa.Column("location", sa.Text, primary_key=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("publisher", sa.Text),
        sa.Column("language", sa.Text),
        sa.Column("checked_at", sa.Text),
        sa.Column("succeeded_at", sa.Text),
        sa.Column("failures", sa.Integer, nullable=False, server_default="0"),
        sa.Column("error", sa.Text),
        sa.Column("listed", sa.Integer, nullable=False, server_default="0"),
        sa.Column("newest", sa.Text),
        sa.Column("etag", sa.Text),
        sa.Column("last_modified", sa.Text),
        sa.Column("alerted_at", sa.Text),
    )
    op.create_table(
        "visits",
        sa.Column("url", sa.Text, primary_key=True),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("article", sa.Text),
        sa.Column("outcome", sa.String(8), nullable=False),
        sa.Column("visited_at", sa.Text, nullable=False),
        sa.Column("changed_at", sa.Text, nullable=False),
        sa.Column("etag", sa.Text),
        sa.Column("last_modified", sa.Text),
    )
    op.create_index("ix_visits_source", "visits", ["source"])
    op.create_index("ix_visits_article", "visits", ["article"])
    op.create_table(
        "tombstones",
        sa.Column("key_digest", sa.String(32), primary_key=True),
        sa.Column("forgotten_at", sa.Text, nullable=False),
    )


def downgrade() -> None:
    """Refuse: an older program would bring back what was taken down."""
    raise NotImplementedError("restore a backup instead of going back")
