"""German genitives and phrases without a preposition: "der Vorwurf Kenias", "den Besuch"."""

from pipeline.coding.anchors import Form
from pipeline.coding.events.unit import Unit

# After these a place or time stands, and no name belongs to its noun: "in der Hofburg Putin".
_LOCAL = frozenset(("in", "im", "am", "auf", "nach", "seit", "vor", "während", "wegen", "trotz"))
_GENITIVE = frozenset(("der", "des", "eines", "einer"))
_GENITIVE_ARTICLES = _GENITIVE | frozenset(
    ["ihrer", "ihres", "seiner", "seines", "dieser", "dieses", "beider", "aller"]
)


def is_attribute(units: list[Unit], j: int) -> bool:
    """Whether the noun at unit j is the genitive of the noun before: "Auftakt ihrer Reise"."""
    k = j - 1
    if _is_masculine(units, j):
        return False
    while k > 0 and units[k].tag in "DBN" and not units[k].text[:1].isupper():
        if units[k].low in _GENITIVE_ARTICLES:
            return units[k - 1].tag == "N" and units[k - 1].text[:1].isupper()
        k -= 1
    return False


def opens_phrase(units: list[Unit], j: int) -> bool:
    """Whether the actor at unit j has an article of its own and no preposition before it."""
    k = j - 1
    while k > 0 and units[k].tag in "NB" and units[k].text[:1].islower():
        k -= 1
    if k > 0 and units[k].tag == "D":
        return units[k - 1].tag not in "PDC"
    return k == j - 1 and _follows_local(units, j)


def _follows_local(units: list[Unit], j: int) -> bool:
    """Whether a place or time with its noun ends right before the name at unit j."""
    if units[j].anchors[0].form is not Form.NAMED or j < 2 or units[j - 1].tag != "N":
        return False
    k = j - 2
    while k > 0 and units[k].tag in "DN" and units[k].text[:1].islower():
        k -= 1
    return units[k].low in _LOCAL and units[j - 1].text[:1].isupper()


def _is_masculine(units: list[Unit], j: int) -> bool:
    """Whether article and adjective tell a nominative: "der kenianische Präsident"."""
    first = units[j].text.split()[0]
    return units[j - 1].low == "der" and first[:1].islower() and first.endswith("e")


# They end so in the nominative too: "haben Drohnen Belarus angegriffen".
_ENDING_IN_S = frozenset(
    ("Belarus", "Laos", "Honduras", "Barbados", "Mauritius", "Paris", "Tunis", "Vilnius", "Caracas")
) | {"Damaskus", "Hamas", "Abbas"}


def is_genitive(units: list[Unit], j: int) -> bool:
    """Whether the actor at unit j belongs to the noun before it: "der Vorwurf Kenias"."""
    if not j or units[j].tag != "A":
        return False
    k = j - 1
    while k > 0 and units[k].tag == "N" and not units[k].text[:1].isupper():
        k -= 1  # "der Ausweisung dreier kenianischer Diplomaten"
    before = units[k]
    if before.tag == "N" and before.text[:1].isupper():
        first = units[j].text.split()[0]
        adjective = first[0].islower() and first.endswith("er")  # "Ausweisung kenianischer ..."
        name = units[j].text.split()[-1]
        owner = name.endswith("s") and name not in _ENDING_IN_S and not first.isupper()
        return adjective or owner
    if _is_masculine(units, j):
        return False  # "den Streit hat der kenianische Präsident beigelegt"
    return before.low in _GENITIVE_ARTICLES and k > 0 and units[k - 1].tag == "N"
