"""Which acts matter first: a weight per act, from its kind, its confidence and its reports."""

from pipeline.briefing.content import Line

# The size, not the sign, of the act: adapted from the intensity scores of PLOVER (-10 to 10), with
# statements lowered, since they are many.
_KIND = {
    "ASSAULT": 10.0,
    "MOBILIZE": 7.0,
    "COERCE": 7.0,
    "SANCTION": 7.0,
    "RETREAT": 7.0,
    "THREATEN": 5.0,
    "CONCEDE": 5.0,
    "AGREE": 4.5,
    "COOPERATE": 4.5,
    "SUPPORT": 4.0,
    "CONSULT": 4.0,
    "AID": 4.0,
    "PROTEST": 3.5,
    "REJECT": 3.5,
    "ACCUSE": 3.5,
    "REQUEST": 3.0,
}
_CONFIDENCE = {"high": 1.0, "medium": 0.8, "low": 0.55}
_STATUS = {"happened": 1.0, "planned": 0.8, "denied": 0.6}


def weight(line: Line) -> float:
    """Give an act's weight for the first section."""
    kind = _KIND.get(line.type, 3.0) + (1.0 if line.mode == "visit" else 0.0)
    heard = 1.0 + 0.25 * min(line.independent - 1, 4)
    return kind * heard * _CONFIDENCE.get(line.confidence, 0.5) * _STATUS.get(line.status, 0.6)


def order(line: Line) -> tuple[float, float, str, str]:
    """Give the key by which acts of a category are sorted: best attested and weightiest first."""
    return (-_CONFIDENCE.get(line.confidence, 0.5), -weight(line), line.text, line.event_id)


def category(kind: str, mode: str | None, shade: str | None) -> str:
    """Give the category of an act of a type, a mode and a nuance."""
    if kind == "SANCTION" and (mode == "withdraw" or shade in {"recall", "persona"}):
        return "posts"
    if kind == "SUPPORT" and shade in {"credentials", "relations"}:
        return "posts"
    if kind == "CONSULT":
        return "mediation" if mode == "third-party" else "meetings"
    if kind == "SUPPORT":
        return "agreements" if shade in {"sign", "ratify", "recognise"} else "statements"
    return _CATEGORY.get(kind, "statements")


_CATEGORY = {
    "AGREE": "agreements",
    "COOPERATE": "agreements",
    "CONCEDE": "agreements",
    "RETREAT": "agreements",
    "ACCUSE": "statements",
    "REJECT": "statements",
    "PROTEST": "statements",
    "THREATEN": "coercion",
    "SANCTION": "coercion",
    "MOBILIZE": "coercion",
    "COERCE": "coercion",
    "ASSAULT": "coercion",
    "REQUEST": "mediation",
    "AID": "mediation",
}
CATEGORIES = ("meetings", "agreements", "statements", "coercion", "mediation", "posts")
