"""An outlet, a configuration that watches it, and the state after one check."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
import structlog

from tests.cli.calling import call
from tests.cli.outlet import nobody, serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from click.testing import Result


@dataclass(frozen=True, slots=True)
class Watch:
    """A configuration and the state beside it."""

    configuration: Path
    state: Path
    outlet: str  # its address
    checked: Result | None = None  # what `check --json` said

    @property
    def places(self) -> tuple[object, ...]:
        return ("--config", self.configuration, "--state", self.state)


def write_configuration(path: Path, outlet: str, dead: str) -> None:
    path.write_text(
        "allow_private: [127.0.0.0/8]\n"
        "contact: me@example.org\n"
        'fetch: {timeout: "5s", politeness: "1s"}\n'
        "sources:\n"
        f"  - {{id: outlet, name: The Outlet, url: '{outlet}/feed.xml', language: en}}\n"
        f"  - {{id: dead, name: The Dead, url: '{dead}/feed', language: en}}\n"
        f"  - {{id: off, name: The Switched Off, url: '{outlet}/none.html', language: en, enabled: false}}\n",
        encoding="utf-8",
    )


@pytest.fixture(autouse=True)
def _logging_as_before() -> Iterator[None]:
    """Undo what a verb set up: its log goes to a standard error that ends with the call."""
    yield
    structlog.reset_defaults()


@pytest.fixture(scope="session")
def outlet() -> Iterator[str]:
    with serving() as address:
        yield address


@pytest.fixture(scope="session")
def dead() -> Iterator[str]:
    with nobody() as address:
        yield address


@pytest.fixture
def watch(tmp_path: Path, outlet: str, dead: str) -> Watch:
    """Nothing has been checked yet."""
    write_configuration(tmp_path / "sources.yaml", outlet, dead)
    return Watch(tmp_path / "sources.yaml", tmp_path / "state", outlet)


@pytest.fixture(scope="session")
def checked(tmp_path_factory: pytest.TempPathFactory, outlet: str, dead: str) -> Watch:
    """All sources have been checked once; for looking only."""
    folder = tmp_path_factory.mktemp("checked")
    write_configuration(folder / "sources.yaml", outlet, dead)
    watch = Watch(folder / "sources.yaml", folder / "state", outlet)
    return Watch(watch.configuration, watch.state, outlet, call("check", "--json", *watch.places))
