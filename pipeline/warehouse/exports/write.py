"""Writes an export: complete under its name, or not at all."""

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TextIO

import duckdb
from xlsxwriter.exceptions import XlsxFileError

from pipeline.errors import StorageError, UsageError
from pipeline.progress import Tick, silent
from pipeline.warehouse.exports.bibliography import write_bibtex, write_csl
from pipeline.warehouse.exports.network import Network, write_gexf, write_graphml
from pipeline.warehouse.exports.plain import write_csv, write_gdelt, write_jsonl, write_polecat
from pipeline.warehouse.exports.selection import (
    Rows,
    Selection,
    Snapshot,
    shaped,
    snapshot,
    take_pairs,
)
from pipeline.warehouse.exports.sheet import write_xlsx
from pipeline.warehouse.queries import load_queries

_NOTHING = "no act matches period, filters and format: nothing is written"
# A network without a --status is of what happened.
_NETWORKS = frozenset({"graphml", "gexf"})


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written: rows of the file (edges, articles), and the acts that were chosen."""

    rows: int
    events: int
    snapshot: str


@dataclass(frozen=True, slots=True)
class _Chosen:
    """The acts that were chosen, in whatever shape a format asks for."""

    con: duckdb.DuckDBPyConnection
    selection: Selection
    snapshot: Snapshot
    tick: Tick

    def rows(self, shape: str) -> Rows:
        return shaped(self.con, shape, tick=self.tick)


def _rows(shape: str, write: Callable[[Rows, TextIO], int]) -> Callable[[_Chosen, TextIO], int]:
    return lambda chosen, out: write(chosen.rows(shape), out)


def _graphml(chosen: _Chosen, out: TextIO) -> int:
    return write_graphml(_network(chosen), out)


def _gexf(chosen: _Chosen, out: TextIO) -> int:
    return write_gexf(_network(chosen), chosen.snapshot, out)


def _network(chosen: _Chosen) -> Network:
    nodes = chosen.rows("nodes")
    actors = tuple(nodes.rows)  # before the next statement takes the connection
    edges = chosen.rows("edges")
    return Network(nodes.columns[1:], actors, edges.columns[2:], tuple(edges.rows))


# Texts can go to the standard output; the others need a file.
_TEXTS: Mapping[str, Callable[[_Chosen, TextIO], int]] = {
    "csv": _rows("flat", write_csv),
    "jsonl": _rows("flat", write_jsonl),
    "gdelt": _rows("gdelt", write_gdelt),
    "polecat": _rows("polecat", write_polecat),
    "graphml": _graphml,
    "gexf": _gexf,
    "bibtex": _rows("sources", write_bibtex),
    "csl": _rows("sources", write_csl),
}
FORMATS = (
    "csv", "parquet", "jsonl", "xlsx", "gdelt", "polecat", "graphml", "gexf", "bibtex", "csl",
)  # fmt: skip


def export(
    con: duckdb.DuckDBPyConnection,
    form: str,
    selection: Selection,
    file: Path | None,
    tick: Tick = silent,
) -> Exported:
    """Write the chosen acts in a format to a file, or a text format to the standard output."""
    if form in _NETWORKS and not selection.statuses:
        selection = replace(selection, statuses=("happened",))
    _, events = take_pairs(con, selection)
    if not events:
        raise UsageError(_NOTHING)
    chosen = _Chosen(con, selection, snapshot(con), tick)
    write = _TEXTS.get(form)
    if write:
        rows = write_texts(lambda out: write(chosen, out), file, mark=form == "csv")
    elif file is None:
        raise UsageError(f"--format {form} needs --out FILE")
    else:
        with whole(file) as partial:
            rows = _FILES[form](chosen, partial)
    return Exported(rows, events, chosen.snapshot.name)


def write_texts(write: Callable[[TextIO], int], file: Path | None, *, mark: bool = False) -> int:
    """Write a text to a file, or to the standard output; gives the rows.

    Excel takes UTF-8 for its own code page unless a CSV file begins with the byte order mark.
    """
    if file is None:
        return _some(write(sys.stdout))
    encoding = "utf-8-sig" if mark else "utf-8"
    with whole(file) as partial, partial.open("w", encoding=encoding, newline="") as out:
        return _some(write(out))


def _some(rows: int) -> int:
    if not rows:
        raise UsageError(_NOTHING)
    return rows


@contextmanager
def whole(file: Path) -> Iterator[Path]:
    """Give a name to write under; the file gets its own when the block ends well."""
    if not file.parent.is_dir():
        raise StorageError(f"{file}: there is no folder {file.parent}")
    partial = file.with_name(f".{file.name}.{os.getpid()}.partial")
    try:
        yield partial
        partial.replace(file)
    except (OSError, duckdb.IOException, XlsxFileError) as e:
        raise StorageError(f"{file}: {getattr(e, 'strerror', None) or e}") from e
    finally:
        partial.unlink(missing_ok=True)


def _parquet(chosen: _Chosen, file: Path) -> int:
    rows = chosen.con.sql(load_queries("export")["flat"])
    rows.write_parquet(str(file), compression="zstd")
    return len(rows)


def _xlsx(chosen: _Chosen, file: Path) -> int:
    taken, selection = chosen.snapshot, chosen.selection
    about = {
        "snapshot": taken.name,
        "as of": taken.as_of.isoformat(),
        "coder": taken.coder_version or "",
        "since": str(selection.since or ""),
        "until": str(selection.until or ""),
        "one row": "an act and a directed pair of actors; a pair that acted together stands once",
        "columns": "attache codebook",
    }
    return write_xlsx(chosen.rows("flat"), file, about, taken.as_of)


_FILES: Mapping[str, Callable[[_Chosen, Path], int]] = {"parquet": _parquet, "xlsx": _xlsx}
