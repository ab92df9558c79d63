"""The day that a run of brief is about."""

from datetime import UTC, date, datetime

import pytest

from pipeline.serve.days import briefing_day

PARIS = "Europe/Paris"


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("wanted", "start", "end", "after", "day"),
    [
        ("2026-11-20", "2026-11-18T04:00", "2026-11-19T04:00", "2026-11-19T04:00", "2026-11-20"),
        (None, "2026-11-18T04:00", "2026-11-19T04:00", "2026-11-19T04:00", "2026-11-18"),
        (None, "2026-11-18T23:30", "2026-11-19T23:30", "2026-11-19T23:30", "2026-11-19"),
        (None, None, None, "2026-11-19T23:30", "2026-11-19"),
        (None, "2026-11-19T10:00", "2026-11-19T10:00", "2026-11-19T10:00", "2026-11-18"),
    ],
)
def test_params_then_interval_then_the_day_before_the_run(wanted, start, end, after, day):
    interval = [at(s) if s else None for s in (start, end)]
    assert briefing_day(wanted, *interval, at(after), PARIS) == date.fromisoformat(day)


def test_a_day_that_is_none_is_refused():
    with pytest.raises(ValueError, match="tomorrow"):
        briefing_day("tomorrow", None, None, at("2026-11-19T10:00"), PARIS)
