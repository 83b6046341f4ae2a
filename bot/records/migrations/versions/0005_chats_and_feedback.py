"""The languages of chats, and feedback on answers."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "chats",
        sa.Column("chat_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("chosen_at", sa.Text, nullable=False),
    )
    op.create_table(
        "feedback",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("answer", sa.Text, sa.ForeignKey("answers.id", ondelete="CASCADE")),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("user_id", sa.BigInteger, nullable=False),
        sa.Column("update_id", sa.BigInteger, nullable=False),
        sa.Column("given_at", sa.Text, nullable=False),
        sa.Column("is_standing", sa.Boolean, nullable=False),
        sa.Column("remark", sa.Text),
        sa.Column("decision", sa.Text),
        sa.Column("decided_at", sa.Text),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_feedback_answer", "feedback", ["answer"])
    op.create_index("ix_feedback_user_id", "feedback", ["user_id"])
    op.create_index(
        "feedback_once",
        "feedback",
        ["answer", "number", "kind", "user_id"],
        unique=True,
        sqlite_where=sa.text("remark IS NULL"),
        postgresql_where=sa.text("remark IS NULL"),
    )
    # The cleaning looks for the oldest answers, /privacy for those of a user.
    op.create_index("answers_answered_at", "answers", ["answered_at"])
    op.create_index("answers_user_id", "answers", ["user_id"])


def downgrade() -> None:
    """Refuse: an older program would not erase everything on request."""
    raise NotImplementedError("restore a backup instead of going back")
