"""Boxes within an article that are no part of its running text: captions, teasers, offers, what frames the page."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files

import yaml

from monitor.extract.dom import HEADINGS, Node, attribute, first, select, text_content
from monitor.extract.markup import called, is_chrome
from monitor.text import clean, weight

_TAGS = frozenset(
    {"nav", "footer", "aside", "dialog", "button", "menu", "figure", "figcaption", "ul", "ol", "dl", "head"}
    | {"picture", "video", "audio", "label", "time", "address", "amp-img", "amp-ad", "amp-embed", "blockquote"}
    | HEADINGS
)
_NEVER = frozenset({"html", "body", "main", "article", "a", "em", "i", "b", "strong", "cite", "span"})
_ROLES = frozenset({"navigation", "contentinfo", "complementary", "dialog", "alertdialog", "search", "banner"})
_HOLDS_IT = 0.5  # share of all paragraphs, above which a box is the article itself, whatever it is called
_FEWEST = 4  # paragraphs of such a box: an offer beside a stub is none


class Boxes:
    """Tells the boxes of one page."""

    def __init__(self, root: Node) -> None:
        self._all = _length(root)

    def is_box(self, element: Node) -> bool:
        """Tell whether an element, with all that is in it, is no part of the running text."""
        tag = element.tag or ""
        attributes = element.attributes
        if tag in _TAGS or "hidden" in attributes or (attributes.get("role") or "") in _ROLES:
            return True
        if tag in _NEVER:
            return False
        # Some systems put the whole page into a form.
        called_so = tag == "form" or any(_calls_a_box(attribute(element, name)) for name in ("class", "id"))
        return called_so and not self._holds_the_article(element)

    def _holds_the_article(self, element: Node) -> bool:
        if element.tag == "p":
            return False
        if first(element, "h1, main, [itemprop='articleBody']") is not None:
            return True
        return len(select(element, "p")) >= _FEWEST and _length(element) > self._all * _HOLDS_IT


def _length(node: Node) -> int:
    return sum(weight(clean(text_content(paragraph))) for paragraph in select(node, "p"))


@lru_cache(maxsize=4096)
def _calls_a_box(names: str) -> bool:
    # "wp-" tells in a list of stories that a name describes; in an article it calls, as in wp-caption.
    kept = " ".join(name.removeprefix("wp-") for name in names.split() if name.lower() not in _names("text"))
    return is_chrome(kept) or not _names("aside").isdisjoint(called(kept))


@cache
def _names(kind: str) -> frozenset[str]:
    text = (files("monitor") / "data" / "extract" / "article.yaml").read_text(encoding="utf-8")
    return frozenset(name for row in yaml.safe_load(text)[kind] for name in row)
