"""The DAG files: thin, documented, in order. No database, no scheduler."""

import ast
from pathlib import Path

import pytest

from pipeline.errors import DeliveryError, DeliveryRefused

DAGS = Path(__file__).resolve().parents[2] / "dags"
FILES = sorted(DAGS.glob("*.py"))

pytestmark = pytest.mark.filterwarnings("ignore")


@pytest.fixture(scope="module")
def bag():
    from airflow.dag_processing.dagbag import DagBag

    return DagBag(dag_folder=str(DAGS), known_pools={"warehouse", "default_pool"})


def test_every_file_loads_and_names_its_dag(bag):
    assert bag.import_errors == {}
    assert set(bag.dags) == {file.stem for file in FILES}


def test_collect_polls_processes_loads_publishes_refreshes_and_ends(bag):
    dag = bag.dags["collect"]
    assert [task.task_id for task in dag.topological_sort()] == [
        "poll", "process", "load", "publish", "refresh", "finish",
    ]  # fmt: skip
    assert dag.task_dict["load"].trigger_rule == "all_done"
    assert dag.max_active_runs == 1


def test_whatever_writes_the_warehouse_runs_in_its_pool_of_one(bag):
    pools = {(d, t.task_id): t.pool for d in bag.dags for t in bag.dags[d].tasks}
    writers = {
        ("collect", "poll"),
        ("collect", "load"),
        ("collect", "publish"),
        ("brief", "publish"),
        ("recode", "begin"),
        ("recode", "load"),
        ("recode", "publish"),
        ("ingest", "load"),
        ("ingest", "publish"),
        ("upkeep", "clear"),
        ("upkeep", "compact"),
    }
    assert {key for key, pool in pools.items() if pool == "warehouse"} == writers


def test_brief_catches_up_one_day_after_the_other(bag):
    dag = bag.dags["brief"]
    assert dag.catchup is True
    assert dag.max_active_runs == 1


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.stem)
def test_a_dag_file_is_thin_and_says_what_it_does(file):
    text = file.read_text(encoding="utf-8")
    tree = ast.parse(text)
    assert ast.get_docstring(tree)
    assert len(text.splitlines()) <= 60
    roots = {
        (node.module if isinstance(node, ast.ImportFrom) else node.names[0].name).split(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
    }
    assert roots <= {"airflow", "pipeline", "datetime", "zoneinfo", "os"}


def test_deliveries_follow_the_briefing_and_nothing_follows_them(bag):
    dag = bag.dags["brief"]
    order = [task.task_id for task in dag.topological_sort()]
    assert order == ["publish", "brief", "channels", "deliver"]
    assert dag.task_dict["deliver"].downstream_task_ids == set()
    assert dag.task_dict["deliver"].is_mapped


def test_a_refused_delivery_is_not_tried_again_and_another_is(bag):
    from airflow.sdk import RetryAction

    policy = bag.dags["brief"].task_dict["deliver"].partial_kwargs["retry_policy"]
    assert policy.evaluate(DeliveryRefused("x"), 1, 6).action == RetryAction.FAIL
    assert policy.evaluate(DeliveryError("x"), 1, 6).action != RetryAction.FAIL
