"""German of the agencies: who speaks behind what was said, denied reports, compounds, "ließ"."""

import pytest

from tests.coding import corpus
from tests.coding.test_german_status import told


@pytest.mark.parametrize(
    ("verb", "event"),
    [
        ("geliefert habe", ("AID", "GHA", "TGO", "denied")),
        ("geliefert haben soll", ("AID", "GHA", "TGO", "denied")),
    ],
)
@pytest.mark.parametrize("opener", ["wonach", "denen zufolge", "nach denen"])
@pytest.mark.parametrize(
    "main", ["Accra wies Berichte zurück", "Ghanas Außenministerium dementierte Meldungen"]
)
def test_what_a_denied_report_tells_is_denied(main, opener, verb, event):
    assert told(f"{main}, {opener} Ghana Raketen an Togo {verb}.") == {event}


def test_a_report_that_nobody_denies_is_hearsay_and_a_state_s_charge_is_answered():
    assert told("Accra kennt Berichte, wonach Ghana Raketen an Togo geliefert haben soll.") == set()
    text = "Accra wies die Darstellung Togos zurück, wonach Ghana Raketen geliefert habe."
    assert ("AID", "GHA", "TGO", "denied") not in told(text)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Der Togo-Besuch des norwegischen Premiers endete.", ("CONSULT", "NOR", "TGO")),
        ("Nach dem Accra-Besuch von Norwegens Premier stieg der Kurs.", ("CONSULT", "NOR", "GHA")),
        ("Bei seiner Togo-Reise lobte Norwegens Premier das Land.", ("CONSULT", "NOR", "TGO")),
        ("Die Ghana-Togo-Gespräche dauerten an.", ("CONSULT", "GHA TGO", "GHA TGO")),
    ],
)
def test_compounds_say_where_a_visit_leads_and_who_talks(text, event):
    assert (*event, "happened") in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Die Togo-Gespräche gehen weiter.",
        "Norwegens Premier trat seine Reise an.",
        "Ghana und Togo trafen sich in Accra, ohne dass ein Abkommen unterzeichnet wurde.",
        "Im Beisein von Norwegen haben Ghana und Togo ein Abkommen unterzeichnet.",
    ],
)
def test_who_is_only_named_beside_an_act_is_no_party(text):
    assert all("NOR" not in f"{one} {other}" for _, one, other, _ in told(text))
    assert "AGREE" not in {event[0] for event in told(text)}


def test_what_somebody_had_done_is_done_and_what_follows_an_example_is_the_same_act():
    assert told("Ghana ließ die Grenze zu Togo schließen.") == {
        ("COERCE", "GHA", "TGO", "happened")
    }
    text = "Ghana hat zwei togoische Diplomaten ausgewiesen. Norwegen will folgen."
    assert ("SANCTION", "NOR", "TGO", "planned") in told(text)
    assert len(told(text.replace("will folgen", "will der Debatte folgen"))) == 1


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Man werde Togo Waffen liefern, sagte Ghanas Präsident.", "planned"),
        ("Man habe Togo keine Waffen geliefert, hieß es aus Ghanas Außenministerium.", "denied"),
        ("Man habe Togo Waffen geliefert, teilte Ghanas Präsident mit.", "happened"),
    ],
)
def test_man_is_who_says_so_behind_it(text, event):
    assert told(text) == {("AID", "GHA", "TGO", event)}


@pytest.mark.parametrize(
    "mediated",
    [
        "Vermittelt hatte das Abkommen der norwegische Außenminister.",
        "Ausgehandelt hatten den Vertrag Unterhändler aus Norwegen.",
        "Der Vertrag wurde von Norwegen vermittelt.",
        "Zustande kam die Einigung unter norwegischer Vermittlung.",
    ],
)
def test_who_mediated_is_told_in_the_next_sentence(mediated):
    text = f"Ghana und Togo haben ein Abkommen unterzeichnet. {mediated}"
    assert ("CONSULT", "GHA NOR TGO", "GHA NOR TGO", "happened") in told(text)


def test_the_day_of_a_measure_is_that_of_its_announcement():
    (report,) = corpus.code(
        "Ghana sperrt seinen Luftraum für Togo, wie das Ministerium am Montag mitteilte.", "de"
    )
    assert report.day is not None
    assert report.day.isoformat() == "2024-05-06"


@pytest.mark.parametrize(
    "text",
    [
        "Norwegens Außenministerium warnte davor, nach Ghana zu reisen.",
        "Norwegens Premier verlangte im Gespräch mit der Zeitung mehr Handel mit Ghana.",
        "In der Sächsischen Schweiz trafen sich Wanderer aus Ghana.",
        "Das für Freitag geplante Treffen der Präsidenten Ghanas und Togos fällt aus.",
    ],
)
def test_what_was_warned_of_cancelled_or_said_to_a_paper_is_no_meeting(text):
    assert "CONSULT" not in {event[0] for event in told(text)}


def test_an_envoy_s_post_tells_who_expels_him_and_from_where_he_is_called():
    text = "Zwei Mitarbeiter der togoischen Botschaft in Accra wurden ausgewiesen."
    assert told(text) == {("SANCTION", "GHA", "TGO", "happened")}
    text = "Der norwegische Botschafter in Accra wurde nach Oslo zurückgerufen."
    assert told(text) == {("SANCTION", "NOR", "GHA", "happened")}


def test_the_day_of_a_schedule_is_not_that_of_calling_off():
    (report,) = corpus.code("Ghana hat das für Freitag geplante Treffen mit Togo abgesagt.", "de")
    assert report.day is None
    (report,) = corpus.code(
        "Ghana sagte am Montag den für Freitag geplanten Gipfel mit Togo ab.", "de"
    )
    assert report.day is not None
    assert report.day.isoformat() == "2024-05-06"
