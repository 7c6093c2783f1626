"""Whose report a piece of evidence is, and which events of a series contradict each other.

Types and names are written out and never imported: a revision stays what it was when the code has moved on.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    # Evidence of before counts by its outlet, as it did, until its event grows.
    for name in ("after", "after_site", "origin"):
        op.add_column("evidence", sa.Column(name, sa.Text))
    op.create_table(
        "conflict",
        sa.Column("event_id", sa.Text, nullable=False),
        sa.Column("other_id", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("event_id", "other_id", name="pk_conflict"),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name="fk_conflict_event_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["other_id"], ["event.id"], name="fk_conflict_other_id", ondelete="CASCADE"),
    )
