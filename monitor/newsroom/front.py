"""What an outlet shows at a moment: pure, of the script and the seconds since the opening only."""

from __future__ import annotations

from dataclasses import dataclass, replace

from monitor.newsroom.script import Beat, Edit, Family, Outage, Outlet, Recovery, Redesign, Remove, Script, Tell, Wall


@dataclass(frozen=True, slots=True)
class Story:
    """A story as it stands. Times are seconds of newsroom time."""

    path: str
    headline: str
    text: tuple[str, ...]
    told: float
    edited: float  # when its headline last changed; the telling where it never did


@dataclass(frozen=True, slots=True)
class Front:
    """The state of an outlet."""

    family: Family
    generation: int = 0  # counts the redesigns
    up: bool = True
    wall: Wall | None = None  # what stands in the place of every page
    stories: tuple[Story, ...] = ()  # newest first
    changed: float = 0.0  # seconds of newsroom time of the last beat, the opening where there was none since

    def story(self, path: str) -> Story | None:
        """Return the story at an address, if one stands there now."""
        return next((story for story in self.stories if story.path == path), None)


def front(script: Script, outlet: Outlet, seconds: float) -> Front:
    """Tell what an outlet shows so many seconds of newsroom time after the opening."""
    state = Front(family=outlet.markup)
    for beat in script.of(outlet.id):
        if beat.at <= seconds:
            state = replace(_after(beat, state), changed=max(state.changed, beat.at))
    return state


def _after(beat: Beat, state: Front) -> Front:
    match beat:
        case Tell():
            story = Story(beat.path, beat.headline, beat.text, told=beat.at, edited=beat.at)
            return replace(state, stories=(story, *state.stories))
        case Edit():
            return replace(state, stories=tuple(_reworded(story, beat) for story in state.stories))
        case Remove():
            return replace(state, stories=tuple(story for story in state.stories if story.path != beat.path))
        case Redesign():
            return replace(state, family=beat.markup, generation=state.generation + 1)
        case Outage() | Wall() | Recovery():
            # One keeps readers out, or nothing does.
            return replace(state, up=not isinstance(beat, Outage), wall=beat if isinstance(beat, Wall) else None)


def _reworded(story: Story, edit: Edit) -> Story:
    return replace(story, headline=edit.headline, edited=edit.at) if story.path == edit.path else story
