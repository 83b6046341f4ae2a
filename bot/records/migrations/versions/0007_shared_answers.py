"""Answers that their askers made public."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table; a page is deleted with its answer."""
    op.create_table(
        "shared_answers",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("answer", sa.Text, sa.ForeignKey("answers.id", ondelete="CASCADE"), nullable=False, unique=True),
        sa.Column("shared_at", sa.Text, nullable=False),
    )


def downgrade() -> None:
    """Refuse: an older program could not remove a page on request."""
    raise NotImplementedError("restore a backup instead of going back")
