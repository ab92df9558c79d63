"""How far a trigger reaches: its complements, what was said, and stretches that state no fact."""

from itertools import pairwise

from pipeline.coding.events import iberian
from pipeline.coding.events.arguments import Reach
from pipeline.coding.events.clauses import Piece, is_attribution
from pipeline.coding.events.unit import is_predicate
from pipeline.coding.events.verbgroup import HAVING, participle_before


def region_end(reach: Reach, i: int) -> int:
    """Give the end of the stretch in which the complements of unit i stand."""
    if (i, False) not in reach.ends:
        reach.ends[i, False] = _region_end(reach, i)
    return reach.ends[i, False]


def _region_end(reach: Reach, i: int) -> int:
    """Look for the piece after which the complements of unit i end."""
    number = reach.units[i].piece
    end = reach.clauses.pieces[number].end
    for piece in reach.clauses.pieces[number + 1 :]:
        if piece.kind != "bare" or _has_subject_ahead(reach, piece):
            break
        end = piece.end
    return end


def before_agenda(reach: Reach, i: int, end: int) -> int:
    """Give where what is only talked of begins, else the end: "met X | to discuss Y with Z"."""
    return next((j for j in range(i + 2, end) if _is_agenda(reach, j)), end)


def _follows_content(reach: Reach, piece: Piece) -> bool:
    """Whether a clause only says who told what stands before it: ", denunció el Gobierno"."""
    after = piece.start > 0 and reach.units[piece.start - 1].tag in ",Q"
    return piece.kind == "main" and not piece.own_subject and after


def before_reprisal(reach: Reach, i: int, end: int) -> int:
    """Give where the reason of an act begins: "sanctioned X | in reprisal for sales to Y"."""
    grammar = reach.clauses.lexicon.grammar
    if "reprisals" not in grammar.kinds:
        return end
    span = range(i + 1, end)
    return next((j for j in span if grammar.of_kind(reach.units[j].low, "reprisals")), end)


def _is_agenda(reach: Reach, j: int) -> bool:
    """Whether the infinitive at unit j tells what is only talked of: "met X to discuss Y"."""
    units = reach.units
    opaque = reach.clauses.lexicon.grammar.status.get("opaque", frozenset())
    infinitive = units[j].tag == "V" and units[j - 1].tag == "I" and not reach.is_german
    return infinitive and units[j].is_form_of(opaque)


def _has_subject_ahead(reach: Reach, piece: Piece) -> bool:
    """Whether a verbless piece is the subject of what follows, not a part of what was said."""
    later = [p for p in reach.clauses.pieces if p.start == piece.end]
    if reach.is_german and later and reach.units[piece.end - 1].tag != ",":
        return False  # "mit der norwegischen Kollegin; am Dienstag will er"
    if not later or later[0].kind != "main" or later[0].own_subject:
        return False
    return not is_attribution(reach.clauses, later[0])  # "in Oslo, said the ministry"


def end_of(reach: Reach, i: int) -> int:
    """Give where the content of an accusation, demand or wish at unit i ends."""
    if (i, True) not in reach.ends:
        reach.ends[i, True] = _content_end(reach, i)
    return reach.ends[i, True]


def _content_end(reach: Reach, i: int) -> int:
    """Look for the piece that stands beside what was said at unit i."""
    number = reach.units[i].piece
    for piece in reach.clauses.pieces[number + 1 :]:
        if _ends_content(reach, i, piece):
            return piece.start
    return len(reach.units)


def _ends_content(reach: Reach, i: int, piece: Piece) -> bool:
    """Whether a piece stands beside what was said, not in it."""
    mark = reach.units[piece.start - 1].tag
    if mark == ";":
        return True
    if reach.is_german and _leads_to_infinitive(reach, piece.start):
        return False
    if piece.kind == "main":
        return mark in ",:-"
    if piece.kind == "coord":
        return _continues_main(reach, i, piece)
    if piece.kind == "rel":  # "threatened X, | to whom it owes money"
        owes = reach.clauses.lexicon.grammar.of_kind(piece.intro, "to_whom")
        # "X took a town, denounced the ministry, | which accuses Y"
        return mark == "," and (owes or _follows_content(reach, reach.clauses.piece_of(i)))
    if piece.kind == "part":
        return mark == ","
    if piece.kind == "bare":
        return mark == "," and reach.units[piece.start].tag in "PT" and piece.intro not in _OF
    return piece.kind == "sub" and piece.intro_kind == "time"


_OF = frozenset(["of", "de", "des", "du", "da", "do", "von", "for", "para", "pour", "für"])


def _leads_to_infinitive(reach: Reach, start: int) -> bool:
    """German: whether participles up to "zu haben" follow: "gerammt, beschossen und ... zu"."""
    seen = False
    for unit in reach.units[start:]:
        if unit.tag == "I" and seen:
            return True
        if unit.tag == "X" or unit.low in ";:." or (unit.tag == "V" and not unit.has("part")):
            return False
        seen = seen or unit.tag == "V"
    return False


def _continues_main(reach: Reach, i: int, piece: Piece) -> bool:
    """Whether "and" leads on with a new statement rather than with more of the content."""
    v = next((j for j in range(piece.start, piece.end) if reach.units[j].tag in "VX"), None)
    if v is None:
        return False
    verb = reach.units[v]
    if verb.has("past", "fut") or verb.tag == "X":
        return True
    if verb.has("pres") and not verb.has("inf"):
        between = reach.clauses.pieces[reach.units[i].piece + 1 : verb.piece]
        told = not reach.is_german and reach.units[i].has("pres")
        return told and all(p.intro_kind != "complement" for p in between)
    return participle_before(reach.clauses, v) == i


def _ends_phrase(reach: Reach, j: int) -> bool:
    """Whether the verb at unit j ends a noun's phrase; in German also at the clause's end."""
    auxiliary = reach.units[j].tag == "X" and reach.clauses.lexicon.grammar.language == "en"
    return (
        is_predicate(reach.units, j) or (reach.is_german and reach.units[j].tag == "V") or auxiliary
    )


def denied_region(reach: Reach, i: int) -> tuple[int, int] | None:
    """Give what a verb of denial denies, when an act is told in it: "denied that it had sent"."""
    deny = reach.clauses.lexicon.grammar.status.get("deny", frozenset())
    denies = reach.units[i].is_form_of(deny)
    if not denies and not _dismisses_rumour(reach, i):
        return None
    beside = reach.units[max(0, i - 1) : i + 2]
    if any(u.tag == "K" and u.low == "se" for u in beside):
        return None  # "se negó a dialogar", "negou-se a dialogar" refuses
    end = end_of(reach, i)
    # English: "denied a plane permission to land" denies no fact
    english = reach.clauses.lexicon.grammar.language == "en"
    forms = ("ger",) if english else ("ger", "inf")
    told = any(
        u.tag == "V"
        and u.act
        and (u.piece != reach.units[i].piece or u.has(*forms) or before.low in HAVING)
        for before, u in pairwise(reach.units[i:end])
    )
    return (i + 1, end) if told else None


def _dismisses_rumour(reach: Reach, i: int) -> bool:
    """English: whether a report is denied that nobody need have made: "dismissed reports that"."""
    grammar = reach.clauses.lexicon.grammar
    dismiss = grammar.status.get("dismiss", frozenset())
    if reach.is_german or not reach.units[i].is_form_of(dismiss):
        return False
    after = [u for u in reach.units[i + 1 : i + 5] if u.tag not in "DB"]
    told = next((j for j, u in enumerate(after) if u.tag != "N"), len(after))
    return any(grammar.of_kind(u.low, "rumours") for u in after[:told])


def answers_charge(reach: Reach, i: int) -> bool:
    """Whether what is denied at unit i is what others charge: "denied claims by X that it ..."."""
    grammar, units = reach.clauses.lexicon.grammar, reach.units
    end = next((j for j in range(i + 1, len(units)) if units[j].tag in "VXSR,"), len(units))
    charged = any(grammar.of_kind(u.low, "charges") for u in units[i + 1 : end])
    return charged and any(u.tag == "A" for u in units[i + 1 : end])


def silent_regions(reach: Reach) -> list[tuple[int, int]]:
    """Give the stretches that state no fact: what is hoped, claimed, proposed."""
    status = reach.clauses.lexicon.grammar.status
    opaque = status.get("opaque", frozenset())
    nouns = status.get("opaque_nouns", frozenset())
    regions: list[tuple[int, int]] = []
    for i, unit in enumerate(reach.units):
        if unit.tag == "V" and _is_comment(reach, i):
            before = reach.units[i - 2].tag in ",Q"  # "..., analysts say"
            regions.append((0, i) if before else (i + 1, end_of(reach, i)))
        elif unit.tag == "V" and _hides(reach, i, opaque):
            regions.append((i + 1, end_of(reach, i)))
        elif unit.tag == "N" and unit.low in nouns:
            regions.append((i + 1, _noun_content_end(reach, i)))
        elif unit.tag == "P" and iberian.is_charge(reach, i):
            regions.append((i + 1, reach.clauses.piece_of(i).end))
    return regions


def _noun_content_end(reach: Reach, i: int) -> int:
    """Give the end of what a noun only speaks of: "its demand that Kenya lift the ban"."""
    units, end = reach.units, region_end(reach, i)
    complements = reach.clauses.lexicon.grammar.kinds.get("complement", frozenset())
    if i + 1 < len(units) and units[i + 1].low in complements:
        return end_of(reach, i + 1)
    return next((j for j in range(i + 1, end) if _ends_phrase(reach, j)), end)


def _hides(reach: Reach, i: int, opaque: frozenset[str]) -> bool:
    """Whether the verb at unit i only wishes or believes; "se espera que viaje" tells a plan."""
    awaited = reach.clauses.lexicon.grammar.status.get("awaited", frozenset())
    lemmas = {r.lemma for r in reach.units[i].readings}
    if _is_unsaid(reach, i, lemmas):
        return True
    return bool(lemmas & opaque) and not (lemmas & awaited and reach.units[i - 1].low == "se")


def _is_unsaid(reach: Reach, i: int, lemmas: set[str]) -> bool:
    """Whether nobody says what the clause after unit i tells: "rien ne dit que", "did not say"."""
    units, status = reach.units, reach.clauses.lexicon.grammar.status
    following = units[i + 1].low if i + 1 < len(units) else ""
    opens = reach.clauses.lexicon.grammar.of_kind(following, "complement")
    denied = any(u.tag == "G" for u in units[max(0, i - 3) : i + 1])
    return opens and denied and bool(lemmas & status.get("say", frozenset()))


def _is_comment(reach: Reach, i: int) -> bool:
    """Whether those who comment, and not those who act, say what follows: "analysts say"."""
    grammar = reach.clauses.lexicon.grammar
    says = reach.units[i].is_form_of(grammar.status.get("say", ()))
    return says and i > 0 and grammar.of_kind(reach.units[i - 1].low, "commentators")
