"""What a monitor that watches the newsroom must publish, and what it must not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.model import Certainty, Status
from monitor.newsroom.script import Edit, Line, Part, Path, Script, Tell

if TYPE_CHECKING:
    from collections.abc import Iterator


class Decision(Part):
    """One decision that must be one entry, however many outlets tell it."""

    series: Line
    status: Status
    certainty: Certainty = Certainty.CONFIRMED
    seasons: tuple[int, ...] = ()
    network: Line | None = None  # as every outlet that names it writes it
    evidence: dict[Line, Path]  # outlet id to the address of the story that tells it
    refers_to: Status | None = None  # an earlier entry on the same series that this one must name
    after_outage: bool = False  # told once an outlet is back, so it waits for the next check after a failure

    def tells(self, script: Script) -> tuple[Tell, ...]:
        """Return the stories that tell the decision, in order of their telling."""
        return tuple(tell for tell in script.tells if self.evidence.get(tell.outlet) == tell.path)

    def languages(self, script: Script) -> tuple[str, ...]:
        """Return the languages it is told in, that of the first to tell in front."""
        return tuple(dict.fromkeys(script.outlet(tell.outlet).language for tell in self.tells(script)))


class Version(Part):
    """One wording of a story that changes its wording."""

    outlet: Line
    path: Path
    headline: Line


class Expected(Part):
    """The outcome of the whole story."""

    decisions: tuple[Decision, ...]  # by the time of the first telling, in the languages of the first lexicons
    further_languages: tuple[Decision, ...]  # to be published as well once their languages can be read
    standings_only: tuple[Decision, ...]  # too old for the feed
    unresolved: tuple[Decision, ...]  # neither headline nor article says surely which series; `series` is the one meant
    silent_wordings: tuple[Version, ...]  # of stories that come to tell a decision later

    def silent(self, script: Script) -> frozenset[str]:
        """Return every headline that must never be evidence of a published entry."""
        telling = {place for decision in self.all_decisions for place in decision.evidence.items()}
        worded = [beat for beat in script.beats if isinstance(beat, Tell | Edit)]
        quiet = {beat.headline for beat in worded if (beat.outlet, beat.path) not in telling}
        return frozenset(quiet | {version.headline for version in self.silent_wordings})

    def first_told(self, decision: Decision, script: Script) -> float:
        """Return when the first headline tells a decision, in seconds of newsroom time."""
        silent = {(version.outlet, version.path, version.headline) for version in self.silent_wordings}
        worded = [beat for beat in script.beats if isinstance(beat, Tell | Edit)]
        return min(
            beat.at
            for beat in worded
            if decision.evidence.get(beat.outlet) == beat.path and (beat.outlet, beat.path, beat.headline) not in silent
        )

    @property
    def all_decisions(self) -> tuple[Decision, ...]:
        """Return every decision that the script tells, whatever becomes of it."""
        return self.decisions + self.further_languages + self.standings_only + self.unresolved


def problems(expected: Expected, script: Script) -> tuple[str, ...]:
    """Return a sentence for every place where the expectation does not fit the script."""
    misplaced = (*_of_evidence(expected, script), *_of_wordings(expected, script))
    return misplaced or tuple(_of_order(expected, script))


def _of_evidence(expected: Expected, script: Script) -> Iterator[str]:
    for decision in expected.all_decisions:
        told = {tell.outlet for tell in decision.tells(script)}
        for outlet_id in decision.evidence.keys() - told:
            yield f"{decision.series}: {outlet_id} never has a story at {decision.evidence[outlet_id]}"


def _of_order(expected: Expected, script: Script) -> Iterator[str]:
    times = [expected.first_told(decision, script) for decision in expected.decisions]
    if times != sorted(times):
        yield "decisions are not in the order of their first telling"


def _of_wordings(expected: Expected, script: Script) -> Iterator[str]:
    worded = {(beat.outlet, beat.path, beat.headline) for beat in script.beats if isinstance(beat, Tell | Edit)}
    for version in expected.silent_wordings:
        if (version.outlet, version.path, version.headline) not in worded:
            yield f"{version.outlet} never writes: {version.headline}"
