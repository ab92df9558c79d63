"""English: ways of the press to tell an act by a phrasal verb, a headline, or what it drew."""

import pytest

from tests.coding.corpus import lines


@pytest.mark.parametrize(
    ("text", "events"),
    [
        # headlines without a verb
        ("Kenyan envoy in Kampala for talks on border", {"CONSULT KEN UGA happened"}),
        ("Kenya's foreign minister in Kampala for talks", {"CONSULT KEN UGA happened"}),
        ("Macron, Sunak in Nairobi for climate summit", {"CONSULT FRA GBR KEN happened"}),
        ("Kenya's ambassador in Kampala for ten years", set()),
        ("Kenyan runners in Kampala for marathon", set()),
        # what a decision drew
        (
            "Peru's decision to grant asylum to the general drew a sharp rebuke from Bolivia.",
            {"ACCUSE BOL PER happened"},
        ),
        (
            "Chad's move to send tanks to Khartoum drew condemnation from Kenya.",
            {"ACCUSE KEN TCD happened"},
        ),
        ("Peru's ban on grain imports sparked outrage in Quito.", {"ACCUSE ECU PER happened"}),
        (
            "The remarks of Peru's president prompted an angry response from Chile.",
            {"ACCUSE CHL PER happened"},
        ),
        ("The Peruvian film drew an angry response from critics in Chile.", set()),
        # phrasal verbs
        (
            "Kenya threw its weight behind Uganda's bid to join the OECD.",
            {"SUPPORT KEN UGA happened"},
        ),
        ("Kenya gave its blessing to Uganda's peace plan.", {"SUPPORT KEN UGA happened"}),
        ("Kenya gave its blessing to sanctions against Uganda.", {"SANCTION KEN UGA happened"}),
        ("Kenya poured cold water on a Ugandan proposal for talks.", {"REJECT KEN UGA happened"}),
        ("Kenya threw open its border with Uganda on Monday.", {"RETREAT KEN UGA happened"}),
        (
            "Kenya pressed ahead with the expulsion of two Ugandan diplomats.",
            {"SANCTION KEN UGA happened"},
        ),
        ("Kenya went ahead with sanctions on Uganda.", {"SANCTION KEN UGA happened"}),
        ("Kenya pushed ahead with air strikes on Uganda.", {"ASSAULT KEN UGA happened"}),
        ("Kenya pressed ahead with its budget despite Uganda's doubts.", set()),
        ("Kenya's teachers pressed ahead with a strike in Uganda.", set()),
        ("The pope gave his blessing to the crowd in Uganda.", set()),
        # offers to mediate
        (
            "Peru turned down a bid by Chile to mediate in its dispute with Ecuador.",
            {"REJECT PER CHL happened"},
        ),
        ("Peru rejected Chile's offer to mediate.", {"REJECT PER CHL happened"}),
        # no aid
        ("Peru granted asylum to a Chilean journalist.", set()),
        ("Peru granted Chile's ousted president safe passage.", set()),
        # whom the later words name
        (
            "Kenya cut ties with Taiwan and said it would recognise China instead.",
            {"SANCTION KEN TWN happened", "SUPPORT KEN CHN planned"},
        ),
    ],
)
def test_a_phrase_of_the_press_tells_its_act_and_nothing_else(text, events):
    assert lines("en", text) == events


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "Kenyan and Ugandan envoys met in Kigali under Rwandan mediation.",
            "CONSULT KEN RWA UGA KEN RWA UGA happened",
        ),
        (
            "Kenya and Uganda are to hold talks next week under African Union mediation.",
            "CONSULT AU KEN UGA AU KEN UGA planned",
        ),
    ],
)
def test_whose_mediation_it_is_takes_part(text, event):
    assert event in lines("en", text)


def test_talks_at_which_something_was_asked_are_told_too():
    text = "Kenya asked Uganda to wait at a meeting in Nairobi with President Yoweri Museveni."
    assert {e.split()[0] for e in lines("en", text)} == {"REQUEST", "CONSULT"}


def test_talks_that_are_only_asked_for_are_none():
    text = "Kenya urged Uganda to reach a deal at talks with Rwanda."
    assert {e.split()[0] for e in lines("en", text)} == {"REQUEST"}


@pytest.mark.parametrize(
    ("text", "events"),
    [
        # one who met another signs and apologises to that other
        (
            "Kenya's president met Yoweri Museveni and signed a gas agreement.",
            {"CONSULT KEN UGA KEN UGA happened", "SUPPORT KEN UGA KEN UGA happened"},
        ),
        (
            "Kenya's president met Yoweri Museveni and signed a bill on land.",
            {"CONSULT KEN UGA KEN UGA happened"},
        ),
        (
            "William Ruto telephoned his Ugandan counterpart, Yoweri Museveni, and apologised for"
            " the razing of a depot by armed men.",
            {"CONSULT KEN UGA KEN UGA happened", "CONCEDE KEN UGA happened"},
        ),
        # what a paper brings about, and what was decided
        (
            "Iran's parliament passed a law to suspend cooperation with the U.N. nuclear watchdog.",
            {"SANCTION IRN IAEA happened"},
        ),
        (
            "Kenya drafted a plan to suspend cooperation with the U.N. nuclear watchdog.",
            set(),
        ),
        ("Kenya has decided to expel two Ugandan diplomats.", {"SANCTION KEN UGA happened"}),
        ("Kenya has decided to visit Uganda.", {"CONSULT KEN UGA planned"}),
        # visits put off, rockets, mutual blame
        (
            "The visit to Kampala by Kenya's president has been put off.",
            {"REJECT KEN UGA happened"},
        ),
        ("Kenyan rockets rained down on Kampala.", {"ASSAULT KEN UGA happened"}),
        ("A Kenyan rocket fell into the sea.", set()),
        (
            "Kenya and Uganda traded accusations on Monday.",
            {"ACCUSE KEN UGA KEN UGA happened"},
        ),
        (
            "Kenya said Uganda was behind an explosion on the railway.",
            {"ACCUSE KEN UGA happened"},
        ),
        ("Kenya ordered the reopening of two crossings with Uganda.", {"RETREAT KEN UGA happened"}),
        (
            "Kenya discussed the reopening of two crossings with Uganda.",
            {"CONSULT KEN UGA KEN UGA happened"},
        ),
        ("Kenya said it was ready for face-to-face talks with Uganda.", set()),
    ],
)
def test_what_is_decided_met_or_put_off_is_told_as_such(text, events):
    assert lines("en", text) == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Forty Kenyans deported from Uganda landed in Mombasa.", {"COERCE UGA KEN happened"}),
        ("Two Kenyans arrested in Uganda have hired a lawyer.", {"COERCE UGA KEN happened"}),
        ("Three Kenyans killed in Uganda had worked for a bank.", set()),
        ("Kenya moved its embassy to Jerusalem.", {"SUPPORT KEN ISR happened"}),
        ("Kenya moved its embassy to a new street.", set()),
        (
            "Kenya will not allow a Ugandan research ship to dock in Mombasa.",
            {"REJECT KEN UGA happened"},
        ),
        ("Kenya tightened visa rules for Ugandan students.", {"SANCTION KEN UGA happened"}),
        ("Kenya eased visa rules for Ugandan students.", {"RETREAT KEN UGA happened"}),
        (
            '"Shameful" was how Kenya described the shelling by Uganda.',
            {"ACCUSE KEN UGA happened"},
        ),
        (
            "Navies from Kenya and Uganda wound up a joint exercise on Monday.",
            {"COOPERATE KEN UGA KEN UGA happened"},
        ),
        ("Kenya allowed three Ugandan sailors to go home.", {"RETREAT KEN UGA happened"}),
        ("Kenya contradicted a claim by Uganda.", {"REJECT KEN UGA happened"}),
        ("A study contradicted a claim by Uganda's minister.", set()),
    ],
)
def test_who_is_sent_away_let_in_or_let_go(text, events):
    assert lines("en", text) == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Kenya threw open its skies to Ugandan airliners.", {"RETREAT KEN UGA happened"}),
        ("Kenya backed away from a threat to close its border with Uganda.", set()),
        ("Kenya lent its weight to Ugandan claims on the lake.", {"SUPPORT KEN UGA happened"}),
    ],
)
def test_weight_lent_skies_opened_and_threats_dropped(text, events):
    assert lines("en", text) == events
