"""What an answer for a page means for its entry, and when it is tried again."""

from datetime import UTC, datetime

import pytest

from pipeline.records import Answer
from pipeline.web.answers import Problem
from pipeline.web.verdicts import verdict
from pipeline.web.waiting import fresh_seconds, retry_after

NOW = datetime(2026, 3, 1, 8, tzinfo=UTC)
DAY = "Mon, 02 Mar 2026"


def answer(status=None, problem=None, body=b"", **headers):
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    return Answer("u", "u", NOW, 0.1, status, names, body, problem)


@pytest.mark.parametrize(
    ("got", "status", "is_tried_again"),
    [
        (answer(404), "gone", False),
        (answer(410), "gone", False),
        (answer(403), "http_error", False),
        (answer(304), "http_error", False),
        (answer(429), "http_error", True),
        (answer(500), "http_error", True),
        (answer(503), "http_error", True),
        (answer(problem="dns"), "unreachable", True),
        (answer(problem="timeout"), "unreachable", True),
        (answer(problem="tls"), "unreachable", False),
        (answer(problem="robots"), "refused", False),
        (answer(problem="robots_unavailable"), "unreachable", True),
        (answer(problem="refused_address"), "refused", False),
        (answer(200, problem="bomb"), "too_large", False),
        (answer(problem="redirect_loop"), "http_error", False),
    ],
)
def test_answers_without_a_page_end_or_wait(got, status, is_tried_again):
    extraction, seconds = verdict(got, 0)
    assert extraction.status == status
    assert extraction.reason
    assert (seconds is not None) == is_tried_again


def test_a_page_is_to_be_read():
    assert verdict(answer(200, body=b"<p>"), 0) == (None, None)


def test_a_torn_page_is_tried_again_and_then_read():
    torn = answer(200, problem="truncated", body=b"<p>half")
    assert verdict(torn, 0)[1] == 900
    assert verdict(torn, 2) == (None, None)


def test_waits_double_and_retry_after_is_heeded():
    assert [verdict(answer(500), n)[1] for n in range(5)] == [900, 1800, 3600, 7200, 14400]
    assert verdict(answer(503, retry_after="7200"), 0)[1] == 7200
    assert verdict(answer(503, retry_after="99999999"), 0)[1] == 86_400


def test_every_problem_has_a_verdict():
    assert all(verdict(answer(problem=p.value), 0)[0] is not None for p in Problem)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after": "120"}, 120),
        ({"retry-after": "Sun, 01 Mar 2026 09:00:00 GMT"}, 3600),
        ({"retry-after": f"{DAY} 00:30:00 GMT", "date": f"{DAY} 00:00:00 GMT"}, 1800),
        ({"retry-after": "Sun, 01 Mar 2020 09:00:00 GMT"}, 0),
        ({"retry-after": "soon"}, None),
        ({"retry-after": "-5"}, None),
        ({}, None),
    ],
)  # fmt: skip
def test_retry_after_is_read_in_both_forms(headers, seconds):
    then = retry_after(headers, NOW)
    assert (then and (then - NOW).total_seconds()) == seconds


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"cache-control": "public, max-age=7200"}, 7200),
        ({"cache-control": "max-age=7200", "age": "200"}, 7000),
        ({"cache-control": "s-maxage=9, MAX-AGE=5"}, 5),
        ({"cache-control": "max-age=99999999999"}, 315_360_000),
        ({"cache-control": "no-cache", "expires": "Sun, 01 Mar 2026 09:00:00 GMT"}, None),
        ({"expires": f"{DAY} 09:00:00 GMT", "date": f"{DAY} 08:00:00 GMT"}, 3600),
        ({"expires": "0"}, None),
        ({"expires": "-1", "date": "Sun, 01 Mar 2026 08:00:00 GMT"}, None),
    ],
)  # fmt: skip
def test_freshness_is_read_from_cache_control_then_expires(headers, seconds):
    assert fresh_seconds(headers) == seconds
