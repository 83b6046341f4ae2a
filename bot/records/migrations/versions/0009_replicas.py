"""Which of several bots works on an update, and updates by when they were finished."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column and the index; no update that waits now is anybody's."""
    op.add_column("inbox", sa.Column("claimed_by", sa.Integer))
    op.create_index("inbox_finished", "inbox", ["finished_at"])


def downgrade() -> None:
    """Refuse, as those before it do."""
    raise NotImplementedError("restore a backup instead of going back")
