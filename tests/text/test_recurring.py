import tomllib
from datetime import date, timedelta
from pathlib import Path

import pytest

from pipeline.text.recurring import Occurrence, is_prose, line_key, recurring

DAY = date(2024, 11, 1)


def _lines(text, count, *, step=1, site="a", from_top=9, from_end=2, same_story=False):
    return [
        Occurrence(
            site,
            "s" if same_story else f"s{n}",
            DAY + timedelta(days=n * step),
            text,
            from_top,
            from_end,
        )
        for n in range(count)
    ]


_LINES = tomllib.loads((Path(__file__).with_name("data") / "recurring.toml").read_text("utf-8"))


@pytest.mark.parametrize("text", _LINES["background"])
def test_standing_background_is_prose_and_never_recurs(text):
    assert is_prose(text)
    assert recurring(_lines(text, 20)) == set()


@pytest.mark.parametrize("text", _LINES["boilerplate"])
def test_boilerplate_of_several_words_recurs(text):
    assert not is_prose(text)
    assert recurring(_lines(text, 3)) == {("a", line_key(text))}


def test_two_stories_are_enough_at_the_edge_only():
    text = "From the desk of the old customs house, Tessin"
    assert recurring(_lines(text, 2, from_end=2))
    assert not recurring(_lines(text, 2, from_top=9, from_end=9))
    assert recurring(_lines(text, 3, from_top=9, from_end=9))


def test_two_stories_are_not_enough_for_a_short_label():
    assert not recurring(_lines("Conclusion", 2))


def test_copies_of_one_story_count_once():
    assert not recurring(
        _lines("From the desk of the old customs house, Tessin", 9, same_story=True)
    )


def test_stories_more_than_30_days_apart_do_not_add_up():
    assert not recurring(_lines("From the desk of the old customs house, Tessin", 9, step=31))


def test_sites_are_counted_apart():
    text = "From the desk of the old customs house, Tessin"
    assert not recurring([*_lines(text, 1, site="a"), *_lines(text, 1, site="b")])


def test_numbers_and_capitals_do_not_make_another_line():
    assert line_key("342 Views") == line_key("1097 views") != line_key("342 votes")


def test_headings_and_table_cells_recur_only_on_a_good_part_of_the_pages():
    others = [
        one for n in range(20) for one in _lines(f"Own line number {'x' * n} of this page", 1)
    ]
    stories = [Occurrence("a", f"o{n}", DAY, one.text, 9, 9) for n, one in enumerate(others)]
    assert not recurring([*stories, *_lines("Background", 5)])
    assert recurring([*stories, *_lines("Background", 9)]) == {("a", line_key("Background"))}


def test_numbers_alone_never_recur():
    assert not recurring(_lines("+6.60", 30))


def test_sentence_about_the_site_itself_is_no_prose():
    text = (
        "The Harbour Gazette is registered as a charity and publishes its accounts every September."
    )
    assert is_prose(text)
    assert not is_prose(text, ("Harbour Gazette",))


def _site(name):
    """Six stories under furniture that names the site, and a sentence about each party."""
    about = f"{name} is run by a foundation. Its accounts are published every September."
    background = "New Holland left the river treaty of 1984 after a flood that took 63 lives."
    return about, [
        Occurrence("www.gazette.example", f"s{n}", DAY, text, at + 1, 5 - at)
        for n in range(6)
        for at, text in enumerate(
            [f"Follow {name} on your phone", f"Report {n} from New Holland it was that came first.",
             background, about, f"Subscribe to {name} for 4 crowns a month"]
        )
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["The Harbour Gazette", "Gazette"])
def test_sentence_about_what_the_recurring_lines_call_the_site_recurs(name):
    about, lines = _site(name)
    flagged = {line for _, line in recurring(lines)}
    assert line_key(about) in flagged
    assert len(flagged) == 3


def test_word_that_is_not_in_the_host_is_no_name_of_the_site():
    about, lines = _site("Holland")
    assert ("www.gazette.example", line_key(about)) not in recurring(lines)


def test_label_that_tells_the_reader_to_do_something_needs_no_share_of_the_pages():
    others = [one for n in range(20) for one in _lines(f"Own line number {'x' * n} of it", 1)]
    stories = [Occurrence("a", f"o{n}", DAY, one.text, 9, 9) for n, one in enumerate(others)]
    for label in ("Reuse this content", "Share by e-mail"):
        assert ("a", line_key(label)) in recurring([*stories, *_lines(label, 3)])


def test_days_and_months_are_folded_like_numbers():
    assert line_key("Updated 9:15 p.m., Thursday") == line_key("Updated 1:05 p.m., Sunday")
    assert line_key("12 mars 2026 à 8h05") == line_key("3 juin 2026 à 7h10")


@pytest.mark.parametrize("text", ["Yes.", "Weather permitting.", "Entrada gratuita.", "Oui."])
def test_short_answers_are_prose(text):
    assert is_prose(text)
    assert not recurring(_lines(text, 9))


@pytest.mark.parametrize("text", ["Foto: Reuters.", "Weiterlesen…"])
def test_credit_or_link_of_few_words_is_no_prose(text):
    assert not is_prose(text)


def _measures(count):
    lines = [_lines(f"High of {20 + n} degrees in Tessin", 1)[0] for n in range(count)]
    return [
        Occurrence("a", f"s{n}", DAY, one.text, one.from_top, one.from_end)
        for n, one in enumerate(lines)
    ]


def test_measures_recur_only_on_a_good_part_of_the_pages():
    others = [Occurrence("a", f"o{n}", DAY, f"Own line of page {'x' * n}", 9, 9) for n in range(20)]
    assert not recurring([*others, *_measures(4)])
    assert recurring([*others, *_measures(9)])


@pytest.mark.parametrize(
    "text", ["By Ines Falk, Harbour Gazette", "Von Jonas Lindqvist", "Traduit par Ines Falk"]
)
def test_byline_needs_no_share_of_the_pages(text):
    others = [Occurrence("a", f"o{n}", DAY, f"Own line of page {'x' * n}", 9, 9) for n in range(20)]
    assert recurring([*others, *_lines(text, 3)]) == {("a", line_key(text))}


@pytest.mark.parametrize(
    "text",
    [
        "Jointe par téléphone, la commission n'a pas souhaité faire de commentaires.",
        "El ministerio no quiso hacer comentarios.",
        "Das Ministerium lehnte einen Kommentar ab.",
        "The minister later withdrew his comments.",
    ],
)
def test_party_that_says_nothing_is_prose(text):
    assert is_prose(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ann Lee is a reporter at the desk.", "Bo van Ek is a reporter at the desk."),
        (
            "Ana Paz ha firmado 14 textos en el diario.",
            "Eva Ruiz ha firmado 3 textos en el diario.",
        ),
        ("Zur Person: Ute Brand lebt in Kiel.", "Zur Person: Jens Holm lebt in Kiel."),
        ("Contact presse : Luc Morel, 03 55", "Contact presse : Zoé Petit, 03 57"),
        ("Assessoria de imprensa: Rui Lima", "Assessoria de imprensa: Nair Alves"),
    ],
)
def test_writers_are_folded_in_the_lines_of_a_desk(one, other):
    assert line_key(one) == line_key(other)


def test_persons_of_a_report_are_not_folded():
    assert line_key("Ann Lee left the river council.") != line_key("Bo Ek left the river council.")


@pytest.mark.parametrize(
    "text",
    ["Davina Lee, 34", "Kaffee, Sack zu 60 kg", "Huîtres n° 3", "What we know", "Was wir wissen",
     "Lo que sabemos", "Ce que nous savons", "O que sabemos"],
)  # fmt: skip
def test_label_with_an_age_a_measure_or_a_question_needs_a_share_of_the_pages(text):
    others = [Occurrence("a", f"o{n}", DAY, f"Own line of page {'x' * n}", 9, 9) for n in range(20)]
    assert not recurring([*others, *_lines(text, 4)])


@pytest.mark.parametrize(
    "text",
    [
        "Membership starts at £4 a month.",
        "Probeabo: vier Wochen, danach 9,90 Euro im Monat.",
        "Acceso completo desde 3 dólares al mes.",
        "Accès complet, puis 4 euros par mois.",
        "Acesso completo, depois 5 reais por mês.",
    ],
)
def test_offer_with_its_price_is_no_prose(text):
    assert not is_prose(text)


@pytest.mark.parametrize(
    "text",
    [
        "The pension rises to 900 crowns a month.",
        "Der Mindestlohn beträgt 1200 Euro im Monat.",
        "La pensión es de 300 dólares al mes.",
        "Le loyer atteint 900 euros par mois.",
    ],
)
def test_price_of_a_report_is_prose(text):
    assert is_prose(text)


def test_sentence_about_the_site_as_its_host_is_spelt_recurs():
    text = "Canal Été est un média public."
    lines = _lines(text, 3, site="www.canalete.example")
    assert recurring(lines) == {("www.canalete.example", line_key(text))}
    assert not recurring(_lines(text, 3, site="www.gazette.example"))
