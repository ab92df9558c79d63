"""Who says it: the subject of a verb of saying, before it or after what was said."""

from pipeline.coding.anchors import Form
from pipeline.coding.events import subjects
from pipeline.coding.events.arguments import Found, Reach
from pipeline.coding.events.clauses import resumes_after_name
from pipeline.coding.events.lexicon import Act
from pipeline.coding.events.unit import Unit
from pipeline.coding.events.verbgroup import has_auxiliary, members


def speaker(reach: Reach) -> tuple[Found, int] | None:
    """Give who says it, and the verb of saying outside quotation marks."""
    say = reach.clauses.lexicon.grammar.status.get("say", frozenset())
    for i, unit in enumerate(reach.units):
        if unit.tag == "V" and not unit.quoted and unit.is_form_of(say):
            found = sayer(reach, i)
            if found is not None:
                return found, i
    return None


def sayer(reach: Reach, i: int) -> Found | None:
    """Give who is the subject, before or after, of the verb of saying at unit i."""
    after = inverted(reach, i)
    if after is not None:
        return after
    before = subjects.subject(reach, i)
    return before if before is not None and not before.unit.quoted else None


def first_person(reach: Reach, i: int) -> Found | None:
    """Give who says "we" in what is quoted: "We have sent them nothing," X said."""
    units, grammar = reach.units, reach.clauses.lexicon.grammar
    if units[i].quoted and grammar.language in ("es", "pt"):
        return _who_says_mos(reach, i)
    if not units[i].quoted or grammar.language not in ("en", "fr"):
        return None
    j = i - 1
    while j > 0 and units[j].tag in "XGBT":
        j -= 1
    if j < 0 or units[j].low not in ("we", "i", "nous", "je", "j'"):
        return None
    said = speaker(reach)
    return said[0] if said is not None else None


def _who_says_mos(reach: Reach, i: int) -> Found | None:
    """Spanish, Portuguese: give the speaker when verb or auxiliary is a first person plural."""
    j = i
    while j > 0 and reach.units[j - 1].tag in "XGBTKI":
        j -= 1
    ours = any(u.low.endswith("mos") for u in reach.units[j : i + 1] if u.tag in "VX")
    said = speaker(reach) if ours else None
    return said[0] if said is not None else None


def only_tells(reach: Reach, i: int, act: Act) -> bool:
    """Whether a verb only vouches: ", garantizó X", ", insistiu X", ", a soutenu X"."""
    if inverted(reach, i) is None:
        return False
    if act.type == "SUPPORT":  # and not "the minister, who came on Monday, supported X"
        before = reach.clauses.pieces[: reach.units[i].piece]
        return any(p.kind in ("main", "coord") for p in before)
    return act.type == "AGREE" or (act.type == "REQUEST" and reach.units[i].is_form_of(_INSISTING))


# They say with weight what was said, and ask nobody for it.
_INSISTING = frozenset(("insistir",))


def inverted(reach: Reach, i: int) -> Found | None:
    """Give the subject after a verb of saying that follows what was said: ", warned X"."""
    units, grammar = reach.units, reach.clauses.lexicon.grammar
    say = grammar.status.get("say", frozenset())
    said = units[i].is_form_of(say) and not units[i].has("ger")
    if not said or not _stands_alone(units, i) or _resumes(reach, i) or _only_names(reach, i):
        return None
    if resumes_after_name(reach.clauses, reach.clauses.piece_of(i)):
        return None
    after = next((j for j in range(i + 1, len(units)) if units[j].tag not in "TBDNK"), None)
    if reach.is_german and after is not None and units[after].low in _SOURCES:
        return _source(reach, after)
    found = after is not None and units[after].tag == "A"
    return Found(units[after], after) if found and after is not None else None


# German: what was heard came from whoever follows these: "hieß es aus dem Außenministerium".
_SOURCES = frozenset(("aus", "im", "in", "beim", "vom", "von", "seitens"))


def _source(reach: Reach, at: int) -> Found | None:
    """Give the ministry or office from which something was heard, after a preposition."""
    units, j = reach.units, at + 1
    while j < len(units) and units[j].tag in "DN":
        j += 1
    named = j < len(units) and units[j].tag == "A" and units[j].anchors[0].form is Form.NAMED
    return Found(units[j], j) if named else None


def _resumes(reach: Reach, i: int) -> bool:
    """Whether the verb goes on after words about its subject: "X, back from Y, supported Z"."""
    own = reach.units[i].piece
    before = reach.clauses.pieces[:own]
    stated = any(p.kind in ("main", "coord") for p in before)
    between = bool(before) and before[-1].kind in ("part", "rel")
    named = any(u.tag == "A" for u in reach.units[: before[0].end]) if before else False
    quoted = any(u.tag == "Q" for u in reach.units[:i])
    return between and named and not stated and not quoted and before[0].kind == "bare"


def _only_names(reach: Reach, i: int) -> bool:
    """French: whether only who acts stands before the verb: "Paris, hier encore, | a dénoncé X"."""
    clauses = reach.clauses
    if clauses.lexicon.grammar.language != "fr":
        return False
    if not reach.units[i].is_finite and not has_auxiliary(clauses, members(clauses, i)):
        return True  # "a rappelé son ambassadeur, | dénoncé le Kenya"
    before = range(clauses.piece_of(i).start)
    names = any("subj" in reach.roles[j] for j in reach.roles if j in before)
    return names and not any(reach.units[j].tag in "VXQ" for j in before)


def _stands_alone(units: list[Unit], i: int) -> bool:
    """Whether the verb follows a mark, so that its subjects.subject comes after it: ", said X"."""
    j = i - 1
    while j >= 0 and units[j].tag in "XKGB":
        j -= 1
    return j < 0 or units[j].tag in ",Q-"


def opens_quote(reach: Reach, act: Act, start: int) -> bool:
    """Whether a quotation begins with the verb group: "Cuba « condamne fermement » le raid"."""
    units = reach.units
    opens = act.content and start > 1 and units[start - 1].tag == "Q"
    return opens and units[start - 2].tag == "A"
