"""Deliveries in the DAG `brief`: after the briefing, one task a channel, nothing above them."""

import pytest

from tests.dags.test_dags import bag  # noqa: F401 -- the fixture

pytestmark = pytest.mark.filterwarnings("ignore")


def test_deliveries_follow_the_briefing_and_nothing_follows_them(bag):  # noqa: F811
    dag = bag.dags["brief"]
    order = [task.task_id for task in dag.topological_sort()]
    assert order == ["publish", "brief", "channels", "deliver"]
    assert dag.task_dict["deliver"].downstream_task_ids == set()
    assert dag.task_dict["deliver"].is_mapped


def test_a_refused_delivery_is_not_tried_again_and_another_is(bag):  # noqa: F811
    from airflow.sdk import RetryAction

    from pipeline.errors import DeliveryError, DeliveryRefused

    policy = bag.dags["brief"].task_dict["deliver"].partial_kwargs["retry_policy"]
    assert policy.evaluate(DeliveryRefused("x"), 1, 6).action == RetryAction.FAIL
    assert policy.evaluate(DeliveryError("x"), 1, 6).action != RetryAction.FAIL
