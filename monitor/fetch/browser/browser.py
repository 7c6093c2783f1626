"""The browser: started for one page, ended with it, one at a time."""

from __future__ import annotations

import asyncio
import os
import tempfile
from contextlib import asynccontextmanager, contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn
from urllib.parse import urlsplit

from monitor import log
from monitor.diagnosis import Diagnosis
from monitor.errors import FetchError
from monitor.fetch.browser.bounds import Bounds
from monitor.fetch.browser.dialling import dial
from monitor.fetch.browser.finding import chromium, playwright
from monitor.fetch.browser.flags import FLAGS, UNWANTED
from monitor.fetch.browser.processes import Processes, grown_beyond
from monitor.fetch.browser.proxy import GuardingProxy
from monitor.fetch.browser.racing import first
from monitor.fetch.browser.visiting import Elsewhere, Visit
from monitor.fetch.resolve import Resolve, resolve

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable, Iterator

    from monitor.fetch.addresses import Network
    from monitor.model import Document

_LOG = log.get("browser")
_USUAL = Bounds()


class Browser:
    """Shows pages as visitors see them, once their scripts have run; for one event loop.

    `user_agent` says who asks. `program` is the Chromium to use, the first one on PATH if left out. `resolve` finds
    the addresses of hosts.
    """

    def __init__(
        self,
        *,
        user_agent: str,
        program: Path | None = None,
        bounds: Bounds = _USUAL,
        resolve: Resolve = resolve,
    ) -> None:
        self._user_agent = user_agent
        self._program = program
        self._bounds = bounds
        self._resolve = resolve
        self._alone = asyncio.Lock()
        self._root_told = False

    @property
    def turn(self) -> asyncio.Lock:
        """To be held while a page is shown: a browser is too large for two of them."""
        return self._alone

    async def show(
        self, document: Document, *, cookies: str = "", allowed: Iterable[Network] = ()
    ) -> Document | Elsewhere:
        """Return a document as its scripts make it, as HTML in UTF-8 and without validators, or where they lead.

        `cookies` are those of its request, as the header field has them: they are told to its own host alone.
        `allowed` are private networks that the page may ask. Raises FetchError: no-browser, browser-failed, timeout,
        too-large.
        """
        program, driver = chromium(self._program), playwright()
        host = urlsplit(document.url).hostname or ""
        spent = asyncio.Event()
        reach = partial(dial, resolve=self._resolve, allowed=frozenset(allowed))
        with _our_errors(driver, host, self._bounds), _folder() as folder:
            async with (
                asyncio.timeout(self._bounds.time.total_seconds()),
                GuardingProxy(reach, self._bounds, spent.set) as proxy,
                self._started(driver, program, proxy, folder) as browser,
            ):
                processes = await asyncio.to_thread(_processes, proxy)
                tab = await self._tab(browser, document.url, cookies)
                return await first(
                    Visit(tab, document, self._bounds, driver).outcome(),
                    self._overspent(spent, host),
                    *((grown_beyond(processes, self._bounds.memory, host),) if processes else ()),
                )

    @asynccontextmanager
    async def _started(self, driver: Any, program: Path, proxy: GuardingProxy, folder: Path) -> AsyncIterator[Any]:
        user, password = proxy.credentials
        async with driver.async_playwright() as running:
            try:
                yield await running.chromium.launch(
                    executable_path=program,
                    headless=True,
                    chromium_sandbox=self._sandboxed(),
                    args=FLAGS,
                    ignore_default_args=UNWANTED,
                    proxy={"server": proxy.address, "username": user, "password": password},
                    # Of our own environment, which may hold secrets, it gets what it needs to run.
                    env={"PATH": os.environ.get("PATH", os.defpath), "HOME": str(folder), "TMPDIR": str(folder)},
                )
            finally:
                # A browser that is busy would not listen to anything milder. The driver takes its profile away.
                if processes := _processes(proxy):
                    processes.kill()

    async def _tab(self, browser: Any, url: str, cookies: str) -> Any:
        context = await browser.new_context(
            user_agent=self._user_agent, accept_downloads=False, service_workers="block"
        )
        if cookies:
            await context.add_cookies(list(_cookies(cookies, url)))
        return await context.new_page()

    async def _overspent(self, spent: asyncio.Event, host: str) -> NoReturn:
        await spent.wait()
        raise FetchError(Diagnosis.TOO_LARGE, f"The page of {host} loads more than {self._bounds.wire} bytes.")

    def _sandboxed(self) -> bool:
        """Tell whether Chromium's own sandbox can be used: it refuses to be root's."""
        if not hasattr(os, "geteuid") or os.geteuid() != 0:
            return True
        if not self._root_told:
            self._root_told = True
            _LOG.warning("the browser runs without its sandbox, because the monitor runs as root")
        return False


def _processes(proxy: GuardingProxy) -> Processes | None:
    return Processes.started_with(f"--proxy-server={proxy.address}")


def _cookies(field: str, url: str) -> Iterator[dict[str, Any]]:
    parts = urlsplit(url)
    home = f"{parts.scheme}://{parts.netloc}/"
    for pair in field.split(";"):
        name, _, value = pair.strip().partition("=")
        yield {"name": name, "value": value, "url": home, "httpOnly": True, "sameSite": "Strict"}


@contextmanager
def _folder() -> Iterator[Path]:
    # What killed processes were still writing must not keep the rest from being removed.
    with tempfile.TemporaryDirectory(prefix="series-monitor-page-", ignore_cleanup_errors=True) as name:
        yield Path(name)


@contextmanager
def _our_errors(driver: Any, host: str, bounds: Bounds) -> Iterator[None]:
    try:
        yield
    except TimeoutError as error:
        seconds = round(bounds.time.total_seconds())
        raise FetchError(
            Diagnosis.TIMEOUT, f"The page of {host} was not finished by its scripts in {seconds} seconds."
        ) from error
    except (driver.Error, OSError) as error:
        message = f"The browser could not be started, or gave up on the page of {host}."
        raise FetchError(Diagnosis.BROWSER_FAILED, message) from error
