"""Who did it to whom: the sources and targets of a verb or noun, as its pattern places them."""

from collections.abc import Sequence

from pipeline.coding.anchors import Form
from pipeline.coding.events import arguments, subjects
from pipeline.coding.events.arguments import OF, Allowed, Found, Reach
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
        sources, targets = _active(reach, i, act, end, context)
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


def _active(reach: Reach, i: int, act: Act, end: int, context: Context) -> Sides:
    """An active verb: subject and complements."""
    if act.target == ("subj",):  # "received": the host is the subject, the guest the object
        hosts = _stand(reach, i, end, act.target, act, frozenset())
        return _stand(reach, i, end, act.source, act, _codes(hosts)), hosts
    sources = _stand(reach, i, end, act.source, act, frozenset())
    agent = subjects.subject(reach, i) if act.type == "PROTEST" else None
    if not sources and act.type == "PROTEST" and not (agent and _is_state(agent)):
        sources = _protesters(reach, i, end)
    codes = frozenset() if act.both and not reach.is_german else _taken(sources)
    held = frozenset(f.at for f in sources)
    targets = _pronoun(reach, i, act, sources, context) or _stand(
        reach, i, end, act.target, act, codes, held
    )
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


def _taken(sources: Sequence[Found]) -> frozenset[str]:
    """Give the codes that the other side may not have: those of rebels are their state's too."""
    return frozenset(p.code for p in parties(sources) if p.sector != "REB")


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
    if not agent and act.type in _OFFICIAL:
        agent = _reporter(reach, targets)
    others = [r for r in act.source if r not in ("subj", "by")]
    if not agent and others:  # "was frozen out of the African Union"
        agent = arguments.rightwards(reach, i, end, others, Allowed(act.loose))
        targets = patient
    return agent, targets


# Acts of state that the state itself makes known: "Two diplomats were expelled, X said".
_OFFICIAL = frozenset(("SANCTION", "COERCE", "MOBILIZE", "RETREAT", "AID"))


def _reporter(reach: Reach, targets: Sequence[Found]) -> list[Found]:
    """Give the government that says what was done, when no agent is named and it is no victim."""
    said = subjects.speaker(reach)
    if said is None or not targets or not _is_state(said[0]):
        return []
    return [] if _codes([said[0]]) & _codes(targets) else [said[0]]


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


def _pronoun(
    reach: Reach, i: int, act: Act, sources: Sequence[Found], context: Context
) -> list[Found]:
    """For "accusing it", "apologised to him" with a pronoun that no dictionary resolves."""
    grammar = reach.clauses.lexicon.grammar
    at = _after_preposition(reach, i, act)
    near = (at,) if grammar.language == "en" else (at, i - 1)
    beside = [reach.units[j] for j in near if 0 <= j < len(reach.units)]
    if (
        beside
        and beside[0].tag == "D"
        and at + 1 < len(reach.units)
        and reach.units[at + 1].tag in "NAV"
    ):
        beside = beside[1:]  # "her cabinet"
    j = i - 1
    while j > 0 and reach.units[j].tag in "XGB":  # "l'a aussitôt prévenu", "lui a promis"
        j -= 1
        beside.append(reach.units[j])
    if not sources or not any(
        u.tag in "NDK" and grammar.of_kind(u.low, "object_pronouns") for u in beside
    ):
        return []
    if act.type == "REJECT":
        return []  # "dismissed it": what was said or done, not who is named last
    last = context.told[-1] if context.told else None
    if last is not None and last.act.type == act.type and last.act.type in _JOINED:
        return _earlier(act, sources, context)  # "and Norway gave it ambulances"
    found = _before(reach, i, sources)
    return [found] if found is not None else []


def _after_preposition(reach: Reach, i: int, act: Act) -> int:
    """Give the unit after the verb at unit i, or after a preposition that leads to the target."""
    units, roles = reach.units, reach.clauses.lexicon.grammar.roles
    following = units[i + 1].low if i + 1 < len(units) else ""
    if reach.clauses.lexicon.grammar.of_kind(following, "object_pronouns"):
        return i + 1
    for j in range(i + 1, min(i + 6, len(units) - 1)):
        if units[j].tag in "VXAI,;SRC":
            break
        if units[j].tag == "P" and roles.get(units[j].low, OF) & set(act.target):
            return j + 1
    return i + 1


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

# Acts by which a bystander judges what another did: "Kyiv hailed the step".
_JUDGING = frozenset(("ACCUSE", "SUPPORT", "REJECT", "REQUEST"))

# How many acts told before are looked at.
_MEMORY = 4


def _earlier(act: Act, sources: Sequence[Found], context: Context) -> list[Found]:
    """For "rejected the charge", "promised four": the other side of an act told before."""
    if act.type not in _ANAPHORIC:
        return []
    codes = _codes(sources)
    before = context.told[-_MEMORY:][::-1]
    for event in before:
        other = _counterpart(act, codes, event)
        if other:
            return [Found.of(other)]
    return _judged(act, before)


def _counterpart(act: Act, codes: frozenset[str], event: Event) -> tuple[Party, ...]:
    """Give who stood against the parties of these codes in an act told before."""
    one, other = event.codes()
    if act.type in _JOINED and event.act.type == act.type and not codes & (one | other):
        return event.targets
    if codes <= other and codes <= one:  # a meeting: those who are left
        return tuple(p for p in event.sources if p.code not in codes)
    if codes <= other:
        return event.sources
    goes_on = event.act.type in _PROVOKING or act.type == event.act.type
    return event.targets if codes <= one and goes_on else ()


def _judged(act: Act, before: Sequence[Event]) -> list[Found]:
    """For a bystander: who did the last thing that was more than words."""
    if act.type not in _JUDGING:
        return []
    done = [e for e in before if e.act.type not in _JUDGING]
    if not done and act.type in ("SUPPORT", "REJECT"):
        done = list(before)  # "applauded the ruling": the last words spoken
    return [Found.of(done[0].sources)] if done else []


def _nearby(reach: Reach, i: int, end: int, act: Act, sources: Sequence[Found]) -> list[Found]:
    """For distinctive wording: the other side wherever it stands in the verb's reach."""
    if act.required is None:
        return []
    if act.type in ("MOBILIZE", "PROTEST"):  # "put its forces on alert after Kenya ..."
        end = len(reach.units)
    apart = frozenset(j for j in reach.roles if _acts_on(reach, i, j))
    allowed = Allowed(act.loose, act.content, _codes(sources), apart)
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
    apart = joined is not own and joined.kind in ("coord", "main")
    return j > i and apart and "subj" in reach.roles[j]


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


def of_noun(reach: Reach, i: int, act: Act, context: Context) -> Sides:
    """Find the parties of a noun: between X and Y; X's ... with Y; or the subject of its clause."""
    end = region_end(reach, i)
    allowed = Allowed(act.loose)
    if "speaker" in act.source:  # "Nonsense," said X
        said = subjects.speaker(reach)
        one = [said[0]] if said is not None else []
        return one, _accuser(one, context)
    if act.both:
        between = arguments.rightwards(reach, i, end, ("between",), allowed)
        if between:
            host = _host(reach, i, end, allowed) if act.mode == "third-party" else []
            return [*host, *between], [*host, *between]
    agent = _agent(reach, i, end, act)
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
    if act.both and act.type == "CONSULT" and not agent and not target:
        agent = _attending(reach, i)
    if act.both:
        everyone = [*agent, *target] if target or _are_several(agent) else []
        return everyone, everyone
    return agent, target


def _accuser(one: Sequence[Found], context: Context) -> list[Found]:
    """Give who has just charged, asked or threatened those who answer."""
    codes = _codes(one)
    for event in reversed(context.told[-_MEMORY:]):
        if codes and event.act.type in _PROVOKING and codes <= event.codes()[1]:
            return [Found.of(event.sources)]
    return []


def _agent(reach: Reach, i: int, end: int, act: Act) -> list[Found]:
    """Give whose act the noun is: its possessor, who follows "by", or who announces it."""
    allowed = Allowed(act.loose)
    agent = _owner(reach, i) or arguments.rightwards(reach, i, end, ("by",), allowed)
    if not agent and "of" not in act.target:
        agent = arguments.rightwards(reach, i, end, ("of",), allowed)
    if not agent and not act.both and _is_announced(reach, i):
        agent = _clause_subject(reach, i)
    return agent or arguments.rightwards(reach, i, end, ("of",), allowed)


def _is_announced(reach: Reach, i: int) -> bool:
    """Whether the noun is what a verb of deciding or making known brings about."""
    verb = clause_verb(reach, i)
    performs = reach.clauses.lexicon.grammar.status.get("performs", frozenset())
    if verb is None or verb > i:
        return False
    between = reach.units[verb + 1 : i]
    lemmas = {r.lemma for r in reach.units[verb].readings}
    return bool(lemmas & performs) and not any(u.tag in "VX" for u in between)


def _attending(reach: Reach, i: int) -> list[Found]:
    """For "agreed after talks", "told Y during talks": those who act in the clause around them."""
    units, grammar = reach.units, reach.clauses.lexicon.grammar
    j = i - 1
    while j >= 0 and units[j].tag in "NDBV" and i - j < 5:
        j -= 1
    if j >= 0 and units[j].tag == "P" and "of" in grammar.roles.get(units[j].low, ()):
        j -= 1
        while j >= 0 and units[j].tag in "NDBT" and i - j < 8:
            j -= 1  # "after a week of talks"
    verb = _main_verb(reach, i)
    if j < 0 or verb is None or not grammar.of_kind(units[j].low, "framing"):
        return []
    who = subjects.subject(reach, verb)
    found = [who] if who is not None and not who.weak else []
    told = grammar.status.get("say", frozenset())
    if found and any(r.lemma in told for r in units[verb].readings):
        heard = range(verb + 1, reach.clauses.pieces[units[verb].piece].end)
        found += arguments.within(reach, verb, heard, ("obj", "to"), Allowed(False))
    return found


def _main_verb(reach: Reach, i: int) -> int | None:
    """Give the predicate before unit i in its own clause or in the main one."""
    verbs = (j for j in range(i - 1, -1, -1) if is_predicate(reach.units, j))
    return next(
        (j for j in verbs if reach.clauses.piece_of(j).kind in ("main", "coord", "rel")), None
    )


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
