"""Files as no server should send them: cut off, mislabelled, swollen, or built to exhaust who reads them."""

from __future__ import annotations

import gzip
import io
import json
import random
import zipfile
from collections.abc import Callable

STORY = '<h2><a href="/series/the-night-ferry-renewed">The Night Ferry renewed for a third season</a></h2>'
PAGE = f"<!DOCTYPE html><html lang=en><head><title>News</title></head><body>{STORY}</body></html>"
ITEM = "<item><title>The Night Ferry is renewed</title><link>https://a.example/{n}</link></item>"
_NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
_MEGABYTE = 1_000_000


def rss(inner: str, *, prolog: str = '<?xml version="1.0"?>') -> str:
    return f'{prolog}<rss version="2.0"><channel><title>Feed</title>{inner}</channel></rss>'


def _noise(size: int) -> bytes:
    return random.Random(4).randbytes(size)


def _billion_laughs() -> str:
    lines = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return rss("<item><title>&l9;</title></item>", prolog=f'<!DOCTYPE rss [<!ENTITY l0 "ha">{lines}]>')


def _quadratic_entities() -> str:
    grammar = f'<!DOCTYPE rss [<!ENTITY a "{"a" * 100_000}">]>'
    return rss(f"<item><title>{'&a;' * 50_000}</title></item>", prolog=grammar)


def _xxe() -> str:
    grammar = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    return rss("<item><title>&x;</title><link>https://a.example/1</link></item>", prolog=grammar)


def _external_grammar() -> str:
    grammar = '<?xml version="1.0"?><!DOCTYPE rss SYSTEM "http://127.0.0.1:9/evil.dtd">'
    return rss(ITEM.format(n=1), prolog=grammar)


def _zip() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("index.html", PAGE)
    return file.getvalue()


def _structured_data() -> str:
    article = {
        "@type": "NewsArticle",
        "headline": "The Night Ferry renewed for a third season",
        "url": "/series/x-y-z-1",
    }
    listed = json.dumps([article | {"url": f"/series/x-y-z-{n}", "articleBody": "word " * 100} for n in range(8_000)])
    return f'<html><script type="application/ld+json">{listed}</script>{STORY}</html>'


def _sitemap(urls: int) -> str:
    entries = "".join(
        f"<url><loc>https://a.example/{n}</loc><n:news><n:title>Story {n}</n:title></n:news></url>" for n in range(urls)
    )
    return f'<urlset xmlns:n="{_NEWS}">{entries}</urlset>'


def _attributes(count: int) -> str:
    return f"<item {' '.join(f'a{n}={chr(34)}1{chr(34)}' for n in range(count))}><title>T</title></item>"


# Name: what is in it. Written anew by each test that wants one: together they are some 200 MB.
FILES: dict[str, Callable[[], bytes | str]] = {
    "empty.html": lambda: b"",
    "white_space.html": lambda: " \r\n\t" * 10_000,
    "cut_off.html": lambda: PAGE[: PAGE.index("</a>") + 3],
    "cut_off_in_attribute.html": lambda: PAGE.replace("</body></html>", '<h2><a href="/b'),
    "cut_off.xml": lambda: rss("".join(ITEM.format(n=n) for n in range(30)))[:900],
    "cut_off.xml.gz": lambda: gzip.compress(rss("".join(ITEM.format(n=n) for n in range(3_000))).encode())[:-2_000],
    "cut_off_sitemap.xml": lambda: _sitemap(30)[:1_500],
    "wrong_charset.html": lambda: PAGE.replace("<head>", "<head><meta charset=utf-16>").encode() + b"\xff\xfe\x80",
    "unknown_charset.xml": lambda: rss(ITEM, prolog='<?xml version="1.0" encoding="x-none"?>'),
    "noise.html": lambda: _noise(_MEGABYTE),
    "noise_behind_html.html": lambda: b"<html><body>" + _noise(_MEGABYTE),
    "utf_16_noise.html": lambda: b"\xff\xfe" + _noise(_MEGABYTE),
    "null_bytes.html": lambda: b"\x00" * _MEGABYTE,
    "null_bytes_between.html": lambda: PAGE.replace(" ", " \x00").replace("<h2>", "\x00<h2>"),
    "pdf.html": lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n<html>" + _noise(10_000),
    "png.html": lambda: b"\x89PNG\r\n\x1a\n" + _noise(10_000),
    "zip.html": _zip,
    "words.html": lambda: "no markup at all " * 1_000,
    "large.html": lambda: PAGE + "<p>word</p>" * (20 * _MEGABYTE // 11),
    "large_text.html": lambda: PAGE + "word " * (4 * _MEGABYTE),
    "one_line.html": lambda: PAGE.replace("<h2>", f"<p>{'word ' * 980_000}</p><h2>"),
    "one_word.html": lambda: PAGE.replace("<h2>", "x" * 4_900_000 + "<h2>"),
    "one_headline.html": lambda: PAGE.replace("The Night", "word " * 950_000),
    "deep_elements.html": lambda: "<div>" * 200_000 + STORY,
    "deep_inline.html": lambda: "<b><i>" * 200_000 + STORY,
    "deep_links.html": lambda: '<a href="/x-y-z">' * 200_000 + STORY,
    "deep_lists.html": lambda: "<ul><li>" * 200_000 + STORY,
    "deep_tables.html": lambda: "<table><tr><td>" * 100_000 + STORY,
    "deep_fonts.html": lambda: "<p><font>" * 100_000 + STORY,
    "misnested.html": lambda: "<b><p>" * 5_000 + "</b>" * 5_000 + STORY,
    "misnested_links.html": lambda: "<a href=/x><b><div>" * 3_000 + "</b></a>" * 3_000 + STORY,
    "formatting.html": lambda: "".join(f"<p><b class=a{n}><i>" for n in range(10_000)) + STORY,
    "options.html": lambda: f"<select>{'<option>x' * 12_000}</select>{STORY}",
    "open_options.html": lambda: f"{'<select><option>x<optgroup>' * 12_000}{STORY}",
    "headings.html": lambda: "<h2>" * 200_000 + STORY,
    "long_attribute.html": lambda: f'<div class="{"a " * 500_000}">{STORY}</div>',
    "long_style.html": lambda: f'<div style="{"x" * _MEGABYTE}" id="{"y" * _MEGABYTE}">{STORY}</div>',
    "attributes.html": lambda: f"<div {' '.join(f'a{n}=1' for n in range(21_000))}>{STORY}</div>",
    "long_address.html": lambda: PAGE.replace("/series/", "/" + "x" * _MEGABYTE),
    "comments.html": lambda: "<!--" * 500_000 + "-->" + STORY,
    "comments_in_title.xml": lambda: rss(f"<item><title>{'&lt;!--' * 500_000}</title><link>/a</link></item>"),
    "open_comment.html": lambda: STORY + "<!-- " + "x" * _MEGABYTE,
    "links.html": lambda: "".join(
        f'<a href="/series/story-of-{n}">Story {n} of all of them</a>' for n in range(70_000)
    ),
    "nested_structured_data.html": lambda: f'<script type="application/ld+json">{"[" * 200_000}</script>{STORY}',
    "structured_data.html": _structured_data,
    "one_cell.html": lambda: "<table><tr><td>" + f"{STORY}<br>" * 40_000,
    "scripts.html": lambda: "<script>" + "<!--<script>" * 100_000 + STORY,
    "entities.html": lambda: f"<p>{'&amp;&lt;&unknown;&#x110000;' * 150_000}</p>{STORY}",
    "billion_laughs.xml": _billion_laughs,
    "quadratic_entities.xml": _quadratic_entities,
    "xxe.xml": _xxe,
    "external_grammar.xml": _external_grammar,
    "billion_laughs.html": lambda: _billion_laughs().replace("DOCTYPE rss", "DOCTYPE html").replace("rss", "html"),
    "deep.xml": lambda: rss("<a>" * 200_000),
    "deep_in_title.xml": lambda: rss("<item><title>" + "<a>" * 200_000),
    "endless_cdata.xml": lambda: rss("<item><title><![CDATA[" + "x" * 4_000_000),
    "cdata_in_cdata.xml": lambda: rss(f"<item><title>{'<![CDATA[' * 400_000}</title></item>"),
    "long_title.xml": lambda: rss(f"<item><title>{'word ' * 900_000}</title><link>/a</link></item>{ITEM.format(n=1)}"),
    "markup_in_title.xml": lambda: rss(f"<item><title>{'&lt;b ' * 800_000}</title><link>/a</link></item>"),
    "ampersands.xml": lambda: rss(f"<item><title>{'a & b ' * 700_000}</title><link>/a</link></item>"),
    "items.xml": lambda: rss("".join(f"<item><title>T{n}</title><link>/{n}</link></item>" for n in range(90_000))),
    "broken_items.xml": lambda: rss(
        "& " + "".join(f"<item><title>T{n}</title><link>/{n}</link></item>" for n in range(90_000))
    ),
    "attributes.xml": lambda: rss(_attributes(200_000)),
    "namespaces.xml": lambda: rss("".join(f'<item xmlns:n{n}="urn:{n}"/>' for n in range(100_000))),
    "sitemap.xml": lambda: _sitemap(45_000),
    "sitemap.xml.gz": lambda: gzip.compress(_sitemap(60_000).encode()),
    "deep.json": lambda: '{"version":"https://jsonfeed.org/version/1.1","items":' + "[" * 1_000_000,
    "large_string.json": lambda: json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "x" * 4_900_000}),
    "items.json": lambda: json.dumps(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "items": [{"title": f"T{n}", "url": f"/{n}"} for n in range(120_000)],
        }
    ),
    "long_number.json": lambda: '{"version":"https://jsonfeed.org/version/1.1","items":[' + "9" * 4_000_000 + "]}",
    "bomb.html.gz": lambda: gzip.compress(bytes(200 * _MEGABYTE)),
    "gzip_in_gzip.xml.gz": lambda: gzip.compress(gzip.compress(rss(ITEM).encode())),
}


def content(name: str) -> bytes:
    made = FILES[name]()
    return made.encode() if isinstance(made, str) else made
