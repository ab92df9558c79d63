"""German verbs and nouns: fact, plan or denial, by auxiliary, day and what carries them."""

from datetime import date

import pytest

from tests.coding import corpus


def told(text, day=date(2026, 3, 3)):
    """Code one text published on a Tuesday; give the events without their days."""
    return {event[:4] for event in corpus.told(corpus.code(text, "de", day))}


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
