"""Which articles are copies of one another, and the shingles for finding them."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables; the next run compares existing articles."""
    op.create_table(
        "shingles",
        sa.Column("hash", sa.Integer, primary_key=True),
        sa.Column("article", sa.Integer, sa.ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_shingles_article", "shingles", ["article"])
    op.create_table(
        "copies",
        sa.Column("article", sa.Integer, sa.ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("other", sa.Integer, sa.ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("overlap", sa.Float, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_copies_other", "copies", ["other"])


def downgrade() -> None:
    """Drop the tables: they follow from the texts."""
    op.drop_table("copies")
    op.drop_table("shingles")
