"""Which day a run of `brief` is about: the one place where Airflow's dates become a desk's day."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo


def briefing_day(
    wanted: str | date | None,
    interval_start: datetime | None,
    interval_end: datetime | None,
    run_after: datetime,
    timezone: str,
) -> date:
    """Give the day to brief, by the desk's calendar.

    A day asked for (params) comes first; then the day in which the run's data interval begins;
    a run without an interval (by hand, by an asset) is about the day before the one it starts in.
    """
    if isinstance(wanted, date):
        return wanted
    if wanted:
        return date.fromisoformat(wanted)
    zone = ZoneInfo(timezone)
    if interval_start is not None and interval_start != interval_end:
        return interval_start.astimezone(zone).date()
    return run_after.astimezone(zone).date() - timedelta(days=1)
