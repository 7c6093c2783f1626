"""A changed file is noticed within five seconds, read whole, and told once. Sleep is simulated."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from monitor.config import Configuration, load, watch
from monitor.config.files import digest_of
from monitor.errors import ConfigurationError

GOOD = "sources: [{id: a, name: A, url: https://a.example/, language: en}]\n"
BETTER = GOOD.replace("name: A", "name: B")
WRONG = "sources: {"

Loaded = Configuration | ConfigurationError


class _EndError(Exception):
    """The watched time is over."""


class Morning:
    """Simulated seconds in which things happen to the file, and what the watcher told when."""

    def __init__(self, happenings: Iterable[tuple[float, Callable[[], object]]], until: float = 20) -> None:
        self.happenings = list(happenings)
        self.until = until
        self.now = 0.0
        self.told: list[tuple[float, Loaded]] = []

    async def sleep(self, seconds: float) -> None:
        self.now += seconds
        while self.happenings and self.happenings[0][0] <= self.now:
            self.happenings.pop(0)[1]()
        if self.now > self.until:
            raise _EndError

    async def on_change(self, loaded: Loaded) -> None:
        self.told.append((self.now, loaded))

    async def watch(self, path: Path, in_use: Configuration) -> list[tuple[float, Loaded]]:
        with pytest.raises(_EndError):
            await watch(path, self.on_change, in_use=in_use, sleep=self.sleep)
        return self.told


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "sources.yaml"
    path.write_text(GOOD)
    return path


@pytest.fixture
def naming(path: Path) -> Path:
    """Return a configuration that names two further files."""
    for file in ("pack", "token"):
        path.with_name(file).write_text("before")
    path.write_text(f"lexicons: [pack]\ndefaults: {{headers: {{X-Key: '${{file:token}}'}}}}\n{GOOD}")
    return path


def name(loaded: Loaded) -> str:
    return loaded.sources[0].name if isinstance(loaded, Configuration) else "wrong"


async def test_nothing_is_told_while_nothing_changes(path: Path) -> None:
    assert await Morning([(3, path.touch)]).watch(path, load(path)) == []


@pytest.mark.parametrize("moment", [0.0, 0.1, 1.5, 2.9, 3.0])
async def test_a_change_is_told_once_within_five_seconds(path: Path, moment: float) -> None:
    morning = Morning([(moment, lambda: path.write_text(BETTER))])
    ((when, loaded),) = await morning.watch(path, load(path))
    assert name(loaded) == "B"
    assert when - moment <= 4


async def test_a_change_of_the_same_size_and_time_is_seen(path: Path) -> None:
    def edit() -> None:
        stamp = path.stat().st_mtime_ns
        path.write_text(BETTER)
        os.utime(path, ns=(stamp, stamp))

    assert [name(loaded) for _, loaded in await Morning([(3, edit)]).watch(path, load(path))] == ["B"]


async def test_a_replacement_by_rename_is_seen(path: Path) -> None:
    other = path.with_name("new.yaml")
    other.write_text(BETTER)
    told = await Morning([(2, path.unlink), (3, lambda: other.rename(path))]).watch(path, load(path))
    assert [name(loaded) for _, loaded in told] == ["B"]


async def test_a_file_still_being_written_is_not_read_half(path: Path) -> None:
    happenings = [(3, lambda: path.write_text(WRONG)), (4.5, lambda: path.write_text(BETTER))]
    assert [name(loaded) for _, loaded in await Morning(happenings).watch(path, load(path))] == ["B"]


async def test_a_wrong_file_is_told_once_and_its_correction_too(path: Path) -> None:
    happenings = [(3, lambda: path.write_text(WRONG)), (12, lambda: path.write_text(GOOD))]
    told = await Morning(happenings).watch(path, load(path))
    assert [name(loaded) for _, loaded in told] == ["wrong", "A"]


async def test_a_file_that_is_gone_is_told(path: Path) -> None:
    ((_, loaded),) = await Morning([(3, path.unlink)]).watch(path, load(path))
    assert isinstance(loaded, ConfigurationError)
    assert loaded.problems[0].message == "there is no such file"


@pytest.mark.parametrize("named", ["pack", "token"])
async def test_a_change_in_a_file_that_is_named_in_it_is_seen(naming: Path, tmp_path: Path, named: str) -> None:
    happenings = [(3, lambda: (tmp_path / named).write_text("after"))]

    ((_, loaded),) = await Morning(happenings).watch(naming, load(naming))

    assert isinstance(loaded, Configuration)
    told = {"pack": loaded.lexicons[0].content.decode(), "token": loaded.sources[0].headers[0][1]}
    assert told == {"pack": "before", "token": "before"} | {named: "after"}


async def test_a_named_file_that_was_missing_is_seen_when_it_comes(path: Path, tmp_path: Path) -> None:
    happenings = [
        (3, lambda: path.write_text(f"lexicons: [pack]\n{BETTER}")),
        (12, lambda: (tmp_path / "pack").write_text("")),
    ]
    told = await Morning(happenings).watch(path, load(path))
    assert [name(loaded) for _, loaded in told] == ["wrong", "B"]


async def test_a_file_that_was_gone_is_seen_when_it_is_back(path: Path) -> None:
    told = await Morning([(3, path.unlink), (12, lambda: path.write_text(GOOD))]).watch(path, load(path))
    assert [name(loaded) for _, loaded in told] == ["wrong", "A"]


async def test_what_can_be_read_only_once_is_told_once(path: Path) -> None:
    happenings = [(3, path.unlink), (3, lambda: path.symlink_to("/dev/null"))]
    told = await Morning(happenings).watch(path, load(path))
    assert [name(loaded) for _, loaded in told] == ["wrong"]


async def test_a_device_in_the_place_of_a_file_is_told_once_and_not_read(path: Path) -> None:
    endless = GOOD.replace("language: en", "language: en, headers: {X-Key: '${file:/dev/zero}'}")
    happenings = [(3, lambda: path.write_text(endless)), (12, lambda: path.write_text(BETTER))]
    told = await Morning(happenings).watch(path, load(path))
    assert [name(loaded) for _, loaded in told] == ["wrong", "B"]


def test_what_is_too_long_is_not_read_to_be_compared(path: Path) -> None:
    os.truncate(path, 5_000_001)
    assert digest_of(path) is None


async def test_a_change_made_before_the_watching_began_is_seen(path: Path) -> None:
    morning = Morning([(0, lambda: path.write_text(BETTER))])
    assert [name(loaded) for _, loaded in await morning.watch(path, load(path))] == ["B"]


async def test_watching_ends_when_cancelled(path: Path) -> None:
    watching = asyncio.create_task(watch(path, Morning([]).on_change, in_use=load(path)))
    await asyncio.sleep(0)
    watching.cancel()
    with pytest.raises(asyncio.CancelledError):
        await watching
