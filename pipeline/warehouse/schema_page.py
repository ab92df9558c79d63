"""sql/README.md: the schema page, generated from the COMMENTs that the database itself carries.

python -m pipeline.warehouse.schema_page
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import duckdb

from pipeline.places import defaults
from pipeline.warehouse.migrate import migrate, scripts
from pipeline.warehouse.published import question_names
from pipeline.warehouse.queries import load_queries

_HEAD = """# The tables, views and questions

Generated from the comments in the database (`python -m pipeline.warehouse.schema_page`).
Ask with `attache query "SQL"` or `attache query NAME`, or open `published/current.duckdb`
read-only with any client of DuckDB 1.5 or newer. Instants are UTC. Facts and events that ceased to
count stay in their tables with `withdrawn_at`; the views show what stands.
"""

_EXAMPLE = re.compile(r"^-- example: (.+)$", re.MULTILINE)

Columns = Mapping[str, Sequence[tuple[str, str, str]]]


def schema_page() -> str:
    """Give the text of sql/README.md."""
    return "\n".join([_HEAD, *schema_sections()])


def schema_sections() -> list[str]:
    """Give what the schema says of its tables, views, macros and questions, as Markdown."""
    with duckdb.connect() as con:
        migrate(con)
        sql = load_queries("schema_page")
        tables = con.execute(sql["tables"]).fetchall()
        views = con.execute(sql["views"]).fetchall()
        macros = con.execute(sql["macros"]).fetchall()
        columns: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
        for table, *column in con.execute(sql["columns"]).fetchall():
            columns[table].append((column[0], column[1], column[2]))
    parts = ["## Tables\n", *_relations(tables, columns)]
    parts += ["## Views\n", *_relations(views, columns)]
    return [*parts, "## Macros\n", *_macros(macros), "## Questions\n", _questions()]


def examples() -> dict[str, str]:
    """Give the example query of each view and macro."""
    found = {view.name: _EXAMPLE.search(view.text) for view in scripts(defaults("sql") / "views")}
    return {name: match[1] for name, match in found.items() if match}


def _relations(relations: Sequence[tuple[str, str]], columns: Columns) -> Iterator[str]:
    shown = examples()
    for name, comment in relations:
        yield f"### {name}\n\n{comment}\n"
        if name in shown:
            yield f"    {shown[name]}\n"
        yield "| column | type | what |\n|---|---|---|"
        yield "\n".join(f"| {c} | {_short(t)} | {_cell(what)} |" for c, t, what in columns[name])
        yield ""


def _macros(macros: Sequence[tuple[str, list[str], str]]) -> Iterator[str]:
    shown = examples()
    for name, parameters, comment in macros:
        yield f"### {name}({', '.join(parameters)})\n\n{comment}\n\n    {shown[name]}\n"


def _questions() -> str:
    rows = "\n".join(f"| {name} | {_cell(says)} |" for name, says in question_names())
    return f"| `attache query` | what it gives |\n|---|---|\n{rows}\n"


def _short(kind: str) -> str:
    return kind.lower().replace("timestamp with time zone", "timestamptz").split("(", 1)[0]


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def main() -> None:
    """Write sql/README.md of the checkout."""
    (defaults("sql") / "README.md").write_text(schema_page(), encoding="utf-8")


if __name__ == "__main__":
    main()
