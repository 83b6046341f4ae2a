"""Seals of the rows that have no digests of their own; existing rows are sealed as they are once this is done."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table. `index.catalogue.database.migrate` fills it after each migration."""
    op.create_table(
        "row_seals",
        sa.Column("tbl", sa.Text, primary_key=True),
        sa.Column("key", sa.Integer, primary_key=True),
        sa.Column("seal", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Drop the table."""
    op.drop_table("row_seals")
