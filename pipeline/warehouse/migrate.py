"""Migrations and views: the schema of the warehouse, brought up to this program's."""

import hashlib
import re
from dataclasses import dataclass
from graphlib import TopologicalSorter
from pathlib import Path

import duckdb

from pipeline.errors import StorageError
from pipeline.places import defaults
from pipeline.steps import step
from pipeline.warehouse.queries import load_queries


@dataclass(frozen=True, slots=True)
class Script:
    """One file of sql/migrations or sql/views."""

    name: str
    text: str

    @property
    def number(self) -> int:
        """Its place in the order of migrations."""
        return int(self.name.split("_", 1)[0])

    @property
    def checksum(self) -> str:
        """The hash by which a change is noticed."""
        return hashlib.sha256(self.text.encode()).hexdigest()[:16]


def scripts(folder: Path) -> list[Script]:
    """Give the SQL files of a folder in the order of their names."""
    return [Script(p.stem, p.read_text(encoding="utf-8")) for p in sorted(folder.glob("*.sql"))]


def migrate(con: duckdb.DuckDBPyConnection, folder: Path | None = None) -> list[str]:
    """Apply what is missing, each file in a transaction of its own; gives the names applied."""
    root = folder or defaults("sql")
    con.execute(load_queries("migrate")["create_ledger"])
    applied = _apply(con, _missing(con, scripts(root / "migrations")))
    views = scripts(root / "views")
    if applied or _views_changed(con, views):
        _rebuild(con, views)
        applied.append("views")
    if applied:
        # Some statements left in the WAL make a file that cannot be opened again after a crash.
        con.checkpoint()
        step("migrate.done")
    return applied


def _missing(con: duckdb.DuckDBPyConnection, known: list[Script]) -> list[Script]:
    by_number = {script.number: script for script in known}
    rows = con.execute(load_queries("migrate")["applied"]).fetchall()
    for number, name, checksum in rows:
        if number not in by_number:
            raise StorageError(f"the warehouse has migration {name}: it is newer than this program")
        if by_number[number].checksum != checksum:
            raise StorageError(f"migration {name} was changed after it had been applied")
    done = {number for number, _, _ in rows}
    return [script for script in known if script.number not in done]


def _apply(con: duckdb.DuckDBPyConnection, missing: list[Script]) -> list[str]:
    for script in missing:
        con.begin()
        try:
            con.execute(script.text)
            step("migrate.applied")
            con.execute(
                load_queries("migrate")["record"],
                {"number": script.number, "name": script.name, "checksum": script.checksum},
            )
            con.commit()
        except BaseException:
            con.rollback()
            raise
        step("migrate.committed")
    return [script.name for script in missing]


def _views_changed(con: duckdb.DuckDBPyConnection, views: list[Script]) -> bool:
    stored = con.execute(load_queries("migrate")["stored_views"]).fetchall()
    return stored != [(view.name, view.checksum) for view in views]


def _rebuild(con: duckdb.DuckDBPyConnection, views: list[Script]) -> None:
    """Create all views anew; `create or replace` drops comments, so each file brings its own."""
    con.begin()
    try:
        for view in in_order(views):
            con.execute(view.text)
        con.execute(load_queries("migrate")["forget_views"])
        for view in views:
            con.execute(
                load_queries("migrate")["record_view"],
                {"name": view.name, "checksum": view.checksum},
            )
        step("migrate.views")
        con.commit()
    except BaseException:
        con.rollback()
        raise


def in_order(views: list[Script]) -> list[Script]:
    """Give the views so that each comes after those that its text names."""
    by_name = {view.name: view for view in views}
    needs = {
        view.name: (set(re.findall(r"\w+", view.text)) & by_name.keys()) - {view.name}
        for view in views
    }
    return [by_name[name] for name in TopologicalSorter(needs).static_order()]
