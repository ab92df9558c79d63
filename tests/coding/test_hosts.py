"""Passives without an agent: the host summons an envoy, or arrests nationals, in five languages."""

from datetime import date

import pytest

from tests.coding import corpus


def _told(language, text):
    """Code one text; give type, source and target of its events."""
    return {event[:3] for event in corpus.undated(text, language, date(2026, 3, 3))}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ghana's ambassador was summoned to the Norwegian foreign ministry on Monday."),
        ("de", "Ghanas Botschafter wurde am Montag ins norwegische Außenministerium einbestellt."),
        ("es", "El embajador de Ghana fue convocado al Ministerio noruego de Asuntos Exteriores."),
        (
            "pt",
            "O embaixador de Gana foi convocado ao Ministério das Relações Exteriores da Noruega.",
        ),
        ("de", "Ghanas Botschafter wurde in Oslo einbestellt."),
    ],
)
def test_an_envoy_is_summoned_by_the_state_whose_ministry_or_capital_is_named(language, text):
    assert _told(language, text) == {("ACCUSE", "NOR", "GHA")}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Two Norwegians were arrested in Eritrea on Monday."),
        ("de", "In Eritrea sind am Montag zwei Norweger festgenommen worden."),
        ("es", "Dos noruegos fueron detenidos el lunes en Eritrea."),
    ],
)
def test_nationals_are_arrested_by_the_state_on_whose_soil_they_are(language, text):
    assert _told(language, text) == {("COERCE", "ERI", "NOR")}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Two Norwegians were arrested in Oslo on Monday."),
        ("de", "Ein Norweger wurde am Montag in Eritrea wegen Mordes festgenommen."),
        ("de", "Ghanas Präsident wurde in Oslo kritisiert."),
    ],
)
def test_crimes_and_people_at_home_are_no_affair_of_states(language, text):
    assert _told(language, text) == set()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "There was no meeting with the Ghanaian president, said Norway's foreign minister."),
        (
            "es",
            "No hubo ninguna reunión con el presidente de Ghana, dijo el ministro noruego de "
            "Exteriores.",
        ),
        (
            "de",
            "Ein Treffen mit dem Präsidenten Ghanas habe es nicht gegeben, sagte Norwegens "
            "Außenminister.",
        ),
    ],
)
def test_who_denies_a_meeting_with_somebody_is_the_other_party(language, text):
    events = corpus.told(corpus.code(text, language, date(2026, 3, 3)))
    assert {e[:4] for e in events} == {("CONSULT", "GHA NOR", "GHA NOR", "denied")}


def test_a_subject_told_far_into_the_sentence_before_is_not_looked_for_in_a_shorter_one():
    text = (
        "Nach vielen langen Wochen und nach vielen bangen Tagen in den dunklen Kellern der alten "
        "Stadt traf der norwegische Gesandte seine Familie. Am Montag wurde er schließlich "
        "freigelassen und nach Kenia gebracht."
    )
    assert _told("de", text) == set()
