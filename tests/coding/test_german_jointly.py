"""German "beide", "alle drei", "ihm", "ihnen": whom they stand for."""

import pytest

from tests.coding.test_german_status import told

BOTH = "GHA NOR"


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "Norwegen und Ghana haben am Montag verhandelt. "
            "Beide Seiten sagten zu, die Grenze zu öffnen.",
            ("AGREE", BOTH, BOTH, "happened"),
        ),
        (
            "Norwegens und Ghanas Minister trafen sich am Montag. Beide unterzeichneten ein "
            "Abkommen.",
            ("SUPPORT", BOTH, BOTH, "happened"),
        ),
        (
            "Norwegens Minister reiste am Sonntag nach Ghana. Am Montag unterzeichneten die "
            "Präsidenten beider Länder ein Abkommen.",
            ("SUPPORT", BOTH, BOTH, "happened"),
        ),
        (
            "Norwegen, Togo und Ghana verhandelten am Montag. Alle drei unterzeichneten ein "
            "Abkommen.",
            ("SUPPORT", "GHA NOR TGO", "GHA NOR TGO", "happened"),
        ),
        (
            "Norwegen und Ghana verhandelten. Beide verurteilten den Angriff Ugandas.",
            ("ACCUSE", BOTH, "UGA", "happened"),
        ),
    ],
)
def test_both_are_those_of_whom_an_act_was_told_just_before(text, event):
    assert event in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Norwegen und Ghana verhandelten am Montag. Beide Brüder unterzeichneten ein Abkommen.",
        "Norwegen, Togo und Ghana verhandelten am Montag. Beide unterzeichneten ein Abkommen.",
        "Norwegen und Ghana verhandelten am Montag. Alle Beamten unterzeichneten ein Abkommen.",
    ],
)
def test_both_with_another_noun_or_another_number_stand_for_nobody_told_of(text):
    assert {event[0] for event in told(text)} == {"CONSULT"}


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "Ghanas Präsident lobte am Montag Norwegen. "
            "Togos Außenminister hat ihm daraufhin Verrat vorgeworfen.",
            ("ACCUSE", "TGO", "GHA", "happened"),
        ),
        (
            "Ghanas Präsident lobte Norwegen. Togos Außenminister warf ihm vor, Kenia zu belohnen.",
            ("ACCUSE", "TGO", "GHA", "happened"),
        ),
        (
            "Norwegen und Ghana verhandelten am Montag. Togo warf beiden Wortbruch vor.",
            ("ACCUSE", "TGO", BOTH, "happened"),
        ),
    ],
)
def test_an_object_pronoun_goes_before_whom_its_clause_names_later(text, event):
    assert event in told(text)


def test_a_pronoun_stands_for_the_subject_of_a_perfect_too():
    text = "Norwegens Ministerin ist am Mittwoch in Ghana eingetroffen. Am Freitag reist sie nach Kenia weiter."  # noqa: E501
    assert told(text) == {
        ("CONSULT", "NOR", "GHA", "happened"),
        ("CONSULT", "NOR", "KEN", "planned"),
    }
