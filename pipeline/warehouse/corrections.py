"""config/corrections.csv: what people at the desk have put right."""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from io import StringIO

from pipeline.errors import ConfigError

COLUMNS = ("url", "sentence_hash", "verdict", "replacement", "by", "why")
VERDICTS = ("right", "wrong", "replace", "text", "boilerplate")
_FILE = "corrections.csv"
_HASH = re.compile(r"[0-9a-f]{16}")
_REPLACEMENT = re.compile(
    r"[A-Z]+(/[a-z-]+)? [A-Z0-9]+(,[A-Z0-9]+)* > [A-Z0-9]+(,[A-Z0-9]+)*"
    r"( (happened|planned|denied))?"
)


def parse_corrections(text: str) -> list[dict[str, str | None]]:
    """Give the rows of corrections.csv; lines that begin with # are comments."""
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    rows = csv.reader(StringIO("\n".join(lines)))
    header = tuple(name.strip() for name in next(rows, COLUMNS))
    if header != COLUMNS:
        raise ConfigError(_FILE, "first line", f"columns are {','.join(COLUMNS)}")
    return list(_checked(rows))


def with_corrections(text: str, rows: Iterable[Mapping[str, str | None]]) -> str:
    """Give corrections.csv with these rows added at its end; a row that stands there is not added.

    The whole file is checked: a wrong row, old or new, is a ConfigError.
    """
    known = parse_corrections(text)
    added = [row for row in rows if dict(row) not in known]
    out = StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    if not any(line.strip() and not line.startswith("#") for line in text.splitlines()):
        writer.writeheader()
    writer.writerows({name: value or "" for name, value in row.items()} for row in added)
    whole = f"{text.rstrip()}\n{out.getvalue()}" if text.strip() else out.getvalue()
    parse_corrections(whole)
    return whole


def _checked(rows: Iterator[list[str]]) -> Iterator[dict[str, str | None]]:
    for number, cells in enumerate(rows, 1):
        key = f"correction {number}"
        if len(cells) != len(COLUMNS):
            raise ConfigError(_FILE, key, f"{len(cells)} cells instead of {len(COLUMNS)}")
        row = {name: cell.strip() or None for name, cell in zip(COLUMNS, cells, strict=True)}
        if row["verdict"] not in VERDICTS:
            raise ConfigError(_FILE, key, f"verdict is one of {', '.join(VERDICTS)}")
        if not row["url"] or not row["by"] or not _HASH.fullmatch(row["sentence_hash"] or ""):
            raise ConfigError(_FILE, key, "needs url, by and a sentence_hash of 16 hex characters")
        if row["verdict"] == "replace" and not _REPLACEMENT.fullmatch(row["replacement"] or ""):
            raise ConfigError(
                _FILE, key, "replacement is like: CONSULT/visit FRA > DEU,ITA planned"
            )
        yield row
