"""When a feed is asked again."""

from dataclasses import replace
from datetime import timedelta

import pytest

from pipeline.feeds.schedule import is_silent, jitter
from pipeline.records import FeedState
from tests.feeds.asked import FRESH, NOW, answer, hourly, item, poll, rss

UNDATED = rss(item(1), item(2))
DAY = "Sun, 01 Mar 2026"
DAILY = "<sy:updatePeriod>daily</sy:updatePeriod>"
# A feed that has been polled for long, so that its rhythm may show.
QUIET = replace(FRESH, interval_seconds=86_400, last_ok_at=NOW - timedelta(days=1))


def seconds(polled):
    return (polled.memory.next_poll_at - polled.memory.last_poll_at).total_seconds()


def after(body=UNDATED, memory=FRESH, **headers):
    return seconds(poll(answer(body, headers=headers), memory))


def test_without_information_it_is_one_hour():
    assert after() == 3600


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({"cache_control": "max-age=7200"}, 7200),
        ({"cache_control": "max-age=60"}, 3600),
        ({"cache_control": "max-age=999999"}, 86_400),
        ({"expires": f"{DAY} 11:00:00 GMT", "date": f"{DAY} 08:00:00 GMT"}, 10_800),
        ({"retry_after": "7200"}, 7200),
        ({"retry_after": "Sun, 01 Mar 2026 12:00:00 GMT"}, 14_400),
        ({"retry_after": "99999999"}, 7 * 86_400),
        ({"retry_after": "10"}, 3600),
    ],
)  # fmt: skip
def test_the_publishers_wishes_are_lower_bounds(headers, expected):
    assert after(**headers) == expected


@pytest.mark.parametrize(
    ("channel", "expected"),
    [
        ("<ttl>180</ttl>", 10_800),
        ("<ttl>5</ttl>", 3600),
        ("<ttl>99999</ttl>", 86_400),
        ("<ttl>soon</ttl>", 3600),
        (f"{DAILY}<sy:updateFrequency>4</sy:updateFrequency>", 21_600),
        ("<sy:updatePeriod>weekly</sy:updatePeriod>", 86_400),
        (f"{DAILY}<sy:updateFrequency>0</sy:updateFrequency>", 86_400),
    ],
)  # fmt: skip
def test_the_feeds_own_hints_are_lower_bounds(channel, expected):
    assert after(rss(item(1), channel=channel)) == expected


@pytest.mark.parametrize(
    ("count", "hours", "least", "most"),
    [
        (20, 1 / 60, 600, 900),  # a wire: a window of 20 minutes
        (60, 0.1, 900, 3600),  # ten an hour
        (30, 1, 3600, 4 * 3600),
        (10, 24, 86_400, 86_400),  # one a day
    ],
)
def test_the_interval_follows_the_feeds_own_rhythm(count, hours, least, most):
    assert least <= after(rss(*hourly(count, hours=hours)), QUIET) <= most


def test_a_feed_that_falls_silent_is_asked_less_and_less_but_daily():
    old = rss(*hourly(20, NOW - timedelta(days=2)))
    assert after(old, QUIET) > after(rss(*hourly(20)), QUIET)
    assert after(rss(*hourly(20, NOW - timedelta(days=300))), QUIET) == 86_400


def test_a_quiet_rhythm_is_believed_step_by_step():
    memory, waits = FRESH, []
    for _ in range(7):
        polled = poll(answer(rss(*hourly(10, hours=24))), memory)
        memory = replace(polled.memory, body_hash=None)
        waits.append(seconds(polled) / 3600)
    assert waits == [1, 2, 4, 8, 16, 24, 24]


def test_unchanged_answers_keep_the_rhythm_and_slow_down_with_silence():
    memory = poll(answer(rss(*hourly(60, hours=0.1)), headers={"etag": '"1"'})).memory
    memory = replace(memory, interval_seconds=3600)
    soon = poll(answer(b"", 304), memory, now=NOW + timedelta(hours=1))
    late = poll(answer(b"", 304), memory, now=NOW + timedelta(hours=40))
    assert seconds(soon) == memory.interval_seconds
    assert seconds(late) == 7200


def test_dates_in_the_future_do_not_make_a_feed_look_busy():
    assert after(rss(*hourly(20, NOW + timedelta(days=10)))) == 3600


def test_failures_wait_linearly_longer_by_kind_and_never_for_ever():
    def waits(got, times):
        memory, found = FRESH, []
        for _ in range(times):
            polled = poll(got, memory)
            memory = polled.memory
            found.append(seconds(polled))
        return found

    hard, soft = waits(answer(b"", 403), 90), waits(answer(b"", 500), 20)
    assert all(n <= wait / 3600 <= n * 1.2 for n, wait in enumerate(hard[:20], 1))
    assert all(wait <= other * 1.2 for wait, other in zip(soft, hard, strict=False))
    assert soft[3] < hard[3]
    assert 86_400 <= hard[28] <= 86_400 * 1.2
    assert 86_400 * 20 < hard[89] <= 30 * 86_400 * 1.2


def test_jitter_spreads_feeds_and_is_the_same_every_time():
    spread = [jitter(f"feed{n}", NOW) for n in range(1000)]
    assert min(spread) < 0.05
    assert max(spread) > 0.95
    assert jitter("feed1", NOW) == jitter("feed1", NOW)
    assert jitter("feed1", NOW) != jitter("feed1", NOW + timedelta(hours=1))


@pytest.mark.parametrize("status", [429, 503])
def test_a_publisher_who_asks_us_to_wait_is_obeyed_and_the_date_is_said(status):
    polled = poll(answer(b"", status, headers={"retry_after": "86400"}))
    assert polled.memory.state == FeedState.LIMITED
    assert seconds(polled) == 86_400
    assert "2026-03-02 08:00" in polled.memory.error
    assert polled.poll.status == "limited"


def test_503_without_a_date_is_an_error_and_404_with_one_waits():
    assert poll(answer(b"", 503)).memory.state == FeedState.FAILING
    polled = poll(answer(b"", 404, headers={"retry_after": "50000"}))
    assert (polled.memory.state, seconds(polled)) == (FeedState.FAILING, 50_000)


def test_a_feed_is_silent_only_beyond_its_own_rhythm():
    memory = replace(FRESH, interval_seconds=3600, last_new_at=NOW)
    assert not is_silent(memory, NOW + timedelta(days=2))
    assert is_silent(memory, NOW + timedelta(days=4))
    weekly = replace(memory, interval_seconds=86_400)
    assert not is_silent(weekly, NOW + timedelta(days=9))
    assert not is_silent(FRESH, NOW)
