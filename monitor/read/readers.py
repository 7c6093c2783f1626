"""The reader that checks are given: every document is read in a process that can be killed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ParamSpec, Protocol, TypeVar

from monitor.read.reading import Manner, Reading, read
from monitor.read.rereading import Anew, read_texts
from monitor.read.resolving import Question, resolve

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.model import Claim, Document, PackFile

P = ParamSpec("P")
T = TypeVar("T")


class Runs(Protocol):
    """Runs functions in processes that can be killed; `monitor.read.workers.Workers` in earnest."""

    async def run(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Return what the function returns; raise ExtractError."""
        ...


class WorkerReader:
    """Reads in killable processes: a document built to be slow costs its time limit and nothing else."""

    def __init__(self, workers: Runs) -> None:
        self._workers = workers

    async def read(self, document: Document, manner: Manner) -> Reading:
        """Return what a document says; raises ExtractError."""
        return await self._workers.run(read, document, manner)

    async def resolve(self, document: Document, question: Question) -> tuple[Claim | None, ...]:
        """Return claims with the series that their article names, None where it names none; raises ExtractError."""
        return await self._workers.run(resolve, document, question)

    async def reread(self, texts: Sequence[tuple[str, str | None]], lexicons: tuple[PackFile, ...]) -> list[Anew]:
        """Return for texts, each with its language, what they claim; raises ExtractError."""
        return await self._workers.run(read_texts, texts, lexicons)
