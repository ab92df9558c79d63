"""The words for days, weeks and months in five languages, as tables and patterns."""

# ruff: noqa: E501 (one alternative a line: the patterns are read as tables)

import re
from dataclasses import dataclass

WEEKDAYS = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "pt": "segunda-feira|segunda terça-feira|terça quarta-feira|quarta quinta-feira|quinta "
    "sexta-feira|sexta sábado domingo",
    "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag|Sonnabend Sonntag",
}
MONTHS = {
    "en": "January|Jan\\. February|Feb\\. March|Mar\\. April|Apr\\. May June|Jun\\. July|Jul\\. August|Aug\\. "
    "September|Sept?\\. October|Oct\\. November|Nov\\. December|Dec\\.",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre|setiembre octubre noviembre diciembre",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "de": "Januar|Jänner Februar März April Mai Juni Juli August September Oktober November Dezember",
}
NUMBERS = {
    "en": "one|a|an two|a couple of three four five six seven eight nine ten eleven twelve",
    "es": "uno|un|una dos tres cuatro cinco seis siete ocho nueve diez once doce",
    "fr": "un|une deux trois quatre cinq six sept huit neuf dix onze douze",
    "pt": "um|uma dois|duas três quatro cinco seis sete oito nove dez onze doze",
    "de": "ein|eine|einem|einen|einer|einige zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
}
# What is counted: before these, an adjective between, four digits are no year ("2000 soldiers").
COUNTED = {
    "en": "troops soldiers people men women children civilians police officers fighters militants "
    "migrants refugees prisoners hostages detainees workers protesters demonstrators residents "
    "citizens nationals victims dead deaths tonnes tons barrels kilometers kilometres km miles "
    "meters metres dollars euros drones missiles rockets shells tanks vehicles trucks ships homes "
    "houses families members personnel",
    "es": "soldados efectivos militares personas hombres mujeres niños civiles policías agentes "
    "migrantes refugiados presos prisioneros rehenes trabajadores manifestantes toneladas barriles "
    "kilómetros km metros dólares euros drones misiles cohetes tanques vehículos camiones casas "
    "familias muertos víctimas ciudadanos millones",
    "fr": "soldats militaires hommes femmes personnes civils enfants policiers agents gendarmes "
    "migrants réfugiés prisonniers otages travailleurs manifestants tonnes barils kilomètres km "
    "mètres dollars euros drones missiles roquettes chars véhicules camions maisons familles morts "
    "victimes ressortissants casques",
    "pt": "soldados efetivos militares pessoas homens mulheres crianças civis polícias policiais "
    "agentes migrantes refugiados presos prisioneiros reféns trabalhadores manifestantes toneladas "
    "barris quilómetros quilômetros km metros dólares euros drones mísseis foguetes tanques veículos "
    "caminhões casas famílias mortos vítimas cidadãos milhões",
    "de": "Soldaten Soldatinnen Mann Menschen Personen Frauen Männer Kinder Zivilisten Polizisten "
    "Kämpfer Migranten Flüchtlinge Gefangene Geiseln Arbeiter Demonstranten Tonnen Barrel Kilometer "
    "Meter Euro Dollar Drohnen Raketen Granaten Panzer Fahrzeuge Lastwagen Häuser Familien Truppen "
    "Einsatzkräfte Bürger Tote Opfer Beamte Helfer Anhänger Staatsbürger Liter Schiffe",
}

# Named groups tell the reading: off_X = X days from publication (m = minus), rel = from the day
# named before, wd/mon/day/year/num are words and figures; wk, mo, yr = week, month, year.
_EN = r"""
(?P<off_m2>the\ day\ before\ yesterday)|(?P<off_p2>the\ day\ after\ tomorrow)
|(?P<off_m1>yesterday|last\ night)|(?P<off_p1>tomorrow)
|(?P<off_0>(?:earlier\ |later\ )?today|tonight|this\ (?:morning|afternoon|evening))
|(?P<rel_p1>the\ (?:next|following)\ day|a\ day\ later|the\ day\ after(?!\ \w)|one\ day\ later)
|(?P<rel_m1>(?:the|a)\ day\ (?:before(?!\ \w)|earlier)|the\ previous\ day)
|(?P<rel_0>(?:on\ )?the\ same\ day|hours\ later)
|(?P<num_after>NUM)\ days?\ (?:later|afterwards)|(?P<num_before>NUM)\ days?\ earlier
|(?P<conj_after>NUM|the)\ days?\ after(?=\ \w)|(?P<conj_before>NUM|the)\ days?\ (?:before|ahead\ of)(?=\ \w)
|(?P<num_ago>NUM)\ days?\ ago|in\ (?P<num_in>NUM)\ days(?:'\ time)?
|(?P<num_wk_ago>NUM)\ weeks?\ ago|in\ (?P<num_wk_in>NUM)\ weeks(?:'\ time)?
|(?P<mo_ago>NUM\ months?\ ago)|(?P<old>(?:NUM|\d+|several|many|few|[a-z]+t(?:y|een)|hundred|some)?\ ?(?:years?|decades?|centur(?:y|ies))\ (?:ago(?:\ (?:today|tomorrow|this\ (?:week|month)))?|(?:earlier|before|previously|prior|beforehand)(?!\ than)))
|(?P<wkend>(?:at|over|on|during)\ the\ weekend|(?:last|this)\ weekend)
|(?P<wk_last>(?:late\ |early\ |earlier\ )?last\ week(?!end))|(?P<wk_next>next\ week(?!end)|the\ coming\ week)|(?P<wk_this>(?:earlier\ |later\ )?this\ week(?!end))
|(?P<mo_last>last\ month)|(?P<mo_next>next\ month)|(?P<mo_this>(?:earlier\ |later\ )?this\ month)
|(?P<yr_last>last\ year(?:'s)?)|(?P<yr_next>next\ year)|(?P<yr_this>(?:earlier\ |later\ )?this\ year)
|(?:on\ )?(?:(?:WDAY),?\ )?(?P<mon_a>MON)\ (?P<day_a>\d{1,2})(?:st|nd|rd|th)?\b(?:,?\ (?P<year_a>(?:1[6-9]|20)\d\d))?
|(?:on\ )?(?:(?:WDAY),?\ )?(?:the\ )?(?P<day_b>\d{1,2})(?:st|nd|rd|th)?(?:\ of)?\ (?P<mon_b>MON)(?:,?\ (?P<year_b>(?:1[6-9]|20)\d\d))?
|(?:on\ |late\ |early\ )*(?P<wd_shift>last\ |next\ |this\ |this\ coming\ |the\ (?:previous|following|next|coming)\ )?(?P<wd>WDAY)(?:\ (?P<wd_wk>next\ week|last\ week|week))?(?:\ (?:morning|afternoon|evening|night))?
|(?P<mon_shift>last|next|this|in|since|by|early|late|of)\ (?P<mon_c>MON)(?:,?\ (?P<year_c>(?:1[6-9]|20)\d\d))?
|(?P<year_d>\b(?:1[6-9]|20)\d\d(?:(?<=\b(?:in|en|em)\ \d{4})|(?<=\bJahr\ \d{4})|(?!\ (?:(?-i:[a-zäöüß]+)\ )?(?:QTY)\b))(?:s\b)?(?:-\d\d)?)
"""
_ES = r"""
(?P<off_m2>anteayer|antes\ de\ ayer|antier)|(?P<off_p2>pasado\ mañana)
|(?P<off_m1>ayer|anoche)|(?P<off_p1>(?<!la\ )(?<!esta\ )(?<!una\ )mañana(?!\ del?\ ))
|(?P<off_0>hoy|esta\ (?:mañana|tarde|noche))
|(?P<conj_after>NUM)\ días?\ después\ (?:del?|de\ que)(?=\ \w)|(?P<conj_before>NUM)\ días?\ antes\ (?:del?|de\ que)(?=\ \w)|(?P<rel_p1>al\ día\ siguiente|un\ día\ después|el\ día\ después|al\ otro\ día)
|(?P<rel_m1>(?:el|un)\ día\ (?:antes|anterior)|la\ víspera)|(?P<rel_0>(?:el|ese)\ mismo\ día|horas\ después)
|(?P<num_after>NUM)\ días\ (?:después|más\ tarde)|(?P<num_before>NUM)\ días\ antes
|hace\ (?P<num_ago>NUM)\ días?|(?:dentro\ de|en)\ (?P<num_in>NUM)\ días
|hace\ (?P<num_wk_ago>NUM)\ semanas?|(?:dentro\ de|en)\ (?P<num_wk_in>NUM)\ semanas
|(?P<mo_ago>hace\ NUM\ mes(?:es)?)|(?P<old>hace\ (?:NUM|\d+|más\ de\ \d+|\w{4,})?\ ?(?:años?|décadas?|siglos?)|(?:(?:NUM|\d+|\w{6,})\ )?(?:años|décadas|siglos)\ (?:atrás|antes(?!\ de)))
|(?P<wkend>(?:el|este|durante\ el)\ (?:pasado\ )?fin\ de\ semana)
|(?P<wk_last>la\ (?:pasada\ semana|semana\ (?:pasada|anterior)))|(?P<wk_next>la\ (?:próxima\ semana|semana\ (?:próxima|que\ viene|entrante)))|(?P<wk_this>esta\ semana)
|(?P<mo_last>el\ (?:mes\ pasado|pasado\ mes)(?!\ de))|(?P<mo_next>el\ (?:próximo\ mes|mes\ (?:próximo|que\ viene)))|(?P<mo_this>este\ mes)
|(?P<yr_last>el\ año\ pasado|el\ pasado\ año|del\ año\ pasado)|(?P<yr_next>el\ (?:próximo\ año|año\ que\ viene))|(?P<yr_this>este\ año)
|(?:del\ (?P<from_b>\d{1,2})(?=\ al\ ))?(?(from_b)\ al\ |(?:(?:el|del|al|este)\ )?)(?:(?:WDAY),?\ )?(?P<day_b>\d{1,2})\ de\ (?P<mon_b>MON)(?:\ del?\ (?P<year_b>(?:1[6-9]|20)\d\d))?
|(?:(?:el|este|del)\ )?(?P<wd_shift>pasado\ |próximo\ |este\ )?(?P<wd>WDAY)(?P<wd_after>\ (?:pasado|próximo|siguiente|que\ viene|de\ la\ semana\ (?:pasada|que\ viene|próxima)))?
|(?P<mon_shift>el\ (?:pasado|próximo)(?:\ mes\ de)?|este|en|desde|a\ (?:principios|finales|mediados)\ de)\ (?P<mon_c>MON)(?P<mon_after>\ (?:pasado|próximo|de\ este\ año))?(?:\ del?\ (?P<year_c>(?:1[6-9]|20)\d\d))?
|(?P<year_d>\b(?:1[6-9]|20)\d\d(?:(?<=\b(?:in|en|em)\ \d{4})|(?<=\bJahr\ \d{4})|(?!\ (?:(?-i:[a-zäöüß]+)\ )?(?:QTY)\b))\b)
"""
_FR = r"""
(?P<off_m2>avant-hier)|(?P<off_p2>après-demain)
|(?P<off_m1>hier(?:\ soir|\ matin)?)|(?P<off_p1>demain)
|(?P<off_0>aujourd['’]hui|ce\ (?:matin|soir)|cet\ après-midi)
|(?P<conj_after>NUM)\ jours?\ après(?=\ \w)|(?P<conj_before>NUM)\ jours?\ avant(?=\ \w)|(?P<rel_p1>le\ lendemain(?!\ de)|un\ jour\ (?:plus\ tard|après)|au\ lendemain)
|(?P<rel_m1>la\ veille|un\ jour\ (?:plus\ tôt|avant))|(?P<rel_0>le\ (?:jour\ même|même\ jour)|quelques\ heures\ plus\ tard)
|(?P<num_after>NUM)\ jours\ (?:plus\ tard|après)|(?P<num_before>NUM)\ jours\ (?:plus\ tôt|avant|auparavant)
|il\ y\ a\ (?P<num_ago>NUM)\ jours?|dans\ (?P<num_in>NUM)\ jours
|il\ y\ a\ (?P<num_wk_ago>NUM)\ semaines?|dans\ (?P<num_wk_in>NUM)\ semaines
|(?P<mo_ago>il\ y\ a\ NUM\ mois)|(?P<old>il\ y\ a\ (?:NUM|\d+|plus\ de\ \d+|[\w-]{4,})?\ ?(?:ans?|années?|décennies?|siècles?)|(?:NUM|\d+|des|\w{7,})\ (?:ans?|années|décennies|siècles)\ (?:plus\ tôt|auparavant)(?!\ que))
|(?P<wkend>(?:ce|le)\ week-end(?:\ dernier)?)
|(?P<wk_last>la\ semaine\ (?:dernière|passée)|la\ semaine\ précédente)|(?P<wk_next>la\ semaine\ prochaine)|(?P<wk_this>cette\ semaine)
|(?P<mo_last>le\ mois\ dernier)|(?P<mo_next>le\ mois\ prochain)|(?P<mo_this>ce\ mois-ci)
|(?P<yr_last>l['’]an\ dernier|l['’]année\ dernière|l['’]an\ passé)|(?P<yr_next>l['’]an\ prochain|l['’]année\ prochaine)|(?P<yr_this>cette\ année)
|(?:(?:du|entre\ le)\ (?:WDAY\ )?(?P<from_b>\d{1,2}|1er)(?=\ (?:au|et)\ ))?(?(from_b)\ (?:au|et\ le)\ |(?:(?:le|du|au)\ )?)(?:(?:WDAY),?\ )?(?P<day_b>\d{1,2}|1er)\ (?P<mon_b>MON)(?:\ (?P<year_b>(?:1[6-9]|20)\d\d))?
|(?:(?:le|ce|de|du)\ )?(?P<wd>WDAY)(?P<wd_after>\ (?:dernier|prochain|passé|suivant))?(?:\ (?:matin|soir|après-midi))?
|(?P<mon_shift>en|depuis|dès|fin|début|mi-|au\ mois\ de|de)\ ?(?P<mon_c>MON)(?P<mon_after>\ (?:dernier|prochain|passé))?(?:\ (?P<year_c>(?:1[6-9]|20)\d\d))?
|(?P<year_d>\b(?:1[6-9]|20)\d\d(?:(?<=\b(?:in|en|em)\ \d{4})|(?<=\bJahr\ \d{4})|(?!\ (?:(?-i:[a-zäöüß]+)\ )?(?:QTY)\b))\b)
"""
_PT = r"""
(?P<off_m2>anteontem|antes\ de\ ontem)|(?P<off_p2>depois\ de\ amanhã)
|(?P<off_m1>ontem)|(?P<off_p1>amanhã)|(?P<off_0>hoje|esta\ (?:manhã|tarde|noite)|nesta\ (?:manhã|tarde|noite))
|(?P<conj_after>NUM)\ dias?\ (?:depois\ d[eoa]s?|após)(?=\ \w)|(?P<conj_before>NUM)\ dias?\ antes\ d[eoa]s?(?=\ \w)
|(?P<rel_p1>no\ dia\ seguinte|um\ dia\ depois)|(?P<rel_m1>(?:na\ véspera|um\ dia\ antes|no\ dia\ anterior))|(?P<rel_0>no\ mesmo\ dia|horas\ depois)
|(?P<num_after>NUM)\ dias\ (?:depois|mais\ tarde)|(?P<num_before>NUM)\ dias\ antes
|há\ (?P<num_ago>NUM)\ dias?|(?:dentro\ de|em|daqui\ a)\ (?P<num_in>NUM)\ dias
|há\ (?P<num_wk_ago>NUM)\ semanas?|(?:dentro\ de|em|daqui\ a)\ (?P<num_wk_in>NUM)\ semanas
|(?P<mo_ago>há\ NUM\ m(?:ês|eses))|(?P<old>há\ (?:NUM|\d+|mais\ de\ \d+|\w{4,})?\ ?(?:anos?|décadas?|séculos?)|(?:(?:NUM|\d+|\w{6,})\ )?(?:anos?|décadas|séculos)\ (?:atrás|antes(?!\ d)))
|(?P<wkend>(?:n?o|n?este)\ (?:último\ )?fim\ de\ semana)
|(?P<wk_last>n?a\ (?:semana\ passada|última\ semana|semana\ anterior))|(?P<wk_next>n?a\ (?:próxima\ semana|semana\ (?:que\ vem|próxima)))|(?P<wk_this>n?esta\ semana)
|(?P<mo_last>n?o\ (?:mês\ passado|último\ mês))|(?P<mo_next>n?o\ (?:próximo\ mês|mês\ que\ vem))|(?P<mo_this>n?este\ mês)
|(?P<yr_last>n?o\ ano\ passado)|(?P<yr_next>n?o\ (?:próximo\ ano|ano\ que\ vem))|(?P<yr_this>n?este\ ano)
|(?:de\ (?P<from_b>\d{1,2}|1º)(?=\ a\ ))?(?(from_b)\ a\ |(?:(?:n?o|em|no\ dia|dia|a|ao)\ )?)(?P<day_b>\d{1,2}|1º)\ de\ (?P<mon_b>MON)(?:\ de\ (?P<year_b>(?:1[6-9]|20)\d\d))?
|(?:(?:n?a|n?o|n?esta|n?este|à|da|do)\ )?(?P<wd_shift>próxim[ao]\ |passad[ao]\ |últim[ao]\ )?(?P<wd>WDAY)(?P<wd_after>\ (?:passad[ao]|próxim[ao]|seguinte|que\ vem))?(?!(?<!feira)(?<!bado)(?<!ingo)\ (?!(?:que|e|em|n[oa]s?|[oa]s?|com|para|por|pel[oa]s?|entre|até|aos?|às?|num|numa|d[eoa]s?|se|sobre|após|contra|à|de|um|uma|próxim[oa]|passad[oa]|seguinte)\b)[a-zà-ÿ])(?:\ \(\d{1,2}\))?
|(?P<mon_shift>em|n?o\ (?:passado|último|próximo)(?:\ mês\ de)?|desde|no\ mês\ de)\ (?P<mon_c>MON)(?P<mon_after>\ (?:passado|próximo|último))?(?:\ de\ (?P<year_c>(?:1[6-9]|20)\d\d))?
|(?P<year_d>\b(?:1[6-9]|20)\d\d(?:(?<=\b(?:in|en|em)\ \d{4})|(?<=\bJahr\ \d{4})|(?!\ (?:(?-i:[a-zäöüß]+)\ )?(?:QTY)\b))\b)
"""
_DE = r"""
(?P<off_m2>vorgestern)|(?P<off_p2>übermorgen)|(?P<off_m1>gestern(?:\ (?:Abend|Nacht|Morgen))?|(?:am\ )?gestrigen\ (?:Tage?|WDAY))|(?P<off_p1>(?<!\bam\ )\bmorgen\b|(?:am\ |für\ (?:den\ )?)?morgigen\ (?:Tage?|WDAY))
|(?P<off_0>heute|am\ (?:selben\ )?heutigen\ Tage?|(?:am\ |für\ (?:den\ )?)?heutigen\ WDAY)
|(?P<conj_after>NUM)\ Tage?\ nach(?:dem)?(?=\ \w)|(?P<conj_before>NUM)\ Tage?\ (?:bevor|vor)(?=\ \w)
|(?P<rel_p1>am\ (?:nächsten|folgenden)\ Tag|am\ Tag\ darauf|tags\ darauf|einen\ Tag\ (?:später|danach|nach))
|(?P<rel_m1>am\ Vortag|am\ Tag\ zuvor|einen\ Tag\ (?:zuvor|vorher|vor)|tags\ zuvor)|(?P<rel_0>am\ (?:selben|gleichen)\ Tag|Stunden\ später)
|(?P<num_after>NUM)\ Tage\ (?:später|danach)|(?P<num_before>NUM)\ Tage\ (?:zuvor|vorher)
|vor\ (?P<num_ago>NUM)\ Tag(?:en)?|in\ (?P<num_in>NUM)\ Tagen
|vor\ (?P<num_wk_ago>NUM)\ Wochen?|in\ (?P<num_wk_in>NUM)\ Wochen?
|(?P<mo_ago>vor\ NUM\ Monat(?:en)?)|(?P<old>vor\ (?:NUM|\d+|mehr\ als\ \d+|\w{5,})?\ ?(?:Jahr(?:en)?|Jahrzehnten?|Jahrhunderten?)|(?:NUM|\d+|\w{6,})?\ ?(?:Jahre?|Jahrzehnte|Jahrhunderte)\ (?:zuvor|vorher|davor|früher)(?!\ als))
|(?P<wkend>am\ (?:vergangenen\ |letzten\ |kommenden\ )?Wochenende)
|(?P<wk_last>(?:in\ der\ )?(?:vergangenen?|vorigen?|letzten?)\ Woche)|(?P<wk_next>(?:in\ der\ )?(?:kommenden?|nächsten?)\ Woche)|(?P<wk_this>(?:in\ )?diese[rn]?\ Woche)
|(?P<mo_last>(?:im\ )?(?:vergangenen|letzten|vorigen)\ Monat)|(?P<mo_next>(?:im\ )?(?:kommenden|nächsten)\ Monat)|(?P<mo_this>(?:in\ )?diese[nm]\ Monat)
|(?P<yr_last>(?:im\ )?(?:vergangenen|letzten|vorigen)\ Jahr)|(?P<yr_next>(?:im\ )?(?:kommenden|nächsten)\ Jahr)|(?P<yr_this>(?:in\ )?diese[ms]\ Jahr)
|(?:vom\ (?P<from_b>\d{1,2})\.(?=\ bis\ ))?(?(from_b)\ bis\ (?:zum\ )?|(?:(?:am|den|vom|zum)\ )?)(?:(?:WDAY),?\ (?:dem\ |den\ )?)?(?P<day_b>\d{1,2})\.\ (?P<mon_b>MON)(?:\ (?P<year_b>(?:1[6-9]|20)\d\d))?
|(?:(?:am|seit|zum|bis|für|vom)\ (?:späten\ |frühen\ )?)?(?P<wd_shift>vergangenen\ |letzten\ |nächsten\ |kommenden\ |diesen\ )?(?P<wd>WDAY)(?:abend|morgen|nachmittag|vormittag|nacht|mittag)?(?P<wd_after>\ (?:vergangener|kommender|nächster)\ Woche)?
|(?P<mon_shift>im|seit|Ende|Anfang|Mitte|vergangenen|letzten|kommenden|nächsten|im\ vergangenen|im\ kommenden|im\ nächsten|im\ letzten)\ (?P<mon_c>MON)(?:\ (?P<year_c>(?:1[6-9]|20)\d\d))?
|(?P<year_d>\b(?:1[6-9]|20)\d\d(?:(?<=\b(?:in|en|em)\ \d{4})|(?<=\bJahr\ \d{4})|(?!\ (?:(?-i:[a-zäöüß]+)\ )?(?:QTY)\b))(?:er)?\b)
"""
# No expression is without one of these words, a weekday, a month or a year: the full patterns are
# tried around them only, which is three times as fast.
_CORE = {
    "en": r"days?|weeks?|months?|years?'?s?|decades?|centur\w+|yesterday|today|tomorrow|tonight|night"
    r"|morning|afternoon|evening|weekend|hours",
    "es": r"anteayer|ayer|antier|mañana|anoche|hoy|tarde|noche|días?|víspera|horas|semanas?|mes|meses"
    r"|años?|décadas?|siglos?",
    "fr": r"avant-hier|après-demain|hier|demain|aujourd\W?hui|matin|soir|après-midi|lendemain|jours?"
    r"|veille|heures|semaines?|mois(?:-ci)?|ans?|années?|décennies?|siècles?|week-end",
    "pt": r"anteontem|ontem|amanhã|hoje|manhã|tarde|noite|dias?|véspera|horas|semanas?|mês|meses"
    r"|anos?|décadas?|séculos?",
    "de": r"vorgestern|übermorgen|gestern|morgen|heute|heutigen|gestrigen|morgigen|tag|tage|tagen|tags|vortag|stunden"
    r"|wochen?|wochenende|monat|monaten|jahre?n?|jahrzehnten|jahrhunderten?",
}
_SOURCES = {"en": _EN, "es": _ES, "fr": _FR, "pt": _PT, "de": _DE}


@dataclass(frozen=True, slots=True)
class Words:
    """What one language needs to read days: the pattern and the numbers behind its words."""

    pattern: re.Pattern[str]
    core: re.Pattern[str]  # a word that every expression contains
    weekdays: dict[str, int]
    months: dict[str, int]
    numbers: dict[str, int]


def _index(words: str, first: int) -> dict[str, int]:
    """Number the words of a list; words joined by | share a number."""
    return {
        word.replace("\\", "").replace("?", "").lower(): number
        for number, group in enumerate(words.split(" "), first)
        for word in group.split("|")
    }


def _numbers(language: str) -> dict[str, int]:
    """Give the numerals up to twelve."""
    return _index(NUMBERS[language].replace("a couple of", "couple"), 1)


def _alternatives(words: str) -> str:
    """Give a pattern part that matches any word of a list."""
    return "(?:" + "|".join(words.replace(" ", "|").split("|")) + ")"


def build(language: str) -> Words:
    """Compile the patterns of a language."""
    source = _SOURCES[language]
    number = _alternatives("|".join(_numbers(language))) + r"|\d{1,3}"
    for name, part in (
        ("NUM", f"(?:{number})"),
        ("WDAY", _alternatives(WEEKDAYS[language])),
        ("MON", _alternatives(MONTHS[language])),
        ("QTY", _alternatives(COUNTED[language])),
    ):
        # "may" and "morgen" are words; May and Montag are names.
        proper = language in ("en", "de") and name in ("WDAY", "MON")
        source = source.replace(name, f"(?-i:{part})" if proper else part)
    words = re.compile(rf"(?<![\w-])(?:{source})(?![\w-])", re.VERBOSE | re.IGNORECASE)
    names = f"{_alternatives(WEEKDAYS[language])}|{_alternatives(MONTHS[language])}"
    core = re.compile(
        rf"(?<![\w-])(?:{_CORE[language]}|(?:{names})\w*|(?:1[6-9]|20)\d\d\w*)(?!\w)",
        re.IGNORECASE,
    )
    return Words(
        words, core, _index(WEEKDAYS[language], 0), _index(MONTHS[language], 1), _numbers(language)
    )
