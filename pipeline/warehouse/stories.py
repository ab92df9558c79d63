"""Pairs of articles that share text -> groups of near-identical texts. Pure."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

# The shorter text, the longer, whether they are one text as a whole, and the share of the shorter
# that the longer holds.
Pair = tuple[str, str, bool, float]
_Links = Mapping[str, set[str]]


def group(
    articles: Iterable[str], pairs: Sequence[Pair], standing: Sequence[tuple[str, str]] = ()
) -> dict[str, str]:
    """Give each article the name of its group, the same whatever the order of the input.

    Texts that are the same as a whole are one group. A cut or an earlier version joins the text
    that holds it, unless that text holds several that share nothing with each other, as a round-up
    does. `standing` are members known from before with the first of their group.
    """
    groups = _Groups()
    for article in articles:
        groups.find(article)
    for member, first in standing:
        groups.join(member, first)
    for shorter, longer, is_whole, _ in pairs:
        if is_whole:
            groups.join(shorter, longer)
    _join_parts(groups, [pair for pair in pairs if not pair[2]])
    return groups.named()


def _join_parts(groups: "_Groups", pairs: Sequence[Pair]) -> None:
    """Join parts to what holds them; all are judged by the groups as they were before."""
    shares = _shares(groups, pairs)
    links: dict[str, set[str]] = defaultdict(set)
    held: dict[str, set[str]] = defaultdict(set)
    for part, whole in shares:
        links[part].add(whole)
        links[whole].add(part)
        held[whole].add(part)
    holders: dict[str, set[str]] = defaultdict(set)
    for whole, parts in held.items():
        if _hang_together(parts, links):
            for part in parts:
                holders[part].add(whole)
    for part, wholes in holders.items():
        closest = min(wholes, key=lambda whole: (-shares[part, whole], whole))
        for whole in wholes if _hang_together(wholes, links) else (closest,):
            groups.join(part, whole)


def _shares(groups: "_Groups", pairs: Sequence[Pair]) -> dict[tuple[str, str], float]:
    """Give the largest share of each group that each other group holds."""
    shares: dict[tuple[str, str], float] = {}
    for part, whole, _, share in pairs:
        edge = (groups.find(part), groups.find(whole))
        if edge[0] != edge[1]:
            shares[edge] = max(share, shares.get(edge, 0.0))
    return shares


def _hang_together(items: Collection[str], links: _Links) -> bool:
    """Say whether links among these items lead from each to each."""
    reached = {min(items)}
    waiting = list(reached)
    while waiting:
        for other in (links[waiting.pop()] & set(items)) - reached:
            reached.add(other)
            waiting.append(other)
    return len(reached) == len(items)


class _Groups:
    """Disjoint sets; the smallest member names its set, so that no order shows."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}

    def find(self, item: str) -> str:
        parent = self._parent
        parent.setdefault(item, item)
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    def join(self, one: str, other: str) -> None:
        first, second = sorted((self.find(one), self.find(other)))
        self._parent[second] = first

    def named(self) -> dict[str, str]:
        return {item: self.find(item) for item in sorted(self._parent)}
