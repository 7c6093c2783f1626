"""What can be done about an address that cannot be watched, by the word of its diagnosis."""

from __future__ import annotations

_OPEN = "open it in a browser; if the site names a feed there, give that address"
_ADVICE = {
    "bad-address": "it begins with https:// or http://, as in https://example.org/tv/",
    "blocked-address": "a machine on your own network needs leave: allow_private: [192.168.1.0/24] in sources.yaml",
    "browser-failed": "see what it says: chromium --headless --dump-dom about:blank, as the monitor's user",
    "bot-wall": f"the site lets browsers in and nothing else; {_OPEN}",
    "consent": f"the site shows a question before its pages; {_OPEN}",
    "dns": "check the spelling of the host, and whether this machine is online",
    "forbidden": f"the site turns programs away; {_OPEN}",
    "gone": "the page is no more; look for its new place in a browser",
    "login": "pages behind a login can be asked with headers: of your own, see README",
    "no-browser": 'apt-get install chromium, and pip install "series-monitor[browser]"',
    "not-found": "check the spelling of the address",
    "rate-limited": "wait for an hour before you ask this site again",
    "refused": "nothing answers there; check the port, or try https:// for http://",
    "scripts-only": f"the page is empty until its scripts have run; {_OPEN}, or set render: browser, see README",
    "timeout": "try again later; sources.yaml may allow more time, as in fetch: {timeout: 1m}",
    "tls": "check the host's name; a wrong certificate is never accepted",
    "too-large": "sources.yaml may allow larger documents, as in fetch: {max_body: 10MB}",
    "unauthorized": "pages behind a login can be asked with headers: of your own, see README",
}
_OTHERWISE = "give the address of a page that lists stories, or of its feed; --selector names the headlines of a page"


def advice(diagnosis: str | None) -> str:
    """Return what the operator can do."""
    return _ADVICE.get(diagnosis or "", _OTHERWISE)
