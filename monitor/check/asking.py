"""How further documents of a source are asked for: articles, and the parts of an index."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from monitor.model import Document, Validators

if TYPE_CHECKING:
    from monitor.check.desk import Desk
    from monitor.model import NotModified, Source

_NOTHING_KNOWN = Validators()
_PORTS = {"http": 80, "https": 443}


async def ask(
    url: str,
    source: Source,
    desk: Desk,
    known: Validators = _NOTHING_KNOWN,
    validators_url: str | None = None,
    *,
    named: bool = False,
) -> Document | NotModified:
    """Fetch a document on behalf of a source: through the same gate, and where the source may go; raises FetchError.

    The source's headers may be secret and are told to its own origin only. `named` is for feeds and sitemaps that the
    operator has chosen, and what these list: they are made to be fetched by programs. For every page robots.txt has
    the last word, unless the operator has taken that over for the source.
    """
    return await desk.fetcher.fetch(
        url,
        known=known,
        validators_url=validators_url,
        headers=source.headers if same_origin(url, source.url) else (),
        allow_private=source.allow_private,
        obey_robots=not (named or source.ignores_robots),
        # Its articles and the parts of an index are read as they come.
        render=source.rendered and url == source.url,
    )


async def ask_for_document(url: str, source: Source, desk: Desk) -> Document:
    """Fetch a document that is not known yet; raises FetchError."""
    answer = await ask(url, source, desk)
    assert isinstance(answer, Document), "nothing was known, so nothing can be unchanged"
    return answer


def same_origin(one: str, other: str) -> bool:
    """Tell whether what may be told to one address may be told to the other (RFC 6454)."""
    return _origin(one) == _origin(other)


def _origin(url: str) -> tuple[str, str | None, int | None]:
    parts = urlsplit(url)
    return parts.scheme, parts.hostname, parts.port or _PORTS.get(parts.scheme)
