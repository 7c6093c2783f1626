"""The exception tree: data as attributes, and for each class a hint to the operator.

Expected outcomes (a 304, a headline without a claim) are values and never stand here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from monitor.diagnosis import Diagnosis

if TYPE_CHECKING:
    from collections.abc import Mapping
    from ipaddress import IPv4Address, IPv6Address
    from pathlib import Path


class SeriesMonitorError(Exception):
    """Something the operator should read; `hint` says what can be done about it."""

    hint: str | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake in a file of the operator's."""

    file: str
    line: int | None  # counted from 1
    path: str  # as in sources[3].interval; empty for the file as a whole
    message: str
    hint: str | None = None

    @property
    def place(self) -> str:
        """Return file and line as editors and terminals find them."""
        return f"{self.file}:{self.line}" if self.line else self.file

    def __str__(self) -> str:
        path = f" {self.path}:" if self.path else ""
        hint = f"\n  hint: {self.hint}" if self.hint else ""
        return f"{self.place}:{path} {self.message}{hint}"


class ConfigurationError(SeriesMonitorError):
    """The configuration is wrong; `problems` holds every mistake found, in the order of the file.

    `files` are those that were read, as `Configuration.files` has them: mending one of them may mend it all.
    """

    def __init__(self, problems: tuple[Problem, ...], files: Mapping[Path, str | None] | None = None) -> None:
        self.problems = problems
        self.files = files or {}
        count = f"{len(problems)} problem{'s' if len(problems) != 1 else ''}"
        super().__init__("\n".join([*(str(problem) for problem in problems), count]))


class FetchError(SeriesMonitorError):
    """A source could not be asked, or answered with nothing usable.

    The message is the plain sentence that operators read, `retry_after` what the server itself asked for, in seconds,
    `address` the one that may not be asked.
    `excerpt` are the first bytes of an unwelcome answer's body, unpacked: to recognise walls by, never to be logged
    or shown.
    """

    def __init__(
        self,
        diagnosis: Diagnosis,
        message: str,
        *,
        status: int | None = None,
        retry_after: float | None = None,
        excerpt: bytes = b"",
        address: IPv4Address | IPv6Address | None = None,
    ) -> None:
        self.diagnosis = diagnosis
        self.status = status
        self.retry_after = retry_after
        self.excerpt = excerpt
        self.address = address
        super().__init__(message)


class ExtractError(SeriesMonitorError):
    """A document could not be read, or what was read not be believed."""

    def __init__(self, diagnosis: Diagnosis, message: str) -> None:
        self.diagnosis = diagnosis
        super().__init__(message)


class LexiconError(SeriesMonitorError):
    """A language pack or another data file of the detector is wrong; `problems` where the places are known."""

    problems: tuple[Problem, ...] = ()

    @classmethod
    def of(cls, problems: tuple[Problem, ...]) -> Self:
        """Make one of mistakes with their places."""
        made = cls("\n".join(map(str, problems)))
        made.problems = problems
        return made


class StoreError(SeriesMonitorError):
    """The state cannot be used: not writable, locked by another daemon, damaged, or of a newer version."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        self.hint = hint
        super().__init__(message)


class InUseError(StoreError):
    """Another daemon is at work on the same state."""
