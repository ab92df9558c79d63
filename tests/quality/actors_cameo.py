"""How many SOURCE and TARGET spans our actors touch: `python -m tests.quality.actors_cameo`.

Over shared/gold/cameo_spans_train.jsonl where it lies beside the project: research data without a
stated licence, so it is measured with and nothing of it is kept here. `--missed N` lists N spans
that no actor touches, evenly over the file, for reading.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline.coding.code import Coder
from pipeline.settings import config_files
from tests.quality.coding_scorer import Row
from tests.shared_cases import SHARED

FILE = SHARED / "gold" / "cameo_spans_train.jsonl"


def looked_at(coder: Coder) -> Iterator[tuple[Row, Row, bool]]:
    """Give each sentence with each of its spans, and whether an actor of ours touches it."""
    for line in FILE.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        found = coder.code([record["text"]], language=record["lang"], day=None).mentions
        for span in record["spans"]:
            touched = any(m.start < span["end"] and span["start"] < m.end for m in found)
            yield record, span, touched


def shares(coder: Coder) -> dict[str, tuple[int, int]]:
    """Give (touched, all) spans by type, and over all types."""
    touched: Counter[str] = Counter()
    spans: Counter[str] = Counter()
    for _, span, hit in looked_at(coder):
        for kind in (span["type"], "all"):
            spans[kind] += 1
            touched[kind] += hit
    return {kind: (touched[kind], spans[kind]) for kind in sorted(spans)}


def shipped() -> Coder:
    """Give the coder with the shipped configuration."""
    return Coder.build(config_files(Path(__file__).resolve().parents[2] / "config"))


def main(arguments: Sequence[str]) -> None:
    if not FILE.exists():
        raise SystemExit(f"{FILE} is not there")
    coder = shipped()
    for kind, (hit, total) in shares(coder).items():
        print(f"{kind:12}{hit:6} of {total:5}  {hit / total:.3f}")
    if arguments[:1] == ["--missed"]:
        missed = [(r, s) for r, s, touched in looked_at(coder) if not touched]
        step = max(1, len(missed) // int(arguments[1]))
        for record, span in missed[::step][: int(arguments[1])]:
            print(f"{record['id']} {span['type']} [{span['text']}] {record['text']}")


if __name__ == "__main__":
    main(sys.argv[1:])
