"""Lines that recur over a site's articles: boilerplate by count, standing background excepted.

Thresholds: notes/text.md, section 3 (250 texts of 24 publishers): precision .993, recall .926. They hold
only when copies have been set aside first.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
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
    WINDOW = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One line of one article: its site, story and day, and its place counted from either end, from 1."""

    site: str
    story: str
    day: date
    text: str
    from_top: int
    from_end: int


_DIGITS = re.compile(r"\d+")
_QUOTED = re.compile(r"“[^”]*”|„[^“”]*[“”]|«[^»]*»|\"[^\"]*\"")
_ADDRESS = re.compile(
    r"https?:|www\.|\S@\S|@\w|\b[\w-]+\.(?:com|org|net|de|fr|es|uk|br|mx|it|eu|info)\b",
    re.IGNORECASE,
)
_END = re.compile(r"[.!?…][”\"»“')\]]*\s*$|[。！？]」?\s*$")
PROSE_WORDS = 12  # fewer words are a label, a link or a by-line

# Words by which a page speaks of itself or to its reader, by language; news prose outside quotations has none.
_SELF = frozenset(
    """
    you your yours we our us newsletter newsletters subscribe subscribed subscription subscriber subscribers comment
    comments copyright website cookies cookie click email e-mail inbox app reprinted republished subscribing
    advertisement advertising sponsored podcast editing reporting
    usted ustedes tu tus su_suscripción nosotros nuestra nuestro nuestras nuestros suscríbete suscríbase suscripción
    boletín comentarios comentario correo cookies síguenos publicidad lectores
    vous votre vos nous notre nos abonnez-vous abonnés abonnement infolettre commentaires commentaire cookies cliquez
    inscrivez-vous publicité lecteurs
    ihnen ihre_meinung wir uns unser unsere unserer unserem unseren abonnieren abonnenten abonnement kommentare
    kommentar cookies klicken anzeige werbung leserinnen
    você vocês nós nossa nosso nossas nossos assine assinante assinantes assinatura comentários comentário boletim
    cookies clique inscreva-se publicidade leitores
    """.split()
)
_RIGHTS = re.compile(
    r"all rights reserved|contributed to this|may not be (?:published|reproduced)|derechos reservados|droits réservés"
    r"|rechte vorbehalten|direitos reservados|diritti riservati|©|\(c\)\s*\d{4}",
    re.IGNORECASE,
)
# Who wrote it: "Jane Doe is the paper's correspondent in ...", "Jean Dupont est journaliste ..."
_AUTHOR = re.compile(
    r"^(?:[^\W\d_][\w.'’-]*\s+){1,4}?(?:is|are|was|has been|covers|reports|writes|es|est|ist|é|è|schreibt|berichtet|escribe|écrit|cubre)\s"
    r"(?:[\w'’,-]+\s+){0,6}?(?:reporter|correspondent|columnist|editor|writer|journalist|author|contributor|freelance"
    r"|corresponsal|periodista|redactora?|columnista|journaliste|correspondante?|chroniqueur|chroniqueuse|rédact\w+"
    r"|korrespondent\w*|redakteur\w*|journalistin|kolumnist\w*|autorin?|jornalista|correspondente|repórter|colunista"
    r"|from|about|for|on|über|aus|sobre|sur)\b",
    re.IGNORECASE,
)


def line_key(text: str) -> int:
    """Give the 64-bit hash of a line, its numbers folded, so that "342 views" and "97 views" are one line."""
    return hash64(_DIGITS.sub("0", " ".join(fold.tokens(text))))


def is_prose(text: str) -> bool:
    """Tell whether a line is a report's own sentence, which may recur: in the third person, and complete.

    Standing background ("Russia invaded in February 2022 ...") recurs like boilerplate. What tells the two
    apart is whom they speak of: boilerplate addresses the reader, speaks of the site or its rights, or says
    who wrote the text.
    """
    words = fold.key(text).split()
    if len(words) < PROSE_WORDS or not _END.search(text):
        return False
    if _ADDRESS.search(text) or _RIGHTS.search(text) or _AUTHOR.search(text):
        return False
    return _SELF.isdisjoint(fold.key(_QUOTED.sub(" ", text)).split())


def recurring(lines: Iterable[Occurrence]) -> set[tuple[str, int]]:
    """Give the (site, line key) pairs that are boilerplate, over distinct stories within 30 days."""
    by_line: dict[tuple[str, int], list[Occurrence]] = defaultdict(list)
    for line in lines:
        if not is_prose(line.text):
            by_line[line.site, line_key(line.text)].append(line)
    return {key for key, occurrences in by_line.items() if _recurs(occurrences)}


def _recurs(occurrences: list[Occurrence]) -> bool:
    ordered = sorted(occurrences, key=lambda one: one.day)
    start = 0
    for end, last in enumerate(ordered):
        while last.day - ordered[start].day > Threshold.WINDOW:
            start += 1
        if _is_boilerplate(ordered[start : end + 1]):
            return True
    return False


def _is_boilerplate(nearby: list[Occurrence]) -> bool:
    stories = len({one.story for one in nearby})
    if stories >= Threshold.STORIES:
        return True
    edge = sum(one.from_top <= Threshold.HEAD or one.from_end <= Threshold.TAIL for one in nearby)
    letters = sum(char.isalpha() for char in nearby[0].text)
    return (
        stories >= Threshold.STORIES_AT_EDGE
        and letters >= Threshold.LETTERS_AT_EDGE
        and edge * 2 >= len(nearby)
    )
