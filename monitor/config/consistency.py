"""What no single value can show: ids and addresses used twice, intervals too short for strangers' servers.

Works on the file as written, so that these are found also where other mistakes keep a source from being read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from typing import Any

from pydantic_core import PydanticCustomError

from monitor.config.faults import Fault, Location
from monitor.config.fields import duration
from monitor.config.tree import Tree
from monitor.urls import canonical

_SHORTEST = timedelta(minutes=1)  # for the public web


def inconsistencies(tree: Tree) -> Iterator[Fault]:
    """Find the mistakes between entries, each at the later one."""
    if not isinstance(tree.value, Mapping):
        return
    yield from _used_twice(tree, "id", lambda text: text, "give each source an id of its own")
    yield from _used_twice(tree, "url", canonical, "two sources of one address would tell everything twice")
    yield from _too_often(tree.value)


def _sources(file: Mapping[str, Any]) -> Iterator[tuple[int, Mapping[str, Any]]]:
    listed = file.get("sources")
    for index, entry in enumerate(listed if isinstance(listed, list) else []):
        if isinstance(entry, Mapping):
            yield index, entry


def _used_twice(tree: Tree, key: str, identity: Callable[[str], str | None], hint: str) -> Iterator[Fault]:
    seen: dict[str, Location] = {}
    for index, entry in _sources(tree.value):
        value = entry.get(key)
        same = identity(value) if isinstance(value, str) else None
        if same is None:
            continue
        location = ("sources", index, key)
        first = seen.setdefault(same, location)
        if first is not location:
            yield Fault(location, f"the same {key} as on line {tree.line(first)}", hint)


def _too_often(file: Mapping[str, Any]) -> Iterator[Fault]:
    defaults = file.get("defaults")
    defaults = defaults if isinstance(defaults, Mapping) else {}
    own_network = bool(file.get("allow_private") or defaults.get("allow_private"))
    if own_network:
        return
    hint = f'at least "{_SHORTEST.seconds // 60}m", but for sources on a network of your own (allow_private)'
    if place := _below(defaults.get("interval")):
        yield Fault(("defaults", *place), "too short for servers of others", hint)
    for index, entry in _sources(file):
        if (place := _below(entry.get("interval"))) and not entry.get("allow_private"):
            yield Fault(("sources", index, *place), "too short for servers of others", hint)


def _below(written: Any) -> Location:
    """Return where an interval is too short, from the mapping that has it; nowhere for one that is not."""
    learned = isinstance(written, Mapping)
    try:
        too_short = duration(written.get("min") if learned else written) < _SHORTEST
    except PydanticCustomError:  # told as a mistake of its own, or not written at all
        return ()
    place: Location = ("interval", "min") if learned else ("interval",)
    return place if too_short else ()
