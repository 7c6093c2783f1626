"""The tables as they are now. `versions/` says how a store of any age gets here; a test holds the two together."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

from monitor.store.columns import CertaintyWord, DiagnosisWord, HoldWord, Instant, RulingWord, Seasons, StatusWord

HEAD = "0011"  # the newest revision in versions/

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
    Column("address", Text),  # where the daemon last served the pages
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
    Column("diagnosis", DiagnosisWord),
    Column("message", Text),
    Column("failing_since", Instant),
    Column("headlines", Integer),
    Column("validators_url", Text),
    Column("etag", Text),
    Column("last_modified", Text),
    Column("digest", Text),
    Column("whole_at", Instant),  # when the server last sent the document itself
    Column("ttl", Integer),  # seconds that the document says it may be kept
    Column("ahead", Float),  # requests beyond those that the mean of a learned interval allows
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
    Index(None, "source_id", "first_seen"),  # when a source brought something new
)

# One row for each reading of a source's document. What the server called unchanged was not read and has none.
reading = Table(
    "reading",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("source_id", Text, ForeignKey("source.id"), nullable=False),
    Column("at", Instant, nullable=False),
    Column("url", Text, nullable=False),  # where the last redirect led
    Column("kind", Text, nullable=False),
    Column("method", Text, nullable=False),  # how the headlines were found
    Column("template", Text, nullable=False),  # a sketch of the page's markup; empty for what is no page
    Column("headlines", Integer, nullable=False),
    Column("headlines_new", Integer, nullable=False),  # or with other words than before; 0 where refused
    Column("headlines_claiming", Integer, nullable=False),
    Column("refused", DiagnosisWord),  # the diagnosis for which nothing of it was settled; null: it was settled
    Index(None, "source_id", "at"),
)

# One row for each check that brought something new: what the rhythm of a source is learned from.
arrival = Table(
    "arrival",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("source_id", Text, ForeignKey("source.id"), nullable=False),
    Column("since", Instant, nullable=False),  # of the check before
    Column("until", Instant, nullable=False),  # of this one
    Column("new", Integer, nullable=False),  # headlines, or such with other words than before
    Column("claiming", Integer, nullable=False),  # claims that they make
    Index(None, "source_id", "until"),
)

series = Table(
    "series",
    metadata,
    Column("id", Text, primary_key=True),
    Column("title", Text, nullable=False),
    Column("key", Text, nullable=False, unique=True),
    Column("slug", Text, nullable=False, unique=True),
    Column("tvmaze", Integer),
    Column("tvdb", Integer),
    Column("imdb", Text),
    Column("tmdb", Integer),
    Column("wikidata", Text),
    Column("year", Integer),
    Column("country", Text),
    Column("network", Text),
    Column("merged_into", Text),  # id of the series that it was found to be; it has nothing of its own any more
    Column("ambiguous", Boolean, nullable=False, default=False),
    Column("as_told", Boolean, nullable=False, default=False),
)

alias = Table(
    "alias",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", Text, nullable=False),
    Column("series_id", Text, ForeignKey("series.id"), nullable=False),
    Column("title", Text, nullable=False),  # as first written
    Column("loose", Text, nullable=False),  # what titles that are nearly this one are looked up by
    UniqueConstraint("key", "series_id"),
    Index(None, "series_id"),
    Index(None, "loose"),
)

# What services told of a series, each asked again when that is due.
lookup = Table(
    "lookup",
    metadata,
    Column("series_id", Text, ForeignKey("series.id"), primary_key=True),
    Column("service", Text, primary_key=True),
    Column("asked", Instant, nullable=False),
    Column("due", Instant, nullable=False),
    Column("failures", Integer, nullable=False),  # in a row
    Column("diagnosis", DiagnosisWord),  # why there is no answer
    Column("answer", Text),  # JSON; null: none, or the service does not know it
    Index(None, "service", "due"),
)

# What was done to identities, by whom and why, with all that is needed to undo it.
journal = Table(
    "journal",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Instant, nullable=False),
    Column("verb", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("series_id", Text, ForeignKey("series.id"), nullable=False),
    Column("other_id", Text, ForeignKey("series.id")),
    Column("why", Text, nullable=False),
    Column("steps", Text, nullable=False),  # JSON
    Column("undone", Instant),
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
    Column("named_by", Text),  # the article's sentence that names the series, where the headline does not
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
    Column("held_for", HoldWord),
    Column("ruling", RulingWord),
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
    Column("named_by", Text),
    Column("after", Text),  # the outlet or agency whose report it says that it passes on
    Column("after_site", Text),
    Column("origin", Text),  # site whose report it is, as all evidence of the event shows; null: its own
    UniqueConstraint("event_id", "source_id", "url", "headline"),
    Index(None, "seen"),
)

# Derived from the events of a series, as its standing is; each pair stands in it both ways round.
conflict = Table(
    "conflict",
    metadata,
    Column("event_id", Text, ForeignKey("event.id", ondelete="CASCADE"), primary_key=True),
    Column("other_id", Text, ForeignKey("event.id", ondelete="CASCADE"), primary_key=True),
    Column("kind", Text, nullable=False),
)

standing = Table(
    "standing",
    metadata,
    Column("series_id", Text, ForeignKey("series.id"), primary_key=True),
    Column("event_id", Text, ForeignKey("event.id"), nullable=False),
    Column("since", Instant, nullable=False),
    Index(None, "since"),
)

# Asked which series their headline means, each once: an answer of whatever kind is final when nothing is due.
article = Table(
    "article",
    metadata,
    Column("url", Text, primary_key=True),
    Column("source_id", Text, ForeignKey("source.id"), nullable=False),  # whose check asks
    Column("attempts", Integer, nullable=False),
    Column("asked", Instant),  # the last time
    Column("due", Instant),
    Column("diagnosis", DiagnosisWord),  # why no series was found
    Index(None, "source_id", "due"),
)

# The sitemaps that a source's index names.
part = Table(
    "part",
    metadata,
    Column("source_id", Text, ForeignKey("source.id"), primary_key=True),
    Column("url", Text, primary_key=True),
    Column("place", Integer, nullable=False),  # the best first
    Column("validators_url", Text),
    Column("etag", Text),
    Column("last_modified", Text),
    Column("digest", Text),
    Column("headlines", Integer, nullable=False),
    Column("headlines_claiming", Integer, nullable=False),
)

# How a registrable domain has received us, whichever source it was asked for.
host = Table(
    "host",
    metadata,
    Column("site", Text, primary_key=True),
    Column("welcomed", Instant),
    Column("refusals", Integer, nullable=False),  # in a row
    Column("rests_until", Instant),
    Column("diagnosis", DiagnosisWord, nullable=False),  # of the last refusal; empty after a welcome
)

robots = Table(
    "robots",
    metadata,
    Column("origin", Text, primary_key=True),
    Column("asked", Instant, nullable=False),
    Column("text", Text),  # empty: there is none; null: it could not be had
)

# Headlines that hold a word of deciding and claim nothing all the same.
miss = Table(
    "miss",
    metadata,
    Column("headline_id", Integer, ForeignKey("headline.id", ondelete="CASCADE"), primary_key=True),
    Column("why", Text, nullable=False),  # what stood in the way
    Column("seen", Instant, nullable=False),  # in these words
    Index(None, "seen"),
)
