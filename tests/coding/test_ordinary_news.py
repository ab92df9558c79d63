"""Ordinary news with countries in it: everyday senses of the verbs that tell diplomatic acts."""

import pytest

from tests.coding.corpus import DATA, lines

# Of the invented items of data/ordinary.txt (business, courts, culture, weather), so many may err.
_MAY_ERR = 6


def test_ordinary_news_gives_next_to_no_event():
    items = (DATA / "ordinary.txt").read_text(encoding="utf-8").splitlines()
    struck = [item for item in items if lines(item[:2], item[3:])]
    assert len(items) > 250
    assert len(struck) <= _MAY_ERR, "\n".join(struck)


@pytest.mark.parametrize(
    ("language", "text", "events"),
    [
        ("en", "Kenya released two Ugandan fishermen.", {"RETREAT KEN UGA happened"}),
        ("en", "Kenya released new guidance after Uganda's elections.", set()),
        ("es", "Perú liberó a dos pescadores chilenos.", {"RETREAT PER CHL happened"}),
        ("es", "Los gases liberados por Perú llegaron a Chile.", set()),
        ("es", "Perú reconoció la independencia de Kosovo.", {"SUPPORT PER XKX happened"}),
        ("es", "El ministro de Perú reconoció una falta de médicos, como en Chile.", set()),
        ("fr", "La France a reconnu le Kosovo.", {"SUPPORT FRA XKX happened"}),
        ("fr", "La France a reconnu un manque de lits, comme au Kenya.", set()),
        ("en", "Kenya recalled its ambassador from Uganda.", {"SANCTION KEN UGA happened"}),
        ("en", "Kenya's president recalled his youth in Uganda.", set()),
    ],
)
def test_an_everyday_verb_is_an_act_only_with_its_object(language, text, events):
    assert lines(language, text) == events


@pytest.mark.parametrize(
    ("language", "text", "events"),
    [
        ("en", "Uganda fell silent. Kenya urged residents to stay at home.", set()),
        ("en", "Kenya urged Uganda to stay at home.", {"REQUEST KEN UGA happened"}),
        ("en", "Uganda is a member. Kenya has asked to join.", set()),
        ("en", "Kenya's president accused other member nations of relying on Uganda.", set()),
        ("es", "Perú pidió a la población no viajar a Chile.", set()),
        ("es", "Perú pidió a Chile no cerrar la frontera.", {"REQUEST PER CHL happened"}),
        ("fr", "Le Kenya a demandé aux habitants de quitter l'Ouganda.", set()),
        ("fr", "Le Kenya a demandé à l'Ouganda de partir.", {"REQUEST KEN UGA happened"}),
    ],
)
def test_what_is_asked_of_people_is_asked_of_no_state(language, text, events):
    assert lines(language, text) == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Kenya's minister said that putting tariffs on Ugandan sugar would be odd.", set()),
        ("Kenya put tariffs on Ugandan sugar.", {"SANCTION KEN UGA happened"}),
        ("Kenya's police arrested a man suspected of attacking Uganda.", set()),
        ("Kenya's minister came home from occupied Somalia.", set()),
        ("Kenya did not rule out Uganda's proposal.", set()),
        ("Kenya ruled out Uganda's proposal.", {"REJECT KEN UGA happened"}),
        (
            "Kenya's minister said the country would continue to block aid to Uganda.",
            {"SANCTION KEN UGA planned"},
        ),
    ],
)
def test_acts_only_named_or_not_done_are_no_facts(text, events):
    assert lines("en", text) == events


def test_a_clause_of_time_shares_the_old_year_it_hangs_on():
    old = "Both applied in May 2015, shortly after Kenya invaded Uganda."
    new = "Both applied in May 2015, before Kenya invaded Uganda on Monday."
    assert lines("en", old) == set()
    assert lines("en", new) == {"ASSAULT KEN UGA happened"}


def test_he_is_the_person_whom_the_last_sentence_names_first():
    text = (
        "Antonio Guterres leads the United Nations. Emmanuel Macron spoke on Monday. "
        "He accused Uganda of spying."
    )
    assert "ACCUSE FRA UGA happened" in lines("en", text)
