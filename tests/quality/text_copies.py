"""A labelled set of copies, made from invented words: what syndication does to a text.

python -m tests.quality.text_copies     the figures, in all and by what was done
"""

import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from functools import cache

from pipeline.text import copies

STORIES = 60
VOCABULARY = 4000  # invented words, the n-th as frequent as 1/n, as in any language
AGENCY = "This article was supplied by the Ister News Agency and edited by the desk of the paper."
FOOTER = (
    "The paper publishes letters on Saturdays. Write to the editors at the old customs house, "
    "fourth floor, and give name and address; letters may be shortened, and none is sent back."
)

Text = tuple[str, str, str]  # story, what was done, text
Change = Callable[[random.Random, str], str]


@cache
def _words() -> tuple[list[str], list[float]]:
    chance = random.Random(5)
    letters = "aaabdeeefghiiiklmnooprrsstuuvw"
    made = ["".join(chance.choices(letters, k=chance.randrange(2, 10))) for _ in range(VOCABULARY)]
    return made, [1 / (rank + 2) for rank in range(VOCABULARY)]


def _article(chance: random.Random) -> str:
    words, weights = _words()
    lengths = [chance.randrange(9, 28) for _ in range(chance.randrange(9, 24))]
    return " ".join(
        f"{' '.join(chance.choices(words, weights, k=n))}.".capitalize() for n in lengths
    )


def _edit(share: float) -> Change:
    def change(chance: random.Random, text: str) -> str:
        return " ".join("altered" if chance.random() < share else word for word in text.split())

    return change


def _cut(share: float) -> Change:
    return lambda _, text: " ".join(text.split()[: int(len(text.split()) * share)])


def _update(chance: random.Random, text: str) -> str:
    return f"{_article(chance)[:400]} {_edit(0.02)(chance, text)}"


CHANGES: dict[str, Change] = {
    "wrapped": lambda _, text: f"TESSIN (INA) - {text} {AGENCY} {FOOTER}",
    "light edits": _edit(0.03),
    "heavy edits": _edit(0.1),
    "cut to 60 %": _cut(0.6),
    "cut to 30 %": _cut(0.3),
    "updated": _update,
}


def texts() -> list[Text]:
    """Give the originals, their variants, and texts that look alike and are none: seed fixed."""
    chance = random.Random(8)
    made = [(f"story {n}", "original", _article(chance)) for n in range(STORIES)]
    found = list(made)
    for story, _, text in made:
        for name in chance.sample(sorted(CHANGES), 3):
            found.append((story, name, CHANGES[name](chance, text)))
    found += list(_look_alikes(chance, made))
    return found


def _look_alikes(chance: random.Random, made: list[Text]) -> Iterator[Text]:
    for number in range(0, STORIES, 4):
        # another desk on the same event: the same quotation, every other word its own
        quotation = " ".join(made[number][2].split()[:40])
        yield (
            f"desk {number}",
            "two desks",
            f"{_article(chance)[:600]} “{quotation}” {_article(chance)[:300]}",
        )
    for number in range(20):
        yield f"site {number}", "same site", f"{_article(chance)[:500]} {AGENCY} {FOOTER}"
    for number in range(0, STORIES, 6):
        # one item whole among others that nobody else printed
        item = made[number][2]
        yield made[number][0], "round-up", f"{_article(chance)} {item} {_article(chance)}"


def measure() -> dict[str, float]:
    """Give precision and recall over pairs of the same story, and recall by what was done."""
    made = texts()
    groups = copies.clusters([(at, text) for at, (_, _, text) in enumerate(made)])
    true, joined, both = Counter[str](), 0, Counter[str]()
    for right in range(len(made)):
        for left in range(right):
            is_same, is_joined = made[left][0] == made[right][0], groups[left] == groups[right]
            joined += is_joined
            true[made[right][1]] += is_same
            both[made[right][1]] += is_same and is_joined
    by_change = {f"recall.{name}": both[name] / count for name, count in true.items() if count}
    total = sum(both.values())
    return by_change | {
        "texts": float(len(made)),
        "pairs": float(sum(true.values())),
        "precision": total / joined if joined else 0.0,
        "recall": total / sum(true.values()),
    }


def false_pairs() -> dict[str, int]:
    """Count the pairs that were joined and should not have been, by kind."""
    made = texts()
    groups = copies.clusters([(at, text) for at, (_, _, text) in enumerate(made)])
    members: dict[int, list[int]] = defaultdict(list)
    for at, group in groups.items():
        members[group].append(at)
    wrong = Counter[str]()
    for listed in members.values():
        for at in listed:
            wrong[made[at][1]] += made[at][0] != made[listed[0]][0]
    return {name: count for name, count in wrong.items() if count}


if __name__ == "__main__":
    for name, value in measure().items():
        print(f"{name:24}{value:10.4f}")
    print("joined wrongly:", false_pairs() or "none")
