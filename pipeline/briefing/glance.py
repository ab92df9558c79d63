"""At a glance: at most seven lines, substance before counts."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from pipeline.briefing.content import Change, Glance, Line, Quotation
from pipeline.briefing.names import Names
from pipeline.briefing.safe import clip
from pipeline.briefing.weigh import weight

MOST_LINES = 7
MOST_ACTS = 3  # told in one line
UNUSUAL = 1.5  # a pair that departs from its usual comes before others of the same weight
SENTENCE_LENGTH = 200  # characters of a verbatim sentence
CROWD = 6  # parties; an act of more stands for itself

Key = tuple[str, ...]


def pairs_of(line: Line) -> tuple[tuple[str, str], ...]:
    """Give the pairs, in alphabetical order, between which an act took place."""
    pairs = {(min(a, b), max(a, b)) for a in line.sources for b in line.targets if a != b}
    return tuple(sorted(pairs))


def at_a_glance(
    lines: Sequence[Line], changes: Sequence[Change], names: Names, words: dict[str, Any]
) -> tuple[Glance, ...]:
    """Give the first section: pairs by the weight of their acts, then pairs gone quiet."""
    unusual = {change.pair for change in changes if change.refs}
    glances = [_glance(key, acts, names) for key, acts in _ranked(lines, unusual)]
    for change in changes:
        if not change.refs and len(glances) < MOST_LINES:
            said = words["words"]["quiet_glance"]
            text = said.format(head=change.head, n=names.number(change.usual))
            glances.append(Glance(change.head, text, None, ()))
    return tuple(glances)


def _ranked(lines: Sequence[Line], unusual: Collection[Key]) -> Iterator[tuple[Key, list[Line]]]:
    left = list(lines)
    for _ in range(MOST_LINES):
        groups = _groups(left)
        if not groups:
            return
        key = min(groups, key=lambda k: (-_worth(groups[k], k in unusual), k))
        yield key, groups[key][:MOST_ACTS]
        told = {line.event_id for line in groups[key]}
        left = [line for line in left if line.event_id not in told]


def _groups(lines: Sequence[Line]) -> dict[Key, list[Line]]:
    groups: defaultdict[Key, list[Line]] = defaultdict(list)
    for line in sorted(lines, key=lambda line: (-weight(line), line.ref)):
        keys: Sequence[Key] = pairs_of(line) if len(line.codes) <= CROWD else ()
        for key in keys or (line.codes[:1],):
            groups[key].append(line)
    return dict(groups)


def _worth(acts: Sequence[Line], is_unusual: bool) -> float:
    told = sum(weight(act) / rank for rank, act in enumerate(acts[:MOST_ACTS], 1))
    return round(told * (UNUSUAL if is_unusual else 1.0), 6)


def _verbatim(line: Line) -> Quotation | None:
    """Give the first report's sentence: what the act was about, in its own words."""
    if not line.evidence:
        return None
    first = line.evidence[0]
    text = clip(first.sentence, SENTENCE_LENGTH)
    return Quotation(text, None, first.language, first.outlet, is_report=True)


def _glance(key: Key, acts: Sequence[Line], names: Names) -> Glance:
    head = " – ".join(names.bare(code) for code in key)
    if len(acts[0].codes) > 2 and len(acts) == 1:
        shown = [names.bare(code) for code in acts[0].codes]
        head = " – ".join(shown) if len(shown) <= 3 else head
    quote = next((quote for act in acts for quote in act.quotes), None) or _verbatim(acts[0])
    texts = list(dict.fromkeys(act.text for act in acts))
    return Glance(head, " ".join(texts), quote, tuple(act.ref for act in acts))
