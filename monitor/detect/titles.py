"""Find which series a cue speaks of: quoted titles first, else the stretch of words where a title would stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from monitor.detect.items import MARK, NETWORK, NUMBER, QUOTE, SEASON, WORD

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from monitor.detect.compiled import CompiledLexicon
    from monitor.detect.cues import Cue
    from monitor.detect.parse import Parsed

_MOST_WORDS = 9
_LARGEST_SEASON = 60
# Words of these roles never begin or end a title that stands without quotes.
_RIM = ("series", "generic", "determiners", "fillers", "introducing", "credits", "alternatives")
_BARRIERS = ("stops", "background", "contrasts")


@dataclass(frozen=True, slots=True)
class Title:
    """A title as written: items `first` up to but without `end`, characters `start` to `stop`."""

    first: int
    end: int
    start: int
    stop: int
    rule: str
    season: int | None = None  # a number glued to it


class TitleFinder:
    """Looks for titles in the items of one headline."""

    def __init__(
        self, parsed: Parsed, cues: Sequence[Cue], lexicon: CompiledLexicon, known_titles: Collection[str]
    ) -> None:
        """Take all cues that were found, also those that tell nothing: no title reaches across one."""
        items = parsed.items
        self._known_titles = known_titles
        self._text = parsed.text
        self._items = items
        self._lexicon = lexicon
        self._cue_items = {
            index for cue in cues for index in cue.filled if items[index].kind not in (SEASON, QUOTE, NETWORK)
        }
        self._groups = self._quote_groups()

    def titles(self, cue: Cue, *, new_series: bool) -> tuple[Title, ...]:
        """Return the titles that a cue speaks of; several when they are listed, none when it names none."""
        groups = [group for group in self._groups if not self._is_credit(group)]
        if not groups and not new_series:
            groups = self._groups
        if groups:
            return self._nearest(groups, cue)
        found = self._unquoted(cue)
        if new_series and found and self._credited_before(found[0].first):
            return ()
        return found

    def _quote_groups(self) -> list[list[int]]:
        """Return quoted titles, those of one list together: 'A', 'B' and 'C'."""
        groups: list[list[int]] = []
        join = self._lexicon.seasons.join
        for index, item in enumerate(self._items):
            if item.kind != QUOTE:
                continue
            between = self._items[groups[-1][-1] + 1 : index] if groups else []
            listed = between and all(part.text in {",", "&", "+", "/"} or part.text in join for part in between)
            if listed or (groups and not between):
                groups[-1].append(index)
            else:
                groups.append([index])
        return groups

    def _is_credit(self, group: Sequence[int]) -> bool:
        """Tell whether a title only says who somebody is: "'Suits' creator", "der Star aus „Dark“"."""
        after = group[-1] + 1
        while after < len(self._items) and (self._items[after].text in {"-", "'s", "'"}):
            after += 1
        if after < len(self._items) and after <= group[-1] + 3 and "credits" in self._items[after].roles:
            return self._items[after].sentence == self._items[group[0]].sentence
        return self._credited_before(group[0])

    def _credited_before(self, first: int) -> bool:
        """Tell whether "the creator of", "a spin-off of" stands before a title."""
        before = first - 1
        while before >= 0 and self._items[before].roles & {"introducing", "determiners"}:
            before -= 1
        return 0 <= before < first - 1 and "credits" in self._items[before].roles

    def _nearest(self, groups: Sequence[Sequence[int]], cue: Cue) -> tuple[Title, ...]:
        chosen = min(groups, key=lambda group: self._distance(group, cue))
        return tuple(self._quoted(index) for index in chosen)

    def _distance(self, group: Sequence[int], cue: Cue) -> tuple[int, int, int, int]:
        item = self._items[group[0]]
        last = self._items[group[-1]]
        inside = cue.filled[0] < group[0] < cue.filled[-1] or any(index in cue.filled for index in group)
        if inside:
            return 0, 0, 0, 0
        after = group[0] > cue.filled[-1]
        gap = group[0] - cue.filled[-1] if after else cue.filled[0] - group[-1]
        same_clause = cue.clause in (item.clause, last.clause)
        return 1, item.sentence != cue.sentence, not same_clause, 2 * gap - after

    def _quoted(self, index: int) -> Title:
        item = self._items[index]
        start, stop, season = self._without_glued_season(item.start, item.end)
        return Title(index, index + 1, start, stop, "quoted", season)

    def _without_glued_season(self, start: int, stop: int) -> tuple[int, int, int | None]:
        if not self._lexicon.lexicon.seasons.glued:
            return start, stop, None
        written = self._text[start:stop]
        bare = written.rstrip("0123456789")
        number = written[len(bare) :]
        if not bare.strip() or not number or int(number) > _LARGEST_SEASON or bare[-1] in "-–.,:/'’":
            return start, stop, None
        return start, start + len(bare.rstrip()), int(number)

    # Titles without quotes: the regions where one would stand, the surest first.

    def _unquoted(self, cue: Cue) -> tuple[Title, ...]:
        regions: list[Callable[[Cue], tuple[Title, ...]]] = [
            self._known,
            self._before_season,
            self._behind_season,
            self._introduced,
            self._topic,
            self._subject,
            self._object,
            self._inside,
            self._anywhere,
        ]
        for region in regions:
            found = region(cue)
            if found:
                return found
        return ()

    def _known(self, cue: Cue) -> tuple[Title, ...]:
        """Read a title of the catalogue; single words are left to the other ways, being everyday words too often."""
        best: tuple[int, int, int] | None = None
        for first in range(len(self._items)):
            end = self._known_end(first)
            if end is not None and (
                best is None or (first - end, abs(first - cue.first)) < (best[1] - best[2], best[0])
            ):
                best = (abs(first - cue.first), first, end)
        if best is None:
            return ()
        _, first, end = best
        return (Title(first, end, self._items[first].start, self._items[end - 1].end, "known title"),)

    def _known_end(self, first: int) -> int | None:
        """Return the end of the longest known title that begins at an item."""
        if not self._known_titles or not self._items[first].capital or self._items[first].kind not in (WORD, NUMBER):
            return None
        for end in range(min(len(self._items), first + _MOST_WORDS), first + 1, -1):
            words = self._items[first:end]
            if any(item.kind not in (WORD, NUMBER, MARK) for item in words):
                continue
            if " ".join(item.text for item in words) in self._known_titles:
                return end
        return None

    def _before_season(self, cue: Cue) -> tuple[Title, ...]:
        for index in self._seasons_near(cue):
            found = self._leftwards(index, "before its season")
            if found:
                return (self._with_colon_part(found),)
        return ()

    def _behind_season(self, cue: Cue) -> tuple[Title, ...]:
        for index in self._seasons_near(cue):
            after = index + 1
            if after < len(self._items) and "introducing" in self._items[after].roles:
                found = self._rightwards(after, "behind its season")
                if found:
                    return (found,)
        return ()

    def _introduced(self, cue: Cue) -> tuple[Title, ...]:
        after = cue.filled[-1] + 1
        while after < len(self._items) and self._items[after].kind in (SEASON, NETWORK):
            after += 1
        if after < len(self._items) and "introducing" in self._items[after].roles:
            found = self._rightwards(after, "introduced")
            return self._listed_right(found) if found else ()
        return ()

    def _topic(self, cue: Cue) -> tuple[Title, ...]:
        """Read "Title: what happened"."""
        if cue.sentence == 0 or not self._items:
            return ()
        end = next((index for index, item in enumerate(self._items) if item.sentence > 0), len(self._items))
        while end and (self._items[end - 1].kind == MARK or self._items[end - 1].kind == SEASON):
            end -= 1
        if any(index in self._cue_items for index in range(end)):
            return ()
        found = self._trimmed(0, end, "topic")
        return (self._with_further_topic(found, cue),) if found else ()

    def _subject(self, cue: Cue) -> tuple[Title, ...]:
        found = self._leftwards(cue.filled[0], "subject")
        if found is None:
            return ()
        return self._listed_left(self._with_colon_part(found))

    def _object(self, cue: Cue) -> tuple[Title, ...]:
        found = self._rightwards(cue.filled[-1] + 1, "object")
        return self._listed_right(found) if found else ()

    def _inside(self, cue: Cue) -> tuple[Title, ...]:
        """Look between the parts of a cue that goes round its series: "setzt X ab"."""
        for one, other in zip(cue.filled, cue.filled[1:], strict=False):
            if other - one > 1:
                found = self._rightwards(one + 1, "inside")
                if found:
                    return (found,)
        return ()

    def _anywhere(self, cue: Cue) -> tuple[Title, ...]:
        """Look at the other sentences: a title before a season, or a short topic."""
        if self._items and cue.sentence != 0:
            end = next((index for index, item in enumerate(self._items) if item.sentence > 0), len(self._items))
            for index in range(end, 0, -1):
                if index < len(self._items) and index in self._cue_items:
                    found = self._leftwards(index, "subject of another sentence")
                    return (found,) if found else ()
        return ()

    def _seasons_near(self, cue: Cue) -> list[int]:
        seasons = [index for index, item in enumerate(self._items) if item.kind == SEASON]
        return sorted(
            seasons, key=lambda index: (self._items[index].sentence != cue.sentence, abs(index - cue.filled[0]))
        )

    def _leftwards(self, end: int, rule: str) -> Title | None:
        """Read the title that ends before an item."""
        first = end
        while first > 0 and not self._is_barrier(first - 1):
            first -= 1
            if self._items[first].sentence != self._items[end - 1].sentence:
                first += 1
                break
        found = self._trimmed(first, end, rule)
        if found is None and first > 0 and self._crossable(first - 1, end):
            return self._leftwards(first - 1, rule)
        return found

    def _crossable(self, index: int, end: int) -> bool:
        """Tell whether nothing but chunks and descriptions stood behind a barrier, so that looking on makes sense."""
        item = self._items[index]
        return (
            index not in self._cue_items
            and item.sentence == self._items[end - 1].sentence
            and item.kind in (WORD, NETWORK, MARK)
            and "contrasts" not in item.roles
        )

    def _rightwards(self, first: int, rule: str) -> Title | None:
        """Read the title that begins at an item or soon behind it."""
        start = first
        while start < len(self._items) and self._is_lead(start):
            start += 1
        end = start
        while end < len(self._items) and not self._is_barrier(end):
            if end > start and self._items[end].sentence != self._items[start].sentence:
                break
            end += 1
        return self._trimmed(start, end, rule)

    def _is_lead(self, index: int) -> bool:
        item = self._items[index]
        if item.kind == NETWORK or item.text in {"'s", "-"}:
            return True
        if item.kind != WORD or index in self._cue_items:
            return False
        return bool(item.roles & set(_RIM)) and not self._is_own_article(index)

    def _is_barrier(self, index: int) -> bool:
        item = self._items[index]
        if item.kind in (SEASON, QUOTE) or index in self._cue_items:
            return True
        if item.kind == MARK and (item.text in ',;()[]«»“”„"' or self._ends_sentence(index)):
            return True
        return any(role in item.roles for role in _BARRIERS)

    def _ends_sentence(self, index: int) -> bool:
        return index + 1 < len(self._items) and self._items[index + 1].sentence != self._items[index].sentence

    def _trimmed(self, first: int, end: int, rule: str) -> Title | None:
        """Cut what cannot belong to a title off both ends; None where nothing like a title is left."""
        described = False
        while first < end and self._is_rim(first, leading=True):
            described = described or "series" in self._items[first].roles
            first += 1
        while end > first and self._is_rim(end - 1, leading=False):
            # "Cowboy Drama": what stands before a word for series describes it and names nothing.
            if "series" in self._items[end - 1].roles and not described and self._lexicon.casing == "title":
                return None
            end -= 1
        first = self._behind_owner(first, end)
        if first >= end or not self._is_title(first, end):
            return None
        start, stop, season = self._without_glued_season(self._items[first].start, self._items[end - 1].end)
        return Title(first, end, start, stop, rule, season)

    def _behind_owner(self, first: int, end: int) -> int:
        """Skip whose work it is, "Sally Rooney's Intermezzo"; a single name before the clitic may be the title's."""
        owner = first + 2
        if owner + 1 >= end or self._items[owner].text not in self._lexicon.possessives:
            return first
        names = self._items[first:owner]
        if all(item.capital and item.kind == WORD and not item.roles for item in names):
            return owner + 1
        return first

    def _is_rim(self, index: int, *, leading: bool) -> bool:
        item = self._items[index]
        if item.kind in (NETWORK, SEASON):
            return True
        if item.kind == MARK:
            return item.text not in {"+", "!"} if leading else item.text not in {".", "!", "+", "*"}
        if item.text in {"'s", "'"}:
            return True
        if item.kind != WORD or not item.roles & set(_RIM):
            return False
        return not (leading and self._is_own_article(index))

    def _is_own_article(self, index: int) -> bool:
        """Tell whether an article belongs to the title: "The Bear", "La casa de papel", but not "The drama"."""
        if "determiners" not in self._items[index].roles or not self._items[index].capital:
            return False
        follower = self._items[index + 1] if index + 1 < len(self._items) else None
        if follower is None or follower.kind not in (WORD, NUMBER):
            return False
        return not follower.roles & {"series", "generic", "people"}

    def _is_title(self, first: int, end: int) -> bool:
        words = [item for item in self._items[first:end] if item.kind != MARK]
        if not words or len(words) > _MOST_WORDS:
            return False
        if not words[0].capital or (words[0].kind == NUMBER and len(words) > 1 and not words[1].capital):
            return False
        if any(item.roles & {"people", "credits"} for item in words):
            return False
        if len(words) > 1 and all(item.kind == NUMBER for item in words):
            return False
        return any(not item.roles & set(_RIM) or item.capital for item in words)

    def _with_colon_part(self, found: Title) -> Title:
        """Take in what stands before a colon of the title's own: "Dune: Prophecy season 2"."""
        before = found.first - 1
        if before < 1 or self._items[before].text not in {":", "-", "–", "："}:
            return found
        first = before
        while first > 0 and not self._is_barrier(first - 1):
            first -= 1
        if before - first > 4:  # noqa: PLR2004 - words of a franchise
            return found
        front = self._trimmed(first, before, found.rule)
        if front is None or front.first != first or front.end != before:
            return found
        return Title(front.first, found.end, front.start, found.stop, found.rule, found.season)

    def _with_further_topic(self, found: Title, cue: Cue) -> Title:
        """Take in a second part before the next colon: "Gomorra - Le origini: ..."."""
        behind = found.end
        if behind >= len(self._items) or self._items[behind].text not in {":", "-", "–"}:
            return found
        sentence = self._items[behind].sentence + 1
        if cue.sentence == sentence:
            part_end = next(
                (i for i in range(behind + 1, len(self._items)) if self._items[i].text == "," and i < cue.filled[0]),
                None,
            )
            if part_end is None or self._items[behind].text == ":":
                return found
        else:
            part_end = (
                next(
                    (i for i in range(behind + 1, len(self._items)) if self._items[i].sentence > sentence),
                    len(self._items),
                )
                - 1
            )
        if any(index in self._cue_items for index in range(behind, part_end)):
            return found
        part = self._trimmed(behind + 1, part_end, found.rule)
        if part is None or part.first != behind + 1:
            return found
        return Title(found.first, part.end, found.start, part.stop, found.rule, part.season)

    def _listed_left(self, last: Title) -> tuple[Title, ...]:
        """Read the other titles of "A, B and C" before its cue; two joined without a comma may be one title."""
        if last.first < 2 or self._items[last.first - 1].text != ",":  # noqa: PLR2004 - a title and a comma
            return (last,)
        titles = list(self._pieces(last))
        while titles[0].first > 1 and self._items[titles[0].first - 1].text == "," and len(titles) > 1:
            before = self._leftwards(titles[0].first - 1, last.rule)
            if before is None or before.end != titles[0].first - 1:
                break
            titles.insert(0, before)
        return tuple(titles)

    def _listed_right(self, first: Title) -> tuple[Title, ...]:
        titles = [first]
        while titles[-1].end + 1 < len(self._items) and self._items[titles[-1].end].text == ",":
            following = self._rightwards(titles[-1].end + 1, first.rule)
            if following is None or following.first != titles[-1].end + 1:
                break
            titles.append(following)
        pieces = self._pieces(titles[-1])
        return (*titles[:-1], *pieces) if len(titles) > 1 and len(pieces) > 1 else (first,)

    def _pieces(self, title: Title) -> tuple[Title, ...]:
        """Cut "B and C" at its last "and" where both sides begin like titles of their own."""
        join = self._lexicon.seasons.join
        for index in range(title.end - 2, title.first, -1):
            if self._items[index].text in join and self._items[index + 1].capital and self._lexicon.casing != "none":
                one = self._trimmed(title.first, index, title.rule)
                other = self._trimmed(index + 1, title.end, title.rule)
                if one and other:
                    return one, other
        return (title,)
