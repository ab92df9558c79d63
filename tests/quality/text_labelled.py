"""The labelled sets of copies and recurring lines, whose writer had not seen the code.

python -m tests.quality.text_labelled     the figures
"""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from pipeline.text import copies
from pipeline.text.recurring import Occurrence, line_key, recurring

HERE = Path(__file__).parent


def _rows(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _rates(hits: int, found: int, wanted: int) -> dict[str, float]:
    return {"precision": hits / found if found else 0.0, "recall": hits / wanted if wanted else 0.0}


def copied_pairs() -> dict[str, float]:
    """Give precision and recall over the labelled pairs, by relation and by cluster."""
    texts = {row["id"]: row["text"] for row in _rows(HERE / "copies" / "texts.jsonl")}
    prints = {name: copies.take_print(text) for name, text in texts.items()}
    groups = copies.clusters(list(texts.items()))
    count = Counter[str]()
    for pair in _rows(HERE / "copies" / "pairs.jsonl"):
        a, b, is_copy = pair["a"], pair["b"], pair["relation"] != "none"
        is_found = copies.relation(prints[a], prints[b]) is not None
        is_joined = groups[a] == groups[b]
        count.update(
            wanted=is_copy, found=is_found, hits=is_copy and is_found,
            joined=is_joined, joined_hits=is_copy and is_joined,
        )  # fmt: skip
    by_pair = _rates(count["hits"], count["found"], count["wanted"])
    by_group = _rates(count["joined_hits"], count["joined"], count["wanted"])
    return {f"copies.{k}": v for k, v in by_pair.items()} | {
        f"clusters.{k}": v for k, v in by_group.items()
    }


def _site(path: Path) -> Iterator[tuple[Occurrence, bool]]:
    for page in _rows(path):
        lines, day = page["lines"], date.fromisoformat(page["date"])
        for at, line in enumerate(lines):
            place = (at + 1, len(lines) - at)
            yield (
                Occurrence(path.stem, page["story"], day, line["text"], *place),
                line["boilerplate"],
            )


def recurring_lines() -> dict[str, float]:
    """Give precision and recall over the labelled lines of all sites, by count alone."""
    found = hits = wanted = 0
    for path in sorted((HERE / "recurring").glob("site_*.jsonl")):
        lines = list(_site(path))
        flagged = recurring(line for line, _ in lines)
        for line, is_boilerplate in lines:
            is_flagged = (line.site, line_key(line.text)) in flagged
            found, wanted = found + is_flagged, wanted + is_boilerplate
            hits += is_flagged and is_boilerplate
    return {f"recurring.{k}": v for k, v in _rates(hits, found, wanted).items()}


if __name__ == "__main__":
    for name, value in (copied_pairs() | recurring_lines()).items():
        print(f"{name:24}{value:8.4f}")
