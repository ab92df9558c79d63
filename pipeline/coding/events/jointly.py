"""German "beide", "alle drei", "beider Länder", "ihm": those told of just before."""

import itertools
from collections.abc import Sequence

from pipeline.coding.anchors import Form
from pipeline.coding.events import verbfinal
from pipeline.coding.events.arguments import Found, Reach
from pipeline.coding.events.lexicon import Act
from pipeline.coding.events.scene import Context, codes
from pipeline.coding.events.unit import Unit
from pipeline.records import Party

# Acts said to somebody.
_SAID = frozenset(("REQUEST", "AGREE", "SUPPORT", "THREATEN", "ACCUSE"))
# For how many parties the words stand.
_COUNTS = {"beide": 2, "die beiden": 2, "alle beide": 2, "alle drei": 3, "alle vier": 4}
# Endings of the nouns that stand for the parties themselves.
_SIDES = (
    "seiten", "länder", "staaten", "regierungen", "parteien", "delegationen", "minister",
    "präsidenten", "chefs", "politiker", "mächte", "nachbarn", "armeen", "streitkräfte",
    "rivalen", "gegner", "feinde", "kontrahenten", "partner", "ministerinnen", "präsidentinnen",
    "chefinnen", "kollegen", "unterhändler", "hauptstädte", "republiken", "verbündeten", "könige",
    "monarchen", "diplomaten", "lager", "seite",
)  # fmt: skip


def acting(reach: Reach, v: int, act: Act, context: Context) -> list[Found]:
    """Give the parties for which "both" stands as the subject of the verb at unit v."""
    if not reach.is_german:
        return []
    span = verbfinal.frame(reach.clauses, v)
    pivot = verbfinal.finite(reach.clauses, span)
    if pivot is None:
        return []
    opens = next((j for j in span if reach.units[j].tag not in "BTCSRQX"), pivot)
    behind = next(
        (j for j in range(pivot + 1, span.stop) if reach.units[j].tag not in "BTK"), pivot
    )
    for at in (opens, behind):
        size = _size(reach, at, span.stop) or (2 * _are_they(reach, at, act))
        if size:
            return _parties(size, context)
    return []


def _are_they(reach: Reach, at: int, act: Act) -> bool:
    """Whether "sie" at unit `at` stands for several who act together: "einigten sie sich"."""
    if reach.units[at].low != "sie" or not act.both:
        return False
    beside = (*reach.units[max(0, at - 2) : at], *reach.units[at + 1 : at + 3])
    return any(u.tag in "VX" and u.low.endswith(("en", "sind")) for u in beside)


def addressed(
    reach: Reach, v: int, act: Act, sources: Sequence[Found], context: Context
) -> list[Found]:
    """Give whom an object pronoun in the clause of a verb stands for: "warf ihm vor"."""
    if not reach.is_german or not sources or act.both or act.type == "REJECT":
        return []  # "wies ihn zurück": what was said, not who said it
    piece = reach.clauses.piece_of(v)
    words = [j for j in range(piece.start, piece.end) if reach.units[j - 1].tag != "P" or not j]
    own = codes(sources)
    if any(_stands_alone(reach, j, "beiden") for j in words):
        return _without(own, _parties(2, context))
    grammar = reach.clauses.lexicon.grammar
    if not any(grammar.of_kind(reach.units[j].low, "object_pronouns") for j in words):
        return []
    before = [Found(u, j) for j, u in enumerate(reach.units[: piece.start]) if _is_named(u)]
    candidates = [*before[::-1], *([reach.previous] if reach.previous else [])]
    return next(([f] for f in candidates if not own & codes([f])), [])


# Who is called on stands beside these as their object.
_CALLING = frozenset(("auf|fordern", "auf|rufen", "bitten", "drängen", "ersuchen", "beschwören"))
_ACCUSATIVE = frozenset(("den", "das", "die", "alle", "seine", "seinen", "ihre", "ihren"))


def _addresses_a_body(reach: Reach, i: int, sources: Sequence[Found]) -> bool:
    """Whether a noun that is no actor is called on: "rief das Gremium auf, Kenia zu rügen"."""
    units, piece = reach.units, reach.clauses.piece_of(i)
    if not units[i].is_form_of(_CALLING) or piece.end >= len(units):
        return False
    span = verbfinal.conjunct(reach.clauses, i, range(piece.start, piece.end))
    own = {f.at for f in sources}
    named = (j for j in span if units[j].tag == "A" and j not in own)
    if any(reach.roles[j] & {"obj", "subj"} for j in named) or units[piece.end - 1].tag != ",":
        return False
    start = i + 1 if units[i].is_finite else span.start
    return any(_is_addressee(units, j) for j in range(start, span.stop))


def _is_addressee(units: list[Unit], j: int) -> bool:
    """Whether the noun at unit j has an article of its own and no preposition before it."""
    if units[j].tag != "N" or not units[j].text[0].isupper():
        return False
    k = j - 1
    while k > 0 and _is_adjective(units[k]):
        k -= 1
    return k > 0 and units[k].low in _ACCUSATIVE and units[k - 1].tag not in "PD"


def _is_adjective(unit: Unit) -> bool:
    """Whether a word may stand between article and noun: "den | 15-köpfigen | Rat"."""
    return (
        unit.tag == "-"
        or (unit.tag in "NBDT" and not unit.text[0].isalpha())
        or (unit.tag in "NB" and unit.text[0].islower())
    )


def addresses_own(reach: Reach, i: int, act: Act, sources: Sequence[Found]) -> bool:
    """Whether it is said to the speaker's own people: "wies seinen Minister X an"."""
    if not reach.is_german or act.both or act.type not in _SAID or len(sources) != 1:
        return False
    piece = reach.clauses.piece_of(i)
    if act.type == "REQUEST" and _addresses_a_body(reach, i, sources):
        return True
    heard = [
        j
        for j in reach.roles
        if piece.start <= j < piece.end and reach.roles[j] & {"obj", "subj"}
        if reach.units[j].anchors[0].form is Form.NAMED and j != sources[0].at
    ]
    named = [codes([Found(reach.units[j], j)]) for j in heard]
    return bool(named) and all(found <= codes(sources) for found in named)


def _stands_alone(reach: Reach, j: int, word: str) -> bool:
    """Whether a word stands without a noun: "las | beiden | die Leviten"."""
    following = reach.units[j + 1].tag if j + 1 < len(reach.units) else ""
    article = j > 0 and reach.units[j - 1].tag == "D"
    return reach.units[j].low == word and following not in ("N", "A") and not article


def _without(own: frozenset[str], found: list[Found]) -> list[Found]:
    """Give parties without those of these codes."""
    kept = tuple(p for f in found for p in f.parties if p.code not in own)
    return [Found.of(kept)] if kept else []


def _is_named(unit: Unit) -> bool:
    """Whether the unit names an actor rather than a place or a quality."""
    return unit.tag == "A" and unit.anchors[0].form in (Form.NAMED, Form.DESCRIPTION)


def _size(reach: Reach, at: int, end: int) -> int:
    """Give for how many parties the phrase at unit `at` stands; 0 where it names its own."""
    for words in (2, 1):
        size = _COUNTS.get(reach.text(at, min(end, at + words)), 0)
        if size:
            after = reach.units[at + words] if at + words < end else None
            bare = after is None or after.tag not in "NAD" or after.low.endswith("einander")
            return size if bare or (after and after.low.endswith(_SIDES)) else 0
    phrase = [u.low for u in reach.units[at : min(end, at + 4)]]
    owned = any(a == "beider" and b.endswith(_SIDES) for a, b in itertools.pairwise(phrase))
    return 2 if owned and reach.units[at].tag in "DN" else 0


def _parties(size: int, context: Context) -> list[Found]:
    """Give the parties of the last act told, or those named before, when they are so many."""
    last = context.told[-1] if len(context.told) > context.recent else None
    told: Sequence[Party] = (*last.sources, *last.targets) if last else ()
    for group in (told, context.named):
        parties = tuple(dict.fromkeys(group))
        if len({p.code for p in parties}) == size:
            return [Found.of(parties)]
    return []
