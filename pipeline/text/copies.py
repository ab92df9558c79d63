"""Which texts are copies of which: containment of word 5-grams, never Jaccard, never titles.

Measured on synthetic syndication (notes/text.md, section 4): precision 1.0, recall .988; MinHash at
Jaccard .5 finds .65, since wires are cut, wrapped and put into round-ups.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import combinations
from typing import Literal, TypeVar

from pipeline.ids import hash64
from pipeline.text import fold

GRAM = 5  # words
SAMPLE = 8  # one hash in eight stands for the text
CONTAINED = 0.4  # share of the smaller text's 5-grams that has to be in the other
HITS = 28  # common 5-grams, three or four of the sample; fewer are chance
BRIEF = 8  # common 5-grams that are enough where nearly all of a short text is in the other
WHOLE = 0.8  # share from which it does not matter where the common words stand
SAME = 0.9  # share from which other numbers are corrections and not another day's report
CLOSE = 1.25  # ratio of lengths up to which two texts with common words are one report
LEAD = 40  # 5-grams with which a report begins
LED = 0.66  # share of both leads that is common when one text begins like the other
LED_MOSTLY = 0.6  # the same where most of the smaller text is common
MOSTLY = 0.7  # share of a part, or of a text between its edits
EDITED = 0.03  # share of a text that lies in the gaps of an edited copy
PASSAGES = 80  # 5-grams outside quotations, in whatever stretches
PASSAGE = 65  # 5-grams in one stretch outside quotations that no background or notice has
RUNS = 3  # separate stretches of an edited copy
RUNS_OF_MANY = 2  # the same where MANY 5-grams are common
MANY = 60
GAP = 5  # 5-grams that one changed word breaks: a stretch goes on behind it
APART = 0.1  # of the smaller of two parts of one text, under which they are different parts
NUMBERS = 3  # different numbers in the poorer text from which they have to agree
AGREE_WHOLE = 0.5  # share of the numbers that agree where nearly all words do
# a series (weather, rates, courts) has its words in common, not its numbers
AGREE = 0.65  # the same where texts are alike in part
COMMON = 200  # texts with the same hash beyond which it tells nothing

# A straight quotation mark opens before a word and closes after one.
_QUOTATION = re.compile(
    r"“[^”]{40,800}”|„[^“”]{40,800}[“”]|«[^»]{40,800}»|»[^«]{40,800}«"
    r"|(?<!\w)\"(?=\S)[^\"]{40,800}(?<=\S)\"(?!\w)"
)
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")

Id = TypeVar("Id", bound=Hashable)
Relation = Literal["copy", "part_of", "contains", "update"]


@dataclass(frozen=True, slots=True)
class Print:
    """A text as its 5-gram hashes in order, and those that stand outside long quotations."""

    grams: tuple[int, ...]
    plain: frozenset[int]
    frame: frozenset[int]  # the words there, for texts that are hardly more than a quotation
    numbers: frozenset[str]

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
    return Print(
        tuple(_grams(words(text))), frozenset(outside), frame, frozenset(_NUMBER.findall(text))
    )


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
    related: dict[int, list[int]] = defaultdict(list)
    for left, right in _candidates(prints):
        if relation(prints[left], prints[right]) is not None:
            related[left].append(right)
            related[right].append(left)
    groups = _Groups(len(texts))
    mixed = {at for at, beside in related.items() if _is_mixed(at, beside, prints)}
    for at, beside in related.items():
        for other in beside:
            if at not in mixed and other not in mixed:
                groups.join(at, other)
    # found before joined, so that one round-up does not lead another
    nearest = {at: _nearest(at, related[at], mixed, groups, prints) for at in sorted(mixed)}
    for at, other in nearest.items():
        groups.join(at, other)
    return {texts[at][0]: texts[groups.first(at)][0] for at in range(len(texts))}


def _grams(listed: Sequence[str]) -> list[int]:
    return [hash64(" ".join(listed[i : i + GRAM])) for i in range(len(listed) - GRAM + 1)]


def _is_enough(one: Print, other: Print, shared: set[int]) -> bool:
    smaller = one if len(one.grams) <= len(other.grams) else other
    share = len(shared) / len(smaller.grams) if smaller.grams else 0.0
    if len(shared) < (BRIEF if share >= WHOLE else HITS) or share < CONTAINED:
        return False
    if share >= SAME:
        return True
    if not _is_more_than_quotation(one, other):
        return False
    plain = one.plain & other.plain
    if max(_stretches(smaller.grams, plain), default=0) >= PASSAGE:
        return True
    if not _do_numbers_agree(one.numbers, other.numbers, AGREE if share < WHOLE else AGREE_WHOLE):
        return False
    return share >= WHOLE or len(plain) >= PASSAGES or _is_copied(one, other, smaller, shared)


def _is_copied(one: Print, other: Print, smaller: Print, shared: set[int]) -> bool:
    """Tell a text that was copied in part from two that have a passage of background in common."""
    share = len(shared) / len(smaller.grams)
    least = min(_lead_share(text, shared) for text in (one, other))
    if least >= (LED if share < MOSTLY else LED_MOSTLY):
        return True
    if share >= MOSTLY and _lead_share(smaller, shared) >= LED:
        return True
    stretches = list(_stretches(smaller.grams, shared))
    if len(stretches) >= (RUNS_OF_MANY if len(shared) >= MANY else RUNS):
        return True
    covered = sum(stretches) / len(smaller.grams)
    return covered >= MOSTLY and covered > share + EDITED


def _lead_share(text: Print, shared: set[int]) -> float:
    lead = text.grams[:LEAD]
    return sum(gram in shared for gram in lead) / len(lead) if lead else 0.0


def _do_numbers_agree(one: Set[str], other: Set[str], share: float) -> bool:
    least = min(len(one), len(other))
    common = len(one & other)
    return common >= share * least if least >= NUMBERS else common > 0 or least < 2


def _is_more_than_quotation(one: Print, other: Print) -> bool:
    """Tell whether what stands outside long quotations is common, too."""
    left, right = (one.plain, other.plain)
    if min(len(left), len(right)) < BRIEF:
        left, right = (one.frame, other.frame)
    return len(left & right) >= CONTAINED * min(len(left), len(right))


def _stretches(grams: Sequence[int], shared: Set[int]) -> Iterator[int]:
    """Give the lengths of the stretches of a text that are shared, small gaps left open."""
    start = last = None
    for at, gram in enumerate(grams):
        if gram not in shared:
            continue
        if start is None or last is None:
            start = at
        elif at - last > GAP + 1:
            yield last - start + 1
            start = at
        last = at
    if start is not None and last is not None:
        yield last - start + 1


def _candidates(prints: Sequence[Print]) -> list[tuple[int, int]]:
    """Give the pairs that share sampled hashes; short texts, all their hashes."""
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


def _is_mixed(at: int, beside: Sequence[int], prints: Sequence[Print]) -> bool:
    """Tell a text of which two others have different parts: a round-up, two wires in one."""
    own = set(prints[at].grams)
    covers = [own.intersection(prints[other].grams) for other in beside]
    return any(len(a & b) < APART * min(len(a), len(b)) for a, b in combinations(covers, 2))


def _nearest(
    at: int, beside: Sequence[int], mixed: Set[int], groups: "_Groups", prints: Sequence[Print]
) -> int:
    """Give a text of the group that a mixed text has most of."""
    own = set(prints[at].grams)
    covered: dict[int, set[int]] = defaultdict(set)
    for other in [one for one in beside if one not in mixed] or beside:
        covered[groups.first(other)] |= own.intersection(prints[other].grams)
    return max(covered, key=lambda first: (len(covered[first]), -first))


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
