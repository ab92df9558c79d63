"""Is a pair's day unusual? Its own four weeks of the same day type decide, by a gamma-Poisson tail.

A count of acts per day is Poisson around a rate that is known only from the days before; with a
Gamma prior of the rate (Jeffreys: shape 1/2) the count of a further day is negative binomial. Days
count by the articles read on them, so that an outage is not taken for calm. In a simulated world
without change this listed 0.1 of 500 pairs a day, a plain 30-day mean with p < .05 thirteen.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

JEFFREYS = 0.5  # shape of the prior
FALSE_DISCOVERY_RATE = 0.10  # Benjamini and Hochberg 1995
LEAST_EVENTS = 2  # one act alone is never "above usual"
LEAST_DAYS = 5  # days of the same type that were read; fewer say nothing


@dataclass(frozen=True, slots=True)
class Reading:
    """How a pair's day compares with its usual."""

    pair: tuple[str, str]
    today: int
    usual: float  # acts per day, plain mean of the days before
    upper: float  # chance of at least so many acts
    lower: float  # chance of at most so many
    shape: float  # of the negative binomial that the day is held against
    success: float  # and its probability

    @property
    def expected(self) -> float:
        """Acts to expect of the day, given what was read."""
        return self.shape * (1 - self.success) / self.success

    @property
    def p(self) -> float:
        """The smaller of the two tails."""
        return min(self.upper, self.lower)

    @property
    def is_above(self) -> bool:
        """Whether the day lies above what was to be expected."""
        return self.today > self.expected


@dataclass(frozen=True, slots=True)
class Unusual:
    """The readings that hold, most surprising first, and how many chance alone would give."""

    readings: tuple[Reading, ...]
    tested: int
    expected_by_chance: float


def day_type(day: date) -> str:
    """Give `weekday` or `weekend`: papers and ministries work less on Saturday and Sunday."""
    return "weekend" if day.weekday() >= 5 else "weekday"


def tails(shape: float, success: float, today: int) -> tuple[float, float]:
    """Give P(X >= today) and P(X <= today) of a negative binomial count."""
    mass, below = success**shape, 0.0
    for k in range(today):
        below += mass
        mass *= (shape + k) / (k + 1) * (1 - success)
    return max(0.0, 1 - below), min(1.0, below + mass)


def read_pairs(
    counts: Mapping[tuple[str, str], Mapping[date, int]],
    read: Mapping[date, int],
    day: date,
    history: Sequence[date],
) -> tuple[Reading, ...]:
    """Compare each pair's day with its own days of the same type; none when too few were read."""
    alike = [d for d in history if day_type(d) == day_type(day) and read.get(d, 0) > 0]
    if len(alike) < LEAST_DAYS or not read.get(day):
        return ()
    typical = sum(read[d] for d in alike) / len(alike)
    exposure, exposed = float(len(alike)), read[day] / typical  # in typical days
    readings = []
    for pair, per_day in sorted(counts.items()):
        today, before = per_day.get(day, 0), [per_day.get(d, 0) for d in alike]
        shape, success = JEFFREYS + sum(before), exposure / (exposure + exposed)
        usual = sum(per_day.get(d, 0) for d in history) / len(history)
        readings.append(
            Reading(pair, today, usual, *tails(shape, success, today), shape=shape, success=success)
        )
    return tuple(readings)


def unusual(readings: Sequence[Reading]) -> Unusual:
    """Give the readings that hold at a false discovery rate of ten per cent."""
    tests = [(r.upper if r.today >= LEAST_EVENTS else 1.0, r) for r in readings]
    tests += [(r.lower, r) for r in readings]
    tests.sort(key=lambda test: (test[0], test[1].pair))
    held = 0
    for rank, (p, _) in enumerate(tests, 1):
        if p <= FALSE_DISCOVERY_RATE * rank / len(tests):
            held = rank
    chosen = sorted({r for _, r in tests[:held]}, key=lambda r: (r.p, r.pair))
    cut = FALSE_DISCOVERY_RATE * max(held, 1) / max(len(tests), 1)
    return Unusual(tuple(chosen), len(readings), sum(_chance(r, cut) for r in readings))


def _chance(reading: Reading, cut: float) -> float:
    """Give the chance that a pair is listed at this cut although nothing has changed."""
    least = LEAST_EVENTS
    while tails(reading.shape, reading.success, least)[0] > cut:
        least += 1
    most = -1
    while tails(reading.shape, reading.success, most + 1)[1] <= cut:
        most += 1
    upper = tails(reading.shape, reading.success, least)[0]
    return upper + (tails(reading.shape, reading.success, most)[1] if most >= 0 else 0.0)
