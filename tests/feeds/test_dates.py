"""Dates in every form that feeds have been seen to write."""

from datetime import UTC, datetime

import pytest

from pipeline.feeds.dates import parse

# All of them are this instant.
SAME = [
    "Thu, 28 Jul 2022 04:35:05 GMT", "Thu,28 Jul 2022 13:35:5 GMT+9", "28 Jul 22 04:35:05 UT",
    "Thursday, 28-Jul-22 04:35:05 GMT", "Thu Jul 28 04:35:05 2022", "Thu Jul 28 13:35:05 KST 2022",
    "Thu, 28 Jul 2022 00:35:05 EDT", "Thu, 28 Jul 2022 06:35:05 +0200", "2022-07-28T04:35:05Z",
    "Wed, 28 Jul 2022 06:35:05 +02:00", "2022-07-28T06:35:05+0200", "2022-07-28 06:35:05 +0200",
    "2022-07-28T00:35:05-04", "20220728T043505Z", "20220728043505", "2022/07/28 04:35:05",
    "2022-7-28T4:35:5Z", "28/07/2022 04:35:05", "07/28/2022 04:35:05", "28.07.2022 04:35:05",
    "July 28, 2022 4:35:05 AM", "Jul. 28, 2022 12:35:05 AM EDT", "28 juillet 2022 06:35:05 CEST",
    "28 de julio de 2022, 04:35:05", "чт, 28 июля 2022 07:35:05 MSK", "2022年07月28日 04:35:05",
    "jeu., 28 juil. 2022 04:35:05 GMT", "1658982905", "1658982905000", "2022-07-28T04:35:05",
    "Thu, 28 Jul 2022 00:35:05 GMT-0400 (EDT)", "Thu, 28 Jul 2022 06:35:05 UTC+02:00",
    "2022-07-28T04:35:05+00:00Z", "Thu, Jul 28 2022 04:35:05 +0000", "&nbsp;2022-07-28 04:35:05",
    "28 July 2022 04:35:05", "Thu, 28 July, 2022 04:35:05 GMT", "Thu, 28  Jul  2022 04:35:05  Z",
]  # fmt: skip


@pytest.mark.parametrize("text", SAME)
def test_the_same_instant_in_many_forms(text):
    assert parse(text) == datetime(2022, 7, 28, 4, 35, 5, tzinfo=UTC)


@pytest.mark.parametrize("text", ["2022-07-28", "20220728", "July 28, 2022", "Thu, 28 Jul 2022"])
def test_a_day_without_time_is_its_midnight(text):
    assert parse(text) == datetime(2022, 7, 28, tzinfo=UTC)


NONE = """|soon|yesterday|Thu, 31 Feb 2022 04:35:05 GMT|0000-00-00 00:00:00|12345|Jul
Thu, 01 Jan 1970 00:00:00 GMT|-0001-11-30T00:00:00+00:00|2022-13-45|99/99/2022|0|-1|9999999999999
0001-01-01T00:00:00Z|Mon, 00 Jan 0000 00:00:00 +0000|+++|:::|28 Juk 2022|\u0000""".replace(
    "\n", "|"
)


@pytest.mark.parametrize("text", [None, *NONE.split("|")])
def test_what_is_no_date_is_none(text):
    found = parse(text)
    assert found is None or found.year > 2200  # a number may be a far instant; it will be clamped


def test_an_impossible_time_costs_the_time_only():
    assert parse("Thu, 28 Jul 2022 29:61:00 GMT") == datetime(2022, 7, 28, tzinfo=UTC)
    assert parse("Thu, 28 Jul 2022 24:00:00 GMT") == datetime(2022, 7, 29, tzinfo=UTC)
    assert parse("Sat, 31 Dec 2016 23:59:60 GMT") == datetime(2017, 1, 1, tzinfo=UTC)
