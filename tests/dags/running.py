"""Runs DAGs for real, one after the other, in an Airflow home of its own; prints what they gave.

python -m tests.dags.running DAG CONF [DAG CONF ...]      CONF is JSON
"""

import json
import sys
import warnings

warnings.simplefilter("ignore")

from airflow.dag_processing.dagbag import DagBag  # noqa: E402
from airflow.utils.db import initdb  # noqa: E402

from tests.dags.test_dags import DAGS  # noqa: E402


def main() -> None:
    initdb()
    bag = DagBag(dag_folder=str(DAGS), known_pools={"warehouse", "default_pool"})
    given = []
    for dag_id, conf in zip(sys.argv[1::2], sys.argv[2::2], strict=True):
        run = bag.dags[dag_id].test(run_conf=json.loads(conf))
        tasks = {f"{t.task_id} {t.map_index}": str(t.state) for t in run.get_task_instances()}
        given.append({"state": str(run.state), "tasks": tasks})
    print("\n" + json.dumps(given))


main()
