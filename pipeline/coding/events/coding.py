"""Anchored texts -> reports: sentence by sentence, with what earlier sentences established."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.coding import days, sentences
from pipeline.coding.anchors import Anchor
from pipeline.coding.events import acts, arguments, clauses, gates, units
from pipeline.coding.events.scene import Context, Event
from pipeline.coding.events.lexicon import Lexicon
from pipeline.coding.events.settle import settle
from pipeline.records import Report


@dataclass(frozen=True, slots=True)
class Placed:
    """An event with the sentence that tells it."""

    event: Event
    n: int
    start: int
    end: int


def code(
    texts: Sequence[str],
    anchors: Sequence[Anchor],
    lexicon: Lexicon,
    published: date | None,
    first_n: int = 0,
) -> list[Report]:
    """Give the reports of an article's segments; n counts from first_n."""
    context = Context(published)
    found: list[Placed] = []
    for offset, text in enumerate(texts):
        own = [a for a in anchors if a.n == first_n + offset]
        found.extend(_segment(text, own, lexicon, context, first_n + offset))
    by_event = {id(p.event): p for p in found}
    kept = settle([p.event for p in found])
    return [_report(event, _home(event, found, by_event), texts, first_n) for event in kept]


def _home(event: Event, found: Sequence[Placed], by_event: dict[int, Placed]) -> Placed:
    """Give where an event stands, also when settling has replaced it."""
    same = by_event.get(id(event))
    return same or next(
        p for p in found if p.event.start == event.start and p.event.act is event.act
    )


def _segment(
    text: str, anchors: Sequence[Anchor], lexicon: Lexicon, context: Context, n: int
) -> list[Placed]:
    """Code the sentences of one segment."""
    language = lexicon.grammar.language
    spans = sentences.split(text, language)
    topics = [gates.topic(text[a:b], lexicon.grammar) for a, b in spans]
    if gates.strong_topics(topics):
        return []
    found: list[Placed] = []
    whens = days.find(text, language) if anchors else []
    for (start, end), topic in zip(spans, topics, strict=True):
        if topic or gates.is_question(text[start:end]):
            continue
        for event in sentence(text, start, end, anchors, whens, lexicon, context):
            found.append(Placed(event, n, start, end))
    return found


def sentence(
    text: str,
    start: int,
    end: int,
    anchors: Sequence[Anchor],
    whens: Sequence[days.When],
    lexicon: Lexicon,
    context: Context,
) -> list[Event]:
    """Code one sentence and leave the day it named in the context."""
    inside = [a for a in anchors if start <= a.start and a.end <= end]
    found: list[Event] = []
    if inside:
        built = units.build(text, start, end, inside, whens, lexicon)
        if any(u.act for u in built):
            reach = arguments.survey(clauses.cut(built, lexicon))
            found = acts.events(reach, context)
    _remember_day(found, whens, start, end, context)
    return found


def _remember_day(
    found: Sequence[Event], whens: Sequence[days.When], start: int, end: int, context: Context
) -> None:
    """Keep the last single day named, for "the next day" and "a day later"."""
    for event in found:
        if event.day is not None and event.day.day_to is None:
            context.named_before = event.day.day
            return
    for when in whens:
        if start <= when.start and when.end <= end:
            day = days.resolve(when, context.published, named_before=context.named_before)
            if day is not None and day.day_to is None:
                context.named_before = day.day


def _report(event: Event, placed: Placed, texts: Sequence[str], first_n: int) -> Report:
    """Write an event down as a report."""
    text = texts[placed.n - first_n]
    one, other = event.codes()
    day = event.day
    return Report(
        placed.n, placed.start, placed.end, text[placed.start : placed.end],
        event.act.type, event.mode, tuple(sorted(one)), tuple(sorted(other)), event.status,
        day.day if day else None, day.day_to if day else None,
        day.basis if day else None, day.precision if day else None,
        event.place, event.city, text[event.start : event.end], event.act.rule,
        event.sources, event.targets,
    )  # fmt: skip
