"""What a deep run tells of itself."""

from __future__ import annotations

from tests.properties.depth import EXAMPLES, SEED


def pytest_report_header() -> str | None:
    return f"properties: {EXAMPLES} examples each, SERIES_MONITOR_PROPERTIES_SEED={SEED}" if EXAMPLES else None
