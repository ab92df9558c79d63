"""French inversions and participles, stays, and where an envoy serves, in all languages."""

import pytest

from pipeline.coding.events import inflect
from tests.coding.corpus import coder, lines


def test_participles_listed_in_the_singular_have_their_plurals():
    forms = {form for form, feature, _ in inflect.forms("prendre", "fr", _irregular())}
    assert {"pris", "prise", "prises"} <= forms


def test_verbs_in_ayer_are_read_with_both_spellings():
    forms = {form for form, _, _ in inflect.forms("balayer", "fr", {})}
    assert {"balaie", "balaye", "balaiera", "balayer"} <= forms


def test_the_pronoun_after_its_verb_is_the_subject():
    text = "Emmanuel Macron a quitté Paris. Le Rwanda doit retirer ses troupes, a-t-il ajouté."
    assert lines("fr", text) == {"REQUEST FRA RWA happened"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("La ministre belge était lundi à Nairobi.", {"CONSULT BEL KEN happened"}),
        ("La ministre belge sera lundi à Nairobi.", {"CONSULT BEL KEN planned"}),
        ("La ministre belge n'était pas lundi à Nairobi.", {"CONSULT BEL KEN denied"}),
        ("La ministre belge était à Nairobi.", set()),  # when?
        ("La fête belge sera lundi à Nairobi.", set()),
        ("La Belgique sera jugée lundi à Nairobi.", set()),
    ],
)
def test_being_somewhere_on_a_day_is_a_visit(text: str, told: set[str]):
    assert lines("fr", text) == told


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "L'ambassadeur du Kenya en Ouganda a été expulsé."),
        ("es", "El embajador de Kenia en Uganda fue expulsado."),
        ("pt", "O embaixador do Quénia no Uganda foi expulso."),
        ("en", "Kenya's ambassador to Uganda has been expelled."),
    ],
)
def test_the_state_in_which_an_envoy_serves_expels_him(language: str, text: str):
    assert lines(language, text) == {"SANCTION UGA KEN happened"}


def test_an_envoy_called_back_leaves_the_state_in_which_he_serves():
    assert lines("fr", "Rappel de l'ambassadeur du Kenya en Ouganda") == {
        "SANCTION KEN UGA happened"
    }


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le gouvernement libyen, soutenu par la Turquie, n'a rien dit."),
        ("es", "El Gobierno de Libia, respaldado por Turquía, no dijo nada."),
        ("pt", "O governo da Líbia, apoiado pela Turquia, não disse nada."),
        ("en", "Libya's government, backed by Turkey, said nothing."),
    ],
)
def test_a_participle_that_only_says_what_somebody_is_tells_no_act(language: str, text: str):
    assert lines(language, text) == set()


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("fr", "Macron à Alger pour renouer le dialogue", {"CONSULT FRA DZA happened"}),
        ("es", "Sánchez en Rabat", {"CONSULT ESP MAR happened"}),
        ("en", "Macron in Algiers", {"CONSULT FRA DZA happened"}),
        ("fr", "Macron à Marseille", set()),
        ("fr", "Macron à Poutine : arrêtez !", set()),
        ("en", "Putin in trouble", set()),
    ],
)
def test_a_leader_and_a_foreign_place_make_a_headline_of_a_visit(
    language: str, text: str, told: set[str]
):
    assert lines(language, text) == told


def test_what_is_scheduled_is_still_to_come():
    assert lines("fr", "Une rencontre entre la France et le Kenya est prévue mardi.") == {
        "CONSULT FRA KEN FRA KEN planned"
    }
    assert lines("fr", "Une rencontre entre la France et le Kenya était prévue mardi.") == set()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Après un entretien avec son homologue turc, le ministre kényan a parlé de pêche."),
        ("es", "Tras reunirse con su homólogo turco, el ministro keniano habló de pesca."),
        ("en", "After talks with his Turkish counterpart, Kenya's foreign minister spoke of fish."),
    ],
)
def test_a_counterpart_may_stand_before_whose_counterpart_he_is(language: str, text: str):
    assert lines(language, text) == {"CONSULT KEN TUR KEN TUR happened"}


def _irregular() -> dict[str, str]:
    return dict(coder().lexicons["fr"].grammar.irregular)
