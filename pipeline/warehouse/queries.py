"""The statements of sql/queries/<room>.sql, by name."""

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from pipeline.places import defaults

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
