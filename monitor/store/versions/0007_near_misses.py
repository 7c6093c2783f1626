"""Headlines that were nearly a claim, and what age makes slow.

Types and names are written out and never imported: a revision stays what it was when the code has moved on.
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.create_table(
        "miss",
        sa.Column("headline_id", sa.Integer, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("seen", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("headline_id", name="pk_miss"),
        sa.ForeignKeyConstraint(["headline_id"], ["headline.id"], name="fk_miss_headline_id", ondelete="CASCADE"),
    )
    op.create_index("ix_miss_seen", "miss", ["seen"])
    op.create_index("ix_standing_since", "standing", ["since"])
