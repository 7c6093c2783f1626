"""The newsroom that two daemons watch at once, stepped by hand; it remembers who asked for what, and when."""

from __future__ import annotations

from datetime import UTC, datetime
from io import StringIO
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from ruamel.yaml import YAML

from monitor.newsroom import Newsroom, load_script
from tests.harness.entry import ClockFile

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from monitor.newsroom import Script
    from monitor.newsroom.newsroom import Answer
    from monitor.newsroom.script import Outlet

OPENING = datetime(2026, 3, 9, 20, 0, 0, 250_000, tzinfo=UTC)
STRIDE = 2  # seconds of newsroom time a step: several outlets have news at once, but no two of them the same


class World(Newsroom):
    """A newsroom with hands. Who asks is told by the addresses that each daemon is given."""

    def __init__(self, clock: Path) -> None:
        self._hands = 0.0
        self.daemons_clock = ClockFile(clock)
        self.asked: dict[str, dict[str, list[datetime]]] = {}  # by daemon and outlet, in real time
        super().__init__(lambda: self._hands, opening=OPENING, script=load_script())
        self.step(0)

    def step(self, seconds: float) -> datetime:
        """Set the clock of the world and return its time."""
        moment = self.moment(seconds)
        # The daemons' clock goes first: no page of this moment may be stored with the time of the last one.
        self.daemons_clock.set(moment)
        self._hands = seconds
        return moment

    def answer(self, outlet: Outlet, target: str, base: str) -> Answer:
        answer = super().answer(outlet, target, base)
        for who in parse_qs(urlsplit(target).query).get("for", []):
            self.asked.setdefault(who, {}).setdefault(outlet.id, []).append(datetime.now(UTC))
        return answer

    def asked_since(self, who: str, outlet_id: str, moment: datetime) -> datetime | None:
        """Return when a daemon first asked an outlet after a moment of real time."""
        return next((time for time in self.asked.get(who, {}).get(outlet_id, []) if time >= moment), None)

    def changed_since(self, seconds: float) -> set[str]:
        """Return the outlets where something has happened after a second of newsroom time."""
        return {outlet.id for outlet in self.script.outlets if self.front(outlet).changed > seconds}

    def configuration(self, who: str, addresses: Mapping[str, str]) -> str:
        """Write the configuration of one daemon: as of any other, but for the addresses that tell who asks."""
        yaml = YAML()
        document = yaml.load(self.sources_yaml(addresses))
        document["base_url"] = "https://series.example.org"
        for source in document["sources"]:
            source["url"] += f"?for={who}"
        text = StringIO()
        yaml.dump(document, text)
        return text.getvalue()


def steps(script: Script) -> list[float]:
    """Return the seconds at which the world stands still until everybody has seen it."""
    return [float(second) for second in range(0, round(script.duration) + STRIDE, STRIDE)]
