"""Lines that recur over a site's articles: boilerplate by count, standing background excepted.

Thresholds: notes/text.md, section 3 (250 texts of 24 publishers): precision .993, recall .926. They
hold only when copies have been set aside first.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.ids import hash64
from pipeline.text import fold


class Threshold:
    """From when on a line is the site's and not the article's."""

    STORIES = 3  # distinct stories in which it stands
    STORIES_AT_EDGE = 2  # the same where it mostly stands at head or tail ...
    LETTERS_AT_EDGE = 12  # ... and has so many letters
    HEAD = 3  # lines from the top that are the head
    TAIL = 6  # lines from the end that are the tail
    LABEL_SHARE = 0.3  # of the site's stories in which a heading, label or measure stands
    WINDOW = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One line of one article, and its place counted from either end, from 1."""

    site: str
    story: str
    day: date
    text: str
    from_top: int
    from_end: int
    names: tuple[str, ...] = ()  # the site's own


_DIGITS = re.compile(r"\d+")
# Desks mix marks: a low opening one is often closed by a straight one.
_QUOTED = re.compile(r"“[^”]*”|„[^“”\"]*[“”\"]|«[^»]*»|\"[^\"]*\"")
_ADDRESS = re.compile(
    r"https?:|www\.|\S@\S|@\w|\b[\w-]+\.(?:com|org|net|de|fr|es|uk|br|mx|it|eu|info)\b",
    re.IGNORECASE,
)
_END = re.compile(r"[.!?…][”\"»“')\]]*\s*$|[。！？]」?\s*$")
PROSE_WORDS = 4  # fewer words with a colon or dots are a credit or a link: "Foto: dpa."

# Words by which a page speaks of itself or to its reader; news prose outside quotations has none.
# Words that are common in another of the languages (nos, us, comment) are left out.
_SELF = re.compile(
    r"""\b(?:you|your|yours|we|our|newsletters?|subscri(?:be|bed|bing|ption|ptions|ber|bers)
    |(?<!his\ )(?<!her\ )(?<!their\ )comments
    |copyright|cookies?|click|e-?mail|inbox|reprinted|republished|sponsored|podcasts?|editing
    |usted(?:es)?|tus?|nosotros|nuestr[oa]s?|suscr[ií]b\w+|suscripción|bolet[ií]n|s[ií]guenos
    |(?<!\bhacer\ )(?<!\bhizo\ )(?<!\bsus\ )comentarios
    |vous|votre|notre|abonn(?:ez|és|ement)\w*|infolettre|cliquez|inscrivez|lecteurs
    |(?<!\bde\ )(?<!\bses\ )commentaires
    |ihnen|wir|uns|unser(?:e[mnrs]?)?|abonnieren|abonnenten|abonnement|kommentare|klicken|leser(?:innen)?
    |vocês?|nossos?|nossas?|assinantes?|assinatura|boletim|clique|inscreva|leitores)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_RIGHTS = re.compile(
    r"all rights reserved|contributed to this|may not be (?:published|reproduced)"
    r"|derechos reservados|droits réservés|rechte vorbehalten"
    r"|direitos reservados|diritti riservati"
    r"|reproduc(?:tion|ción)\s+\w*\s*(?:interdite|prohibida|prohibited)|prohibida\s+(?:su|la)\s+reproducción"
    r"|reprodução\s+proibida|nachdruck|n['’]engagent\s+que\s+leurs|©|\(c\)\s*\d{4}",
    re.IGNORECASE,
)
# Who wrote, translated or supplied it, on a line of its own.
_BY = re.compile(
    r"^(?i:by|von|por|par|di|door)\s+[^\W\d_a-z][\w.'’-]*(?:\s+[^\W\d_][\w.'’-]*){0,3}"
    r"\s+[^\W\d_a-z][\w'’-]*(?:,\s[^.]{3,40})?$"
)
_CREDIT = re.compile(
    r"^(?:translat(?:ed|ion)|traduit|traduction|traducid[oa]|traducción|übersetz(?:t|ung)|traduzid[oa]"
    r"|tradução|aus\s+dem\s+\w+\s+von)\b|(?:^|[.!?]\s+)(?:sources?|quellen?|fuentes?|fontes?)\s?:",
    re.IGNORECASE,
)
# Who wrote it: "Jane Doe is the paper's correspondent in ...", "Jean Dupont est journaliste à ..."
_AUTHOR = re.compile(
    r"""^(?:[^\W\d_][\w.'’-]*\s+){1,4}?(?:
    (?:covers|reports|writes|schreibt|berichtet|escribe|écrit|cubre|couvre|escreve)\s
    |(?:is|are|was|es|est|ist|é|è)\s(?:[\w'’,-]+\s+){0,6}?
     (?:reporter|correspondent|columnist|editor|writer|journalist|contributor|freelance
     |corresponsal|periodista|redactora?|columnista|journaliste|correspondante?|chroniqueu\w+
     |korrespondent\w*|redakteur\w*|journalistin|kolumnist\w*|jornalista|correspondente|repórter)\w*
     (?:\.|[\s,](?:at|for|of|in|and|with|covering|based|bei|der|des|für|de|en|del|para|à|au|pour|du|da|do)\b))""",
    re.VERBOSE | re.IGNORECASE,
)
# A sentence that tells the reader to do something, or speaks of the page that it stands on.
_ADDRESSED = re.compile(
    r"""(?:^|[.!?]\s+)(?:
    (?:download|follow|join|visit|catch|donate|subscribe|sign\s+up|click|listen|watch|stay)\b(?!\s+(?:ed|ing))
    |(?:write|give|send|pick|make|get|support|contact|help|buy|tell|read|share|see|check)\s
     (?:to|up|a|an|the|us|out|more|all|independent|reporting)\b
    |(?:descarg|s[ií]g|suscr[ií]b|[uú]n|apoy|recib|compart|escuch|visit)\w{1,4}\s
    |haz(?:te|nos)\s
    |(?:baix|receb|assin|apoi|acompanh|compartilh|siga|participe|inscreva)\w*(?:-nos)?\s
    |(?:télécharg|suiv|rejoign|soutén|souten|recev|abonn|inscriv|partag|écout)ez\b|faites\s
    |\w+en\s+sie\s)
    |\b(?:this|ce|cet|cette|este|esta|deste|desta|dieser?|diese[ms])\s
     (?:page|site|website|content|newsletter|contenu|contenido|nota|conteúdo|página|seite
     |(?:article|story|artículo|noticia|artigo|reportagem|artikel|text|beitrag)\s
      (?:is|was|has|may|est|a\sété|es|está|fue|ha|é|foi|ist|wurde|erschien))\b
    |\b(?:its|our|their)\s+(?:own\s+)?readers\b|\bfor\s+information\s+only\b
    |\b(?:accept|carry)\w*\s+(?:no\s+)?advertising\b
    |\b(?:next|weekend|print|digital)\s+edition\b|\binvestment\s+advice\b""",
    re.VERBOSE | re.IGNORECASE,
)
_ARTICLE = re.compile(r"^(?:the|el|la|le|les|los|las|der|die|das|o|a|os|as)\s+", re.IGNORECASE)
SITE_NAME = 4  # letters of a site's name; shorter ones are words
HOST_NAME = 6  # letters of a single word that names a site when its host is called that
NAMED_IN = 2  # recurring lines that name a site ...
NAMED_ON = 0.5  # ... and the share of its stories on which they stand
LABEL_WORDS = 5
# The days and months of the languages coded, case-folded.
_DAYS_AND_MONTHS = """
    monday tuesday wednesday thursday friday saturday sunday
    montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag
    lunes martes miércoles jueves viernes sábado domingo
    lundi mardi mercredi jeudi vendredi samedi dimanche
    january february march april may june july august september october november december
    januar februar märz mai juni juli oktober dezember
    enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
    janvier février mars avril juin juillet août septembre octobre novembre décembre
    janeiro fevereiro março maio junho julho setembro outubro novembro dezembro
"""
_CALENDAR = frozenset(_DAYS_AND_MONTHS.split())
_SUBJECT = re.compile(
    r"[A-ZÀ-ÖØ-Þ][\w’'&-]*(?:\s+(?:(?:of|de|du|des|da|do|del|della|der|la|le|the|and|&)\s+){0,2}"
    r"[A-ZÀ-ÖØ-Þ][\w’'&-]*)*"
)


def line_key(text: str) -> int:
    """Give the 64-bit hash of a line, numbers, days and months folded.

    "342 views" and "97 views" are one line, "Updated Friday" and "Updated Sunday" as well.
    """
    words = ("0" if word in _CALENDAR else word for word in fold.tokens(text))
    return hash64(_DIGITS.sub("0", " ".join(words)))


def is_prose(text: str, names: Iterable[str] = ()) -> bool:
    """Tell whether a line is a report's own sentence, which may recur.

    Standing background ("Russia invaded in February 2022 ...") recurs like boilerplate. What tells
    the two apart is whom they speak of: boilerplate addresses the reader, speaks of the site or its
    rights, or says who wrote the text. `names` are the site's own, as it writes them.
    """
    is_brief = len(text.split()) < PROSE_WORDS
    if not _END.search(text) or (is_brief and (":" in text or text.endswith("…"))):
        return False
    if any(
        pattern.search(text) for pattern in (_ADDRESS, _RIGHTS, _AUTHOR, _BY, _CREDIT)
    ) or _is_about(text, names):
        return False
    spoken = _QUOTED.sub(" ", text)
    return _SELF.search(spoken) is None and _ADDRESSED.search(spoken) is None


def _is_about(text: str, names: Iterable[str]) -> bool:
    """Tell a sentence whose subject is the site itself."""
    start = _ARTICLE.sub("", text)
    return any(
        len(name) >= SITE_NAME and start.startswith(_ARTICLE.sub("", name)) for name in names
    )


def is_label(text: str) -> bool:
    """Tell a heading, a place or a cell of a table: a few words, no digits, no sentence.

    What tells the reader to do something, or says who wrote it, is none.
    """
    is_short = len(text.split()) <= LABEL_WORDS and not _DIGITS.search(text)
    return is_short and not _is_of_page(text)


def _is_measure(texts: Set[str]) -> bool:
    """Tell a line with other numbers on other pages: weather, prices, tides."""
    return len(texts) > 1 and not _is_of_page(min(texts))


def _is_of_page(text: str) -> bool:
    patterns = (_END, _SELF, _ADDRESSED, _RIGHTS, _BY, _CREDIT, _ADDRESS, _AUTHOR)
    return any(pattern.search(text) for pattern in patterns)


_Key = tuple[str, int]
_Found = dict[_Key, list["Occurrence"]]


def recurring(lines: Iterable[Occurrence]) -> set[tuple[str, int]]:
    """Give the (site, line key) pairs that recur over distinct stories within 30 days."""
    furniture: _Found = defaultdict(list)
    prose: _Found = defaultdict(list)
    stories: dict[str, set[str]] = defaultdict(set)
    for line in lines:
        stories[line.site].add(line.story)
        if any(char.isalpha() for char in line.text):
            kind = prose if is_prose(line.text, line.names) else furniture
            kind[line.site, line_key(line.text)].append(line)
    flagged = _recurring_of(furniture, stories)
    return flagged | _about_sites(prose, furniture, flagged, stories)


def _recurring_of(found: _Found, stories: Mapping[str, set[str]]) -> set[_Key]:
    return {key for key, seen in found.items() if _recurs(seen, len(stories[key[0]]))}


def _about_sites(
    prose: _Found, furniture: _Found, flagged: Set[_Key], stories: Mapping[str, set[str]]
) -> set[_Key]:
    """Give the recurring sentences whose subject is what the site's recurring lines call it."""
    said: dict[str, list[list[Occurrence]]] = defaultdict(list)
    for site, key in flagged:
        said[site].append(furniture[site, key])
    return {
        (site, key)
        for site, key in _recurring_of(prose, stories)
        if (name := _subject(prose[site, key][0].text))
        and _is_name(name, site, said[site], len(stories[site]))
    }


def _subject(text: str) -> str:
    """Give the capitalised words with which a sentence begins, its article left out."""
    found = _SUBJECT.match(_ARTICLE.sub("", text))
    return found.group() if found else ""


def _is_name(name: str, site: str, said: Sequence[list[Occurrence]], of_stories: int) -> bool:
    if " " not in name and (len(name) < HOST_NAME or name.casefold() not in site.split(".")):
        return False
    naming = [line for line in said if name in line[0].text]
    seen_on = {one.story for line in naming for one in line}
    return len(naming) >= NAMED_IN and len(seen_on) >= NAMED_ON * of_stories


def _recurs(occurrences: list[Occurrence], stories: int) -> bool:
    ordered = sorted(occurrences, key=lambda one: one.day)
    start = 0
    for end, last in enumerate(ordered):
        while last.day - ordered[start].day > Threshold.WINDOW:
            start += 1
        if _is_boilerplate(ordered[start : end + 1], stories):
            return True
    return False


def _is_boilerplate(nearby: list[Occurrence], of_stories: int) -> bool:
    stories = len({one.story for one in nearby})
    if is_label(nearby[0].text) or _is_measure({one.text for one in nearby}):
        return stories >= max(Threshold.STORIES, Threshold.LABEL_SHARE * of_stories)
    if stories >= Threshold.STORIES:
        return True
    edge = sum(one.from_top <= Threshold.HEAD or one.from_end <= Threshold.TAIL for one in nearby)
    letters = sum(char.isalpha() for char in nearby[0].text)
    is_edge = letters >= Threshold.LETTERS_AT_EDGE and edge * 2 >= len(nearby)
    return stories >= Threshold.STORIES_AT_EDGE and is_edge
