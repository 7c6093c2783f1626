"""Pages as their scripts make them: the system's Chromium, held by a proxy that goes through the gate.

Chromium resolves names and opens connections by itself, so the guard of `monitor.fetch.connect` does not see them. It
is therefore left one way out, the proxy, which judges every address before it dials it.
"""

from monitor.fetch.browser.bounds import Bounds
from monitor.fetch.browser.browser import Browser
from monitor.fetch.browser.shows import Shows
from monitor.fetch.browser.visiting import Elsewhere, is_page

__all__ = ["Bounds", "Browser", "Elsewhere", "Shows", "is_page"]
