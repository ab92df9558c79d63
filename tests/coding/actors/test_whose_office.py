"""Whose a title or body is where its own words do not say it, and what office somebody holds."""

import pytest


@pytest.mark.parametrize(
    ("lang", "text", "span", "code"),
    [
        # the state that acts, not the place that is visited or supplied
        ("en", "Contrary to talk in Lima, the Chilean government has not yielded, Deputy Interior "
         "Minister Rosa Pino said.", "Deputy Interior Minister Rosa Pino", "CHL"),
        ("en", "The IMF granted Zambia a loan. Finance Minister Joe Bwalya will fly to Paris.",
         "Finance Minister Joe Bwalya", "ZMB"),
        ("de", "Der IWF hat Sambia Geld geliehen. Finanzminister Joe Bwalya will nach Paris "
         "reisen.", "Finanzminister Joe Bwalya", "ZMB"),
        ("pt", "O ministro da Administração Interna, Rui Vaz, telefonou ao embaixador da Ucrânia; "
         "Lisboa lamenta.", "ministro da Administração Interna, Rui Vaz", "PRT"),
        # who is met or received is of the place, or of nobody's whose office is filled
        ("de", "Außenministerin Annalena Baerbock reist ab. In Dschibuti trifft sie "
         "Außenminister Ali Farah.", "Außenminister Ali Farah", "DJI"),
        ("fr", "Le ministre togolais Luc Amou a été reçu à Cotonou par la ministre Awa Zinsou.",
         "ministre Awa Zinsou", "BEN"),
        # where the speaker is at home
        ("fr", "La Turquie a livré deux drones au Togo. Le ministre de la Défense, Yao Kpodo, a "
         "remercié lors d'une cérémonie à Lomé.",
         "ministre de la Défense, Yao Kpodo", "TGO"),
        ("de", "Innenminister Hama Souley dankte Deutschland in Niamey.",
         "Innenminister Hama Souley", "NER"),
        ("de", "Innenminister Hama Souley reist nach Niamey, teilte Wien mit.",
         "Innenminister Hama Souley", "AUT"),
        # an envoy called home is the caller's
        ("es", "Lula llamó a consultas al embajador Rui Vaz; Israel protestó.",
         "embajador Rui Vaz", "BRA"),
        # an envoy is of the body that the text speaks of
        ("fr", "La Guinée refuse l'offre de la Cédéao. Elle ne veut pas de l'envoyé spécial "
         "Ibra Sow.", "envoyé spécial Ibra Sow", "ECOWAS"),
    ],
)  # fmt: skip
def test_a_title_without_a_state_serves_who_acts_or_where_it_is(named, lang, text, span, code):
    told = {(s, c) for s, c, _, _ in named(text, lang=lang, day="2023-05-02")}
    assert (span, code) in told


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The minister for roads, Felix Mensah, opened a dam with money from a Dutch firm."),
        ("pt", "O diretor comercial Rui Vaz fechou um contrato com a chinesa Shanxi."),
        ("de", "Der Chef Hans Ohm lobte die türkische Küche."),
    ],
)
def test_an_adjective_of_goods_or_firms_tells_no_state(named, lang, text):
    assert not [s for s in named(text, lang=lang) if "Mensah" in s[0] or "Vaz" in s[0]]


@pytest.mark.parametrize(
    ("lang", "day", "text", "expected"),
    [
        ("es", "2023-01-26", "El canciller Olaf Scholz habló.",
         ("canciller Olaf Scholz", "DEU", "GOV", "chancellor")),
        ("es", "2023-01-26", "El canciller Ernesto Quispe habló en Lima con Perú.",
         ("canciller Ernesto Quispe", "PER", "GOV", "foreign minister")),
        ("fr", "2015-06-11", "Il a vu le roi Philippe.", ("roi Philippe", "BEL", "GOV", "king")),
        ("fr", "2024-06-11", "Le général Tiani parle.",
         ("général Tiani", "NER", "GOV", "junta leader")),
        ("de", "2023-01-11", "Der Schweizer Bundesrat Ignazio Cassis sprach.",
         ("Schweizer Bundesrat Ignazio Cassis", "CHE", "GOV", "foreign minister")),
        ("de", "2022-03-09", "Die AU tagte. Kommissionschef Moussa Faki sprach.",
         ("Kommissionschef Moussa Faki", "AU", "IGO", "president")),
        ("pt", "2016-04-15", "O ministro Mauro Vieira falou.",
         ("ministro Mauro Vieira", "BRA", "GOV", "foreign minister")),
        ("en", "2023-11-14", "Prime Minister Kishida spoke to Israel's Netanyahu.",
         ("Israel's Netanyahu", "ISR", "GOV", "prime minister")),
        ("de", "2023-11-14", "Spaniens König Felipe VI. kam.",
         ("Spaniens König Felipe VI.", "ESP", "GOV", "king")),
        ("de", "2024-05-14", "Haitis Übergangspremier Jean Orso bat um Hilfe.",
         ("Haitis Übergangspremier Jean Orso", "HTI", "GOV", "prime minister")),
        ("de", "2020-05-14", "FPÖ-Chef Hans Ohm sprach.",
         ("FPÖ-Chef Hans Ohm", "AUT", "OPP", "party leader")),
        ("fr", "2020-05-14", "Le ministre délégué auprès du ministre de l'Intérieur du Mali, "
         "Issa Sow, parle.",
         ("ministre délégué auprès du ministre de l'Intérieur du Mali, Issa Sow",
          "MLI", "GOV", "minister delegate")),
        ("fr", "2020-05-14", "La ministre libyenne de la Coopération régionale, Awa Ben, parle.",
         ("ministre libyenne de la Coopération régionale, Awa Ben",
          "LBY", "GOV", "cooperation minister")),
        ("en", "2020-05-14", "Awa Ben, the head of Chad's army, spoke.",
         ("Awa Ben, the head of Chad's army", "TCD", "MIL", "army chief")),
        ("fr", "2020-05-14", "Le président de la Cour constitutionnelle du Bénin, Luc Ahoyo, "
         "parle.", ("président de la Cour constitutionnelle du Bénin, Luc Ahoyo",
                    "BEN", "JUD", "president")),
        ("pt", "2020-05-14", "O secretário de Estado cabo-verdiano da Defesa, Rui Lopes, falou.",
         ("secretário de Estado cabo-verdiano da Defesa, Rui Lopes",
          "CPV", "GOV", "state secretary for defence")),
    ],
)  # fmt: skip
def test_the_office_of_the_day_stands_behind_a_short_title(named, lang, day, text, expected):
    assert expected in named(text, lang=lang, day=day)


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("fr", "Le président Macky Sall a vu ses homologues du Mali, du Niger et du Tchad.",
         {("homologues du Mali", "MLI"), ("Niger", "NER"), ("Tchad", "TCD")}),
        ("es", "El presidente Mauricio Macri recibió a sus homólogos de Chile y Paraguay.",
         {("homólogos de Chile", "CHL"), ("Paraguay", "PRY")}),
        ("de", "Präsident Andrzej Duda traf seine Amtskollegen aus Litauen und Lettland.",
         {("Amtskollegen aus Litauen", "LTU"), ("Lettland", "LVA")}),
        ("en", "President Paul Kagame met his Kenyan colleague, Uhuru Kenyatta.",
         {("Kenyan colleague, Uhuru Kenyatta", "KEN")}),
    ],
)  # fmt: skip
def test_counterparts_take_the_office_and_their_states(named, lang, text, expected):
    told = {(s, c) for s, c, _, role in named(text, lang=lang, day="2018-05-02")
            if role == "president"}  # fmt: skip
    assert expected <= told


def test_colleagues_of_nobody_in_particular_are_no_counterparts(named):
    assert named("A German colleague from the lab in Bonn wrote the paper.") == []


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("fr", "Le Togo a signé. Le Parlement a ratifié le texte lundi.",
         ("Parlement", "TGO", "LEG", None)),
        ("es", "Perú firmó. El Congreso ratificó el tratado.", ("Congreso", "PER", "LEG", None)),
        ("en", "China protested to the United States. Congress debated the law.",
         ("Congress", "USA", "LEG", None)),
        ("en", "Peru protested to China. Congress debated the law.",
         ("Congress", "PER", "LEG", None)),
        ("pt", "Angola assinou. O Supremo Tribunal validou o texto.",
         ("Supremo Tribunal", "AGO", "JUD", None)),
    ],
)  # fmt: skip
def test_a_chamber_named_by_a_capital_is_of_the_state_spoken_of(named, lang, text, expected):
    assert expected in named(text, lang=lang)


def test_a_chamber_of_no_state_spoken_of_before_names_none(named):
    assert named("O Parlamento aprovou o acordo com a Ucrânia.", lang="pt")[0][0] == "Ucrânia"


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "The pope spoke.", [("pope", "VAT", "GOV", "pope")]),
        ("fr", "Elle a écrit au pape.", [("pape", "VAT", "GOV", "pope")]),
        ("es", "La papa subió de precio y el papá la compró.", []),
        ("pt", "O pontífice falou.", []),
    ],
)
def test_the_pope_is_named_by_his_office_and_potatoes_are_not(named, lang, text, expected):
    assert named(text, lang=lang, day="2019-04-10") == expected


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "On the Pakistani side of the line shells fell.", set()),
        ("de", "Auf der ägyptischen Seite warten Laster.", set()),
        ("en", "The Pakistani side rejected it.", {"Pakistani side"}),
        ("en", "It recalled its envoys from Abuja and Lomé.", set()),
        ("de", "Er entschuldigte sich bei Indonesien.", {"Indonesien"}),
        ("de", "Er entschuldigte sich gestern bei einer Feier in Indonesien.", set()),
        ("es", "Aceptó el ingreso de Suecia en la OTAN.", {"Suecia", "OTAN"}),
        ("fr", "Haïti a demandé des troupes à Washington.", {"Haïti", "Washington"}),
        ("fr", "Le statut de Gibraltar reste flou.", set()),
        ("de", "Der Chefkoch hat 2019 Kiew besucht.", set()),
        ("de", "Die Junta in Guinea-Bissau lehnt ab.", {"Junta in Guinea-Bissau"}),
        ("de", "Die Türkei hat in Maskat Gefangene ausgetauscht.", {"Türkei"}),
        ("en", "Sanctions hit generals of Myanmar, and New Zealand cut ties.",
         {"generals of Myanmar", "New Zealand"}),
    ],
)  # fmt: skip
def test_places_and_bodies_are_told_from_states_that_act(named, lang, text, expected):
    assert {span for span, _, _, _ in named(text, lang=lang)} == expected


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "The Estonian Internal Security Service knew.",
         ("Estonian Internal Security Service", "EST")),
        ("en", "The Atomic Energy Organization of Iran knew.",
         ("Atomic Energy Organization of Iran", "IRN")),
        ("en", "Turkey's Disaster and Emergency Management Authority knew.",
         ("Turkey's Disaster and Emergency Management Authority", "TUR")),
        ("es", "La Dirección Nacional de Migración de Chile calla.",
         ("Dirección Nacional de Migración de Chile", "CHL")),
        ("pt", "A Agência Nacional de Energia da Índia negou.",
         ("Agência Nacional de Energia da Índia", "IND")),
        ("fr", "Le Service des douanes du Togo a nié.", ("Service des douanes du Togo", "TGO")),
        ("de", "Die iranische Atomenergiebehörde schweigt.",
         ("iranische Atomenergiebehörde", "IRN")),
        ("de", "Das schwedische Migrationsamt schweigt.",
         ("schwedische Migrationsamt", "SWE")),
    ],
)  # fmt: skip
def test_a_body_that_no_table_has_is_told_by_its_head_word_and_its_state(
    named, lang, text, expected
):
    assert [(s, c) for s, c, _, _ in named(text, lang=lang)] == [expected]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The Russian Olympic Committee lost."),
        ("en", "The British Airways Service desk opened."),
        ("en", "The National Weather Service warned."),
        ("es", "La Agencia EFE informa desde Chile."),
        ("de", "Der Beamte im Ehrenamt lobt türkischen Tee."),
    ],
)
def test_a_head_word_without_a_state_of_its_own_names_nobody(named, lang, text):
    assert named(text, lang=lang) == []


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("de", "Die Schweiz gegenüber Minderheiten zu loben, sagte er gegenüber AFP."),
        ("de", "Die Hamas-Geisel kam frei."),
        ("en", "Gen Z voters in Kenya stayed home."),
        ("en", "James Causey, executive director, praised the Oman project."),
        ("de", "Generalsekretär Jan Ohm sprach für die Partei."),
    ],
)
def test_prepositions_hostages_and_directors_of_nothing_hold_no_office(named, lang, text):
    assert not [span for span, _, sector, role in named(text, lang=lang) if role or sector == "REB"]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "The African Union (AU) knew.", [("African Union (AU)", "AU", "IGO", None)]),
        ("pt", "A Organização de Cooperação de Xangai (OCX) calou.",
         [("Organização de Cooperação de Xangai (OCX)", "SCO", "IGO", None)]),
        ("en", "The African Union (see below) knew.", [("African Union", "AU", "IGO", None)]),
        ("en", "The governor of Chad's central bank, Abbas Tolli, knew.",
         [("governor of Chad's central bank, Abbas Tolli", "TCD", "GOV", "central bank governor")]),
        ("en", "The governor of Chad's capital, Abbas Tolli, knew.", []),
        ("en", "The Ministry of Foreign Affairs and Trade of Togo knew.",
         [("Ministry of Foreign Affairs and Trade of Togo", "TGO", "GOV", None)]),
        ("en", "UN humanitarian chief Joan Pratt knew.",
         [("UN humanitarian chief Joan Pratt", "UN", "IGO", "humanitarian chief")]),
        ("pt", "O presidente da Câmara de Lisboa falou.", []),
        ("fr", "La ministre paraguayenne parle.",
         [("ministre paraguayenne", "PRY", "GOV", "minister")]),
    ],
)  # fmt: skip
def test_names_go_to_their_ends(named, lang, text, expected):
    assert named(text, lang=lang) == expected
