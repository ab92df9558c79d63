"""Who did it to whom: the sources and targets of a verb or noun, as its pattern places them."""

from collections.abc import Sequence

from pipeline.coding.anchors import Form
from pipeline.coding.events import arguments, subjects
from pipeline.coding.events.arguments import Allowed, Found, Reach
from pipeline.coding.events.content import end_of, region_end
from pipeline.coding.events.lexicon import Act
from pipeline.coding.events.scene import Context, Event, parties
from pipeline.coding.events.status import Manner
from pipeline.coding.events.unit import is_predicate
from pipeline.records import Party

Sides = tuple[list[Found], list[Found]]


def of_verb(reach: Reach, i: int, act: Act, how: Manner, context: Context) -> Sides:
    """Find the sides of a verb."""
    end = end_of(reach, i) if act.content else region_end(reach, i)
    if how.passive:
        sources, targets = _passive(reach, i, act, end)
    else:
        sources, targets = _active(reach, i, act, end)
    if sources:
        targets = [_other_than(reach, f, sources) or f for f in targets]
    if sources and not targets and not act.both:
        targets = (
            _earlier(act, sources, context)
            or _nearby(reach, i, end, act, sources)
            or _only_other(reach, i, act, sources, context)
        )
    if act.both:
        everyone = _together(act, sources, targets)
        return everyone, everyone
    return sources, targets


def _active(reach: Reach, i: int, act: Act, end: int) -> Sides:
    """An active verb: subject and complements."""
    if act.target == ("subj",):  # "received": the host is the subject, the guest the object
        hosts = _stand(reach, i, end, act.target, act, frozenset())
        return _stand(reach, i, end, act.source, act, _codes(hosts)), hosts
    sources = _stand(reach, i, end, act.source, act, frozenset())
    agent = subjects.subject(reach, i) if act.type == "PROTEST" else None
    if not sources and act.type == "PROTEST" and not (agent and _is_state(agent)):
        sources = _protesters(reach, i, end)
    codes = frozenset() if act.both and not reach.is_german else _codes(sources)
    held = frozenset(f.at for f in sources)
    targets = _pronoun(reach, i, sources) or _stand(reach, i, end, act.target, act, codes, held)
    if not targets and reach.clauses.piece_of(i).kind == "rel":
        # "a truce between A and B that C had brokered"
        start = reach.clauses.piece_of(i).start
        allowed = Allowed(act.loose, False, codes)
        before = range(max(0, start - 10), start)
        targets = arguments.within(reach, i, before, ("between", "of", "with"), allowed)
    return sources, targets


def _codes(found: Sequence[Found]) -> frozenset[str]:
    """Give the codes of a side."""
    return frozenset(p.code for p in parties(found))


def _passive(reach: Reach, i: int, act: Act, end: int) -> Sides:
    """A passive: the agent after "by", the target before the verb or after its preposition."""
    before = subjects.subject(reach, i)
    patient = [before] if before is not None else []
    agent = arguments.rightwards(reach, i, end, ("by",), Allowed(act.loose))
    if "subj" not in act.source:  # "was received by": host and guest change places
        roles = [r for r in act.target if r not in ("obj", "subj")]
        return patient, agent or arguments.rightwards(reach, i, end, roles, Allowed(act.loose))
    held = frozenset(f.at for f in agent)
    allowed = Allowed(act.loose, act.content, _codes(agent), held)
    roles = [r for r in act.target if r not in ("obj", "subj")]
    left = range(reach.clauses.piece_of(i).start, i)
    targets = (
        arguments.rightwards(reach, i, end, [r for r in roles if r != "owner"], allowed)
        or arguments.within(reach, i, left, [r for r in roles if r != "by"], allowed)
        or patient
    )
    others = [r for r in act.source if r not in ("subj", "by")]
    if not agent and others:  # "was frozen out of the African Union"
        agent = arguments.rightwards(reach, i, end, others, Allowed(act.loose))
        targets = patient
    return agent, targets


def _stand(
    reach: Reach, i: int, end: int, roles: Sequence[str], act: Act,
    codes: frozenset[str], held: frozenset[int] = frozenset(),
) -> list[Found]:  # fmt: skip
    """Find the actors at the places named, in order."""
    if "subj" in roles:
        found = subjects.inverted(reach, i) or subjects.subject(reach, i)
        if found is not None and _may_act(found, act):
            return [found]
    if "speaker" in roles:
        speaker = subjects.speaker(reach)
        return [speaker[0]] if speaker is not None else []
    rest = [role for role in roles if role != "subj"]
    allowed = Allowed(act.loose, act.content, codes, held)
    return arguments.rightwards(reach, i, end, rest, allowed) if rest else []


def _protesters(reach: Reach, i: int, end: int) -> list[Found]:
    """For protests: the country in which the crowd gathers."""
    for j in range(reach.clauses.piece_of(i).start, end):
        unit = reach.units[j]
        if unit.tag == "A" and reach.roles[j] & {"in"} and unit.anchors[0].form is Form.PLACE:
            return [Found(unit, j)]
    return []


def _may_act(found: Found, act: Act) -> bool:
    """Whether the actor holds its place firmly enough for the act."""
    if found.unit.anchors[0].form is Form.PLACE and not found.weak:
        return False
    if act.type == "PROTEST" and _is_state(found):
        return False  # a government protests by note, not in the street
    return act.loose or not found.weak


def _is_state(found: Found) -> bool:
    """Whether the actor is a government or an official, named as such."""
    named = found.unit.anchors[0].form in (Form.NAMED, Form.DESCRIPTION, Form.PRONOUN)
    return named and all(party.sector == "GOV" for party in found.parties)


def _other_than(reach: Reach, found: Found, sources: Sequence[Found]) -> Found | None:
    """For "accusing it", "congratulated him": the party before that is not the subject itself."""
    if found.unit.anchors[0].form is not Form.PRONOUN or not _codes([found]) <= _codes(sources):
        return None
    return _before(reach, found.at, sources)


def _pronoun(reach: Reach, i: int, sources: Sequence[Found]) -> list[Found]:
    """For "accusing it", "lo acusó" with a pronoun that no dictionary resolves."""
    grammar = reach.clauses.lexicon.grammar
    beside = [reach.units[j] for j in (i + 1, i - 1) if 0 <= j < len(reach.units)]
    j = i - 1
    while j > 0 and reach.units[j].tag in "XGB":  # "l'a aussitôt prévenu", "lui a promis"
        j -= 1
        beside.append(reach.units[j])
    if not sources or not any(
        u.tag in "NDK" and grammar.of_kind(u.low, "object_pronouns") for u in beside
    ):
        return []
    found = _before(reach, i, sources)
    return [found] if found is not None else []


def _before(reach: Reach, at: int, sources: Sequence[Found]) -> Found | None:
    """Give the nearest party named before unit `at` that is not the source."""
    for j in range(at - 1, -1, -1):
        unit = reach.units[j]
        named = unit.tag == "A" and unit.anchors[0].form in (Form.NAMED, Form.DESCRIPTION)
        venue = "at" in reach.roles.get(j, ())  # "filed a case at the court"
        if named and not venue and not _codes([Found(unit, j)]) & _codes(sources):
            return Found(unit, j)
    return None


# Acts that answer to, or go on with, what another party did before.
_PROVOKING = frozenset(["ACCUSE", "REQUEST", "THREATEN", "ASSAULT", "SANCTION", "COERCE", "REJECT"])


# Acts that several do one after the other to the same party: "Oslo expelled three, Riga five".
_JOINED = frozenset(("AID", "AGREE", "SANCTION", "SUPPORT"))


def _earlier(act: Act, sources: Sequence[Found], context: Context) -> list[Found]:
    """For "rejected the charge", "sent a field hospital": the other side of the act told before."""
    codes = _codes(sources)
    for event in reversed(context.told[-3:]):
        one, other = event.codes()
        if act.answer and event.act.type in _PROVOKING:
            if codes <= other:
                return [Found.of(event.sources)]
            if codes <= one:
                return [Found.of(event.targets)]
        if act.type in _JOINED and event.act.type == act.type and not codes & (one | other):
            return [Found.of(event.targets)]
    return []


def _nearby(reach: Reach, i: int, end: int, act: Act, sources: Sequence[Found]) -> list[Found]:
    """For distinctive wording: the other side wherever it stands in the verb's reach."""
    if act.required is None:
        return []
    if act.type in ("MOBILIZE", "PROTEST"):  # "put its forces on alert after Kenya ..."
        end = len(reach.units)
    allowed = Allowed(act.loose, act.content, _codes(sources))
    return arguments.rightwards(reach, i, end, ("any",), allowed)


def _only_other(
    reach: Reach, i: int, act: Act, sources: Sequence[Found], context: Context
) -> list[Found]:
    """The one other party that this sentence, or this and the one before, names at all."""
    if act.type not in _ANAPHORIC:
        return []
    codes = _codes(sources)
    here = named(reach, i)
    for group in (here, [*context.named, *here]):
        others = {p.code: p for p in group if p.code not in codes}
        if len(others) == 1:
            return [Found.of(tuple(others.values()))]
        if others:
            return []
    return []


# Acts whose other side is so often left to the context that the only candidate may be taken.
_ANAPHORIC = frozenset(
    [
        "ACCUSE",
        "REQUEST",
        "THREATEN",
        "REJECT",
        "AGREE",
        "CONCEDE",
        "SUPPORT",
        "SANCTION",
        "RETREAT",
        "MOBILIZE",
        "COERCE",
        "AID",
    ]
)


def named(reach: Reach, i: int | None = None) -> list[Party]:
    """Give the parties that a sentence names, places apart, and who acts on after unit i."""
    return [
        party
        for j, unit in enumerate(reach.units)
        if unit.tag == "A" and (i is None or not _acts_on(reach, i, j))
        for anchor in unit.anchors
        if anchor.form in (Form.NAMED, Form.DESCRIPTION)
        for party in anchor.parties
    ]


def _acts_on(reach: Reach, i: int, j: int) -> bool:
    """Whether the actor at unit j is the subject of a clause joined on: "..., and Kenya ..."."""
    joined = reach.clauses.piece_of(j)
    own = reach.clauses.piece_of(i)
    return j > i and joined is not own and joined.kind == "coord" and "subj" in reach.roles[j]


def _together(act: Act, sources: list[Found], targets: list[Found]) -> list[Found]:
    """Give all participants of a symmetric act."""
    everyone = [*sources, *targets]
    if not _are_several(everyone) or (not sources and not act.alone):
        return []
    return everyone if targets or act.alone else []


def _are_several(everyone: Sequence[Found]) -> bool:
    """Whether a side holds two countries, or a government and an armed group of its own."""
    sectors = {p.sector for p in parties(everyone)}
    return len(_codes(everyone)) > 1 or ("REB" in sectors and len(sectors) > 1)


def are_distinct(act: Act, sources: Sequence[Found], targets: Sequence[Found]) -> bool:
    """Whether the sides differ; within one country only where an armed group is a side."""
    one, other = _codes(sources), _codes(targets)
    if act.both:
        return _are_several(sources)
    if one != other:
        return not one & other or len(one | other) > 2
    sectors = {p.sector for p in parties(sources)}, {p.sector for p in parties(targets)}
    return "REB" in sectors[0] | sectors[1] and sectors[0] != sectors[1]


# ---------------------------------------------------------------- nouns


def of_noun(reach: Reach, i: int, act: Act, told: Sequence[Event]) -> Sides:
    """Find the parties of a noun: between X and Y; X's ... with Y; or the subject of its clause."""
    end = region_end(reach, i)
    allowed = Allowed(act.loose)
    if act.both:
        between = arguments.rightwards(reach, i, end, ("between",), allowed)
        if between:
            host = _host(reach, i, end, allowed) if act.mode == "third-party" else []
            return [*host, *between], [*host, *between]
    agent = _owner(reach, i) or arguments.rightwards(reach, i, end, ("by", "of"), allowed)
    roles = [role for role in act.target if role != "obj"]
    target = arguments.rightwards(
        reach, i, end, roles, Allowed(act.loose, act.content, _codes(agent))
    )
    if (
        target
        and not agent
        and act.type in ("CONSULT", "COOPERATE", "SUPPORT")
        and (act.both or act.mode)
    ):
        agent = _clause_subject(reach, i)
    if act.both:
        everyone = [*agent, *target] if target or _are_several(agent) else []
        return everyone, everyone
    return agent, target


def _host(reach: Reach, i: int, end: int, allowed: Allowed) -> list[Found]:
    """Give whose mediation it is."""
    return _owner(reach, i) or arguments.rightwards(reach, i, end, ("by", "of"), allowed)


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
