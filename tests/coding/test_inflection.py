import pytest

from pipeline.coding.events.inflect import forms


def _forms(lemma, language, feature, irregular=None):
    return {f for f, kind, _ in forms(lemma, language, irregular or {}) if kind == feature}


@pytest.mark.parametrize(
    ("lemma", "past", "gerund"),
    [
        ("deny", "denied", "denying"),
        ("expel", "expelled", "expelling"),
        ("ban", "banned", "banning"),
        ("accuse", "accused", "accusing"),
        ("travel", "travelled", "travelling"),
    ],
)
def test_english_spelling(lemma, past, gerund):
    assert past in _forms(lemma, "en", "past")
    assert gerund in _forms(lemma, "en", "ger")


def test_english_irregular_verbs_replace_past_and_participle():
    assert _forms("meet", "en", "past", {"meet": "met met"}) == {"met"}
    assert _forms("withdraw", "en", "part", {"withdraw": "withdrew withdrawn"}) == {"withdrawn"}


def test_spanish_stem_changes_and_spelling():
    assert "acuerdan" in _forms("acordar", "es", "pres", {"acordar": "o ue"})
    assert "rechace" in _forms("rechazar", "es", "subj")
    assert "viajará" in _forms("viajar", "es", "fut")


def test_french_stems_before_a_mute_e():
    assert "rappelle" in _forms("rappeler", "fr", "pres")
    assert "lèvera" in _forms("lever", "fr", "fut")
    assert "menaçait" in _forms("menacer", "fr", "past")


def test_portuguese_endings():
    assert {"assinou", "assinaram"} <= _forms("assinar", "pt", "past")
    assert "assinará" in _forms("assinar", "pt", "fut")


def test_german_separable_verbs_leave_their_particle_behind():
    found = forms("ein|bestellen", "de", {})
    assert ("bestellte", "past", "ein") in found
    assert ("einbestellt", "part", None) in found
    assert ("einzubestellen", "inf", None) in found
    strong = forms("zurück|rufen", "de", {"rufen": "ruft rief gerufen"})
    assert ("zurückgerufen", "part", None) in strong
