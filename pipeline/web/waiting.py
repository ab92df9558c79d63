"""How long a response asks us to wait: Retry-After, Cache-Control and Expires."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

_MAX_AGE = re.compile(r"(?:^|[,\s])max-age\s*=\s*\"?(\d{1,12})", re.I)
_FAR = 10 * 365 * 86_400  # longer waits are nonsense and would not fit a date


def retry_after(headers: Mapping[str, str], now: datetime) -> datetime | None:
    """Give the instant before which the publisher does not want us back, or None."""
    value = headers.get("retry-after", "").strip()
    if re.fullmatch(r"\d{1,12}(\.\d+)?", value):
        return now + timedelta(seconds=min(float(value), _FAR))
    then = http_date(value)
    if then is None:
        return None
    # A date counts from the server's clock, which may be wrong: RFC 9110, section 10.2.3.
    return now + max(then - (http_date(headers.get("date", "")) or now), timedelta())


def fresh_seconds(headers: Mapping[str, str]) -> float | None:
    """Give for how many seconds the answer stays fresh by max-age or Expires, or None."""
    cache = headers.get("cache-control", "").lower()
    if m := _MAX_AGE.search(cache):
        age = headers.get("age", "").strip()
        return max(min(int(m[1]), _FAR) - (int(age) if re.fullmatch(r"\d{1,9}", age) else 0), 0)
    if "no-cache" in cache or "no-store" in cache:
        return None
    expires, date = http_date(headers.get("expires", "")), http_date(headers.get("date", ""))
    return max((expires - date).total_seconds(), 0) if expires and date else None


def http_date(text: str) -> datetime | None:
    """Read an HTTP date, or None; `0` and `-1` are none."""
    try:
        value = parsedate_to_datetime(text)
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
    return value if value.tzinfo else value.replace(tzinfo=UTC)
