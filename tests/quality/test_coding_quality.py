"""Floors of actors and events: a change may not make the coder worse unnoticed."""

import json
from pathlib import Path

import pytest

from pipeline.coding.code import Coder
from pipeline.settings import config_files
from tests.quality.coding_report import FLOORS, SLACK_LABELS, measured, sets

STORED = json.loads(FLOORS.read_text(encoding="utf-8"))
LOW_IS_GOOD = {"false per negative"}


@pytest.fixture(scope="module")
def coder():
    return Coder.build(config_files(Path(__file__).resolve().parents[2] / "config"))


@pytest.mark.parametrize("name", sorted(STORED))
def test_no_figure_falls_below_its_floor(name, coder):
    found = measured(dict(sets())[name], coder)
    figures, sizes = found.figures(), found.sizes()
    for what, floor in STORED[name].items():
        slack = SLACK_LABELS / sizes[what]
        if what in LOW_IS_GOOD:
            assert figures[what] <= floor + slack, what
        else:
            assert figures[what] >= floor - slack, what


def test_every_set_has_its_floors_in_every_language():
    assert set(STORED) == {name for name, _ in sets() if not name.startswith("gold")}
