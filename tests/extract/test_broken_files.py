"""Every broken file comes to a word on what is wrong with it, or to what could be saved of it; never to anything else.

How long each takes is measured by hand, not here: clocks make tests that fail on busy machines.
"""

from __future__ import annotations

import pytest

from monitor.errors import ExtractError
from monitor.extract import extract
from monitor.model import Document
from tests.extract.broken import FILES, content

REFUSED = {
    "empty": {"empty.html", "white_space.html"},
    "not-a-document": {
        "noise.html",
        "noise_behind_html.html",
        "utf_16_noise.html",
        "null_bytes.html",
        "null_bytes_between.html",
        "pdf.html",
        "png.html",
        "zip.html",
        "words.html",
        "gzip_in_gzip.xml.gz",
    },
    "not-a-feed": {"deep.json", "long_number.json"},
    "entities": {"billion_laughs.xml", "quadratic_entities.xml", "xxe.xml"},
    "too-large": {"bomb.html.gz"},
    "unreadable": {
        "deep_elements.html",
        "deep_inline.html",
        "deep_links.html",
        "deep_lists.html",
        "deep_tables.html",
        "deep_fonts.html",
        "formatting.html",
        "open_options.html",
        "headings.html",
        "deep.xml",
        "deep_in_title.xml",
    },
}
NOTHING_TO_SAVE = {
    "one_headline.html",
    "long_address.html",
    "scripts.html",
    "billion_laughs.html",
    "endless_cdata.xml",
    "cdata_in_cdata.xml",
    "comments_in_title.xml",
    "markup_in_title.xml",
    "ampersands.xml",
    "attributes.xml",
    "namespaces.xml",
    "large_string.json",
}
DIAGNOSES = {name: diagnosis for diagnosis, names in REFUSED.items() for name in names}


@pytest.mark.parametrize("name", sorted(DIAGNOSES))
def test_a_file_that_cannot_be_read_is_told_in_a_sentence(name: str) -> None:
    with pytest.raises(ExtractError) as caught:
        extract(Document("https://a.example/", content(name), None))
    assert caught.value.diagnosis == DIAGNOSES[name]
    assert str(caught.value).endswith(".")


@pytest.mark.parametrize("name", [name for name in FILES if name not in DIAGNOSES])
def test_what_can_be_saved_of_a_file_is_saved(name: str) -> None:
    found = extract(Document("https://a.example/", content(name), None))
    assert bool(found.headlines) is (name not in NOTHING_TO_SAVE)
    assert all(len(headline.text) <= 1_000 and "passwd" not in headline.text for headline in found.headlines)


def test_an_entry_that_breaks_off_is_left_out() -> None:
    found = extract(Document("https://a.example/", content("cut_off.xml"), None))
    assert {headline.text for headline in found.headlines} == {"The Night Ferry is renewed"}
    assert all(headline.url.removeprefix("https://a.example/").isdigit() for headline in found.headlines)


def test_there_are_files_enough() -> None:
    assert len(FILES) >= 25
    assert FILES.keys() >= DIAGNOSES.keys() | NOTHING_TO_SAVE
