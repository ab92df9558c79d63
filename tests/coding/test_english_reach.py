"""English: which of two past forms carries the clause, and how far the first one reaches."""

import pytest

from tests.coding.corpus import code, coder, lines


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


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Kenya will not lift the travel ban on Uganda.", "REJECT KEN UGA happened"),
        ("Peru said it would not free two Chilean sailors.", "REJECT PER CHL happened"),
        ("Norway will not accept any more Syrian refugees.", "REJECT NOR SYR happened"),
        ("Kenya has not lifted the travel ban on Uganda.", "RETREAT KEN UGA denied"),
    ],
)
def test_who_says_not_to_be_going_to_yield_refuses(text, event):
    assert lines("en", text) == {event}


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("A court in Lagos freed a Ghanaian journalist.", "RETREAT NGA GHA happened"),
        ("Police in southern Peru arrested two Chilean activists.", "COERCE PER CHL happened"),
        (
            "A court in the Turkish capital Ankara ordered the release of an Austrian teacher.",
            "RETREAT TUR AUT happened",
        ),
    ],
)
def test_a_court_or_police_in_a_place_acts_for_its_state(text, event):
    assert event in lines("en", text)


def test_a_court_in_a_place_is_no_mention():
    coded = coder().code(["A court in Lagos freed a thief."], language="en", day=None)
    assert coded.mentions == ()


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "Peru's trade minister and Chile's finance minister and OAS chief Luis Almagro attend"
            " a meeting in Quito.",
            "CONSULT CHL OAS PER CHL OAS PER happened",
        ),
        ("Kenya has so far refused talks with Uganda.", "REJECT KEN UGA happened"),
        ("The NATO alliance has agreed to a bigger force in Kosovo.", "AGREE NATO XKX happened"),
        ("The Colombian government freed 30 ELN prisoners.", "RETREAT COL COL happened"),
    ],
)
def test_subjects_of_several_words_and_adverbs_before_the_verb(text, event):
    assert event in lines("en", text)


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Kenya on Friday welcomed Uganda's invitation to Tanzania.", {"SUPPORT KEN UGA happened"}),
        ("Peru has repeated its demand that Chile lift the export ban.", set()),
        ("Amnesty put out a report accusing the Malian army of murder.", "ACCUSE AMNESTY MLI"),
        ("The Taliban stepped up attacks on Pakistani border guards.", "ASSAULT AFG PAK"),
    ],
)
def test_things_of_others_and_what_is_only_demanded(text, events):
    found = lines("en", text)
    if isinstance(events, str):
        assert any(line.startswith(events) for line in found)
    else:
        assert found == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            "Kenya's president called Uganda's president on Friday to congratulate him.",
            {"CONSULT KEN UGA KEN UGA happened", "SUPPORT KEN UGA happened"},
        ),
        ("Kenya's president wants to call Uganda's president to congratulate him.", set()),
        ("Peruvian troops have begun leaving Chile.", {"RETREAT PER CHL happened"}),
        ("Twelve years have passed since Chad attacked Niger.", set()),
        ("If Chad buys the missiles, sanctions will be imposed on Niger.", set()),
        ("Norway announced a suspension of aid to Malawi.", {"SANCTION NOR MWI happened"}),
        (
            "Peru launched a mediation effort between Chad and Niger.",
            {"CONSULT NER PER TCD NER PER TCD happened"},
        ),
        ("British Prime Minister Theresa May met Peru's president.", {"CONSULT GBR PER GBR PER"}),
    ],
)
def test_what_calls_were_made_for_and_what_is_no_fact(text, events):
    found = lines("en", text)
    assert len(found) == len(events)
    assert all(any(line.startswith(event) for line in found) for event in events)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Kenya will never recognise Kosovo.", "REJECT KEN XKX happened"),
        ("Peru's president said he would not talk to Chile.", "REJECT PER CHL happened"),
        ("Kenya and Uganda will not meet on Monday.", "CONSULT KEN UGA KEN UGA denied"),
        ("Peru did not meet Chile's foreign minister.", "CONSULT CHL PER CHL PER denied"),
        ("Kenya was outraged by Uganda's remarks.", "ACCUSE KEN UGA happened"),
        ("Peru complained to the United Nations about Chile.", "ACCUSE PER CHL happened"),
        ("Kenya breached a UN arms embargo.", "REJECT KEN UN happened"),
        ("Peru called off its offensive against Chile.", "RETREAT PER CHL happened"),
    ],
)
def test_refusals_worries_and_breaches(text, event):
    assert lines("en", text) == {event}


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Kenya invited Uganda's president to visit Nairobi.", "SUPPORT KEN UGA happened"),
        (
            "Peru and Chile failed to reach agreement on the border.",
            "REJECT CHL PER CHL PER happened",
        ),
        ("Chadian forces drove Nigerien troops out of the town.", "ASSAULT TCD NER happened"),
        ("Kenya's army demolished the home of a Ugandan man.", "COERCE KEN UGA happened"),
        ("Peru forced a Chilean plane to land.", "COERCE PER CHL happened"),
        ("Norway is helping flood victims in Malawi.", "AID NOR MWI happened"),
        ("A car bombing by Al-Shabaab killed five people in Kenya.", "ASSAULT SOM KEN happened"),
        ("Chad sent troops to the UN peacekeeping force in Mali.", "AID TCD UN happened"),
    ],
)
def test_deeds_told_in_plain_words(text, event):
    assert lines("en", text) == {event}


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            "Peru froze aid to Chile until Chile frees two Peruvian sailors.",
            {"SANCTION PER CHL happened"},
        ),
        (
            "Peru froze aid to Chile until Chile freed two Peruvian sailors.",
            {"SANCTION PER CHL happened", "RETREAT CHL PER happened"},
        ),
        ("Once Kenya lifts sanctions on Uganda, trade will grow.", set()),
        (
            "Kenya will mediate between Uganda and Rwanda.",
            {"CONSULT KEN RWA UGA KEN RWA UGA planned"},
        ),
        (
            "Peru imposed new targeted sanctions, including travel bans, on Chilean officials.",
            {"SANCTION PER CHL happened"},
        ),
    ],
)
def test_what_has_to_come_first_has_not_happened(text, events):
    assert lines("en", text) == events


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("At least ten Ugandan soldiers were killed in a Kenyan air strike.", "ASSAULT KEN UGA"),
        ("Chad has rejected as baseless a Nigerien claim.", "REJECT TCD NER"),
        ("Three Chileans have been released from prison in Peru.", "RETREAT PER CHL"),
        ("Ugandan troops came under fire from Kenyan forces.", "ASSAULT KEN UGA"),
        ("Peru's government came under fire from Chile over its plan.", "ACCUSE CHL PER"),
        ("Kenya said it supports Uganda.", "SUPPORT KEN UGA"),
        ("Norway recognised Juba as the capital of South Sudan.", "SUPPORT NOR SSD"),
    ],
)
def test_agents_in_nouns_and_words_between(text, event):
    assert lines("en", text) == {f"{event} happened"}


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Kenya is not ready to talk to Uganda.", {"REJECT KEN UGA happened"}),
        ("Kenya is open to talks with Uganda.", {"AGREE KEN UGA happened"}),
        ("Peru ceded the island to Chile.", {"CONCEDE PER CHL happened"}),
        ("A Chadian court found a Nigerien general guilty of murder.", {"ACCUSE TCD NER happened"}),
        ("Peru violated the ceasefire with Chile.", {"ASSAULT PER CHL happened"}),
        ("Kenya is arming Ugandan rebels.", {"AID KEN UGA happened"}),
        ("Peru reversed its decision to expel Chilean workers.", {"RETREAT PER CHL happened"}),
        (
            "Peru rejected a request from the British government to let police question suspects.",
            {"REJECT PER GBR happened"},
        ),
        ("Police in Peru questioned two suspects over a robbery near Chile.", set()),
    ],
)
def test_further_deeds_in_plain_words(text, events):
    assert lines("en", text) == events
