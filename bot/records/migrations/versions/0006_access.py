"""Access, re-indexing runs that admins asked for, and the asker of each waiting question."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables; askers of questions that already wait are not told how many are ahead of them."""
    op.create_table(
        "allowed",
        sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("allowed_by", sa.BigInteger, nullable=False),
        sa.Column("allowed_at", sa.Text, nullable=False),
    )
    op.create_table(
        "access_requests",
        sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("asked_at", sa.Text, nullable=False),
        sa.Column("told_at", sa.Text),
    )
    op.create_table(
        "reindex_runs",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("asked_by", sa.BigInteger, nullable=False),
        sa.Column("asked_at", sa.Text, nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("ended_at", sa.Text),
        sa.Column("report", sa.Text),
        sa.Column("error", sa.Text),
        sa.Column("told_at", sa.Text),
    )
    op.add_column("inbox", sa.Column("user_id", sa.BigInteger))
    op.add_column("inbox", sa.Column("is_noted", sa.Boolean, nullable=False, server_default=sa.true()))
    composed = sa.text("state = 'waiting' AND reply IS NOT NULL")
    op.create_index("inbox_composed", "inbox", ["bot_id", "sequence"], sqlite_where=composed, postgresql_where=composed)


def downgrade() -> None:
    """Refuse: an older program would answer users whom this one does not."""
    raise NotImplementedError("restore a backup instead of going back")
