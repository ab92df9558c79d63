"""Names as a sentence needs them: countries with their articles, organisations, languages, dates.

Country and language names come from Unicode CLDR through Babel; phrases/names.toml holds the
articles and the few names that read badly in a sentence.
"""

import tomllib
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import cached_property, lru_cache
from pkgutil import get_data
from typing import Any
from zoneinfo import ZoneInfo

from babel.core import Locale, UnknownLocaleError, get_global
from babel.dates import format_date

from pipeline.briefing.safe import clean

_LOCALES = {"en": "en_GB", "es": "es", "fr": "fr"}
_VOWELS = frozenset("AEIOUÉÈÎÔaeiouéèîôhH")
_BODIES = (
    "organi",
    "union",
    "court",
    "bank",
    "agency",
    "council",
    "league",
    "commission",
    "fund",
    "group",
    "assembly",
)


@lru_cache
def phrase_file(name: str) -> dict[str, Any]:
    """Give a file of phrases/, which is part of the program like this text."""
    data = get_data(__package__, f"phrases/{name}.toml") or b""
    return tomllib.loads(data.decode("utf-8"))


def territory(code: str) -> str | None:
    """Give the ISO 3166 alpha-2 code of an alpha-3 code; None when it is no country's."""
    if code == "XKX":
        return "XK"
    found = get_global("territory_aliases").get(code, [])
    return found[0] if len(code) == 3 and code.isalpha() and len(found) == 1 else None


def is_country(code: str) -> bool:
    """Tell a country's code from an organisation's."""
    return territory(code) is not None


class Names:
    """The names of one language; `known` are names of organisations by code, from the warehouse."""

    def __init__(self, language: str, known: Mapping[str, str] | None = None) -> None:
        self.language = language
        self.locale = Locale.parse(_LOCALES[language])
        self._known = dict(known or {})
        self._words: dict[str, Any] = phrase_file("names")[language]

    @cached_property
    def _articles(self) -> dict[str, str]:
        return {code: a for a, codes in self._words["article"].items() for code in codes}

    def bare(self, code: str) -> str:
        """Give a name as a heading: "Philippines", "European Union"."""
        if not is_country(code):
            return self._capital(self._without_article(self._organisation(code)))
        own = self._words["names"].get(code)
        return str(own or self.locale.territories.get(territory(code), code))

    def full(self, code: str) -> str:
        """Give a name as a sentence needs it: "the Philippines", "la Francia", "l’Allemagne"."""
        if not is_country(code):
            return self._organisation(code)
        name, article = self.bare(code), self._article(code)
        if (
            self.language == "fr"
            and article in {"le", "la"}
            and name[0] in _VOWELS
            and code != "YEM"
        ):
            return f"l’{name}"
        return f"{article} {name}".strip()

    def is_plural(self, code: str) -> bool:
        """Whether the name takes a plural verb."""
        return code in self._words["plural"]["codes"]

    def of(self, code: str) -> str:
        """Give "of the Philippines", "del Reino Unido", "du Kenya"."""
        return self.contract(
            f"{ {'en': 'of', 'es': 'de', 'fr': 'de'}[self.language] } {self.full(code)}"
        )

    def possessive(self, code: str) -> str:
        """Give "Kenya’s", "the Netherlands’"; elsewhere the genitive with its preposition."""
        if self.language != "en":
            return self.of(code)
        name = self.full(code)
        return f"{name}’" if name.endswith("s") and name.startswith("the ") else f"{name}’s"

    def inside(self, code: str) -> str:
        """Give "in the Philippines", "en Filipinas", "au Brésil"."""
        if self.language != "fr":
            return f"{ {'en': 'in', 'es': 'en'}[self.language] } {self.full(code)}"
        if not is_country(code):
            return self.contract(f"à {self.full(code)}")
        return self._inside_french(code)

    def _inside_french(self, code: str) -> str:
        name, article = self.bare(code), self._article(code)
        feminine = article == "la" or (article == "le" and self.full(code).startswith("l’"))
        if feminine or code in self._words["in"]["en"]:
            return f"en {name}"
        return self.contract(f"à {article} {name}" if article else f"à {name}")

    def contract(self, text: str) -> str:
        """Join prepositions and articles: a el -> al, de le -> du."""
        pairs = {
            "en": (),
            "es": ((" a el ", " al "), (" de el ", " del ")),
            "fr": (
                (" à le ", " au "),
                (" à les ", " aux "),
                (" de le ", " du "),
                (" de les ", " des "),
            ),
        }[self.language]
        text = f" {text}"
        for apart, joined in pairs:
            text = text.replace(apart, joined)
        if self.language == "fr":
            for vowel in sorted(_VOWELS - {"h", "H"}):
                text = text.replace(f" de {vowel}", f" d’{vowel}")
        return text[1:]

    def listed(self, items: Sequence[str]) -> str:
        """Join items: "A", "A and B", "A, B and C"."""
        word = {"en": "and", "es": "y", "fr": "et"}[self.language]
        if len(items) < 2:
            return "".join(items)
        if word == "y" and _sounds_like_i(items[-1]):
            word = "e"
        return f"{', '.join(items[:-1])} {word} {items[-1]}"

    def language_name(self, code: str) -> str:
        """Give the name of a language: "Arabic"; the code when it has none."""
        return str(self.locale.languages.get(code.split("-")[0], code))

    def languages(self, codes: Sequence[str]) -> str:
        """Give the names of languages as a list."""
        return self.listed([self.language_name(code) for code in codes])

    def long_day(self, day: date) -> str:
        """Give "Thursday 19 November 2026"."""
        pattern = {"en": "EEEE d MMMM y", "es": "EEEE d 'de' MMMM 'de' y", "fr": "EEEE d MMMM y"}
        return format_date(day, pattern[self.language], locale=self.locale)

    def day(self, day: date, year: int | None = None) -> str:
        """Give "19 November", with the year unless it is the one named."""
        pattern = {"en": "d MMMM", "es": "d 'de' MMMM", "fr": "d MMMM"}[self.language]
        with_year = {"en": " y", "es": " 'de' y", "fr": " y"}[self.language]
        return format_date(
            day, pattern if day.year == year else pattern + with_year, locale=self.locale
        )

    def month(self, day: date) -> str:
        """Give "November 2026"."""
        return format_date(
            day, "MMMM 'de' y" if self.language == "es" else "MMMM y", locale=self.locale
        )

    def weekday_and_day(self, day: date, year: int) -> str:
        """Give "Wed 25 November"."""
        return f"{format_date(day, 'EEE', locale=self.locale)} {self.day(day, year)}"

    def instant(self, at: datetime, timezone: str) -> str:
        """Give "19 November 2026, 06:14" in a zone, with the zone's name."""
        local = at.astimezone(ZoneInfo(timezone))
        return f"{self.day(local.date())}, {local:%H:%M} {timezone}"

    def number(self, value: float) -> str:
        """Give a count or a mean with at most one decimal: "0.8", "13"."""
        shown = f"{value:.1f}" if value < 9.95 else f"{value:.0f}"
        shown = shown.removesuffix(".0")
        return shown if self.language == "en" else shown.replace(".", ",")

    def direction(self, language: str | None) -> str:
        """Give `rtl` for languages that are written from right to left, else `ltr`."""
        try:
            return str(Locale.parse((language or "en").split("-")[0]).text_direction)
        except (UnknownLocaleError, ValueError):
            return "ltr"

    def _article(self, code: str) -> str:
        return self._articles.get(code, "la" if self.language == "fr" else "")

    def _organisation(self, code: str) -> str:
        own = self._words["organisations"].get(code)
        if own:
            return str(own)
        name = clean(self._known.get(code, ""))
        return self.body(name) if name and self.language == "en" else clean(code)

    def body(self, name: str) -> str:
        """Give the name of an organisation or organ with the article that it takes."""
        low = name.lower()
        takes = any(body in low for body in _BODIES) and not low.startswith("the ")
        return f"the {name}" if takes and self.language == "en" else name

    def _without_article(self, name: str) -> str:
        for article in ("the ", "la ", "el ", "las ", "los ", "le ", "les ", "l’"):
            if name.startswith(article):
                return name.removeprefix(article)
        return name

    def _capital(self, name: str) -> str:
        return name[:1].upper() + name[1:]


def _sounds_like_i(word: str) -> bool:
    start = word.casefold()
    return start.startswith(("i", "hi", "y")) and not start.startswith(
        ("hia", "hie", "ya", "ye", "yo", "yu")
    )
