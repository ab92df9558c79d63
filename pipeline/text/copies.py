"""Which texts are copies of which: containment of word 5-grams, never Jaccard, never titles.

Measured on synthetic syndication (notes/text.md, section 4): precision 1.0, recall .988; MinHash at
Jaccard .5 finds .65, since wires are cut, wrapped and put into round-ups.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import combinations
from typing import Literal, TypeVar

from pipeline.ids import hash64
from pipeline.text import fold

GRAM = 5  # words
SAMPLE = 8  # one hash in eight stands for the text
CONTAINED = 0.4  # share of the smaller text's 5-grams that has to be in the other
HITS = 32  # common 5-grams, about four of the sample; fewer are chance
BRIEF = 8  # common 5-grams that are enough where nearly all of a short text is in the other
MOSTLY = 0.7  # share of the smaller text that common stretches cover in an edited copy
WHOLE = 0.8  # share from which a text counts as wholly in the other
CLOSE = 1.25  # ratio of lengths up to which two texts with common words are one report
PASSAGE = 100  # words in one stretch outside quotations that no background or notice has
HALF = 0.5  # share that formulaic texts, with other names and numbers, do not reach
GAP = 5  # 5-grams that one changed word breaks: a stretch goes on behind it
WIDE_GAP = 12  # the same for a few words close together
COMMON = 200  # texts with the same hash beyond which it tells nothing

_QUOTATION = re.compile(r"“[^”]{40,}”|„[^“”]{40,}[“”]|«[^»]{40,}»|»[^«]{40,}«|\"[^\"]{40,}\"")

Id = TypeVar("Id", bound=Hashable)
Relation = Literal["copy", "part_of", "contains", "update"]


@dataclass(frozen=True, slots=True)
class Print:
    """A text as its 5-gram hashes in order, and those that stand outside long quotations."""

    grams: tuple[int, ...]
    plain: frozenset[int]
    frame: frozenset[int]  # the words there, for texts that are hardly more than a quotation

    @property
    def sample(self) -> frozenset[int]:
        """The hashes by which candidates are found."""
        return frozenset(value for value in self.grams if value % SAMPLE == 0)


def words(text: str) -> list[str]:
    """Give the case-folded words of a text, punctuation left out."""
    return fold.key(text).split()


def sketch(text: str) -> tuple[int, ...]:
    """Give the sample of a text's 5-gram hashes that stands for it, sorted."""
    return tuple(sorted({value for value in _grams(words(text)) if value % SAMPLE == 0}))


def take_print(text: str) -> Print:
    """Give what `relation` compares."""
    outside = [gram for part in _QUOTATION.split(text) for gram in _grams(words(part))]
    frame = frozenset(hash64(word) for part in _QUOTATION.split(text) for word in words(part))
    return Print(tuple(_grams(words(text))), frozenset(outside), frame)


def relation(one: Print, other: Print) -> Relation | None:
    """Say what `one` is to `other`: a copy, a part, what contains it, an update; or nothing.

    Short texts that share one long quotation, or one passage of background, are not copies.
    """
    left, right = set(one.grams), set(other.grams)
    shared = left & right
    if not _is_enough(one, other, shared):
        return None
    in_left, in_right = len(shared) / len(left), len(shared) / len(right)
    if max(len(left), len(right)) <= CLOSE * min(len(left), len(right)):
        return "copy"
    if max(in_left, in_right) < WHOLE:
        return "update"
    return "part_of" if in_left > in_right else "contains"


def clusters(texts: Sequence[tuple[Id, str]]) -> dict[Id, Id]:
    """Give each text the id of the first text of its group; texts alone are their own group.

    A round-up joins the group that it has most of, and never makes one group of its items.
    """
    prints = [take_print(text) for _, text in texts]
    groups = _Groups(len(texts))
    wholes: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for left, right in _candidates(prints):
        kind = relation(prints[left], prints[right])
        if kind in ("copy", "update"):
            groups.join(left, right)
        elif kind is not None:
            part, whole = (left, right) if kind == "part_of" else (right, left)
            wholes[whole].append((len(prints[part].grams), part))
    _join_parts(wholes, groups, prints)
    return {texts[at][0]: texts[groups.first(at)][0] for at in range(len(texts))}


def _grams(listed: Sequence[str]) -> list[int]:
    return [hash64(" ".join(listed[i : i + GRAM])) for i in range(len(listed) - GRAM + 1)]


def _is_enough(one: Print, other: Print, shared: set[int]) -> bool:
    smaller = one if len(one.grams) <= len(other.grams) else other
    share = len(shared) / len(smaller.grams) if smaller.grams else 0.0
    if len(shared) < (BRIEF if share >= WHOLE else HITS) or share < CONTAINED:
        return False
    if not _is_more_than_quotation(one, other):
        return False
    covered = sum(_stretches(smaller.grams, shared, WIDE_GAP if share >= HALF else GAP))
    longest = max(_stretches(smaller.grams, one.plain & other.plain, GAP), default=0)
    return covered >= MOSTLY * len(smaller.grams) or longest >= PASSAGE


def _is_more_than_quotation(one: Print, other: Print) -> bool:
    """Tell whether what stands outside long quotations is common, too."""
    left, right = (one.plain, other.plain)
    if min(len(left), len(right)) < BRIEF:
        left, right = (one.frame, other.frame)
    return len(left & right) >= CONTAINED * min(len(left), len(right))


def _stretches(grams: Sequence[int], shared: Set[int], gap: int) -> Iterator[int]:
    """Give the lengths of the stretches of a text that are shared, small gaps left open."""
    start = last = None
    for at, gram in enumerate(grams):
        if gram not in shared:
            continue
        if start is None or last is None:
            start = at
        elif at - last > gap + 1:
            yield last - start + 1
            start = at
        last = at
    if start is not None and last is not None:
        yield last - start + 1


def _candidates(prints: Sequence[Print]) -> list[tuple[int, int]]:
    """Give the pairs that share sampled hashes; short texts are compared by all their hashes."""
    holders: dict[int, list[int]] = defaultdict(list)
    for at, one in enumerate(prints):
        for value in one.sample if len(one.grams) >= 10 * SAMPLE else frozenset(one.grams):
            holders[value].append(at)
    found: Counter[tuple[int, int]] = Counter()
    for listed in holders.values():
        if 1 < len(listed) <= COMMON:
            found.update(combinations(listed, 2))
    return sorted(pair for pair, hits in found.items() if hits >= _hits(prints, pair))


def _hits(prints: Sequence[Print], pair: tuple[int, int]) -> int:
    """Give how many common hashes make a pair worth comparing."""
    return max(1, int(min(len(prints[at].grams) for at in pair) * CONTAINED / SAMPLE / 3))


def _join_parts(
    wholes: Mapping[int, list[tuple[int, int]]], groups: "_Groups", prints: Sequence[Print]
) -> None:
    for whole in sorted(wholes):
        parts = sorted(wholes[whole], key=lambda part: (-part[0], part[1]))
        _, largest = parts[0]
        groups.join(whole, largest)
        for _, part in parts[1:]:
            # two parts of one report overlap; two items of a round-up have nothing in common
            if set(prints[part].grams) & set(prints[largest].grams):
                groups.join(whole, part)


class _Groups:
    """Disjoint sets over positions, each known by its first member."""

    def __init__(self, size: int) -> None:
        self._above = list(range(size))

    def first(self, at: int) -> int:
        while self._above[at] != at:
            self._above[at] = at = self._above[self._above[at]]
        return at

    def join(self, one: int, other: int) -> None:
        low, high = sorted((self.first(one), self.first(other)))
        self._above[high] = low
