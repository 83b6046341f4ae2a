"""The inbox of updates from Telegram."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the inbox."""
    op.create_table(
        "inbox",
        sa.Column("sequence", sa.Integer, primary_key=True),
        sa.Column("bot_id", sa.Integer, nullable=False),
        sa.Column("update_id", sa.Integer, nullable=False),
        sa.Column("chat_id", sa.Integer, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("reply", sa.Text),
        sa.Column("sent", sa.Integer, nullable=False),
        sa.Column("received_at", sa.Text, nullable=False),
        sa.Column("finished_at", sa.Text),
        sa.UniqueConstraint("bot_id", "update_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("inbox_state", "inbox", ["bot_id", "state", "sequence"])


def downgrade() -> None:
    """Refuse: an older program would not know what it reads."""
    raise NotImplementedError("restore a backup instead of going back")
