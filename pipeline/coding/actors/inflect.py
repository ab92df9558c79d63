"""Inflected forms of demonyms and offices, by the regular patterns of each language.

The tables give one form (masculine singular); irregular forms stand written out in them.
"""

import re
from collections.abc import Callable

_ES = (
    (r"o$", ("o", "a", "os", "as")),
    (r"és$", ("és", "esa", "eses", "esas")),
    (r"án$", ("án", "ana", "anes", "anas")),
    (r"ón$", ("ón", "ona", "ones", "onas")),
    (r"(ol|ol)$", ("ol", "ola", "oles", "olas")),
    (r"í$", ("í", "íes", "ís")),
    (r"([aeé])$", (r"\1", r"\1s")),
    (r"([lr])$", (r"\1", r"\1es")),
)
_FR = (
    (r"(ais|ois)$", (r"\1", r"\1e", r"\1es")),
    (r"([iy])en$", (r"\1en", r"\1enne", r"\1ens", r"\1ennes")),
    (r"(an|in|i)$", (r"\1", r"\1e", r"\1s", r"\1es")),
    (r"éen$", ("éen", "éenne", "éens", "éennes")),
    (r"ain$", ("ain", "aine", "ains", "aines")),
    (r"ol$", ("ol", "ole", "ols", "oles")),
    (r"([eéèiou])$", (r"\1", r"\1s")),
    (r"([^s])$", (r"\1", r"\1s")),
)
_PT = (
    (r"o$", ("o", "a", "os", "as")),
    (r"ês$", ("ês", "esa", "eses", "esas")),
    (r"ol$", ("ol", "ola", "óis", "olas")),
    (r"([aei])$", (r"\1", r"\1s")),
    (r"eu$", ("eu", "eia", "eus", "eias")),
    (r"([^s])$", (r"\1", r"\1es")),
)
_DE_ADJECTIVE = ((r"(isch|sch)$", tuple(rf"\1{end}" for end in ("", "e", "en", "er", "es", "em"))),)
_DE_PEOPLE = (
    (r"([aeiou])$", (r"\1", r"\1n", r"\1r", r"\1s")),
    (r"er$", ("er", "ers", "ern", "erin", "erinnen")),
    (r"(.)$", (r"\1", r"\1en")),
)
_DE_OFFICE = (
    (r"eur$", ("eur", "eurs", "eure", "euren", "eurin")),
    (r"er$", ("er", "ers", "ern", "erin", "erinnen")),
    (r"(ent|ist|at|ot)$", (r"\1", r"\1en", r"\1in", r"\1innen", r"\1s")),
    (r"(chef|konsul|tor|är|könig|oberst|anwalt|general|führer)$", (r"\1", r"\1s", r"\1in", r"\1e")),
    (r"e$", ("e", "en", "es")),
    (r"(ung|schaft|ion|tät|enz)$", (r"\1", r"\1en")),
    (r"(.)$", (r"\1", r"\1s", r"\1es", r"\1e")),
)


def _by(patterns: tuple[tuple[str, tuple[str, ...]], ...]) -> Callable[[str], list[str]]:
    compiled = [(re.compile(pattern, re.I), ends) for pattern, ends in patterns]

    def forms(word: str) -> list[str]:
        for pattern, ends in compiled:
            if pattern.search(word):
                return [pattern.sub(end, word) for end in ends]
        return [word]

    return forms


_ADJECTIVE = {"es": _by(_ES), "fr": _by(_FR), "pt": _by(_PT), "de": _by(_DE_ADJECTIVE)}
_german_people, _german_office = _by(_DE_PEOPLE), _by(_DE_OFFICE)


def adjectives(word: str, language: str) -> list[str]:
    """Give the forms of an adjective of nationality; English has one."""
    return _ADJECTIVE[language](word) if language in _ADJECTIVE else [word]


def english_people(word: str) -> list[str]:
    """Give singular and plural of an English name of nationals ("Pole", "Poles")."""
    invariable = word.endswith(("ese", "men", "iss", "ois")) or word in ("Batswana", "Basotho")
    return [word] if invariable else [word, f"{word}s"]


def german_people(word: str) -> list[str]:
    """Give the forms of a German name of nationals, masculine and feminine."""
    forms = _german_people(word)
    if word.endswith("e"):
        forms += [f"{word[:-1]}in", f"{word[:-1]}innen"]
    return [form for form in forms if len(form) > 3]


def german_office(word: str) -> list[str]:
    """Give the case forms, the feminine and the plural of a German office or body."""
    feminine = [f"{word}in", f"{word}innen"] if word.endswith("chef") else []
    return _german_office(word) + feminine


def german_genitive(name: str) -> list[str]:
    """Give a country's German name and its genitive ("Österreich", "Österreichs")."""
    return [name] if name.endswith(("s", "z", "ß", "x")) or name.isupper() else [name, f"{name}s"]


def plurals(title: str) -> list[str]:
    """Give the plurals of a Romance title: its first word, or its first two, with -s."""
    words = title.split()
    forms = []
    for count in (1, 2):
        if len(words) >= count and all(word[-1] not in "sxz" for word in words[:count]):
            forms.append(" ".join([_plural(word) for word in words[:count]] + words[count:]))
    return forms


def _plural(word: str) -> str:
    return word + ("es" if word[-1] in "rl" else "s")
