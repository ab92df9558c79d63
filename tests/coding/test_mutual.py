"""What several do to each other has all of them on both sides."""

import pytest

from tests.coding.corpus import lines


@pytest.mark.parametrize(
    ("language", "text", "event"),
    [
        ("en", "Kenya and Uganda expelled each other's ambassadors.", "SANCTION KEN UGA KEN UGA"),
        ("en", "Kenya and Uganda threatened one another with tariffs.", "THREATEN KEN UGA KEN UGA"),
        ("en", "Kenya and Uganda sent each other aid.", "AID KEN UGA KEN UGA"),
        ("en", "Kenya and Uganda reopened their border on Friday.", "RETREAT KEN UGA KEN UGA"),
        ("de", "Kenia und Uganda drohten einander mit Zöllen.", "THREATEN KEN UGA KEN UGA"),
        ("de", "Kenia und Uganda haben gegenseitig ihre Diplomaten ausgewiesen.",
         "SANCTION KEN UGA KEN UGA"),
        ("fr", "Le Kenya et l'Ouganda ont mutuellement expulsé leurs ambassadeurs.",
         "SANCTION KEN UGA KEN UGA"),
        ("fr", "Le Kenya et l'Ouganda ont rouvert leur frontière.", "RETREAT KEN UGA KEN UGA"),
        ("es", "Perú y Chile expulsaron a sus respectivos embajadores.",
         "SANCTION CHL PER CHL PER"),
        ("es", "Perú y Chile se amenazaron mutuamente con aranceles.", "THREATEN CHL PER CHL PER"),
        ("pt", "O Peru e o Chile expulsaram os respectivos embaixadores.",
         "SANCTION CHL PER CHL PER"),
    ],
)  # fmt: skip
def test_it_goes_both_ways_where_a_word_says_so(language, text, event):
    assert lines(language, text) == {f"{event} happened"}


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Kenya and Uganda closed their border to Rwanda.", "COERCE KEN UGA RWA"),
        ("Kenya and Uganda withdrew their respective envoys from Rwanda.", "SANCTION KEN UGA RWA"),
        ("Kenya and Uganda condemned Rwanda on Monday.", "ACCUSE KEN UGA RWA"),
    ],
)
def test_a_third_that_is_named_stays_the_target(text, event):
    assert lines("en", text) == {f"{event} happened"}


@pytest.mark.parametrize(
    "text",
    [
        "Kenya and Uganda closed their borders because of the virus.",
        "Kenya expelled the diplomats, who knew each other well.",
        "The Kenyan ministers accused each other of fraud.",
    ],
)
def test_nobody_is_the_target_where_no_other_state_is_meant(text):
    assert lines("en", text) == set()
