"""English: what a minister, secretary or envoy is for, and whose they are."""

import pytest

from tests.coding.corpus import coder

OFFICES = {
    "trade minister": "trade minister",
    "minister for health": "health minister",
    "minister of the interior": "interior minister",
    "minister of state for Europe": "minister of state for europe",
    "minister of state for foreign affairs": "minister of state for foreign affairs",
    "vice-minister for trade": "deputy trade minister",
    "deputy social affairs minister": "deputy social affairs minister",
    "minister of disaster management": "disaster management minister",
    "infrastructure minister": "infrastructure minister",
    "Pacific minister": "pacific minister",
    "veterans minister": "veterans minister",
    "public works minister": "public works minister",
    "transport secretary": "transport secretary",
    "secretary of agriculture": "agriculture secretary",
    "secretary of defence": "defence secretary",
    "home secretary": "home secretary",
    "chancellor of the exchequer": "chancellor of the exchequer",
    "state secretary for energy": "state secretary for energy",
    "press secretary": "spokesperson",
    "special representative": "envoy",
    "permanent representative": "permanent representative",
    "chargé d'affaires": "charge d'affaires",
    "cultural attaché": "cultural attache",
    "chief of protocol": "chief of protocol",
    "political director": "political director",
    "premier": "prime minister",
    "king": "king",
    "lighthouse minister": "lighthouse minister",
    "drought preparedness minister": "drought preparedness minister",
    "Middle East envoy": "envoy",
    "Horn of Africa envoy": "envoy",
    "Uganda envoy": "envoy",
}
FRAMES = (
    "Kenya's {}, Jane Okello, visited Norway on Monday.",
    "Kenyan {} Jane Okello met Norwegian officials on Monday.",
    "Jane Okello, Kenya's {}, rejected the claim.",
    "The Kenyan {} arrived in Norway.",
)


def persons(text: str) -> list[tuple[str, str, str | None]]:
    """Give span, code and office of the people that a text names."""
    mentions = coder().code([text], language="en", day=None).mentions
    return [(m.text, m.code, m.role) for m in mentions if m.kind == "person"]


@pytest.mark.parametrize(("words", "role"), OFFICES.items())
def test_an_office_is_whole_in_every_frame(words, role):
    for frame in FRAMES:
        text = frame.format(words)
        (found,) = persons(text)
        assert found[1:] == ("KEN", role)
        assert words in found[0]
        assert found[0].startswith("Kenya") or found[0].endswith(f"Kenya's {words}")


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("Trump's Sudan envoy arrived in Doha.", "Trump's Sudan envoy"),
        ("The UN Libya envoy met Egyptian officials.", "UN Libya envoy"),
    ],
)
def test_an_envoy_is_the_sender_s_not_of_the_land_looked_after(text, span):
    assert persons(text)[0][0] == span


@pytest.mark.parametrize(
    "text",
    [
        "Kenya said minister Jane Okello would leave.",
        "England's premier football clubs opened their season.",
        "Kenya's king penguins have arrived at the zoo.",
    ],
)
def test_a_verb_or_another_noun_makes_no_office_of_a_state(text):
    assert all(not span.startswith(("Kenya", "England")) for span, _, _ in persons(text))


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("NAIROBI, Kenya (AP) - Norway expelled a Danish diplomat.", ["NOR", "DNK"]),
        ("KAMPALA: Norway expelled a Danish diplomat.", ["NOR", "DNK"]),
        ("Nairobi, 3 March - Norway expelled a Danish diplomat.", ["NOR", "DNK"]),
        ("OSLO/NAIROBI, Nov 19 (Reuters) - Norway expelled a Danish diplomat.", ["NOR", "DNK"]),
        ("UNITED NATIONS - Norway expelled a Danish diplomat.", ["NOR", "DNK"]),
        ("The Nairobi-based firm hired a Danish diplomat.", ["DNK"]),
        ("Nairobi, Kampala to swap prisoners", ["KEN", "UGA"]),
    ],
)
def test_where_a_report_was_written_is_nobody_who_acts(text, codes):
    mentions = coder().code([text], language="en", day=None).mentions
    assert [m.code for m in mentions] == codes
