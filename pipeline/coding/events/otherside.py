"""The other side of an act that its own words leave out: pronouns, acts told before, neighbours."""

from collections.abc import Sequence

from pipeline.coding.anchors import Form
from pipeline.coding.events import arguments, purpose, speakers, subjects, victims
from pipeline.coding.events.arguments import OF, Allowed, Found, Reach
from pipeline.coding.events.lexicon import Act
from pipeline.coding.events.scene import Context, Event, codes
from pipeline.records import Party


def other_than(reach: Reach, found: Found, sources: Sequence[Found]) -> Found | None:
    """For "accusing it", "congratulated him": the party before that is not the subject itself."""
    if found.unit.anchors[0].form is not Form.PRONOUN or not codes([found]) <= codes(sources):
        return None
    return _before(reach, found.at, sources)


def of_both(found: Found, sources: Sequence[Found], context: Context) -> Found | None:
    """For "urged both sides": those of the act told before when the one who urges is not meant."""
    own, both = codes(sources), codes([found])
    if found.unit.anchors[0].form is not Form.DESCRIPTION or len(both) < 2 or not both & own:
        return None
    for event in reversed(context.told[-_MEMORY:]):
        one, other = event.codes()
        if len(one | other) == len(both) and not (one | other) & own:
            return Found.of(tuple(dict.fromkeys((*event.sources, *event.targets))))
    return None


def pronoun(
    reach: Reach, i: int, act: Act, sources: Sequence[Found], context: Context
) -> list[Found]:
    """For "accusing it", "apologised to him" with a pronoun that no dictionary resolves."""
    grammar = reach.clauses.lexicon.grammar
    whom = _whom(reach, i, act, sources)
    if whom is not None:
        return [whom]
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
    while (
        j > 0 and reach.units[j].tag in "XGB" and grammar.language != "en"
    ):  # "l'a aussitôt prévenu", "lui a promis"
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
        return earlier(act, sources, context)  # "and Norway gave it ambulances"
    found = _before(reach, i, sources)
    if found is None and any(u.low == "them" for u in beside):
        return _pair(sources, context)
    return [found] if found is not None else []


def _pair(sources: Sequence[Found], context: Context) -> list[Found]:
    """Give those who acted on each other before: "they traded fire. X called on them to"."""
    last = context.told[-1] if context.told else None
    if last is None or not last.act.both or codes(sources) & last.codes()[0]:
        return []
    return [Found.of(last.sources)]


def _whom(reach: Reach, i: int, act: Act, sources: Sequence[Found]) -> Found | None:
    """Give the antecedent of a relative clause that opens with "to whom", "al que", "a quem"."""
    start = reach.clauses.piece_of(i).start
    opener = reach.units[start]
    grammar = reach.clauses.lexicon.grammar
    roles = grammar.roles.get(opener.low, OF)
    if grammar.of_kind(opener.low, "to_whom"):
        roles = frozenset(("to",))  # "auxquels il reproche"
    elif opener.tag != "P":
        return None
    if reach.clauses.piece_of(i).kind != "rel" or act.both:
        return None
    if not sources or not roles & {"obj", "to"}:
        return None
    found = subjects.antecedent(reach, start)
    return found if found is not None and not codes([found]) & codes(sources) else None


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
        if named and not venue and not codes([Found(unit, j)]) & codes(sources):
            return Found(unit, j)
    return None


# Acts that answer to, or go on with, what another party did before.
_PROVOKING = frozenset(["ACCUSE", "REQUEST", "THREATEN", "ASSAULT", "SANCTION", "COERCE", "REJECT"])


# Acts that several do one after the other to the same party: "Oslo expelled three, Riga five".
_JOINED = frozenset(("AID", "AGREE", "SANCTION", "SUPPORT"))


# Acts by which a bystander judges what another did: "Kyiv hailed the step".
JUDGING = frozenset(("ACCUSE", "SUPPORT", "REJECT", "REQUEST"))

# ... and others by which it answers: "Israel recalled its ambassador".
_ANSWERING = JUDGING | {"SANCTION", "THREATEN", "MOBILIZE"}


# After these a bystander asks nothing of those who have done them.
_KIND = frozenset(("AID", "SUPPORT", "COOPERATE", "CONSULT", "RETREAT", "CONCEDE", "AGREE"))


# How many acts told before are looked at.
_MEMORY = 4


def earlier(act: Act, sources: Sequence[Found], context: Context) -> list[Found]:
    """For "rejected the charge", "promised four": the other side of an act told before."""
    if act.type not in _ANAPHORIC:
        return []
    own = codes(sources)
    before = context.told[-_MEMORY:][::-1]
    for event in before:
        other = _victim(act, own, event, context) or _counterpart(act, own, event)
        if other:
            return [Found.of(other)]
    apart = [event for event in before if not own & event.codes()[0]]
    return _judged(act, apart)


def _counterpart(act: Act, own: frozenset[str], event: Event) -> tuple[Party, ...]:
    """Give who stood against the parties of these codes in an act told before."""
    one, other = event.codes()
    if act.type in _JOINED and event.act.type == act.type and not own & (one | other):
        return event.targets
    if own <= other and own <= one:  # a meeting: those who are left, who are not accused in it
        if act.type == "ACCUSE":
            return ()
        return tuple(p for p in event.sources if p.code not in own)
    if own <= other:
        return event.sources
    goes_on = event.act.type in _PROVOKING or act.type == event.act.type
    goes_on = goes_on or (event.mode == "visit" and act.type in ("AGREE", "AID"))
    return event.targets if own <= one and goes_on else ()


def _victim(act: Act, own: frozenset[str], event: Event, context: Context) -> tuple[Party, ...]:
    """Give who was named as hit when a bystander condemned the act: "X condemned Y's threats to Z.

    Y had threatened to": to Z, not to X.
    """
    one, other = event.codes()
    if event.act.type != "ACCUSE" or own != other or act.type not in _DONE:
        return ()
    third = {p.code: p for p in context.named if p.code not in one | other}
    return tuple(third.values()) if len(third) == 1 else ()


_DONE = frozenset(("THREATEN", "ASSAULT", "COERCE", "SANCTION", "MOBILIZE"))


def _judged(act: Act, before: Sequence[Event]) -> list[Found]:
    """For a bystander: who did the last thing that was more than words."""
    if act.type not in _ANSWERING:
        return []
    done = [e for e in before if not _is_word(e)]
    if act.type == "REQUEST":  # nobody asks for blankets of those who have sent aid
        done = [e for e in done if e.act.type not in _KIND]
    if not done and act.type in ("SUPPORT", "REJECT"):
        done = list(before)  # "applauded the ruling": the last words spoken
    # "criticised the trip": the traveller, not host and guest of the talks on it
    pair = done[0].codes()[0] if done and done[0].act.both else frozenset()
    visit = next((e for e in done if e.mode == "visit" and e.codes()[0] < pair), None)
    judged = visit or (done[0] if done else None)
    return [Found.of(judged.sources)] if judged else []


def _is_word(event: Event) -> bool:
    """Whether an act consists in judging; signing and recognising are more than words."""
    return event.act.type in JUDGING and (event.act.type != "SUPPORT" or event.act.content)


def who_did(context: Context, own: frozenset[str]) -> list[Found]:
    """Give who struck or arrested others in the act told last of that kind."""
    for event in reversed(context.told):
        if event.act.type in ("ASSAULT", "COERCE") and not event.codes()[0] & own:
            return [Found.of(event.sources)]
    return []


def nearby(reach: Reach, i: int, end: int, act: Act, sources: Sequence[Found]) -> list[Found]:
    """For distinctive wording: the other side wherever it stands in the verb's reach."""
    if act.required is None:
        return []
    if act.type in ("MOBILIZE", "PROTEST"):  # "put its forces on alert after Kenya ..."
        end = len(reach.units)
    apart = frozenset(
        j
        for j in reach.roles
        if _acts_on(reach, i, j)
        or purpose.is_attributed(reach, j)
        or arguments.is_cause(reach, i, j)
    )
    apart |= victims.of_attacks(reach, act) | _judges(reach, act)
    if act.type == "SANCTION" and "in" not in act.target:  # "sanctioned settlers in Kenya"
        apart |= frozenset(j for j in reach.roles if "in" in reach.roles[j] and _is_place(reach, j))
    allowed = Allowed(act.loose, act.content, codes(sources), apart)
    return arguments.rightwards(reach, i, end, ("any",), allowed)


def _judges(reach: Reach, act: Act) -> frozenset[int]:
    """German: give the bodies with whom somebody is sued: "erhob Beschwerde bei der WTO"."""
    if not reach.is_german or act.type != "ACCUSE":
        return frozenset()
    return frozenset(
        j
        for j, governor in reach.governors.items()
        if governor >= 0 and reach.units[governor].low in ("bei", "beim", "vor", "vorm")
        if reach.units[j].anchors[0].kind == "organisation" and {"with", "at"} & reach.roles[j]
        if all(p.sector == "IGO" for a in reach.units[j].anchors for p in a.parties)
    )


def _is_place(reach: Reach, j: int) -> bool:
    """Whether the actor at unit j is only a place."""
    return reach.units[j].anchors[0].form is Form.PLACE


def only_other(reach: Reach, i: int, act: Act, sources: Sequence[Found]) -> list[Found]:
    """The one other party that this sentence names at all."""
    if act.type not in _ANAPHORIC or sources[0].unit.anchors[0].form is Form.PLACE:
        return []
    own = codes(sources)
    struck = victims.of_attacks(reach, act) | _judges(reach, act)
    hit = {p.code for j in struck for p in Found(reach.units[j], j).parties}
    if act.type == "ACCUSE":
        hit |= codes(_partners(reach, i))
    others = {p.code: p for p in named(reach, i) if p.code not in own | hit}
    if not others and speakers.inverted(reach, i) is not None:
        others = {p.code: p for p in _quoted(reach) if p.code not in own}
    return [Found.of(tuple(others.values()))] if len(others) == 1 else []


def _partners(reach: Reach, i: int) -> list[Found]:
    """Give with whom somebody speaks when accusing others: "After talks with X, Y condemned"."""
    units, own = reach.units, reach.units[i].piece
    apart = (j for j, roles in reach.roles.items() if roles == {"with"} and units[j].piece != own)
    return [Found(units[j], j) for j in apart]


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
        if unit.tag == "A" and (i is None or not _stands_apart(reach, i, j))
        for anchor in unit.anchors
        if anchor.form in (Form.NAMED, Form.DESCRIPTION)
        for party in anchor.parties
    ]


def _stands_apart(reach: Reach, i: int, j: int) -> bool:
    """Whether the actor at unit j is no other side: it acts on, or tells where people are from."""
    origin = reach.roles[j] == {"from"} and j > i
    tied = all(u.tag in "DN" for u in reach.units[reach.governors[j] + 1 : j])
    return _acts_on(reach, i, j) or (origin and tied)


def _quoted(reach: Reach) -> list[Party]:
    """Give the states named, be it as places, inside quotation marks: "We will hit Tel Aviv"."""
    quoted = [Found(u, j) for j, u in enumerate(reach.units) if u.tag == "A" and u.quoted]
    return [party for found in quoted for party in found.parties]


def _acts_on(reach: Reach, i: int, j: int) -> bool:
    """Whether the actor at unit j is the subject of a clause joined on: "..., and Kenya ..."."""
    joined = reach.clauses.piece_of(j)
    own = reach.clauses.piece_of(i)
    apart = joined is not own and joined.kind in ("coord", "main")
    return j > i and apart and "subj" in reach.roles[j]


def accuser(one: Sequence[Found], context: Context) -> list[Found]:
    """Give who has just charged, asked or threatened those who answer."""
    own = codes(one)
    for event in reversed(context.told[-_MEMORY:]):
        if own and event.act.type in _PROVOKING and own <= event.codes()[1]:
            return [Found.of(event.sources)]
    return []
