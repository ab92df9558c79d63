"""A backup is consistent and checked; restored, the work goes on as if nothing had happened."""

import json
import shutil
from datetime import timedelta

import pytest

from pipeline import stages
from pipeline.cli import main
from pipeline.home import Home
from pipeline.upkeep import backup as backups
from pipeline.warehouse.published import open_published, run_query
from pipeline.warehouse.wal import log_of
from tests.attache import Attache
from tests.outlets import EVENING, press
from tests.upkeep.rounds import LATER, a_read_round, load_and_die
from tests.warehouse_dump import dump


def run(home, *arguments):
    with pytest.raises(SystemExit) as ended:
        main([*arguments, "--config", str(home.config), "--data", str(home.data)])
    return int(ended.value.code or 0)


def a_round(home, at):
    a_read_round(home, at)
    stages.load(home=home)


@pytest.fixture
def backed_up(home, tmp_path, capsys):
    a_round(home, LATER)
    (home.briefings / "2026-03-02").mkdir(parents=True)
    (home.briefings / "2026-03-02" / "briefing.md").write_text("what happened")
    secret = home.config / "password"
    secret.write_text("secret")
    secret.chmod(0o600)
    folder = tmp_path / "backup"
    assert run(home, "backup", str(folder)) == 0
    assert "8 articles" in capsys.readouterr().out
    return folder


def test_after_a_restore_the_same_rounds_give_the_same_tables(home, backed_up, tmp_path, capsys):
    other = Home(tmp_path / "other-config", tmp_path / "other-data")
    assert run(other, "restore", str(backed_up)) == 2  # no such configuration folder
    other.config.mkdir()
    assert run(other, "restore", str(backed_up)) == 0
    assert dump(other.warehouse) == dump(home.warehouse)
    assert (other.config / "feeds.toml").read_text() == (home.config / "feeds.toml").read_text()
    assert (other.config / "password").stat().st_mode & 0o777 == 0o600
    assert (other.briefings / "2026-03-02" / "briefing.md").read_text() == "what happened"
    assert sorted(p.name for p in other.archive.rglob("*.gz")) == sorted(
        p.name for p in home.archive.rglob("*.gz")
    )
    con = open_published(other.published)
    assert run_query(con, "select count(*) from articles", {})[1] == [(8,)]
    con.close()
    for each in (home, other):
        a_round(each, LATER + timedelta(hours=1))
    assert dump(other.warehouse) == dump(home.warehouse)


def test_a_round_that_was_open_goes_on_after_the_restore(home, tmp_path):
    a_read_round(home, LATER)
    load_and_die(home, "load.committed")
    assert log_of(home.warehouse).exists()
    assert run(home, "backup", str(tmp_path / "backup")) == 0
    other = Home(tmp_path / "other-config", tmp_path / "other-data")
    other.config.mkdir()
    assert run(other, "restore", str(tmp_path / "backup")) == 0
    for each in (home, other):
        stages.load(home=each)
    assert dump(other.warehouse) == dump(home.warehouse)
    assert len(dump(other.warehouse)["articles"]) == 8


def test_a_backup_is_never_written_over_another(home, backed_up, capsys):
    before = (backed_up / "manifest.json").read_bytes()
    assert run(home, "backup", str(backed_up)) == 1
    assert "never overwritten" in capsys.readouterr().err
    assert (backed_up / "manifest.json").read_bytes() == before


def test_a_restore_overwrites_neither_data_nor_configuration(home, backed_up, tmp_path, capsys):
    before = home.warehouse.read_bytes()
    assert run(home, "restore", str(backed_up)) == 1
    assert "warehouse.duckdb is there already" in capsys.readouterr().err
    assert home.warehouse.read_bytes() == before
    other = Home(home.config, tmp_path / "other-data")
    (home.config / "feeds.toml").write_text("")
    assert run(other, "restore", str(backed_up)) == 0
    assert (home.config / "feeds.toml").read_text() == ""
    assert "was left as it is" in capsys.readouterr().err


def changed(folder):
    file = folder / "data" / "warehouse.duckdb"
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)


def lacking(folder):
    (folder / "data" / "briefings" / "2026-03-02" / "briefing.md").unlink()


@pytest.mark.parametrize("harm", [changed, lacking])
def test_a_backup_that_was_harmed_is_not_restored(backed_up, tmp_path, harm, capsys):
    harm(backed_up)
    other = Home(tmp_path / "other-config", tmp_path / "other-data")
    other.config.mkdir()
    assert run(other, "restore", str(backed_up)) == 1
    assert "is not the file that was backed up" in capsys.readouterr().err
    assert [p.name for p in other.data.iterdir()] == ["round.lock"]


def test_what_is_no_backup_is_said_to_be_none(home, tmp_path, capsys):
    (tmp_path / "something").mkdir()
    other = Home(home.config, tmp_path / "other-data")
    assert run(other, "restore", str(tmp_path / "something")) == 1
    assert "is no backup" in capsys.readouterr().err


def test_a_backup_that_does_not_fit_leaves_nothing_behind(home, tmp_path, monkeypatch, capsys):
    usage = shutil.disk_usage(tmp_path)._replace(free=1)
    monkeypatch.setattr(backups.shutil, "disk_usage", lambda path: usage)
    assert run(home, "backup", str(tmp_path / "backup")) == 1
    assert "0 MB free, a backup needs" in capsys.readouterr().err
    assert not list(tmp_path.glob("*backup*"))


def test_without_the_archive_a_backup_is_small_and_says_what_it_holds(home, tmp_path, capsys):
    assert run(home, "backup", str(tmp_path / "backup"), "--no-archive", "--json") == 0
    said = json.loads(capsys.readouterr().out)
    assert said["holds"]["articles"] == 5
    assert not (tmp_path / "backup" / "data" / "archive").exists()


@pytest.mark.slow
def test_a_restored_installation_collects_what_the_first_one_collects(tmp_path):
    first, second = Attache(tmp_path / "first"), Attache(tmp_path / "second")
    evening = ["--force", "--now", (EVENING + timedelta(days=1)).isoformat()]
    with press() as outlets:
        outlets.write_config(first.config, ["northwire", "baltic"])
        assert first("collect", "--force", "--now", EVENING.isoformat()).returncode == 0
        done = first("backup", str(tmp_path / "backup"))
        assert done.returncode == 0, done.stderr
        second.config.mkdir(parents=True)
        done = second("restore", str(tmp_path / "backup"))
        assert done.returncode == 0, done.stderr
        outlets.sites.now = EVENING + timedelta(days=1)
        for each in (first, second):
            done = each("collect", *evening)
            assert done.returncode == 0, done.stderr
    tables = dump(first.data / "warehouse.duckdb")
    assert dump(second.data / "warehouse.duckdb") == tables
    assert len(tables["articles"]) > 10
