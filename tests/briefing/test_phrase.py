"""The sentences: one plain English sentence per act, whoever acts and whatever is known."""
# ruff: noqa: E501 -- cases read best as tables, one a line

from datetime import date

import pytest

from pipeline.briefing.names import Names
from pipeline.briefing.phrase import Phrasing, phrases
from pipeline.briefing.rows import EventRow, PartyRow
from pipeline.briefing.sides import sides_line
from tests.briefing.days import DAY, NOON, article, event, report

EN = Names("en", {"XYZ": "Example Cooperation Council", "ABC": "Exempla"})


def sentence(kind, sources, targets, trigger="", **more):
    of = article("wire", 1, "A sentence.")
    return Phrasing(EN).act(event(1, kind, sources, targets, report(of, 1, trigger), **more), DAY)


@pytest.mark.parametrize(
    ("kind", "mode", "trigger", "expected"),
    [
        ("ACCUSE", "allege", "accused", "The Philippines accused the United States."),
        ("ACCUSE", "disapprove", "summoned", "The Philippines summoned an envoy of the United States."),
        ("ACCUSE", "disapprove", "verurteilte", "The Philippines condemned the conduct of the United States."),
        ("CONSULT", "visit", "", "Representatives of the Philippines visited the United States."),
        ("SANCTION", "withdraw", "recalled", "The Philippines recalled an envoy from the United States."),
        ("SANCTION", "expel", "", "The Philippines expelled representatives of the United States."),
        ("THREATEN", "restrict", "aranceles", "The Philippines threatened the United States with tariffs."),
        ("AID", None, "", "The Philippines gave aid to the United States."),
        ("SUPPORT", None, "congratulated", "The Philippines congratulated the United States."),
        ("REQUEST", "change", "", "The Philippines called on the United States to change course."),
        ("NOVEL", "unheard", "", "The Philippines dealt with the United States."),
    ],
)  # fmt: skip
def test_an_act_is_told_by_type_mode_and_the_words_of_the_report(kind, mode, trigger, expected):
    assert sentence(kind, ["PHL"], ["USA"], trigger, mode=mode) == expected


@pytest.mark.parametrize(
    ("codes", "mode", "expected"),
    [
        (["CHN", "PHL"], "meet", "Representatives of China and the Philippines met."),
        (
            ["CHN", "PHL"],
            "phone",
            "Representatives of China and the Philippines spoke by telephone.",
        ),
        (["DEU", "FRA", "POL"], "meet", "Germany, France and Poland met."),
        (["DEU", "FRA", "POL"], "third-party", "Germany, France and Poland held mediated talks."),
        (
            ["ARG", "BRA", "CHL", "PER", "URY"],
            None,
            "Argentina, Brazil, Chile and 2 others held talks.",
        ),
    ],
)
def test_what_parties_do_together_names_each_once(codes, mode, expected):
    assert sentence("CONSULT", codes, codes, mode=mode) == expected


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"status": "planned", "day": date(2031, 5, 20), "date_basis": "stated"},
         "Representatives of the United States are to visit Kenya on 20 May."),
        ({"status": "denied"}, "Representatives of the United States are reported not to have visited Kenya."),
        ({"day": date(2031, 5, 13), "date_basis": "resolved"}, "Representatives of the United States visited Kenya on 13 May."),
        ({"day": date(2030, 12, 31), "date_basis": "stated"},
         "Representatives of the United States visited Kenya on 31 December 2030."),
        ({"day": date(2031, 5, 5), "day_to": date(2031, 5, 11), "date_basis": "resolved"},
         "Representatives of the United States visited Kenya between 5 May and 11 May."),
        ({"day": date(2031, 6, 1), "day_to": date(2031, 6, 30), "date_basis": "resolved", "status": "planned"},
         "Representatives of the United States are to visit Kenya in June 2031."),
        ({"day": date(2031, 5, 13), "date_basis": "published"}, "Representatives of the United States visited Kenya."),
    ],
)  # fmt: skip
def test_planned_denied_and_dated_acts_say_so(more, expected):
    assert sentence("CONSULT", ["USA"], ["KEN"], mode="visit", **more) == expected


def test_plural_subjects_take_plural_verbs():
    denied = sentence("AID", ["FRA", "ESP"], ["MLI"], status="denied")
    assert denied == "France and Spain are reported not to have given aid to Mali."
    forces = (PartyRow("source", "ISR", "MIL"), PartyRow("target", "LBN", "REB"))
    planned = sentence(
        "RETREAT", ["ISR"], ["LBN"], mode="withdraw", status="planned", parties=forces
    )
    assert (
        planned
        == "The armed forces of Israel are to withdraw forces facing armed groups in Lebanon."
    )


@pytest.mark.parametrize(
    ("party", "expected"),
    [
        (
            PartyRow("source", "KEN", "GOV", "Nadia Invented", "president"),
            "President Nadia Invented of Kenya",
        ),
        (
            PartyRow("source", "KEN", "GOV", "Nadia Invented", "spokesperson"),
            "Nadia Invented of Kenya",
        ),
        (PartyRow("source", "KEN", "GOV", "Nadia Invented", None), "Nadia Invented of Kenya"),
        (
            PartyRow("source", "KEN", "GOV", None, "foreign minister"),
            "The foreign minister of Kenya",
        ),
        (PartyRow("source", "KEN", "LEG"), "The parliament of Kenya"),
        (PartyRow("source", "KEN", "REB", "Invented Front"), "Invented Front"),
        (PartyRow("source", "KEN", "REB", "Invented Front", "leader"), "Invented Front"),
    ],
)
def test_persons_and_bodies_are_named_with_their_country(party, expected):
    parties = (party, PartyRow("target", "UGA", "GOV"))
    assert (
        sentence("ACCUSE", ["KEN"], ["UGA"], parties=parties)
        == f"{expected} made accusations against Uganda."
    )


def test_places_are_told_for_meetings_but_not_for_statements():
    both = ["CHN", "PHL"]
    assert (
        sentence("CONSULT", both, both, mode="meet", city="Vienna")
        == "Representatives of China and the Philippines met in Vienna."
    )
    assert (
        sentence("CONSULT", both, both, mode="meet", place="GBR")
        == "Representatives of China and the Philippines met in the United Kingdom."
    )
    assert (
        sentence("ACCUSE", ["CHN"], ["PHL"], place="GBR", city="London")
        == "China made accusations against the Philippines."
    )


@pytest.mark.parametrize("language", ["en", "es", "fr"])
def test_every_phrase_of_every_language_makes_a_sentence(language):
    names, words = Names(language), phrases(language)
    for table, sources, targets in (
        ("act", ("PHL",), ("USA",)),
        (
            "together",
            ("FRA", "PHL", "USA"),
        )
        * 1
        + (None,),
    ):
        for key in words[table]:
            kind, _, mode = key.partition(".")
            for status in ("happened", "planned", "denied"):
                act = EventRow(
                    "e", DAY, kind, mode or None, status, sources, targets or sources, "low", NOON
                )
                text = Phrasing(names).act(act, DAY)
                assert text.endswith(".")
                assert "  " not in text
                assert not set("{}") & set(text)


@pytest.mark.parametrize(
    ("code", "bare", "full", "possessive"),
    [
        ("USA", "United States", "the United States", "the United States’"),
        ("PHL", "Philippines", "the Philippines", "the Philippines’"),
        ("KEN", "Kenya", "Kenya", "Kenya’s"),
        ("CYP", "Cyprus", "Cyprus", "Cyprus’s"),
        ("COD", "Democratic Republic of the Congo", "the Democratic Republic of the Congo",
         "the Democratic Republic of the Congo’s"),
        ("XKX", "Kosovo", "Kosovo", "Kosovo’s"),
        ("PSE", "Palestinian territories", "the Palestinian territories", "the Palestinian territories’"),
        ("UN", "United Nations", "the United Nations", "the United Nations’"),
        ("NATO", "NATO", "NATO", "NATO’s"),
        ("XYZ", "Example Cooperation Council", "the Example Cooperation Council",
         "the Example Cooperation Council’s"),
        ("ABC", "Exempla", "Exempla", "Exempla’s"),
        ("QRS", "QRS", "QRS", "QRS’s"),
    ],
)  # fmt: skip
def test_names_take_the_article_that_english_gives_them(code, bare, full, possessive):
    assert (EN.bare(code), EN.full(code), EN.possessive(code)) == (bare, full, possessive)


@pytest.mark.parametrize(
    ("parties", "reported_in", "read", "expected"),
    [
        ("CHN PHL", "CHN GBR", "CHN PHL GBR", "reported in China and third countries, not in the Philippines"),
        ("CHN PHL", "CHN PHL", "CHN PHL", "reported in China and the Philippines"),
        ("CHN PHL", "CHN PHL GBR", "CHN PHL GBR", "reported in China, the Philippines and third countries"),
        ("KAZ PHL", "KAZ", "KAZ PHL", "reported only in Kazakhstan, not in the Philippines"),
        ("KAZ PHL", "KAZ", "KAZ", "reported only in Kazakhstan; no source in the Philippines is read"),
        ("CHN PHL", "GBR", "CHN PHL GBR", "reported in third countries only, not in China or the Philippines"),
        ("EU SRB", "DEU", "DEU", "reported in third countries only; no source in Serbia is read"),
        ("EU SRB", "EU SRB", "EU SRB", "reported in the European Union and Serbia"),
        ("CHN PHL", "", "CHN", "country of the report unknown"),
    ],
)  # fmt: skip
def test_the_sides_that_reported_are_told_grammatically(parties, reported_in, read, expected):
    line = sides_line(
        EN, phrases("en")["sides"], parties.split(), reported_in.split(), read.split()
    )
    assert line == expected


@pytest.mark.parametrize(
    ("kind", "mode", "expected"),
    [
        ("COERCE", "arrest", "Uganda detained President Nadia Invented of Kenya."),
        ("ASSAULT", "aerial", "Uganda carried out air strikes on Kenya."),
        ("SANCTION", "expel", "Uganda expelled President Nadia Invented of Kenya."),
        ("CONSULT", "visit", "Representatives of Uganda visited Kenya."),
        ("ACCUSE", "allege", "Uganda accused President Nadia Invented of Kenya."),
    ],
)
def test_an_act_on_a_person_names_the_person_only_where_it_can_strike_one(kind, mode, expected):
    parties = (
        PartyRow("source", "UGA", "GOV"),
        PartyRow("target", "KEN", "GOV", "Nadia Invented", "president"),
    )
    assert sentence(kind, ["UGA"], ["KEN"], mode=mode, parties=parties) == expected


@pytest.mark.parametrize(
    ("name", "role", "expected"),
    [
        ("Example General Assembly", None, "The Example General Assembly"),
        (
            "Nadia Invented",
            "secretary-general",
            "Secretary-General Nadia Invented of the United Nations",
        ),
        ("Nadia Invented", None, "Nadia Invented"),
    ],
)
def test_organs_and_heads_of_organisations_are_named_as_such(name, role, expected):
    parties = (PartyRow("source", "UN", "IGO", name, role), PartyRow("target", "KEN", "GOV"))
    assert sentence("REQUEST", ["UN"], ["KEN"], parties=parties) == f"{expected} appealed to Kenya."


@pytest.mark.parametrize(
    ("language", "kind", "mode", "status", "sources", "targets", "expected"),
    [
        ("es", "ACCUSE", "allege", "happened", "PHL", "GBR", "Filipinas acusó al Reino Unido."),
        ("es", "ACCUSE", "allege", "planned", "NLD", "USA", "Los Países Bajos tienen previsto acusar a Estados Unidos."),
        ("es", "AID", None, "denied", "IRN", "SDN", "Irán no prestó, según los informes, ayuda a Sudán."),
        ("es", "SANCTION", None, "happened", "FRA ESP", "IND IRN", "Francia y España impusieron sanciones a la India y a Irán."),
        ("es", "CONSULT", "meet", "happened", "FRA IRN", "FRA IRN", "Representantes de Francia y de Irán se reunieron."),
        ("es", "CONSULT", "visit", "happened", "FRA", "IND", "Representantes de Francia visitaron la India."),
        ("fr", "ACCUSE", "allege", "happened", "PHL", "USA", "Les Philippines ont accusé les États-Unis."),
        ("fr", "AID", None, "happened", "DEU", "GBR MAR USA", "L’Allemagne a apporté une aide au Royaume-Uni, au Maroc et aux États-Unis."),
        ("fr", "AID", None, "denied", "IRN", "SDN", "L’Iran n’aurait pas apporté une aide au Soudan."),
        ("fr", "SANCTION", "expel", "planned", "USA", "ISR", "Les États-Unis doivent expulser des représentants d’Israël."),
        ("fr", "CONSULT", "meet", "happened", "CHN ITA", "CHN ITA", "Des représentants de la Chine et de l’Italie ont tenu une réunion."),
        ("fr", "REQUEST", "change", "happened", "UN", "SRB", "Les Nations unies ont demandé un changement de cap à la Serbie."),
    ],
)  # fmt: skip
def test_spanish_and_french_agree_contract_and_elide(
    language, kind, mode, status, sources, targets, expected
):
    act = event(1, kind, sources.split(), targets.split(), mode=mode, status=status)
    assert Phrasing(Names(language)).act(act, DAY) == expected


@pytest.mark.parametrize(
    ("language", "code", "inside"),
    [
        ("fr", "FRA", "en France"), ("fr", "BRA", "au Brésil"), ("fr", "USA", "aux États-Unis"),
        ("fr", "IRN", "en Iran"), ("fr", "CUB", "à Cuba"), ("fr", "ISR", "en Israël"),
        ("es", "GBR", "en el Reino Unido"), ("es", "PHL", "en Filipinas"), ("en", "PHL", "in the Philippines"),
    ],
)  # fmt: skip
def test_places_take_their_preposition(language, code, inside):
    assert Names(language).inside(code) == inside


@pytest.mark.parametrize("language", ["es", "fr"])
def test_every_language_has_every_label_of_english(language):
    english, other = phrases("en"), phrases(language)
    for table in set(english) - {"act", "pair", "together", "person", "verbs", "offices"}:
        assert set(other[table]) == set(english[table]), table
    for table in ("act", "pair", "together", "person"):
        assert set(other[table]) <= set(english[table]), table
    kinds = {key.partition(".")[0] for key in english["act"]}
    assert kinds == {key.partition(".")[0] for key in other["act"]}
