"""The index of statements by speaker has all that is read of many statements at once."""

from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Replace the index."""
    op.create_index("statements_by_speaker", "statements", ["speaker", "is_hidden", "version", "digest"])
    op.drop_index("ix_statements_speaker", "statements")


def downgrade() -> None:
    """Bring the former index back."""
    op.create_index("ix_statements_speaker", "statements", ["speaker"])
    op.drop_index("statements_by_speaker", "statements")
