"""Catalogues that answer what a test says."""

from __future__ import annotations

import asyncio

from monitor.lookup import Show
from monitor.model import SeriesIds
from monitor.settle.picking import Finding, Wanted


class Answering:
    """A service that answers what the test says, an exception included, and remembers what it was asked."""

    name = "tvmaze"

    def __init__(self, *answers: Exception | None) -> None:
        self.answers = list(answers)
        self.asked: list[str] = []
        self.begun = asyncio.Event()

    async def find(self, wanted: Wanted) -> Finding:
        self.asked.append(wanted.titles[0])
        self.begun.set()
        answer = self.answers.pop(0) if self.answers else None
        if answer:
            raise answer
        return Finding(Show(SeriesIds(tvmaze=len(self.asked)), wanted.titles[0]))


class Hanging(Answering):
    """A service that never answers."""

    async def find(self, wanted: Wanted) -> Finding:
        found = await super().find(wanted)
        await asyncio.Event().wait()
        return found
