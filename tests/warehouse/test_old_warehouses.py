"""One warehouse of each release is kept: it upgrades in place, and a newer one is refused.

`data/<commit>.duckdb.gz` is the warehouse that the program of that commit left after one round on
articles of five of the demo's outlets, with everything in it.
"""

import gzip
import hashlib
import json
import os
import re
import subprocess
from pathlib import Path

import duckdb
import pytest

from pipeline.errors import StorageError
from pipeline.places import defaults
from pipeline.warehouse.connect import open_warehouse, read_only
from pipeline.warehouse.migrate import scripts
from pipeline.warehouse.publish import publish
from pipeline.warehouse.published import question_names, run_query
from pipeline.warehouse.queries import load_queries
from tests.warehouse.rows import NOW

RELEASES = sorted((Path(__file__).parent / "data").glob("*.duckdb.gz"))

# A client of DuckDB 1.5, for example made by
#   python3 -m venv /tmp/duckdb15 && /tmp/duckdb15/bin/pip install 'duckdb==1.5.*' pytz
OLDER_CLIENT = "ATTACHE_DUCKDB_1"


@pytest.fixture(params=RELEASES, ids=lambda path: path.name.partition(".")[0])
def old(request, warehouse):
    """The warehouse of a release, where a warehouse is to be."""
    warehouse.write_bytes(gzip.decompress(request.param.read_bytes()))
    return warehouse


def rows(path: Path) -> dict[str, tuple[list[str], list[tuple[object, ...]]]]:
    """Give columns and rows of every table, but for the ledger of the schema."""
    with read_only(path) as con:
        names = con.execute(
            "select table_name from duckdb_tables() where table_name not like 'schema_%'"
        ).fetchall()
        found = {}
        for (name,) in names:
            answer = con.execute(f'from "{name}"')
            columns = [column[0] for column in answer.description]
            found[name] = (columns, answer.fetchall())
        return found


def only(columns: list[str], table: tuple[list[str], list[tuple[object, ...]]]) -> list[str]:
    places = [table[0].index(column) for column in columns]
    return sorted(repr([row[place] for place in places]) for row in table[1])


def test_there_is_a_warehouse_of_the_first_release():
    assert RELEASES
    assert sum(path.stat().st_size for path in RELEASES) < 300_000


def test_an_old_warehouse_upgrades_in_place_and_keeps_every_row(old):
    before = rows(old)
    assert before["events"][1]
    with open_warehouse(old) as con:
        applied = con.execute("select name from schema_migrations order by number").fetchall()
    assert [name for (name,) in applied] == [
        script.name for script in scripts(defaults("sql") / "migrations")
    ]
    after = rows(old)
    for name, table in before.items():
        assert name in after
        shared = [column for column in table[0] if column in after[name][0]]
        assert only(shared, after[name]) == only(shared, table), name


def test_every_question_can_be_asked_of_an_upgraded_warehouse(old, tmp_path):
    snapshot = publish(old, tmp_path / "published", keep=1, now=NOW)
    with read_only(snapshot) as con:
        for name, _ in question_names():
            assert run_query(con, name, {})[0], name
        assert run_query(con, "from dyads_daily", {})[1]


def test_words_are_found_in_an_upgraded_warehouse(old):
    with open_warehouse(old) as con:
        title = con.execute("select title from articles order by article_id limit 1").fetchall()
        found = con.execute(
            "select a.title from search($words) join articles as a using (article_id)",
            {"words": title[0][0]},
        ).fetchall()
    assert title[0] in found


def test_upgrading_twice_changes_nothing(old):
    with open_warehouse(old):
        pass
    before = rows(old)
    with open_warehouse(old):
        pass
    assert rows(old) == before


def test_a_file_newer_than_the_program_is_refused_and_left_as_it_is(old):
    with duckdb.connect(old) as con:
        con.execute(
            load_queries("migrate")["record"],
            {"number": 9999, "name": "9999_from_the_future", "checksum": "x"},
        )
    digest = hashlib.sha256(old.read_bytes()).hexdigest()
    with pytest.raises(StorageError, match="newer than this program"), open_warehouse(old):
        pass
    assert hashlib.sha256(old.read_bytes()).hexdigest() == digest


# What DuckDB 2 understands and DuckDB 1.5 does not; a view that says it cannot be read there.
TOO_NEW = re.compile(r"\bif\s*\(")


@pytest.mark.parametrize("view", scripts(defaults("sql") / "views"), ids=lambda script: script.name)
def test_no_view_needs_a_function_that_older_clients_lack(view):
    assert TOO_NEW.findall(view.text) == []


READ_EVERYTHING = """
import json, re, sys
import duckdb
con = duckdb.connect(sys.argv[1], read_only=True)
views = con.execute("select view_name from duckdb_views() where not internal").fetchall()
failed, read = {}, []
for sql in [f'from "{name}"' for (name,) in views] + json.loads(sys.argv[2]):
    try:
        con.execute(sql).fetchall()
        read.append(sql)
    except duckdb.Error as e:
        failed[sql] = str(e).splitlines()[0]
print(json.dumps({"version": duckdb.__version__, "read": len(read), "failed": failed}))
"""


@pytest.mark.skipif(
    not os.environ.get(OLDER_CLIENT),
    reason=f"{OLDER_CLIENT} names no interpreter with DuckDB 1.5",
)
def test_a_client_of_duckdb_1_5_reads_every_view_and_macro_of_a_snapshot(old, tmp_path):
    snapshot = publish(old, tmp_path / "published", keep=1, now=NOW)
    examples = [
        found.group(1)
        for script in scripts(defaults("sql") / "views")
        if (found := re.search(r"^-- example: (.+)$", script.text, re.MULTILINE))
    ]
    assert examples
    done = subprocess.run(
        [os.environ[OLDER_CLIENT], "-c", READ_EVERYTHING, str(snapshot), json.dumps(examples)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    print(said)
    assert said["version"].startswith("1.5")
    assert said["failed"] == {}
    assert said["read"] > len(examples)
