"""What the fetcher asks of a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Iterable

    from monitor.fetch.addresses import Network
    from monitor.fetch.browser.visiting import Elsewhere
    from monitor.model import Document


class Shows(Protocol):
    """Shows pages as their scripts make them; `Browser` in earnest."""

    @property
    def turn(self) -> asyncio.Lock:
        """To be held while a page is shown."""
        ...

    async def show(self, document: Document, *, cookies: str, allowed: Iterable[Network]) -> Document | Elsewhere:
        """Return a document as its scripts make it, or where they lead; raise FetchError."""
        ...
