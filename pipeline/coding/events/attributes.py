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
    """German: whether the time at unit j stands in an attribute of a noun that is not unit i."""
    units, end = clauses.units, min(j + 4, len(clauses.units))
    if clauses.lexicon.grammar.language != "de":
        return False
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
