"""The history of readings, from which each source's usual yield is learned.

Types and names are written out and never imported: a revision stays what it was when the code has moved on.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "reading",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("source_id", sa.Text, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("method", sa.Text, nullable=False),
        sa.Column("template", sa.Text, nullable=False),
        sa.Column("headlines", sa.Integer, nullable=False),
        sa.Column("headlines_new", sa.Integer, nullable=False),
        sa.Column("headlines_claiming", sa.Integer, nullable=False),
        sa.Column("refused", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_reading"),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name="fk_reading_source_id"),
    )
    op.create_index("ix_reading_source_id_at", "reading", ["source_id", "at"])
    op.create_index("ix_headline_source_id_first_seen", "headline", ["source_id", "first_seen"])
