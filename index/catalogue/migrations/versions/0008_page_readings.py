"""The reading that made each stored page: another version of a browser may find words together that this one parts."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Count stored pages as the first reading's, and drop all validators so that pages are fetched in full again."""
    op.add_column("page_texts", sa.Column("reading", sa.Integer, nullable=False, server_default="1"))
    op.execute(sa.text("UPDATE visits SET etag = NULL, last_modified = NULL"))
    op.execute(sa.text("UPDATE sources SET etag = NULL, last_modified = NULL"))


def downgrade() -> None:
    """Drop the column."""
    op.drop_column("page_texts", "reading")
