"""Titles with names, offices by date, and what an article told before."""

import unicodedata

import pytest

from pipeline.coding import actors
from pipeline.coding.anchors import Form


@pytest.mark.parametrize(
    ("lang", "text", "span"),
    [
        (
            "en",
            "Fijian Foreign Minister Ratu Vakaloa spoke.",
            "Fijian Foreign Minister Ratu Vakaloa",
        ),
        (
            "en",
            "Ratu Vakaloa, Fiji's foreign minister, spoke.",
            "Ratu Vakaloa, Fiji's foreign minister",
        ),
        (
            "en",
            "Foreign Minister Ratu Vakaloa of Fiji spoke.",
            "Foreign Minister Ratu Vakaloa of Fiji",
        ),
        ("es", "Habló el canciller fiyiano Ratu Vakaloa.", "canciller fiyiano Ratu Vakaloa"),
        (
            "fr",
            "Le ministre fidjien des Affaires étrangères, Ratu Vakaloa, a parlé.",
            "ministre fidjien des Affaires étrangères, Ratu Vakaloa",
        ),
        ("pt", "O chanceler fijiano Ratu Vakaloa falou.", "chanceler fijiano Ratu Vakaloa"),
        ("de", "Der fidschianische Außenminister Ratu Vakaloa sprach.", None),
    ],
)
def test_an_unknown_person_gets_country_sector_and_role_from_the_title(named, lang, text, span):
    ((found, code, sector, role),) = named(text, lang=lang)
    assert (code, sector, role) == ("FJI", "GOV", "foreign minister")
    assert span is None or found == span


@pytest.mark.parametrize(
    ("day", "code", "sector", "role"),
    [
        ("2010-09-15", "NOR", "GOV", "prime minister"),
        ("2015-09-15", "NATO", "IGO", "secretary-general"),
        ("2024-12-01", "NOR", "CVL", None),
        ("2025-09-15", "NOR", "GOV", "finance minister"),
    ],
)
def test_a_bare_name_stands_for_the_office_held_on_the_day(named, day, code, sector, role):
    ((_, *found),) = named("Jens Stoltenberg warned of a crisis.", day=day)
    assert found[1:] == [sector, role]
    assert found[0] in (code, "NATO")  # a former official may stand for either office


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2010-06-01", "Barack Obama"),
        ("2018-06-01", "Donald Trump"),
        ("2022-06-01", "Joe Biden"),
        ("2026-06-01", "Donald Trump"),
    ],
)
def test_one_office_is_held_by_another_person_on_another_day(dictionary, day, name):
    from datetime import date

    from pipeline.coding.actors.leaders import name_key

    person = dictionary.held(name_key(name), date.fromisoformat(day))
    assert (person.code, person.role) == ("USA", "president")


def test_a_short_name_later_in_the_article_is_the_person_introduced_before(named):
    found = named(
        "Tongan spokeswoman Ofa Latunipulu denied it.", "Latunipulu spoke to reporters on Friday."
    )
    assert found[-1] == ("Latunipulu", "TON", "GOV", "spokesperson")


def test_descriptions_and_pronouns_lead_to_actors_named_before(anchors):
    found = anchors(
        "Peru and Chile signed a treaty. Both sides praised it.",
        "Peruvian Foreign Minister Ana Quispe left. She smiled.",
    )
    told = {a.text: [p.code for p in a.parties] for a in found if a.form is not Form.NAMED}
    assert told == {"Both sides": ["PER", "CHL"], "She": ["PER"]}


def test_joined_actors_share_a_group_and_others_have_none(anchors):
    found = anchors("The foreign ministers of Mali, Niger and Togo met. Ghana stayed away.")
    assert [(a.parties[0].code, a.group) for a in found] == [
        ("MLI", 1),
        ("NER", 1),
        ("TGO", 1),
        ("GHA", None),
    ]


def test_all_members_of_a_coordination_carry_the_head_role(named):
    found = named("Die Innenminister Lettlands und Estlands trafen sich.", lang="de")
    assert [f[1:] for f in found] == [
        ("LVA", "GOV", "interior minister"),
        ("EST", "GOV", "interior minister"),
    ]


def test_offsets_are_exact_also_in_text_that_is_not_composed(anchors):
    text = unicodedata.normalize("NFD", "Señaló México que Perú y Türkiye aceptaron.")
    found = anchors(text, lang="es")
    assert [a.parties[0].code for a in found] == ["MEX", "PER", "TUR"]
    assert all(text[a.start : a.end] == a.text for a in found)


def test_a_place_keeps_its_city_and_its_country(anchors):
    (place,) = [a for a in anchors("The envoy landed in Amman.") if a.form is Form.PLACE]
    assert (place.parties[0].code, place.city) == ("JOR", "Amman")


def test_only_persons_whose_office_the_text_states_are_learned(anchors):
    found = anchors("Angolan Foreign Minister Rui Kassoma met Lula. Lula smiled.")
    (person,) = actors.learned_from(found)
    assert (person.name, person.code, person.role) == ("Rui Kassoma", "AGO", "foreign minister")


def test_learned_persons_are_known_in_the_next_round(files, anchors):
    found = anchors("Angolan Foreign Minister Rui Kassoma spoke.")
    later = actors.build(files, actors.learned_from(found))
    from datetime import date

    (known,) = actors.find(
        ["Rui Kassoma arrived."], language="en", day=date(2024, 6, 1), dictionary=later
    )
    assert (known.parties[0].code, known.role) == ("AGO", "foreign minister")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The Republic of Congo agreed.", "COG"),
        ("The Democratic Republic of Congo agreed.", "COD"),
        ("Nigeria agreed.", "NGA"),
        ("Niger agreed.", "NER"),
        ("Papua New Guinea agreed.", "PNG"),
        ("Equatorial Guinea agreed.", "GNQ"),
        ("Guinea-Bissau agreed.", "GNB"),
        ("Guinea agreed.", "GIN"),
        ("Dominica agreed.", "DMA"),
        ("The Dominican Republic agreed.", "DOM"),
        ("North Korea agreed.", "PRK"),
        ("South Korea agreed.", "KOR"),
        ("South Sudan agreed.", "SSD"),
        ("Sudan agreed.", "SDN"),
    ],
)
def test_names_that_resemble_each_other_stay_apart(named, text, code):
    assert [f[1] for f in named(text)] == [code]
