"""Acts told beside another one: who brokered it, and who followed suit."""

from collections.abc import Sequence
from dataclasses import replace

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
    at, mediators = _mediators(reach)
    names = {p.code for p in mediators}
    joint = [e for e in found if e.act.both and not names & e.codes()[0]]
    if not mediators or not joint:
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
            stretch = range(i + 1, min(i + _NEAR, region_end(reach, i)))
            whose = arguments.within(reach, i, stretch, ("by", "of"), Allowed())
            if whose and not any(u.tag in "VX" for u in reach.units[i + 1 : whose[0].at]):
                return i, whose[0].parties
    return -1, ()


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


def _follows(reach: Reach, i: int) -> bool:
    """Whether the verb at unit i says that somebody did the same."""
    phrases = reach.clauses.lexicon.grammar.status.get("likewise", frozenset())
    end = region_end(reach, i)
    for reading in reach.units[i].readings:
        for phrase in phrases:
            head, _, rest = phrase.partition(" ")
            if head == reading.lemma and fitting.follows(reach, i, rest, reading.particle, end):
                return True
    return False
