"""Title, standfirst and lines -> numbered segments, the dropped ones in their places."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from pipeline.records import Segment
from pipeline.text import fold
from pipeline.text.lines import Judged
from pipeline.text.metadata import Metadata
from pipeline.text.outline import Outline
from pipeline.text.prune import Dropped

NEAR = 40  # elements before the first and after the last kept line: dropped blocks there are told
_STANDFIRST = 25  # characters; less is a slogan
_CUT_OFF = re.compile(
    r"\s*(?:\[?(?:…|\.\.\.)\]?|\[&hellip;\])\s*(?:\w+\s?\w*)?\s*$"
)  # a summary cut by the machine
_CLASS = re.compile(
    r"standfirst|sub-?title|sub-?head|stand-?first|\bdek\b|\bdeck\b|summary|sumario|bajada|copete|entradilla|chapo|vorspann",
    re.I,
)


def compose(
    meta: Metadata, judged: Sequence[Judged], dropped: Iterable[Dropped], outline: Outline
) -> tuple[Segment, ...]:
    """Number the segments: 0 the title, 1 the standfirst if there is one, from 2 the body."""
    standfirst = _standfirst(meta, judged)
    head = [Segment(0, meta.title)] + ([Segment(1, standfirst)] if standfirst else [])
    ranked = _ranked(judged, standfirst)
    orders = [order for order, (_, why) in ranked if why is None]
    first, last = (min(orders) - NEAR, max(orders) + NEAR) if orders else (0, 0)
    texts = {fold.key(text) for _, (text, _) in ranked}
    extra = [
        (d.order, (d.text, d.why))
        for d in dropped
        if first <= d.order <= last and fold.key(d.text) not in texts
    ]
    # sorted() is stable: lines without a place of their own stay behind the line before them
    body = sorted([*ranked, *extra], key=lambda item: item[0])
    return (
        *head,
        *(Segment(n, text, why is None, why) for n, (_, (text, why)) in enumerate(body, 2)),
    )


def _ranked(
    judged: Sequence[Judged], standfirst: str | None
) -> list[tuple[int, tuple[str, str | None]]]:
    place = 0
    ranked: list[tuple[int, tuple[str, str | None]]] = []
    for one in judged:
        if one.block is not None:
            place = max(place, one.block.order)
        is_repeat = standfirst is not None and fold.key(one.line.text) == fold.key(standfirst)
        ranked.append(
            (
                place,
                (
                    one.line.text,
                    "standfirst-repeated" if is_repeat and one.why is None else one.why,
                ),
            )
        )
    return ranked


def _standfirst(meta: Metadata, judged: Sequence[Judged]) -> str | None:
    """Give the page's summary unless it is the lede: the same words among the paragraphs."""
    summary = _CUT_OFF.sub("", meta.description or "")
    if len(summary) < _STANDFIRST or fold.key(summary) == fold.key(meta.title):
        return None
    body = [one for one in judged if one.why is None]
    same = next(
        (one for one in body if fold.key(one.line.text).startswith(fold.key(summary))), None
    )
    if same is not None:
        return same.line.text if _is_apart(same, body) else None
    return summary if summary == meta.description else None


def _is_apart(one: Judged, body: Sequence[Judged]) -> bool:
    """Tell a standfirst: a heading, a class that says so, or a parent of its own."""
    if one.block is None:
        return False
    if one.block.tag.startswith("h") or _CLASS.search(one.block.element.get("class") or ""):
        return True
    parents = Counter(other.block.element.getparent() for other in body if other.block is not None)
    # where every paragraph has its own wrapper, a parent of its own says nothing
    return parents[one.block.element.getparent()] == 1 and max(parents.values()) > len(body) / 2
