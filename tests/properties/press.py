"""What outlets may say: few series, decisions and words, so that headlines meet, repeat and contradict each other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from monitor.model import Certainty, Claim, Headline, Source, Status

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)

# By how they are written, the shows as the store calls them; the catalogue knows that the first two are one.
SHOWS = {
    "Money Heist": "La casa de papel",
    "La casa de papel": "La casa de papel",
    "Glass Tide": "Glass Tide",
}
STATUSES = (Status.RENEWED, Status.CANCELLED, Status.REVIVED, Status.ENDING, Status.DATED, Status.PENDING)
OFTEN = (Status.RENEWED, Status.CANCELLED)
SEASONS = ((), (2,), (3,), (2, 3))
NETWORKS = (None, "Netflix", "Canal+")
WORDS = ("{} news", "Variety: {}", "{}, according to The Post", "what we know of {} and of the people behind it so far")


def outlet(source_id: str, name: str, language: str = "en") -> Source:
    # How much a page shows is no matter here.
    url = f"https://{source_id}.example/news"
    return Source(source_id, name, url, language, timedelta(minutes=15), may_be_empty=True)


OUTLETS = (
    outlet("post", "The Post"),
    outlet("courrier", "Le Courrier", "fr"),
    outlet("blatt", "Serienblatt", "de"),
    replace(outlet("post-tv", "The Post TV"), url="https://tv.post.example/feed"),
)


@dataclass(frozen=True, slots=True)
class Story:
    """A story on an outlet's page. What it claims follows from its words, as it does for every reader."""

    url: str
    title: str
    status: Status
    seasons: tuple[int, ...]
    certainty: Certainty
    network: str | None
    words: str
    published: datetime | None

    @property
    def headline(self) -> Headline:
        told = f"{self.title} {self.status} {self.seasons} {self.certainty} {self.network}"
        return Headline(self.words.format(told), self.url, None, self.published)

    @property
    def told(self) -> tuple[Headline, tuple[Claim, ...]]:
        return self.headline, (Claim(self.title, self.status, self.certainty, self.seasons, self.network),)

    def __repr__(self) -> str:
        return f"<{self.headline.text!r} of {self.published and self.published.isoformat()} at {self.url}>"

    @property
    def is_fact(self) -> bool:
        return self.certainty is Certainty.CONFIRMED and self.status is not Status.PENDING


Change = Callable[[Story, Story], list[Story]]  # of a story on a page, in the light of another one


def reworded(story: Story, other: Story) -> list[Story]:
    return [replace(story, words=other.words)]


def rewritten(story: Story, other: Story) -> list[Story]:
    return [replace(other, url=story.url)]


def dated_anew(story: Story, other: Story) -> list[Story]:
    return [replace(story, published=other.published)]


def moved(story: Story, _: Story) -> list[Story]:
    return [replace(story, url=f"{story.url}/moved")]


def dropped(*_: Story) -> list[Story]:
    return []


CHANGES: tuple[Change, ...] = (reworded, rewritten, dated_anew, moved, dropped)


def stories(days: SearchStrategy[float | None]) -> SearchStrategy[Story]:
    """Draw stories without their address, dated so many days before NOW."""
    return st.builds(
        Story,
        url=st.just(""),
        title=st.sampled_from(list(SHOWS)),
        status=st.sampled_from(OFTEN * 2 + STATUSES),
        seasons=st.sampled_from(SEASONS),
        certainty=st.sampled_from([Certainty.CONFIRMED, *Certainty]),
        network=st.sampled_from(NETWORKS),
        words=st.sampled_from(WORDS),
        published=days.map(lambda back: None if back is None else NOW - back * DAY),
    )
