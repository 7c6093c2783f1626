"""Pages of any size, put together as news sites put theirs together. No two calls give the same addresses or words.

What news front pages weigh: one link for every one to two kilobytes, a third of the bytes in scripts, styles and the
state that scripts read, cards with lazy pictures in several sizes, inline icons, category, author, date and comments.
"""

from __future__ import annotations

import json
from itertools import count

_SERIAL = count(1)
_WORDS = [
    "harbor",
    "night",
    "renewed",
    "season",
    "cancelled",
    "after",
    "second",
    "drama",
    "network",
    "streaming",
    "final",
    "returns",
    "creator",
    "finale",
    "crown",
    "city",
    "winter",
    "island",
    "detective",
    "family",
    "river",
    "silence",
    "border",
    "empire",
    "letters",
    "glass",
    "northern",
    "summer",
    "order",
    "series",
    "pilot",
    "star",
]
_STYLE = f"<style>{'.c{display:grid;gap:8px}.c a{color:inherit}@media print{.c{gap:1em}}' * 8}</style>"
_SCRIPT = f"<script>{'!function(e,t){e.q=e.q||[];e.q.push(t);e.async=1}(window,{});' * 12}</script>"
_ICON = (
    '<svg class="i" width="16" height="16" viewBox="0 0 24 24" aria-hidden="true"><path d="M12 2C6.48 2 2 6.48 2 12s'
    '4.48 10 10 10 10-4.48 10-10S17.52 2 12 2zm0 18a8 8 0 1 1 0-16 8 8 0 0 1 0 16z"/></svg>'
)
_CDN = "https://cdn.news.example/{n}"
_CARD = (
    '<article class="post-{n} card card--m type-post status-publish has-post-thumbnail category-tv" data-id="{n}">'
    '<a class="card__media" href="/2026/11/{slug}-{n}/" tabindex="-1" aria-hidden="true"><picture>'
    f'<source type="image/webp" srcset="{_CDN}-300x169.webp 300w, {_CDN}-768x432.webp 768w">'
    f'<img class="lazy" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="{_CDN}-768x432.jpg" '
    f'data-srcset="{_CDN}-300x169.jpg 300w, {_CDN}-768x432.jpg 768w, {_CDN}-1024x576.jpg 1024w, {_CDN}-1536x864.jpg '
    '1536w" sizes="(max-width: 768px) 100vw, 33vw" width="768" height="432" loading="lazy" alt="{title}"></picture></a>'
    '<div class="card__body"><a class="card__category" href="/tv/" rel="category tag">TV</a>'
    '<h3 class="card__title"><a href="/2026/11/{slug}-{n}/">{title}</a></h3>'
    '<p class="card__excerpt">{excerpt}</p><div class="card__meta">{icon}<span class="card__author">By Jane Doe</span>'
    '<time datetime="2026-11-20T{hour:02}:15:00+00:00">20 November 2026</time></div></div></article>'
)


def page(kilobytes: int) -> bytes:
    """Return a page of about so many kilobytes."""
    menu = "".join(f'<li class="menu-item"><a href="/section-{n}/">Section {n}</a></li>' for n in range(24))
    frame = f'<nav class="menu"><ul>{menu}</ul></nav>'
    head = f"<title>TV news</title><meta name=description content='Every day'>{_STYLE}{_SCRIPT}"
    cards: list[str] = []
    state: list[dict[str, object]] = []
    size = len(head) + 2 * len(frame)
    while size < kilobytes * 1000:
        card, kept = _card()
        cards.append(card if len(cards) % 3 else card + _SCRIPT)
        state.append(kept)
        size += len(cards[-1]) + len(json.dumps(kept)) + 2
    data = f'<script id="__STATE__" type="application/json">{json.dumps(state)}</script>'
    body = f"<header>{frame}</header><main><h1>Television</h1>{''.join(cards)}</main><footer>{frame}</footer>{data}"
    return f"<!doctype html><html lang=en><head>{head}</head><body>{body}</body></html>".encode()


def _card() -> tuple[str, dict[str, object]]:
    """Return a card, and what the page's state keeps of it."""
    n = next(_SERIAL)
    said = [_WORDS[(n * step + step) % len(_WORDS)] for step in range(1, 26)]
    kept = {
        "n": n,
        "slug": "-".join(said[:6]),
        "title": f"{' '.join(said[:8]).capitalize()} {n}",
        "excerpt": " ".join(said),
    }
    return _CARD.format(icon=_ICON, hour=n % 24, **kept), kept | {"body": [" ".join(said)] * 4}


def cards_only(kilobytes: int) -> bytes:
    """Return a page of nothing but small cards with two links each, the most that a page of this size can have."""
    parts: list[str] = []
    size = 0
    while size < kilobytes * 1000:
        n = next(_SERIAL)
        card = (
            f'<article class="card c{n % 7}"><a href="/news/{n}-harbor"><img src="/i/{n}.jpg" alt="Harbor Lights"></a>'
            f'<div class="body"><h3 class="t"><a href="/news/{n}-harbor">Harbor Lights renewed for season {n} at the'
            " harbour network</a></h3><p>Some words that follow the heading.</p>"
            '<time datetime="2026-11-20T08:00:00Z">8 am</time></div></article>'
        )
        parts.append(card)
        size += len(card)
    return f"<!doctype html><html lang=en><body><main>{''.join(parts)}</main></body></html>".encode()
