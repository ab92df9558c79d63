"""What the French-language press says in its own turns of phrase, and what only sounds like it."""

import pytest

from tests.coding.corpus import lines


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Le Kenya lèvera les restrictions imposées aux camions venus d'Ouganda.",
            {"RETREAT KEN UGA planned"},
        ),
        (
            "Le ministre français a reporté le déplacement qu'il devait faire au Kenya.",
            {"REJECT FRA KEN happened"},
        ),
        (
            "L'armée kényane a été placée en état d'alerte face à l'Ouganda.",
            {"MOBILIZE KEN UGA happened"},
        ),
        (
            "Mark Rutte a présenté à l'Indonésie les « profondes excuses » de son gouvernement.",
            {"CONCEDE NLD IDN happened"},
        ),
        (
            "Un convoi de l'armée soudanaise a essuyé des tirs éthiopiens.",
            {"ASSAULT ETH SDN happened"},
        ),
        (
            "Des soldats soudanais ont subi une attaque de l'armée éthiopienne.",
            {"ASSAULT ETH SDN happened"},
        ),
        (
            "Le ministre kényan est arrivé dans la capitale ougandaise.",
            {"CONSULT KEN UGA happened"},
        ),
        (
            "Deux attachés de l'ambassade du Kenya ont été sommés de quitter le sol ougandais.",
            {"SANCTION UGA KEN happened"},
        ),
        (
            "Le Niger dénonce l'accord militaire qui le liait aux États-Unis.",
            {"SANCTION NER USA happened"},
        ),
        (
            "Le Venezuela a ordonné la fermeture de son ambassade en Équateur.",
            {"SANCTION VEN ECU happened"},
        ),
        ("Tirs de roquettes du Hezbollah contre le nord d'Israël", {"ASSAULT LBN ISR happened"}),
        (
            "Lors d'une conversation téléphonique, Emmanuel Macron et Benyamin Nétanyahou ont "
            "évoqué la trêve.",
            {"CONSULT FRA ISR FRA ISR happened"},
        ),
    ],
)
def test_turns_of_the_french_press_tell_the_act(text: str, told: set[str]):
    assert lines("fr", text) == told


@pytest.mark.parametrize(
    "text",
    [
        "Le président français a offert un dîner de gala au président kényan.",
        "António Guterres a condamné l'attentat qui a fait vingt morts à Nairobi.",
        "Interrogée sur le Kenya, la ministre ougandaise s'est refusée à tout commentaire.",
        "Le ministre ghanéen a parlé de Moscou, priant la presse de vérifier ses sources.",
    ],
)
def test_courtesies_and_asides_tell_no_act(text: str):
    assert not lines("fr", text)


def test_who_vouches_after_a_statement_supports_nobody():
    text = "La France n'a livré aucune arme au Kenya, a soutenu lundi le président français."
    assert lines("fr", text) == {"AID FRA KEN denied"}
    text = "Le président kényan, arrivé lundi à Paris, a soutenu la France."
    assert "SUPPORT KEN FRA happened" in lines("fr", text)


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        (
            "fr",
            "Le Kenya et l'Ouganda sont convenus de rouvrir la ligne, fermée il y a sept ans.",
            {"AGREE KEN UGA KEN UGA happened"},
        ),
        (
            "es",
            "Kenia levantó el lunes las sanciones impuestas a Uganda en 2015.",
            {"RETREAT KEN UGA happened"},
        ),
    ],
)
def test_an_old_year_of_a_participle_is_not_that_of_the_act(
    language: str, text: str, told: set[str]
):
    assert lines(language, text) == told


def test_an_act_of_long_ago_stays_history():
    assert not lines("fr", "Le Kenya a levé en 2003 les sanctions contre l'Ouganda.")
