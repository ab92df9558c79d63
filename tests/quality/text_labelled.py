"""The labelled sets of copies and recurring lines, whose writer had not seen the code.

python -m tests.quality.text_labelled          the figures of all sets
python -m tests.quality.text_labelled --store  the same, and the floors that the test holds us to
"""

import json
import sys
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from functools import cache
from itertools import combinations
from pathlib import Path

import lxml.html

from pipeline.records import Page
from pipeline.text import copies, metadata
from pipeline.text.body import Line
from pipeline.text.lexicon import Rules
from pipeline.text.lines import judge
from pipeline.text.metadata import Metadata
from pipeline.text.outline import Outline
from pipeline.text.recurring import Occurrence, line_key, recurring
from tests.quality import text_floors, text_report

HERE = Path(__file__).parent
COPIES = ("copies", "copies2", "copies3")
RECURRING = ("recurring", "recurring2", "recurring3")
SLACK = 0.003  # below a figure that its floor lies: one pair or line in 300

Pairs = dict[frozenset[str], bool]  # two texts, and whether one was taken from the other


def rows(path: Path) -> list[dict]:
    """Give the objects of a JSONL file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def pairs_of(folder: Path) -> Pairs:
    """Give the labelled pairs, and as negatives all pairs of texts without a common origin."""
    bases = {row["id"]: set(row["bases"]) for row in rows(folder / "origins.jsonl")}
    strangers = {
        frozenset(pair): False
        for pair in combinations(bases, 2)
        if bases[pair[0]].isdisjoint(bases[pair[1]])
    }
    return strangers | {
        frozenset((row["a"], row["b"])): row["relation"] != "none"
        for row in rows(folder / "pairs.jsonl")
    }


def rates(hits: int, found: int, wanted: int) -> dict[str, float]:
    """Give precision and recall."""
    return {"precision": hits / found if found else 0.0, "recall": hits / wanted if wanted else 0.0}


def copied_pairs(name: str) -> dict[str, float]:
    """Give precision and recall over the pairs of a set: by relation, by cluster, and by all
    clusters of which a text has a part. `flat` are the same texts without their paragraphs."""
    texts = {row["id"]: row["text"] for row in rows(HERE / name / "texts.jsonl")}
    prints = {one: copies.take_print(text) for one, text in texts.items()}
    grams = {one: set(taken.grams) for one, taken in prints.items()}
    flat = {one: copies.take_print(" ".join(text.split())) for one, text in texts.items()}
    groups = copies.memberships(list(texts.items()))
    count = Counter[str]()
    for pair, is_copy in pairs_of(HERE / name).items():
        a, b = sorted(pair)
        is_like = not grams[a].isdisjoint(grams[b])
        joined = {
            "relation": is_like and copies.relation(prints[a], prints[b]) is not None,
            "flat": is_like and copies.relation(flat[a], flat[b]) is not None,
            "cluster": groups[a][0] == groups[b][0],
            "also": groups[a][0] in groups[b] or groups[b][0] in groups[a],
        }
        for way, is_found in joined.items():
            count.update({way: is_found, f"{way} hits": is_copy and is_found})
        count["wanted"] += is_copy
    return {
        f"{name}.{way}.{rate}": value
        for way in ("relation", "flat", "cluster", "also")
        for rate, value in rates(count[f"{way} hits"], count[way], count["wanted"]).items()
    }


def _site(path: Path) -> Iterator[tuple[Occurrence, bool, bool]]:
    """Give each line of a site's pages, whether it is boilerplate and the lexicon knows it."""
    host = f"www.{path.stem.removeprefix('site_')}.example"
    for page in rows(path):
        texts, day = [line["text"] for line in page["lines"]], date.fromisoformat(page["date"])
        known = known_lines(texts)
        kept = [at for at, is_known in enumerate(known) if not is_known]
        for at, line in enumerate(page["lines"]):
            before = bisect_left(kept, at)
            place = (before + 1, len(kept) - before)
            occurrence = Occurrence(host, page["story"], day, line["text"], *place)
            yield occurrence, line["boilerplate"], known[at]


@cache
def _rules() -> tuple[Metadata, Rules]:
    root = lxml.html.document_fromstring("<html><head></head><body></body></html>")
    page = Page("https://www.harbour.example/x", b"", None, datetime(2030, 1, 1, tzinfo=UTC))
    return metadata.read(root, page), text_report.rules()


def known_lines(texts: Sequence[str]) -> list[bool]:
    """Tell for the lines of a page which of them extraction drops by their words alone."""
    meta, rules = _rules()
    judged = judge([Line(text, "p") for text in texts], meta, Outline((), {}, {}), rules, [])
    return [one.why is not None for one in judged]


def recurring_lines(name: str) -> dict[str, float]:
    """Give precision and recall over the labelled lines of all sites of a set.

    By count alone, then as the pipeline does: the lexicon first, and the count of what it left.
    """
    count = Counter[str]()
    for path in sorted((HERE / name).glob("site_*.jsonl")):
        lines = list(_site(path))
        flagged = recurring(line for line, _, _ in lines)
        left = recurring(line for line, _, is_known in lines if not is_known)
        for line, is_boilerplate, is_known in lines:
            key = (line.site, line_key(line.text))
            for way, is_flagged in (("count", key in flagged), ("both", is_known or key in left)):
                count.update({way: is_flagged, f"{way} hits": is_flagged and is_boilerplate})
            count["wanted"] += is_boilerplate
    return {
        f"{name}.{way}.{rate}": value
        for way in ("count", "both")
        for rate, value in rates(count[f"{way} hits"], count[way], count["wanted"]).items()
    }


def measure() -> dict[str, float]:
    """Give the figures of all sets."""
    figures: dict[str, float] = {}
    for name in COPIES:
        figures |= copied_pairs(name)
    for name in RECURRING:
        figures |= recurring_lines(name)
    return figures


def main(arguments: list[str]) -> None:
    """Print the figures, and store floors when asked to."""
    figures = measure()
    for name, value in figures.items():
        print(f"{name:28}{value:8.4f}")
    if "--store" in arguments:
        text_floors.store({name: round(value - SLACK, 4) for name, value in figures.items()})


if __name__ == "__main__":
    main(sys.argv[1:])
