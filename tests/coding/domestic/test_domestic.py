"""Political acts inside one state, switched on and off."""

from functools import cache

import pytest

from pipeline.coding.code import Coder
from pipeline.coding.domestic.examples import problems
from pipeline.coding.plover import read_as
from pipeline.records import EventStatus
from tests.coding.corpus import coder, files


@cache
def at_home() -> Coder:
    """Build the coder with acts at home."""
    return Coder.build({**files(), "attache.toml": "[coding]\ndomestic = true\n"})


TOLD = [
    (
        "en",
        "Ugandan police detained dozens of protesters in Kampala.",
        "COERCE",
        "UGA",
        "COP",
        "CVL",
    ),
    (
        "en",
        "Two opposition leaders were arrested in Harare on Monday.",
        "COERCE",
        "ZWE",
        "COP",
        "OPP",
    ),
    (
        "en",
        "A court in Peru freed former president Alejandro Toledo on bail.",
        "RETREAT",
        "PER",
        "JUD",
        "CVL",
    ),
    ("en", "Authorities in Kenya declared a curfew in Mombasa.", "COERCE", "KEN", "GOV", "CVL"),
    ("en", "Ghana's parliament rejected the government's budget.", "REJECT", "GHA", "LEG", "GOV"),
    (
        "en",
        "Thousands of students marched against the government in Dakar.",
        "PROTEST",
        "SEN",
        "CVL",
        "GOV",
    ),
    (
        "en",
        "Zambia's opposition rejected the results of the election.",
        "REJECT",
        "ZMB",
        "OPP",
        "GOV",
    ),
    ("es", "La policía de Perú detuvo a dos activistas en Lima.", "COERCE", "PER", "COP", "CVL"),
    (
        "es",
        "El gobierno de Chile decretó el toque de queda en Santiago.",
        "COERCE",
        "CHL",
        "GOV",
        "CVL",
    ),
    ("fr", "La police du Sénégal a arrêté deux opposants à Dakar.", "COERCE", "SEN", "COP", "OPP"),
    (
        "fr",
        "Le parlement du Togo a rejeté le projet de loi du gouvernement.",
        "REJECT",
        "TGO",
        "LEG",
        "GOV",
    ),
    ("pt", "A polícia de Angola prendeu dois ativistas em Luanda.", "COERCE", "AGO", "COP", "CVL"),
    (
        "de",
        "Die ägyptische Polizei hat drei Oppositionspolitiker festgenommen.",
        "COERCE",
        "EGY",
        "COP",
        "OPP",
    ),
]

SILENT = [
    ("en", "Ugandan police arrested a burglar in Kampala."),
    ("en", "Ugandan president Yoweri Museveni visited the army in Gulu on Monday."),
    ("en", "A court in Peru sentenced a murderer to twenty years in prison."),
    ("en", "Fans marched against the owners of the club in Madrid."),
    ("en", "Workers at a car plant in Turin went on strike for higher pay."),
    ("en", "Police arrested three opposition leaders on Monday."),
    ("en", "The company lifted a ban on beards in Kenya."),
    ("es", "La policía de Perú detuvo a un ladrón en Lima."),
    ("es", "Los hinchas protestaron contra el árbitro en Quito."),
    ("fr", "La police du Sénégal a arrêté un cambrioleur à Dakar."),
    ("pt", "A polícia de Angola prendeu um ladrão em Luanda."),
    ("de", "Die ägyptische Polizei hat einen Dieb festgenommen."),
]


@pytest.mark.parametrize(("language", "text", "kind", "state", "one", "other"), TOLD)
def test_a_political_act_at_home_is_told_with_the_sectors_of_its_sides(
    language: str, text: str, kind: str, state: str, one: str, other: str
) -> None:
    reports = at_home().code([text], language=language, day=None).reports
    assert [(r.type, r.sources, r.targets) for r in reports] == [(kind, (state,), (state,))]
    assert [p.sector for p in reports[0].source_parties] == [one]
    assert [p.sector for p in reports[0].target_parties] == [other]
    assert reports[0].rule.startswith("domestic-")


@pytest.mark.parametrize(("language", "text"), SILENT)
def test_crime_sport_business_and_unknown_states_tell_nothing(language: str, text: str) -> None:
    assert not at_home().code([text], language=language, day=None).reports


@pytest.mark.parametrize(("language", "text"), [(t[0], t[1]) for t in TOLD])
def test_switched_off_no_act_at_home_is_told(language: str, text: str) -> None:
    assert not any(
        r.rule.startswith("domestic-")
        for r in coder().code([text], language=language, day=None).reports
    )


def test_every_example_of_the_domestic_lexicons_holds() -> None:
    assert [str(p) for p in problems(files())] == []


def test_plover_reads_a_planned_visit_as_agreeing_and_a_planned_strike_as_threatening() -> None:
    assert read_as("CONSULT", EventStatus.PLANNED) == "AGREE"
    assert read_as("ASSAULT", EventStatus.PLANNED) == "THREATEN"
    assert read_as("CONSULT", EventStatus.HAPPENED) == "CONSULT"
