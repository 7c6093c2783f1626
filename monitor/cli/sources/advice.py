"""What can be done about an address that cannot be watched, by its diagnosis; docs/diagnoses.md says more of each."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from monitor.cli.leave import leave
from monitor.diagnosis import Diagnosis
from monitor.errors import FetchError

if TYPE_CHECKING:
    from monitor.errors import ExtractError

_OPEN = "open it in a browser; if the site names a feed there, give that address"
_LATER = "that is for the site to mend; try again later"
_SELF = "pages behind a login can be asked with headers: or cookies: of your own, see docs/sources.md"
_ROUND = (
    "open it in a browser and give the address at which it ends; a site that needs cookies for it cannot be watched"
)
_LIST = "give the address of a page that lists stories, or of its feed"
_TIME = "try again later; sources.yaml may allow more time, as in fetch: {timeout: 1m}"
_REPORT = "that is a mistake of the monitor: report it, with the address"
_PYTHON = sys.executable or "python"
_ADVICE = {
    Diagnosis.BAD_ADDRESS: "give the address as a browser shows it, as in https://example.org/tv/",
    Diagnosis.BAD_ENCODING: _LATER,
    Diagnosis.BAD_HEADER: "correct the headers: of the source, or those under defaults:",
    Diagnosis.BOT_WALL: f"the site lets browsers in and nothing else; {_OPEN}",
    Diagnosis.BROWSER_FAILED: "see what it says: chromium --headless --dump-dom about:blank, as the monitor's user",
    Diagnosis.CONSENT: f"the site shows a question before its pages; {_OPEN}",
    Diagnosis.CRASHED: _REPORT,
    Diagnosis.DISCONNECTED: _LATER,
    Diagnosis.DNS: "check the spelling of the host, and whether this machine is online",
    Diagnosis.ERROR_PAGE: "open it in a browser: it may be gone, or out of order for the moment",
    Diagnosis.FAILED: _REPORT,
    Diagnosis.FORBIDDEN: f"the site turns programs away; {_OPEN}",
    Diagnosis.GONE: "the page is no more; look for its new place in a browser",
    Diagnosis.LOGIN: _SELF,
    Diagnosis.MOVED: "open it in a browser and give the address of its new place",
    Diagnosis.NOT_FOUND: "check the spelling of the address",
    Diagnosis.NO_BROWSER: f'apt-get install chromium, and in the clone {_PYTHON} -m pip install -e ".[browser]"',
    Diagnosis.PROTOCOL: _LATER,
    Diagnosis.RATE_LIMITED: "wait for an hour before you ask this site again",
    Diagnosis.REDIRECT_LOOP: _ROUND,
    Diagnosis.REFUSED: "nothing answers there; check the port, or try https:// for http://",
    Diagnosis.RESET: _LATER,
    Diagnosis.ROBOTS: f"{_OPEN}; with its owner's leave a source can have robots: ignore, see docs/diagnoses.md",
    Diagnosis.ROBOTS_UNAVAILABLE: "try again in an hour: until its robots.txt can be read, nothing is asked there",
    Diagnosis.SCRIPTS_ONLY: f"it is empty until scripts have run; {_OPEN}, or set render: browser, see docs/sources.md",
    Diagnosis.SERVER_ERROR: _LATER,
    Diagnosis.TIMEOUT: _TIME,
    Diagnosis.TLS: "check the host's name; a wrong certificate is never accepted",
    Diagnosis.TOO_LARGE: "sources.yaml may allow larger documents, as in fetch: {max_body: 10MB}",
    Diagnosis.TOO_MANY_REDIRECTS: _ROUND,
    Diagnosis.TOO_SLOW: f"reading it takes more time than one document may; {_LIST}",
    Diagnosis.TRUNCATED: _LATER,
    Diagnosis.UNAUTHORIZED: _SELF,
    Diagnosis.UNREACHABLE: "check whether this machine is online, and the address in a browser",
}
_OTHERWISE = f"{_LIST}; --selector names the headlines of a page"


def advice(diagnosis: Diagnosis | None) -> str:
    """Return what the operator can do; of the words that are not named above, it is the address that is to blame."""
    return _ADVICE.get(diagnosis, _OTHERWISE) if diagnosis else _OTHERWISE


def advice_on(failure: FetchError | ExtractError) -> str:
    """Return what the operator can do about a failure, which may know more than its word."""
    if isinstance(failure, FetchError) and failure.address:
        return leave(failure.address)
    return advice(failure.diagnosis)
