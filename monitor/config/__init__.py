"""The operator's file, sources.yaml: read, checked as a whole, watched. No stage below ever sees it as one object."""

from monitor.config.editing import NewSource, written
from monitor.config.fields import duration
from monitor.config.languages import canonical_tag
from monitor.config.loading import load, parse
from monitor.config.saving import save
from monitor.config.schema import schema, schema_text
from monitor.config.values import (
    Configuration,
    DecideSettings,
    FeedSettings,
    FetchSettings,
    SourceDefaults,
    StoreSettings,
)
from monitor.config.watching import watch
from monitor.config.writing import mistake_in, parse_begun, with_sources

__all__ = [
    "Configuration",
    "DecideSettings",
    "FeedSettings",
    "FetchSettings",
    "NewSource",
    "SourceDefaults",
    "StoreSettings",
    "canonical_tag",
    "duration",
    "load",
    "mistake_in",
    "parse",
    "parse_begun",
    "save",
    "schema",
    "schema_text",
    "watch",
    "with_sources",
    "written",
]
