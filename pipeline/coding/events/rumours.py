"""German: reports that are denied: "wies Berichte zurück, wonach Kenia Waffen geliefert hat"."""

from pipeline.coding.events import fitting
from pipeline.coding.events.arguments import Reach
from pipeline.coding.events.clauses import Piece

# What opens the clause that tells of what a report speaks.
_OPENERS = frozenset(("wonach", "denen", "dem", "der", "dass", "demzufolge"))
# Whoever calls a report so denies it.
_FALSE = frozenset(
    ("falsch", "haltlos", "erfunden", "unwahr", "unzutreffend", "unbegründet", "falschmeldung")
)


def denied(reach: Reach) -> list[tuple[int, int]]:
    """Give the stretches, in places of the text, that tell what a denied report says."""
    if not reach.is_german:
        return []
    found = []
    for i, unit in enumerate(reach.units):
        if unit.tag != "N" or not reach.clauses.lexicon.grammar.of_kind(unit.low, "rumours"):
            continue
        told = _told(reach, i)
        if told is not None and not _is_owned(reach, i) and _is_dismissed(reach, i, told):
            found.append((reach.units[told.start].start, reach.units[told.end - 1].end))
    return found


def _told(reach: Reach, i: int) -> Piece | None:
    """Give the clause behind the report at unit i, with nothing but a verb before its comma."""
    number = reach.units[i].piece
    following = reach.clauses.pieces[number + 1 : number + 2]
    between = reach.units[i + 1 : following[0].start - 1] if following else []
    if not following or any(u.tag in "AN" and u.text[:1].isupper() for u in between):
        return None
    first = {u.low for u in reach.units[following[0].start : following[0].start + 2]}
    return following[0] if first & _OPENERS and following[0].kind in ("rel", "sub") else None


def _is_owned(reach: Reach, i: int) -> bool:
    """Whether a state says it: "die Darstellung Kenias", then it is answered, not a rumour."""
    return any(u.tag == "A" for u in reach.units[max(0, i - 1) : i + 2])


def _is_dismissed(reach: Reach, i: int, told: Piece) -> bool:
    """Whether a verb outside of what is told denies the report at unit i."""
    dismiss = reach.clauses.lexicon.grammar.status.get("dismiss", frozenset())
    outside = [j for j in range(len(reach.units)) if not told.start <= j < told.end]
    if any(reach.units[j].low in _FALSE for j in outside):
        return True
    verbs = (j for j in outside if reach.units[j].tag == "V")
    return any(r.lemma in dismiss for j in verbs for r in fitting.whole_verbs(reach, j))
