from __future__ import annotations

import pytest

from monitor.detect import Detector, load


@pytest.fixture(scope="session")
def detector() -> Detector:
    """The detector with all shipped packs and a small catalogue of its own."""
    return load(["Will Trent", "La casa de papel"])
