"""CSV, tab-separated values and JSON lines."""

import csv
import json
from datetime import UTC, date, datetime
from typing import TextIO

from pipeline.briefing.safe import csv_cell, inert
from pipeline.warehouse.exports.selection import Rows

# GDELT's files know no quotation marks: readers take one for the begin of a quoted cell.
_NO_QUOTES = str.maketrans('"', "'")


def write_csv(rows: Rows, out: TextIO) -> int:
    """Write comma-separated rows under a header; no cell is taken for a formula."""
    return _write(rows, out, ",")


def write_polecat(rows: Rows, out: TextIO) -> int:
    """Write tab-separated rows under a header, as POLECAT's weekly files are."""
    return _write(rows, out, "\t")


def write_gdelt(rows: Rows, out: TextIO) -> int:
    """Write tab-separated rows without header and without quotation, as GDELT 2.0's files are."""
    count = 0
    for row in rows.rows:
        out.write("\t".join(cell(value).translate(_NO_QUOTES) for value in row) + "\n")
        count += 1
    return count


def write_jsonl(rows: Rows, out: TextIO) -> int:
    """Write one JSON object a line; texts are verbatim."""
    count = 0
    for row in rows.rows:
        item = {name: _json(value) for name, value in zip(rows.columns, row, strict=True)}
        out.write(json.dumps(item, ensure_ascii=False) + "\n")
        count += 1
    return count


def cell(value: object) -> str:
    """Give a value as a cell: ISO dates, instants in UTC, texts on one line that start nothing."""
    if value is None:
        return ""
    if isinstance(value, str):
        return csv_cell(inert(value))
    return str(value).lower() if isinstance(value, bool) else str(_json(value))


def _json(value: object) -> object:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    return value.isoformat() if isinstance(value, date) else value


def _write(rows: Rows, out: TextIO, delimiter: str) -> int:
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
    writer.writerow(rows.columns)
    count = 0
    for row in rows.rows:
        writer.writerow([cell(value) for value in row])
        count += 1
    return count
