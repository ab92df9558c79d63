import pytest

from pipeline.coding.sentences import split


def _sentences(text, language="en"):
    return [text[start:end] for start, end in split(text, language)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "U.S. envoy J. K. Smith met Mr. Otieno at 5 p.m. in St. Louis."),
        ("es", "El Sr. Gómez y la Dra. Paz viajaron a EE. UU. con el gral. Ruiz."),
        ("fr", "M. Diallo et Mme. Faye ont rencontré le gén. Martin."),
        ("pt", "O Sr. Costa e o Dr. Melo viajaram na seg. feira para Luanda."),
        ("de", "Am 3. Oktober reiste Dr. Meier z. B. nach Wien."),
    ],
)
def test_abbreviations_initials_and_ordinals_end_no_sentence(language, text):
    assert _sentences(text, language) == [text]


def test_an_article_after_an_abbreviation_with_stops_opens_a_sentence():
    assert _sentences("They flew to the U.S. The next day they left.") == [
        "They flew to the U.S.",
        "The next day they left.",
    ]


def test_a_closing_quotation_mark_belongs_to_the_sentence_it_closes():
    assert _sentences("Il a dit : « Non. Jamais. » Il part.", "fr") == [
        "Il a dit : « Non.",
        "Jamais. »",
        "Il part.",
    ]
    assert _sentences("„Das ist gut.“ Er ging.", "de") == ["„Das ist gut.“", "Er ging."]


def test_ellipses_and_question_marks_end_sentences():
    assert _sentences("They waited... Nothing came. Why? Nobody knew!") == [
        "They waited...",
        "Nothing came.",
        "Why?",
        "Nobody knew!",
    ]


def test_a_full_stop_inside_brackets_does_not_split():
    assert len(_sentences("The talks (begun on Monday. Or earlier) ended.")) == 1


def test_offsets_cut_the_text_without_white_space():
    text = "  One here.   Two there.\n\nThree"
    assert [text[a:b] for a, b in split(text, "en")] == ["One here.", "Two there.", "Three"]
    assert split("", "en") == []
