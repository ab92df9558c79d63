"""Talks and calls: who brokered them takes part, and none is told twice."""

from datetime import date

import pytest

from tests.coding.corpus import coder, lines


@pytest.mark.parametrize(
    ("language", "text", "parties"),
    [
        ("en", "Kenya and Uganda met under Tanzanian mediation on Monday.", "KEN TZA UGA"),
        ("en", "Qatari-brokered talks between Kenya and Uganda opened in Doha.", "KEN QAT UGA"),
        ("de", "Kenia und Uganda trafen sich unter tansanischer Vermittlung.", "KEN TZA UGA"),
        (
            "fr",
            "Le Kenya et l'Ouganda se sont rencontrés sous médiation tanzanienne.",
            "KEN TZA UGA",
        ),
        ("es", "Perú y Chile se reunieron bajo mediación argentina.", "ARG CHL PER"),
        ("pt", "O Peru e o Chile reuniram-se sob mediação argentina.", "ARG CHL PER"),
    ],
)
def test_an_adjective_tells_whose_mediation_it_is(language, text, parties):
    assert lines(language, text) == {f"CONSULT {parties} {parties} happened"}


@pytest.mark.parametrize(
    "text",
    [
        "Kenya and Uganda met to discuss a US-brokered truce.",
        "Kenya and Uganda held talks on Monday on a US-brokered deal.",
        "Kenya and Uganda met after Tanzanian mediation efforts had failed.",
    ],
)
def test_what_somebody_brokered_before_makes_nobody_a_party_of_these_talks(text):
    assert lines("en", text) == {"CONSULT KEN UGA KEN UGA happened"}


def test_talks_that_a_clause_tells_again_with_their_chair_are_told_once():
    text = "Kenya and Uganda returned to the table on Monday for talks chaired by Tanzania."
    assert lines("en", text) == {"CONSULT KEN TZA UGA KEN TZA UGA happened"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "In a phone call on Monday, Ruto and Museveni discussed the border."),
        ("en", "By video link, Ruto and Museveni discussed the border."),
        ("es", "En una llamada telefónica, Petro y Lula conversaron sobre la frontera."),
        ("fr", "Lors d'un entretien téléphonique, Macron et Zelensky ont discuté de la guerre."),
    ],
)
def test_a_call_that_opens_the_sentence_is_what_the_talk_was(language, text):
    found = coder().code([text], language=language, day=date(2024, 5, 10)).reports
    assert [(r.type, r.mode) for r in found] == [("CONSULT", "phone")]


def test_talks_after_a_visit_s_opening_are_a_meeting():
    text = "During a visit to Kampala, Ruto and Museveni discussed the border."
    found = coder().code([text], language="en", day=date(2024, 5, 10)).reports
    assert "phone" not in [r.mode for r in found]
