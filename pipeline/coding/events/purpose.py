"""Against whom a move is meant: "sent tanks to the border to put pressure on Kenya"."""

from pipeline.coding.events.arguments import Found, Reach
from pipeline.coding.events.lexicon import Act
from pipeline.records import Party


def aimed_at(reach: Reach, i: int, act: Act) -> list[Found]:
    """Give whom those who move troops at unit i mean to deter, press or threaten by it."""
    aims = reach.clauses.lexicon.grammar.status.get("aims", frozenset())
    if act.type != "MOBILIZE" or not aims:
        return []
    units = reach.units
    for j in range(i + 1, len(units)):
        if units[j].tag == "V" and units[j].is_form_of(aims):
            after = range(j + 1, min(j + 4, len(units)))
            at = next((k for k in after if units[k].tag == "A"), None)
            return [Found(units[at], at)] if at is not None else []
    return []


def own_state(act: Act, sources: list[Found]) -> list[Found]:
    """Give the state that rebels fight, to whom alone they can lay down their arms."""
    parties = [p for f in sources for p in f.parties]
    if act.type != "CONCEDE" or not parties or any(p.sector != "REB" for p in parties):
        return []
    return [Found.of(tuple(Party(p.code, "GOV") for p in parties))]


def is_attributed(reach: Reach, j: int) -> bool:
    """Whether the actor at unit j only tells where a report comes from: "según X"."""
    units, start = reach.units, reach.clauses.piece_of(j).start
    tells = reach.clauses.lexicon.grammar.kinds.get("according", frozenset())
    return any(u.low in tells for u in units[start:j])
