"""What a noun phrase is made of: its begin, the actor in it, and whether the actor is its head."""

from pipeline.coding.anchors import Form
from pipeline.coding.events.arguments import Reach, is_modifier
from pipeline.coding.events.clauses import is_participle
from pipeline.coding.events.unit import Unit


def begin(units: list[Unit], j: int) -> tuple[int, int]:
    """Give the unit before the noun phrase that ends at unit j, and the actor in it (or -1)."""
    k, actor = j, -1
    while k >= 0 and (units[k].tag in "ANDOT" or _inner_participle(units, k)):
        if units[k].tag == "A":
            if actor >= 0 and units[k + 1].tag != "O" and not is_modifier(units[k]):
                break
            actor = k if actor < 0 or not _names(units[actor]) else actor
        k -= 1
    return k, actor


def is_office(reach: Reach, actor: int, j: int) -> bool:
    """Whether those who speak for the actor end the phrase: "the alliance's secretary-general"."""
    units, grammar = reach.units, reach.clauses.lexicon.grammar
    if j == actor + 1 and grammar.of_kind(units[j].low, "apposed"):
        return True  # "the NATO alliance"
    anchor = units[actor].anchors[0]
    leads = units[actor + 1].tag == "O" or anchor.form is Form.ADJECTIVE
    leads = leads or anchor.kind == "organisation"  # "a UN committee"
    return j > actor and leads and grammar.of_kind(units[j].low, "heads")


def is_person(unit: Unit) -> bool:
    """Whether the unit names one person."""
    anchor = unit.anchors[0] if len(unit.anchors) == 1 else None
    return anchor is not None and anchor.form is Form.NAMED and anchor.kind == "person"


def is_apposition(unit: Unit) -> bool:
    """Whether name and office are one span, so that what follows goes on with the office."""
    return ", " in unit.text and unit.anchors[0].kind == "person"


def follows_adverbial(reach: Reach, k: int, actor: int) -> bool:
    """Whether a short adverbial without a comma stands before the actor: "By nightfall Kenya"."""
    units = reach.units
    if reach.clauses.lexicon.grammar.language != "en" or actor < 0 or not _names(units[actor]):
        return False
    opens = k == 0 or units[k - 1].tag in ",;:-"
    return opens and actor == k + 2 and units[k + 1].tag == "N"


def is_owned(reach: Reach, start: int, end: int) -> bool:
    """Whether a noun phrase begins with "its" or "their": "its forces had hit"."""
    grammar = reach.clauses.lexicon.grammar
    return any(grammar.of_kind(u.low, "possessives") for u in reach.units[start : end + 1])


def _inner_participle(units: list[Unit], k: int) -> bool:
    """Whether a participle is an adjective inside a noun phrase."""
    return (
        units[k].tag == "V"
        and is_participle(units[k].readings)
        and k > 0
        and units[k - 1].tag == "D"
    )


def _names(unit: Unit) -> bool:
    """Whether the unit names an actor rather than a place or a quality."""
    return any(a.form in (Form.NAMED, Form.DESCRIPTION, Form.PRONOUN) for a in unit.anchors)
