"""What a configuration that works may still lack: told when it is taken into use, and by `doctor`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor import detect, log
from monitor.text import primary

if TYPE_CHECKING:
    from monitor.config import Configuration

_LOG = log.get("daemon")


def unread_languages(configuration: Configuration) -> dict[str, list[str]]:
    """Return languages that no pack reads, each with the ids of its sources; raises LexiconError for a wrong pack."""
    packs = detect.loading.pack_files(configuration.lexicons)
    unread: dict[str, list[str]] = {}
    for source in configuration.sources:
        if source.enabled and primary(source.language) not in packs:
            unread.setdefault(primary(source.language), []).append(source.id)
    return unread


def warn(configuration: Configuration, *, everywhere: bool) -> None:
    """Log what the operator would not notice otherwise; `everywhere` tells that all networks are listened to."""
    for language, sources in unread_languages(configuration).items():
        _LOG.warning("no pack for a language: only English headlines are read", language=language, sources=sources)
    if everywhere and configuration.base_url is None:
        _LOG.warning("feeds link to this machine alone; base_url is the address that other machines know it by")
