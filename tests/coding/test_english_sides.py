"""English: plans, denials and the other side, where the wording leaves them to the construction."""

import pytest

from tests.coding.corpus import lines


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Kenya is going to ask Uganda for an explanation.", "REQUEST KEN UGA planned"),
        ("Kenya's president is due in Kampala on Monday, May 13.", "CONSULT KEN UGA planned"),
        ("Kenya to close border with Uganda", "COERCE KEN UGA planned"),
        ("Kenya has lifted none of its sanctions on Uganda.", "RETREAT KEN UGA denied"),
        ("Kenya sold Uganda no rifles.", "AID KEN UGA denied"),
        (
            "Kenya insisted that no Kenyan troops had been sent into Somalia.",
            "MOBILIZE KEN SOM denied",
        ),
        (
            "Kenya's foreign minister dismissed reports that Nairobi had closed its border with"
            " Uganda.",
            "COERCE KEN UGA denied",
        ),
        ("Kenya denied claims by Uganda that it arms the rebels.", "REJECT KEN UGA happened"),
        ("Kenya's president said no to Ugandan demands.", "REJECT KEN UGA happened"),
    ],
)
def test_plans_and_denials_are_told_from_facts(text, event):
    assert event in lines("en", text)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "Kenya expelled the Somali envoy on Monday, a step that Ethiopia deplored.",
            "ACCUSE ETH KEN happened",
        ),
        (
            "Kenya warned that its navy would fire on boats again if Uganda kept the port shut.",
            "THREATEN KEN UGA happened",
        ),
        (
            "Two Kenyan soldiers died when Ugandan rebels ambushed their convoy near Kitale.",
            "ASSAULT UGA KEN happened",
        ),
        (
            '"We have sent Uganda no tanks," Kenya\'s defence minister told lawmakers.',
            "AID KEN UGA denied",
        ),
        (
            '"Uganda has to release our citizens," Kenya\'s foreign minister said.',
            "REQUEST KEN UGA happened",
        ),
        (
            "Kenya and Uganda accused each other of smuggling. The United Nations called on them"
            " to calm down.",
            "REQUEST UN KEN UGA happened",
        ),
        ("Delegations from Nairobi and Kampala met in Addis Ababa.", "CONSULT KEN UGA KEN UGA"),
        ("Kenyan coastguard ships rammed a Somali boat.", "ASSAULT KEN SOM happened"),
        ("Kenyan and Ugandan forces will hold exercises in May.", "COOPERATE KEN UGA KEN UGA"),
        ("Kenya's president had a long phone conversation with Uganda.", "CONSULT KEN UGA"),
    ],
)
def test_the_other_side_is_read_from_the_construction(text, event):
    assert any(line.startswith(event) for line in lines("en", text)), lines("en", text)


@pytest.mark.parametrize(
    "text",
    [
        "Kenya wants to join the African Union's mission in Somalia.",
        "The storm that hit Kenya is heading for Uganda.",
        "Kenyan police seized a tonne of heroin bound for Uganda.",
        "A Kenyan ship with tonnes of cocaine reached Uganda.",
        "Kenya called on its staff on Monday.",
        "Kenya ships used cars to Uganda.",
    ],
)
def test_what_only_looks_like_an_act_gives_none(text):
    assert lines("en", text) == set()


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "Kenya will begin withdrawing its troops from Somalia in June.",
            "RETREAT KEN SOM planned",
        ),
        ("Kenya handed over two Ugandan prisoners to Ethiopia.", "RETREAT KEN UGA happened"),
        ("Kenya's president to visit Peru, Chile next week", "CONSULT KEN CHL planned"),
        ("Kenya, Uganda to hold joint naval drills", "COOPERATE KEN UGA KEN UGA planned"),
        ("The IMF's executive board on Friday approved a loan for Kenya.", "AID IMF KEN happened"),
        ("Kenya's president called Uganda's decision regrettable.", "ACCUSE KEN UGA happened"),
        (
            "Kenya's president visited Kampala on Monday and pledged a million dollars for roads.",
            "AGREE KEN UGA happened",
        ),
    ],
)
def test_what_begins_is_handed_over_or_headlined_is_read_whole(text, event):
    assert lines("en", text) >= {event}


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "Kenya's foreign minister will be in Kampala on Monday to seek a way out.",
            "CONSULT KEN UGA planned",
        ),
        ("Kenya has brought its charge d'affaires home from Uganda.", "SANCTION KEN UGA happened"),
        ("Kenya has freed none of the Ugandan aid workers.", "RETREAT KEN UGA denied"),
        (
            "Exercises by the armies of Kenya and Uganda are due to start on Monday.",
            "COOPERATE KEN UGA KEN UGA planned",
        ),
        ("Kenyan warships shadowed a Somali trawler on Tuesday.", "MOBILIZE KEN SOM happened"),
        (
            "Inspectors of the African Union were let back into Juba, South Sudan's foreign"
            " minister confirmed.",
            "RETREAT SSD AU happened",
        ),
        (
            "Uganda accused Kenya of spying. The claims were absurd, replied Kenya's foreign"
            " minister.",
            "REJECT KEN UGA happened",
        ),
    ],
)
def test_copulas_nouns_and_passives_tell_acts_too(text, event):
    assert event in lines("en", text)


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Kenya and Uganda each deployed troops in Somalia.", {"MOBILIZE KEN UGA SOM happened"}),
        ("Kenya and Uganda each sent home 84 captives.", {"RETREAT KEN UGA KEN UGA happened"}),
        ("Kenya and Uganda both condemned Somalia.", {"ACCUSE KEN UGA SOM happened"}),
        ("Kenya gave each runner of Uganda a medal.", set()),
    ],
)
def test_each_and_both_stand_between_those_who_share_an_act_and_its_verb(text, events):
    assert lines("en", text) == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            "Judges at the ICC issued a warrant for Uganda's president.",
            {"THREATEN ICC UGA happened"},
        ),
        ("Inspectors at the IAEA accused Kenya of hiding it.", {"ACCUSE IAEA KEN happened"}),
        ("Kenyan diplomats at the UN accused Uganda of aggression.", {"ACCUSE KEN UGA happened"}),
    ],
)
def test_judges_at_a_court_act_for_it_and_diplomats_for_their_state(text, events):
    assert lines("en", text) == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Kenya bombed what it called an arms depot in Uganda.", {"ASSAULT KEN UGA happened"}),
        ("Kenya condemned what it called Uganda's meddling.", {"ACCUSE KEN UGA happened"}),
        ("Kenya's minister spoke of what it called a good harvest in Uganda.", set()),
    ],
)
def test_what_it_called_only_opens_the_name_of_a_thing(text, events):
    assert lines("en", text) == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Kenya met Uganda halfway on the tariff.", {"AGREE KEN UGA KEN UGA happened"}),
        (
            "The foreign ministers of Kenya and Uganda met over a quarrel about fish.",
            {"CONSULT KEN UGA KEN UGA happened"},
        ),
        ("Kenya's president sat with farmers for two hours.", set()),
        ("Kenya warned Uganda of a crushing response.", {"THREATEN KEN UGA happened"}),
        ("Kenya dangled an end to sanctions before Uganda.", set()),
        ("Kenya is holding two Ugandan pilots.", {"COERCE KEN UGA happened"}),
        ("Ugandan soldiers lined up for a parade along the border with Kenya.", set()),
    ],
)
def test_wordings_of_the_agencies_are_told_from_their_neighbours(text, events):
    assert lines("en", text) == events
