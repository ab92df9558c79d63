"""SIGKILL at each named step of a round, then the round again: the tables of an undisturbed run."""

import os
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from pipeline.steps import KILL_AT
from pipeline.web.archive import read_all
from tests.outlets import press
from tests.warehouse_dump import dump

SOME = frozenset({"nw-porto", "nw-porto-meridian", "nw-porto-baltic", "ba-expel", "ba-sanction",
                  "me-football", "co-visita", "co-visita-gaceta"})  # fmt: skip
OUTLETS = ["northwire", "meridian", "baltic", "correo", "gaceta"]
NOW = "2026-03-03T03:00:00Z"

STEPS = [
    "poll.begun", "poll.due", "poll.packed", "poll.answered:1", "poll.answered:3", "poll.asked",
    "poll.saved", "poll.cut",
    "process.answered:1", "process.answered:3", "process.fetched", "process.read:2",
    "process.coded", "process.done",
    "load.opened", "load.inserted", "load.before_commit", "load.committed", "load.derived",
    "derive.started", "derive.done",
    "publish.copied", "publish.verified", "publish.renamed", "publish.flipped",
]  # fmt: skip


def collect(config: Path, data: Path, kill_at: str | None = None) -> int:
    environment = {**os.environ, **({KILL_AT: kill_at} if kill_at else {})}
    command = [sys.executable, "-m", "pipeline.cli", "collect", "--now", NOW, "--force"]
    done = subprocess.run(
        [*command, "--config", config, "--data", data],
        env=environment, start_new_session=True, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode in {0, -signal.SIGKILL}, done.stderr
    return done.returncode


def answered_pages(data: Path) -> set[str]:
    """Give the paths of the pages whose answer was finished, and so kept, before the kill."""
    return {
        urlsplit(answer.url).path.lstrip("/")
        for warc in data.glob("archive/*/*.warc.gz")
        if not warc.name.endswith("-feeds.warc.gz")
        for _, answer, _, _ in read_all(warc)
    }


@pytest.fixture(scope="module")
def outlets():
    with press(articles=SOME) as served:
        yield served


@pytest.fixture(scope="module")
def undisturbed(outlets, tmp_path_factory):
    home = tmp_path_factory.mktemp("undisturbed")
    config = outlets.write_config(home / "config", OUTLETS)
    assert collect(config, home / "data") == 0
    tables = dump(home / "data" / "warehouse.duckdb")
    assert len(tables["articles"]) == len(SOME)
    assert tables["events"]
    return tables


KILLS: Counter[str] = Counter()


# One kill in each stage runs with every `make test`; `make test-all` has them all.
QUICK = {"process.read:2", "load.before_commit"}


@pytest.mark.parametrize(
    "step", [s if s in QUICK else pytest.param(s, marks=pytest.mark.slow) for s in STEPS]
)
def test_a_round_killed_at_any_step_ends_like_an_undisturbed_one(
    step, outlets, undisturbed, tmp_path
):
    config = outlets.write_config(tmp_path / "config", OUTLETS)
    assert collect(config, tmp_path / "data", step) == -signal.SIGKILL
    KILLS[step] += 1
    kept = answered_pages(tmp_path / "data")
    outlets.sites.asked.clear()
    assert collect(config, tmp_path / "data") == 0
    assert kept & {path.partition("/")[2] for path in outlets.sites.asked} == set()
    tables = dump(tmp_path / "data" / "warehouse.duckdb")
    differing = [name for name in undisturbed if tables[name] != undisturbed[name]]
    if step.startswith(("load.derived", "publish.")):
        # The round itself was over: the second collect is a round of its own.
        differing = [name for name in differing if name not in {"polls", "runs", "feeds"}]
    assert differing == []


def test_the_kills_are_printed_by_step():
    for step, count in KILLS.items():
        print(f"killed at {step}: {count}")
    assert set(KILLS) >= QUICK
