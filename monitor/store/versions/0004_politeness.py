"""What hosts have told us, and what the rhythm of a source is learned from.

Types and names are written out and never imported: a revision stays what it was when the code has moved on.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.add_column("source", sa.Column("whole_at", sa.BigInteger))
    op.add_column("source", sa.Column("ttl", sa.Integer))
    op.add_column("source", sa.Column("ahead", sa.Float))
    op.create_table(
        "arrival",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("source_id", sa.Text, nullable=False),
        sa.Column("since", sa.BigInteger, nullable=False),
        sa.Column("until", sa.BigInteger, nullable=False),
        sa.Column("new", sa.Integer, nullable=False),
        sa.Column("claiming", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_arrival"),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name="fk_arrival_source_id"),
    )
    op.create_index("ix_arrival_source_id_until", "arrival", ["source_id", "until"])
    op.create_table(
        "host",
        sa.Column("site", sa.Text, nullable=False),
        sa.Column("welcomed", sa.BigInteger),
        sa.Column("refusals", sa.Integer, nullable=False),
        sa.Column("rests_until", sa.BigInteger),
        sa.Column("diagnosis", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("site", name="pk_host"),
    )
    op.create_table(
        "robots",
        sa.Column("origin", sa.Text, nullable=False),
        sa.Column("asked", sa.BigInteger, nullable=False),
        sa.Column("text", sa.Text),
        sa.PrimaryKeyConstraint("origin", name="pk_robots"),
    )
