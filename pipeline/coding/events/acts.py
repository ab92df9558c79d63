"""The heart: each trigger of a sentence becomes an event when its parties are there."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.coding.domestic.defaults import completed
from pipeline.coding.events import (
    attached,
    beside,
    carried,
    content,
    decided,
    fitting,
    framed,
    gates,
    headlines,
    mutual,
    nominal,
    rumours,
    scene,
    sides,
    speakers,
    staying,
    stops,
)
from pipeline.coding.events.arguments import Reach
from pipeline.coding.events.clauses import Manner
from pipeline.coding.events.lexicon import Act
from pipeline.coding.events.scene import Context, Event, Trace
from pipeline.coding.events.status import manner, on_condition
from pipeline.coding.events.unit import is_predicate
from pipeline.coding.events.verbgroup import has_auxiliary, is_unreal, members
from pipeline.records import EventStatus, Party

Regions = list[tuple[int, int]]


def events(reach: Reach, context: Context) -> list[Event]:
    """Give the events of a sentence, in the order of their triggers."""
    found = headlines.visit(reach, context)
    context.denied.extend(rumours.denied(reach))
    silent = content.silent_regions(reach)
    for i, unit in enumerate(reach.units):
        if not unit.act or (any(a <= i < b for a, b in silent) and not _is_beside(reach, i)):
            continue
        if gates.is_past_history(reach.clauses, i, context.published):
            context.trace.append(Trace("", unit.text, "older than a year"))
            continue
        event = _verb(reach, i, context, silent) if unit.tag == "V" else _noun(reach, i, context)
        if event is not None:
            told = [event, *stops.further(reach, i, event, context)]
            found.extend(told)
            context.told.extend(told)
    return beside.with_mediators(reach, found, context)


def _is_beside(reach: Reach, i: int) -> bool:
    """Whether the noun at unit i names the talks at which something was said."""
    if reach.units[i].tag != "N":
        return False
    if not reach.is_german:
        return framed.at_meeting(reach, i)
    return attached.frames(reach.clauses, i) and reach.clauses.piece_of(i).kind in ("main", "coord")


def _verb(reach: Reach, i: int, context: Context, silent: Regions) -> Event | None:
    """Try the patterns of the verb at unit i until one finds its parties."""
    how = manner(reach.clauses, i)
    unreal = is_unreal(reach.clauses, i) or gates.is_mocked(reach.clauses, i)
    if unreal or gates.is_label(reach.clauses, i, how):
        how = Manner(None, how.passive, how.reduced, how.start)
    speaks = False
    event = beside.likewise(reach, i, how, context) or beside.brokered(reach, i, how, context)
    tried: set[str] = set()
    for reading in fitting.whole_verbs(reach, i):
        for act, rest in reach.clauses.lexicon.by_verb.get(reading.lemma, ()):
            if act.rule in tried or not fitting.verb_fits(
                reach, i, act, rest, how, reading.particle
            ):
                continue
            tried.add(act.rule)
            speaks = speaks or (act.content and reading.lemma != "be")
            event = event or _verbal(reach, i, act, rest, how, context)
            if event is not None:
                break
    denied = content.denied_region(reach, i)
    if denied is not None and not _answers(reach, i, event, context):
        context.denied.append((reach.units[denied[0]].start, reach.units[denied[1] - 1].end))
        return None
    tells = event.act.content if event is not None else speaks
    if tells and not decided.names_only(reach.clauses, i) and not speakers.inverted(reach, i):
        silent.append((_content_start(reach, i), content.end_of(reach, i)))
    return event


def _content_start(reach: Reach, i: int) -> int:
    """Give where what is said begins; a German participle closes its clause and has none in it."""
    if not reach.is_german:
        return i + 1
    carried = has_auxiliary(reach.clauses, members(reach.clauses, i))
    closes = carried or not reach.units[i].is_finite
    return reach.clauses.piece_of(i).end if closes else i + 1


def _answers(reach: Reach, i: int, event: Event | None, context: Context) -> bool:
    """Whether a denial answers a charge told before; then it is a rejection, not a denied fact."""
    if event is None:
        return False
    if content.answers_charge(reach, i):
        return True
    return any(
        e.act.type in ("ACCUSE", "REQUEST", "THREATEN") and e.codes()[0] & event.codes()[1]
        for e in context.told
    )


def _verbal(
    reach: Reach, i: int, act: Act, rest: str, how: Manner, context: Context
) -> Event | None:
    """Build the event of a verb; what somebody will not do is a refusal if another is refused."""
    told = _as_told(reach, i, act, how, context)
    copula = reach.clauses.lexicon.grammar.of_kind(reach.units[i].low, "be")
    refusal = _refusal(act) if _is_refused(act, told, copula) else None
    said = Manner(EventStatus.HAPPENED, how.passive, how.reduced, how.start)
    event = _built(reach, i, refusal, rest, said, context) if refusal else None
    return event or _built(reach, i, act, rest, told, context)


def _built(
    reach: Reach, i: int, act: Act, rest: str, how: Manner, context: Context
) -> Event | None:
    """Build the event of a verb, or say in the trace what is missing."""
    word = reach.units[i].text
    hangs = how.future and on_condition(reach.clauses, i)
    if hangs and "speaker" not in act.source:
        context.trace.append(Trace(act.rule, word, "on a condition"))
        return None
    unsaid = how.status is EventStatus.DENIED and act.type == "REJECT"  # "did not rule out"
    unsaid = unsaid or speakers.only_tells(reach, i, act)
    if how.status is None or unsaid or (how.purpose and act.type != "CONSULT"):
        context.trace.append(Trace(act.rule, word, "states no fact"))
        return None
    quoted = reach.units[i].quoted and "speaker" not in act.source
    quoted = quoted and not speakers.opens_quote(reach, act, how.start)
    found = sides.of_state(act, sides.of_verb(reach, i, act, how, context))
    act, found = mutual.completed(reach, i, act, completed(act, reach.state, *found))
    if not found[0] or not found[1] or not sides.are_distinct(act, *found):
        context.trace.append(Trace(act.rule, word, "a party is missing"))
        return None
    if not _is_of_sector(act, scene.parties(found[0])):
        context.trace.append(Trace(act.rule, word, f"only {act.sector} can do it"))
        return None
    if quoted and not (found[0][0].unit.quoted or speakers.first_person(reach, i)):
        return None
    last = i + fitting.adjacent(reach.units, i, rest)
    context.trace.append(Trace(act.rule, word, "coded"))
    return scene.event(reach, i, act, (how.start, last), found, how, context)


def _as_told(reach: Reach, i: int, act: Act, how: Manner, context: Context) -> Manner:
    """Give the manner of a verb as what is told around it makes it: denied, or said just now."""
    if any(a <= reach.units[i].start < b for a, b in context.denied):
        how = Manner(EventStatus.DENIED, how.passive, how.reduced, how.start)
    asks = act.type in _SPOKEN and reach.clauses.piece_of(i).intro_kind != "condition"
    if act.type in _AT_ONCE and how.future and decided.is_resolved(reach.clauses, i):
        return Manner(EventStatus.HAPPENED, how.passive, how.reduced, how.start)
    spoken = "speaker" in act.source and (how.future or asks)  # "will face", "must free"
    if spoken or _is_said_on_phone(reach, i, act, how, context):
        return Manner(EventStatus.HAPPENED, how.passive, how.reduced, how.start)
    return how


# What somebody must do, or will have to bear, is asked, threatened or ordered by saying so.
_SPOKEN = frozenset(("REQUEST", "THREATEN", "SANCTION"))
# Whoever decides on these does them: "has decided to expel two diplomats".
_AT_ONCE = frozenset(("SANCTION", "REJECT"))
# Acts that whoever announces not to do them refuses: "will not lift the ban", "would free no one".
_YIELDING = frozenset(("RETREAT", "CONCEDE", "AGREE", "AID", "SUPPORT", "COOPERATE"))
_REFUSED_MODES = {"AID": "assist", "CONSULT": "meet"}


def _is_refused(act: Act, how: Manner, copula: bool) -> bool:
    """Whether somebody will not do it: "will not lift the ban", "will not meet", "is not ready"."""
    unwilling = how.future or (copula and act.type == "AGREE")
    denied = how.status is EventStatus.DENIED and unwilling and not how.passive
    meets = act.type == "CONSULT" and act.both
    return denied and (meets or (act.type in _YIELDING and not act.both))


def _refusal(act: Act) -> Act:
    """Give the refusal of an act, done by one to the other."""
    mode = _REFUSED_MODES.get(act.type)
    return replace(act, type="REJECT", mode=mode, modes=(), both=False, alone=False)


def _is_said_on_phone(reach: Reach, i: int, act: Act, how: Manner, context: Context) -> bool:
    """Whether it is what somebody called for, and so said: "called X to congratulate him"."""
    if not how.purpose or act.type not in ("SUPPORT", "CONCEDE") or reach.is_german:
        return False
    call = context.told[-1] if len(context.told) > context.sentence else None
    piece = reach.units[reach.clauses.piece_of(i).start]
    near = call is not None and piece.start <= call.start < reach.units[i].start
    return near and call is not None and call.mode == "phone" and call.status is _HAPPENED


_HAPPENED = EventStatus.HAPPENED


def _is_of_sector(act: Act, sources: Sequence[Party]) -> bool:
    """Whether the sources have the sector that the pattern asks for; "!MIL" excludes one."""
    if not act.sector:
        return True
    wanted, excluded = act.sector.lstrip("!"), act.sector.startswith("!")
    return all((p.sector == wanted) is not excluded for p in sources)


def _noun(reach: Reach, i: int, context: Context) -> Event | None:
    """Try the patterns of the noun at unit i until one finds its parties."""
    unit = reach.units[i]
    if unit.tag not in "NX":
        return None
    stays = staying.is_stay(reach, i)
    if stays is False:
        return None
    told_as = staying.manner(reach, i) if stays else _carried(reach, i)
    for act, rest in reach.clauses.lexicon.by_noun.get(unit.low, ()):
        if unit.quoted and "speaker" not in act.source:
            continue
        if not fitting.noun_fits(reach, i, act, rest):
            continue
        how = _as_said(act, told_as)
        found = staying.sides(reach, i) if stays else nominal.of_noun(reach, i, act, context)
        found = completed(act, reach.state, *sides.of_state(act, found))
        if not found[0] or not found[1] or not sides.are_distinct(act, *found):
            context.trace.append(Trace(act.rule, unit.text, "a party is missing"))
        elif how.status is None:
            context.trace.append(Trace(act.rule, unit.text, "states no fact"))
        else:
            context.trace.append(Trace(act.rule, unit.text, "coded"))
            event = scene.event(reach, i, act, (i, i), found, how, context)
            event.nominal = True
            return event
    return None


def _carried(reach: Reach, i: int) -> Manner:
    """Give the status of a noun's act from what carries it: its article, or the verb."""
    if not reach.is_german and framed.at_meeting(reach, i):
        return framed.manner_of(reach, i)
    return carried.read(reach, i) or _noun_manner(reach, i)


def _as_said(act: Act, how: Manner) -> Manner:
    """A threat or demand has been made, also when "the ultimatum expires on Monday"."""
    if act.content and how.status is EventStatus.PLANNED:
        return Manner(EventStatus.HAPPENED, how.passive, how.reduced, how.start)
    return how


def _noun_manner(reach: Reach, i: int) -> Manner:
    """Give the status of a noun's act from the verb that carries it."""
    units, piece = reach.units, reach.clauses.piece_of(i)
    grammar = reach.clauses.lexicon.grammar
    verbs = [j for j in range(piece.start, i) if units[j].tag == "V"]
    if piece.intro_kind == "condition":
        return Manner(None, False, False, i)
    if reach.is_german and attached.is_ahead(reach.clauses, i):
        return Manner(EventStatus.PLANNED, False, False, i, True)
    if reach.is_german and attached.is_reason(reach.clauses, i):
        return Manner(EventStatus.HAPPENED, False, False, i)
    if piece.kind == "sub" and not verbs:
        ahead = grammar.of_kind(piece.intro, "ahead")
        status = EventStatus.PLANNED if ahead else EventStatus.HAPPENED
        return Manner(status, False, False, i, ahead)
    if not verbs:
        verbs = [j for j in range(i, piece.end) if is_predicate(units, j)][:1]
    if not verbs:
        denied = any(u.tag == "G" for u in units[piece.start : i])  # "no hubo reunión"
        status = EventStatus.DENIED if denied else EventStatus.HAPPENED
        return Manner(status, False, False, i)
    how = manner(reach.clauses, verbs[-1])
    return Manner(how.status, False, False, i, how.future)
