"""The words for what is wrong: one vocabulary for checks, the store, pages, metrics and the command line.

`docs/diagnoses.md` says for the operator what each means and what can be done. They stand in stores and in people's
alerts: a word may be added, but never changes its meaning.
"""

from __future__ import annotations

from enum import StrEnum


class Diagnosis(StrEnum):
    """Why a source could not be asked, read or believed, or an article or catalogue not be asked."""

    # Before anything was sent
    BAD_ADDRESS = "bad-address"  # not one that is ever asked
    BAD_HEADER = "bad-header"  # a header that the source is configured with cannot be sent
    BLOCKED_ADDRESS = "blocked-address"  # the name leads into a network that is not allowed
    DNS = "dns"
    ROBOTS = "robots"  # robots.txt asks programs not to fetch it
    ROBOTS_UNAVAILABLE = "robots-unavailable"  # robots.txt could not be read

    # On the way
    DISCONNECTED = "disconnected"  # before the answer or in the middle of it
    PROTOCOL = "protocol"  # not HTTP as it should be
    REDIRECT_LOOP = "redirect-loop"
    REFUSED = "refused"  # the connection
    RESET = "reset"  # HTTP/2: the server took the stream or the connection back
    TIMEOUT = "timeout"
    TLS = "tls"
    TOO_MANY_REDIRECTS = "too-many-redirects"
    UNREACHABLE = "unreachable"

    # What the server says
    FORBIDDEN = "forbidden"
    GONE = "gone"  # for good
    NOT_FOUND = "not-found"
    RATE_LIMITED = "rate-limited"
    SERVER_ERROR = "server-error"
    STATUS = "status"  # any other that brings no document
    UNAUTHORIZED = "unauthorized"

    # The document
    BAD_ENCODING = "bad-encoding"  # its compression is broken or unknown
    ENTITIES = "entities"  # it declares entities of its own, which are never expanded
    NOT_A_DOCUMENT = "not-a-document"  # neither page nor feed
    NOT_A_FEED = "not-a-feed"
    NOT_JSON = "not-json"  # a catalogue's answer
    NOT_OPML = "not-opml"
    NOT_WELL_FORMED = "not-well-formed"
    NO_ARTICLE = "no-article"
    NO_TITLES = "no-titles"  # a sitemap that is none of news
    SELECTOR = "selector"  # the configured one is no CSS
    SITEMAP_INDEX = "sitemap-index"  # it names no sitemap of its own site
    TOO_LARGE = "too-large"
    TRUNCATED = "truncated"  # it ended before its end
    UNREADABLE = "unreadable"  # nested too deeply, or too tangled

    # What stands in its place
    BOT_WALL = "bot-wall"
    CONSENT = "consent"
    ERROR_PAGE = "error-page"
    LOGIN = "login"
    SCRIPTS_ONLY = "scripts-only"  # empty until its scripts have run

    # What it yields
    AMBIGUOUS = "ambiguous"  # a catalogue knows several series of the name
    EMPTY = "empty"
    FEW = "few"  # a fraction of what is usual
    MOVED = "moved"  # to another site, or to the front page
    NOT_FOUND_IN_ARTICLE = "not-found-in-article"  # the name of the series
    REDESIGN = "redesign"
    SEEN = "seen"  # it leads to what was looked at already
    SILENT = "silent"  # it is read, and nothing new has come for longer than usual: the one that is no failure

    # Here
    BROWSER_FAILED = "browser-failed"  # it did not start, or gave up on the page
    CRASHED = "crashed"  # the process that read it, or the check
    FAILED = "failed"  # a mistake of ours in reading it
    NO_BROWSER = "no-browser"  # the source's page needs one
    OTHER = "other"  # stored by another version, which knew the word
    STOPPED = "stopped"  # the monitor was about to end
    TOO_SLOW = "too-slow"  # reading took longer than a document may take
