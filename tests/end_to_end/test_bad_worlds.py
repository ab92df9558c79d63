"""Feeds that cannot be reached, pages that are none, configuration that is wrong."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from pipeline.cli import main
from tests.attache import Attache
from tests.outlets import EVENING, press

FEW = frozenset({"nw-porto", "ba-expel"})


def test_when_no_feed_can_be_reached_the_round_ends_well_and_the_briefing_says_so(tmp_path):
    attache = Attache(tmp_path)
    with press(articles=FEW) as outlets:
        outlets.write_config(attache.config, ["northwire", "baltic"])
    done = attache("collect")  # the outlets are gone
    assert done.returncode == 0, done.stderr
    rows = attache.rows("select name, state, error from feeds order by name")
    assert [row["name"] for row in rows] == ["Baltic Courier", "Northwire"]
    assert all(row["state"] == "failing" and row["error"] for row in rows)
    day = attache.rows("select max(polled_at)::date as day from polls")[0]["day"]
    assert attache("brief", "--day", day).returncode == 0
    text = (attache.data / "briefings" / day / "briefing.md").read_text()
    assert "othing could be read" in text
    assert "Northwire" in text


BAD_PAGES = {
    "ba-expel": b"",
    "ba-sanction": b"<html><body><div><p>Unclosed <b>and <i>cut",
    "ba-ferry": bytes(range(256)) * 50,
    "ba-chess": b"<html><body></body></html>",
}


def test_pages_that_are_none_get_a_status_and_the_others_are_read(tmp_path):
    attache = Attache(tmp_path)
    late = EVENING + timedelta(days=1)
    with press(late, FEW | BAD_PAGES.keys()) as outlets:
        for article in outlets.sites._published():
            if article.id in BAD_PAGES:
                outlets.sites.pages[article.path] = BAD_PAGES[article.id]
        outlets.write_config(attache.config, ["northwire", "baltic"])
        done = attache("collect", "--now", late.isoformat(), "--force")
    assert done.returncode == 0, done.stderr
    rows = attache.rows("select url, status, reason from entries order by url")
    status = {row["url"].rpartition("/")[2].removesuffix(".html"): row["status"] for row in rows}
    assert status.pop("nw-porto") == "article"
    assert set(status) == BAD_PAGES.keys()
    assert set(status.values()) & {"article", "pending"} == set()
    assert all(row["reason"] for row in rows if row["status"] != "article")


@pytest.mark.parametrize(
    ("file", "text", "says"),
    [
        ("attache.toml", "[desk]\ntimezone = 'Nowhere'\n", "attache.toml: [desk] timezone:"),
        ("feeds.toml", "[[feed]]\nname = 'x'\n", "feeds.toml: feed 'x': url: is missing"),
        ("attache.toml", "[web\n", "attache.toml: is not TOML"),
    ],
)
def test_wrong_configuration_is_one_line_and_exit_2(tmp_path, capsys, file, text, says):
    (tmp_path / file).write_text(text)
    with pytest.raises(SystemExit) as ended:
        main(["collect", "--config", str(tmp_path), "--data", str(tmp_path / "data")])
    assert ended.value.code == 2
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1
    assert says in lines[0]


def test_before_the_first_publish_query_says_so_and_exits_1(tmp_path):
    attache = Attache(tmp_path)
    attache.config.mkdir()
    done = attache("query", "select 1")
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "attache: nothing is published yet: run attache collect first"
    ]


def test_two_rounds_at_once_take_turns_and_double_nothing(tmp_path):
    attache = Attache(tmp_path)
    with press(articles=FEW) as outlets:
        outlets.write_config(attache.config, ["northwire", "baltic"])
        with ThreadPoolExecutor() as pool:
            done = [pool.submit(attache, "collect", "--now", EVENING.isoformat()) for _ in range(2)]
    assert [d.result().returncode for d in done] == [0, 0]
    assert attache.rows("select count(*) as n from articles") == [{"n": 2}]
    assert {path: n for path, n in outlets.sites.asked.items() if n > 1} == {}
