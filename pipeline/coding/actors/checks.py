"""What `attache actors check` finds: bad rows, unknown codes, duplicates, overlapping dates."""

from collections.abc import Iterator, Mapping
from datetime import date

from pipeline.coding.actors.tables import COLUMNS, Row, table
from pipeline.errors import ConfigError

_OWN_CODES = frozenset(("XKX", "EU"))


def problems(files: Mapping[str, str]) -> list[ConfigError]:
    """Give everything wrong, with file and line; an unreadable table gives one error."""
    found: list[ConfigError] = []
    tables: dict[str, list[Row]] = {}
    for name in COLUMNS:
        try:
            tables[name] = table(files, name)
        except ConfigError as wrong:
            found.append(wrong)
    codes = {row["code"] for row in tables.get("countries", [])} | _OWN_CODES
    found += _codes(tables, codes)
    for name, keys in _KEYS.items():
        found += _duplicates(tables.get(name, []), keys)
    for name in ("groups", "leaders"):
        found += _overlaps(tables.get(name, []))
    return found


_KEYS = {
    "countries": ("code",),
    "organisations": ("code", "name"),
    "groups": ("code", "name", "since"),
    "leaders": ("code", "role", "name", "since"),
    "portfolios": ("role",),
}


def _codes(tables: Mapping[str, list[Row]], codes: set[str]) -> Iterator[ConfigError]:
    known = codes | {row["code"] for row in tables.get("organisations", [])}
    for name in ("demonyms", "places", "groups", "leaders"):
        for row in tables.get(name, []):
            if row["code"] not in known:
                yield row.error(
                    "code", f"'{row['code']}' is neither in countries.csv nor in organisations.csv"
                )
    for row in tables.get("organisations", []):
        if row["code"] in codes - _OWN_CODES:
            yield row.error("code", f"'{row['code']}' is the code of a country")
    for row in tables.get("bodies", []):
        if row["owner"] and row["owner"] not in known:
            yield row.error(
                "owner", f"'{row['owner']}' is neither in countries.csv nor in organisations.csv"
            )


def _duplicates(rows: list[Row], keys: tuple[str, ...]) -> Iterator[ConfigError]:
    seen: dict[tuple[str, ...], int] = {}
    for row in rows:
        key = tuple(row[column] for column in keys)
        if key in seen:
            yield row.error(
                keys[0], f"the same as line {seen[key]}: {', '.join(filter(None, key))}"
            )
        seen.setdefault(key, row.line)


def _overlaps(rows: list[Row]) -> Iterator[ConfigError]:
    """Give rows of one name that hold on the same days; the day of handing over may be shared."""
    spells: dict[tuple[str, str], list[tuple[date, date, Row]]] = {}
    for row in rows:
        span = (row.day("since") or date.min, row.day("until") or date.max, row)
        same = spells.setdefault((row["name"], row.cells.get("role", "")), [])
        for since, until, other in same:
            if span[0] < until and since < span[1]:
                yield row.error("since", f"overlaps with line {other.line}")
        same.append(span)
