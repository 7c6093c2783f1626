"""The entrance for articles: one page to what it says, or a clear word on why not."""

from __future__ import annotations

from collections.abc import Iterable

from monitor.diagnosis import Diagnosis
from monitor.errors import ExtractError
from monitor.extract.article import own_address, own_story, page_title
from monitor.extract.article_body import Paragraph, running_text
from monitor.extract.article_data import stated_article
from monitor.extract.dom import Node, parse
from monitor.extract.encoding import decode
from monitor.extract.head import Head
from monitor.extract.kind import Form, form_of, refuse_binary
from monitor.extract.structured import structured_data
from monitor.extract.unpack import unpacked
from monitor.model import Article, Document
from monitor.text import weight
from monitor.urls import canonical

_MOST_LETTERS = 4_000  # of the text that is kept: what an article is about, it says at its head
_WHOLE_SENTENCES = ".!?…。！？।؟"


def read_article(document: Document) -> Article:
    """Return what an article says at its head.

    Raises ExtractError for what cannot be read, and with the diagnosis no-article for a page that is none: a front
    page or a list, to which outlets redirect what is gone, or a page without any text.
    """
    body = unpacked(document.body)
    refuse_binary(body)
    text = decode(body, document.content_type)
    if form_of(text) is not Form.HTML:
        raise ExtractError(Diagnosis.NO_ARTICLE, "This is no web page.")
    try:
        return _read(parse(text), document.url)
    except (RecursionError, MemoryError) as error:
        raise ExtractError(Diagnosis.UNREADABLE, "The page is nested too deeply or too large to be read.") from error


def _read(root: Node, url: str) -> Article:
    head = Head(root)
    address = own_address(head, canonical(url) or url)
    own = own_story(root, head, address, structured_data(root, address))
    if own is None:
        raise ExtractError(Diagnosis.NO_ARTICLE, "This page is no article.")
    stated = stated_article(root, address)
    shown = running_text(root)
    paragraphs = _head(_fuller(stated.body, [paragraph.text for paragraph in shown]))
    return Article(
        url=address,
        title=own.text or page_title(head) or "",
        description=stated.description,
        paragraphs=paragraphs,
        marked=_marked(shown, paragraphs),
        tags=stated.tags,
        series=stated.series,
        published=stated.published or own.published,
        language=stated.language,
    )


def _fuller(stated: tuple[str, ...], shown: list[str]) -> list[str]:
    """Take the stated text, which has no boxes in it, but not where it is only the beginning of what is shown."""
    cut_short = not "".join(stated).rstrip("”\"»' ").endswith(tuple(_WHOLE_SENTENCES))
    longer = sum(map(weight, shown)) > sum(map(weight, stated))
    return shown if not stated or (cut_short and longer) else list(stated)


def _head(paragraphs: Iterable[str]) -> tuple[str, ...]:
    kept: list[str] = []
    letters = 0
    for paragraph in paragraphs:
        if letters >= _MOST_LETTERS:
            break
        kept.append(paragraph[:_MOST_LETTERS])
        letters += len(paragraph)
    return tuple(kept)


def _marked(shown: Iterable[Paragraph], paragraphs: tuple[str, ...]) -> tuple[str, ...]:
    marks = dict.fromkeys(text for paragraph in shown for text in paragraph.marked)
    return tuple(mark for mark in marks if any(mark in paragraph for paragraph in paragraphs))
