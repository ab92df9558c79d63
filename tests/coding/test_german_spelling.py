"""German as the Swiss write it: "ss" for "ß" in every verb and word of the lexicon."""

import pytest

from tests.coding.test_german_status import told


@pytest.mark.parametrize(
    ("swiss", "other"),
    [
        (
            "Norwegen schliesst seine Botschaft in Ghana.",
            "Norwegen schließt seine Botschaft in Ghana.",
        ),
        (
            "Norwegen beschiesst erneut Stellungen in Ghana.",
            "Norwegen beschießt erneut Stellungen in Ghana.",
        ),
        (
            "Oslo begrüsste am Montag die Wahl in Ghana und gratulierte Togo.",
            "Oslo begrüßte am Montag die Wahl in Ghana und gratulierte Togo.",
        ),
        (
            "Norwegens Aussenminister ist in Accra eingetroffen.",
            "Norwegens Außenminister ist in Accra eingetroffen.",
        ),
    ],
)
def test_both_spellings_tell_the_same(swiss, other):
    assert told(swiss) == told(other) != set()
