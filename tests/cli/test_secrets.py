"""Secrets of sources are sent to their sites, and shown nowhere: by no verb, in no file, on no page, in no log."""

from __future__ import annotations

import re
import signal
from collections.abc import Callable
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import httpx2
import pytest

from tests.cli.calling import call, start
from tests.cli.outlet import feed, nobody
from tests.cli.test_help import LEAVES

if TYPE_CHECKING:
    from collections.abc import Iterator

MARK = "s3cret"
ENVIRONMENT = {"OUTLET_TOKEN": f"{MARK}-of-environment", "SERIES_MONITOR_DEBUG": "1"}
TOKEN, COOKIE, INLINE = f"Bearer {MARK}-of-environment", f"session={MARK}-of-file", f"{MARK}-inline"


@dataclass(frozen=True, slots=True)
class Place:
    """A configuration full of secrets, and the outlet that they are for."""

    folder: Path
    outlet: str
    asked: list[dict[str, str]]

    @property
    def options(self) -> tuple[object, ...]:
        return ("--config", self.folder / "sources.yaml", "--state", self.folder / "state")

    def files(self) -> dict[str, bytes]:
        """Return what was written, the configuration aside: there they stand by the operator's own hand."""
        given = {self.folder / "sources.yaml", self.folder / "cookie"}
        return {str(path): path.read_bytes() for path in self.folder.rglob("*") if path.is_file() and path not in given}


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    asked: list[dict[str, str]] = []

    class Handler(BaseHTTPRequestHandler):
        """Tells nothing to whoever does not know the secrets; some of its addresses fail all the same."""

        def do_GET(self) -> None:
            asked.append({"path": self.path} | {name.lower(): value for name, value in self.headers.items()})
            known = (self.headers["Authorization"], self.headers["Cookie"]) == (TOKEN, COOKIE)
            status = {"/feed.xml": 200 if known else 401, "/away": 302}.get(self.path, 403)
            body = feed().encode()
            self.send_response(status)
            self.send_header("Location", f"{dead}/elsewhere")
            self.send_header("Content-Type", "application/rss+xml")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
            """Say nothing."""

    with nobody() as dead, ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        outlet = f"http://127.0.0.1:{server.server_port}"
        (tmp_path / "cookie").write_text(f"{MARK}-of-file\n")  # and everybody may read it, which is worth a warning
        (tmp_path / "sources.yaml").write_text(configuration(outlet, dead), encoding="utf-8")
        yield Place(tmp_path, outlet, asked)
        server.shutdown()
        thread.join()


def configuration(outlet: str, dead: str) -> str:
    addresses = {
        "well": f"{outlet}/feed.xml",
        "turned-away": f"{outlet}/closed",
        "sent-away": f"{outlet}/away",
        "dead": f"{dead}/feed",
        "of-browser": f"{outlet}/tv/",
    }
    sources = "".join(
        f"- id: {key}\n  name: The Outlet\n  url: {url}\n  language: en\n"
        + ("  render: browser\n" if key == "of-browser" else "")
        + '  headers: {Authorization: "Bearer ${OUTLET_TOKEN}"}\n  cookies: {session: "${file:cookie}"}\n'
        for key, url in addresses.items()
    )
    return (
        "allow_private: [127.0.0.0/8]\n"
        f'defaults: {{headers: {{X-Key: "{INLINE}"}}}}\n'
        'fetch: {timeout: "5s", politeness: "1s"}\n'
        f"sources:\n{sources}"
    )


def listed(place: Place) -> Path:
    path = place.folder / "list.opml"
    outline = f'<outline type="rss" text="A" xmlUrl="{place.outlet}/other.xml"/>'
    path.write_text(f'<opml version="2.0"><head/><body>{outline}</body></opml>')
    return path


# How verbs are called so that they have much to say.
Call = Callable[[Place], list[tuple[object, ...]]]
CALLS: dict[str, Call] = {
    "check": lambda _: [(), ("--json",)],
    "detect": lambda _: [("HBO renews ‘The Cellar’ for season 2",)],
    "extract": lambda place: [(f"{place.outlet}/feed.xml",)],
    "sources list": lambda _: [()],
    "sources test": lambda place: [
        ("well",),
        ("turned-away", "--json"),
        ("sent-away",),
        (f"{place.outlet}/feed.xml",),
    ],
    "sources add": lambda place: [(f"{place.outlet}/feed.xml", "--yes")],
    "sources import": lambda place: [(listed(place), "--lang", "en", "--check", "--yes")],
    "sources export": lambda place: [("--opml",), ("--opml", "--out", place.folder / "out.opml")],
    "events": lambda _: [(), ("--json",)],
    "feed": lambda _: [("--format", form) for form in ("rss", "atom", "json")],
    "held": lambda _: [()],
    "doctor": lambda _: [()],
}


def usually(_: Place) -> list[tuple[object, ...]]:
    return [(), ("Saltmarsh",)]


def test_no_verb_shows_a_secret_and_no_file_holds_one(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(place.folder)  # a verb that writes where it stands shall not do so among our files
    # The daemon has a test of its own; the demo watches outlets of its own, and knows no configuration.
    for verb in (verb for verb in LEAVES if verb not in {"run", "demo"}):
        for arguments in CALLS.get(verb, usually)(place):
            result = call(*verb.split(), *place.options, *arguments, env=ENVIRONMENT)
            assert result.exit_code != 70, result.output
            assert MARK not in result.output + repr(result.exception), (verb, arguments)
    told = call("sources", "list", *place.options, env=ENVIRONMENT).stderr
    assert told.count("can be read by every user") == 1
    assert not [name for name, content in place.files().items() if MARK.encode() in content]
    # They were sent, though: else there was nothing to show.
    assert {asked.get("authorization") for asked in place.asked if asked["path"] == "/closed"} == {TOKEN}
    assert {asked.get("cookie") for asked in place.asked if asked["path"] == "/closed"} == {COOKIE}
    assert INLINE in {asked.get("x-key") for asked in place.asked}


def test_a_mistake_in_the_file_shows_no_secret(place: Place) -> None:
    path = place.folder / "sources.yaml"
    path.write_text(path.read_text().replace("language: en", "langauge: en"))
    result = call("check", *place.options, env=ENVIRONMENT)
    assert result.exit_code == 2
    assert "langauge" in result.stderr
    assert MARK not in result.output


def test_no_page_and_no_line_of_the_daemons_log_shows_a_secret(place: Place) -> None:
    """Everything is configured wrong and put right once while it runs, so that it says so."""
    with start("run", *place.options, "--port", 0, "--verbose", cwd=None, **ENVIRONMENT) as daemon:
        assert daemon.stderr
        said = [read_until(daemon.stderr.readline, "Series Monitor serves ")]
        address = re.findall(r"http://[^/\s]+", said[0])[-1]
        while not all(f'"source": "{key}"' in "".join(said) for key in ("well", "turned-away", "sent-away", "dead")):
            said.append(read_until(daemon.stderr.readline, '"event": "checked"'))
        shown = [httpx2.get(f"{address}/{path}", trust_env=False).text for path in PAGES]
        path = place.folder / "sources.yaml"
        path.write_text(path.read_text().replace("cookies:", "cookeys:"), encoding="utf-8")
        said.append(read_until(daemon.stderr.readline, "the old one stays in use"))
        daemon.send_signal(signal.SIGTERM)
        out, rest = daemon.communicate(timeout=60)
    told = "".join(said) + rest.decode() + out.decode() + "".join(shown)
    assert "cookeys" in told
    assert "The Outlet" in told
    assert MARK not in told
    assert not [name for name, content in place.files().items() if MARK.encode() in content]


PAGES = ("", "sources", "feed.xml", "feed.atom", "feed.json", "healthz", "series/saltmarsh", "none", "sources?x=%00")


def read_until(readline: Callable[[], bytes], words: str) -> str:
    read = ""
    while words not in read:
        line = readline().decode()
        assert line, f"it ended before it said {words!r}:\n{read}"
        read += line
    return read
