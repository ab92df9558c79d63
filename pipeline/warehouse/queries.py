"""The statements of sql/queries/<room>.sql, by name, and how they are run."""

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

import duckdb

from pipeline.places import defaults

_parameters: dict[str, frozenset[str]] = {}

_NAME = re.compile(r"^-- name: (\w+)[ \t]*$", re.MULTILINE)


@cache
def load_queries(room: str) -> Mapping[str, str]:
    """Give every statement of a room by its name, in the order of the file."""
    text = (defaults("sql") / "queries" / f"{room}.sql").read_text(encoding="utf-8")
    _, *parts = _NAME.split(text)
    names, bodies = parts[0::2], parts[1::2]
    if len(set(names)) != len(names):
        raise ValueError(f"sql/queries/{room}.sql: a name stands twice")
    return MappingProxyType({n: b.strip() for n, b in zip(names, bodies, strict=True)})


def run(
    con: duckdb.DuckDBPyConnection, room: str, name: str, parameters: Mapping[str, object]
) -> duckdb.DuckDBPyConnection:
    """Execute a statement with those of the parameters that it names."""
    sql = load_queries(room)[name]
    wanted = parameters_of(con, sql)
    return con.execute(sql, {key: parameters[key] for key in wanted})


def parameters_of(con: duckdb.DuckDBPyConnection, sql: str) -> frozenset[str]:
    """Give the names of a statement's parameters; parsed once in a process."""
    if sql not in _parameters:
        _parameters[sql] = frozenset(con.extract_statements(sql)[0].named_parameters)
    return _parameters[sql]
