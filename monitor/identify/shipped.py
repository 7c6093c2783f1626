"""The data files of titles, read once."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def shipped(name: str = "catalogue.yaml") -> dict[str, Any]:
    """Return a data file as it stands, every value a text: Norwegian (no) must not turn into False."""
    # The C loader is there in every wheel of PyYAML; a build without it is only slower.
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    content = (files("monitor") / "data" / name).read_bytes()
    data: dict[str, Any] = yaml.load(content, Loader=loader)  # noqa: S506 builds texts, lists and mappings only
    return data
