"""The CSV files of config/actors as checked rows, each with the line that it stands on."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from pipeline.errors import ConfigError

LANGUAGES = ("en", "es", "fr", "pt", "de")
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "countries": ("code", "alpha2", *LANGUAGES),
    "demonyms": ("code", "en", "en_people", "es", "fr", "pt", "de", "de_people"),
    "places": ("code", "kind", "lies_in", "name", *LANGUAGES),
    "offices": ("role", "sector", "class", *LANGUAGES),
    "portfolios": ("role", *LANGUAGES),
    "bodies": ("sector", "kind", "class", "owner", "name", *LANGUAGES),
    "organisations": ("code", "sector", "name", "any", *LANGUAGES, "since", "until"),
    "groups": ("code", "sector", "name", "forms", "since", "until"),
    "leaders": ("code", "sector", "role", "name", "since", "until", "short", "forms"),
    "nobody": ("language", "forms"),
    "cues": ("language", "cue", "words"),
}
SECTORS = frozenset(["GOV", "MIL", "LEG", "JUD", "OPP", "REB", "IGO", "NGO", "BUS", "MED", "CVL"])


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: its cells by column, and where it stands."""

    file: str
    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def words(self, column: str) -> list[str]:
        """Give the forms of a cell, which "|" parts."""
        return [form.strip() for form in self.cells[column].split("|") if form.strip()]

    def error(self, column: str, problem: str) -> ConfigError:
        """Give the error that names this line and column."""
        return ConfigError(f"config/{self.file}:{self.line}", column, problem)

    def day(self, column: str) -> date | None:
        """Give the date of a cell, None when it is empty."""
        cell = self.cells[column]
        try:
            return date.fromisoformat(cell) if cell else None
        except ValueError as bad:
            raise self.error(column, f"'{cell}' is no date (YYYY-MM-DD)") from bad


def table(files: Mapping[str, str], name: str) -> list[Row]:
    """Give the rows of one table; a missing file is an empty table."""
    file = f"actors/{name}.csv"
    lines = _content(files.get(file, ""))
    columns: tuple[str, ...] | None = None
    rows = []
    for number, cells in lines:
        if columns is None:
            columns = _header(file, number, cells, COLUMNS[name])
        elif len(cells) != len(columns):
            problem = f"{len(cells)} cells where the head has {len(columns)}"
            raise ConfigError(f"config/{file}:{number}", "", problem)
        else:
            row = Row(file, number, dict(zip(columns, map(str.strip, cells), strict=True)))
            _check(row)
            rows.append(row)
    return rows


def _content(text: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(
        line if not line.startswith("#") else "" for line in text.splitlines(keepends=True)
    )
    for cells in reader:
        if cells:
            yield reader.line_num, cells


def _header(file: str, line: int, cells: list[str], wanted: tuple[str, ...]) -> tuple[str, ...]:
    found = tuple(cell.strip() for cell in cells)
    if found != wanted:
        raise ConfigError(f"config/{file}:{line}", "", f"the head must be {','.join(wanted)}")
    return found


def _check(row: Row) -> None:
    sector = row.cells.get("sector")
    if sector is not None and sector not in SECTORS:
        raise row.error("sector", f"'{sector}' is none of {', '.join(sorted(SECTORS))}")
    code = row.cells.get("code")
    if code is not None and not (code.isalnum() and code.isupper()):
        raise row.error("code", f"'{code}' is no code in capitals")
    if "since" in row.cells:
        since, until = row.day("since"), row.day("until")
        if since and until and until < since:
            raise row.error("until", f"{until} is before {since}")
