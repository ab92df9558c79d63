"""Offices with remits, posts, shared heads and ranks; who a border, a city or a ship stands for."""

import pytest


@pytest.mark.parametrize(
    ("lang", "text", "span", "code", "sector", "role"),
    [
        ("fr", "La patronne de la diplomatie lettone, Baiba Kalna, parle.",
         "patronne de la diplomatie lettone, Baiba Kalna", "LVA", "GOV", "foreign minister"),
        ("fr", "La ministre déléguée tunisienne aux Affaires étrangères, Rim Jaziri, parle.",
         "ministre déléguée tunisienne aux Affaires étrangères, Rim Jaziri",
         "TUN", "GOV", "deputy foreign minister"),
        ("fr", "La ministre tunisienne déléguée, Rim Jaziri, parle.",
         "ministre tunisienne déléguée, Rim Jaziri", "TUN", "GOV", "minister delegate"),
        ("fr", "Le secrétaire d'État belge chargé de l'Asile, Jef Maes, parle.",
         "secrétaire d'État belge chargé de l'Asile, Jef Maes", "BEL", "GOV",
         "state secretary for migration"),
        ("fr", "Le secrétaire d'État américain Antony Blinken parle.",
         "secrétaire d'État américain Antony Blinken", "USA", "GOV", "foreign minister"),
        ("fr", "Le ministre béninois de la Cohésion sociale, Luc Ahoyo, parle.",
         "ministre béninois de la Cohésion sociale, Luc Ahoyo", "BEN", "GOV", "minister"),
        ("fr", "Le garde des Sceaux malgache, Hery Rabe, parle.",
         "garde des Sceaux malgache, Hery Rabe", "MDG", "GOV", "justice minister"),
        ("fr", "Le chef d'état-major de l'armée togolaise, le général Yao Kpodo, parle.",
         "chef d'état-major de l'armée togolaise, le général Yao Kpodo",
         "TGO", "MIL", "chief of staff"),
        ("fr", "Le commissaire européen au Commerce, Jan Dvorak, parle.",
         "commissaire européen au Commerce, Jan Dvorak", "EU", "IGO", "commissioner"),
        ("fr", "L'émissaire de l'Union africaine au Sahel, Awa Diallo, parle.",
         "émissaire de l'Union africaine au Sahel, Awa Diallo", "AU", "IGO", "envoy"),
        ("fr", "Le président de la transition guinéenne, Sory Camara, parle.",
         "président de la transition guinéenne, Sory Camara",
         "GIN", "GOV", "interim president"),
        ("fr", "Le président élu du Bénin, Luc Ahoyo, parle.",
         "président élu du Bénin, Luc Ahoyo", "BEN", "GOV", "president-elect"),
        ("fr", "Un responsable tchadien parle.", "responsable tchadien", "TCD", "GOV", "official"),
        ("fr", "Le roi des Belges, Philippe, parle.", "roi des Belges, Philippe",
         "BEL", "GOV", "king"),
        ("es", "La vicecanciller peruana, Rosa Quispe, habla.",
         "vicecanciller peruana, Rosa Quispe", "PER", "GOV", "deputy foreign minister"),
        ("es", "El jefe de la diplomacia eslovaca, Jan Novak, habla.",
         "jefe de la diplomacia eslovaca, Jan Novak", "SVK", "GOV", "foreign minister"),
        ("es", "El secretario de Estado danés para Asuntos Exteriores, Lars Holm, habla.",
         "secretario de Estado danés para Asuntos Exteriores, Lars Holm",
         "DNK", "GOV", "state secretary for foreign affairs"),
        ("es", "El jefe del Estado Mayor del Ejército hondureño, Luis Mejía, habla.",
         "jefe del Estado Mayor del Ejército hondureño, Luis Mejía",
         "HND", "MIL", "chief of staff"),
        ("pt", "O vice-chanceler paraguaio, Raúl Benítez, falou.",
         "vice-chanceler paraguaio, Raúl Benítez", "PRY", "GOV", "deputy foreign minister"),
        ("pt", "O ministro de Estado e dos Negócios Estrangeiros cabo-verdiano, Rui Lima, falou.",
         "ministro de Estado e dos Negócios Estrangeiros cabo-verdiano, Rui Lima",
         "CPV", "GOV", "foreign minister"),
        ("pt", "O núncio em Bissau, Luca Ferri, falou.", "núncio em Bissau, Luca Ferri",
         "VAT", "GOV", "nuncio"),
        ("de", "Der lettische Minister für Verteidigung, Janis Ozols, sprach.",
         "lettische Minister für Verteidigung, Janis Ozols", "LVA", "GOV", "defence minister"),
        ("de", "Der kirgisische Vizeaußenminister Azamat Toktosun sprach.",
         "kirgisische Vizeaußenminister Azamat Toktosun",
         "KGZ", "GOV", "deputy foreign minister"),
        ("de", "Maltas Außenamtschef Joe Vella sprach.", "Maltas Außenamtschef Joe Vella",
         "MLT", "GOV", "foreign minister"),
        ("de", "Der tschechische Generalstabschef Jan Novak sprach.",
         "tschechische Generalstabschef Jan Novak", "CZE", "MIL", "chief of general staff"),
        ("en", "Lesotho's deputy foreign minister for political affairs, Thabo Mokoena, spoke.",
         "Lesotho's deputy foreign minister for political affairs, Thabo Mokoena",
         "LSO", "GOV", "deputy foreign minister"),
        ("en", "Kenya's Cabinet Secretary for Health Wanjiru Kamau spoke.",
         "Kenya's Cabinet Secretary for Health Wanjiru Kamau", "KEN", "GOV", "health secretary"),
        ("en", "Togo's president-elect, Yao Kpodo, spoke.", "Togo's president-elect, Yao Kpodo",
         "TGO", "GOV", "president-elect"),
        ("en", "UN Special Rapporteur Ines Oliveira spoke.",
         "UN Special Rapporteur Ines Oliveira", "UN", "IGO", "rapporteur"),
    ],
)  # fmt: skip
def test_an_office_is_read_with_its_remit_its_owner_and_its_name(
    named, lang, text, span, code, sector, role
):
    assert named(text, lang=lang) == [(span, code, sector, role)]


@pytest.mark.parametrize(
    ("lang", "text", "owners", "role"),
    [
        ("fr", "Les ministres letton et danois des Affaires étrangères parlent.",
         ["LVA", "DNK"], "foreign minister"),
        ("fr", "Les chefs des diplomaties lettone et danoise parlent.",
         ["LVA", "DNK"], "foreign minister"),
        ("es", "Los ministros de Defensa letón y danés hablan.",
         ["LVA", "DNK"], "defence minister"),
        ("pt", "Os ministros da Defesa letão e dinamarquês falam.",
         ["LVA", "DNK"], "defence minister"),
        ("en", "The Latvian and Danish foreign ministers talk.",
         ["LVA", "DNK"], "foreign minister"),
        ("en", "The Latvian and Danish navies talk.", ["LVA", "DNK"], None),
        ("de", "Der lettische und der dänische Außenminister reden.",
         ["LVA", "DNK"], "foreign minister"),
        ("de", "Die lettische und die dänische Armee üben.", ["LVA", "DNK"], None),
    ],
)  # fmt: skip
def test_a_shared_head_gives_each_owner_an_actor(named, lang, text, owners, role):
    assert sorted((f[1], f[3]) for f in named(text, lang=lang)) == sorted((o, role) for o in owners)


@pytest.mark.parametrize(
    ("lang", "text", "role"),
    [
        ("fr", "Barack Obama a appelé son homologue cubain.", "president"),
        ("de", "Barack Obama rief seinen kubanischen Kollegen an.", "president"),
        ("pt", "Barack Obama telefonou ao homólogo cubano.", "president"),
        ("en", "Jens Stoltenberg called. Barack Obama called his Cuban counterpart.", "president"),
    ],
)
def test_a_counterpart_has_the_office_of_the_person_named_last(named, lang, text, role):
    assert named(text, lang=lang, day="2016-01-15")[-1][1:] == ("CUB", "GOV", role)


@pytest.mark.parametrize(
    ("lang", "text", "codes"),
    [
        # weekdays, portfolios and names of bodies hold no verbs of giving
        ("fr", "Ils ont défilé vendredi à Bamako.", []),
        ("fr", "Ils ont livré vendredi des chars à Kiev.", ["UKR"]),
        ("fr", "Un cessez-le-feu a été signé lundi à Doha.", []),
        ("pt", "O ministro dos Negócios Estrangeiros desloca-se a Luanda.", []),
        ("pt", "Inicia amanhã uma visita a Portugal.", []),
        ("pt", "Prometeu munições a Kiev.", ["UKR"]),
        ("fr", "La crise entre Londres et Paris dure.", ["GBR", "FRA"]),
        # seats of power
        ("fr", "Ils se sont retrouvés vendredi à l'Élysée.", []),
        ("fr", "L'Élysée dément.", ["FRA"]),
        ("en", "They met at the Kremlin.", []),
        ("en", "The Kremlin denied it.", ["RUS"]),
        # the neighbour is party to what is done at the border
        ("de", "Ungarn hat die Grenze zu Serbien geschlossen.", ["HUN", "SRB"]),
        ("de", "Ungarn verlegt Soldaten an die Grenze zu Serbien.", ["HUN", "SRB"]),
        ("de", "Nahe der Grenze zu Serbien brannte ein Wald.", []),
        ("fr", "Le Bénin rouvrira demain son poste, à la frontière avec le Niger.", ["BEN", "NER"]),
        ("fr", "Un village à la frontière avec le Niger a brûlé.", []),
        # ships and troops
        ("es", "Fragatas de Ecuador rastrean el mar.", ["ECU"]),
        # spellings
        ("fr", "Le Cap-Vert proteste.", ["CPV"]),
        ("fr", "Les Vingt-Sept protestent.", ["EU"]),
        ("es", "Los Veintisiete protestan.", ["EU"]),
        ("es", "Acnur protesta.", ["UNHCR"]),
        ("es", "Un acto de protesta.", []),
        ("pt", "Lusaca protesta.", ["ZMB"]),
        ("de", "Laibach protestiert.", ["SVN"]),
        ("de", "Kischinau protestiert.", ["MDA"]),
        ("de", "Putins Antwort kam spät.", ["RUS"]),
        # a list does not run on from the city of the meeting
        ("en", "In Windhoek, Angola and Namibia signed a pact.", ["AGO", "NAM"]),
        ("en", "In Windhoek and Luanda, crowds cheered.", []),
    ],
)
def test_a_place_acts_only_where_the_sentence_says_so(named, lang, text, codes):
    assert [f[1] for f in named(text, lang=lang)] == codes


@pytest.mark.parametrize(
    ("lang", "text", "span"),
    [
        ("fr", "Le dirigeant nord-coréen Kim Jong-un parle.", "dirigeant nord-coréen Kim Jong-un"),
        ("pt", "O ministro sul-coreano da Defesa Lee Jong-sup falou.",
         "ministro sul-coreano da Defesa Lee Jong-sup"),
        ("de", "Syriens Außenminister Walid al-Hamwi, Syriens Präsident Nizar Qassem und Syrien.",
         "Syriens Außenminister Walid al-Hamwi"),
        ("en", "Australian Health Minister Victoria Marsh spoke.",
         "Australian Health Minister Victoria Marsh"),
        ("fr", "Le président congolais, Denis Sassou-Nguesso, parle.",
         "président congolais, Denis Sassou-Nguesso"),
    ],
)  # fmt: skip
def test_a_name_is_kept_whole(named, lang, text, span):
    assert named(text, lang=lang)[0][0] == span


def test_an_adjective_of_two_states_is_settled_by_the_person(named):
    one = named("Le président congolais, Denis Sassou-Nguesso, parle.", lang="fr")
    other = named("Le président congolais, Félix Tshisekedi, parle.", lang="fr")
    assert [one[0][1], other[0][1]] == ["COG", "COD"]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Le patron de la boulangerie, Luc Ahoyo, parle."),
        ("fr", "Le secrétaire du club, Jef Maes, parle."),
        ("fr", "Le responsable du magasin, Luc Ahoyo, parle."),
        ("es", "El secretario del juzgado de Murcia, Luis Mejía, habla."),
        ("pt", "O chefe de cozinha, Rui Lima, falou."),
        ("de", "Der Chef der Bäckerei, Jan Novak, sprach."),
        ("en", "The head of the bakery, Thabo Mokoena, spoke."),
        ("en", "The director of the film, Ines Oliveira, spoke."),
    ],
)
def test_heads_of_private_things_are_nobody(named, lang, text):
    assert named(text, lang=lang) == []


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "Muammar Gaddafi's forces fired.", ("Muammar Gaddafi's forces", "LBY", "MIL", None)),
        ("fr", "Il saisit la cour d'appel de Bruxelles.",
         ("cour d'appel de Bruxelles", "BEL", "JUD", None)),
        ("fr", "Il attend le feu vert de la diplomatie de Bruxelles.",
         ("diplomatie de Bruxelles", "EU", "IGO", None)),
        ("en", "The blue helmets were freed.", ("blue helmets", "UN", "IGO", None)),
        ("de", "Österreich lobte die Übung, das Bundesheer auch.",
         ("Bundesheer", "AUT", "MIL", None)),
        ("es", "El excanciller uruguayo Eusebio Mora murió.",
         ("excanciller uruguayo Eusebio Mora", "URY", "CVL", None)),
        ("de", "Die litauische Richterin Rasa Petraite urteilte.",
         ("litauische Richterin Rasa Petraite", "LTU", "JUD", "judge")),
        ("de", "Der Sondergesandte der UNO sprach in Damaskus mit Außenminister Nizar Qassem.",
         ("Außenminister Nizar Qassem", "SYR", "GOV", "foreign minister")),
    ],
)  # fmt: skip
def test_whose_they_are_is_read_from_the_words_beside_them(named, lang, text, expected):
    assert named(text, lang=lang, day="2011-05-02")[-1] == expected


@pytest.mark.parametrize(
    ("lang", "text", "codes"),
    [
        ("de", "Sie reisten in den Südosten der Türkei.", []),
        ("de", "Die Türkei protestierte.", ["TUR"]),
        ("de", "Kolumbien entschuldigte sich bei Ecuador.", ["COL", "ECU"]),
        ("de", "Er wohnte bei Genf.", []),
        ("pt", "Barbados doou à Dominica casas para desalojados pelo furacão Maria.",
         ["BRB", "DMA"]),
        ("pt", "O furacão Maria atingiu Barbados e seguiu para a Dominica.", []),
        ("es", "El entrenador saludó a su homólogo argentino, Lionel Pereyra.", []),
        ("de", "Zwei Polen wurden festgenommen.", []),
        ("de", "Polen protestierte.", ["POL"]),
    ],
)  # fmt: skip
def test_regions_storms_trainers_and_travellers_are_no_states(named, lang, text, codes):
    assert [f[1] for f in named(text, lang=lang)] == codes
