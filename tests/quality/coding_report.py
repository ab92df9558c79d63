"""Figures of actors and events: `python -m tests.quality.coding_report [--store]`.

Over the blind sets (written by the annotation rules by people who saw neither lexicons nor code),
the practice sets, those opened after they had served as blind ones, and the gold set beside the
project where it is there.
"""

import json
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline.coding.code import Coder
from pipeline.coding.jsonl import code_lines
from pipeline.settings import config_files
from tests.quality.coding_scorer import Row, Score, read, score
from tests.shared_cases import SHARED

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "coding_floors.json"
# A blind set whose totals steered the work is spent: it is opened, and a fresh one is written.
KINDS = {"blind": "blind", "opened": "practice", "practice": "practice"}
LANGUAGES = ("en", "es", "fr", "pt", "de")
# So many labels may be lost without failing the build: a day more or less is no news of the coder.
SLACK_LABELS = 2


def sets() -> Iterator[tuple[str, Sequence[Row]]]:
    """Give the labelled sets by name."""
    for kind, folder in KINDS.items():
        for language in LANGUAGES:
            path = HERE / folder / f"{kind}_{language}.jsonl"
            if path.exists():
                yield f"{kind} {language}", read(path)
    gold = SHARED / "gold" / "diplomatic_dev.jsonl"
    if gold.exists():
        yield "gold dev", read(gold)


def measured(records: Sequence[Row], coder: Coder) -> Score:
    """Give the counts of one set."""
    asked = (json.dumps({k: r[k] for k in ("id", "text", "date", "lang")}) for r in records)
    found = {row["id"]: row for row in map(json.loads, code_lines(asked, coder))}
    return score(records, found)


def main(arguments: Sequence[str]) -> None:
    coder = Coder.build(config_files(HERE.parents[1] / "config"))
    began = time.process_time()
    table = {name: measured(records, coder).figures() for name, records in sets()}
    names = list(next(iter(table.values())))
    print(f"{'':14}" + "".join(f"{name:>20}" for name in names))
    for name, figures in table.items():
        print(f"{name:14}" + "".join(f"{figures[n]:20.3f}" for n in names))
    print(f"{time.process_time() - began:.1f} s of CPU")
    if "--store" in arguments:
        own = {name: f for name, f in table.items() if not name.startswith("gold")}
        FLOORS.write_text(json.dumps(own, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
