"""The side of an act at home that goes without saying: police arrest, a curfew binds the people."""

from collections.abc import Sequence

from pipeline.coding.domestic.sides import at_home, state_of
from pipeline.coding.events.arguments import Found
from pipeline.coding.events.lexicon import Act


def completed(
    act: Act, state: str | None, sources: list[Found], targets: list[Found]
) -> tuple[list[Found], list[Found]]:
    """Give both sides, with those that the pattern names for an act whose text leaves them out."""
    if not act.by and not act.against:
        return sources, targets
    home = _state(sources) or _state(targets) or state
    if home is None:
        return sources, targets
    if not sources and act.by:
        sources = [Found.of((at_home(home, act.by),))]
    if act.against and not any(_state([f]) == home for f in targets):
        targets = [Found.of((at_home(home, act.against),))]
    return sources, targets


def _state(found: Sequence[Found]) -> str | None:
    """Give the state of the first party at home."""
    states = (state_of(p.code) for f in found for p in f.parties)
    return next((state for state in states if state), None)
