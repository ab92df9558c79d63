"""Spanish and Portuguese subjects after their verb: "Llegó este lunes a Bogotá el presidente"."""

from pipeline.coding.anchors import Form
from pipeline.coding.events.arguments import Found, Reach
from pipeline.coding.events.clauses import Piece, is_participle
from pipeline.coding.events.unit import Unit, is_predicate

# Who acts for a state: a parliament or ministry, but no alliance that one leaves.
_STATE = frozenset(("GOV", "MIL", "LEG", "JUD"))


def certain(reach: Reach, v: int) -> Found | None:
    """Give the subject after the verb at unit v where nothing else can be one.

    Spanish marks persons that are objects with "a", so one without it is the subject; Portuguese
    does not, so there a reflexive verb or a destination before the person has to tell.
    """
    found = _candidate(reach, v)
    if found is None:
        return None
    if reach.clauses.lexicon.grammar.language == "es":
        return found if _is_person(found.unit) or _lies_apart(reach, v, found.at) else None
    return found if _is_led_to(reach, v, found.at) else None


def possible(reach: Reach, v: int) -> Found | None:
    """Give who may be the subject after the verb at unit v where no subject stands before it."""
    found = _candidate(reach, v)
    return found if found is not None and _lies_apart(reach, v, found.at) else None


def patient(reach: Reach, v: int, end: int) -> Found | None:
    """Give to whom a participle that opens a headline was done: "Detenidos en X dos franceses"."""
    opens = v == reach.clauses.piece_of(v).start and is_participle(reach.units[v].readings)
    if not opens or reach.clauses.lexicon.grammar.language not in ("es", "pt"):
        return None
    found = (
        j for j in range(v + 1, end) if reach.units[j].tag == "A" and reach.roles[j] == _OBJECT
    )
    at = next(found, None)
    return Found(reach.units[at], at) if at is not None else None


_OBJECT = frozenset(("obj",))


def _candidate(reach: Reach, v: int) -> Found | None:
    """Give the first person or body after the verb that no preposition governs."""
    language = reach.clauses.lexicon.grammar.language
    piece = reach.clauses.piece_of(v)
    if language not in ("es", "pt") or not is_predicate(reach.units, v):
        return None
    if not _may_follow(reach, piece):
        return None
    for j in range(v + 1, piece.end):
        unit = reach.units[j]
        if unit.tag in "VXISC;:(":
            return None
        if unit.tag == "A" and _is_bare(reach.units, j) and _acts(unit):
            return Found(unit, j)
    return None


def _may_follow(reach: Reach, piece: Piece) -> bool:
    """Whether no subject stands before the verb of the piece, so that one may follow."""
    if piece.own_subject:
        return False
    if piece.kind == "rel":
        return reach.units[piece.start].tag == "P" or _is_where(reach, piece)
    return piece.kind in ("main", "sub")


def _is_where(reach: Reach, piece: Piece) -> bool:
    """Whether the relative clause opens with "where"."""
    return reach.clauses.lexicon.grammar.of_kind(piece.intro, "places")


def _is_bare(units: list[Unit], j: int) -> bool:
    """Whether no preposition or noun stands before the actor at unit j and its article."""
    k = j - 1
    while k >= 0 and units[k].tag == "D":
        k -= 1
    if k < 0 or units[k].tag == "P":
        return False
    return k < j - 1 or units[k].tag in "VTABK"


def _acts(unit: Unit) -> bool:
    """Whether the actor is a person, or a body of state, named as such."""
    anchor = unit.anchors[0]
    if anchor.form is not Form.NAMED:
        return False
    body = anchor.kind == "organisation" and anchor.parties[0].sector in _STATE
    return anchor.kind == "person" or body


def _is_person(unit: Unit) -> bool:
    """Whether the actor is a person."""
    return unit.anchors[0].kind == "person"


def _lies_apart(reach: Reach, v: int, j: int) -> bool:
    """Whether a noun, an actor or a phrase stands between the verb and the actor at unit j."""
    return any(u.tag in "NAP" for u in reach.units[v + 1 : j])


def _is_led_to(reach: Reach, v: int, j: int) -> bool:
    """Whether a reflexive pronoun or a phrase of destination stands before the actor."""
    roles = reach.clauses.lexicon.grammar.roles
    around = reach.units[max(0, v - 1) : v + 2]
    if any(u.tag == "K" and u.low == "se" for u in around):
        return True
    between = reach.units[v + 1 : j]
    return any(u.tag == "P" and "to" in roles.get(u.low, ()) for u in between)
