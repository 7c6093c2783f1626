"""The tables as they are now. `versions/` says how a store of any age gets here; a test holds the two together."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

from monitor.store.columns import CertaintyWord, Instant, Seasons, StatusWord

HEAD = "0001"  # the newest revision in versions/

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

meta = Table(
    "meta",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("seed", Text, nullable=False),  # random, made with the store: all public ids are derived from it
    Column("founded_at", Instant),  # when sources were first configured
    CheckConstraint("id = 1", name="one_row"),
)

source = Table(
    "source",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("configured", Boolean, nullable=False),  # a source taken out of the configuration keeps its row
    Column("founding", Boolean, nullable=False),
    Column("first_seen", Instant, nullable=False),
    Column("last_checked", Instant),
    Column("last_success", Instant),
    Column("next_check", Instant),
    Column("failures", Integer, nullable=False, default=0),
    Column("diagnosis", Text),
    Column("message", Text),
    Column("failing_since", Instant),
    Column("headlines", Integer),
    Column("validators_url", Text),
    Column("etag", Text),
    Column("last_modified", Text),
    Column("digest", Text),
)

headline = Table(
    "headline",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("source_id", Text, ForeignKey("source.id"), nullable=False),
    Column("url", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("language", Text),
    Column("published", Instant),
    Column("first_seen", Instant, nullable=False),
    Column("last_seen", Instant, nullable=False),
    UniqueConstraint("source_id", "url"),
)

series = Table(
    "series",
    metadata,
    Column("id", Text, primary_key=True),
    Column("title", Text, nullable=False),
    Column("key", Text, nullable=False, unique=True),
    Column("slug", Text, nullable=False, unique=True),
)

alias = Table(
    "alias",
    metadata,
    Column("key", Text, primary_key=True),
    Column("series_id", Text, ForeignKey("series.id"), nullable=False),
    Column("title", Text, nullable=False),  # as first written
    Index(None, "series_id"),
)

claim = Table(
    "claim",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("headline_id", Integer, ForeignKey("headline.id", ondelete="CASCADE"), nullable=False),
    Column("series_id", Text, ForeignKey("series.id")),  # null: the headline does not name it
    Column("title", Text),
    Column("status", StatusWord, nullable=False),
    Column("certainty", CertaintyWord, nullable=False),
    Column("seasons", Seasons, nullable=False),
    Column("network", Text),
    Index(None, "headline_id"),
    Index(None, "series_id"),
)

event = Table(
    "event",
    metadata,
    Column("id", Text, primary_key=True),
    Column("series_id", Text, ForeignKey("series.id"), nullable=False),
    Column("status", StatusWord, nullable=False),
    Column("ordinal", Integer, nullable=False),  # of this status in this series, counted from 1
    Column("certainty", CertaintyWord, nullable=False),
    Column("seasons", Seasons, nullable=False),
    Column("network", Text),
    Column("first_seen", Instant, nullable=False),
    Column("published", Instant),
    Column("held", Boolean, nullable=False),
    Column("refers_to", Text, ForeignKey("event.id")),
    UniqueConstraint("series_id", "status", "ordinal"),
    Index(None, "first_seen"),
    Index(None, "published"),
)

# Copies what it shows: evidence outlives the headline that it came from.
evidence = Table(
    "evidence",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("event_id", Text, ForeignKey("event.id"), nullable=False),
    Column("source_id", Text, ForeignKey("source.id"), nullable=False),
    Column("outlet", Text, nullable=False),
    Column("site", Text, nullable=False),
    Column("headline", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("published", Instant),
    Column("seen", Instant, nullable=False),
    Column("status", StatusWord, nullable=False),
    Column("certainty", CertaintyWord, nullable=False),
    Column("seasons", Seasons, nullable=False),
    Column("network", Text),
    Column("title", Text, nullable=False),
    UniqueConstraint("event_id", "source_id", "url", "headline"),
)

standing = Table(
    "standing",
    metadata,
    Column("series_id", Text, ForeignKey("series.id"), primary_key=True),
    Column("event_id", Text, ForeignKey("event.id"), nullable=False),
    Column("since", Instant, nullable=False),
)
