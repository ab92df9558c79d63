"""Actors linked by "and" or commas -> one unit with several parties."""

from dataclasses import replace

from pipeline.coding.anchors import Anchor, Form
from pipeline.coding.events.unit import Unit

_LISTED = (Form.NAMED, Form.DESCRIPTION, Form.PRONOUN)


def _kin(one: Unit, other: Unit) -> bool:
    """Whether two actor units can be members of one list."""
    a, b = one.anchors[-1], other.anchors[0]
    if a.group is not None and a.group == b.group:
        return True
    if a.form in _LISTED and b.form in _LISTED:
        return a.form is not Form.PRONOUN
    if a.form is Form.NATIONALS and b.form is Form.NAMED and b.kind == "group":
        return _is_bare_adjective(a)  # "South Korean and US forces"
    if a.form is Form.PLACE and b.form is Form.NAMED and b.kind in ("country", "organisation"):
        return True  # "from Kenya and Uganda", "a Kenia y la ONU"
    return a.form is b.form and a.form in (Form.NATIONALS, Form.PLACE, Form.ADJECTIVE)


def _is_bare_adjective(anchor: Anchor) -> bool:
    """Whether it is a people's adjective whose noun comes later; "Kenyans" are people."""
    return not anchor.text.endswith("s") and anchor.text[:1].isupper()


def coordinate(units: list[Unit]) -> list[Unit]:
    """Join actors linked by "and" or commas into one unit with several parties."""
    joined: list[Unit] = []
    i = 0
    while i < len(units):
        unit = units[i]
        if unit.tag == "A":
            _share_noun(units, i)
            last = _list_end(units, i)
            for other in units[i + 1 : last + 1]:
                if other.tag == "A":
                    unit.anchors = [*unit.anchors, *other.anchors]
                    unit.end = other.end
            i = _after_name(units, unit, last) if last > i else _with_name(units, i)
        joined.append(unit)
        i += 1
    return joined


def _share_noun(units: list[Unit], i: int) -> None:
    """Let an adjective share the noun of the next member: "British and EU | negotiators"."""
    if i + 2 >= len(units) or units[i + 1].low != "and" or units[i + 2].tag != "A":
        return
    one, other = units[i].anchors[0], units[i + 2].anchors[0]
    shared = other.form is Form.NAMED and other.kind == "group" and " " in other.text
    if one.form is Form.ADJECTIVE and shared and len(units[i].anchors) == 1:
        sector = other.parties[0].sector
        own = "GOV" if sector == "IGO" else sector
        parties = tuple(replace(party, sector=own) for party in one.parties)
        units[i].anchors = [replace(one, form=Form.NAMED, kind="group", parties=parties)]


def _with_name(units: list[Unit], i: int) -> int:
    """Give the unit that ends the name of an office at unit i: "o colega ucraniano, X"."""
    unit, after = units[i], units[i + 1 : i + 3]
    if unit.anchors[0].form is not Form.ADJECTIVE or [u.tag for u in after] != [",", "A"]:
        return i
    name = after[1].anchors[0]
    held = i > 0 and units[i - 1].tag == "N" and name.kind == "person" and name.form is Form.NAMED
    if not held or name.parties[0].code != unit.anchors[0].parties[0].code:
        return i
    unit.anchors, unit.end = after[1].anchors, after[1].end
    closed = i + 4 < len(units) and units[i + 3].tag == "," and units[i + 4].tag in "VXKG"
    return i + 3 if closed else i + 2


def _after_name(units: list[Unit], joined: Unit, last: int) -> int:
    """Give the unit that ends the name put in after the last member: "do Ruanda, Paul Kagame,"."""
    after = units[last + 1 : last + 4]
    marks = [u.tag for u in after]
    if marks not in ([",", "A", ","], [",", "A", "."]) or after[1].anchors[0].kind != "person":
        return last
    own = {p.code for a in joined.anchors for p in a.parties}
    named = {p.code for a in after[1].anchors for p in a.parties}
    return last + (3 if marks[-1] == "," else 2) if named <= own else last


def _next_actor(units: list[Unit], i: int) -> tuple[int, bool] | None:
    """Give the next member of a list after unit i, and whether "and" leads to it."""
    j, saw_and, saw_mark = i + 1, False, False
    while j < len(units):
        unit = units[j]
        if unit.low in _ADVERSATIVES:
            return None
        if unit.tag in (",", "C") or unit.low in _NEITHER:
            saw_mark = True
            saw_and = saw_and or unit.tag != ","
        elif unit.tag == "A":
            return (j, saw_and) if saw_mark and _kin(units[i], unit) else None
        elif not (saw_mark and (_links(unit) or (saw_and and _joins(units, i, j)))):
            return None
        j += 1
    return None


def _joins(units: list[Unit], i: int, j: int) -> bool:
    """Whether the word at unit j leads to a member after "and": "a Lima", "his peers from X"."""
    return _repeats(units, i, units[j]) or not _PEERS.isdisjoint((units[j].low, units[j - 1].low))


def _repeats(units: list[Unit], i: int, unit: Unit) -> bool:
    """Whether the preposition before the actor at unit i comes again: "a Quito y a Lima"."""
    j = i - 1
    while j > 0 and units[j].tag == "D":
        j -= 1
    if j < 0 or unit.tag != "P" or units[j].tag != "P":
        return False
    pair = {unit.low, units[j].low}
    return len(pair) == 1 or any(pair <= forms for forms in _ONE_PREPOSITION)


# Forms of one preposition with and without article: "aux États-Unis et en Australie".
_ONE_PREPOSITION = (
    frozenset(("à", "au", "aux", "en")),
    frozenset(("a", "ao", "aos", "à", "às")),
    frozenset(("a", "al")),
    frozenset(("em", "no", "na", "nos", "nas")),
)
# "Ni Londres ni Madrid", "nem Londres nem Madrid".
_NEITHER = frozenset(("ni", "nem", "nor"))


def _links(unit: Unit) -> bool:
    """Whether a word may stand between "and" and the next member: article, number, "of"."""
    of = unit.tag == "P" and unit.low in _OF
    return unit.tag == "D" or unit.low.isdigit() or unit.low in NUMERALS or of


# Who stands after these joins the list by office: "and his counterparts from Mali and Niger".
_PEERS = frozenset(("homologues", "homologue", "homólogos", "counterparts", "amtskollegen"))

_OF = ("of", "de", "del", "do", "da", "dos", "du", "des", "d'")

# They oppose clauses and never lead to another member of a list.
_ADVERSATIVES = frozenset(("but", "pero", "sino", "mais", "mas", "porém", "aber", "sondern"))

NUMERALS = frozenset(
    [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "dos",
        "tres",
        "cuatro",
        "deux",
        "trois",
        "zwei",
        "drei",
    ]
)


def _list_end(units: list[Unit], i: int) -> int:
    """Give the last member of the list that begins at unit i; i itself where there is none."""
    members, at, closed = [i], i, False
    while (not closed or _continues(units, i, at)) and (found := _next_actor(units, at)):
        at, closed = found
        members.append(at)
        if at + 1 >= len(units):
            break
    if len(members) == 1:
        return i
    if not closed:  # headline list without "and": at the start, right before the verb
        if _goes_on(units, at):
            return at
        after = units[at + 1] if at + 1 < len(units) else None
        if i and units[i - 1].tag == "V" and units[-1].low != ".":
            return at if after is None or after.tag in "TP" else i  # "Xi to visit Serbia, Hungary"
        return at if i == 0 and after is not None and after.tag in "VXI" else i
    if len(members) > 2 and _closes_adverbial(units, i, members[-1]):
        return i  # "After talks led by A, | B and C signed"
    return _before_clause(units, i, members)


def _continues(units: list[Unit], i: int, at: int) -> bool:
    """Whether a list goes on after "and": "A and B and C", "A and his peers of B, C and D"."""
    mark = units[at + 1].tag
    return mark == "C" or (mark == "," and any(_is_peer(u) for u in units[i : at + 1]))


def _is_peer(unit: Unit) -> bool:
    """Whether a word, or an actor it begins, is one who holds the same office elsewhere."""
    return unit.low.partition(" ")[0] in _PEERS


def _goes_on(units: list[Unit], at: int) -> bool:
    """Whether the list ends in members without a name: "Kenya, Uganda and other countries"."""
    after = units[at + 1 : at + 3]
    return len(after) > 1 and after[0].tag == "C" and after[1].low in _OTHERS


_OTHERS = frozenset(
    ["other", "others", "several", "otros", "otras", "autres", "outros", "outras", "andere"]
)


def _closes_adverbial(units: list[Unit], i: int, last: int) -> bool:
    """Whether the first member ends an adverbial before the clause whose subject the rest is."""
    if units[i + 1].tag != "," or i == 0 or units[i - 1].tag not in "PD":
        return False
    floor = next((k + 1 for k in range(i - 1, -1, -1) if units[k].tag in ",;:"), 0)
    opens = units[floor].tag in "SP" or (units[floor].tag == "V" and not units[floor].is_finite)
    after = next((u for u in units[last + 1 : last + 4] if u.tag not in "BTKG"), None)
    verb = after is not None and ((after.tag == "V" and after.is_finite) or after.tag == "X")
    return (
        opens
        and verb
        and not any(_governs(units, k) and units[k].is_finite for k in range(floor, i))
    )


def _governs(units: list[Unit], k: int) -> bool:
    """Whether the word at unit k is a verb, and no participle such as "led by"."""
    return units[k].tag == "V" and not (units[k].has("part") and units[k + 1].low == "by")


def _is_apart(units: list[Unit], k: int, i: int) -> bool:
    """Whether a comma parts the participle at unit k from unit i: "Gathered in Kigali, A and B"."""
    return not units[k].is_finite and any(u.tag == "," for u in units[k:i])


def _before_clause(units: list[Unit], i: int, members: list[int]) -> int:
    """Give the last member that does not open a clause of its own: "met A and | B said"."""
    if not _is_new_clause(units, i, members[-1]):
        return members[-1]
    return members[-2] if len(members) > 2 and units[members[-2] + 1].tag == "C" else i


def _is_new_clause(units: list[Unit], i: int, last: int) -> bool:
    """Whether "met A and B said": the last actor opens a clause of its own."""
    after = next((u for u in units[last + 1 : last + 4] if u.tag not in "BTKG"), None)
    floor = next((k for k in range(i - 1, -1, -1) if units[k].tag in ";:SR"), 0)
    is_object = any(_governs(units, k) and not _is_apart(units, k, i) for k in range(floor, i))
    if after is None or not is_object or _after_between(units, i):
        return False
    opens = (after.tag == "V" and after.is_finite) or (after.tag == "X" and after.low != "being")
    return opens and not any(u.tag in "SR" for u in units[max(0, i - 3) : i])


def _after_between(units: list[Unit], i: int) -> bool:
    """Whether the list that begins at unit i follows "between", and so has two members at least."""
    k = i - 1
    while k > 0 and units[k].tag in "DN":
        k -= 1
    return k >= 0 and units[k].low in ("between", "entre", "zwischen")
