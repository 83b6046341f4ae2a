"""Which reading of pages made what is kept of them: another version of a browser finds other words together."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Count what is kept as the first reading's; a page is read anew once it is fetched, so none is "not modified"."""
    op.add_column("page_texts", sa.Column("reading", sa.Integer, nullable=False, server_default="1"))
    op.execute(sa.text("UPDATE visits SET etag = NULL, last_modified = NULL"))
    op.execute(sa.text("UPDATE sources SET etag = NULL, last_modified = NULL"))


def downgrade() -> None:
    """Forget it."""
    op.drop_column("page_texts", "reading")
