"""What is told to the world: feeds as bytes, computed from events alone, and their safe way into a file."""

from monitor.publish.channel import Channel
from monitor.publish.entry import earlier_ids
from monitor.publish.feed_atom import atom
from monitor.publish.feed_json import json_feed
from monitor.publish.feed_rss import rss
from monitor.publish.files import alone, sweep, write_atomically
from monitor.publish.formats import ATOM, FORMATS, JSON, RSS, Format
from monitor.publish.opml import opml
from monitor.publish.record import record

__all__ = [
    "ATOM",
    "FORMATS",
    "JSON",
    "RSS",
    "Channel",
    "Format",
    "alone",
    "atom",
    "earlier_ids",
    "json_feed",
    "opml",
    "record",
    "rss",
    "sweep",
    "write_atomically",
]
