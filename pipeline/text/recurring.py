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
from pipeline.text import fold, marks, voice


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
# A number that is part of a name or of what a price is for: "Ann Lee, 34", "saca de 60 kg", "n° 3"
_OF_LABEL = re.compile(
    r",\s\d\d$|\b\d+(?:[.,]\d+)?\s?(?:%|(?:kg|g|t|l|ml|cl|m|km|cm|mm|ha|kw|mw|kwh)\b)|\bn[°ºo.]+\s?\d+",
    re.IGNORECASE,
)
# "What we know" is a heading of a report; "we" is no desk there.
_QUESTION = re.compile(
    r"^(?:what|how|why|was|wie|warum|lo\sque|qué|cómo|por\squé|ce\sque?|ce\squ['’]\w+|comment|pourquoi|o\sque|como|por\sque)\s",
    re.IGNORECASE,
)
_END = re.compile(r"[.!?…][”\"»“')\]]*\s*$|[。！？]」?\s*$")
PROSE_WORDS = 4  # fewer words with a colon or dots are a credit or a link: "Foto: dpa."

_ARTICLE = re.compile(r"^(?:the|el|la|le|les|los|las|der|die|das|o|a|os|as)\s+", re.IGNORECASE)
SITE_NAME = 4  # letters of a site's name; shorter ones are words
HOST_NAME = 6  # letters of a single word that names a site when its host is called that
NAMED_IN = 2  # recurring lines that name a site ...
NAMED_ON = 0.5  # ... and the share of its stories on which they stand
LABEL_WORDS = 5
MEASURE_WORDS = 12
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
    """Give the 64-bit hash of a line, numbers, days, months and writers folded.

    "342 views" and "97 views" are one line, "Updated Friday" and "Updated Sunday" as well, and so
    are "Ann Lee is a reporter at the desk." and the same of Bo Ek.
    """
    plain = voice.without_names(text)
    words = ("0" if word in _CALENDAR else word for word in fold.tokens(plain))
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
    return not (_is_about(text, names) or _is_of_desk(text) or voice.speaks_to_reader(text))


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
    plain = _OF_LABEL.sub("", text)
    if len(plain.split()) > LABEL_WORDS or _DIGITS.search(plain):
        return False
    return not _is_of_page(text) or (_QUESTION.match(text) is not None and not _END.search(text))


def _is_measure(texts: Set[str]) -> bool:
    """Tell a line with other numbers on other pages: weather, prices, tides."""
    one = min(texts)
    return len(texts) > 1 and len(one.split()) <= MEASURE_WORDS and not _is_of_page(one)


def _is_of_page(text: str) -> bool:
    return bool(_END.search(text)) or _is_of_desk(text) or voice.speaks_to_reader(text)


def _is_of_desk(text: str) -> bool:
    return voice.is_of_desk(text) or marks.is_mark(text) or marks.is_name_and_place(text)


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
        and (
            _is_host(prose[site, key][0].text, site)
            or _is_name(name, site, said[site], len(stories[site]))
        )
    }


def _subject(text: str) -> str:
    """Give the capitalised words with which a sentence begins, its article left out."""
    found = _SUBJECT.match(_ARTICLE.sub("", text))
    return found.group() if found else ""


def _is_host(text: str, site: str) -> bool:
    """Tell a sentence whose subject is spelt as the site's host is: several words run together."""
    found = _SUBJECT.match(text)
    words = fold.key(found.group()).split() if found else []
    joined = fold.bare("".join(words))
    return len(words) > 1 and len(joined) >= HOST_NAME and joined in site.casefold().split(".")


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
