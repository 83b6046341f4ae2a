"""The messages that show each answer, and the message that asked."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table; waiting replies in the old form are composed again."""
    op.add_column("answers", sa.Column("thread_id", sa.Integer))
    op.add_column("answers", sa.Column("asked_in", sa.Integer))
    op.create_table(
        "shown_answers",
        sa.Column("bot_id", sa.Integer, primary_key=True),
        sa.Column("chat_id", sa.Integer, primary_key=True),
        sa.Column("message_id", sa.Integer, primary_key=True),
        sa.Column("answer", sa.Text, sa.ForeignKey("answers.id", ondelete="CASCADE"), nullable=False),
    )
    op.create_index("ix_shown_answers_answer", "shown_answers", ["answer"])
    op.execute("UPDATE inbox SET reply = NULL, sent = 0, tries = 0 WHERE reply IS NOT NULL")


def downgrade() -> None:
    """Refuse: an older program cannot read the waiting replies."""
    raise NotImplementedError("restore a backup instead of going back")
