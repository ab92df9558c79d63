"""The DAGs `recode` and `ingest`: in order, and run for real on WARC files made here."""

import json
import os
import shutil
import subprocess
import sys

import pytest

from pipeline.home import CONFIG, DATA
from pipeline.places import defaults
from tests.dags.test_dags import DAGS, bag  # noqa: F401 -- the fixture
from tests.warehouse.rounds import rows
from tests.warehouse.warcs import article, cc_news

pytestmark = pytest.mark.filterwarnings("ignore")


def test_recode_says_its_plan_before_it_changes_anything(bag):  # noqa: F811
    dag = bag.dags["recode"]
    order = [task.task_id for task in dag.topological_sort()]
    assert order == ["begin", "read", "plan", "load", "publish"]
    assert dag.task_dict["read"].is_mapped
    assert set(dag.params) == {"since", "until", "dry_run"}


def test_ingest_reads_its_files_side_by_side(bag):  # noqa: F811
    dag = bag.dags["ingest"]
    assert [task.task_id for task in dag.topological_sort()] == ["begin", "read", "load", "publish"]
    assert dag.task_dict["read"].is_mapped
    assert set(dag.params) == {"files", "outlets", "languages"}


@pytest.mark.slow
def test_an_ingest_and_a_recode_run_in_airflow(tmp_path):
    shutil.copytree(defaults("config"), tmp_path / "config")
    file = cc_news(tmp_path / "cc.warc.gz", [article(1), article(2, "fr"), article(3)])
    runs = [
        ("ingest", {"files": [str(file)], "languages": ["en"]}),
        ("recode", {"since": "2026-01-01", "dry_run": True}),
        # a DAG object that is tested again keeps the params of the run before
        ("recode", {"since": "2026-01-01", "until": "2026-12-31", "dry_run": False}),
        ("recode", {"since": "2030-01-01", "until": None, "dry_run": False}),
    ]
    arguments = [part for dag, conf in runs for part in (dag, json.dumps(conf))]
    home = {CONFIG: str(tmp_path / "config"), DATA: str(tmp_path / "data")}
    airflow = {
        "AIRFLOW_HOME": str(tmp_path / "airflow"),
        "AIRFLOW__CORE__DAGS_FOLDER": str(DAGS),
        "ATTACHE_RETRY_SECONDS": "1",
    }
    done = subprocess.run(
        [sys.executable, "-m", "tests.dags.running", *arguments],
        cwd=DAGS.parent, env={**os.environ, **home, **airflow}, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    given = json.loads(done.stdout.splitlines()[-1])
    assert [run["state"] for run in given] == ["success"] * 4, done.stdout[-3000:]
    assert given[3]["tasks"]["read -1"] == "skipped"
    kinds = rows(
        tmp_path / "data" / "warehouse.duckdb", "select kind from runs order by started_at"
    )
    assert kinds == [("ingest",), ("recode",), ("recode",)], done.stdout[-3000:]
    languages = rows(
        tmp_path / "data" / "warehouse.duckdb", "select distinct language from articles"
    )
    assert languages == [("en",)]
    assert (tmp_path / "data" / "published" / "current.duckdb").exists()
