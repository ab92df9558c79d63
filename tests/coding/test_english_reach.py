"""English: which of two past forms carries the clause, and how far the first one reaches."""

import pytest

from tests.coding.corpus import code, lines


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "Chad summoned a senior Nigerian diplomat to complain about what it says was a raid.",
            "ACCUSE TCD NGA happened",
        ),
        (
            "Peru on Tuesday rejected a Chilean government call to free two guards arrested while"
            " crossing the border.",
            "REJECT PER CHL happened",
        ),
        (
            "Kenya condemned a Ugandan government plan to move families evicted from the park.",
            "ACCUSE KEN UGA happened",
        ),
    ],
)
def test_a_verb_with_its_object_stays_the_verb_of_the_clause(text, event):
    assert event in lines("en", text)


def test_a_participle_without_object_leaves_the_clause_to_the_verb_after_it():
    text = "Sanctions imposed by Kenya on Uganda took effect on Monday."
    assert "SANCTION KEN UGA happened" in lines("en", text)


def test_a_text_without_a_day_may_speak_of_who_was_in_office_once():
    text = "Obama will hold talks with Uhuru Kenyatta in Nairobi."
    (report,) = code(text, day=None)
    assert (report.sources, report.targets) == (("KEN", "USA"), ("KEN", "USA"))


def test_penalties_and_tries_are_no_contest_between_states():
    text = "The European Union has imposed penalties and sanctions on Belarus, and tries to go on."
    assert "SANCTION EU BLR happened" in lines("en", text)
