"""Scores codings against labelled passages, by the rules of the annotation guide.

An actor is found when its span covers at least half of the shorter one and code and sector agree.
An event is hit *exactly* when type, sources and targets agree, *leniently* when the type agrees and
each side shares a code, whichever way round, with two codes in common unless the act is internal.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.records import EVENT_TYPES

Row = Mapping[str, Any]


@dataclass
class Score:
    """Counts over records; figures are computed from them."""

    counts: Counter[str] = field(default_factory=Counter)

    def f1(self, what: str) -> float:
        hits, given, wanted = (self.counts[f"{what} {k}"] for k in ("hit", "given", "wanted"))
        return 2 * hits / (given + wanted) if given + wanted else 1.0

    def share(self, what: str) -> float:
        return self.counts[f"{what} right"] / max(1, self.counts[f"{what} asked"])

    def sizes(self) -> dict[str, int]:
        """Give on how many labels each figure rests."""
        asked = {
            "actors": "actor wanted", "roles": "role asked", "exact": "exact wanted",
            "lenient": "lenient wanted", "status": "status asked", "day": "day asked",
            "false per negative": "negatives",
        }  # fmt: skip
        return {name: max(1, self.counts[count]) for name, count in asked.items()}

    def by_type(self) -> dict[str, dict[str, int]]:
        """Give per type how many acts were labelled, coded, and coded as labelled."""
        return {
            kind: {what: self.counts[f"{kind} {what}"] for what in ("labelled", "coded", "right")}
            for kind in EVENT_TYPES
        }

    def figures(self) -> dict[str, float]:
        return {
            "actors": self.f1("actor"),
            "roles": self.share("role"),
            "exact": self.f1("exact"),
            "lenient": self.f1("lenient"),
            "status": self.share("status"),
            "day": self.share("day"),
            "false per negative": self.counts["false events"] / max(1, self.counts["negatives"]),
        }


def read(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def score(gold: Sequence[Row], found: Mapping[str, Row]) -> Score:
    """Give the counts over all records; a record without codings counts as empty."""
    total = Score()
    for record in gold:
        coded = found.get(record["id"], {})
        _actors(total.counts, record["actors"], coded.get("actors", []))
        _events(total.counts, record["events"], coded.get("events", []))
    return total


def _actors(counts: Counter[str], gold: Sequence[Row], found: Sequence[Row]) -> None:
    pairs = _match(gold, found, _same_actor)
    used = {id(f) for _, f in pairs}
    extra = [f for f in found if id(f) not in used and not any(_same_actor(g, f) for g in gold)]
    counts["actor hit"] += len(pairs)
    counts["actor wanted"] += len(gold)
    counts["actor given"] += len(pairs) + len(extra)
    for g, f in pairs:
        if g["kind"] == "person" and g["role"]:
            counts["role asked"] += 1
            counts["role right"] += _role(f.get("role")) == _role(g["role"])


def _same_actor(gold: Row, found: Row) -> bool:
    common = min(gold["end"], found["end"]) - max(gold["start"], found["start"])
    shorter = min(gold["end"] - gold["start"], found["end"] - found["start"])
    return (
        common > 0
        and 2 * common >= shorter
        and (gold["code"], gold["sector"]) == (found["code"], found["sector"])
    )


_SAME_ROLE = {
    "secretary of state": "foreign minister",
    "foreign secretary": "foreign minister",
    "premier": "prime minister",
    "defence secretary": "defence minister",
    "home secretary": "interior minister",
    "spokesman": "spokesperson",
    "spokeswoman": "spokesperson",
    "special envoy": "envoy",
    "special representative": "envoy",
    "foreign policy chief": "high representative",
}


def _role(role: str | None) -> str:
    plain = (role or "").lower().replace("defense", "defence").replace("-", " ")
    return _SAME_ROLE.get(plain, plain)


def _events(counts: Counter[str], gold: Sequence[Row], found: Sequence[Row]) -> None:
    for name, same in (("exact", _exact), ("lenient", _lenient)):
        counts[f"{name} hit"] += len(_match(gold, found, same))
        counts[f"{name} wanted"] += len(gold)
        counts[f"{name} given"] += len(found)
    for what, events in (("labelled", gold), ("coded", found)):
        counts.update(f"{event['type']} {what}" for event in events)
    counts.update(f"{g['type']} right" for g, _ in _match(gold, found, _exact))
    if not gold:
        counts["negatives"] += 1
        counts["false events"] += len(found)
    for g, f in _match(gold, found, _lenient):
        counts["status asked"] += 1
        counts["status right"] += g["status"] == f["status"]
        if g["date"]:
            counts["day asked"] += 1
            counts["day right"] += g["date"] == f["date"]


def _exact(gold: Row, found: Row) -> bool:
    return gold["type"] == found["type"] and all(
        sorted(gold[side]) == sorted(found[side]) for side in ("source", "target")
    )


def _lenient(gold: Row, found: Row) -> bool:
    if gold["type"] != found["type"]:
        return False
    gs, gt, fs, ft = (set(e[s]) for e in (gold, found) for s in ("source", "target"))
    need = min(2, len(gs | gt))
    straight = bool(gs & fs and gt & ft) and len(gs & fs | gt & ft) >= need
    turned = bool(gs & ft and gt & fs) and len(gs & ft | gt & fs) >= need
    return straight or turned


def _match(
    gold: Sequence[Row], found: Sequence[Row], same: Callable[[Row, Row], bool]
) -> list[tuple[Row, Row]]:
    """Pair one to one: exact spans and exact events first, then what is left in order."""
    pairs: list[tuple[Row, Row]] = []
    free = list(found)
    for g in gold:
        fitting = [f for f in free if same(g, f)]
        if fitting:
            best = max(fitting, key=lambda f: _likeness(g, f))
            free.remove(best)
            pairs.append((g, best))
    return pairs


def _likeness(gold: Row, found: Row) -> int:
    keys: Iterable[str] = ("start", "end", "source", "target", "status", "date", "mode", "role")
    return sum(gold.get(key) == found.get(key) for key in keys)
