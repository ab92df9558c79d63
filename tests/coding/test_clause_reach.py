"""How far words reach: joined participles, relatives, denials, frames of history, plans."""

from datetime import date

import pytest

from tests.coding.corpus import coder, lines


@pytest.mark.parametrize(
    ("language", "text", "events"),
    [
        (
            "fr",
            "La France a expulsé deux diplomates du Kenya et menacé l'Ouganda de sanctions.",
            {"SANCTION FRA KEN happened", "THREATEN FRA UGA happened"},
        ),
        (
            "es",
            "Perú ha expulsado a dos diplomáticos de Chile y amenazado a Ecuador con sanciones.",
            {"SANCTION PER CHL happened", "THREATEN PER ECU happened"},
        ),
        (
            "pt",
            "O Peru tem acusado o Chile e ameaçado o Equador com sanções.",
            {"ACCUSE PER CHL happened", "THREATEN PER ECU happened"},
        ),
        (
            "fr",
            "Un diplomate du Kenya a été arrêté en Ouganda et expulsé lundi par Kampala.",
            {"SANCTION UGA KEN happened"},
        ),
    ],
)
def test_a_joined_participle_shares_the_auxiliary(language, text, events):
    assert events <= lines(language, text)


def test_a_joined_participle_inside_what_is_charged_is_no_fact():
    text = "La France a accusé le Kenya d'avoir attaqué l'Ouganda et menacé la Tanzanie."
    assert {event.split()[0] for event in lines("fr", text)} == {"ACCUSE"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le Kenya exige la libération des pêcheurs et menace la Tanzanie de sanctions."),
        ("pt", "O Quênia exige a libertação dos pescadores e ameaça a Tanzânia com sanções."),
        ("en", "Kenya demands the release of the sailors and threatens Tanzania with sanctions."),
    ],
)
def test_a_second_verb_in_the_present_stands_beside_a_demand(language, text):
    assert "THREATEN KEN TZA happened" in lines(language, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("pt", "O Peru negou na quarta-feira ter enviado armas ao Chile."),
        ("es", "Perú negó el miércoles haber enviado armas a Chile."),
        ("fr", "Le Pérou a nié mercredi avoir envoyé des armes au Chili."),
    ],
)
def test_a_day_between_the_denial_and_what_is_denied_changes_nothing(language, text):
    assert lines(language, text) == {"AID PER CHL denied"}


@pytest.mark.parametrize(
    ("language", "text", "event"),
    [
        (
            "pt",
            "O chanceler do Peru falou com o ministro do Chile, que pediu ajuda ao Equador.",
            "REQUEST CHL ECU happened",
        ),
        (
            "es",
            "El canciller de Perú habló con el ministro de Chile, que pidió ayuda a Ecuador.",
            "REQUEST CHL ECU happened",
        ),
        (
            "en",
            "Peru's minister spoke with the Chilean president, who asked Ecuador for help.",
            "REQUEST CHL ECU happened",
        ),
        (
            "pt",
            "O Brasil apoiou o Peru, que expulsou o embaixador do Chile.",
            "SANCTION PER CHL happened",
        ),
        (
            "es",
            "El embajador de Perú, al que Chile acusa de espionaje, viajó a Ecuador.",
            "ACCUSE CHL PER happened",
        ),
        (
            "es",
            "El ministro de Perú se reunió con el embajador de Chile, al que pidió ayuda.",
            "REQUEST PER CHL happened",
        ),
    ],
)
def test_a_relative_pronoun_stands_for_the_actor_before_it(language, text, event):
    assert event in lines(language, text)


@pytest.mark.parametrize(
    ("language", "text", "event"),
    [
        (
            "es",
            "El ministro de Perú dijo a la prensa que Chile expulsó a un diplomático de Ecuador.",
            "SANCTION CHL ECU happened",
        ),
        (
            "pt",
            "O ministro do Peru disse, em nota, que o Chile expulsou um diplomata do Equador.",
            "SANCTION CHL ECU happened",
        ),
        (
            "es",
            "El ministro de Perú avisó de que expulsará al embajador de Chile.",
            "SANCTION PER CHL planned",
        ),
        ("es", "Perú exigió a Chile que retire sus tropas de Ecuador.", "REQUEST PER CHL happened"),
    ],
)
def test_que_after_what_is_said_opens_a_content(language, text, event):
    assert lines(language, text) == {event}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("pt", "Em 1961, a Índia invadiu Goa e Portugal rompeu relações com Nova Deli."),
        ("es", "En 1982, Perú invadió Ecuador y Chile rompió relaciones con Lima."),
        ("fr", "En 1956, la France a bombardé l'Égypte, et Israël a envahi le Sinaï."),
        ("es", "En 1494, Portugal firmó un tratado con España."),
        ("es", "Treinta años atrás, Perú bombardeó Ecuador."),
        ("es", "Hace veinte años, Perú expulsó al embajador de Chile."),
        ("fr", "Il y a vingt ans, le Kenya expulsait l'ambassadeur d'Ouganda."),
        ("pt", "Há vinte anos, o Peru expulsou o embaixador do Chile."),
        ("de", "Vor zwanzig Jahren wies Kenia den Botschafter Ugandas aus."),
        ("en", "Twenty years ago, Kenya expelled the Ugandan ambassador."),
        ("en", "Twenty years ago today, Kenya expelled the Ugandan ambassador."),
        ("en", "A couple of years previously, Kenya expelled the Ugandan ambassador."),
        ("de", "Jahre zuvor hatte Kenia den Botschafter Ugandas ausgewiesen."),
        ("fr", "Quelques années auparavant, le Kenya avait expulsé l'ambassadeur d'Ouganda."),
        ("es", "Décadas atrás, Perú expulsó al embajador de Chile."),
        ("pt", "Algumas décadas antes, o Peru expulsou o embaixador do Chile."),
    ],
)
def test_an_old_year_at_the_head_holds_for_the_whole_sentence(language, text):
    assert lines(language, text) == set()


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Kenya sent 1500 troops to the Ugandan border.", {"MOBILIZE KEN UGA happened"}),
        (
            "In 2019, Kenya expelled two envoys, and on Monday Uganda accused Kenya of spying.",
            {"ACCUSE UGA KEN happened"},
        ),
        (
            "In 2014 Russia annexed Crimea, and Ukraine now accuses Moscow of spying.",
            {"ACCUSE UKR RUS happened"},
        ),
        (
            "A year earlier than planned, Kenya withdrew its troops from Somalia.",
            {"RETREAT KEN SOM happened"},
        ),
    ],
)
def test_numbers_and_new_days_beside_an_old_year_are_no_history(text, events):
    assert lines("en", text) == events


@pytest.mark.parametrize(
    ("language", "text", "event"),
    [
        ("es", "El canciller de Perú anunció que su país abandona la OEA.", "OAS happened"),
        ("pt", "O chanceler do Peru anunciou que seu país deixa a OEA.", "OAS happened"),
        (
            "fr",
            "Le ministre péruvien annonce que son pays quitte l'Union africaine.",
            "AU happened",
        ),
    ],
)
def test_their_country_is_the_party_itself(language, text, event):
    assert lines(language, text) == {f"SANCTION PER {event}"}


def test_a_subjunctive_after_despues_de_que_tells_a_fact():
    text = (
        "Perú expulsó al embajador de Chile después de que Chile bombardeara un buque de Ecuador."
    )
    assert "ASSAULT CHL ECU happened" in lines("es", text)
    asked = "Perú pidió que Chile bombardeara un buque de Ecuador."
    assert not any("ASSAULT" in event for event in lines("es", asked))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Está previsto que el canciller de Perú viaje a Chile el lunes."),
        ("es", "Se espera que el presidente de Perú viaje a Chile."),
        ("pt", "Está previsto que o presidente do Peru viaje ao Chile."),
        ("fr", "Il est prévu que le ministre péruvien se rende au Chili lundi."),
    ],
)
def test_a_subjunctive_after_what_is_foreseen_is_a_plan(language, text):
    assert lines(language, text) == {"CONSULT PER CHL planned"}


def test_what_lies_on_a_day_to_come_has_not_happened():
    text = "O presidente do Peru tem encontro marcado com o do Chile na próxima quinta-feira."
    text_en = "Kenya's president has an appointment with Uganda's president next Thursday."
    assert all(event.endswith("planned") for event in lines("pt", text) | lines("en", text_en))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "fr",
            "Une délégation conduite par le président du Pérou est arrivée à Santiago du Chili.",
        ),
        ("es", "Una delegación encabezada por el canciller de Perú llegó a Chile."),
        ("pt", "Uma delegação chefiada pelo chanceler do Peru chegou ao Chile."),
    ],
)
def test_who_leads_a_delegation_travels_with_it(language, text):
    assert lines(language, text) == {"CONSULT PER CHL happened"}


@pytest.mark.parametrize("text", ["Kenya advised its citizens not to travel to Niger."])
def test_what_citizens_are_advised_is_no_act(text):
    assert lines("en", text) == set()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Peru's parliament passed a resolution condemning Chile."),
        ("fr", "Le Pérou a publié un communiqué condamnant le Chili."),
        ("es", "Perú emitió un comunicado condenando a Chile."),
        ("pt", "O Peru divulgou uma nota em que condena o Chile."),
    ],
)
def test_who_issues_a_statement_says_what_stands_in_it(language, text):
    assert lines(language, text) == {"ACCUSE PER CHL happened"}


def test_who_only_receives_a_letter_says_nothing_in_it():
    assert "ACCUSE KEN UGA happened" not in lines("en", "Kenya received a letter accusing Uganda.")


def test_a_gerund_after_the_comma_says_what_the_call_was_for():
    text = "Peru's president called Chilean President Gabriel Boric on Saturday, discussing oil."
    assert lines("en", text) == {"CONSULT CHL PER CHL PER happened"}


def test_acts_against_firms_and_referees_are_none():
    assert lines("en", "Amnesty International accused a mining company of spoiling Peru.") == set()
    assert lines("en", "US consumers boycotted French wine, a trade body said.") == set()


def test_what_a_meeting_is_to_discuss_names_no_participant():
    text = "Kenya's president met Norway's envoy to discuss relations with Uganda."
    assert lines("en", text) == {"CONSULT KEN NOR KEN NOR happened"}


def test_a_genitive_relative_leaves_the_main_subject_alone():
    text = "North Macedonia and Greece, whose dispute lasted decades, signed an accord on Sunday."
    assert lines("en", text) == {"SUPPORT GRC MKD GRC MKD happened"}


@pytest.mark.parametrize(
    ("language", "text", "events"),
    [
        (
            "es",
            "El canciller de Perú viajará la próxima semana a Managua y a Caracas.",
            {"CONSULT PER NIC planned", "CONSULT PER VEN planned"},
        ),
        (
            "fr",
            "Le Kenya a rappelé ses ambassadeurs aux Etats-Unis et en Australie.",
            {"SANCTION KEN AUS USA happened"},
        ),
        (
            "es",
            "El presidente de Perú pide tropas a Estados Unidos y la ONU.",
            {"REQUEST PER UN USA happened"},
        ),
        ("en", "Kenya sent aid to Uganda and to Malawi.", {"AID KEN MWI UGA happened"}),
    ],
)
def test_sides_joined_with_their_prepositions_are_one_list(language, text, events):
    assert lines(language, text) == events


def test_what_there_was_not_is_denied_over_an_aside():
    text = "No hubo, en cambio, reunión entre Perú y Chile."
    assert lines("es", text) == {"CONSULT CHL PER CHL PER denied"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("pt", "O ministro do Peru viajará a Quito, onde pedirá ajuda ao governo do Equador."),
        ("es", "El ministro de Perú viajará a Quito, donde pedirá ayuda al gobierno de Ecuador."),
    ],
)
def test_where_leads_to_what_the_traveller_does(language, text):
    assert lines(language, text) == {"CONSULT PER ECU planned", "REQUEST PER ECU planned"}


def test_an_attribution_at_the_end_leaves_the_place_to_the_act():
    text = "Ucrania atacó una refinería, en el centro de Rusia, informó el Ministerio."
    assert lines("es", text) == {"ASSAULT UKR RUS happened"}


def test_it_in_a_clause_after_a_copula_is_whom_the_copula_has_for_its_subject():
    told = coder().code(
        [
            "The ministry's reply is due, the Kenyan foreign minister, Amina Otieno, said.",
            "Kenya has been an ally in what it has described as a hard year,"
            " providing grain to Uganda.",
        ],
        language="en",
        day=date(2024, 5, 6),
    )
    (aid,) = [report for report in told.reports if report.type == "AID"]
    assert [(party.code, party.name) for party in aid.source_parties] == [("KEN", None)]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("A Kenyan delegation led by Deputy Minister John Ndungu arrived in Kampala.",
         "CONSULT KEN UGA happened"),
        ("A Kenyan team headed by an army general travelled to Kampala on Monday.",
         "CONSULT KEN UGA happened"),
        ("Kenya stood by Uganda on Monday.", "SUPPORT KEN UGA happened"),
    ],
)  # fmt: skip
def test_a_form_before_by_is_a_participle_when_a_verb_follows(text, event):
    assert lines("en", text) == {event}


@pytest.mark.parametrize(
    ("language", "verbs", "rest"),
    [
        ("en", "considered whether to, hesitated to, is unable to, reserves the right to",
         "send troops to Uganda"),
        ("es", "baraja, contempla, sopesa, anhela, necesita, evalúa, teme",
         "enviar tropas a Chile"),
        ("fr", "envisage d', songe à, a failli, n'ose pas, rêve d', exclut d'",
         "envoyer des troupes au Kenya"),
        ("pt", "pondera, teme, almeja, ambiciona, admite, equaciona, tenciona, cogita",
         "enviar tropas para o Quénia"),
        ("de", "erwägt, zögert, gedenkt, wünscht, verzichtet darauf, liebäugelt damit",
         "Truppen nach Kenia zu schicken"),
    ],
)  # fmt: skip
def test_what_somebody_only_thinks_of_doing_has_not_happened(language, verbs, rest):
    who = {"en": "Kenya", "es": "Perú", "fr": "La France", "pt": "Portugal", "de": "Deutschland"}
    comma = "," if language == "de" else ""
    for verb in verbs.split(", "):
        found = lines(language, f"{who[language]} {verb}{comma} {rest}.")
        assert not any(line.endswith("happened") for line in found), verb
