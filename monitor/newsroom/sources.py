"""The newsroom as a configuration of the monitor."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING, Any

from ruamel.yaml import YAML

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from monitor.newsroom.script import Outlet

_INTERVAL = 5  # seconds between two checks at the pace of the script


def sources_yaml(outlets: Iterable[Outlet], addresses: Mapping[str, str], pace: float = 1.0) -> str:
    """Write a sources.yaml that watches every outlet; `addresses` maps outlet ids to scheme and authority."""
    document: dict[str, Any] = {
        "title": "Series Monitor in the newsroom",
        "allow_private": ["127.0.0.0/8"],
        "lookups": False,  # its series are invented, and nothing is to leave this machine
        "defaults": {"interval": f"{max(1, round(_INTERVAL / pace))}s"},
        "fetch": {"politeness": "1s"},
        "sources": [_source(outlet, addresses[outlet.id]) for outlet in outlets],
    }
    text = StringIO()
    yaml = YAML()
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.dump(document, text)
    return text.getvalue()


def _source(outlet: Outlet, address: str) -> dict[str, str]:
    source = {"id": outlet.id, "name": outlet.name, "url": address + outlet.watch, "language": outlet.language}
    return source | ({"kind": outlet.kind} if outlet.kind else {})
