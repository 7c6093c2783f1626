"""Where the browser is, and what there is to do when there is none."""

from __future__ import annotations

import importlib
import os
import shutil
from pathlib import Path
from typing import Any

from monitor.diagnosis import Diagnosis
from monitor.errors import FetchError

_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


def chromium(configured: Path | None = None) -> Path:
    """Return the configured browser, or else the first one on PATH. Raises FetchError (no-browser)."""
    if configured is not None:
        if not os.access(configured, os.X_OK) or configured.is_dir():
            raise FetchError(Diagnosis.NO_BROWSER, f"There is no program {configured}, which fetch.browser names.")
        return configured
    for found in filter(None, map(shutil.which, _NAMES)):
        return Path(found)
    raise FetchError(
        Diagnosis.NO_BROWSER,
        "The page needs a browser and no Chromium was found: install it (apt-get install chromium), "
        "or tell where it is (fetch.browser in sources.yaml).",
    )


def playwright() -> Any:
    """Return the module that drives the browser, an optional part of the installation. Raises FetchError."""
    try:
        return importlib.import_module("playwright.async_api")
    except ImportError as error:
        raise FetchError(
            Diagnosis.NO_BROWSER,
            "The page needs a browser, and Playwright, which drives it, is not installed (docs/sources.md says how).",
        ) from error
