from datetime import date

import pytest

from tests.coding import corpus

DAY = date(2024, 5, 10)


def _quotes(text, language="en"):
    return corpus.coder().code([text], language=language, day=DAY).quotes


@pytest.mark.parametrize(
    ("language", "text", "said", "code", "cue"),
    [
        (
            "en",
            '"We will keep the border open," Kenya\'s foreign minister said on Monday.',
            "We will keep the border open,",
            "KEN",
            "said",
        ),
        (
            "en",
            "Kenya's foreign minister said: “We will keep the border open.”",
            "We will keep the border open.",
            "KEN",
            "said",
        ),
        (
            "es",
            "«Mantendremos abierta la frontera», dijo el lunes el canciller de Perú.",
            "Mantendremos abierta la frontera",
            "PER",
            "dijo",
        ),
        (
            "fr",
            "« Nous garderons la frontière ouverte », a déclaré le président du Sénégal.",
            "Nous garderons la frontière ouverte",
            "SEN",
            "déclaré",
        ),
        (
            "pt",
            "“Vamos manter a fronteira aberta”, disse o presidente do Uruguai.",
            "Vamos manter a fronteira aberta",
            "URY",
            "disse",
        ),
        (
            "de",
            "„Wir halten die Grenze offen“, sagte der norwegische Außenminister.",
            "Wir halten die Grenze offen",
            "NOR",
            "sagte",
        ),
    ],
)
def test_direct_speech_has_its_speaker_its_verb_and_its_words(language, text, said, code, cue):
    (quote,) = [q for q in _quotes(text, language) if q.is_direct]
    assert (quote.text, quote.code, quote.cue) == (said, code, cue)
    assert text[quote.start : quote.end] == quote.text


def test_a_quotation_goes_on_in_the_next_sentence():
    text = '"We are ready," Kenya\'s president said. "The border will stay open for trade."'
    assert [q.code for q in _quotes(text) if q.is_direct] == ["KEN", "KEN"]


def test_indirect_speech_is_the_clause_as_it_stands():
    text = "Kenya's foreign minister said that Uganda had moved its troops."
    (quote,) = _quotes(text)
    assert (quote.is_direct, quote.code) == (False, "KEN")
    assert quote.text == "Uganda had moved its troops"
    assert text[quote.start : quote.end] == quote.text


def test_an_attribution_at_the_end_quotes_what_stands_before():
    text = "Uganda has moved its troops, Kenya's foreign minister said on Monday."
    (quote,) = _quotes(text)
    assert quote.text == "Uganda has moved its troops"


def test_words_picked_out_are_no_quotation():
    assert not [q for q in _quotes('Kenya rejected the charge "with disgust".') if q.is_direct]


def test_nothing_is_quoted_where_nobody_speaks():
    assert _quotes("Kenya closed its border with Uganda.") == ()
