"""Answers and their citations."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables. Row ids of articles are reused, so deleting an article clears its citations' reference."""
    op.create_table(
        "answers",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("bot_id", sa.Integer, nullable=False),
        sa.Column("chat_id", sa.Integer, nullable=False),
        sa.Column("user_id", sa.Integer),
        sa.Column("update_id", sa.Integer, nullable=False),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("answered_at", sa.Text, nullable=False),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.UniqueConstraint("bot_id", "update_id"),
    )
    op.create_table(
        "citations",
        sa.Column("answer", sa.Text, sa.ForeignKey("answers.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("article", sa.Integer, sa.ForeignKey("articles.id", ondelete="SET NULL")),
        sa.Column("version", sa.Integer, sa.ForeignKey("versions.id", ondelete="SET NULL")),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("withdrawn_at", sa.Text),
    )
    op.create_index("ix_citations_article", "citations", ["article"])
    op.create_index("ix_citations_version", "citations", ["version"])


def downgrade() -> None:
    """Refuse: an older program would not withdraw citations after a takedown."""
    raise NotImplementedError("restore a backup instead of going back")
