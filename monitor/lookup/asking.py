"""One question to a catalogue: a fetch, and JSON out of what it brings."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Protocol

from monitor.diagnosis import Diagnosis
from monitor.errors import FetchError
from monitor.model import Document

if TYPE_CHECKING:
    from monitor.model import NotModified

_JSON = (("Accept", "application/json"),)


class Fetches(Protocol):
    """Brings documents, politely; `monitor.fetch.Fetcher` in earnest."""

    async def fetch(self, url: str, *, headers: tuple[tuple[str, str], ...] = ()) -> Document | NotModified:
        """Return a document; raise FetchError."""
        ...


async def ask(fetcher: Fetches, url: str) -> Any:
    """Return what a catalogue answers, None where it says that it has nothing (404).

    Raises FetchError, with the diagnosis not-json for an answer that is something else, such as a page of a proxy.
    """
    try:
        answer = await fetcher.fetch(url, headers=_JSON)
    except FetchError as error:
        if error.status == HTTPStatus.NOT_FOUND:
            return None
        raise
    assert isinstance(answer, Document), "nothing was known, so nothing can be unchanged"
    try:
        return json.loads(answer.body)
    except (ValueError, RecursionError) as error:
        raise FetchError(Diagnosis.NOT_JSON, f"The answer of {url} is no JSON.") from error
