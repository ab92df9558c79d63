"""How French sentences are built: parted verb groups, causatives, headlines, and near misses."""

import pytest

from tests.coding.corpus import lines


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Le Niger a, selon deux sources diplomatiques, expulsé l'ambassadeur du Kenya.",
            {"SANCTION NER KEN happened"},
        ),
        (
            "La France a, d'après le ministère des Armées, livré six hélicoptères au Kenya.",
            {"AID FRA KEN happened"},
        ),
        (
            "Le ministre kényan a, lors d'un forum à Genève, rencontré son homologue ougandais.",
            {"CONSULT KEN UGA KEN UGA happened"},
        ),
        (
            "Le Ghana et le Togo ont commencé, a précisé Lomé, des manœuvres conjointes.",
            {"COOPERATE GHA TGO GHA TGO happened"},
        ),
        ("Le Kenya aurait, selon Kampala, massé des troupes à la frontière avec l'Ouganda.", set()),
    ],
)
def test_an_insertion_between_commas_does_not_part_the_verb(text: str, told: set[str]):
    assert lines("fr", text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Arrivée lundi à Tachkent, la ministre kényane a visité la mosquée.",
            {"CONSULT KEN UZB happened"},
        ),
        (
            "L'accord, signé mardi par le Maroc et l'Espagne, prévoit un poste commun.",
            {"SUPPORT ESP MAR ESP MAR happened"},
        ),
        (
            "Le traité signé mardi par le Maroc et l'Espagne prévoit un poste commun.",
            {"SUPPORT ESP MAR ESP MAR happened"},
        ),
        ("L'accord, négocié pendant trois ans par le Maroc et l'Espagne, est oublié.", set()),
    ],
)
def test_a_participle_tells_who_came_or_signed(text: str, told: set[str]):
    assert lines("fr", text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Rencontre Poutine-Erdogan à Sotchi", {"CONSULT RUS TUR RUS TUR happened"}),
        ("Sommet UE-Chine à Bruxelles", {"CONSULT CHN EU CHN EU happened"}),
        ("Pourparlers Kinshasa-Kigali à Luanda", {"CONSULT COD RWA COD RWA happened"}),
        ("Arrivée à Kigali du président zambien", {"CONSULT ZMB RWA happened"}),
        ("Expulsion de deux diplomates français du Burkina Faso", {"SANCTION BFA FRA happened"}),
        ("Départ des derniers soldats américains du Niger", {"RETREAT USA NER happened"}),
        ("Match France-Allemagne à Berlin", set()),
        ("Le vol Paris-Londres a été retardé", set()),
    ],
)
def test_headlines_name_two_parties_with_a_hyphen_or_a_noun(text: str, told: set[str]):
    assert lines("fr", text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Le Kenya a fait arrêter trois espions ougandais.", {"COERCE KEN UGA happened"}),
        ("Le Kenya fera expulser deux diplomates ougandais.", {"SANCTION KEN UGA planned"}),
        ("Le Kenya a fait convoquer l'ambassadeur d'Ouganda.", {"ACCUSE KEN UGA happened"}),
        ("Le Kenya a fait livrer six hélicoptères à l'Ouganda.", {"AID KEN UGA happened"}),
        ("Le joueur kényan s'est fait expulser contre l'Ouganda.", set()),
    ],
)
def test_whoever_has_it_done_does_it(text: str, told: set[str]):
    assert lines("fr", text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "La France a mis en garde contre une intervention militaire du Kenya en Somalie.",
            {"THREATEN FRA KEN happened"},
        ),
        (
            "L'Iran a mis en garde contre une attaque israélienne au Liban.",
            {"THREATEN IRN ISR happened"},
        ),
        ("L'ONU a fustigé l'impunité dont jouit le Kenya en Somalie.", {"ACCUSE UN KEN happened"}),
        ("La France a dénoncé l'attaque kényane sur Mogadiscio.", {"ACCUSE FRA KEN happened"}),
        ("La France a condamné l'attaque contre l'ambassade du Kenya.", set()),
    ],
)
def test_whose_deed_it_is_is_blamed_or_warned(text: str, told: set[str]):
    assert lines("fr", text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Kigali dément avoir bombardé un camp de déplacés dans l'est de la RDC.",
            {"ASSAULT RWA COD denied"},
        ),
        (
            "Dans l'est de l'Ukraine, l'armée russe a bombardé un hôpital.",
            {"ASSAULT RUS UKR happened"},
        ),
        ("Dans l'est de l'Ukraine, l'armée russe a perdu trois chars.", set()),
    ],
)
def test_the_east_is_no_verb(text: str, told: set[str]):
    assert lines("fr", text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Le président kényan s'est emporté contre la France.", {"ACCUSE KEN FRA happened"}),
        (
            "Le Kenya s'est dit outré par les propos du ministre français.",
            {"ACCUSE KEN FRA happened"},
        ),
        ("Le Kenya a battu en brèche les accusations de l'Ouganda.", {"REJECT KEN UGA happened"}),
        ("L'ONU a renvoyé dos à dos le Kenya et l'Ouganda.", set()),
        ("La France a fait un geste envers le Kenya.", {"AGREE FRA KEN happened"}),
        ("La France a accueilli favorablement la décision du Kenya.", {"SUPPORT FRA KEN happened"}),
        ("La France a cédé aux exigences du Kenya.", {"CONCEDE FRA KEN happened"}),
        ("La France a restitué au Kenya des manuscrits pillés.", {"RETREAT FRA KEN happened"}),
        (
            "Le Conseil fédéral a repris les sanctions de l'Union européenne contre la Russie.",
            {"SANCTION CHE RUS happened"},
        ),
        (
            "Les armées kényane et ougandaise ont mené une opération conjointe.",
            {"COOPERATE KEN UGA KEN UGA happened"},
        ),
        ("Le Kenya a intercepté deux drones lancés par l'Ouganda.", {"ASSAULT UGA KEN happened"}),
        ("Le Niger a suspendu la diffusion de la Voix de l'Amérique.", set()),
        ("Le club kényan a accueilli avec enthousiasme son entraîneur français.", set()),
        (
            "Le Kenya a annoncé des sanctions contre des colons israéliens.",
            {"SANCTION KEN ISR happened"},
        ),
        ("La Hongrie bloque une aide européenne au Kenya.", {"REJECT HUN KEN happened"}),
        ("Berlin a douché les espoirs de Nairobi.", {"REJECT DEU KEN happened"}),
        ("Les pays du G7 ont convenu de prêter un milliard au Kenya.", {"AGREE G7 KEN happened"}),
        ("L'Arménie gèle sa participation à l'OTSC.", {"SANCTION ARM CSTO happened"}),
        (
            "Le président congolais a réclamé des sanctions européennes contre le Rwanda.",
            {"REQUEST COD EU happened"},
        ),
        (
            "Des soldats guinéens se sont déployés le long de la frontière libérienne.",
            {"MOBILIZE GIN LBR happened"},
        ),
        (
            "La délégation kényane a quitté la table des négociations avec l'Ouganda.",
            {"REJECT KEN UGA happened"},
        ),
        ("Une banque kényane a imposé des restrictions à ses clients ougandais.", set()),
        ("Des réfugiés soudanais se sont rassemblés à la frontière du Tchad.", set()),
        ("Le Kenya a suspendu les vols en provenance d'Ouganda.", {"COERCE KEN UGA happened"}),
        ("La compagnie aérienne kényane a suspendu ses vols vers l'Ouganda.", set()),
        (
            "Un échange de vingt détenus entre Moscou et Kiev a eu lieu lundi.",
            {"RETREAT RUS UKR RUS UKR happened"},
        ),
        (
            "Le Mali ne reconnaîtra pas la décision de la Cour de justice de l'Union africaine.",
            {"REJECT MLI AU happened"},
        ),
        (
            "Le ministre kényan a traité le président ougandais d'« imposteur ».",
            {"ACCUSE KEN UGA happened"},
        ),
        ("La Suède enverra deux avions de surveillance au Kenya.", {"AID SWE KEN planned"}),
        (
            "Hemedti, chef des Forces de soutien rapide, a été reçu par le président ougandais.",
            {"CONSULT SDN UGA happened"},
        ),
        (
            "La Russie et la Corée du Nord ont signé un traité à l'occasion d'une visite guidée.",
            {"SUPPORT PRK RUS PRK RUS happened"},
        ),
        ("Moscou a fait part de son « incompréhension » à Belgrade.", {"ACCUSE RUS SRB happened"}),
        (
            "La visite d'un émissaire de Washington à Kaboul s'est achevée lundi.",
            {"CONSULT USA AFG happened"},
        ),
    ],
)
def test_turns_of_phrase_tell_the_act(text: str, told: set[str]):
    assert lines("fr", text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "L'armée kényane a annoncé avoir tué un chef rebelle ougandais en Ouganda.",
            {"ASSAULT KEN UGA happened"},
        ),
        ("Le Kenya affirme ne pas avoir frappé l'Ouganda.", {"ASSAULT KEN UGA denied"}),
        ("Le Kenya a promis de ne pas frapper l'Ouganda.", {"AGREE KEN UGA happened"}),
    ],
)
def test_who_claims_to_have_done_it_has(text: str, told: set[str]):
    assert lines("fr", text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Mme Roumanie, notaire, a porté plainte contre le Kenya.", set()),
    ],
)
def test_a_name_after_mme_is_no_state(text: str, told: set[str]):
    assert lines("fr", text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Cuba « condamne énergiquement » l'agression israélienne.", {"ACCUSE CUB ISR happened"}),
        ("Le Kenya « salue » le geste de l'Ouganda, ironise un éditorialiste.", set()),
    ],
)
def test_a_quotation_may_begin_with_the_verb(text: str, told: set[str]):
    assert lines("fr", text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Trois soldats kényans ont été blessés au Liban par un tir de l'armée israélienne.",
            {"ASSAULT ISR KEN happened"},
        ),
    ],
)
def test_who_was_struck_is_hit_and_not_where(text: str, told: set[str]):
    assert lines("fr", text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Deux avions de chasse russes ont violé l'espace aérien estonien, a protesté Tallinn.",
            {"ACCUSE EST RUS happened"},
        ),
        ("L'Iran doit coopérer, exige Paris.", {"REQUEST FRA IRN happened"}),
        (
            "Le ministre français, en visite à Rabat, a averti le Kenya.",
            {"CONSULT FRA MAR happened", "THREATEN FRA KEN happened"},
        ),
        ("La France, après l'Espagne, a reconnu la Palestine.", {"SUPPORT FRA PSE happened"}),
        ("Les rebelles du M23 ont pris Rubaya, a reconnu l'armée congolaise.", set()),
        ("Paris, à son tour, a accusé Moscou d'espionnage.", {"ACCUSE FRA RUS happened"}),
    ],
)
def test_who_speaks_after_the_comma_said_it(text: str, told: set[str]):
    assert lines("fr", text) == told
