"""Acts told beside another one: who brokered it, and who followed suit."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.coding.anchors import Form
from pipeline.coding.events import arguments, fitting, scene, subjects
from pipeline.coding.events.arguments import Allowed, Found, Reach
from pipeline.coding.events.clauses import Manner
from pipeline.coding.events.content import region_end
from pipeline.coding.events.scene import Context, Event
from pipeline.records import EventStatus, Party

# Acts of several that somebody may have brokered.
_BROKERED = frozenset(("AGREE", "RETREAT", "SUPPORT"))
# Units between "mediated", "under the auspices" and the mediator, at most.
_NEAR = 7


def with_mediators(reach: Reach, found: Sequence[Event], context: Context) -> list[Event]:
    """Add mediators to the talks of a sentence, and talks to what was brokered by them."""
    events = _mediated(reach, found, context)
    return [e for e in events if not any(_is_part(e, other) for other in events)]


def _is_part(event: Event, other: Event) -> bool:
    """Whether talks are told twice: "met for talks, chaired by Z", "in a call, X discussed"."""
    talks = event.act.type == other.act.type == "CONSULT" and event.act.both and other.act.both
    if not talks or event.status is not other.status:
        return False
    if other.mode == "third-party":
        return event.codes()[0] < other.codes()[0]
    called = event.mode == "meet" and other.mode == "phone" and other.start < event.start
    return called and event.codes() == other.codes() and event.day == other.day


def _mediated(reach: Reach, found: Sequence[Event], context: Context) -> list[Event]:
    """Give the events of a sentence with whoever brokered them."""
    at, mediators = _mediators(reach)
    if not mediators:
        return [_under(reach, event) for event in found]
    names = {p.code for p in mediators}
    joint = [e for e in found if e.act.both and not names & e.codes()[0]]
    if not found and reach.is_german:
        base = _joint_before(context)
        apart = base is not None and not names & base.codes()[0]
        return [_beside(reach, at, base, mediators, context)] if base and apart else []
    if not joint:
        return list(found)
    if any(e.act.type == "CONSULT" for e in joint):
        return [_joined(e, mediators) if e in joint else e for e in found]
    brokered = next((e for e in joint if e.act.type in _BROKERED), None)
    return [*found, *([_talks(reach, at, brokered, mediators, context)] if brokered else [])]


def _mediators(reach: Reach) -> tuple[int, tuple[Party, ...]]:
    """Give the word that tells of mediation, and whose it is: "mediated by X", "X's mediation"."""
    words = reach.clauses.lexicon.grammar.kinds.get("mediation", frozenset())
    for i, unit in enumerate(reach.units):
        if unit.low in words:
            hyphen = reach.units[i - 1].low == "-"  # "Qatari-brokered talks of Kenya and Chad"
            stretch = range(i + 1, i if hyphen else min(i + _NEAR, region_end(reach, i)))
            whose = arguments.within(reach, i, stretch, ("by", "of"), Allowed())
            if whose and not any(u.tag in "VX" for u in reach.units[i + 1 : whose[0].at]):
                return i, whose[0].parties
            owner = reach.units[i - 1] if i and reach.is_german and unit.tag == "N" else None
            if owner is not None and owner.tag == "A":
                return i, Found(owner, i - 1).parties  # "unter kenianischer Vermittlung"
            before = _mediator_before(reach, i)
            if before is not None:
                return i, before.parties
    return -1, ()


def _under(reach: Reach, event: Event) -> Event:
    """Give talks with the mediator whom an adjective names: "met under Tanzanian mediation"."""
    if event.act.type != "CONSULT" or event.codes()[0] != event.codes()[1]:
        return event
    words = reach.clauses.lexicon.grammar.kinds.get("mediation", frozenset())
    for i, unit in enumerate(reach.units):
        if unit.low in words:
            at = _mediator(reach, i, event)
            parties = reach.units[at].anchors[0].parties if at is not None else ()
            if not {p.code for p in parties} <= event.codes()[0]:
                return _joined(event, parties)
    return event


def _mediator(reach: Reach, i: int, event: Event) -> int | None:
    """Give the adjective that tells whose the mediation at unit i of these talks is."""
    units = reach.units
    if i > 1 and units[i - 1].low == "-" and units[i - 2].tag == "A":  # "Qatari-brokered | talks"
        own = any(u.start == event.start for u in units[i + 1 : i + 4])
        return i - 2 if own else None
    beside = [j for j in (i - 1, i + 1) if 0 < j < len(units) and units[j].tag == "A"]
    at = next((j for j in beside if units[j].anchors[0].form is Form.ADJECTIVE), None)
    if at is None or units[i].piece != units[at].piece:
        return None
    first = min(i, at)
    opener = units[first - 1 - (units[first - 1].tag == "D")]
    return at if opener.tag == "P" else None


# Prepositions behind which talks are led: "under Kenyan mediation", "with Kenya mediating".
_UNDER = frozenset(("under", "with", "through", "via"))


def _mediator_before(reach: Reach, i: int) -> Found | None:
    """English: give whose mediation it is: "under Kenyan mediation", "Kenyan-mediated talks"."""
    units, j = reach.units, i - 1
    if reach.clauses.lexicon.grammar.language != "en":
        return None
    hyphen = j > 0 and units[j].low == "-"
    if hyphen and not any(_are_talks(reach, k) for k in range(i + 1, min(i + 4, len(units)))):
        return None  # "met to discuss a Kenyan-brokered truce"
    while j > 0 and units[j].tag in "NOB" and i - j < _NEAR:
        j -= 1
    led = j > 0 and next((u.low for u in units[j - 1 :: -1] if u.tag != "D"), "") in _UNDER
    return Found(units[j], j) if units[j].tag == "A" and (led or hyphen) else None


def _are_talks(reach: Reach, k: int) -> bool:
    """Whether the word at unit k tells of a meeting by itself."""
    acts = reach.clauses.lexicon.by_noun.get(reach.units[k].low, ())
    return any(act.type == "CONSULT" for act, _ in acts)


def _joined(event: Event, mediators: tuple[Party, ...]) -> Event:
    """Give talks with their mediator as a participant."""
    if event.act.type != "CONSULT":
        return event
    everyone = tuple(dict.fromkeys((*event.sources, *mediators)))
    return replace(event, sources=everyone, targets=everyone, mode="third-party")


def _talks(
    reach: Reach, at: int, brokered: Event, mediators: tuple[Party, ...], context: Context
) -> Event:
    """Give the mediated talks from which an agreement came."""
    lexicon = reach.clauses.lexicon
    act = next(a for a in lexicon.acts if a.type == "CONSULT" and a.mode == "third-party")
    side = [Found.of((*brokered.sources, *mediators))]
    how = Manner(EventStatus.HAPPENED, False, False, at)
    event = scene.event(reach, at, act, (at, at), (side, side), how, context)
    own = reach.units[at].piece
    together = any(u.start == brokered.start and u.piece == own for u in reach.units)
    day = brokered.day if together else None
    return replace(event, day=day, nominal=True, mode="third-party")


_BROKERS = frozenset(("vermitteln", "ein|fädeln", "aus|handeln", "moderieren"))


def brokered(reach: Reach, i: int, how: Manner, context: Context) -> Event | None:
    """German: give the talks from which came what was told just before: "Vermittelt hatte X"."""
    base = _joint_before(context)
    mediates = reach.is_german and reach.units[i].is_form_of(_BROKERS)
    if base is None or not mediates or how.status is not EventStatus.HAPPENED:
        return None
    end = region_end(reach, i)
    if arguments.rightwards(reach, i, end, ("between",), Allowed()):
        return None
    agents = arguments.rightwards(reach, i, end, ("by",), Allowed()) if how.passive else []
    who = subjects.subject(reach, i) if not how.passive else next(iter(agents), None)
    if who is None or who.weak or {p.code for p in who.parties} & base.codes()[0]:
        return None
    return _beside(reach, i, base, who.parties, context)


def _joint_before(context: Context) -> Event | None:
    """Give the last joint act of the sentence before or of this one, which may be brokered."""
    base = context.told[-1] if len(context.told) > context.recent else None
    joint = base is not None and base.act.both and base.status is EventStatus.HAPPENED
    return base if base and joint and base.act.type in (*_BROKERED, "CONSULT") else None


def _beside(
    reach: Reach, i: int, base: Event, mediators: tuple[Party, ...], context: Context
) -> Event:
    """Give the mediated talks beside a joint act; talks told before are the same occasion."""
    base.nominal = base.nominal or base.act.type == "CONSULT"
    return replace(_talks(reach, i, base, mediators, context), nominal=False)


def likewise(reach: Reach, i: int, how: Manner, context: Context) -> Event | None:
    """Give the act of somebody who did what was told just before: "Norway followed suit"."""
    base = context.told[-1] if len(context.told) > context.recent else None
    if base is None or how.status is None or base.act.both or not _follows(reach, i):
        return None
    who = subjects.subject(reach, i)
    if who is None or who.weak:
        return None
    one, other = base.codes()
    codes = {p.code for p in who.parties}
    if codes & one:
        return None
    targets = base.sources if codes <= other else base.targets
    side = [Found.of(targets)]
    event = scene.event(reach, i, base.act, (how.start, i), ([who], side), how, context)
    return replace(event, mode=base.mode)


_EXAMPLES = frozenset(("beispiel", "vorbild", "schritt"))


def _follows_example(reach: Reach, i: int) -> bool:
    """German: whether somebody follows alone, or an example: "Norwegen will folgen"."""
    piece = reach.clauses.piece_of(i)
    words = reach.units[piece.start : piece.end]
    nouns = [u for u in words if u.tag == "N" and u.text[:1].isupper() and u.start > words[0].start]
    named = sum(u.tag == "A" for u in words)
    apart = any(u.tag == "P" and u.low in ("auf", "aus") for u in words)
    return named == 1 and not apart and all(u.low in _EXAMPLES for u in nouns)


def _follows(reach: Reach, i: int) -> bool:
    """Whether the verb at unit i says that somebody did the same."""
    phrases = reach.clauses.lexicon.grammar.status.get("likewise", frozenset())
    end = region_end(reach, i)
    for reading in reach.units[i].readings:
        if reading.lemma == "folgen" and not _follows_example(reach, i):
            continue
        for phrase in phrases:
            head, _, rest = phrase.partition(" ")
            if head == reading.lemma and fitting.follows(reach, i, rest, reading.particle, end):
                return True
    return False
