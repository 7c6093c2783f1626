"""What is measured, for Prometheus: read from the store at every scrape, kept nowhere. docs/metrics.md lists it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prometheus_client import ProcessCollector
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, InfoMetricFamily
from prometheus_client.exposition import choose_encoder
from prometheus_client.registry import Collector

from monitor.web.representation import Representation, respond
from monitor.web.sources import watched

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from prometheus_client import Metric
    from starlette.requests import Request
    from starlette.responses import Response

    from monitor.model import Source, SourceHealth
    from monitor.store.figures import Figures
    from monitor.web.reader import Reader


class Metrics:
    """The handler of `/metrics`; without a store that answers it fails, as Prometheus expects of what it cannot ask."""

    def __init__(self, reader: Reader, sources: Callable[[], Sequence[Source]], versions: Mapping[str, str]) -> None:
        self._reader = reader
        self._sources = sources
        self._versions = versions
        self._process = ProcessCollector(registry=None)  # that of the library is one for all that run here

    async def answer(self, request: Request) -> Response:
        """Tell how the sources fare, how much is stored, and what this process takes; may raise StoreError."""
        health, figures = await self._reader.health(), await self._reader.figures()
        entries = len(await self._reader.feed_events())
        checked = [item for item in watched(self._sources(), health) if item.last_checked]
        encode, media_type = choose_encoder(request.headers.get("accept", ""))
        families = (
            InfoMetricFamily("series_monitor_build", "Versions of what runs.", value=dict(self._versions)),
            *source_families(checked, figures.claiming),
            *store_families(figures, entries),
            *self._process.collect(),
        )
        return respond(request, Representation(encode(_Scrape(families)), media_type))


class _Scrape(Collector):
    """What the encoders of the library take."""

    def __init__(self, families: Iterable[Metric]) -> None:
        self._families = families

    def collect(self) -> Iterable[Metric]:
        return self._families


def source_families(checked: Sequence[SourceHealth], claiming: Mapping[str, int]) -> Iterator[Metric]:
    """Give the families that have a sample for each source; its id is their only label, but for the diagnosis."""
    for name, told, value in _OF_SOURCES:
        yield _of_each(name, told, {item.id: value(item) for item in checked})
    told = "Headlines of these that tell something of a series."
    yield _of_each("headlines_claiming", told, {item.id: claiming.get(item.id) for item in checked})
    # Only what holds is told: a sample for each of fifty words would be many for hundreds of sources.
    family = GaugeMetricFamily(
        "series_monitor_source_diagnosis",
        "1 for the word that says what is wrong with the source; none while it is well.",
        labels=["source", "diagnosis"],
    )
    for item in checked:
        if item.diagnosis:
            family.add_metric([item.id, item.diagnosis.value], 1)
    yield family


def _of_each(name: str, told: str, values: Mapping[str, float | None]) -> Metric:
    family = GaugeMetricFamily(f"series_monitor_source_{name}", told, labels=["source"])
    for source, value in values.items():
        if value is not None:
            family.add_metric([source], value)
    return family


def store_families(figures: Figures, entries: int) -> Iterator[Metric]:
    """Give the families of the whole; `entries` are those that the feed has now."""
    yield CounterMetricFamily(
        "series_monitor_events_published", "Events that entered the feed.", value=figures.published
    )
    for name, told, value in (
        ("feed_entries", "Entries that the feed has now.", entries),
        ("events_held", "Events that wait for the operator to release them.", figures.held),
        ("headlines", "Headlines that are stored.", figures.headlines),
        ("claims", "Claims that stored headlines make.", figures.claims),
        ("claims_unresolved", "Claims of these whose series is not named.", figures.unresolved),
    ):
        yield GaugeMetricFamily(f"series_monitor_{name}", told, value=value)


def _timestamp(moment: datetime | None) -> float | None:
    return None if moment is None else moment.timestamp()


_OF_SOURCES: tuple[tuple[str, str, Callable[[SourceHealth], float | None]], ...] = (
    ("up", "Whether the last check could read the source, and believed it.", lambda item: not item.fails),
    ("consecutive_failures", "Checks that failed since the last one that did not.", lambda item: item.failures),
    (
        "last_check_timestamp_seconds",
        "When the source was last asked, in seconds since 1970.",
        lambda item: _timestamp(item.last_checked),
    ),
    (
        "last_success_timestamp_seconds",
        "When it was last read, or had not changed.",
        lambda item: _timestamp(item.last_success),
    ),
    (
        "next_check_timestamp_seconds",
        "When it is to be asked again.",
        lambda item: _timestamp(item.next_check),
    ),
    ("headlines", "Headlines that its last full reading found.", lambda item: item.headlines),
)
