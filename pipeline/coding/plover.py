"""How PLOVER itself types what is only planned, where attaché keeps the act with its status.

PLOVER manual 0.8: AGREE holds for what will be done together or given, THREATEN for what will be
done against somebody.
"""

from pipeline.records import EventStatus

GIVEN = frozenset(("CONSULT", "SUPPORT", "COOPERATE", "AID", "RETREAT", "CONCEDE"))
DONE_AGAINST = frozenset(("ASSAULT", "SANCTION", "COERCE", "MOBILIZE"))


def read_as(kind: str, status: EventStatus) -> str:
    """Give the type that PLOVER has for an act of this type and status."""
    if status is not EventStatus.PLANNED:
        return kind
    if kind in GIVEN:
        return "AGREE"
    return "THREATEN" if kind in DONE_AGAINST else kind
