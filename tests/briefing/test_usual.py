"""When a pair's day is unusual, and that chance alone lists next to nothing."""

import math
import random
from datetime import date, timedelta

import pytest

from pipeline.briefing.usual import day_type, read_pairs, tails, unusual

DAY = date(2031, 5, 14)
HISTORY = [DAY - timedelta(days=n) for n in range(28, 0, -1)]
READ = dict.fromkeys([*HISTORY, DAY], 100)


def readings(counts, read=READ, day=DAY):
    return read_pairs(counts, read, day, [day - timedelta(days=n) for n in range(28, 0, -1)])


def test_tails_are_those_of_the_negative_binomial():
    # shape 2, success 1/2: P(0) = 1/4, P(1) = 1/4, P(2) = 3/16
    assert tails(2, 0.5, 0) == (1.0, 0.25)
    assert tails(2, 0.5, 2) == pytest.approx((0.5, 11 / 16))


def test_a_burst_is_listed_and_an_ordinary_day_is_not():
    counts = {("A", "B"): {DAY: 6, HISTORY[3]: 1}, ("C", "D"): {DAY: 1}}
    found = unusual(readings(counts)).readings
    assert [(r.pair, r.is_above) for r in found] == [(("A", "B"), True)]


def test_an_active_pair_gone_quiet_is_listed():
    found = unusual(readings({("A", "B"): dict.fromkeys(HISTORY, 8)})).readings
    assert [(r.pair, r.today, r.is_above) for r in found] == [(("A", "B"), 0, False)]


def test_an_outage_is_not_taken_for_calm():
    half_blind = {**READ, DAY: 5}
    counts = {("A", "B"): dict.fromkeys(HISTORY, 8)}
    assert unusual(readings(counts, half_blind)).readings == ()


def test_a_days_rate_is_that_of_its_own_kind_of_day():
    saturday = DAY + timedelta(days=3)
    history = [saturday - timedelta(days=n) for n in range(28, 0, -1)]
    weekdays_only = {d: 5 for d in history if day_type(d) == "weekday"}
    read = dict.fromkeys([*history, saturday], 100)
    assert unusual(readings({("A", "B"): weekdays_only}, read, saturday)).readings == ()


def test_a_young_record_gives_no_reading():
    assert readings({("A", "B"): {DAY: 6}}, dict.fromkeys([*HISTORY[-5:], DAY], 100)) == ()


def poisson(rate, chance):
    n, p, u = 0, math.exp(-rate), chance.random()
    while u > p:
        u -= p
        n += 1
        p *= rate / n
    return n


def test_in_a_world_without_change_chance_lists_next_to_nothing_and_the_note_says_how_much():
    """The simulation of the notes, smaller: 200 pairs of fixed rates, weekends at a third."""
    chance = random.Random(20310514)
    listed, expected = 0, 0.0
    rates = [chance.choice((0.1, 0.3, 1.0, 3.0)) for _ in range(200)]
    for _ in range(20):
        counts = {}
        for i, rate in enumerate(rates):
            per_day = {
                d: poisson(rate if day_type(d) == "weekday" else rate / 3, chance) for d in READ
            }
            counts[("A", f"P{i:03}")] = per_day
        found = unusual(readings(counts))
        listed += len(found.readings)
        expected += found.expected_by_chance
    assert listed / 20 <= 0.4
    assert expected / 20 <= 0.4
