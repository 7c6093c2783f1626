"""Why a server turned us away: the body of a refusal often says more than its status."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.diagnosis import Diagnosis
from monitor.errors import ExtractError, FetchError
from monitor.model import Document
from monitor.read.reading import Manner

if TYPE_CHECKING:
    from monitor.check.desk import Reads
    from monitor.model import Source

# Of other words a status knows as much by itself.
_WALLS = frozenset({Diagnosis.BOT_WALL, Diagnosis.CONSENT, Diagnosis.LOGIN})


async def explained(error: FetchError, source: Source, reader: Reads) -> FetchError:
    """Return the error that names the wall which a refusal's body evidently is; else the error as it came.

    What the server asked for, and with it the time of the next check, stays the same.
    """
    if not error.excerpt:
        return error
    try:
        reading = await reader.read(Document(source.url, error.excerpt, None), Manner(source.language))
    except ExtractError:
        return error
    found = reading.diagnosis
    if found is None or not found.evident or found.word not in _WALLS:
        return error
    return FetchError(found.word, f"{error} {found.message}", status=error.status, retry_after=error.retry_after)
