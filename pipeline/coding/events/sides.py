"""Who did it to whom: the sources and targets of a verb or noun, as its pattern places them."""

from collections.abc import Sequence

from pipeline.coding.anchors import Anchor, Form
from pipeline.coding.events import (
    arguments,
    closed,
    deeds,
    hosts,
    implied,
    jointly,
    otherside,
    partners,
    postposed,
    purpose,
    speakers,
    subjects,
    victims,
)
from pipeline.coding.events.arguments import Allowed, Found, Reach
from pipeline.coding.events.clauses import Manner
from pipeline.coding.events.content import before_agenda, before_reprisal, end_of, region_end
from pipeline.coding.events.lexicon import Act
from pipeline.coding.events.scene import Context, Sides, are_several, codes, parties


def of_verb(reach: Reach, i: int, act: Act, how: Manner, context: Context) -> Sides:
    """Find the sides of a verb."""
    end = end_of(reach, i) if act.content else before_agenda(reach, i, region_end(reach, i))
    if how.passive:
        sources, targets = _passive(reach, i, act, end)
    else:
        sources, targets = _before_reason(reach, i, act, end, context)
    if not how.passive and (
        closed.addresses_people(reach, i, act)
        or closed.asks_own(reach, i, act, sources)
        or jointly.addresses_own(reach, i, act, sources)
    ):
        return sources, []
    if sources:
        targets = [
            otherside.other_than(reach, f, sources) or otherside.of_both(f, sources, context) or f
            for f in targets
        ]
    if sources and not targets:
        targets = _where(reach, i, end, act, how, sources) or _left_out(
            reach, i, end, act, how, sources, context
        )
    targets = [f for f in targets if not _only_told(reach, i, act, sources, f.at)]
    targets = implied.other_side(reach, i, act, sources, targets)
    if act.both:
        targets = _partners_of(reach, act, sources, targets)
        targets = targets or partners.met_before(reach, i, act, sources, context)
        if how.reduced and not sources and _are_partners(reach, targets):
            return [], []  # "the pact signed with X and Y": by whom?
        everyone = _together(act, sources, targets)
        return everyone, everyone
    return sources, targets


def _before_reason(reach: Reach, i: int, act: Act, end: int, context: Context) -> Sides:
    """Give the sides named before the reason of an act, with those in it where there are none."""
    near = before_reprisal(reach, i, end)
    sources, targets = _active(reach, i, act, near, context)
    if near < end and not targets:
        targets = otherside.nearby(reach, i, near, act, sources)
    return (sources, targets) if targets or near == end else _active(reach, i, act, end, context)


def _where(
    reach: Reach, i: int, end: int, act: Act, how: Manner, sources: list[Found]
) -> list[Found]:  # fmt: skip
    """Give the state in which it is done: where the envoy serves, on whose soil troops strike."""
    if act.mode == "withdraw":
        return hosts.recalled_from(reach, i, end, codes(sources))
    strikes = act.type == "ASSAULT" and not how.passive
    return hosts.soil(reach, i, sources) if strikes else []


def _left_out(
    reach: Reach, i: int, end: int, act: Act, how: Manner, sources: list[Found], context: Context
) -> list[Found]:  # fmt: skip
    """Give the other side that the verb's own words leave out, where anything points to it."""
    if act.both or closed.is_closed(reach, i, act) or closed.has_object(reach, i, act, how):
        return []
    if victims.judges_deed(reach, i, act):
        known = otherside.who_did(context, codes(sources))
        return known or otherside.only_other(reach, i, act, sources)
    near = otherside.nearby(reach, i, end, act, sources)
    return (
        _flagged(reach, i, act, near)
        or otherside.earlier(act, sources, context)
        or near
        or otherside.only_other(reach, i, act, sources)
        or purpose.own_state(act, sources)
    )


def _only_told(reach: Reach, i: int, act: Act, sources: Sequence[Found], at: int) -> bool:
    """Whether what is said only names the actor at unit `at`: whom one should talk with, or where.

    "Called for an end of it and for talks with X" asks X; "demanded to negotiate with X" does not.
    """
    if at < 0 or act.both:
        return False
    roles = reach.roles[at]
    if act.type == "REQUEST" and roles == {"with"} and reach.is_german:
        end = reach.clauses.piece_of(at).end
        return any(u.tag == "I" for u in reach.units[at + 1 : end])  # "mit X zu verhandeln"
    said = act.type == "THREATEN" and any(f.at > i for f in sources) and at < i
    place = reach.units[at].anchors[0].form is Form.PLACE
    return said and place and not roles & {"obj", "to", "against"}


def _flagged(reach: Reach, i: int, act: Act, near: list[Found]) -> list[Found]:
    """Give whose the thing is that is seized, by its adjective: "a tanker under Kenyan flag"."""
    if act.type != "COERCE":
        return []
    own = reach.units[i].piece
    return [
        f
        for f in near
        if f.unit.anchors[0].form is Form.ADJECTIVE and reach.units[f.at].piece == own
    ]


def _partners_of(
    reach: Reach, act: Act, sources: Sequence[Found], targets: list[Found]
) -> list[Found]:
    """Leave out whom those who talk only talk of: "A and B discussed a rail link | with C"."""
    if act.type != "CONSULT" or not are_several(sources):
        return targets
    return [f for f in targets if not _is_tied(reach, f.at)]


def _is_tied(reach: Reach, at: int) -> bool:
    """Whether the actor at unit `at` is tied by "with" to a noun such as border or agreement."""
    governor = reach.governors.get(at, -1)
    if governor < 1 or "with" not in reach.roles[at]:
        return False
    return reach.clauses.lexicon.grammar.of_kind(reach.units[governor - 1].low, "ties")


def of_state(act: Act, found: Sides) -> Sides:
    """Give the sides without sources that hold no office: a former minister accuses for no state.

    Whom a former president meets is told all the same.
    """
    if act.type == "PROTEST" or act.both:
        return found
    return [f for f in found[0] if not _is_private(f)], found[1]


def _is_private(found: Found) -> bool:
    """Whether the words say that these persons hold no office any more."""
    return all(_is_former(anchor) for anchor in found.unit.anchors)


def _is_former(anchor: Anchor) -> bool:
    """Whether a person is named with an office of the past: more words than the name has."""
    party = anchor.parties[0]
    if anchor.kind != "person" or anchor.form is not Form.NAMED or party.sector != "CVL":
        return False
    return len(anchor.text.split()) > len((party.name or "").split())


def _are_partners(reach: Reach, targets: Sequence[Found]) -> bool:
    """Whether all of these stand only after "with"."""
    roles = [reach.roles.get(f.at, frozenset()) for f in targets]
    return all("with" in r and not r & {"between", "by"} for r in roles)


def _active(reach: Reach, i: int, act: Act, end: int, context: Context) -> Sides:
    """An active verb: subject and complements."""
    if act.target == ("subj",):  # "received": the host is the subject, the guest the object
        receiving = _stand(reach, i, end, act.target, act, frozenset()) or _by_deed(reach, i, act)
        guests = _stand(reach, i, end, act.source, act, codes(receiving))
        return [guest for guest in guests if not _only_owns(reach, guest)], receiving
    jointly_acting = jointly.acting(reach, i, act, context) if "subj" in act.source else []
    sources = jointly_acting or _stand(reach, i, end, act.source, act, frozenset())
    agent = subjects.subject(reach, i) if act.type == "PROTEST" else None
    if not sources and act.type == "PROTEST" and not (agent and _is_state(agent)):
        sources = hosts.crowd(reach, i, end)
    own = frozenset() if act.both and not reach.is_german else _taken(sources)
    held = frozenset(f.at for f in sources) | victims.of_attacks(reach, act)
    targets = (
        otherside.pronoun(reach, i, act, sources, context)
        or jointly.addressed(reach, i, act, sources, context)
        or deeds.doer(reach, i, act, own)
        or purpose.aimed_at(reach, i, act)
        or _stand(reach, i, end, act.target, act, own, held)
    )
    if not targets and reach.clauses.piece_of(i).kind == "rel":
        # "a truce between A and B that C had brokered"
        start = reach.clauses.piece_of(i).start
        allowed = Allowed(act.loose, False, own)
        before = range(max(0, start - 10), start)
        targets = arguments.within(reach, i, before, ("between", "of", "with"), allowed)
    if not targets and _is_mutual(act, sources):
        targets = sources
    return sources, targets


def _by_deed(reach: Reach, i: int, act: Act) -> list[Found]:
    """English: give whose deed or word is judged: "Kenya's ban on grain drew a rebuke from X"."""
    english = reach.clauses.lexicon.grammar.language == "en"
    if not english or act.type != "ACCUSE":
        return []
    start, units = reach.clauses.piece_of(i).start, reach.units
    opens = next((j for j in range(start, i) if units[j].tag not in "DBT"), i)
    found = subjects.subject(reach, i)
    if found is None or found.at < opens:  # "Kenya's move to send tanks drew"
        found = Found(units[opens], opens) if units[opens].tag == "A" else None
    if found is None or found.at < 0 or found.unit.anchors[0].form is Form.PLACE:
        return []
    return [found] if units[found.at + 1].tag in "ON" else []


def _only_owns(reach: Reach, found: Found) -> bool:
    """Whether it is a thing of theirs that the verb takes: "welcomed Kenya's invitation"."""
    after = reach.units[found.at + 1] if 0 <= found.at < len(reach.units) - 1 else None
    return after is not None and after.tag == "O"


# Acts that several do towards each other when nobody else is named.
_MUTUAL = frozenset(("AGREE",))


def _is_mutual(act: Act, sources: Sequence[Found]) -> bool:
    """Whether those told of before do it towards each other: "both sides promised"."""
    if len(codes(sources)) < 2 or not (act.both or act.type in _MUTUAL):
        return False
    return all(f.unit.anchors[0].form in (Form.DESCRIPTION, Form.PRONOUN) for f in sources)


def _taken(sources: Sequence[Found]) -> frozenset[str]:
    """Give the codes that the other side may not have: those of rebels are their state's too."""
    return frozenset(p.code for p in parties(sources) if p.sector != "REB")


def _passive(reach: Reach, i: int, act: Act, end: int) -> Sides:
    """A passive: the agent after "by", the target before the verb or after its preposition."""
    before = subjects.subject(reach, i) or postposed.patient(reach, i, end)
    patient = [before] if before is not None else []
    agent = _own_agents(reach, i, end, act)
    if "subj" not in act.source:  # "was received by": host and guest change places
        roles = [r for r in act.target if r not in ("obj", "subj")] or ["at", "in"]
        if before is not None and before.weak and not act.loose:
            patient = []  # "the Kenyan film was received with applause in X"
        return patient, agent or arguments.rightwards(reach, i, end, roles, Allowed(act.loose))
    held = frozenset(f.at for f in agent)
    allowed = Allowed(act.loose, act.content, codes(agent), held)
    roles = [r for r in act.target if r not in ("obj", "subj")]
    left = range(reach.clauses.piece_of(i).start, i)
    firm = act.content or act.type == "ASSAULT"  # who was struck, and not where
    told = firm and before is not None and not before.weak
    targets = (
        (patient if told else [])  # "Kenya, accused by Uganda of helping Somalia"
        or arguments.rightwards(reach, i, end, [r for r in roles if r != "owner"], allowed)
        or arguments.within(reach, i, left, [r for r in roles if r != "by"], allowed)
        or patient
    )
    if not agent and (act.type in _OFFICIAL or _is_summoned(act, before)):
        agent, targets = _reported(reach, before, targets)
    if not agent:
        agent = hosts.acting(reach, i, end, act, patient)
        if not agent and act.type == "ASSAULT" and not reach.is_german:
            agent = hosts.striker(reach, i, end)
        targets = patient if agent else targets
    others = [r for r in act.source if r not in ("subj", "by")]
    if not agent and others:  # "was frozen out of the African Union"
        agent = arguments.rightwards(reach, i, end, others, Allowed(act.loose))
        targets = patient
    if not agent and act.type == "REJECT" and act.mode == "meet" and not patient:
        # "the visit to Y by X was put off"
        agent = arguments.within(reach, i, left, ("by", "of"), Allowed())
    return (agent, targets) if agent else _by_post(act, patient, targets)


def _own_agents(reach: Reach, i: int, end: int, act: Act) -> list[Found]:
    """Give who follows "by" in the verb's own clause, not in one told of somebody in it."""
    found = arguments.rightwards(reach, i, end, ("by",), Allowed(act.loose))
    pieces, own = reach.clauses.pieces, reach.units[i].piece
    return [
        f
        for f in found
        if pieces[reach.units[f.at].piece].kind != "rel" or reach.units[f.at].piece == own
    ]


def _by_post(act: Act, patient: list[Found], targets: list[Found]) -> Sides:
    """Give the sides that an envoy's post tells: who expels him, and from where he is called."""
    if act.type == "REJECT" and act.mode == "meet":
        return patient, targets  # "the visit of X to Y was put off"
    if act.mode == "expel" and hosts.serving_at(targets):
        return hosts.serving_at(targets), targets  # "Staff of their embassy in X were expelled"
    if act.mode == "withdraw" and hosts.serving_at(patient):
        return patient, hosts.serving_at(patient)  # "Their envoy to X was called back"
    return [], targets


def _is_summoned(act: Act, patient: Found | None) -> bool:
    """Whether an envoy is called in, which only his hosts do and make known."""
    roles = [a.role or "" for a in patient.unit.anchors] if patient is not None else []
    return act.type == "ACCUSE" and any("ambassador" in r or "charg" in r for r in roles)


# Acts of state that the state itself makes known: "Two diplomats were expelled, X said".
_OFFICIAL = frozenset(("SANCTION", "COERCE", "MOBILIZE", "RETREAT", "AID"))


def _reported(reach: Reach, patient: Found | None, targets: list[Found]) -> Sides:
    """Give who says what was done, and to whom: "Inspectors of X were let in, Y said"."""
    agent = _reporter(reach, targets)
    if agent or patient is None or patient.weak:
        return agent, targets
    agent = _reporter(reach, [patient])
    return agent, [patient] if agent else targets


def _reporter(reach: Reach, targets: Sequence[Found]) -> list[Found]:
    """Give the government that says what was done, when no agent is named and it is no victim."""
    said = speakers.speaker(reach)
    if said is None or not targets or not _is_state(said[0]):
        return []
    return [] if codes([said[0]]) & codes(targets) else [said[0]]


def _stand(
    reach: Reach, i: int, end: int, roles: Sequence[str], act: Act,
    barred: frozenset[str], held: frozenset[int] = frozenset(),
) -> list[Found]:  # fmt: skip
    """Find the actors at the places named, in order."""
    if "subj" in roles:
        found = (
            speakers.inverted(reach, i)
            or speakers.first_person(reach, i)
            or subjects.subject(reach, i)
        )
        if found is not None and _may_act(found, act):
            return [found]
    if "speaker" in roles:
        speaker = speakers.speaker(reach)
        return [speaker[0]] if speaker is not None else []
    rest = [role for role in roles if role != "subj"]
    allowed = Allowed(act.loose, act.content, barred, held)
    return arguments.rightwards(reach, i, end, rest, allowed) if rest else []


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


def _together(act: Act, sources: list[Found], targets: list[Found]) -> list[Found]:
    """Give all participants of a symmetric act."""
    everyone = [*sources, *targets]
    if not are_several(everyone) or (not sources and not act.alone):
        return []
    return everyone if targets or act.alone else []


def are_distinct(act: Act, sources: Sequence[Found], targets: Sequence[Found]) -> bool:
    """Whether the sides differ; within one country only where an armed group is a side."""
    one, other = codes(sources), codes(targets)
    if act.both or (act.type in _MUTUAL and one == other and len(one) > 1):
        return are_several(sources)
    if one != other:
        return not one & other or len(one | other) > 2
    sectors = {p.sector for p in parties(sources)}, {p.sector for p in parties(targets)}
    return "REB" in sectors[0] | sectors[1] and sectors[0] != sectors[1]
