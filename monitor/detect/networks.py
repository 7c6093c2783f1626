"""Find platforms and channels, with their spellings, in a headline."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from monitor.detect.items import NETWORK, QUOTE, Item

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from monitor.detect.tokens import Folding


@dataclass(frozen=True, slots=True)
class Network:
    """One spelling of a platform or channel, cut into tokens."""

    spelling: str
    tokens: tuple[str, ...]  # folded
    exact: str | None = None  # an everyday word too: only this very spelling is the network


class NetworkIndex:
    """All spellings by their first token; what is the same in another index is shared with it."""

    def __init__(self, networks: Iterable[Network], known: Mapping[str, tuple[Network, ...]] | None = None) -> None:
        """Take all spellings; `known` are those of another index by their first token."""
        self._networks = tuple(networks)
        first: defaultdict[str, list[Network]] = defaultdict(list)
        for network in self._networks:
            first[network.tokens[0]].append(network)
        known = known or {}
        self._first: dict[str, tuple[Network, ...]] = {}
        for token, spellings in first.items():
            longest_first = tuple(sorted(spellings, key=lambda network: -len(network.tokens)))
            shared = known.get(token)
            self._first[token] = shared if shared == longest_first else longest_first

    def for_language(self, folding: Folding, own: Iterable[Network]) -> NetworkIndex:
        """Return the spellings as one language writes characters alike, and its own beside them."""
        further = tuple(own)
        if folding.is_plain and not further:
            return self
        return NetworkIndex([*(_folded(network, folding) for network in self._networks), *further], self._first)

    @property
    def spellings(self) -> list[str]:
        """Return every spelling."""
        return [network.spelling for network in self._networks]

    def with_networks(self, items: Sequence[Item], text: str) -> list[Item]:
        """Return the items with every network made one chunk, the longest spelling first."""
        merged: list[Item] = []
        words = tuple([item.text for item in items])
        index = 0
        while index < len(items):
            item = items[index]
            may_be = item.kind == QUOTE or item.text in self._first
            width = self._width_at(items, words, index, text) if may_be else 0
            merged.append(_chunk(items[index : index + width]) if width else item)
            index += width or 1
        return merged

    def _width_at(self, items: Sequence[Item], words: tuple[str, ...], index: int, text: str) -> int:
        """Return how many items a network takes that begins here: one where it stands in quotes, «Россия 1»."""
        item = items[index]
        quoted = tuple(item.text.split(" ")) if item.kind == QUOTE else ()
        for network in self._first.get(quoted[0] if quoted else item.text, ()):
            width = 1 if quoted else len(network.tokens)
            if (quoted or words[index : index + width]) != network.tokens:
                continue
            # Where only one spelling counts it says itself whether it has a capital: tvN, laSexta.
            written = text[item.start : items[index + width - 1].end]
            if written == network.exact or (network.exact is None and item.capital):
                return width
        return 0


def _folded(network: Network, folding: Folding) -> Network:
    tokens = tuple(map(folding.fold, network.tokens))
    return network if tokens == network.tokens else replace(network, tokens=tokens)


def _chunk(stretch: Sequence[Item]) -> Item:
    return Item(
        NETWORK,
        " ".join(item.text for item in stretch),
        stretch[0].start,
        stretch[-1].end,
        capital=True,
        spaced=stretch[0].spaced,
    )
