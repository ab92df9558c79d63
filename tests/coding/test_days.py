from datetime import date

import pytest

from pipeline.coding import days

FRIDAY = date(2024, 5, 10)


def _day(text, language, *, future=False, before=None, published=FRIDAY):
    when = days.find(text, language)[0]
    return days.resolve(when, published, future=future, named_before=before)


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "on Monday", date(2024, 5, 6)),
        ("en", "on Friday", FRIDAY),
        ("en", "yesterday", date(2024, 5, 9)),
        ("en", "the day before yesterday", date(2024, 5, 8)),
        ("en", "three days ago", date(2024, 5, 7)),
        ("en", "on April 2", date(2024, 4, 2)),
        ("en", "2 April 2023", date(2023, 4, 2)),
        ("es", "el lunes", date(2024, 5, 6)),
        ("es", "ayer", date(2024, 5, 9)),
        ("es", "el martes pasado", date(2024, 5, 7)),
        ("es", "anteayer", date(2024, 5, 8)),
        ("es", "hace tres días", date(2024, 5, 7)),
        ("fr", "vendredi", FRIDAY),
        ("fr", "hier", date(2024, 5, 9)),
        ("fr", "avant-hier", date(2024, 5, 8)),
        ("fr", "il y a deux jours", date(2024, 5, 8)),
        ("pt", "na segunda-feira", date(2024, 5, 6)),
        ("pt", "ontem", date(2024, 5, 9)),
        ("pt", "nesta quarta-feira (8)", date(2024, 5, 8)),
        ("de", "am Montag", date(2024, 5, 6)),
        ("de", "gestern", date(2024, 5, 9)),
        ("de", "vorgestern", date(2024, 5, 8)),
        ("de", "am 2. April", date(2024, 4, 2)),
    ],
)
def test_past_days_are_the_last_ones_up_to_publication(language, text, day):
    assert _day(text, language).day == day


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "next Wednesday", date(2024, 5, 15)),
        ("en", "on Friday", date(2024, 5, 17)),
        ("en", "tomorrow", date(2024, 5, 11)),
        ("es", "el próximo jueves", date(2024, 5, 16)),
        ("es", "mañana", date(2024, 5, 11)),
        ("fr", "lundi prochain", date(2024, 5, 13)),
        ("fr", "demain", date(2024, 5, 11)),
        ("pt", "amanhã", date(2024, 5, 11)),
        ("pt", "na próxima terça-feira", date(2024, 5, 14)),
        ("de", "übermorgen", date(2024, 5, 12)),
        ("de", "am kommenden Dienstag", date(2024, 5, 14)),
    ],
)
def test_days_to_come_are_the_next_ones_after_publication(language, text, day):
    assert _day(text, language, future=True).day == day


@pytest.mark.parametrize(
    ("language", "text", "first", "last", "precision"),
    [
        ("en", "last week", date(2024, 4, 29), date(2024, 5, 5), "week"),
        ("es", "la próxima semana", date(2024, 5, 13), date(2024, 5, 19), "week"),
        ("fr", "la semaine dernière", date(2024, 4, 29), date(2024, 5, 5), "week"),
        ("pt", "no mês passado", date(2024, 4, 1), date(2024, 4, 30), "month"),
        ("de", "vergangene Woche", date(2024, 4, 29), date(2024, 5, 5), "week"),
        ("en", "last November", date(2023, 11, 1), date(2023, 11, 30), "month"),
    ],
)
def test_weeks_run_from_monday_to_sunday_and_months_from_first_to_last(
    language, text, first, last, precision
):
    found = _day(text, language)
    assert (found.day, found.day_to, found.precision) == (first, last, precision)


def test_a_calendar_date_is_stated_and_a_weekday_resolved():
    assert _day("on 3 May 2024", "en").basis == "stated"
    assert _day("on Monday", "en").basis == "resolved"


def test_the_next_day_counts_from_the_day_named_before():
    monday = date(2024, 5, 6)
    assert _day("the next day", "en", before=monday).day == date(2024, 5, 7)
    assert _day("A day later", "en", before=monday).day == date(2024, 5, 7)
    assert _day("the next day", "en") is None


def test_days_after_counts_back_from_the_main_clause():
    when = days.find("nine days after the vote", "en")[0]
    assert when.kind == "since"
    assert days.resolve(when, FRIDAY, named_before=date(2024, 5, 10)).day == date(2024, 5, 1)


def test_without_a_publication_day_only_full_dates_resolve():
    assert _day("on Monday", "en", published=None) is None
    assert _day("on 3 May 2024", "en", published=None).day == date(2024, 5, 3)


def test_words_that_look_like_days_or_months_are_left_alone():
    assert days.find("they may march on", "en") == []
    assert days.find("an morgendlichen Sitzungen", "de") == []


def test_history_lies_more_than_a_year_back():
    old = [days.find(t, "en")[0] for t in ("in 1972", "decades ago")]
    assert all(days.is_history(when, FRIDAY) for when in old)
    assert not days.is_history(days.find("in 2024", "en")[0], FRIDAY)
    assert not days.is_history(days.find("last year", "en")[0], FRIDAY)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "sent 2000 troops"),
        ("en", "sent 1800 fresh troops"),
        ("es", "envió 2000 soldados"),
        ("fr", "2000 personnes ont manifesté"),
        ("pt", "enviou 2000 soldados"),
        ("de", "verlegte 2000 Soldaten"),
        ("de", "1500 bewaffnete Kämpfer"),
    ],
)
def test_four_digits_before_what_is_counted_are_no_year(language, text):
    assert days.find(text, language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "In 2015 German troops left"),
        ("en", "in 2015 soldiers left"),
        ("en", "the 2015 agreement"),
        ("de", "Im Jahr 2015 Soldaten zu entsenden"),
        ("fr", "en 2015"),
    ],
)
def test_four_digits_elsewhere_are_a_year(language, text):
    assert [when.year for when in days.find(text, language)] == [2015]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "du 16 au 18 juin"),
        ("fr", "entre le 16 et le 18 juin"),
        ("es", "del 16 al 18 de junio"),
        ("pt", "de 16 a 18 de junho"),
        ("de", "vom 16. bis zum 18. Juni"),
    ],
)
def test_days_from_one_to_another_begin_with_the_first(language: str, text: str):
    assert _day(text, language, future=True).day == date(2024, 6, 16)
