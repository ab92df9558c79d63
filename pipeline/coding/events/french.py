"""French inversion: "a-t-il déclaré", "estime-t-elle" read in the order of a plain statement."""

from collections.abc import Sequence

from pipeline.coding.anchors import Form
from pipeline.coding.events.unit import Unit

# What ties the pronoun to the verb before it.
_TIES = ("-t-", "-")


def uninverted(units: Sequence[Unit]) -> list[Unit]:
    """Put the subject pronoun that a hyphen ties to its verb before it: "a-t-il" -> il a."""
    ordered: list[Unit] = []
    for unit in units:
        tied = bool(ordered) and ordered[-1].end == unit.start
        if tied and unit.text.startswith("-") and unit.text not in _TIES:
            unit.text = unit.low = unit.low.rpartition("-")[2]
            unit.tag = ""
            ordered.insert(len(ordered) - 1, unit)
        elif tied and len(ordered) > 1 and ordered[-1].text in _TIES and _is_pronoun(unit):
            ordered.pop()
            ordered.insert(len(ordered) - 1, unit)
        else:
            ordered.append(unit)
    return ordered


def _is_pronoun(unit: Unit) -> bool:
    """Whether the unit is a pronoun that the dictionary resolved."""
    return bool(unit.anchors) and unit.anchors[0].form is Form.PRONOUN
