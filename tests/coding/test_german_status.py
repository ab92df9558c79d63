"""German verbs and nouns: fact, plan or denial, by auxiliary, day and what carries them."""

from datetime import date

import pytest

from tests.coding import corpus


def told(text, day=date(2026, 3, 3)):
    """Code one text published on a Tuesday; give the events without their days."""
    return corpus.undated(text, "de", day)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "Das Abkommen zwischen Norwegen und Ghana wurde am Montag in Oslo unterzeichnet.",
            ("SUPPORT", "GHA NOR", "GHA NOR", "happened"),
        ),
        (
            "Das Abkommen zwischen Norwegen und Ghana wird am Freitag in Oslo unterzeichnet.",
            ("SUPPORT", "GHA NOR", "GHA NOR", "planned"),
        ),
        (
            "Ghanas Botschafter ist am Montag von Norwegens Außenminister empfangen worden.",
            ("CONSULT", "GHA", "NOR", "happened"),
        ),
        (
            "Norwegens Außenminister besucht am Donnerstag Kenia.",
            ("CONSULT", "NOR", "KEN", "planned"),
        ),
        (
            "Norwegens Außenminister hat am Montag Kenia besucht.",
            ("CONSULT", "NOR", "KEN", "happened"),
        ),
    ],
)
def test_a_weekday_makes_a_plan_of_a_present_only(text, event):
    assert told(text) == {event}


def test_what_follows_a_participle_at_the_end_of_its_clause_is_told_and_not_said():
    text = (
        "Die Regierung in Khartum hat die Vermittlung Kenias abgelehnt und ihren Botschafter "
        "aus Nairobi zurückgerufen."
    )
    assert told(text) == {
        ("REJECT", "SDN", "KEN", "happened"),
        ("SANCTION", "SDN", "KEN", "happened"),
    }


def test_what_an_infinitive_after_a_charge_says_is_no_act():
    assert {e[0] for e in told("Ghana hat Togo vorgeworfen, Waffen an Kenia zu liefern.")} == {
        "ACCUSE"
    }


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            "Norwegen werde Palästina im September als Staat anerkennen, kündigte Norwegens "
            "Außenminister an.",
            {("SUPPORT", "NOR", "PSE", "planned")},
        ),
        (
            "Norwegen hat als erstes Land ein Waffenembargo gegen Togo verhängt.",
            {("SANCTION", "NOR", "TGO", "happened")},
        ),
        (
            "Norwegens Botschafterin war gerade in Accra gelandet, als Togo seine Grenze zu Ghana "
            "schloss.",
            {("CONSULT", "NOR", "GHA", "happened"), ("COERCE", "TGO", "GHA", "happened")},
        ),
    ],
)
def test_als_opens_a_clause_only_after_a_mark(text, events):
    assert told(text) == events


def test_noch_alone_denies_nothing():
    text = "Norwegen und Ghana verhandelten. Noch am Freitag wollen beide miteinander telefonieren."
    assert ("CONSULT", "GHA NOR", "GHA NOR", "planned") in told(text)
    text = "Norwegen hat weder Ghana noch Togo Waffen geliefert."
    assert {e[3] for e in told(text)} == {"denied"}


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            "Norwegen hat angekündigt, Palästina als Staat anzuerkennen.",
            {("SUPPORT", "NOR", "PSE", "planned")},
        ),
        (
            "Norwegen beabsichtigt, seinen Botschafter aus Ghana abzuziehen.",
            {("SANCTION", "NOR", "GHA", "planned")},
        ),
        (
            "Norwegen hat nicht vor, Sanktionen gegen Ghana zu verhängen.",
            {("SANCTION", "NOR", "GHA", "denied")},
        ),
        (
            "Norwegen ist bereit, Soldaten nach Ghana zu entsenden.",
            {("MOBILIZE", "NOR", "GHA", "planned")},
        ),
        (
            "Norwegen hat den Vorwurf Ghanas, Waffen an Togo zu liefern, zurückgewiesen.",
            {("REJECT", "NOR", "GHA", "happened")},
        ),
    ],
)
def test_an_infinitive_clause_is_what_its_governor_makes_of_it(text, events):
    assert told(text) == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            "Ein Besuch des norwegischen Präsidenten in Ghana ist für Mitte Juni geplant.",
            {("CONSULT", "NOR", "GHA", "planned")},
        ),
        (
            "Es ist kein Treffen zwischen Norwegen und Ghana geplant.",
            {("CONSULT", "GHA NOR", "GHA NOR", "denied")},
        ),
        (
            "Ghanas Präsident plant im Juni eine Reise nach Norwegen.",
            {("CONSULT", "GHA", "NOR", "planned")},
        ),
        (
            "Ein Treffen zwischen Norwegens und Ghanas Präsidenten fand nicht statt.",
            {("CONSULT", "GHA NOR", "GHA NOR", "denied")},
        ),
        (
            "Norwegens Minister hat sich nach einem Treffen mit Ghanas Präsident nicht geäußert.",
            {("CONSULT", "GHA NOR", "GHA NOR", "happened")},
        ),
        (
            "Ohne Ergebnis sind die Gespräche zwischen Norwegen und Ghana zu Ende gegangen.",
            {("CONSULT", "GHA NOR", "GHA NOR", "happened")},
        ),
    ],
)
def test_a_noun_is_what_its_verb_and_its_article_make_of_it(text, events):
    assert told(text) == events


def test_von_without_an_actor_is_no_agent_of_a_future():
    text = "Norwegen wird Ghana 14 Panzer vom Typ X überlassen."
    assert told(text) == {("AID", "NOR", "GHA", "planned")}
