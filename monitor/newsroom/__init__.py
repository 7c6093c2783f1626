"""A small local news world that develops while one watches: for the demo and the tests.

Synthetic by design: outlets, series and people are invented, the markup and the phrasing are as in the press.
"""

from monitor.newsroom.expected import Decision, Expected
from monitor.newsroom.loading import ScriptError, load_expected, load_script
from monitor.newsroom.newsroom import Newsroom
from monitor.newsroom.script import Script
from monitor.newsroom.serving import serve

__all__ = ["Decision", "Expected", "Newsroom", "Script", "ScriptError", "load_expected", "load_script", "serve"]
