"""French word order made plain: "a-t-il déclaré" inverted, "a, selon Paris, signé" parted."""

from collections.abc import Sequence

from pipeline.coding.anchors import Form
from pipeline.coding.events.lexicon import Lexicon, Reading
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


def straightened(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """Mend verb groups that commas part: "a, mardi, signé", "ont signé, a dit X, un accord".

    Who said it is left out, since it is no party; all else goes before the group.
    """
    _join_causatives(units, lexicon)
    i = 1
    while i < len(units) - 2:
        end = _closing(units, i) if units[i].tag == "," else None
        if end is None:
            i += 1
        elif _is_attribution(units, i + 1, lexicon) and _parts_clause(units, i, end):
            del units[i : end + 1]
        elif _parts_group(units, i, end) and not any(u.is_finite for u in units[i:end]):
            start = _auxiliary(units, i)
            units[start : end + 1] = [*units[i : end + 1], *units[start:i]]
            i = end + 1
        else:
            i += 1
    return units


def _join_causatives(units: list[Unit], lexicon: Lexicon) -> None:
    """Make one verb of "faire" and an infinitive: who has spies arrested arrests them."""
    caused = lexicon.grammar.status.get("caused", frozenset())
    for i in range(len(units) - 2, -1, -1):
        doing, done = units[i], units[i + 1]
        if not (done.tag == "V" and done.has("inf") and done.is_form_of(caused)):
            continue
        own = i > 0 and units[i - 1].low in _REFLEXIVE  # "s'est fait expulser"
        own = own or (i > 1 and units[i - 2].low in _REFLEXIVE)
        if doing.tag == "V" and doing.is_form_of(("faire",)) and not own:
            lemmas = [r.lemma for r in done.readings if r.feature == "inf"]
            forms = [r.feature for r in doing.readings if r.lemma == "faire"]
            done.readings = tuple(Reading(lemma, form) for lemma in lemmas for form in forms)
            done.start = doing.start
            del units[i]


_REFLEXIVE = frozenset(("se", "s'"))

# An insertion is no longer than this many words.
_LONGEST = 18


def _closing(units: Sequence[Unit], i: int) -> int | None:
    """Give the comma that closes what the comma at unit i opens."""
    for j in range(i + 2, min(i + _LONGEST, len(units) - 1)):
        if units[j].tag == ",":
            return j
        if units[j].tag in ";:QS-(":
            return None
    return None


def _auxiliary(units: Sequence[Unit], i: int) -> int:
    """Give where the auxiliaries before unit i begin, or i where none stands there."""
    j = i
    while j and units[j - 1].tag in "XBGK":
        j -= 1
    return j if any(u.tag == "X" for u in units[j:i]) else i


def _parts_group(units: Sequence[Unit], i: int, end: int) -> bool:
    """Whether the commas at units i and end part an auxiliary from its participle."""
    after = next((u for u in units[end + 1 :] if u.tag not in "BX"), None)
    carried = after is not None and after.tag == "V" and after.has("part", "inf")
    return carried and _auxiliary(units, i) < i


def _parts_clause(units: Sequence[Unit], i: int, end: int) -> bool:
    """Whether the commas part an auxiliary from its participle, or a verb from its object."""
    whole = units[i - 1].tag == "V" and units[end + 1].tag in "DPANKI"
    return whole or _parts_group(units, i, end)


def _is_attribution(units: Sequence[Unit], j: int, lexicon: Lexicon) -> bool:
    """Whether the words from unit j say who told it: "selon X", "d'après X", "a indiqué X"."""
    if lexicon.grammar.of_kind(units[j].low, "sources"):
        return True
    while units[j].tag in "XKB" and j < len(units) - 1:
        j += 1
    say = lexicon.grammar.status.get("say", frozenset())
    return units[j].tag == "V" and units[j].is_form_of(say)
