"""XLSX: a sheet of acts with real dates under a frozen header, and one that says what it is."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from pipeline.briefing.safe import inert
from pipeline.errors import UsageError
from pipeline.warehouse.exports.selection import Rows

# Limits of the format (ECMA-376): rows of a sheet with its header, characters of a cell.
MOST_ROWS = 1_048_576
_MOST_CHARACTERS = 32_767
_WIDTH = 14
_WIDE = {"sentence": 80, "title": 50, "url": 40}


def write_xlsx(rows: Rows, file: Path, about: Mapping[str, str], created: datetime) -> int:
    """Write the workbook; the same rows give the same bytes."""
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with Workbook(str(file), options) as book:
        book.set_properties({"title": "attache export", "created": _naive(created)})
        bold = book.add_format({"bold": True})
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        instant = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
        count = _acts(book.add_worksheet("acts"), rows, bold, day, instant)
        sheet = book.add_worksheet("about")
        for n, (name, text) in enumerate(about.items()):
            sheet.write_string(n, 0, name, bold)
            sheet.write_string(n, 1, text)
    return count


def _acts(sheet: Worksheet, rows: Rows, bold: Format, day: Format, instant: Format) -> int:
    for n, name in enumerate(rows.columns):
        sheet.set_column(n, n, _WIDE.get(name, _WIDTH))
        sheet.write_string(0, n, name, bold)
    sheet.freeze_panes(1, 0)
    count = 0
    for count, row in enumerate(rows.rows, 1):
        if count == MOST_ROWS:
            raise UsageError(
                f"a sheet holds {MOST_ROWS - 1:,} rows: shorten the period, or use csv"
            )
        for n, value in enumerate(row):
            _write(sheet, count, n, value, day, instant)
    sheet.autofilter(0, 0, count, len(rows.columns) - 1)
    return count


def _write(
    sheet: Worksheet, row: int, column: int, value: object, day: Format, instant: Format
) -> None:
    if isinstance(value, datetime):
        sheet.write_datetime(row, column, _naive(value), instant)
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value, day)
    elif isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value)
    elif value is not None:
        sheet.write_string(row, column, inert(str(value))[:_MOST_CHARACTERS])


def _naive(moment: datetime) -> datetime:
    """Give an instant as UTC without a zone: spreadsheets know none."""
    return moment.astimezone(UTC).replace(tzinfo=None)
