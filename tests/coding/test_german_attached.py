"""German: what belongs to a noun beside the verb, to old times, or to somebody named before."""

import pytest

from tests.coding import corpus
from tests.coding.test_german_status import told


def test_those_met_beside_the_act_are_no_party_of_it():
    text = (
        "Der norwegische Außenminister unterzeichnete nach einem Treffen mit seinem ghanaischen "
        "Kollegen ein Abkommen mit Togo."
    )
    assert ("SUPPORT", "NOR TGO", "NOR TGO", "happened") in told(text)


def test_talks_in_a_frame_are_told_beside_what_was_said_at_them():
    text = "Norwegens Premier sagte Ghana bei einem Besuch in Accra weitere Hilfe zu."
    assert told(text) == {
        ("AGREE", "NOR", "GHA", "happened"),
        ("CONSULT", "NOR", "GHA", "happened"),
    }


def test_colleagues_and_delegations_from_a_country_stand_for_it():
    text = "Norwegens Ministerin wird am Mittwoch mit ihrem Amtskollegen aus Ghana zusammentreffen."
    assert told(text) == {("CONSULT", "GHA NOR", "GHA NOR", "planned")}
    text = "Eine Delegation aus Kenia traf am Dienstag in Oslo ein."
    assert told(text) == {("CONSULT", "KEN", "NOR", "happened")}


def test_who_did_it_stands_after_durch_and_whom_it_hit_after_von():
    text = "Die Ausweisung von vier ghanaischen Diplomaten durch Norwegen wurde bekannt."
    assert told(text) == {("SANCTION", "NOR", "GHA", "happened")}


@pytest.mark.parametrize(
    "text",
    [
        "Norwegen verurteilte den Anschlag in Accra.",
        "Norwegen verurteilte den Angriff auf die ghanaische Botschaft in Lomé scharf.",
        "Norwegens Zölle treffen vor allem Ghana.",
        "Norwegens Premier trifft in Ghana Soldaten der eigenen Armee.",
        "Das norwegische Außenministerium warnt vor Reisen nach Ghana.",
        "Norwegens Botschafter äußerte sich besorgt über die Dürre in Ghana.",
        "Norwegische Bauern protestieren gegen das Handelsabkommen mit Ghana.",
        "Norwegens Premier wies Außenminister Per Dal an, den Vertrag mit Ghana zu prüfen.",
        "In den siebziger Jahren schloss Norwegen mit Ghana ein Abkommen.",
        "In den 70er-Jahren hatte Norwegen mit Ghana Gespräche geführt.",
        "Seit 1994 besetzt Ghana die togoische Insel.",
        "1961 besuchte Norwegens König Ghana. Kurz danach empfing er Togos Präsidenten.",
        "Das 1979 geschlossene Abkommen zwischen Norwegen und Ghana läuft aus.",
    ],
)
def test_no_act_is_told(text):
    assert told(text) == set()


def test_the_attacker_told_before_is_whom_a_condemnation_means():
    text = "Ghana hat Togo angegriffen. Norwegen verurteilte die Angriffe auf Lomé."
    assert ("ACCUSE", "NOR", "GHA", "happened") in told(text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Norway condemned the attack on Kyiv."),
        ("es", "Noruega condenó el ataque a Kiev."),
        ("fr", "La Norvège a condamné l'attaque contre Kiev."),
        ("pt", "A Noruega condenou o ataque a Kiev."),
    ],
)
def test_the_victim_of_an_attack_is_accused_in_no_language(language, text):
    assert corpus.lines(language, text) == set()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Russland hat den Abrüstungsvertrag von 1987 mit Norwegen gekündigt."),
        ("en", "Russia suspended the 1987 treaty with Norway."),
        ("es", "Rusia suspendió el tratado de 1987 con Noruega."),
        ("fr", "La Russie a suspendu l'accord de 1987 avec la Norvège."),
    ],
)
def test_the_year_of_a_treaty_dates_no_act(language, text):
    assert corpus.lines(language, text) == {"SANCTION RUS NOR happened"}


def test_a_year_in_an_attribute_dates_no_act():
    text = "Der 1961 geborene Außenminister Norwegens reiste am Montag nach Accra."
    assert told(text) == {("CONSULT", "NOR", "GHA", "happened")}


def test_his_own_country_is_the_speaker_and_the_neighbour_another():
    text = "Kenias Präsident sagte, sein Land habe Uganda zwei Hubschrauber geliefert."
    assert told(text) == {("AID", "KEN", "UGA", "happened")}
    text = (
        "Chile hat die Grenze zu Bolivien geschlossen. Die Regierung in Santiago wirft dem "
        "Nachbarland vor, Schmuggler zu schützen."
    )
    assert told(text) == {
        ("COERCE", "CHL", "BOL", "happened"),
        ("ACCUSE", "CHL", "BOL", "happened"),
    }
    text = "Kenia hat Somalia bestohlen. Uganda hat das Land am Montag verklagt."
    assert ("ACCUSE", "UGA", "UGA", "happened") not in told(text)


def test_a_verb_whose_particle_stands_last_is_no_plain_verb():
    assert told("Norwegen kündigte weitere Hilfe für Ghana an.") != {
        ("SANCTION", "NOR", "GHA", "happened")
    }


def test_who_must_free_whom_is_what_the_speaker_demands():
    text = "Ghana müsse die Fischer freilassen, sagte Norwegens Außenminister."
    assert told(text) == {("REQUEST", "NOR", "GHA", "happened")}
    assert told("Der Trainer sagte, Ghana müsse in der Abwehr besser stehen.") == set()


def test_a_court_obliges_and_a_state_obliges_itself():
    text = "Der Internationale Gerichtshof hat Ghana verpflichtet, die Bauern zu schützen."
    assert told(text) == {("REQUEST", "ICJ", "GHA", "happened")}
    text = "Norwegen hat sich gegenüber Ghana verpflichtet, die Zölle zu senken."
    assert told(text) == {("AGREE", "NOR", "GHA", "happened")}


def test_a_present_at_the_weekend_is_a_plan():
    text = "Norwegens Außenminister reist am Wochenende nach Accra."
    assert told(text) == {("CONSULT", "NOR", "GHA", "planned")}


def test_what_is_ordered_behind_its_noun_is_done():
    text = "Kenia hat die Schließung der Grenze zu Uganda angeordnet."
    assert told(text) == {("COERCE", "KEN", "UGA", "happened")}


def test_a_month_to_come_and_what_something_precedes_are_plans():
    text = "Auf Einladung Ghanas reist Norwegens Premier im November nach Accra."
    assert ("CONSULT", "NOR", "GHA", "planned") in told(text)
    text = "Vor dem Besuch des norwegischen Premiers in Ghana wurden die Straßen gefegt."
    assert told(text) == {("CONSULT", "NOR", "GHA", "planned")}


def test_blame_and_deed_joined_by_und_are_both_told():
    text = "Norwegen hat Ghana kritisiert und die Hilfe für Togo ausgesetzt."
    assert told(text) == {
        ("ACCUSE", "NOR", "GHA", "happened"),
        ("SANCTION", "NOR", "TGO", "happened"),
    }
    text = "Norwegen hat Ghana beschuldigt, Togo bombardiert zu haben."
    assert told(text) == {("ACCUSE", "NOR", "GHA", "happened")}


def test_the_states_of_a_union_stand_for_it():
    text = "Ghanas Präsident bat die Nato-Staaten um Flugzeuge."
    assert told(text) == {("REQUEST", "GHA", "NATO", "happened")}


def test_a_body_that_is_called_on_hides_whom_it_shall_act_against():
    assert told("Norwegens Minister rief das Gremium auf, Ghana zu verurteilen.") == set()
    assert told("Norwegen hat das Gremium aufgefordert, Ghana zu verurteilen.") == set()
    text = "Norwegen hat Ghana aufgefordert, die Truppen abzuziehen."
    assert told(text) == {("REQUEST", "NOR", "GHA", "happened")}


def test_what_an_act_replies_to_is_a_fact():
    text = "Als Reaktion auf die ghanaischen Angriffe auf Togo beraten die Minister am Montag."
    assert told(text) == {("ASSAULT", "GHA", "TGO", "happened")}


def test_an_infinitive_joined_by_und_shares_subject_and_auxiliary():
    text = "Norwegen will Kenia besuchen und ghanaische Diplomaten ausweisen."
    assert told(text) == {
        ("CONSULT", "NOR", "KEN", "planned"),
        ("SANCTION", "NOR", "GHA", "planned"),
    }
    assert told("Norwegen könnte Kenia angreifen und ghanaische Diplomaten ausweisen.") == set()
