"""What several do to each other: "expelled each other's ambassadors", "sich gegenseitig drohen"."""

from dataclasses import replace

from pipeline.coding.events import scene, verbfinal
from pipeline.coding.events.arguments import Reach
from pipeline.coding.events.content import region_end
from pipeline.coding.events.lexicon import Act
from pipeline.coding.events.scene import Sides

# Acts told by a border or a crossing: there "their border" is that between those who act.
_ON_A_BORDER = frozenset(("RETREAT", "COERCE"))


def completed(reach: Reach, i: int, act: Act, found: Sides) -> tuple[Act, Sides]:
    """Give the act of the verb at unit i with both sides equal where the words say so."""
    sources, targets = found
    if act.both or len(scene.codes(sources)) < 2:
        return act, found
    near = _stretch(reach, i)
    named = [f for f in targets if f.at in near]
    if scene.codes(named) - scene.codes(sources) or not _is_mutual(reach, near, act):
        return act, found
    return replace(act, both=True), (sources, sources)


def _stretch(reach: Reach, i: int) -> range:
    """Give the units in which the words around the verb at unit i stand."""
    near = range(reach.clauses.piece_of(i).start, region_end(reach, i))
    if not reach.is_german:
        return near
    frame = verbfinal.frame(reach.clauses, i)
    return range(min(near.start, frame.start), max(near.stop, frame.stop))


def _is_mutual(reach: Reach, near: range, act: Act) -> bool:
    """Whether a word among these units tells that it goes both ways."""
    kinds = reach.clauses.lexicon.grammar.kinds
    words = kinds.get("mutual", frozenset())
    if act.type in _ON_A_BORDER:
        words = words | kinds.get("shared", frozenset())
    text = f" {reach.text(near.start, near.stop)} "
    return any(f" {word} " in text for word in words)
