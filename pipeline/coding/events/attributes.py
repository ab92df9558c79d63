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


def _is_attribute(units: list[Unit], k: int) -> bool:
    """Whether unit k is a participle right behind a noun or its comma."""
    if units[k].tag != "V" or not units[k].has("part") or units[k].has("pres", "ger"):
        return False
    return units[k - 1].tag in "NA" or (units[k - 1].tag == "," and units[k - 2].tag in "NAT")
