"""A hundred SIGKILLs and more over load, derive, publish, migrate; then the tables as if none.

Ten rounds of sample articles. In each round every stage is killed at each of its named steps, one
after the other on the same files; then it runs undisturbed. A reader loops on the published
snapshot meanwhile.
"""

import gzip
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipeline import stages
from pipeline.home import Home
from pipeline.staging.runs import open_run
from pipeline.staging.store import Staging
from pipeline.warehouse.connect import open_warehouse, read_only
from tests.chaos.killing import Killer, Reader
from tests.outlets import press
from tests.warehouse.test_old_warehouses import RELEASES
from tests.warehouse_dump import dump

pytestmark = pytest.mark.slow

INSTANTS = [
    datetime(2026, 3, day, hour, minute, tzinfo=UTC)
    for day, hour, minute in [
        (2, 9, 30), (2, 11, 30), (2, 13, 30), (2, 16, 30), (2, 21, 30),
        (3, 8, 30), (3, 10, 30), (3, 12, 30), (3, 14, 30), (3, 22, 0),
    ]
]  # fmt: skip

MIGRATE = ["migrate.applied", "migrate.committed", "migrate.views", "migrate.done"]
LOAD = [
    "load.opened", "load.inserted", "load.before_commit", "load.committed",
    "derive.started", "derive.judged", "derive.before_commit", "derive.done", "load.derived",
]  # fmt: skip
PUBLISH = ["publish.copied", "publish.verified", "publish.renamed", "publish.flipped"]
EACH = 10


@pytest.fixture(scope="module")
def outlets():
    with press() as served:
        yield served


def a_home(outlets, folder: Path) -> Home:
    return Home(outlets.write_config(folder / "config"), folder / "data")


def poll_and_read(killer: Killer, home: Home, now: datetime) -> None:
    killer.done(stages.poll, now=now, force=True, home=home)
    staging = Staging(home.staging_url(""))
    run_id = open_run(staging).run_id
    for name in staging.names(run_id):
        if name.endswith(".json"):
            batch = {"run": run_id, "batch": int(name[6:10])}
            killer.done(stages.process, batch=batch, home=home)


def hand_over(home: Home, other: Home) -> None:
    """Give another home what was polled and read here: it takes up the same open round."""
    for name in ("staging", "archive"):
        shutil.copytree(home.data / name, other.data / name, dirs_exist_ok=True)


def test_load_derive_and_publish_killed_at_every_step_ten_times(outlets, killer, tmp_path):
    calm, shot = (a_home(outlets, tmp_path / name) for name in ("calm", "shot"))
    reader = Reader(shot.published)
    for now in INSTANTS:
        outlets.sites.now = now
        poll_and_read(killer, calm, now)
        hand_over(calm, shot)
        killer.done(stages.load, home=calm)
        killer.done(stages.poll, now=now, force=True, home=shot)
        for step in LOAD:
            assert killer.killed(step, stages.load, home=shot), step
        killer.done(stages.load, home=shot)
        for step in PUBLISH:
            assert killer.killed(step, stages.publish, force=True, home=shot), step
        killer.done(stages.publish, force=True, home=shot)
    seen = reader.stop()
    print(f"\nthe reader: {seen}")
    undisturbed, tables = dump(calm.warehouse), dump(shot.warehouse)
    assert [name for name in undisturbed if tables[name] != undisturbed[name]] == []
    assert len(undisturbed["articles"]) > 50
    assert undisturbed["events"]
    assert min(killer.kills[step] for step in LOAD + PUBLISH) >= EACH
    assert seen.torn == []
    assert seen.changed_under_it == 0
    assert len(seen.snapshots) >= EACH - 1


def open_and_close(path: Path) -> None:
    with open_warehouse(path):
        pass


def schema(path: Path) -> list[list[tuple[object, ...]]]:
    """Give what a migrated warehouse is made of."""
    with read_only(path) as con:
        return [
            con.execute(f"select {what} order by all").fetchall()
            for what in (
                "table_name, column_name, data_type, comment from duckdb_columns()",
                "view_name, comment from duckdb_views()",
                "function_name from duckdb_functions() where not internal",
                "number, name, checksum from schema_migrations",
                "name, checksum from schema_views",
            )
        ]


@pytest.mark.parametrize("start", [None, *RELEASES], ids=lambda p: p.name if p else "no file")
def test_a_migration_killed_at_every_step_ends_like_an_undisturbed_one(start, killer, tmp_path):
    def begin(name: str) -> Path:
        path = tmp_path / name
        if start:
            path.write_bytes(gzip.decompress(start.read_bytes()))
        return path

    undisturbed = begin("undisturbed.duckdb")
    killer.done(open_and_close, path=undisturbed)
    for number in range(EACH):
        path = begin(f"{number}.duckdb")
        for step in MIGRATE:
            killer.killed(step, open_and_close, path=path)
        killer.done(open_and_close, path=path)
        assert schema(path) == schema(undisturbed)
        assert dump(path) == dump(undisturbed)
        path.unlink()
    if start is None:
        assert min(killer.kills[step] for step in MIGRATE) >= EACH


def test_there_were_more_than_a_hundred_kills(killer):
    assert killer.kills.total() >= 100
