"""Is it a headline? The signs for and against, weighed; pure."""

from __future__ import annotations

from collections.abc import Iterable
from statistics import mean

from monitor.extract.stories import Story
from monitor.extract.wording import Rank
from monitor.text import weight, words
from monitor.urls import site

_ENOUGH = 5  # points that make a headline; the weights below were set together with it, on the golden pages
_LONG = ((5, 25), (3, 32))  # least words and letters of a sentence: some languages say more in a word
_MIDDLE_WORDS, _MIDDLE_WEIGHT = 3, 14
_MENU_WORDS = 3  # typical length of the entries of menus and lists of names
_REPEATED = 3  # links laid out alike that make a list
_COMPANY = 0.6  # share of a list's entries that must be headlines for the rest to be taken along


def headlines_among(stories: Iterable[Story], own_site: str) -> list[Story]:
    """Return the stories that are headlines, in their order.

    A short entry counts where most of the list that it stands in are headlines beyond doubt.
    """
    judged = [(story, points(story, own_site)) for story in stories]
    lists: dict[object, list[bool]] = {}
    for story, sum_of_points in judged:
        for shape in {mention.shape for mention in story.mentions}:
            lists.setdefault(shape, []).append(sum_of_points >= _ENOUGH)
    good = {shape for shape, verdicts in lists.items() if len(verdicts) >= _REPEATED and mean(verdicts) >= _COMPANY}
    return [
        story
        for story, sum_of_points in judged
        if sum_of_points >= _ENOUGH or (sum_of_points > 0 and any(mention.shape in good for mention in story.mentions))
    ]


def points(story: Story, own_site: str) -> int:
    """Weigh the signs of one story; zero or less is a headline in no company."""
    if _never(story):
        return 0
    return sum(
        (
            _by_markup(story),
            _by_length(story.text),
            story.address.slug,
            _by_list(story),
            -3 if story.address.listing else 0,
            -1 if site(story.url) != own_site else 0,
        )
    )


def _never(story: Story) -> bool:
    return story.section or story.address.root or story.address.shares or not any(map(str.isalpha, story.text))


def _by_markup(story: Story) -> int:
    headed = 3 if story.rank is Rank.HEADING else 2 if story.rank is Rank.TITLED else 0
    stated = (3 if story.statement.article else 1) if story.statement else 0
    # A card links to its story more than once, or from its picture.
    card = 1 if len(story.mentions) > 1 or any(mention.pictures for mention in story.mentions) else 0
    article = 1 if any(mention.place.article for mention in story.mentions) else 0
    pictured = -3 if story.rank is Rank.PICTURED else -1 if story.rank is Rank.DESCRIBED else 0
    return headed + stated + card + article + pictured


def _by_length(text: str) -> int:
    count, letters = words(text), weight(text)
    if any(count >= least_words and letters >= least_letters for least_words, least_letters in _LONG):
        return 2
    if count >= _MIDDLE_WORDS and letters >= _MIDDLE_WEIGHT:
        return 1
    return 0 if count > 1 else -3


def _by_list(story: Story) -> int:
    if not story.layout or story.layout.stories < _REPEATED:
        return 0
    return -3 if story.layout.typical_words < _MENU_WORDS and story.rank is not Rank.HEADING else 1
