"""German compounds whose first parts are states: "der Taiwan-Besuch", "Kenia-Uganda-Gespräche"."""

from pipeline.coding.anchors import Form
from pipeline.coding.events import arguments, genitives
from pipeline.coding.events.arguments import Allowed, Found, Reach
from pipeline.coding.events.lexicon import Act
from pipeline.coding.events.scene import Sides


def named(reach: Reach, i: int) -> list[Found]:
    """Give the states in the compound whose last part is the noun at unit i, in order."""
    found: list[Found] = []
    j = i
    while reach.is_german and j > 1 and reach.units[j - 1].low == "-" and _is_part(reach, j - 2):
        found.append(Found(reach.units[j - 2], j - 2))
        j -= 2
    return found[::-1]


def _is_part(reach: Reach, j: int) -> bool:
    """Whether the unit at j is a state or a city by its bare name: nobody travels to a person."""
    unit = reach.units[j]
    anchor = unit.anchors[0] if unit.tag == "A" else None
    return anchor is not None and anchor.form is Form.ADJECTIVE and anchor.kind == "country"


def sides(reach: Reach, i: int, end: int, act: Act, subject: list[Found]) -> Sides:
    """Give the sides of the act that a compound names: who goes there, or all who talk."""
    parts = named(reach, i)
    if act.mode == "visit":
        return _travellers(reach, i, end, parts, subject), parts[-1:]
    if not act.both:
        return [], []
    others = arguments.rightwards(reach, i, end, ("between",), Allowed())
    if others or len(parts) > 1:
        return others or parts, others or parts  # "Ukraine-Gespräche zwischen Kenia und Uganda"
    return [], []


def _travellers(
    reach: Reach, i: int, end: int, parts: list[Found], subject: list[Found]
) -> list[Found]:
    """Give whose visit it is: the owner before or after the compound, or who acts around it."""
    units, before = reach.units, parts[0].at - 1
    own = frozenset(p.code for p in parts[-1].parties)
    if before >= 0 and reach.clauses.lexicon.grammar.of_kind(units[before].low, "possessives"):
        return subject
    if before >= 0 and units[before].tag == "A" and units[before].text.endswith("s"):
        return [Found(units[before], before)]
    behind = arguments.within(reach, i, range(i + 1, end), ("of", "by"), Allowed(not_codes=own))
    return [f for f in behind if _is_next(reach, i, f.at)]


def _is_next(reach: Reach, i: int, at: int) -> bool:
    """Whether the actor at unit `at` follows the noun at unit i as its owner."""
    between = reach.units[i + 1 : at]
    owner = genitives.is_genitive(reach.units, at) or any(u.tag == "P" for u in between)
    return owner and all(u.tag in "DPBT" or u.text[:1].islower() for u in between)
