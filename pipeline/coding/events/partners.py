"""English: with whom somebody signs or agrees whom the verb before names: "met X and signed"."""

from collections.abc import Sequence

from pipeline.coding.events.arguments import Found, Reach
from pipeline.coding.events.content import region_end
from pipeline.coding.events.lexicon import Act
from pipeline.coding.events.scene import Context, are_several, codes

_SEALED = frozenset(("SUPPORT", "AGREE", "COOPERATE"))
_NAMING = frozenset(("with", "between", "by"))  # what follows these is the other side


def met_before(
    reach: Reach, i: int, act: Act, sources: Sequence[Found], context: Context
) -> list[Found]:
    """Give whom those who act at unit i met, visited or called in the same sentence just before."""
    last = context.told[-1] if len(context.told) > context.sentence else None
    english = reach.clauses.lexicon.grammar.language == "en"
    if last is None or not english or act.type not in _SEALED or are_several(sources):
        return []
    own, met = codes(sources), last.codes()[0] | last.codes()[1]
    named = any(u.low in _NAMING for u in reach.units[i + 1 : region_end(reach, i)])
    if last.act.type != "CONSULT" or named or not own or not own <= met:
        return []
    others = tuple(p for p in (*last.sources, *last.targets) if p.code not in own)
    return [Found.of(tuple(dict.fromkeys(others)))] if others else []
