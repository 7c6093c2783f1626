"""The reader that checks are given: every document is read in a process that can be killed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.read.reading import Manner, Reading, read
from monitor.read.rereading import Anew, read_texts
from monitor.read.resolving import Question, resolve

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from monitor.model import Claim, Document
    from monitor.read.workers import Workers


class WorkerReader:
    """Reads in killable processes: a document built to be slow costs its time limit and nothing else."""

    def __init__(self, workers: Workers) -> None:
        self._workers = workers

    async def read(self, document: Document, manner: Manner) -> Reading:
        """Return what a document says; raises ExtractError."""
        return await self._workers.run(read, document, manner)

    async def resolve(self, document: Document, question: Question) -> tuple[Claim | None, ...]:
        """Return claims with the series that their article names, None where it names none; raises ExtractError."""
        return await self._workers.run(resolve, document, question)

    async def reread(self, texts: Sequence[tuple[str, str | None]], lexicons: tuple[Path, ...]) -> list[Anew]:
        """Return for texts, each with its language, what they claim; raises ExtractError."""
        return await self._workers.run(read_texts, texts, lexicons)
