"""One of the documents that an index names, as it was when it was last read."""

from __future__ import annotations

from dataclasses import dataclass, field

from monitor.model.document import Validators


@dataclass(frozen=True, slots=True)
class Part:
    """A sitemap that is read as a part of the source whose index names it."""

    url: str  # canonical
    validators_url: str | None = None  # the address that the validators were given for
    validators: Validators = field(default_factory=Validators)
    digest: str | None = None  # of body, reader version and source rules; None until it has been read
    headlines: int = 0  # that the last reading found
    headlines_claiming: int = 0  # of these, those that tell something of a series
