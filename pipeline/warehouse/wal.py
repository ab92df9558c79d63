"""DuckDB's log beside the warehouse: what was committed and no checkpoint has taken in yet.

Every window ends with a checkpoint, so a log lies there only after a kill. DuckDB replays it when
the file is opened; one that is damaged is never dropped in silence: opening is refused, and
`attache doctor --mend` moves it aside.
"""

from datetime import UTC, datetime
from pathlib import Path

from pipeline.disk import sync

MEND = "attache doctor --mend"
_ASIDE = "damaged"
_HEAD_BYTES = 16  # DuckDB 2.0.0 takes a log that begins with zeros for an empty one
_DAMAGED_FILE = "Corrupt database file"


def log_of(warehouse: Path) -> Path:
    """Give the path of a warehouse's log; mostly there is none."""
    return warehouse.with_name(f"{warehouse.name}.wal")


def set_aside(warehouse: Path, now: datetime) -> Path | None:
    """Move the log out of the way under a name with the time, and give that; nothing is deleted."""
    log = log_of(warehouse)
    if not log.exists():
        return None
    aside = log.with_name(f"{log.name}.{_ASIDE}-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}")
    log.rename(aside)
    sync(log.parent)
    return aside


def logs_set_aside(warehouse: Path) -> list[Path]:
    """Give the damaged logs that were moved aside, oldest first."""
    return sorted(warehouse.parent.glob(f"{log_of(warehouse).name}.{_ASIDE}-*"))


def is_blank(warehouse: Path) -> bool:
    """Say whether there is a log whose first bytes were never written, as after a power cut."""
    log = log_of(warehouse)
    if not log.exists() or log.stat().st_size == 0:
        return False
    with log.open("rb") as file:
        return not any(file.read(_HEAD_BYTES))


def refusal(warehouse: Path, said: str) -> str:
    """Say in one line why DuckDB does not open a warehouse, and which command helps."""
    reason = said.strip().splitlines()[0] if said.strip() else "no reason given"
    if "WAL" in said and log_of(warehouse).exists():
        return f"{log_of(warehouse)}: the log is damaged, {MEND} sets it aside ({reason})"
    if _DAMAGED_FILE in said:
        return f"{warehouse}: the file is damaged, attache restore brings a backup back ({reason})"
    return f"{warehouse}: {reason}"
