"""The first tables.

Types and names are written out and never imported: a revision stays what it was when the code has moved on.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    _meta_and_sources()
    _headlines_and_series()
    _events()


def _meta_and_sources() -> None:
    op.create_table(
        "meta",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("seed", sa.Text, nullable=False),
        sa.Column("founded_at", sa.BigInteger),
        sa.PrimaryKeyConstraint("id", name="pk_meta"),
        sa.CheckConstraint("id = 1", name="ck_meta_one_row"),
    )
    op.create_table(
        "source",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("configured", sa.Boolean, nullable=False),
        sa.Column("founding", sa.Boolean, nullable=False),
        sa.Column("first_seen", sa.BigInteger, nullable=False),
        sa.Column("last_checked", sa.BigInteger),
        sa.Column("last_success", sa.BigInteger),
        sa.Column("next_check", sa.BigInteger),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("diagnosis", sa.Text),
        sa.Column("message", sa.Text),
        sa.Column("failing_since", sa.BigInteger),
        sa.Column("headlines", sa.Integer),
        sa.Column("validators_url", sa.Text),
        sa.Column("etag", sa.Text),
        sa.Column("last_modified", sa.Text),
        sa.Column("digest", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_source"),
    )


def _headlines_and_series() -> None:
    op.create_table(
        "headline",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("source_id", sa.Text, nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("language", sa.Text),
        sa.Column("published", sa.BigInteger),
        sa.Column("first_seen", sa.BigInteger, nullable=False),
        sa.Column("last_seen", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_headline"),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name="fk_headline_source_id"),
        sa.UniqueConstraint("source_id", "url", name="uq_headline_source_id_url"),
    )
    op.create_table(
        "series",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("slug", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_series"),
        sa.UniqueConstraint("key", name="uq_series_key"),
        sa.UniqueConstraint("slug", name="uq_series_slug"),
    )
    op.create_table(
        "alias",
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("series_id", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_alias"),
        sa.ForeignKeyConstraint(["series_id"], ["series.id"], name="fk_alias_series_id"),
    )
    op.create_index("ix_alias_series_id", "alias", ["series_id"])
    op.create_table(
        "claim",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("headline_id", sa.Integer, nullable=False),
        sa.Column("series_id", sa.Text),
        sa.Column("title", sa.Text),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("certainty", sa.Text, nullable=False),
        sa.Column("seasons", sa.Text, nullable=False),
        sa.Column("network", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_claim"),
        sa.ForeignKeyConstraint(["headline_id"], ["headline.id"], name="fk_claim_headline_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["series_id"], ["series.id"], name="fk_claim_series_id"),
    )
    op.create_index("ix_claim_headline_id", "claim", ["headline_id"])
    op.create_index("ix_claim_series_id", "claim", ["series_id"])


def _events() -> None:
    op.create_table(
        "event",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("series_id", sa.Text, nullable=False),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("ordinal", sa.Integer, nullable=False),
        sa.Column("certainty", sa.Text, nullable=False),
        sa.Column("seasons", sa.Text, nullable=False),
        sa.Column("network", sa.Text),
        sa.Column("first_seen", sa.BigInteger, nullable=False),
        sa.Column("published", sa.BigInteger),
        sa.Column("held", sa.Boolean, nullable=False),
        sa.Column("refers_to", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_event"),
        sa.ForeignKeyConstraint(["series_id"], ["series.id"], name="fk_event_series_id"),
        sa.ForeignKeyConstraint(["refers_to"], ["event.id"], name="fk_event_refers_to"),
        sa.UniqueConstraint("series_id", "status", "ordinal", name="uq_event_series_id_status_ordinal"),
    )
    op.create_index("ix_event_first_seen", "event", ["first_seen"])
    op.create_index("ix_event_published", "event", ["published"])
    op.create_table(
        "evidence",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("event_id", sa.Text, nullable=False),
        sa.Column("source_id", sa.Text, nullable=False),
        sa.Column("outlet", sa.Text, nullable=False),
        sa.Column("site", sa.Text, nullable=False),
        sa.Column("headline", sa.Text, nullable=False),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("published", sa.BigInteger),
        sa.Column("seen", sa.BigInteger, nullable=False),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("certainty", sa.Text, nullable=False),
        sa.Column("seasons", sa.Text, nullable=False),
        sa.Column("network", sa.Text),
        sa.Column("title", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_evidence"),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name="fk_evidence_event_id"),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name="fk_evidence_source_id"),
        sa.UniqueConstraint(
            "event_id", "source_id", "url", "headline", name="uq_evidence_event_id_source_id_url_headline"
        ),
    )
    op.create_table(
        "standing",
        sa.Column("series_id", sa.Text, nullable=False),
        sa.Column("event_id", sa.Text, nullable=False),
        sa.Column("since", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("series_id", name="pk_standing"),
        sa.ForeignKeyConstraint(["series_id"], ["series.id"], name="fk_standing_series_id"),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name="fk_standing_event_id"),
    )
