"""Which texts are copies of which: containment of word 5-grams, never Jaccard, never titles.

Measured on synthetic syndication (notes/text.md, section 4): precision 1.0, recall .988; MinHash at
Jaccard .5 finds .65, since wires are cut, wrapped and put into round-ups.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import accumulate, combinations
from typing import Literal, TypeVar

from pipeline.ids import hash64
from pipeline.text import fold
from pipeline.text.recurring import is_prose

GRAM = 5  # words
SAMPLE = 8  # one hash in eight stands for the text
CONTAINED = 0.4  # share of the smaller text's 5-grams that has to be in the other
HITS = 24  # common 5-grams, about three of the sample; fewer are chance
BRIEF = 8  # common 5-grams that are enough where nearly all of a short text is in the other
WHOLE = 0.8  # share from which it does not matter where the common words stand
SAME = 0.9  # share from which other numbers are corrections and not another day's report
CLOSE = 1.25  # ratio of lengths up to which two texts with common words are one report
LEAD = 30  # 5-grams with which a report begins
LED = 0.6  # share of both leads that is common when one text begins like the other
RUN = 3  # common 5-grams in one place, fewer are a phrase
GAP = 5  # 5-grams that one changed word breaks: a stretch goes on behind it
PASSAGE = 65  # 5-grams in one stretch; quoted background and notices are shorter
APART = 0.1  # of the smaller of two parts of one text, under which they are different parts
NUMBERS = 3  # different numbers in the poorer text from which they have to agree
AGREE = 0.65  # share of them that does: a series (weather, rates) has only its words in common
COMMON = 200  # texts with the same hash beyond which it tells nothing

# A straight quotation mark opens before a word and closes after one.
_QUOTATION = re.compile(
    r"“[^”]{40,800}”|„[^“”\"]{40,800}[“”\"]|«[^»]{40,800}»|(?<!\S)»(?=\S)[^«]{40,800}(?<=\S)«"
    r"|(?<!\w)\"(?=\S)[^\"]{40,800}(?<=\S)\"(?!\w)"
)
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_SENTENCE = re.compile(r"(?:(?<=[.!?…])|(?<=[.!?…][\"”»“)]))\s+")
_CLOSED = (".", "!", "?", "…")

Id = TypeVar("Id", bound=Hashable)
Relation = Literal["copy", "part_of", "contains", "update"]


@dataclass(frozen=True, slots=True)
class Print:
    """What a report says itself, as 5-gram hashes in order, and what tells a copy from the like."""

    grams: tuple[int, ...]
    starts: tuple[int, ...]  # of its paragraphs, counted in 5-grams
    sentences: tuple[int, ...]  # their starts
    numbers: tuple[frozenset[str], ...]  # of each sentence
    plain: frozenset[int]  # the 5-grams outside long quotations
    frame: frozenset[int]  # the words there, for texts that are hardly more than a quotation

    @property
    def sample(self) -> frozenset[int]:
        """The hashes by which candidates are found."""
        return frozenset(value for value in self.grams if value % SAMPLE == 0)


def words(text: str) -> list[str]:
    """Give the case-folded words of a text, punctuation left out."""
    return fold.key(text).split()


def grams(text: str) -> list[int]:
    """Give the hashes of all word 5-grams of a text, in order."""
    return _grams(words(text))


def sketch(text: str) -> tuple[int, ...]:
    """Give the sample of a text's 5-gram hashes that stands for it, sorted."""
    return tuple(sorted({value for value in grams(text) if value % SAMPLE == 0}))


def take_print(text: str) -> Print:
    """Give what `relation` compares: the report's own sentences, without those of its page.

    What a page says to its reader or of itself stands under every text of the site and tells
    nothing about who copied from whom.
    """
    own = _own(text)
    paragraphs = own.splitlines()
    sentences = [one for paragraph in paragraphs for one in _SENTENCE.split(paragraph)]
    outside = [words(part) for part in _QUOTATION.split(own)]
    return Print(
        tuple(grams(own)),
        _starts(paragraphs),
        _starts(sentences),
        tuple(frozenset(_NUMBER.findall(sentence)) for sentence in sentences),
        frozenset(gram for part in outside for gram in _grams(part)),
        frozenset(hash64(word) for part in outside for word in part),
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
    """Give each text the id of the first text of its group; texts alone are their own group."""
    return {text: groups[0] for text, groups in memberships(texts).items()}


def memberships(texts: Sequence[tuple[Id, str]]) -> dict[Id, tuple[Id, ...]]:
    """Give each text its group by the id of its first text, then the other groups in it.

    A round-up or two wires in one belong to the group that they have most of, so that no report
    counts twice, and never make one group of their items; the other items' groups follow.
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
    held = {at: _held(at, related[at], mixed, groups, prints) for at in sorted(mixed)}
    for at, others in held.items():
        groups.join(at, others[0])
    return {
        texts[at][0]: tuple(
            dict.fromkeys(texts[groups.first(one)][0] for one in (at, *held.get(at, ())))
        )
        for at in range(len(texts))
    }


def _grams(listed: Sequence[str]) -> list[int]:
    return [hash64(" ".join(listed[i : i + GRAM])) for i in range(len(listed) - GRAM + 1)]


def _own(text: str) -> str:
    """Give the sentences of a report; all, where most of them speak to the reader."""
    own = "\n".join(filter(None, map(_own_sentences, text.splitlines())))
    return own if 2 * len(own) >= len(text) else text


def _own_sentences(line: str) -> str:
    if _is_own(line):
        return line
    return " ".join(sentence for sentence in _SENTENCE.split(line) if _is_own(sentence))


def _is_own(sentence: str) -> bool:
    # the full stop may have stayed with a quotation mark, or behind a line break
    return is_prose(sentence if sentence.endswith(_CLOSED) else f"{sentence}.")


def _is_enough(one: Print, other: Print, shared: set[int]) -> bool:
    smaller, larger = sorted((one, other), key=lambda text: (len(text.grams), text.grams))
    share = len(shared) / len(smaller.grams) if smaller.grams else 0.0
    if len(shared) < (BRIEF if share >= WHOLE else HITS) or share < CONTAINED:
        return False
    if share >= SAME:
        return True
    if not _is_more_than_quotation(one, other):
        return False
    stretches = list(_stretches(smaller.grams, shared))
    if share >= WHOLE or max((end - start for start, end in stretches), default=0) >= PASSAGE:
        return True
    places = _places(smaller, smaller.starts, stretches)
    # agreeing in one place only, they have to begin alike
    is_led = min(_lead_share(text, shared) for text in (one, other)) >= LED
    if not is_led and len(places) < 2:
        return False
    return _do_numbers_agree(smaller, larger, _places(smaller, smaller.sentences, stretches))


def _lead_share(text: Print, shared: set[int]) -> float:
    lead = text.grams[:LEAD]
    return sum(gram in shared for gram in lead) / len(lead) if lead else 0.0


def _starts(parts: Sequence[str]) -> tuple[int, ...]:
    return tuple(accumulate((len(words(part)) for part in parts), initial=0))[:-1]


def _places(text: Print, starts: Sequence[int], stretches: Sequence[tuple[int, int]]) -> list[int]:
    """Give the part of each stretch, all its parts when it goes over several."""
    ends = (*starts[1:], len(text.grams))
    return [
        at
        for start, end in stretches
        for at, bounds in enumerate(zip(starts, ends, strict=True))
        if min(end, bounds[1]) - max(start, bounds[0]) >= RUN
    ]


def _do_numbers_agree(smaller: Print, larger: Print, places: Sequence[int]) -> bool:
    """Compare the numbers of the sentences that are shared: an update has new ones elsewhere."""
    own = frozenset[str]().union(*(smaller.numbers[at] for at in places))
    common = len(own.intersection(*[frozenset[str]().union(*larger.numbers)]))
    return common >= AGREE * len(own) if len(own) >= NUMBERS else common > 0 or len(own) < 2


def _is_more_than_quotation(one: Print, other: Print) -> bool:
    """Tell whether what stands outside long quotations is common, too."""
    left, right = (one.plain, other.plain)
    if min(len(left), len(right)) < BRIEF:
        left, right = (one.frame, other.frame)
    return len(left & right) >= min(HITS, CONTAINED * min(len(left), len(right)))


def _stretches(grams: Sequence[int], shared: Set[int]) -> Iterator[tuple[int, int]]:
    """Give start and end of the stretches of a text that are shared, small gaps left open."""
    start = last = None
    for at, gram in enumerate(grams):
        if gram not in shared:
            continue
        if start is None or last is None:
            start = at
        elif at - last > GAP + 1:
            yield start, last + 1
            start = at
        last = at
    if start is not None and last is not None:
        yield start, last + 1


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
    shared = (frozenset(own.intersection(prints[other].grams)) for other in beside)
    # whoever has nearly all of it has every part; a wire in 200 papers makes 20,000 pairs
    covers = {common for common in shared if len(common) < SAME * len(own)}
    return any(len(a & b) < APART * min(len(a), len(b)) for a, b in combinations(covers, 2))


def _held(
    at: int, beside: Sequence[int], mixed: Set[int], groups: "_Groups", prints: Sequence[Print]
) -> list[int]:
    """Give a text of each group that is in a mixed text, the one that it has most of first."""
    own = set(prints[at].grams)
    covered: dict[int, set[int]] = defaultdict(set)
    for other in [one for one in beside if one not in mixed] or beside:
        covered[groups.first(other)] |= own.intersection(prints[other].grams)
    return sorted(covered, key=lambda first: (-len(covered[first]), first))


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
