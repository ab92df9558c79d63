"""Whom an attack hit, so that nobody who condemns it is read as accusing the victim."""

from pipeline.coding.anchors import Form
from pipeline.coding.events.arguments import Reach
from pipeline.coding.events.deeds import JUDGING
from pipeline.coding.events.lexicon import Act

_AUTHOR = frozenset(("by", "of", "from"))
# Tags of the words that may stand between an attack and where it struck.
_PASSED = "NDPBATCO"


def of_attacks(reach: Reach, act: Act) -> frozenset[int]:
    """Give the actors that only say whom an act hit: "condemned the attack on Kyiv"."""
    suffered = reach.clauses.lexicon.grammar.kinds.get("suffered", frozenset())
    patients: frozenset[int] = frozenset()
    if suffered and act.type in JUDGING:
        patients = frozenset(j for j in reach.roles if _is_patient(reach, j, suffered))
    if act.type == "ACCUSE" and act.mode != "investigate":
        patients |= _struck(reach)
    return patients


def judges_deed(reach: Reach, i: int, act: Act) -> bool:
    """Whether the verb at unit i judges an arrest or a killing: "hailed the arrest of X".

    Only whoever did it can be praised or blamed for it.
    """
    suffered = reach.clauses.lexicon.grammar.kinds.get("suffered", frozenset())
    if not suffered or act.type not in JUDGING:
        return False
    if reach.is_german:
        nouns = reach.units[reach.clauses.piece_of(i).start : i + 5]
        return any(u.tag == "N" and u.low.endswith(tuple(suffered)) for u in nouns)
    return any(u.tag == "N" and u.low in suffered for u in reach.units[i + 1 : i + 5])


def _is_patient(reach: Reach, j: int, suffered: frozenset[str]) -> bool:
    """Whether the actor at unit j is whom somebody arrested or killed: "the arrest of X"."""
    governor, anchor = reach.governors[j], reach.units[j].anchors[0]
    official = anchor.form is Form.NAMED and anchor.kind == "person"  # citizens: by their state
    if "of" not in reach.roles[j] or governor < 0 or not official:
        return False
    noun = reach.units[governor if reach.units[governor].tag == "N" else governor - 1].low
    if reach.is_german:
        return noun.endswith(tuple(suffered))
    return noun in suffered


def _struck(reach: Reach) -> frozenset[int]:
    """Give the actors that only say where an attack struck."""
    return frozenset(j for j in reach.roles if _is_struck(reach, j))


def _is_struck(reach: Reach, j: int) -> bool:
    """Whether the actor at unit j is tied by a preposition to an attack that it did not do."""
    units, governor = reach.units, reach.governors[j]
    if j > 1 and units[j - 1].low == "a" and _is_attack(reach, j - 2):
        return True  # Portuguese: "o ataque a Kiev", where "a" may be an article
    if governor < 1 or units[governor].tag != "P":
        return False
    if reach.roles[j] & _AUTHOR and _is_attack(reach, governor - 1):
        return False
    if "by" in reach.roles[j]:
        return False
    k, start = governor - 1, reach.clauses.piece_of(j).start
    while k > start and units[k].tag in _PASSED and not _is_attack(reach, k):
        k -= 1
    return _is_attack(reach, k)


def _is_attack(reach: Reach, k: int) -> bool:
    """Whether the word at unit k names an attack."""
    attacks = reach.clauses.lexicon.grammar.kinds.get("attacks", frozenset())
    if reach.units[k].tag != "N":
        return False
    word = reach.units[k].low
    return word in attacks or (reach.is_german and bool(attacks) and word.endswith(tuple(attacks)))
