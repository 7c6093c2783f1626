"""The operator's file, sources.yaml: read, checked as a whole, watched. No stage below ever sees it as one object."""

from monitor.config.loading import load, parse
from monitor.config.schema import schema, schema_text
from monitor.config.values import Configuration, DecideSettings, FeedSettings, FetchSettings
from monitor.config.watching import watch

__all__ = [
    "Configuration",
    "DecideSettings",
    "FeedSettings",
    "FetchSettings",
    "load",
    "parse",
    "schema",
    "schema_text",
    "watch",
]
