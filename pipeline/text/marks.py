"""Lines whose form alone tells that a desk set them round a report: who, when, with what picture.

English, Spanish, French, German and Portuguese. A report's own sentence has none of these forms.
"""

import re

LONGEST = 300  # characters of a correction; longer ones tell a story
SHORT = 120  # characters of a signature or a stamp
LEFT_OVER = 2  # words of a stamp beside dates and times, between bars: "Policy Brief | 3 May 2026"

_NAME = r"(?:[^\W\d_a-zà-öø-ÿ][\w.'’-]*|d[aeo]s?|d[aeio]l|van|von|de[rn]|la|le|el|bin|al)"
_PERSON = rf"[^\W\d_a-zà-öø-ÿ][\w.'’-]*(?:\s{_NAME}){{0,3}}\s[^\W\d_a-zà-öø-ÿ][\w'’-]*"
_PERSONS = rf"{_PERSON}(?:(?:,|\s(?:and|und|y|e|et|&|en))\s{_PERSON}){{0,3}}"

_CORRECTED = re.compile(
    r"""^(?:corrections?|clarifications?|erratum|errata|fe\sde\serr(?:atas?|ores)|rectificación
    |aclaración|rectificatif|erramos|correção|retificação|korrektur|berichtigung|richtigstellung)
    (?:\s\([^)]{1,40}\)|,?\s[^:]{0,30}\d[^:]{0,12})?\s?:
    # a note on something else belongs to the report
    |^(?:editor['’]?s?['’]?\snote|nota\s(?:del\seditor|de\sla\sredacción|da\sredação)|note\sde\sla\srédaction
     |(?:anmerkung|hinweis)\sder\sredaktion)\s?:.*(?:correct|updat|amend|version|versi[óo]n|versão|fassung
     |publi[sc]|corri?g|a[ck]tuali[sz]|atualiz|korrig|erschien|mis\sà\sjour)
    |^(?:(?:an?|the|in\san)\s)?(?:earlier|previous|original|prior|first)\sversion\sof\s(?:this|the)
     \s(?:story|article|report|post|piece|page|text|column|analysis|release|headline)
    |^(?:in\s)?eine[r]?\s(?:früheren?|ersten?|vorherigen?|älteren?|vorigen?)\s(?:version|fassung)
     \s(?:dieses|des|unseres)\s(?:artikels|textes|beitrags|berichts|interviews)
    |^(?:en\s)?(?:una|la)\s(?:primera\s)?versión\s(?:anterior|previa|inicial)?\s?(?:de(?:\seste|\sesta|l|\sla)
     \s(?:texto|artículo|nota|noticia|información|reportaje)|se\s(?:indicó|decía|afirmaba))
    |^(?:dans\s)?une\s(?:première\s|précédente\s)?version\s(?:précédente\s|antérieure\s)?de\s
     (?:cet?|cette|l['’])\s?(?:article|texte|dépêche|reportage)
    |^(?:em\s|numa\s|n?uma\s)?versão\s(?:anterior|inicial)\s(?:deste|desta|do|da)
     \s(?:texto|artigo|reportagem|matéria|notícia)
    |^(?:th(?:is|e)\s(?:article|story|report|post|headline|caption|page|piece)(?:\s(?:of|on)\sthis\s\w+)?
     \s(?:has\sbeen|was)\s(?:corrected|amended|updated|edited|revised|clarified|changed))""",
    re.VERBOSE | re.IGNORECASE,
)
# "(Adds minister's comment)": what an agency tells its clients about a new version.
_VERSION = re.compile(
    r"""^\((?:adds|updates?|corrects|repeats|recasts|removes|refiles|deletes|fixes|clarifies
    |writes\sthrough|actualiza|amplía|añade|corrige|repite|actualisé|actualise|répétition|corrigé|ajoute
    |wiederholung|aktualisiert|ergänzt|korrigiert|berichtigt|atualiza|acrescenta|repete)\b[^()]*\)$
    |^\((?:avec|mit|con|com|with|from|aus|de)\s[^\W\d_a-z][^()]{1,40}\)$
    |^(?:embargoed\b|(?:embargo|sperrfrist|bajo\sembargo|sous\sembargo|sob\sembargo)\s?:).{0,60}\d.{0,40}$
    |^(?:for\simmediate\srelease|zur\ssofortigen\sveröffentlichung|para\s(?:su\s)?publicación\sinmediata
    |pour\sdiffusion\simmédiate|para\sdivulgação\simediata)\W*$""",
    re.VERBOSE | re.IGNORECASE,
)
_MEDIUM = re.compile(
    r"""^[\[(](?:audio|áudio|v[ií]d[eé]o|podcast|gal+er(?:y|ie|ía|ia)|photos?|fotos?|bild(?:er)?|map|mapa|carte
    |karte|charts?|graphics?|grafik|gráfic[oa]s?|graphique|info\s?gra(?:ph|f)\w+|tweet|embed|animation|umfrage
    |quiz|live\s?stream|slide\s?show|illustration|tabelle|diagramm|interactive|interaktiv)\b[^\])]{0,80}[\])]\.?$""",
    re.VERBOSE | re.IGNORECASE,
)
_ROLE = r"""(?:additional\s|weitere\s|con\sla\s)?(?:
    text[eo]?|words|pics|pictures|photos?|photograph[sy]?|fotos?|fotograf[íi]as?|photographies?
    |images?|imagen|imágenes|imagens|bild(?:er)?|illustrations?|ilustraci(?:ón|ones)|ilustraç(?:ão|ões)
    |graphics?|grafik(?:en)?|gráficos?|infografías?|infografik|infographics?|infographies?|infográficos?
    |maps?|mapas?|cartes?|karten?|data|daten|datos|données|dados|edici[óo]n|edição|montage|montaje|montagem|schnitt
    |kamera|cámara|câmera|caméra|camera|ton|sonido|sound|sprecher(?:in)?|narration|narración|locución|locução
    |regie|technik|produktion|producción|production|produção|producer|corrección|revisão|lektorat
    |traducci[óo]n|traduction|übersetzung|tradução|translation|protokoll|interview|entrevista|moderation
    |autor(?:a|in|es)?|author|script|gui[óo]n|roteiro|design|diseño|layout|research|recherche|mitarbeit|colaboración
    |voice|voz|voix|stimme|reporting|editing|writing|reportage|crédit[os]*|credits?
    )(?:\s(?:and|und|y|et|e|de|del|do|da|des|du|by)\s(?:la\s)?\w+|\sby)?"""
_ROLE_START = re.compile(rf"(?:^|(?<=[.;,]\s)){_ROLE}\s?:\s?", re.VERBOSE | re.IGNORECASE)
_NAMED = re.compile(rf"{_NAME}(?:\s*[\s,/&|+]\s*(?:{_NAME}|and|und|y|et|e|&)){{0,11}}\W*")
_SIGNED = re.compile(
    rf"""^(?:(?:[Tt]ext\s|[Ww]ords\s|[Aa]nalysis\s|[Cc]ommentary\s|[Ii]nterview\s|[Oo]pinion\s)?[Bb]y|[Vv]on|[Pp]or|[Pp]ar|[Dd]oor
    |(?:Ein\s)?(?:Artikel|Beitrag|Gastbeitrag|Kommentar|Bericht|Porträt|Essay|Text|Reportage|Analyse)\svon
    |Una?\s(?:crónica|reportaje|análisis|columna|texto)\sde|(?:Une?\s)?(?:enquête|reportage|analyse|texte|récit)\sde
    |(?:Uma?\s)?(?:crônica|reportagem|análise)\sde|[Pp]ropos\srecueillis\spar|[Ee]ntretien\s(?:réalisé\s)?par
    |De\snot(?:re|re)\s(?:envoyée?\sspéciale?|correspondante?)[^:,]{{0,25}},|Das\s(?:Gespräch|Interview)\sführten?|Die\sFragen\sstellten?
    |Translated\sfrom\s(?:the\s)?\w+\sby|Traduit\sd[eu']\s?\w+(?:\s\([^)]*\))?\spar|Aus\sdem\s\w+(?:\sübersetzt)?\svon
    |Traducid[oa]\sdel\s\w+\spor|Traduzid[oa]\sdo\s\w+\spor|(?:Aufgezeichnet|Protokolliert)\svon|As\stold\sto|Interview\sby)
    \s(?:{_PERSONS}|\S*-?[Rr]edaktion|(?:la\s|a\s)?[Rr]edacci[óo]n|(?:a\s)?[Rr]edação|la\s[Rr]édaction)
    (?:\s?[,|/]\s[^.,:!?]{{3,40}}(?:,\s[^.,:!?]{{3,30}})?|\s\([^()]{{2,40}}\))?[.:]?$""",
    re.VERBOSE,
)
# "Text Ann Lee, photos Bo Ek"
_SHARED = re.compile(
    rf"^(?:Text[eo]?|Words|Reportage)\s{_PERSON}(?:,|\s(?:and|und|et|y|e))\s"
    rf"(?:photos?|fotos?|pictures|bilder|vidéos?|ilustraciones|illustrations?)\s{_PERSON}$"
)
# "Ann Lee / Harbour TV", "Ann Lee | Quito"
_NAME_AND_DESK = re.compile(rf"^{_PERSON}\s?[/|]\s?[^\W\d_a-z][^.:!?]{{2,40}}$")
# "Ann Lee in Rotterdam", "Ann Lee, Senior Fellow": a heading may read so, too
_NAME_AND_PLACE = re.compile(
    rf"^{_PERSON},?\s(?:in|aus|à|au|en|em|desde|from|para|für|for)\s[^\W\d_a-z][\w'’-]+(?:\s[^\W\d_a-z][\w'’-]+)?$"
    rf"|^(?:(?:Dr|Prof)\.?\s)?{_PERSON},\s[^\W\d_a-z][\w'’-]*(?:\s[\w'’-]+){{0,3}},\s[^\W\d_a-z][^.:!?]{{2,40}}$"
)
_READING = re.compile(
    r"""\b\d+[\s-]?(?:min(?:ute)?s?|minutos?|minuten|min\.)[\s-]?(?:read|de\s(?:lectura|lecture|leitura)|lectura|lesezeit|lesedauer|leitura)\b
    |\b(?:lesezeit|lesedauer|temps\sde\slecture|(?:tiempo|tempo)\sde\s(?:lectura|leitura)|reading\stime|le(?:ctura|itura)\sde)\W{1,4}(?:ca\.\s)?\d+""",
    re.VERBOSE | re.IGNORECASE,
)
_MONTH = (
    r"(?:jan|feb|fév|fev|mar|mär|mrz|apr|abr|avr|may|mai|maio|mayo|jun|juin|jul|juil|aug|ago|ao[uû]"
    r"|sep|set|oct|okt|out|nov|dec|dez|dic|déc)[^\W\d_]*\.?"
)
_DATE = re.compile(
    rf"\b\d{{1,2}}[./-]\s?\d{{1,2}}[./-]\s?(?:\d{{4}}|\d\d)\b|\b\d{{4}}-\d\d-\d\d\b"
    rf"|\b(?:\d{{1,2}}(?:er|º|\.|st|nd|rd|th)?,?\s(?:de\s)?)?{_MONTH}(?:\s\d{{1,2}}(?:st|nd|rd|th)?,)?,?\s(?:de\s)?\d{{4}}\b",
    re.IGNORECASE,
)
# With a point it is a time only before its word: "+0.93" is a cell of a table.
_HOUR = r"(?<![\d.,+-])(?:[01]?\d|2[0-3])"
_CLOCK = re.compile(
    rf"{_HOUR}[:h][0-5]\d\s?(?:uhr|hs?|hrs)?\b(?:\s?[ap]\.?m\.?)?|{_HOUR}h\b"
    rf"|{_HOUR}(?:\.[0-5]\d)?\s?(?:uhr|hs|hrs|h|[ap]\.?m\.?)(?!\w)",
    re.IGNORECASE,
)
_STAMP_WORD = re.compile(
    r"""\b(?:(?:last|page|first|zuletzt|última|dernière)\s)?(?:updated?|published|posted|modified|reviewed|stand|aktualisiert|geändert|veröffentlicht
    |actualizad[oa]|publicad[oa]|actualización|mis\sà\sjour|mise\sà\sjour|publiée?|atualizad[oa]|atualização|page|am|on|at|le|à|el|a\slas?|las
    |em|às|as|um|vom|de|del|do|uhr|gmt|utc|cet|cest|mez|mesz|est|edt|et|bst|ist|cot|brt|art|local\stime|hora\slocal|h|hs|hrs
    |mon|tue|wed|thu|fri|sat|sun|\w+day|\w+tag|mittwoch|lunes|martes|miércoles|jueves|viernes|sábado|domingo
    |lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|\w+-feira)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+")
_BAR = re.compile(r"\s[|·•–—-]\s")


def is_correction(text: str) -> bool:
    """Tell a line that says what another version of the text had, or that this one is new."""
    return len(text) <= LONGEST and bool(_CORRECTED.search(text) or _VERSION.search(text))


def is_medium(text: str) -> bool:
    """Tell the mark of a picture, a recording or a poll that stands in brackets."""
    return _MEDIUM.search(text) is not None


def is_role_credit(text: str) -> bool:
    """Tell a line that names who did what: "Photos: Ann Lee. Map: Bo Ek"."""
    before, *named = _ROLE_START.split(text) if len(text) <= SHORT else [text]
    return not before and bool(named) and all(map(_NAMED.fullmatch, named))


def is_signature(text: str) -> bool:
    """Tell a line that says who wrote the text and nothing else."""
    return len(text) <= SHORT and any(
        pattern.match(text) for pattern in (_SIGNED, _SHARED, _NAME_AND_DESK)
    )


def is_name_and_place(text: str) -> bool:
    """Tell a name with a place or an office, as a byline or a short heading has it."""
    return len(text) <= SHORT and _NAME_AND_PLACE.match(text) is not None


def is_stamp(text: str) -> bool:
    """Tell a line that is made of dates, times and the time it takes to read the text."""
    if len(text) > SHORT:
        return False
    without = _CLOCK.sub(" ", _DATE.sub(" ", _READING.sub(" ", text)))
    if without == text or (_CLOCK.search(text) is None and not _is_dated(text)):
        return False
    left = len(_WORD.findall(_STAMP_WORD.sub(" ", without)))
    return left <= (LEFT_OVER if _BAR.search(text) else 0)


def _is_dated(text: str) -> bool:
    return _READING.search(text) is not None or _DATE.search(text) is not None


def is_mark(text: str) -> bool:
    """Tell any of these lines."""
    return any(
        tells(text) for tells in (is_correction, is_medium, is_role_credit, is_signature, is_stamp)
    )
