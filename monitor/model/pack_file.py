"""A language pack of the operator's own."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class PackFile:
    """A file as it was when it was read: what is done to it later changes nothing under those who read with it."""

    path: Path
    content: bytes = field(repr=False)

    def __str__(self) -> str:
        """Return what messages call it."""
        return str(self.path)

    @property
    def name(self) -> str:
        """Return the name without the folder."""
        return self.path.name

    def read_bytes(self) -> bytes:
        """Return the content, as a path would."""
        return self.content

    def read_text(self, encoding: str) -> str:
        """Return the content as text; raises UnicodeDecodeError."""
        return self.content.decode(encoding)
