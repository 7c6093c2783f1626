"""What tells series apart, titles that several may have, what lookups answered, and a journal of identities.

Types and names are written out and never imported: a revision stays what it was when the code has moved on.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    for name, kind in (
        ("tvmaze", sa.Integer),
        ("tvdb", sa.Integer),
        ("imdb", sa.Text),
        ("tmdb", sa.Integer),
        ("wikidata", sa.Text),
        ("year", sa.Integer),
        ("country", sa.Text),
        ("network", sa.Text),
        ("merged_into", sa.Text),
    ):
        op.add_column("series", sa.Column(name, kind))
    op.add_column("series", sa.Column("ambiguous", sa.Boolean, nullable=False, server_default=sa.false()))
    _rebuild_alias()
    op.create_table(
        "lookup",
        sa.Column("series_id", sa.Text, nullable=False),
        sa.Column("service", sa.Text, nullable=False),
        sa.Column("asked", sa.BigInteger, nullable=False),
        sa.Column("due", sa.BigInteger, nullable=False),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("diagnosis", sa.Text),
        sa.Column("answer", sa.Text),
        sa.PrimaryKeyConstraint("series_id", "service", name="pk_lookup"),
        sa.ForeignKeyConstraint(["series_id"], ["series.id"], name="fk_lookup_series_id"),
    )
    op.create_index("ix_lookup_service_due", "lookup", ["service", "due"])
    op.create_table(
        "journal",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("verb", sa.Text, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("series_id", sa.Text, nullable=False),
        sa.Column("other_id", sa.Text),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("steps", sa.Text, nullable=False),
        sa.Column("undone", sa.BigInteger),
        sa.PrimaryKeyConstraint("id", name="pk_journal"),
        sa.ForeignKeyConstraint(["series_id"], ["series.id"], name="fk_journal_series_id"),
        sa.ForeignKeyConstraint(["other_id"], ["series.id"], name="fk_journal_other_id"),
    )


def _rebuild_alias() -> None:
    """Give titles a key of their own, for several series may now go by one."""
    op.create_table(
        "alias_new",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("series_id", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("loose", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_alias"),
        sa.ForeignKeyConstraint(["series_id"], ["series.id"], name="fk_alias_series_id"),
        sa.UniqueConstraint("key", "series_id", name="uq_alias_key_series_id"),
    )
    # Near enough until a headline writes the title again.
    op.execute(
        "INSERT INTO alias_new (key, series_id, title, loose) "
        "SELECT key, series_id, title, replace(key, ' ', '') FROM alias ORDER BY key"
    )
    op.drop_table("alias")
    op.rename_table("alias_new", "alias")
    op.create_index("ix_alias_series_id", "alias", ["series_id"])
    op.create_index("ix_alias_loose", "alias", ["loose"])
