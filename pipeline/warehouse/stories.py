"""Pairs of articles that share text -> groups of near-identical texts. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

Pair = tuple[
    str, str, bool
]  # the smaller text, the larger, and whether they are one text as a whole


def group(
    articles: Iterable[str], pairs: Sequence[Pair], standing: Sequence[tuple[str, str]] = ()
) -> dict[str, str]:
    """Give each article the name of its group, the same whatever the order of the input.

    Texts that are the same as a whole are one group. A part joins the text that it was cut from,
    unless that text holds parts of several groups, as a round-up does, or the part stands in
    several groups, as an agency's paragraph does. `standing` are members known from before.
    """
    groups = _Groups()
    for article in articles:
        groups.find(article)
    for member, first in standing:
        groups.join(member, first)
    for smaller, larger, is_whole in pairs:
        if is_whole:
            groups.join(smaller, larger)
    _join_parts(groups, [(a, b) for a, b, is_whole in pairs if not is_whole])
    return groups.named()


def _join_parts(groups: "_Groups", parts: Sequence[tuple[str, str]]) -> None:
    """Join cuts to what they were cut from; all are judged by the groups as they were before."""
    links = {(groups.find(part), groups.find(whole)) for part, whole in parts}
    wholes: dict[str, set[str]] = defaultdict(set)
    held: dict[str, set[str]] = defaultdict(set)
    for part, whole in links:
        if part != whole:
            wholes[part].add(whole)
            held[whole].add(part)
    for part, found in wholes.items():
        if len(found) == 1 and all(len(held[whole]) == 1 for whole in found):
            groups.join(part, next(iter(found)))


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
