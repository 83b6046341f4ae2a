"""Where each asker's conversation stands."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table, and let the answer to a message be found."""
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
    """Refuse: an older program cannot read the replies that wait."""
    raise NotImplementedError("restore a backup instead of going back")
