"""Who brokered talks takes part in them."""

import pytest

from tests.coding.corpus import lines


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
