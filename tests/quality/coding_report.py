"""Figures of actors and events: `python -m tests.quality.coding_report [--store|--codebook]`.

Over the blind sets (written by the annotation rules by people who saw neither lexicons nor code),
the practice sets, those opened after they had served as blind ones, and the gold set beside the
project where it is there. `--codebook` writes each type's precision for `attache codebook`,
`--store` that and the floors.
"""

import json
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from pipeline.coding.code import Coder
from pipeline.coding.jsonl import code_lines
from pipeline.settings import config_files
from tests.quality.coding_scorer import Row, Score, read, score
from tests.shared_cases import SHARED

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "coding_floors.json"
CODEBOOK = HERE.parents[1] / "pipeline" / "warehouse" / "exports" / "measured.json"
# A blind set whose totals steered the work is spent: it is opened, and a fresh one is written.
KINDS = {
    "blind": "blind",
    "opened3": "practice",
    "opened2": "practice",
    "opened": "practice",
    "practice": "practice",
}
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


def precision_of_types(
    scores: Mapping[str, Score], sizes: Mapping[str, int], day: date
) -> dict[str, object]:
    """Give the codebook's figures: over the blind sets, while none is there over those opened."""
    for kind in KINDS:
        names = [name for name in scores if name.startswith(kind)]
        if names:
            total = Score()
            for name in names:
                total.counts.update(scores[name].counts)
            chosen = {name: sizes[name] for name in names}
            return {"day": day.isoformat(), "sets": chosen, "types": total.by_type()}
    raise SystemExit("no labelled set is there")


def main(arguments: Sequence[str]) -> None:
    coder = Coder.build(config_files(HERE.parents[1] / "config"))
    began = time.process_time()
    records = dict(sets())
    scores = {name: measured(rows, coder) for name, rows in records.items()}
    table = {name: score.figures() for name, score in scores.items()}
    names = list(next(iter(table.values())))
    print(f"{'':14}" + "".join(f"{name:>20}" for name in names))
    for name, figures in table.items():
        print(f"{name:14}" + "".join(f"{figures[n]:20.3f}" for n in names))
    print(f"{time.process_time() - began:.1f} s of CPU")
    if "--store" in arguments:
        own = {name: f for name, f in table.items() if not name.startswith("gold")}
        FLOORS.write_text(json.dumps(own, indent=1) + "\n", encoding="utf-8")
    if {"--store", "--codebook"} & set(arguments):
        sizes = {name: len(rows) for name, rows in records.items()}
        found = precision_of_types(scores, sizes, datetime.now(UTC).date())
        CODEBOOK.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
