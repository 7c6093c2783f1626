"""The one way in which templates are read: from the package, escaping everything, refusing unknown names."""

from __future__ import annotations

from jinja2 import Environment, PackageLoader, StrictUndefined


def environment() -> Environment:
    """Return a fresh environment over the templates that ship with the package."""
    return Environment(
        loader=PackageLoader("monitor", "data/templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
