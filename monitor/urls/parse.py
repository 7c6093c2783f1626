"""The one reading of an address that every identity here is made from."""

from __future__ import annotations

from yarl import URL

from monitor.urls.hostname import is_host

_SCHEMES = frozenset({"http", "https"})
# What browsers take off both ends of an address (URL standard, section 4.1).
_PADDING = "".join(map(chr, range(0x21)))


def parse(url: str, base: str | None = None) -> URL:
    """Return the absolute address that `url` stands for, resolved against `base`.

    Raises ValueError where that is no http(s) address with a proper host and port.
    """
    url = url.strip(_PADDING)
    url.encode()  # yarl leaves lone surrogates out in silence; UnicodeEncodeError is a ValueError
    parsed = _read(url)
    if not parsed.scheme and base is not None:
        parsed = parse(base).join(parsed)
    if parsed.scheme not in _SCHEMES or not is_host((parsed.raw_host or "").lower()) or parsed.port == 0:
        raise ValueError("not an http(s) address")
    return parsed


def _read(url: str) -> URL:
    try:
        return URL(url)
    except IndexError as error:  # yarl 1.25 falls over "//[]@"
        raise ValueError("not an address") from error


def hostname(url: URL) -> str:
    """Return the lower-case host in ASCII, without the root's dot."""
    return (url.raw_host or "").lower().removesuffix(".")
