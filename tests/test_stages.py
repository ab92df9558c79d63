"""A page that breaks the process that reads it."""

import multiprocessing
import os

import pytest

from pipeline import process, stages
from pipeline.home import Home
from pipeline.records import Page
from pipeline.text.worker import Extractor
from pipeline.warehouse.published import open_published, run_query
from tests.outlets import EVENING, press

FEW = frozenset({"nw-porto", "ba-expel", "ba-sanction"})


class Fragile(Extractor):
    """An extractor whose process ends on one page."""

    def read(self, page: Page):
        if page.url.endswith("ba-expel.html"):
            self._end()
            os._exit(9)
        return super().read(page)


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path / "config", tmp_path / "data")


def exit_code(batch, home) -> int:
    """Give how a process task in a process of its own ended."""
    child = multiprocessing.get_context("fork").Process(
        target=stages.process, args=(batch,), kwargs={"home": home}
    )
    child.start()
    child.join()
    return child.exitcode


def test_a_page_that_crashes_its_batch_keeps_nobody_else_and_is_given_up_after_three(
    home, monkeypatch
):
    monkeypatch.setattr(process, "Extractor", Fragile)
    with press(articles=FEW) as outlets:
        outlets.write_config(home.config, ["northwire", "baltic"], "")
        batches = stages.poll(EVENING, True, home=home)
        codes = [[exit_code(batch, home) for _ in range(4)] for batch in batches]
    assert sorted(codes) == [[0, 0, 0, 0], [9, 9, 9, 0]]
    stages.load(home=home)
    stages.publish(True, home=home)
    con = open_published(home.published)
    rows = run_query(con, "select url, status, reason, crashes from entries", {})[1]
    found = {url.rpartition("/")[2]: rest for url, *rest in rows}
    assert found["ba-expel.html"][0] == "crashed"
    assert "3 times" in found["ba-expel.html"][1]
    assert {found[f"{name}.html"][0] for name in ("nw-porto", "ba-sanction")} == {"article"}


def test_a_batch_that_never_finishes_gives_its_entries_back(home, monkeypatch):
    monkeypatch.setattr(process, "Extractor", Fragile)
    with press(articles=FEW) as outlets:
        outlets.write_config(home.config, ["baltic"])
        batch = stages.poll(EVENING, True, home=home)[0]
        assert exit_code(batch, home) == 9
    stages.load(home=home)
    stages.publish(True, home=home)
    rows = run_query(
        open_published(home.published), "select url, status, crashes from entries", {}
    )[1]
    found = {url.rpartition("/")[2]: rest for url, *rest in rows}
    assert found["ba-expel.html"] == ["pending", 1]
    assert found["ba-sanction.html"] == ["pending", 0]
