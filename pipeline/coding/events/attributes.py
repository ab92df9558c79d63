"""Participles that only tell of a noun, and whose time is not that of the act."""

from pipeline.coding.events.clauses import Clauses
from pipeline.coding.events.unit import Unit


def dates_other(clauses: Clauses, j: int, i: int) -> bool:
    """Whether a participle between the trigger i and the time j takes the time for itself.

    "lifted the sanctions | imposed in 2019", "rouvrir la ligne, | fermée il y a sept ans".
    """
    units = clauses.units
    if clauses.lexicon.grammar.language == "de":
        return False
    return any(
        _is_attribute(units, k) and units[k].piece == units[j].piece for k in range(i + 1, j)
    )


# What is scheduled for a day: "das für Montag geplante Treffen".
_SCHEDULED = (
    "geplant", "angesetzt", "vorgesehen", "anberaumt", "terminiert", "erwartet", "verabredet",
    "angekündigt", "vereinbart", "beginnend", "stattfindend", "avisiert",
)  # fmt: skip


def dates_noun(clauses: Clauses, j: int, i: int) -> bool:
    """Whether the time at unit j is that of a noun which is not unit i: "eleições de domingo"."""
    if clauses.lexicon.grammar.language == "de":
        return _dates_scheduled(clauses, j, i)
    noun = _dated_noun(clauses.units, j)
    if noun is None:
        return False
    between = clauses.units[min(noun, i) + 1 : max(noun, i)]
    return any(u.tag not in "NADP" for u in between) or clauses.units[i].tag == "V"


# Between a noun and its day: "eleições de domingo", "la cumbre del lunes".
_OF = frozenset(("de", "del", "du", "do", "da"))
# Nouns that with "of" a day tell when something was done: "en la noche del martes".
_PARTS_OF_DAYS = frozenset((
    "noite", "madrugada", "manhã", "tarde", "noche", "mañana", "mediodía", "mediodia", "nuit",
    "matinée", "soirée", "journée", "matin", "soir", "après-midi", "partir", "fin", "final",
    "finales", "início", "inicio", "comienzos", "antes", "desde", "depois", "después",
))  # fmt: skip


def _dated_noun(units: list[Unit], j: int) -> int | None:
    """Give the noun to which a day belongs: "the elections | of Sunday", "Sunday's | elections"."""
    if j + 2 < len(units) and units[j + 1].tag == "O":
        return next((k for k in range(j + 2, min(j + 6, len(units))) if units[k].tag == "N"), None)
    of = j if units[j].low.split()[0] in _OF and " " in units[j].low else j - 1
    if of < 1 or (of < j and units[of].low not in _OF):
        return None
    noun = j - 1 if of == j else j - 2
    named = noun >= 0 and units[noun].tag in "NA" and units[noun].low not in _PARTS_OF_DAYS
    return noun if named else None


def _dates_scheduled(clauses: Clauses, j: int, i: int) -> bool:
    """German: whether the time at unit j stands in an attribute of a noun that is not unit i."""
    units, end = clauses.units, min(j + 4, len(clauses.units))
    told = next((k for k in range(j + 1, end) if units[k].low.startswith(_SCHEDULED)), None)
    if (
        told is None
        or units[told].low.endswith("t")
        or any(u.tag in "V,XD" for u in units[j + 1 : told])
    ):
        return False
    return told + 1 < len(units) and units[told + 1].tag in "NA" and told + 1 != i


def _is_attribute(units: list[Unit], k: int) -> bool:
    """Whether unit k is a participle right behind a noun or its comma."""
    if units[k].tag != "V" or not units[k].has("part") or units[k].has("pres", "ger"):
        return False
    return units[k - 1].tag in "NA" or (units[k - 1].tag == "," and units[k - 2].tag in "NAT")
