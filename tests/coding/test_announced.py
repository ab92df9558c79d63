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
        ("en", "Kenya has expelled three Ugandan diplomats, its ministry said on Tuesday."),
        ("pt", "Portugal expulsou três diplomatas do Quénia, informou na terça-feira o ministro."),
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


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("pt", "O Brasil repudiou as críticas da Bolívia às eleições de domingo."),
        ("pt", "O presidente do Brasil visitou a segunda ponte na Bolívia."),
        ("es", "Perú criticó las elecciones del domingo en Chile."),
        ("fr", "La France a condamné les élections de dimanche au Kenya."),
        ("pt", "O Ruanda negou esta quinta-feira ter entregado armas ao Uganda."),
    ],
)
def test_the_day_of_something_else_dates_no_act(language, text):
    assert [day for _, day in days(language, text)] == [None]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "La reunión del martes entre Perú y Chile terminó sin acuerdo."),
        ("es", "Perú bombardeó Chile en la noche del martes."),
        ("fr", "La rencontre de mardi entre le Kenya et l'Ouganda a échoué."),
        ("pt", "A reunião de terça-feira entre o Brasil e a Bolívia terminou sem acordo."),
        ("en", "Tuesday's talks between Kenya and Uganda failed."),
    ],
)
def test_the_day_of_the_noun_that_tells_the_act_dates_it(language, text):
    assert [day for _, day in days(language, text)] == [date(2024, 5, 7)]
