"""A damaged log is named, set aside by command, and what it held comes again from staging."""

import shutil
from datetime import timedelta

import pytest

from pipeline import stages
from pipeline.cli import main
from pipeline.errors import StorageError
from pipeline.home import Home
from pipeline.staging.runs import open_run
from pipeline.upkeep.damaged import mend
from pipeline.warehouse.connect import open_warehouse
from pipeline.warehouse.publish import publish
from pipeline.warehouse.wal import log_of, logs_set_aside
from tests.upkeep.rounds import LATER, a_read_round, load_and_die, staging_of
from tests.warehouse_dump import dump

DAMAGES = {
    "a hole in the middle": lambda log: log[: len(log) // 2] + b"\xff" * 64 + log[len(log) // 2 :],
    "a head of zeros": lambda log: bytes(200) + log[200:],
}


@pytest.fixture(scope="module")
def killed(made_once, tmp_path_factory):
    """A home whose load was killed after its commit, and the tables that it should have."""
    folder = tmp_path_factory.mktemp("killed")
    shutil.copytree(made_once, folder, symlinks=True, dirs_exist_ok=True)
    home = Home(folder / "config", folder / "data")
    a_read_round(home)
    calm = folder / "calm"
    shutil.copytree(home.data, calm, symlinks=True)
    stages.load(home=Home(home.config, calm))
    load_and_die(home, "load.committed")
    assert log_of(home.warehouse).stat().st_size > 10_000
    return home, dump(calm / "warehouse.duckdb")


@pytest.fixture
def torn(killed, tmp_path):
    home, tables = killed
    shutil.copytree(home.config.parent, tmp_path, symlinks=True, dirs_exist_ok=True)
    return Home(tmp_path / "config", tmp_path / "data"), tables


def run(home: Home, *arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main([*arguments, "--config", str(home.config), "--data", str(home.data)])
    return int(ended.value.code or 0)


def test_a_whole_log_is_replayed_and_nothing_is_set_aside(torn):
    home, tables = torn
    assert not any("log" in text for text in mend(home, staging_of(home), LATER))
    assert log_of(home.warehouse).exists()
    stages.load(home=home)
    assert dump(home.warehouse) == tables
    assert logs_set_aside(home.warehouse) == []


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_log_is_refused_set_aside_by_command_and_its_batch_loaded_again(
    torn, damage, capsys
):
    home, tables = torn
    log = log_of(home.warehouse)
    broken = DAMAGES[damage](log.read_bytes())
    log.write_bytes(broken)
    with pytest.raises(StorageError, match="attache doctor --mend"):
        stages.load(home=home)
    assert log.read_bytes() == broken  # refusing is not losing

    assert run(home, "doctor") == 1
    said = capsys.readouterr().out
    assert "error    database" in said
    assert "> attache doctor --mend" in said
    assert log.exists()

    run(home, "doctor", "--mend")
    assert "mended: " in capsys.readouterr().out
    assert not log.exists()
    (aside,) = logs_set_aside(home.warehouse)
    assert aside.read_bytes() == broken

    stages.load(home=home)
    assert dump(home.warehouse) == tables
    assert open_run(staging_of(home)) is None


def test_a_log_cut_short_gives_what_is_whole_and_the_rest_is_loaded_again(torn):
    home, tables = torn
    log = log_of(home.warehouse)
    log.write_bytes(log.read_bytes()[: log.stat().st_size // 2])
    stages.load(home=home)
    assert dump(home.warehouse) == tables


def test_a_finished_round_that_the_warehouse_lacks_is_opened_again_and_named(home, capsys):
    before = home.warehouse.read_bytes()
    run_id = a_read_round(home).run_id
    stages.load(home=home)
    tables = dump(home.warehouse)
    home.warehouse.write_bytes(before)  # as if an older file had been put back
    assert run(home, "doctor") == 1
    assert f"round {run_id} was finished, the warehouse lacks it" in capsys.readouterr().out
    done = mend(home, staging_of(home), LATER)
    assert f"round {run_id} is open again: attache collect takes it up" in done
    assert open_run(staging_of(home)).run_id == run_id
    assert len(tables["articles"]) == 8


def test_a_link_that_leads_nowhere_is_led_to_the_newest_snapshot_that_opens(home):
    with open_warehouse(home.warehouse) as con:
        con.execute("delete from polls")
    newest = publish(home.warehouse, home.published, keep=9, now=LATER + timedelta(hours=1))
    older = next(p for p in home.published.glob("attache-*.duckdb") if p != newest)
    newest.write_bytes(b"torn")
    (home.published / "current.duckdb").unlink()
    done = mend(home, staging_of(home), LATER)
    assert done == [f"current.duckdb leads to {older.name} again"]
    assert (home.published / "current.duckdb").resolve() == older
