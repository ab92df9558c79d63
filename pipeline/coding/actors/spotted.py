"""Names that a model spotted, as anchors: only where the text itself tells whose they are.

A person takes the office of the title beside the name, or what the article told of that surname;
an organisation takes the one country and the kind of body in its own name. All else is left out.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from pipeline.coding.actors.dictionary import ActorDictionary
from pipeline.coding.actors.leaders import ascii_name, name_key
from pipeline.coding.actors.lexicon import Kind
from pipeline.coding.actors.scan import OWNERS, scan
from pipeline.coding.anchors import Anchor, Form
from pipeline.records import Party

_BESIDE = ("", " ", ", ")


@dataclass(frozen=True, slots=True)
class Span:
    """A name in a text: code points [start, end) and whether it is a person or organisation."""

    start: int
    end: int
    kind: str


def with_spans(
    n: int,
    text: str,
    spans: Sequence[Span],
    anchors: Sequence[Anchor],
    *,
    language: str,
    day: date,
    dictionary: ActorDictionary,
) -> list[Anchor]:
    """Give the anchors of an article with those that the spans of segment n add or lengthen."""
    found = list(anchors)
    for span in sorted(spans, key=lambda s: s.start):
        if _taken(found, n, span):
            continue
        if span.kind == "person":
            found = _person(n, text, span, found)
        else:
            found = _organisation(n, text, span, found, language, day, dictionary)
    return sorted(found, key=lambda a: (a.n, a.start))


def _taken(anchors: Sequence[Anchor], n: int, span: Span) -> bool:
    return any(a.form is Form.NAMED and _overlap(a, n, span) for a in anchors)


def _overlap(anchor: Anchor, n: int, span: Span) -> bool:
    return anchor.n == n and anchor.start < span.end and span.start < anchor.end


def _person(n: int, text: str, span: Span, found: list[Anchor]) -> list[Anchor]:
    titled = next((a for a in found if a.n == n and _beside(text, a, span)), None)
    if titled is not None:
        start, end = min(titled.start, span.start), max(titled.end, span.end)
        party = replace(titled.parties[0], name=ascii_name(text[span.start : span.end]))
        whole = replace(titled, start=start, end=end, text=text[start:end], parties=(party,))
        return [whole if a is titled else a for a in found]
    known = _told(text[span.start : span.end], found)
    if known is None:
        return found
    written = text[span.start : span.end]
    return [*found, replace(known, n=n, start=span.start, end=span.end, text=written, group=None)]


def _beside(text: str, anchor: Anchor, span: Span) -> bool:
    """Say whether a title without a name stands right beside the span."""
    office = anchor.form is Form.NAMED and anchor.kind == "person" and anchor.role
    if not office or anchor.parties[0].name:
        return False
    between = text[min(anchor.end, span.end) : max(anchor.start, span.start)]
    return between in _BESIDE


def _told(name: str, found: Sequence[Anchor]) -> Anchor | None:
    """Give the one person of the article whose name ends so: a short form, no relative's name."""
    words = name_key(name).split()
    same = [
        a
        for a in found
        if a.form is Form.NAMED
        and a.kind == "person"
        and name_key(a.parties[0].name or "").split()[-len(words) :] == words
    ]
    return same[0] if words and len({a.parties for a in same}) == 1 else None


def _organisation(
    n: int,
    text: str,
    span: Span,
    found: list[Anchor],
    language: str,
    day: date,
    dictionary: ActorDictionary,
) -> list[Anchor]:
    written = text[span.start : span.end]
    view = scan(n, written, language, day, dictionary)
    owners = [o for u in view.units if (o := u.of(*OWNERS, Kind.ADJECTIVE))]
    bodies = [b for u in view.units if (b := u.of(Kind.BODY)) and b.role == "organisation"]
    if len({owner.code for owner in owners}) != 1 or not bodies:
        return found
    party = Party(owners[0].code, bodies[0].sector, ascii_name(written))
    kept = [a for a in found if not _overlap(a, n, span)]
    anchor = Anchor(n, span.start, span.end, written, Form.NAMED, (party,), "organisation")
    return [*kept, anchor]
