"""The state of each asker's conversation."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table, and index answers by the message that asked."""
    op.create_table(
        "threads",
        sa.Column("bot_id", sa.Integer, primary_key=True),
        sa.Column("chat_id", sa.Integer, primary_key=True),
        sa.Column("thread_id", sa.Integer, primary_key=True),
        sa.Column("user_id", sa.Integer, primary_key=True),
        sa.Column("answer", sa.Text, sa.ForeignKey("answers.id", ondelete="CASCADE"), nullable=False),
    )
    op.create_index("ix_threads_answer", "threads", ["answer"])
    op.create_index("answers_asked", "answers", ["bot_id", "chat_id", "asked_in"])


def downgrade() -> None:
    """Refuse: an older program cannot read the waiting replies."""
    raise NotImplementedError("restore a backup instead of going back")
