from __future__ import annotations

import fcntl
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

import pytest
from structlog.testing import capture_logs

from monitor.daemon import load_configuration
from monitor.daemon.publishing import Publisher, channel, feed_path, publish
from monitor.publish import sweep
from monitor.store import Store
from tests.daemon.living import channel_of, write_configuration

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from monitor.config import Configuration
    from monitor.store import Reader

T = TypeVar("T")
ADDRESS = "http://127.0.0.1:8000"


@pytest.fixture
def configuration(tmp_path: Path) -> Configuration:
    write_configuration(tmp_path / "sources.yaml", {"a": "https://a.example/"})
    return load_configuration(tmp_path / "sources.yaml")


def test_the_public_address_outranks_the_one_that_is_listened_on(configuration: Configuration) -> None:
    public = replace(configuration, base_url="https://series.example.org")

    assert channel(configuration, ADDRESS).feed_url == f"{ADDRESS}/feed.xml"
    assert channel(public, ADDRESS).feed_url == "https://series.example.org/feed.xml"


def test_the_feed_is_written_where_its_bytes_differ(configuration: Configuration, tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        assert publish(store, configuration, tmp_path)
        assert not publish(store, configuration, tmp_path)
        assert publish(store, replace(configuration, title="Another"), tmp_path)

    assert channel_of(feed_path(tmp_path).read_bytes()).findtext("title") == "Another"


def test_nobody_else_writes_the_feed_between_reading_and_writing(configuration: Configuration, tmp_path: Path) -> None:
    taken: list[bool] = []

    class Watched(Store):
        def read_sync(self, question: Callable[[Reader], T]) -> T:
            with (tmp_path / "feeds" / ".feed.xml.lock").open() as file, suppress(BlockingIOError):
                taken.append(True)
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                taken[-1] = False
            return super().read_sync(question)

    with Watched.open(tmp_path) as store:
        publish(store, configuration, tmp_path)
    assert taken == [True]


async def test_a_disk_that_refuses_is_told_and_ends_nothing(configuration: Configuration, tmp_path: Path) -> None:
    (tmp_path / "feeds").write_bytes(b"a file where the directory should be")
    with Store.open(tmp_path) as store, capture_logs() as logs:
        await Publisher(store, tmp_path).publish(configuration)

    assert [(line["event"], line["log_level"]) for line in logs] == [("feed file not written", "error")]


def test_nothing_is_swept_where_nothing_was_ever_written(tmp_path: Path) -> None:
    sweep(feed_path(tmp_path), 0)


def test_what_writes_the_feed_without_the_daemon_names_where_that_served(
    configuration: Configuration, tmp_path: Path
) -> None:
    with Store.open(tmp_path) as store:
        assert _link(store, configuration, tmp_path) == "http://127.0.0.1:8000/"
        store.write_sync(lambda transaction: transaction.serve_at("http://192.0.2.7:9000"))
        assert _link(store, configuration, tmp_path) == "http://192.0.2.7:9000/"
        public = replace(configuration, base_url="https://series.example.org")
        assert _link(store, public, tmp_path) == "https://series.example.org/"


def _link(store: Store, configuration: Configuration, state: Path) -> str | None:
    publish(store, configuration, state)
    return channel_of(feed_path(state).read_bytes()).findtext("link")
