"""The published snapshot, as analysts and the briefing read it."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import duckdb

from pipeline.errors import UsageError
from pipeline.warehouse.connect import connect_read_only
from pipeline.warehouse.parquet import write_rows
from pipeline.warehouse.publish import CURRENT
from pipeline.warehouse.queries import load_queries

_QUESTIONS = "questions"


def open_published(published: Path) -> duckdb.DuckDBPyConnection:
    """Open the newest snapshot read-only; a later publish does not disturb it."""
    current = published / CURRENT
    if not current.exists():
        raise UsageError("nothing is published yet: run attache collect first")
    # By its own name: one process may hold an older snapshot open under the link's name.
    return connect_read_only(current.resolve())


def question_names() -> list[tuple[str, str]]:
    """Give the named questions with what each gives, in the order of the file."""
    return [(name, _says(sql)) for name, sql in load_queries(_QUESTIONS).items()]


def run_query(
    con: duckdb.DuckDBPyConnection, question: str, parameters: Mapping[str, object]
) -> tuple[list[str], list[tuple[object, ...]]]:
    """Give columns and rows of a named question or of SQL; wrong SQL is a UsageError."""
    try:
        answer = con.execute(*_bound(con, question, parameters))
        return [column[0] for column in answer.description or ()], answer.fetchall()
    except duckdb.Error as e:
        raise UsageError(f"query: {e}") from e


def write_parquet(
    con: duckdb.DuckDBPyConnection, question: str, parameters: Mapping[str, object], file: Path
) -> None:
    """Write the answer to a named question or to SQL as a Parquet file."""
    sql, bound = _bound(con, question, parameters)
    try:
        write_rows(con.sql(sql, params=bound), file)
    except duckdb.Error as e:
        raise UsageError(f"query: {e}") from e


def _bound(
    con: duckdb.DuckDBPyConnection, question: str, parameters: Mapping[str, object]
) -> tuple[str, dict[str, object]]:
    """Give the SQL with its parameters; those of a named question are null unless given."""
    named = load_queries(_QUESTIONS)
    if question not in named:
        if question.isidentifier() and not parameters and question not in _relations(con):
            raise UsageError(f"no question is called {question!r}; attache query lists them")
        return question, dict(parameters)
    sql = named[question]
    wanted = con.extract_statements(sql)[0].named_parameters
    unknown = sorted(set(parameters) - set(wanted))
    if unknown:
        raise UsageError(f"question {question}: no parameter {unknown[0]}; it has {_list(wanted)}")
    return sql, {name: parameters.get(name) for name in wanted}


def _relations(con: duckdb.DuckDBPyConnection) -> set[str]:
    return {row[0] for row in con.execute(load_queries("connect")["relations"]).fetchall()}


def _list(names: Sequence[str] | set[str]) -> str:
    return ", ".join(sorted(names)) or "none"


def _says(sql: str) -> str:
    lines = [line.removeprefix("--").strip() for line in sql.splitlines() if line.startswith("--")]
    return " ".join(lines)
