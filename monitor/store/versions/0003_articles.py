"""Articles that were asked which series their headline means, and the parts of sitemap indexes.

Types and names are written out and never imported: a revision stays what it was when the code has moved on.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.add_column("claim", sa.Column("named_by", sa.Text))
    op.add_column("evidence", sa.Column("named_by", sa.Text))
    op.create_table(
        "article",
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("source_id", sa.Text, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("asked", sa.BigInteger),
        sa.Column("due", sa.BigInteger),
        sa.Column("diagnosis", sa.Text),
        sa.PrimaryKeyConstraint("url", name="pk_article"),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name="fk_article_source_id"),
    )
    op.create_index("ix_article_source_id_due", "article", ["source_id", "due"])
    op.create_table(
        "part",
        sa.Column("source_id", sa.Text, nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("validators_url", sa.Text),
        sa.Column("etag", sa.Text),
        sa.Column("last_modified", sa.Text),
        sa.Column("digest", sa.Text),
        sa.Column("headlines", sa.Integer, nullable=False),
        sa.Column("headlines_claiming", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("source_id", "url", name="pk_part"),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name="fk_part_source_id"),
    )
