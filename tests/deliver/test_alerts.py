"""Alerts: one per condition, until it clears."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from pipeline import deliver as delivering
from pipeline.briefing.deliver.alerts import (
    Facts,
    Watch,
    conditions,
    follow,
    look,
    told,
    untold,
)
from pipeline.briefing.deliver.channels import Alerts
from pipeline.briefing.deliver.watch import read_watch, write_watch
from pipeline.settings import read_config
from tests.deliver.postbox import postbox

NOW = datetime(2031, 5, 15, 7, tzinfo=UTC)
LONG_AGO = NOW - timedelta(days=3)
WELL = Facts(
    collected_at=NOW - timedelta(minutes=10),
    free_bytes=50_000_000_000,
    feeds=60,
    failing=11,
    briefed=date(2031, 5, 14),
    expected=date(2031, 5, 14),
    expected_since=NOW - timedelta(hours=2),
)
LIMITS = Alerts()


def found(facts: Facts, began: datetime = LONG_AGO) -> dict[str, str]:
    return conditions(facts, LIMITS, began, NOW)


def test_nothing_is_said_when_all_is_well():
    assert found(WELL) == {}


@pytest.mark.parametrize(
    ("change", "key", "text"),
    [
        ({"collected_at": NOW - timedelta(minutes=121)}, "collect", "since 15 May 2031, 04:59 UTC"),
        ({"collected_at": None}, "collect", "since the watch began"),
        ({"free_bytes": 1_900_000_000}, "disk", "1.9 GB left"),
        ({"failing": 12}, "feeds", "12 of 60 feeds are failing"),
        ({"briefed": date(2031, 5, 13)}, "briefing", "The briefing of 14 May 2031 is late"),
        ({"briefed": None}, "briefing", "due at 05:00 UTC"),
        (
            {"undelivered": (("2031-05-14 to desk", "unknown, x"),)},
            "delivery 2031-05-14 to desk",
            "Delivery of 2031-05-14 to desk: unknown, x.",
        ),
    ],
)
def test_each_condition_has_its_sentence(change, key, text):
    told_of = found(replace(WELL, **change))
    assert list(told_of) == [key]
    assert text in told_of[key]


@pytest.mark.parametrize(
    "change",
    [
        {"collected_at": NOW - timedelta(minutes=119)},
        {"free_bytes": 2_000_000_000},
        {"feeds": 0, "failing": 0},
        {"expected": None, "briefed": None},
        {"briefed": date(2031, 5, 13), "expected_since": NOW - timedelta(minutes=59)},
    ],
)
def test_just_before_the_limit_nothing_is_said(change):
    assert found(replace(WELL, **change)) == {}


def test_after_a_pause_waiting_begins_anew():
    stale = replace(WELL, collected_at=LONG_AGO, briefed=date(2031, 5, 1))
    slept = Watch(LONG_AGO, NOW - timedelta(hours=9))
    assert found(stale, look(slept, NOW).began) == {}
    awake = Watch(LONG_AGO, NOW - timedelta(minutes=15))
    assert set(found(stale, look(awake, NOW).began)) == {"collect", "briefing"}


def at(watch: Watch, minutes: int, *keys: str) -> Watch:
    return follow(look(watch, NOW + timedelta(minutes=minutes)), dict.fromkeys(keys, "text"))


def test_a_condition_is_told_once_a_channel_until_it_has_cleared_for_an_hour():
    watch = at(look(None, NOW), 0, "disk")
    assert untold(watch, "ops") == {"disk": "text"}
    watch = told(watch, "ops", ["disk"])
    assert untold(watch, "ops") == {}
    assert untold(watch, "desk") == {"disk": "text"}
    for minutes, keys in [(15, ["disk"]), (30, []), (45, ["disk"]), (60, []), (90, ["disk"])]:
        watch = at(watch, minutes, *keys)
        assert untold(watch, "ops") == {}, minutes
    for minutes in (105, 120, 135, 150):
        watch = at(watch, minutes)
    assert "disk" in watch.standing
    watch = at(watch, 165)
    assert watch.standing == {}
    assert untold(at(watch, 180, "disk"), "ops") == {"disk": "text"}


def test_what_has_passed_before_it_could_be_told_is_not_told():
    watch = at(at(look(None, NOW), 0, "disk"), 15)
    assert untold(watch, "ops") == {}


def test_the_watch_reads_back(tmp_path):
    watch = told(at(look(None, NOW), 0, "disk", "feeds"), "ops", ["disk"])
    write_watch(tmp_path / "alerts.json", watch)
    assert read_watch(tmp_path / "alerts.json") == watch


def test_the_operator_gets_one_mail_per_condition_from_the_command(desk):
    full = '[alerts]\ndisk_free_gb = 1e9\n[desk]\nsince = "2031-05-14"\n'
    with postbox() as box:
        desk.mails_to(box.port, "ops@desk.example", more=f'sends = ["alerts"]\n{full}')
        dry = desk.run("alerts", "--dry-run")
        assert box.letters == []
        codes = [desk.run("alerts").returncode for _ in range(3)]
        shown = json.loads(desk.run("alerts", "--json").stdout)
    assert "GB left" in dry.stdout
    assert codes == [0, 0, 0]
    (letter,) = box.letters
    assert letter["subject"].startswith("attaché: The disk of the data folder has")
    assert letter.get_content_type() == "text/plain"
    assert [(row["condition"], row["told"]) for row in shown] == [("disk", ["desk"])]


def test_an_alert_that_could_not_be_sent_is_sent_later(desk):
    more = 'sends = ["alerts"]\n[alerts]\ndisk_free_gb = 1e9\n'
    desk.mails_to(1, "ops@desk.example", more=more)
    assert desk.run("alerts").returncode == 1
    with postbox() as box:
        desk.mails_to(box.port, "ops@desk.example", more=more)
        assert [desk.run("alerts").returncode for _ in range(2)] == [0, 0]
    assert len(box.letters) == 1


def test_a_channel_for_alerts_gets_no_briefing(desk):
    desk.mails_to(1, more='sends = ["alerts"]')
    done = desk.deliver()
    assert (done.returncode, "names no channel" in done.stderr) == (2, True)


def test_a_late_briefing_and_a_failed_delivery_are_seen_in_the_folders(desk):
    refuse = {"a@desk.example": "550 no", "b@desk.example": "550 no"}
    with postbox(refuse=refuse) as box:
        desk.mails_to(box.port, more='[desk]\nsince = "2031-05-14"')
        desk.deliver()
    config, soon = read_config(desk.home.config), datetime.now(UTC)
    keys = [
        list(delivering.watch(desk.home, config, soon, dry_run=True).standing),
        list(
            delivering.watch(
                desk.home, config, datetime(2031, 5, 16, 6, 30, tzinfo=UTC), dry_run=True
            ).standing
        ),
    ]
    assert keys == [["delivery 2031-05-14 to desk"], []]
    write_watch(
        desk.home.data / "alerts.json", Watch(LONG_AGO, datetime(2031, 5, 16, 6, tzinfo=UTC))
    )
    late = delivering.watch(
        desk.home, config, datetime(2031, 5, 16, 6, 30, tzinfo=UTC), dry_run=True
    )
    assert "briefing" in late.standing
    assert "15 May 2031 is late" in late.standing["briefing"].text
