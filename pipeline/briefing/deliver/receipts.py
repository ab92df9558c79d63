"""Receipts: the files that decide whether an edition is sent. One per edition and channel.

    <data>/deliveries/<day>/ed<N>-<channel>.json

They lie beside the briefings folder, not in it: that folder is served to readers, and a receipt
names who was refused. `sending` is on the disk before the first word to a server. Who finds it
there later, with nobody holding the channel's lock, knows that the sender died and that nobody can
say whether the edition went out: it is `unknown` then, and never sent again.
"""

import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal

from pipeline.disk import sync

# skipped: nothing was tried, for a reason; never on the disk.
Status = Literal["sending", "sent", "failed", "unknown", "skipped"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How an attempt ended."""

    status: Status
    reason: str = ""
    may_retry: bool = False  # nothing was handed over and the cause may pass
    recipients: int = 0  # that the message was accepted for
    refused: tuple[tuple[str, str], ...] = ()  # address, answer


@dataclass(frozen=True, slots=True)
class Receipt:
    """What is known of one edition on one channel."""

    day: date
    edition: int
    channel: str
    status: Status
    at: datetime
    attempts: int = 1
    reason: str = ""
    may_retry: bool = False
    message_id: str = ""
    recipients: int = 0
    refused: tuple[tuple[str, str], ...] = ()

    def ended(self, outcome: Outcome, at: datetime) -> "Receipt":
        """Give the receipt with the outcome of its attempt."""
        return replace(self, **{**_fields(outcome), "at": at})


def _fields(outcome: Outcome) -> dict[str, Any]:
    names = ("status", "reason", "may_retry", "recipients", "refused")
    return {name: getattr(outcome, name) for name in names}


def receipt_path(folder: Path, day: date, edition: int, channel: str) -> Path:
    """Give where the receipt of an edition and channel lies."""
    return folder / day.isoformat() / f"ed{edition}-{channel}.json"


def read_receipt(path: Path) -> Receipt | None:
    """Give a receipt; None when nothing was ever tried."""
    if not path.exists():
        return None
    row = json.loads(path.read_text(encoding="utf-8"))
    row["day"], row["at"] = date.fromisoformat(row["day"]), datetime.fromisoformat(row["at"])
    row["refused"] = tuple((address, answer) for address, answer in row["refused"])
    return Receipt(**row)


def write_receipt(path: Path, receipt: Receipt) -> None:
    """Write a receipt so that it outlives a power cut; only its owner may read it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(asdict(receipt), ensure_ascii=False, indent=1, default=_iso) + "\n"
    partial = path.with_name(f".{path.name}.partial")
    descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as f:
        f.write(text)
        f.flush()
        os.fsync(f.fileno())
    partial.replace(path)
    for folder in (path.parent, path.parent.parent):
        sync(folder)


def day_receipts(folder: Path, day: date) -> Iterator[Receipt]:
    """Give the receipts of a day's editions, oldest edition first."""
    found = [read_receipt(path) for path in (folder / day.isoformat()).glob("ed*.json")]
    kept = [receipt for receipt in found if receipt is not None]
    yield from sorted(kept, key=lambda receipt: (receipt.edition, receipt.channel))


def _iso(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"no JSON for {type(value).__name__}")
