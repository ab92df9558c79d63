"""Publish: a read-only copy of the warehouse for analysts, and Parquet by month beside it."""

import subprocess
import sys
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import duckdb

from pipeline.disk import sync
from pipeline.errors import StorageError
from pipeline.steps import step
from pipeline.warehouse.connect import open_warehouse, read_only, transaction
from pipeline.warehouse.parquet import export_parquet
from pipeline.warehouse.queries import load_queries

CURRENT = "current.duckdb"


def publish(
    warehouse: Path,
    published: Path,
    *,
    keep: int,
    now: datetime,
    min_age: timedelta = timedelta(0),
    memory_limit: str = "1GB",
) -> Path | None:
    """Give the new snapshot; None when nothing changed or the last is younger than `min_age`."""
    if not warehouse.exists():
        return None
    published.mkdir(parents=True, exist_ok=True)
    last = _last(published)
    if last and now - published_at(last) < min_age:
        return None
    with open_warehouse(warehouse, memory_limit=memory_limit) as con:
        wanted = _take_stock(con, last, now)
        if wanted is None:
            return None
        # Nobody writes while this connection is open, and it does nothing itself; the copy is made
        # by another process, because opening the file here would drop DuckDB's lock on it.
        partial = published / f".{wanted['name']}.partial"
        copy_file(warehouse, partial)
    step("publish.copied")
    _verify(partial, wanted)
    step("publish.verified")
    snapshot = published / str(wanted["name"])
    partial.rename(snapshot)
    step("publish.renamed")
    export_parquet(snapshot, published / "parquet", memory_limit=memory_limit)
    _flip(published, snapshot)
    step("publish.flipped")
    clear_snapshots(published, keep)
    return snapshot


def _last(published: Path) -> Path | None:
    link = published / CURRENT
    return link.resolve() if link.exists() else None


def published_at(snapshot: Path) -> datetime:
    """Give the instant of a snapshot, to the second, from its name."""
    stamp = snapshot.stem.removeprefix("attache-")[:16]
    return datetime.strptime(stamp, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)


def _take_stock(
    con: duckdb.DuckDBPyConnection, last: Path | None, now: datetime
) -> Mapping[str, object] | None:
    """Write the row of `snapshot` that the copy will carry; None when `last` says all there is."""
    sql = load_queries("publish")
    state = con.execute(sql["state"]).fetchall()[0][0]
    stored = con.execute(sql["snapshot"]).fetchall()
    if last and stored and (stored[0][0], stored[0][1]) == (last.name, state):
        return None
    name = _free_name(last, now)
    with transaction(con):
        con.execute(sql["forget_snapshot"])
        con.execute(sql["insert_snapshot"], {"name": name, "now": now, "state": state})
    con.checkpoint()
    return _stock(con)


def _free_name(last: Path | None, now: datetime) -> str:
    """Name a snapshot by its instant; a second one of the same instant gets a number."""
    stem = f"attache-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    if last is None or not last.stem.startswith(stem):
        return f"{stem}.duckdb"
    number = int(last.stem.removeprefix(stem).removeprefix("-") or 1)
    return f"{stem}-{number + 1}.duckdb"


def _stock(con: duckdb.DuckDBPyConnection) -> dict[str, object]:
    answer = con.execute(load_queries("publish")["stock"])
    names = [column[0] for column in answer.description or ()]
    return dict(zip(names, answer.fetchall()[0], strict=True))


def copy_file(warehouse: Path, target: Path) -> None:
    """Copy a database file that nobody writes meanwhile, in a process of its own."""
    reflink = ["--reflink=auto"] if sys.platform == "linux" else []
    done = subprocess.run(
        ["cp", *reflink, "--", str(warehouse), str(target)],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        target.unlink(missing_ok=True)
        raise StorageError(f"{target.parent}: the warehouse was not copied: {done.stderr.strip()}")
    sync(target)


def _verify(partial: Path, wanted: Mapping[str, object]) -> None:
    try:
        with read_only(partial) as con:
            found = _stock(con)
    except duckdb.Error as e:
        raise StorageError(f"{partial}: the copy does not open: {e}") from e
    if found != wanted:
        raise StorageError(f"{partial}: the copy has {found}, the warehouse {dict(wanted)}")


def _flip(published: Path, snapshot: Path) -> None:
    """Let current.duckdb lead to the snapshot; whoever reads the one before keeps reading it."""
    link = published / f".{CURRENT}.next"
    link.unlink(missing_ok=True)
    link.symlink_to(snapshot.name)
    link.replace(published / CURRENT)
    sync(published)


def point_at_newest(published: Path) -> Path | None:
    """Let current.duckdb lead to the newest snapshot that opens, and give that."""
    for snapshot in sorted(published.glob("attache-*.duckdb"), reverse=True):
        try:
            with read_only(snapshot) as con:
                _stock(con)
        except duckdb.Error:
            continue
        _flip(published, snapshot)
        return snapshot
    return None


def clear_snapshots(published: Path, keep: int, *, dry_run: bool = False) -> tuple[int, int]:
    """Remove all but the newest snapshots, and copies never finished; give count and bytes."""
    current = (published / CURRENT).resolve()
    snapshots = sorted(published.glob("attache-*.duckdb"), key=lambda p: p.stat().st_mtime_ns)
    old = [path for path in snapshots[:-keep] if path.resolve() != current]
    old += published.glob(".attache-*.partial")
    size = sum(path.stat().st_size for path in old)
    if not dry_run:
        for path in old:
            path.unlink()
    return len(old), size
