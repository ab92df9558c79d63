"""Whose act a noun is: between X and Y, the visit of X, who announced it, who attends."""

from pipeline.coding.anchors import Form
from pipeline.coding.events import (
    arguments,
    compounds,
    hosts,
    otherside,
    speakers,
    subjects,
    verbfinal,
)
from pipeline.coding.events.arguments import Allowed, Found, Reach
from pipeline.coding.events.content import region_end
from pipeline.coding.events.lexicon import Act
from pipeline.coding.events.scene import Context, Sides, are_several, codes, parties
from pipeline.coding.events.unit import is_predicate


def of_noun(reach: Reach, i: int, act: Act, context: Context) -> Sides:
    """Find the parties of a noun: between X and Y; X's ... with Y; or the subject of its clause."""
    end = region_end(reach, i)
    allowed = Allowed(act.loose)
    if "speaker" in act.source:  # "Nonsense," said X
        said = speakers.speaker(reach)
        one = [said[0]] if said is not None else []
        return one, otherside.accuser(one, context)
    tied = _tied(reach, i) if act.both else []
    if tied:
        return tied, tied
    if act.both:
        between = arguments.rightwards(reach, i, end, ("between",), allowed)
        if between:
            host = _host(reach, i, end, allowed) if act.mode == "third-party" else []
            if act.mode == "third-party" and not host and _is_announced(reach, i):
                host = _clause_subject(reach, i)  # "launched a mediation effort between"
            return [*host, *between], [*host, *between]
    if compounds.named(reach, i):
        return compounds.sides(reach, i, end, act, _clause_subject(reach, i))
    agent = _agent(reach, i, end, act)
    target = _target(reach, i, end, act, agent)
    agent = agent or _unnamed(reach, i, act, target)
    if act.both:
        everyone = [*agent, *target] if target or are_several(agent) else []
        return everyone, everyone
    return agent, target


def _tied(reach: Reach, i: int) -> list[Found]:
    """Give the two whom a hyphen joins behind a noun: "Rencontre Poutine-Erdogan"."""
    pair = reach.units[i + 1 : i + 4]
    if [u.tag[:1] for u in pair] != ["A", "N", "A"] or pair[1].low != "-":
        return []
    return [Found(pair[0], i + 1), Found(pair[2], i + 3)]


def _target(reach: Reach, i: int, end: int, act: Act, agent: list[Found]) -> list[Found]:
    """Give whom the noun's act concerns; where an envoy is called back, the state he served in."""
    roles = [role for role in act.target if role != "obj"]
    own = frozenset(p.code for p in parties(agent) if p.sector != "REB")  # they strike their own
    allowed = Allowed(act.loose, act.content, own)
    found = arguments.rightwards(reach, i, end, roles, allowed)
    if not found and act.mode == "visit":  # "la visite d'un émissaire de Paris à Rabat"
        return hosts.serving_at(agent)
    if found or not agent or act.mode != "withdraw":
        return found
    return hosts.recalled_from(reach, i, end, codes(agent))


def _agent(reach: Reach, i: int, end: int, act: Act) -> list[Found]:
    """Give whose act the noun is: its possessor, who follows "by", or who announces it."""
    allowed = Allowed(act.loose)
    agent = _owner(reach, i) or _author(reach, i, end)
    near = _before_other_agent(reach, i, end)
    agent = agent or arguments.rightwards(reach, i, near, ("by",), allowed)
    if not agent and "of" not in act.target:
        agent = arguments.rightwards(reach, i, end, ("of",), allowed)
    if not agent and not act.both and _is_announced(reach, i):
        agent = _clause_subject(reach, i)
    agent = agent or _ejecting(reach, i, end, act)
    agent = agent or arguments.rightwards(reach, i, end, ("of",), allowed)
    return agent or (hosts.crowd(reach, i, end) if act.type == "PROTEST" else [])


def _ejecting(reach: Reach, i: int, end: int, act: Act) -> list[Found]:
    """Romance: give from which state they are sent: "l'expulsion de deux Kényans | d'Ouganda"."""
    if act.mode != "expel" or reach.is_german:
        return []
    tied = [j for j in reach.roles if i < j < end and reach.roles[j] & arguments.OF]
    return [Found(reach.units[j], j) for j in tied[1:2]]


def _before_other_agent(reach: Reach, i: int, end: int) -> int:
    """Give where a verb with an agent of its own stands: "a visita de X foi criticada | por Y"."""
    performs = reach.clauses.lexicon.grammar.status.get("performs", frozenset())
    verb = next((j for j in range(i + 1, end) if is_predicate(reach.units, j)), None)
    if verb is None or reach.is_german:
        return end
    return end if reach.units[verb].is_form_of(performs) else verb


# Whoever follows these did it; who follows "von" may be whom it was done to.
_THROUGH = frozenset(("durch", "seitens"))


def _author(reach: Reach, i: int, end: int) -> list[Found]:
    """German: give who did it where "of" names the patient: "die Ausweisung von X durch Berlin"."""
    if not reach.is_german:
        return []
    behind = (j for j in reach.roles if i < j < end and reach.governors[j] > i)
    at = next((j for j in behind if reach.units[reach.governors[j]].low in _THROUGH), None)
    return [Found(reach.units[at], at)] if at is not None else []


def _is_announced(reach: Reach, i: int) -> bool:
    """Whether the noun is what a verb of deciding or making known brings about."""
    verb = clause_verb(reach, i)
    performs = reach.clauses.lexicon.grammar.status.get("performs", frozenset())
    if reach.is_german:  # "hat die Ausweisung des Botschafters angeordnet"
        behind = (j for j in reversed(verbfinal.frame(reach.clauses, i)) if j > i)
        verb = next((j for j in behind if reach.units[j].tag == "V"), verb)
        return verb is not None and reach.units[verb].is_form_of(performs)
    if verb is None or verb > i:
        return False
    between = reach.units[verb + 1 : i]
    lemmas = {r.lemma for r in reach.units[verb].readings}
    return bool(lemmas & performs) and not any(u.tag in "VX" for u in between)


def _attending(reach: Reach, i: int) -> list[Found]:
    """For "agreed after talks", "told Y during talks": those who act in the clause around them."""
    units, grammar = reach.units, reach.clauses.lexicon.grammar
    framing = grammar.kinds.get("framing", frozenset())
    j = i - 1
    while j >= 0 and units[j].tag in "NDBV" and i - j < 5:
        j -= 1
    if j >= 0 and units[j].tag == "P" and "of" in grammar.roles.get(units[j].low, ()):
        j -= 1
        while j >= 0 and units[j].tag in "NDBT" and i - j < 8 and units[j].low not in framing:
            j -= 1  # "after a week of talks", and not "lors d'un entretien"
    verb = _main_verb(reach, i)
    lasting = any(u.low in _YEARS for u in units[max(j, 0) : i])  # "after 25 years of talks"
    if j < 0 or verb is None or lasting or units[j].low not in framing:
        return []
    who = subjects.subject(reach, verb)
    found = [who] if who is not None and not who.weak else []
    told = grammar.status.get("say", frozenset())
    if found and units[verb].is_form_of(told):
        heard = range(verb + 1, reach.clauses.pieces[units[verb].piece].end)
        found += arguments.within(reach, verb, heard, ("obj", "to"), Allowed(False))
    return found


# What has gone on for years is no meeting on a day.
_YEARS = frozenset(("years", "decades", "años", "décadas", "anos", "ans", "décennies", "jahren"))


def _unnamed(reach: Reach, i: int, act: Act, target: list[Found]) -> list[Found]:
    """Give who acts in the clause around a noun that names no agent itself."""
    meets = act.both and act.type == "CONSULT"
    agent: list[Found] = []
    if target and act.type in ("CONSULT", "COOPERATE", "SUPPORT") and (act.both or act.mode):
        agent = _clause_subject(reach, i)
    if not meets or agent:
        return agent
    return _who_tells(reach, i, target) if target else _attending(reach, i)


def _who_tells(reach: Reach, i: int, partner: list[Found]) -> list[Found]:
    """For "There was no meeting with Kenya, said X": the speaker is the other party."""
    said = speakers.speaker(reach)
    if said is None or reach.units[said[1]].piece == reach.units[i].piece:
        return []
    return [] if said[0].weak or codes([said[0]]) & codes(partner) else [said[0]]


def _main_verb(reach: Reach, i: int) -> int | None:
    """Give the predicate before unit i in its own clause or in the main one."""
    if reach.is_german:  # "Bei ihrem Treffen haben X und Y ... vereinbart"
        span = verbfinal.frame(reach.clauses, i)
        return next((j for j in reversed(span) if reach.units[j].tag == "V"), None)
    verbs = [j for j in range(i - 1, -1, -1) if is_predicate(reach.units, j)]
    if not verbs:  # "In a telephone conversation, X and Y reviewed"
        verbs = [j for j in range(i + 1, len(reach.units)) if is_predicate(reach.units, j)][:1]
    return next(
        (j for j in verbs if reach.clauses.piece_of(j).kind in ("main", "coord", "rel")), None
    )


def _host(reach: Reach, i: int, end: int, allowed: Allowed) -> list[Found]:
    """Give whose mediation it is."""
    owned = i and reach.clauses.lexicon.grammar.of_kind(reach.units[i - 1].low, "possessives")
    own = _clause_subject(reach, i) if owned else []  # "resumed their mediation between"
    return own or _owner(reach, i) or arguments.rightwards(reach, i, end, ("by", "of"), allowed)


def _owner(reach: Reach, i: int) -> list[Found]:
    """Give who stands before the noun as its possessor or adjective: "Kenya's", "Russian"."""
    units, j = reach.units, i - 1
    while j >= 0 and units[j].tag in "NOV" and i - j < 5:
        j -= 1
    if j >= 0 and units[j].tag == "A":
        possessive = j + 1 < len(units) and units[j + 1].tag == "O"
        if reach.is_german and units[j].text.endswith("s") and j == i - 1:
            possessive = True  # "Kenias Kritik"
        if possessive or units[j].anchors[0].form in (Form.ADJECTIVE, Form.PRONOUN):
            return [Found(units[j], j)]
    k = i + 1
    while k < min(len(units), i + 3) and units[k].tag == "N":
        k += 1  # "ataque aéreo turco"
    after = units[k] if k < len(units) else None
    if after is not None and after.tag == "A" and after.anchors[0].form is Form.ADJECTIVE:
        return [Found(after, k)]  # "frappes américaines"
    return []


def _clause_subject(reach: Reach, i: int) -> list[Found]:
    """Give the subject of the clause in which the noun stands."""
    verb = clause_verb(reach, i)
    if verb is None and reach.is_german:  # "Norwegens Außenminister zu Besuch in Kenia"
        at = verbfinal.verbless_subject(reach.clauses, i)
        return [Found(reach.units[at], at)] if at is not None and at < i else []
    found = subjects.subject(reach, verb) if verb is not None else None
    return [found] if found is not None and not found.weak else []


def clause_verb(reach: Reach, i: int) -> int | None:
    """Give the verb to which the noun's phrase belongs: in its piece, else the main one."""
    units, piece = reach.units, reach.clauses.piece_of(i)
    inside = [j for j in range(piece.start, i) if units[j].tag == "V"]
    inside = inside or [j for j in range(piece.start, i) if units[j].tag == "X"]  # "is in Kenya"
    if inside:
        return inside[-1]
    main = [
        j
        for j, u in enumerate(units)
        if is_predicate(units, j) and reach.clauses.pieces[u.piece].kind in ("main", "coord")
    ]
    before = [j for j in main if j < i]
    return before[-1] if before else next(iter(main), None)
