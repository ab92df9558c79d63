"""German sentence frames: hearsay, conditions, particles and objects far from their verb."""

import pytest

from tests.coding.test_german_status import told


def test_soll_with_a_perfect_is_hearsay_and_with_an_infinitive_a_plan():
    assert told("Norwegen soll Drohnen an Ghana geliefert haben.") == set()
    assert told("Norwegen soll Drohnen an Ghana liefern.") == {("AID", "NOR", "GHA", "planned")}


def test_sollte_at_the_head_of_a_clause_is_a_condition():
    text = "Norwegen will Ghana mit Zöllen überziehen, sollte Accra nicht einlenken."
    assert told(text) == {("THREATEN", "NOR", "GHA", "happened")}
    text = "Sollte Ghana einlenken, werde Norwegen die Grenze zu Ghana öffnen."
    assert told(text) == set()


def test_the_particle_may_follow_a_clause_put_in():
    text = (
        "Accra wies den Vorwurf Norwegens, ghanaische Drohnen seien in den Luftraum eingedrungen, "
        "als Provokation zurück."
    )
    assert told(text) == {("REJECT", "GHA", "NOR", "happened")}


def test_what_is_charged_may_be_a_list_of_participles():
    text = (
        "Norwegen warf Ghana vor, am Sonntag drei Schiffe gerammt, beschossen und aufgebracht zu "
        "haben."
    )
    assert told(text) == {("ACCUSE", "NOR", "GHA", "happened")}


@pytest.mark.parametrize(
    "text",
    [
        "Der ins Außenamt in Accra zitierte norwegische Botschafter schwieg.",
        "Der ins Außenamt in Accra zitierte Botschafter schwieg.",
    ],
)
def test_a_participle_inside_a_noun_phrase_is_no_verb(text):
    assert told(text) == set()


def test_each_of_two_joined_participles_has_the_object_before_it():
    text = (
        "Norwegens Minister hat am Montag Ghana besucht und Togo aufgefordert, die Grenze zu "
        "öffnen."
    )
    assert told(text) == {
        ("CONSULT", "NOR", "GHA", "happened"),
        ("REQUEST", "NOR", "TGO", "happened"),
    }


def test_what_follows_an_apposition_reaches_up_to_the_semicolon():
    text = (
        "Am Montag telefonierte Ghanas Gesandte, Rustam Ebo, mit der norwegischen Außenministerin; "
        "am Dienstag will er nach Kabul."
    )
    assert ("CONSULT", "GHA NOR", "GHA NOR", "happened") in told(text)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Norwegens Außenminister in Nairobi eingetroffen", ("CONSULT", "NOR", "KEN")),
        ("Norwegens Außenminister zu Besuch in Kenia", ("CONSULT", "NOR", "KEN")),
        (
            "Norwegens Außenminister sprach am Montag bei seiner Kenia-Reise über Handel.",
            ("CONSULT", "NOR", "KEN"),
        ),
    ],
)
def test_headlines_without_a_verb_and_compound_visits_tell_who_went_where(text, event):
    assert {e[:3] for e in told(text)} == {event}


def test_a_compound_visit_that_is_nobodys_tells_none():
    events = told("Norwegen kritisierte die Kenia-Reise scharf.")
    assert "CONSULT" not in {e[0] for e in events}
