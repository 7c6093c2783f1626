"""Is it a headline? The signs for and against, weighed; pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable

from monitor.extract.address import Address
from monitor.extract.mentions import Shape, is_pictured
from monitor.extract.stories import Story
from monitor.extract.wording import HEADING, PICTURED, TITLED
from monitor.text import weight
from monitor.urls import site

_ENOUGH = 5  # points that make a headline; the weights below were set together with it, on the golden pages
# Least words and letters of a text, and the points for it: some languages say more in a word.
_LENGTHS = ((5, 25, 3), (3, 32, 3), (4, 20, 2), (3, 24, 2), (3, 14, 1), (2, 0, 0))
_SENTENCE_WORDS = 5  # typical length of headlines
_INDEX = 4  # entries laid out alike, of which not one is a sentence
_MENU_WORDS = 3  # typical length of the entries of menus and lists of names
# Pages that gather others' stories: the share of their own links, how many sites they lead to, and the share of one.
_OWN, _GATHERED, _DOMINATES = 0.1, 5, 0.5
_FEW = 3  # links to a page's own site
# Points against another site's link, against that of a tag, a category, an author, and that of a section.
_FOREIGN, _LISTING, _SECTION = 4, 5, 4
_REPEATED = 3  # links laid out alike that make a list
_COMPANY = 0.6  # share of a list's entries that must be headlines for the rest to be taken along


def headlines_among(stories: Iterable[Story], page: str) -> list[Story]:
    """Return the stories that are headlines, in their order; `page` is the canonical address that they stand on.

    A short entry counts where most of the list that it stands in are headlines beyond doubt.
    """
    entries = [(story, Address(story.url)) for story in stories]
    here = Address(page)
    sites = {host: site(f"https://{host}/") for host in {here.host, *[address.host for _, address in entries]}}
    telling = Counter([sites[address.host] for story, address in entries if story.words >= _SENTENCE_WORDS])
    own = _own_sites(sites[here.host], telling)
    judged = [(story, points(story, address, here, own=sites[address.host] in own)) for story, address in entries]
    good = _good_lists(judged)
    return [
        story
        for story, sum_of_points in judged
        if sum_of_points >= _ENOUGH or (sum_of_points > 0 and any(mention.shape in good for mention in story.mentions))
    ]


def _own_sites(page: str, telling: Counter[str]) -> Collection[str]:
    """Return the sites whose stories a page shows as its own; `telling` counts its long texts by where they lead.

    A page that leads to many other sites gathers their stories; elsewhere such links are offers.
    """
    if telling[page] >= telling.total() * _OWN:
        return (page,)
    foremost = max(telling, key=telling.__getitem__)
    if len(telling) >= _GATHERED and telling[foremost] <= telling.total() * _DOMINATES:
        return telling
    # It may stand under another name than its stories: a copy, a domain that has moved.
    return (page, foremost) if telling[page] < _FEW else (page,)


def _good_lists(judged: Iterable[tuple[Story, int]]) -> frozenset[Shape]:
    """Return the shapes of links in which nearly all are headlines beyond doubt."""
    lists: dict[Shape, list[bool]] = defaultdict(list)
    for story, sum_of_points in judged:
        for shape in {mention.shape for mention in story.mentions if mention.words}:
            lists[shape].append(sum_of_points >= _ENOUGH)
    return frozenset(
        shape
        for shape, verdicts in lists.items()
        if len(verdicts) >= _REPEATED and sum(verdicts) / len(verdicts) >= _COMPANY
    )


def points(story: Story, address: Address, page: Address, *, own: bool) -> int:
    """Weigh the signs of one story, which is the site's own or not; zero or less is a headline in no company."""
    if story.section or address.front or address.sharing:
        return 0
    if not (story.statement and story.statement.article) and (address.service or address.leads_elsewhere(page)):
        return 0  # unless the page states that it is an article
    listing = address.listing
    sum_of_points = _by_markup(story) + _by_length(story) + _by_list(story)
    if listing:
        sum_of_points -= _LISTING
    elif not own:
        sum_of_points -= _FOREIGN
    elif address.host == page.host and address.section:
        sum_of_points -= _SECTION
    # What else speaks for it costs more to find out: only where it can turn the verdict.
    if sum_of_points < _ENOUGH:
        sum_of_points += _by_card(story)
    if listing:
        return sum_of_points if sum_of_points >= _ENOUGH else 0
    return sum_of_points if sum_of_points >= _ENOUGH else sum_of_points + address.slug_of(story.text)


def _by_markup(story: Story) -> int:
    headed = 3 if story.rank is HEADING else 2 if story.rank is TITLED else 0
    stated = (3 if story.statement.article else 1) if story.statement else 0
    alternative = -3 if story.rank is PICTURED else 0
    return headed + stated + alternative


def _by_card(story: Story) -> int:
    """Weigh how it is shown: a card links to its story more than once, or from its picture; some are articles."""
    card = len(story.mentions) > 1 or any(map(is_pictured, story.mentions))
    return card + any(mention.place.article for mention in story.mentions)


def _by_length(story: Story) -> int:
    count, letters = story.words, weight(story.text)
    for least_words, least_letters, worth in _LENGTHS:
        if count >= least_words and letters >= least_letters:
            return worth
    return -3


def _by_list(story: Story) -> int:
    if not story.layout or story.layout.stories < _REPEATED:
        return 0
    if story.layout.stories >= _INDEX and story.layout.most_words < _SENTENCE_WORDS:
        return -5  # an index of series, persons or programmes, whatever it is set in
    if story.layout.typical_words < _MENU_WORDS:
        if story.words >= _SENTENCE_WORDS:
            return 0  # pages of old lay everything out alike
        return -1 if story.rank is HEADING else -3
    return 2 if story.layout.typical_words >= _SENTENCE_WORDS else 1
