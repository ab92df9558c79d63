"""Who did it where no agent is named: the state that summons an envoy, or arrests on its soil."""

from collections.abc import Sequence

from pipeline.coding.anchors import Anchor, Form
from pipeline.coding.events.arguments import Found, Reach
from pipeline.coding.events.lexicon import Act
from pipeline.coding.events.scene import codes
from pipeline.coding.events.unit import Unit
from pipeline.records import Party


def acting(reach: Reach, i: int, end: int, act: Act, patients: Sequence[Found]) -> list[Found]:
    """Give the state in whose ministry or on whose soil the passive at unit i puts its patient."""
    if not patients or not _is_done_by_hosts(reach, act, patients[0]):
        return []
    serving = serving_at(patients)
    if serving or act.mode == "expel":
        return serving
    taken = codes(patients)
    for j in range(reach.clauses.piece_of(i).start, end):
        unit = reach.units[j]
        if unit.tag != "A" or not _holds(reach, j, act):
            continue
        host = Found(unit, j)
        if not taken & codes([host]):
            return [host]
    return []


# One alone is arrested for what is no affair of states, unless the text says who did it.
_ONE = frozenset(("a", "an", "one", "ein", "eine", "un", "una", "une", "um", "uma"))


def serving_at(envoys: Sequence[Found]) -> list[Found]:
    """Give the state in which the first of these serves, where the text says so."""
    anchors = [anchor for found in envoys for anchor in found.unit.anchors]
    post = next((anchor.post for anchor in anchors if anchor.post), None)
    return [Found.of((Party(post, "GOV"),))] if post is not None else []


def recalled_from(reach: Reach, i: int, end: int, own: frozenset[str]) -> list[Found]:
    """Give where the envoy serves whom his own state calls back: "recalled its envoy to X"."""
    envoys = [Found(reach.units[j], j) for j in reach.roles if i < j < end]
    return serving_at([envoy for envoy in envoys if codes([envoy]) <= own])


def crowd(reach: Reach, i: int, end: int) -> list[Found]:
    """Give the country in which the protest told at unit i gathers: its city, or an embassy's."""
    around = [j for j in reach.roles if reach.clauses.piece_of(i).start <= j < end]
    for j in around:
        if "in" in reach.roles[j] and reach.units[j].anchors[0].form is Form.PLACE:
            return [Found(reach.units[j], j)]
    return serving_at([Found(reach.units[j], j) for j in around])


def _is_done_by_hosts(reach: Reach, act: Act, patient: Found) -> bool:
    """Whether only the host can do the act to the patient: summon an envoy, arrest a national."""
    anchor = patient.unit.anchors[0]
    if act.type == "ACCUSE" or act.mode == "expel":
        return anchor.role is not None and "ambassador" in anchor.role
    alone = patient.at > 0 and reach.units[patient.at - 1].low in _ONE
    private = alone or _tells_crime(reach)
    if act.mode == "release":  # "freed from prison in Kenya"
        grammar = reach.clauses.lexicon.grammar
        jailed = any(grammar.of_kind(unit.low, "prisons") for unit in reach.units)
        return _are_nationals(anchor) and jailed and not private
    return act.type == "COERCE" and anchor.form is Form.NATIONALS and not private


def _are_nationals(anchor: Anchor) -> bool:
    """Whether these are people of a country without an office: soldiers, journalists, citizens."""
    group = anchor.form is Form.NAMED and anchor.kind == "group"
    return anchor.form is Form.NATIONALS or group


def striker(reach: Reach, i: int, end: int) -> list[Found]:
    """Give whose attack somebody was hit in: "killed in a Kenyan air strike"."""
    units, nouns = reach.units, reach.clauses.lexicon.by_noun
    for j in range(i + 2, end):
        if not any(act.type == "ASSAULT" for act, _ in nouns.get(units[j].low, ())):
            continue
        k = j - 1
        while k > i and units[k].tag in "NO":
            k -= 1
        owner = units[k].tag == "A" and (units[k + 1].tag == "O" or _is_adjective(units[k]))
        if owner and k > i + 1:
            return [Found(units[k], k)]
    return []


def soil(reach: Reach, i: int, sources: Sequence[Found]) -> list[Found]:
    """Give where troops strike when it opens the sentence: "In northern Mali, X's army killed"."""
    opener = reach.clauses.pieces[0]
    armed = all(party.sector in ("MIL", "REB") for found in sources for party in found.parties)
    if not armed or opener.kind != "bare" or reach.units[i].piece != 1:
        return []
    opening = [j for j in reach.roles if j < opener.end]
    at = next((j for j in opening if "in" in reach.roles[j] or _lies_in(reach, j)), None)
    if at is None or reach.units[at].anchors[0].form is not Form.PLACE:
        return []
    return [Found(reach.units[at], at)]


def _lies_in(reach: Reach, j: int) -> bool:
    """Whether a part of the country at unit j is where something is: "in the north of Mali"."""
    k = reach.governors[j] - 2
    part = k >= 0 and "of" in reach.roles[j]
    while part and k > 0 and reach.units[k].tag in "DN":
        k -= 1
    roles = reach.clauses.lexicon.grammar.roles
    return part and "in" in roles.get(reach.units[k].low, frozenset())


def _is_adjective(unit: Unit) -> bool:
    """Whether an actor unit is an adjective such as "Kenyan"."""
    return unit.anchors[0].form is Form.ADJECTIVE


def _tells_crime(reach: Reach) -> bool:
    """Whether a word of the sentence belongs to crime: "wegen Mordes"."""
    topics = reach.clauses.lexicon.grammar.topics
    return any(
        field == "crime" and phrase == unit.low
        for unit in reach.units
        for phrase, field, _ in topics.get(unit.low, ())
    )


def _holds(reach: Reach, j: int, act: Act) -> bool:
    """Whether the actor at unit j is where one arrests or summons: a place, a ministry."""
    anchor, roles = reach.units[j].anchors[0], reach.roles[j]
    if anchor.form is Form.PLACE:
        return "in" in roles
    body = anchor.form is Form.NAMED and anchor.kind == "organisation"
    return act.type == "ACCUSE" and body and bool(roles & {"to", "in"})
