"""PLOVER types in the sentences of shared/gold/plv_train.jsonl, acts at home included or not.

python -m tests.quality.types_plv [--domestic] [--missed N]
"""

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from pipeline.coding.code import Coder
from pipeline.coding.plover import read_as
from pipeline.records import Report
from pipeline.settings import config_files

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT.parent / "shared" / "gold" / "plv_train.jsonl"
_MERGED = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}  # as the set has them


def coder(*, domestic: bool) -> Coder:
    """Build the coder of the project's own files, with acts at home or without."""
    files = config_files(ROOT / "config")
    off, on = "domestic = false", "domestic = true"
    return Coder.build(
        files | {"attache.toml": files["attache.toml"].replace(off, on)} if domestic else files
    )


def _types(reports: Sequence[Report], *, as_plover: bool) -> set[str]:
    """Give the types of a sentence, as we give them or as PLOVER reads planned acts."""
    given = (read_as(r.type, r.status) if as_plover else r.type for r in reports)
    return {_MERGED.get(name, name) for name in given}


def _scored(pairs: Sequence[tuple[set[str], set[str]]]) -> str:
    """Give precision, recall and F1 over types, as a line."""
    hits = sum(len(found & gold) for found, gold in pairs)
    found, gold = sum(len(f) for f, _ in pairs), sum(len(g) for _, g in pairs)
    precision, recall = hits / max(found, 1), hits / max(gold, 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    return f"P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}"


def main() -> None:
    """Print the figures, and what is missed if asked."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--domestic", action="store_true", help="acts inside one state too")
    parser.add_argument(
        "--missed", type=int, default=0, help="print so many sentences that are missed"
    )
    asked = parser.parse_args()
    if not GOLD.exists():
        print(f"types (plv): skipped, {GOLD} is not there")
        return
    lines = map(json.loads, GOLD.read_text(encoding="utf-8").splitlines())
    records = [r for r in lines if r["eligible"]]
    built = coder(domestic=asked.domestic)
    told = [built.code([r["text"]], language="en", day=None).reports for r in records]
    gold = [{e["code"] for e in r["expected"]} for r in records]
    where = "acts at home too" if asked.domestic else "between states only"
    for name, as_plover in (("as given", False), ("as PLOVER reads what is planned", True)):
        pairs = [(_types(t, as_plover=as_plover), g) for t, g in zip(told, gold, strict=True)]
        print(f"types (plv, {len(records)} sentences, {where}), {name}: {_scored(pairs)}")
    _print_missed(asked.missed, records, told, gold)


def _print_missed(
    most: int, records: Sequence[dict[str, str]], told: Sequence[Sequence[Report]],
    gold: Sequence[set[str]],
) -> None:  # fmt: skip
    """Print sentences whose type nobody gave, and how many of each type there are."""
    missed = [
        (g - _types(t, as_plover=False), r["text"])
        for r, t, g in zip(records, told, gold, strict=True)
        if g - _types(t, as_plover=False)
    ]
    for names, text in missed[:most]:
        print("  ", ",".join(sorted(names)), "|", text)
    if most:
        print("  ", dict(Counter(name for names, _ in missed for name in names)))


if __name__ == "__main__":
    main()
