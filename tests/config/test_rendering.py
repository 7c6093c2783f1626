"""Pages that scripts make are marked as such, source by source."""

from __future__ import annotations

from pathlib import Path

import pytest

from monitor.config import Configuration, parse
from monitor.errors import ConfigurationError


def read(fields: str = "", fetch: str = "{}") -> Configuration:
    text = f"fetch: {fetch}\nsources:\n- {{id: a, name: A, url: https://a.example/, language: en{fields}}}\n"
    return parse(text.encode(), Path("sources.yaml"), environment={})


def test_no_page_is_rendered_unless_it_is_asked_for() -> None:
    configuration = read()
    assert not configuration.sources[0].rendered
    assert configuration.fetch.browser is None


def test_a_source_may_ask_for_it() -> None:
    assert read(", render: browser").sources[0].rendered


def test_the_browser_may_be_named() -> None:
    assert read(fetch="{browser: /opt/chromium/chrome}").fetch.browser == Path("/opt/chromium/chrome")


@pytest.mark.parametrize(
    ("fields", "fetch", "message"),
    [
        (", render: true", "{}", '"true" is none of browser'),
        (", render: chromium", "{}", '"chromium" is none of browser'),
        ("", "{browser: chromium}", 'not the whole path of a program: "chromium"'),
        ("", "{browser: true}", 'not the whole path of a program: "true"'),
    ],
)
def test_a_mistake_is_told(fields: str, fetch: str, message: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        read(fields, fetch)
    assert [problem.message for problem in caught.value.problems] == [message]
