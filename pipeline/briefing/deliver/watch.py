"""What the watch remembers, as a file: data/alerts.json."""

import json
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from pipeline.briefing.deliver.alerts import Standing, Watch
from pipeline.disk import write_whole


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
    """Remember what stands."""
    text = json.dumps(asdict(watch), ensure_ascii=False, indent=1, default=datetime.isoformat)
    write_whole(path, text + "\n")


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text)
