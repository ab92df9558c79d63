"""Read sentences -> reports: one after the other, with what earlier sentences established."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.coding import days
from pipeline.coding.anchors import Anchor, Form
from pipeline.coding.events import acts, gates, otherside, subjects
from pipeline.coding.events.reading import Read
from pipeline.coding.events.scene import Context, Event
from pipeline.coding.events.settle import settle
from pipeline.records import Report


@dataclass(frozen=True, slots=True)
class Told:
    """The reports of a text, and the nationals ("two Swedes") that are party to one of them."""

    reports: tuple[Report, ...]
    nationals: tuple[Anchor, ...]


def code(
    reads: Sequence[Read], texts: Sequence[str], published: date | None, first_n: int = 0
) -> Told:
    """Give the reports of an article; texts[i] is segment first_n + i."""
    context = Context(published)
    if gates.strong_topics([r.topic for r in reads]):
        return Told((), ())
    homes: list[tuple[Event, Read]] = []
    for read in reads:
        found = _sentence(read, texts[read.n - first_n], context)
        homes.extend((event, read) for event in found)
    kept = settle([event for event, _ in homes])
    reports = tuple(_report(e, _home(e, homes), texts[_home(e, homes).n - first_n]) for e in kept)
    nationals = [anchor for e in kept for anchor in e.anchors if anchor.form is Form.NATIONALS]
    return Told(reports, tuple(dict.fromkeys(nationals)))


def _home(event: Event, homes: Sequence[tuple[Event, Read]]) -> Read:
    """Give the sentence in which an event stands, also when settling has replaced it."""
    return next(
        read for other, read in homes if other.start == event.start and other.act is event.act
    )


def _sentence(read: Read, text: str, context: Context) -> list[Event]:
    """Code one sentence and leave the day it named in the context."""
    found: list[Event] = []
    context.recent, context.sentence = context.sentence, len(context.told)
    old = _is_old(read, text[read.start : read.end], context)
    past = old and not read.whens
    stated = not read.topic and not past and not gates.is_question(text[read.start : read.end])
    if read.reach is not None and stated:
        context.denied = []
        read.reach.previous = context.subject
        read.reach.named = frozenset(p.code for p in context.named)
        found = acts.events(read.reach, context)
        context.named = otherside.named(read.reach)
        subject = subjects.main_subject(read.reach)
        context.subject = subject.told() if subject else context.subject
    context.is_old = old and not found
    _remember_day(found, read.whens, context)
    return found


def _is_old(read: Read, sentence: str, context: Context) -> bool:
    """Whether a sentence tells of old times, or goes on in those of the sentence before."""
    dated = [days.is_history(when, context.published) for when in read.whens]
    if read.topic == "history" or (dated and all(dated)):
        return True
    if not context.is_old or read.reach is None:
        return False
    return gates.goes_on(sentence, read.reach.clauses.lexicon.grammar)


def _remember_day(found: Sequence[Event], whens: Sequence[days.When], context: Context) -> None:
    """Keep the last single day named, for "the next day" and "a day later"."""
    for event in found:
        if event.day is not None and event.day.day_to is None:
            context.named_before = event.day.day
            return
    for when in whens:
        day = days.resolve(when, context.published, named_before=context.named_before)
        if day is not None and day.day_to is None:
            context.named_before = day.day


def _report(event: Event, read: Read, text: str) -> Report:
    """Write an event down as a report."""
    one, other = event.codes()
    day = event.day
    return Report(
        read.n, read.start, read.end, text[read.start : read.end],
        event.act.type, event.mode, tuple(sorted(one)), tuple(sorted(other)), event.status,
        day.day if day else None, day.day_to if day else None,
        day.basis if day else None, day.precision if day else None,
        event.place, event.city, text[event.start : event.end], event.act.rule,
        event.sources, event.targets,
    )  # fmt: skip
