"""Editors' corrections: names that mean another speaker, and suppressed statements."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Keep the extractor's name beside the one that is shown, and create the tables of corrections."""
    op.add_column("statements", sa.Column("named", sa.Text))
    op.add_column("statements", sa.Column("is_hidden", sa.Boolean, nullable=False, server_default=sa.false()))
    op.execute("UPDATE statements SET named = speaker")
    op.create_table(
        "speaker_corrections",
        sa.Column("named", sa.Text, primary_key=True),
        sa.Column("article", sa.Text, primary_key=True),
        sa.Column("speaker", sa.Text, nullable=False),
    )
    op.create_table(
        "suppressions",
        sa.Column("article", sa.Text, primary_key=True),
        sa.Column("quote", sa.String(32), primary_key=True),
        sa.Column("named", sa.Text, primary_key=True),
        sa.Column("content", sa.String(32), primary_key=True),
        sa.Column("created_at", sa.Text, nullable=False),
    )


def downgrade() -> None:
    """Refuse: an older program would credit what an editor has corrected."""
    raise NotImplementedError("restore a backup instead of going back")
