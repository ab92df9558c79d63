"""What real pages hold beside plain sentences: labels, irony, patients, places."""

from datetime import date

import pytest

from tests.coding import corpus

_DAY = date(2024, 5, 6)


def _acts(language: str, text: str) -> list[str]:
    """Give the acts of a text as "TYPE source > target", a plan or denial marked."""
    reports = corpus.coder().code([text], language=language, day=_DAY).reports
    marks = {"happened": "", "planned": " planned", "denied": " denied"}
    return [
        f"{r.type} {'+'.join(r.sources)} > {'+'.join(r.targets)}{marks[r.status.value]}"
        for r in reports
    ]


TOLD = [
    ("en", "Officials in Moscow accused Ukraine of shelling a hospital.", "ACCUSE RUS > UKR"),
    ("en", "Rebels in eastern Congo rejected Kenya's truce proposal.", "REJECT COD > KEN"),
    (
        "en",
        "European countries such as Spain, Ireland and Norway have recognised Kosovo.",
        "SUPPORT ESP+IRL+NOR > XKX",
    ),
    (
        "en",
        "Several countries, including Kenya and Uganda, condemned Sudan's attack.",
        "ACCUSE KEN+UGA > SDN",
    ),
    (
        "es",
        "Varios países europeos como España, Irlanda y Noruega han reconocido a Kosovo.",
        "SUPPORT ESP+IRL+NOR > XKX",
    ),
    (
        "fr",
        "Plusieurs pays, dont l'Espagne et la Norvège, ont reconnu le Kosovo.",
        "SUPPORT ESP+NOR > XKX",
    ),
    ("de", "Länder wie Spanien und Irland haben Kosovo anerkannt.", "SUPPORT ESP+IRL > XKX"),
    ("en", "Poland and Lithuania discussed a rail link with Ukraine.", "CONSULT LTU+POL > LTU+POL"),
    (
        "en",
        "The United Nations appealed to authorities in western Sudan to release nine Tunisians.",
        "REQUEST UN > SDN",
    ),
    (
        "de",
        "US-Streitkräfte haben einen unter russischer Flagge fahrenden Öltanker beschlagnahmt.",
        "COERCE USA > RUS",
    ),
    ("en", "Ghana's minister hit back at Kenya's criticism.", "REJECT GHA > KEN"),
    (
        "en",
        "Syrian government warplanes pounded the rebel-held town of Idlib.",
        "ASSAULT SYR > SYR",
    ),
    ("en", "Kenya denied an Ethiopian plane permission to land.", "REJECT KEN > ETH"),
    ("en", "Jordan gave approval for the United Nations to deliver food.", "RETREAT JOR > UN"),
    (
        "en",
        "Kenya announced the deployment of 200 troops to Uganda on a peacekeeping mission.",
        "AID KEN > UGA",
    ),
    (
        "en",
        "The United Nations said it will investigate attacks on its offices in Uganda.",
        "ACCUSE UN > UGA planned",
    ),
    ("en", "Turkish investigators searched the Kenyan consulate in Istanbul.", "ACCUSE TUR > KEN"),
    (
        "en",
        "US authorities shared evidence with their Kenyan counterparts.",
        "COOPERATE KEN+USA > KEN+USA",
    ),
    (
        "en",
        "Norway would hold talks with Kenya's president next month.",
        "CONSULT KEN+NOR > KEN+NOR planned",
    ),
    (
        "en",
        "British and EU negotiators have failed to reach a deal on the border.",
        "REJECT EU+GBR > EU+GBR",
    ),
    (
        "en",
        "Three Russians and one Ukrainian were released from captivity in Libya.",
        "RETREAT LBY > RUS+UKR",
    ),
    (
        "en",
        "Ghana's government refuted Kenya's comments on the killing of farmers in the country.",
        "REJECT GHA > KEN",
    ),
    ("en", "Colombia's president urged the ELN to lay down arms.", "REQUEST COL > COL"),
]


@pytest.mark.parametrize(("language", "text", "act"), TOLD)
def test_an_act_of_real_news_has_its_sides(language: str, text: str, act: str) -> None:
    assert _acts(language, text) == [act]


NOTHING = [
    ("en", "The House China Committee demands answers from Kenya on the port deal."),
    ("en", "A former Norwegian diplomat criticised Switzerland over the asylum law."),
    ("en", "Former British prime minister Tony Blair condemned Sudan's government."),
    ("es", "El exministro noruego criticó a Kenia."),
    ("fr", "L'ancien ambassadeur français a critiqué le Kenya."),
    ("de", "Der ehemalige russische Diplomat kritisiert die Schweizer Regierung."),
    ("en", "Kenya 'congratulates' Uganda in dig at court ruling"),
    ("en", "A heatwave from Spain reached France and struck Germany."),
    ("en", "Norway criticised a plan that Congress did not support."),
    ("en", "Norway criticised wealthy women from China who come to give birth."),
    ("en", "Uganda shut its doors. The question asked of the court by the United Nations is open."),
    ("de", "Rom Braslavski wurde von der Hamas entführt."),
    ("de", 'Tausende demonstrierten in Tiflis für das "russische Gesetz".'),
    ("de", "Die Kampagne wurde unterstützt durch Gegner, die von Präsident Trump berufen wurden."),
    ("de", "Norwegen forderte den 15-köpfigen Rat auf, Kenia zu verurteilen."),
    ("de", "Norwegen begrüßte die Festnahme des venezolanischen Präsidenten Nicolás Maduro."),
    ("es", "La UE sancionó a colonos violentos por sus actos contra los palestinos."),
    ("es", "España ha propuesto en el encuentro la suspensión del acuerdo con la UE."),
    ("fr", "La Norvège a salué l'arrestation du chef rebelle ougandais."),
    ("en", "Germany's chancellor, Olaf Scholz, met industry leaders in Beijing."),
    ("en", "Britain's prime minister called for Britain to stay in the European Union."),
    ("en", "Ghana's president expressed concern for Kenya's president's health."),
    ("en", "Kenya's president called on Kenyan leaders to emulate South Africa."),
    ("en", "Kenya's envoy denied it was behind the attack in Uganda."),
]


@pytest.mark.parametrize(("language", "text"), NOTHING)
def test_what_is_no_act_between_states_gives_none(language: str, text: str) -> None:
    assert _acts(language, text) == []


STORIES = [
    (
        "en",
        "Panama condemned Nicaragua's threats against Costa Rica. "
        "Nicaragua had threatened to close the border.",
        ["ACCUSE PAN > NIC", "THREATEN NIC > CRI"],
    ),
    (
        "es",
        "Panamá condenó las amenazas de Nicaragua contra Costa Rica. "
        "Nicaragua había amenazado con cerrar la frontera.",
        ["ACCUSE PAN > NIC", "THREATEN NIC > CRI"],
    ),
    (
        "en",
        "Kenya sent aid to Uganda. The Red Cross asked for blankets and water.",
        ["AID KEN > UGA"],
    ),
    (
        "en",
        "Luís Montenegro visited Angola on Monday. Montenegro praised Angola's port.",
        ["CONSULT PRT > AGO", "SUPPORT PRT > AGO"],
    ),
    (
        "en",
        "Oman is often called the “Switzerland of the Middle East”. "
        "In April it hosted talks between Kenya and Uganda.",
        ["CONSULT KEN+OMN+UGA > KEN+OMN+UGA"],
    ),
]


@pytest.mark.parametrize(("language", "text", "acts"), STORIES)
def test_a_sentence_takes_its_sides_from_the_right_one_before(
    language: str, text: str, acts: list[str]
) -> None:
    assert _acts(language, text) == acts
