"""The recorded pages of many publishers: no change may make their text worse."""

import json

import pytest

from tests.quality import text_copies, text_labelled, text_report


@pytest.fixture(scope="module")
def figures() -> dict[str, float]:
    if not text_report.REPLAY.exists():
        pytest.skip("shared/cases/replay is not beside this repository")
    return text_report.measure(text_report.load())


@pytest.mark.slow
def test_text_stays_above_its_floors(figures):
    floors = json.loads(text_report.FLOORS.read_text(encoding="utf-8"))
    below = {name: figures[name] for name, floor in floors.items() if figures[name] < floor}
    assert below == {}


@pytest.mark.slow
def test_text_is_better_than_the_defaults(figures):
    assert figures["ours.f1"] >= figures["trafilatura.f1"] + 0.003
    assert figures["f1_gain.low"] > 0
    assert figures["ours.recall"] >= figures["trafilatura.recall"] - 0.002


@pytest.mark.slow
def test_dates_and_titles_are_right(figures):
    assert figures["ours.date"] >= 0.99
    assert figures["ours.title"] >= 0.97


@pytest.mark.slow
def test_text_costs_less_than_the_defaults(figures):
    assert figures["cpu_ratio"] <= 0.8


def test_copies_are_found_and_nothing_else_is_joined():
    figures = text_copies.measure()
    assert figures["pairs"] >= 300
    assert figures["precision"] >= 0.99
    assert figures["recall"] >= 0.98


def test_labelled_copies_stay_above_their_floors():
    figures = text_labelled.copied_pairs()
    assert figures["copies.precision"] >= 0.99
    assert figures["copies.recall"] >= 0.955
    # a group cannot hold a round-up and all its items apart: those pairs are missed by decision
    assert figures["clusters.precision"] >= 0.99
    assert figures["clusters.recall"] >= 0.84


def test_labelled_recurring_lines_stay_above_their_floors():
    figures = text_labelled.recurring_lines()
    assert figures["recurring.precision"] >= 0.99
    assert figures["recurring.recall"] >= 0.92
