from datetime import date

from pipeline.coding.code import Coder
from pipeline.coding.explain import explanation
from tests.coding import corpus


def _explained(text, language="en"):
    return explanation(text, corpus.coder(), day=date(2024, 5, 10), language=language)


def test_an_explanation_shows_actors_clauses_the_rule_and_the_result():
    told = _explained("Kenya accused Uganda of smuggling on Monday.")
    assert "Kenya: KEN GOV" in told
    assert "accused/V" in told
    assert "accused: accuse: coded" in told
    assert "ACCUSE allege: KEN -> UGA, happened on 2024-05-06  [rule accuse]" in told


def test_it_says_what_was_missing():
    told = _explained("Kenya accused smugglers of fraud.")
    assert "accuse: a party is missing" in told
    assert "no event" in told


def test_it_says_why_a_sentence_is_left_out():
    assert "about sport" in _explained("Kenya beat Uganda in the World Cup on Monday.")
    assert "is a question" in _explained("Will Kenya accuse Uganda?")


def test_a_language_without_lexicon_is_named():
    assert "no lexicon of events for language da" in _explained("Kenya anklagede Uganda.", "da")


def test_acts_inside_a_state_are_explained_where_they_are_coded():
    switch = {"attache.toml": "[coding]\ndomestic = true\n"}
    text = "Belarusian police arrested two journalists in Minsk."
    told = explanation(text, Coder.build({**corpus.files(), **switch}), day=None, language="en")
    assert "two journalists: BLR MED" in told
    assert "arrested: domestic-arrest: coded" in told
    assert "politics inside a state" not in _explained(text)
