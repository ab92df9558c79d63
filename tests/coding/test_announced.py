"""The day of an act that is done by saying it is that of the saying."""

from datetime import date

import pytest

from tests.coding.corpus import coder


def days(language, text):
    found = coder().code([text], language=language, day=date(2024, 5, 10)).reports
    return [(r.type, r.day) for r in found]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Kenya said on Tuesday that it was expelling three Ugandan diplomats."),
        ("en", "Kenya is expelling three Ugandan diplomats, its ministry said on Tuesday."),
        ("es", "Perú anunció este martes que expulsa a tres diplomáticos de Chile."),
        ("fr", "La France a annoncé mardi qu'elle expulsait trois diplomates kényans."),
        ("de", "Kenia weist drei ugandische Diplomaten aus, teilte das Amt am Dienstag mit."),
    ],
)
def test_an_expulsion_is_dated_by_its_announcement(language, text):
    assert days(language, text) == [("SANCTION", date(2024, 5, 7))]


def test_a_charge_in_the_present_is_dated_by_its_speech():
    text = "Kenya rejects the Ugandan plan, its foreign minister said on Tuesday."
    assert days("en", text) == [("REJECT", date(2024, 5, 7))]


@pytest.mark.parametrize(
    "text",
    [
        "Kenya said on Tuesday it had expelled three Ugandan diplomats.",
        "Kenyan troops are shelling a Ugandan village, residents said on Tuesday.",
        "Uganda said on Tuesday that Kenya is expelling three Ugandan diplomats.",
    ],
)
def test_what_was_done_before_or_is_told_by_others_has_no_day_of_its_own(text):
    assert [day for _, day in days("en", text)] == [None]
