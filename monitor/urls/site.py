"""Whose it is: the registrable domain of an address, by which outlets are counted."""

from __future__ import annotations

from functools import cache

from publicsuffixlist import PublicSuffixList

from monitor.urls.host import host


def site(url: str) -> str:
    """Return the registrable domain ("bbc.co.uk"), in ASCII; for IP addresses and localhost `host:port`.

    A host that is itself a public suffix, or a single label, stands for itself.
    Raises ValueError where `url` is no http(s) address.
    """
    name = host(url)
    if ":" in name:
        return name
    return _suffixes().privatesuffix(name) or name


@cache
def _suffixes() -> PublicSuffixList:
    # Reading the list takes some 40 ms: done by the first that asks, not by every start of the program.
    return PublicSuffixList()
