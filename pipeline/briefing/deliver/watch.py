"""What the watch remembers, as a file: data/alerts.json."""

import json
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from pipeline.briefing.deliver.alerts import Standing, Watch


def read_watch(path: Path) -> Watch | None:
    """Give what the watch remembers; None before its first look."""
    if not path.exists():
        return None
    row = json.loads(path.read_text(encoding="utf-8"))
    standing = {
        key: Standing(
            known["text"], _instant(known["since"]), _instant(known["seen"]), tuple(known["told"])
        )
        for key, known in row["standing"].items()
    }
    return Watch(_instant(row["began"]), _instant(row["looked"]), standing)


def write_watch(path: Path, watch: Watch) -> None:
    """Remember; a reader sees the old file or the new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.partial")
    text = json.dumps(asdict(watch), ensure_ascii=False, indent=1, default=datetime.isoformat)
    partial.write_text(text + "\n", encoding="utf-8")
    partial.replace(path)


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text)
