"""A month or date that lies ahead does not date an act that has happened."""

from datetime import date
from pathlib import Path

import pytest

from pipeline.coding.code import Coder
from pipeline.settings import config_files

PUBLISHED = date(2026, 3, 3)


@pytest.fixture(scope="module")
def coder():
    return Coder.build(config_files(Path(__file__).resolve().parents[2] / "config"))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Peru and Bolivia agreed to resume talks on the lake in April."),
        ("es", "Perú y Bolivia acordaron retomar el diálogo sobre el lago en abril."),
    ],
)
def test_the_month_of_what_was_agreed_is_not_the_day_of_the_agreement(coder, language, text):
    (report,) = coder.code([text], language=language, day=PUBLISHED).reports
    assert (report.type, report.day) == ("AGREE", None)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Peru and Bolivia signed a treaty in February.", date(2026, 2, 1)),
        ("Peru and Bolivia signed a treaty on 27 February.", date(2026, 2, 27)),
        ("Peru and Bolivia signed a treaty last November.", date(2025, 11, 1)),
    ],
)
def test_a_month_or_date_shortly_before_dates_the_act(coder, text, day):
    (report,) = coder.code([text], language="en", day=PUBLISHED).reports
    assert report.day == day
