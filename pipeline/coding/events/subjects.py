"""Who acts: the subject of a verb, before it, after it, or left to the clause before."""

import itertools
from dataclasses import dataclass, replace

from pipeline.coding.anchors import Form
from pipeline.coding.events import (
    attached,
    iberian,
    instances,
    nounphrase,
    postposed,
    verbfinal,
    verbgroup,
)
from pipeline.coding.events.arguments import OF, Found, Reach, is_modifier
from pipeline.coding.events.clauses import is_participle
from pipeline.coding.events.unit import Unit, is_predicate

_SKIP = frozenset("TBGXKQ")


def subject(reach: Reach, v: int, depth: int = 0) -> Found | None:
    """Give the actor that is the subject of the verb at unit v, or None."""
    if depth:
        return _subject(reach, v, depth)
    if v not in reach.subjects:
        reach.subjects[v] = _subject(reach, v, depth)
    return reach.subjects[v]


def _subject(reach: Reach, v: int, depth: int) -> Found | None:
    """Look for the subject of the verb at unit v."""
    if depth > 6:
        return None
    if reach.is_german:
        return _german_subject(reach, v, depth)
    after = postposed.certain(reach, v)
    if after is not None:
        return after
    found = _before(reach, v, depth)
    return found if found is not None else postposed.possible(reach, v)


def _before(reach: Reach, v: int, depth: int) -> Found | None:
    """Look for the subject before the verb at unit v."""
    units = reach.units
    start = _group_start(units, v)
    if _is_uttered(reach, v, start):
        issued = _issued(reach, start)
        return subject(reach, issued, depth + 1) if issued is not None else None
    if not _carries_clause(units, start, v):
        blamed = iberian.blamed(reach, v, start)
        if blamed is not None:
            return blamed
        copula = _copula(reach, start)
        if copula is not None:
            return _leftwards(reach, copula - 1, depth)
        described = _described(reach, v)
        if described is not None:
            return described
        host = _host(reach, v, start)
        if host is not None:
            return subject(reach, host, depth + 1)
    return _leftwards(reach, start - 1, depth)


def _is_where(reach: Reach, j: int) -> bool:
    """Whether "where" at unit j leads to what the traveller does: no subject follows the verb."""
    units = reach.units
    if not reach.clauses.lexicon.grammar.of_kind(units[j].low, "places"):
        return False
    verb = next((k for k in range(j, len(units)) if units[k].tag == "V"), j)
    after = next((u.tag for u in units[verb + 1 :] if u.tag not in "TBDKN"), "")
    return after != "A"  # "onde o aguarda X"


def _is_uttered(reach: Reach, v: int, start: int) -> bool:
    """Whether a statement or letter says what the verb at unit v tells: "a note accusing"."""
    grammar, noun = reach.clauses.lexicon.grammar, reach.units[start - 1].low if start else ""
    return reach.units[v].has("ger") and grammar.of_kind(noun, "utterances")


def _issued(reach: Reach, start: int) -> int | None:
    """Give the verb of issuing whose subject says it: "passed a resolution condemning"."""
    host = _previous_finite(reach, start - 1)
    issues = reach.clauses.lexicon.grammar.status.get("utters", frozenset())
    issued = host is not None and reach.units[host].is_form_of(issues)
    return host if issued else None


def _german_subject(reach: Reach, v: int, depth: int) -> Found | None:
    """German: the nominative of the clause, else that of the clause it continues."""
    span = verbfinal.frame(reach.clauses, v)
    pronoun = next(
        (
            j
            for j in span
            if _is_pronoun(reach, j) and reach.units[j].tag == "N"
            if not attached.is_object(reach.units, j)
        ),
        None,
    )
    pronoun = attached.own_state(reach.clauses, span) if pronoun is None else pronoun
    pronoun = attached.neuter(reach.clauses, v, span) if pronoun is None else pronoun
    if pronoun is not None:
        return resolve(reach, pronoun, depth)
    opener = reach.clauses.piece_of(v).start
    if span.start == opener and attached.is_owned_by_antecedent(reach.units, opener):
        return antecedent(reach, opener)
    at = verbfinal.subject(reach.clauses, v)
    if at is not None:
        owner = attached.only_owns(reach.clauses, at)
        return Found(reach.units[at], at, weak=owner or is_modifier(reach.units[at]))
    named = _german_examples(reach, span)
    if named is not None:
        return Found(reach.units[named], named)
    if verbfinal.has_subject_noun(reach.clauses, v):
        return None
    piece = reach.clauses.piece_of(v)
    if piece.kind == "rel":
        return antecedent(reach, piece.start)
    start = verbfinal.frame(reach.clauses, v).start
    host = _previous_finite(reach, start - 1)
    if host is None and piece.kind == "sub":
        host = next(
            (j for j in range(piece.end, len(reach.units)) if reach.units[j].tag in "VX"), None
        )
    return subject(reach, host, depth + 1) if host is not None else None


def _german_examples(reach: Reach, span: range) -> int | None:
    """German: give the examples in the phrase before the verb: "Länder wie Spanien haben"."""
    units, grammar = reach.units, reach.clauses.lexicon.grammar
    for k in itertools.takewhile(lambda j: units[j].tag in "DNBAP,", span):
        if instances.examples_from(units, k, grammar) is not None:
            return instances.listed(units, k, grammar)
        if units[k].tag == "P":
            return None
    return None


def _group_start(units: list[Unit], v: int) -> int:
    """Give the first unit of the verb group of unit v."""
    j = v
    while j and units[j - 1].tag in "XGBKI":
        j -= 1
    return j


# Auxiliaries that leave the subject to another verb: "denied having", "negou ter".
_NONFINITE = verbgroup.HAVING | {"being", "having", "been", "be"}


def _carries_clause(units: list[Unit], start: int, v: int) -> bool:
    """Whether the verb group is finite, so that its subject stands before it."""
    group = units[start : v + 1]
    marker = next((k for k, u in enumerate(group) if u.tag == "I"), None)
    if marker is not None:  # "are to sign" is finite, "to be signed" is not
        return any(u.tag == "X" and u.low not in _NONFINITE for u in group[:marker])
    if any(u.tag == "X" and u.low not in _NONFINITE for u in group):
        return True
    return units[v].is_finite or _modifies(units, start)


def _copula(reach: Reach, start: int) -> int | None:
    """Give the copula on which an infinitive hangs over one word: "is due to", "is ready to"."""
    units = reach.units
    j = start - 1
    while j > 0 and units[j].tag in "BT":
        j -= 1
    k = j - 1
    while k > 0 and units[k].tag in "BGT":
        k -= 1
    if j < 1 or k < 0 or units[j].tag != "N" or units[k].tag not in "XV":
        return None
    if not reach.clauses.lexicon.grammar.of_kind(units[k].low, "be"):
        return None
    return _group_start(units, k)


def _described(reach: Reach, v: int) -> Found | None:
    """Give whom a participle after a comma is said of: "the border with X, accused by Y of"."""
    units, start = reach.units, reach.clauses.piece_of(v).start
    apart = start > 1 and units[start - 1].tag == "," and units[start - 2].tag == "A"
    if v != start or not apart or not is_participle(units[v].readings):
        return None
    agent = v + 1 < len(units) and "by" in reach.clauses.lexicon.grammar.roles.get(
        units[v + 1].low, ()
    )
    named = units[start - 2].anchors[0].form in (Form.NAMED, Form.DESCRIPTION)
    return antecedent(reach, start) if agent and named else None


def _modifies(units: list[Unit], start: int) -> bool:
    """Whether a participle follows its noun directly: "a delegation visiting Kyiv"."""
    return start > 0 and units[start - 1].tag in "AN"


def _host(reach: Reach, v: int, start: int) -> int | None:
    """Give the finite verb whose subject a participle, gerund or infinitive shares."""
    units = reach.units
    own = reach.clauses.piece_of(v)
    for j in range(start - 1, -1, -1):
        piece = reach.clauses.piece_of(j)
        foreign = piece is not own and piece.kind in ("rel", "sub")
        if is_predicate(units, j) and not foreign:
            return j
    for j in range(v + 1, len(units)):
        if is_predicate(units, j) and reach.clauses.piece_of(j) is not own:
            return j
    return None


def _previous_finite(reach: Reach, j: int) -> int | None:
    """Give the finite verb before unit j that is in no relative clause."""
    for k in range(j, -1, -1):
        carries = is_predicate(reach.units, k) or (reach.is_german and reach.units[k].tag == "X")
        if carries and reach.clauses.piece_of(k).kind != "rel":
            return k
    return None


def _leftwards(reach: Reach, j: int, depth: int) -> Found | None:
    """Look for the subject from unit j to the left."""
    own = reach.units[j + 1].piece
    owner: Found | None = None
    while j >= 0:
        step = _skip(reach, j, own) or _boundary(reach, j, depth) or _phrase(reach, j)
        if step.found is not None and (step.stop or not step.found.weak):
            return step.found if not step.found.weak else owner or step.found
        owner = owner or step.found
        if step.stop:
            return owner
        j = step.next
    return owner or _dropped(reach, -1, depth)


def _skip(reach: Reach, j: int, own: int) -> "_Step | None":
    """Pass over adverbs, and over relative clauses that stand between the subject and its verb."""
    unit = reach.units[j]
    if unit.tag in _SKIP:
        return _Step(j - 1)
    piece = reach.clauses.pieces[unit.piece]
    if piece.kind == "rel" and unit.piece != own and unit.tag not in ",-)":
        return _Step(piece.start - 1)
    return None


def _boundary(reach: Reach, j: int, depth: int) -> "_Step | None":
    """Read a mark, a conjunction or a pronoun: the subject it leads to, or where to go on."""
    unit = reach.units[j]
    if unit.tag in ",-)":
        return _mark(reach, j, depth)
    if _is_pronoun(reach, j):
        return _Step(j, resolve(reach, j, depth), stop=True)
    if unit.tag == "C":  # else: "the Speaker and other lawmakers have met"
        return _inherit(reach, j, depth, stop=False)
    if unit.tag == "R" and j and (_is_where(reach, j) or reach.units[j - 1].tag == "P"):
        return _inherit(reach, j - 1, depth, stop=True)  # "al que acusa", "donde pedirá"
    if unit.tag == "R":
        return _Step(j, antecedent(reach, j), stop=True)
    if unit.tag in "S;:(":
        return _Step(j, _dropped(reach, j, depth), stop=True)
    return None


def _mark(reach: Reach, j: int, depth: int) -> "_Step":
    """Read a mark: who is put in between two marks, or the clause that goes on before them."""
    opener = _opener(reach, j)
    if opener is None:
        return _inherit(reach, j, depth, stop=True)
    if opener == j - 2 and reach.units[j].tag == "," and nounphrase.is_person(reach.units[j - 1]):
        return _Step(j, Found(reach.units[j - 1], j - 1), stop=True)  # "Its head, X, said"
    named = instances.listed(reach.units, opener + 1, reach.clauses.lexicon.grammar)
    if named is not None:  # "several states, including X, said"
        return _Step(j, Found(reach.units[named], named), stop=True)
    return _Step(opener - 1)


def _inherit(reach: Reach, j: int, depth: int, *, stop: bool) -> "_Step":
    """Take over the subject of the verb before unit j."""
    host = _previous_finite(reach, j)
    if host is None:
        return _Step(j - 1, stop=stop)
    return _Step(j, subject(reach, host, depth + 1), stop=True)


def _is_pronoun(reach: Reach, j: int) -> bool:
    """Whether unit j is a subject pronoun that no dictionary resolves."""
    unit = reach.units[j]
    return unit.tag in "NDK" and reach.clauses.lexicon.grammar.of_kind(unit.low, "subject_pronouns")


def resolve(reach: Reach, j: int, depth: int) -> Found | None:
    """Give whom a pronoun at unit j stands for: the subject of the clause or sentence before."""
    start = reach.clauses.pieces[reach.units[max(j, 0)].piece].start
    host = _previous_finite(reach, start - 1)
    if host is None:  # "Russia has been an ally in what it calls ..."
        host = next((k for k in range(j - 2, -1, -1) if reach.units[k].tag == "X"), None)
    if host is not None:
        return subject(reach, host, depth + 1)
    ahead = attached.who_says(reach.units, j, reach.clauses) if reach.is_german else None
    if ahead is not None:
        return Found(reach.units[ahead], ahead)
    return None if _disagrees(reach, j) else reach.previous


# They stand for several; in German the verb tells it.
_PLURAL = frozenset(("ils", "elles", "ellos", "ellas", "eles", "elas"))


def _disagrees(reach: Reach, j: int) -> bool:
    """Whether a pronoun for several stands at unit j where one person or state was named before."""
    word = reach.units[j].low if j >= 0 else ""
    several = word in _PLURAL
    if reach.is_german and word == "sie":
        beside = (*reach.units[max(0, j - 1) : j], *reach.units[j + 1 : j + 2])
        several = any(u.tag in "VX" and u.low.endswith("en") for u in beside)
    parties = reach.previous.parties if reach.previous is not None else ()
    kinds = {a.kind for a in reach.previous.unit.anchors} if reach.previous is not None else set()
    return several and len(parties) == 1 and kinds <= {"person", "country", "organisation"}


def _dropped(reach: Reach, j: int, depth: int) -> Found | None:
    """Spanish and Portuguese leave the pronoun out: "dijo que suspendería"."""
    if reach.clauses.lexicon.grammar.language not in ("es", "pt"):
        return None
    if j < 0:
        return reach.previous
    host = _previous_finite(reach, j - 1) if reach.units[j].tag in "S;:" else None
    return subject(reach, host, depth + 1) if host is not None else None


def main_subject(reach: Reach) -> Found | None:
    """Give the subject of the first main clause, for the pronouns of the next sentence."""
    for i, unit in enumerate(reach.units):
        piece = reach.clauses.pieces[unit.piece]
        # German: the auxiliary stands far from its participle
        carries = is_predicate(reach.units, i) or (reach.is_german and unit.tag == "V")
        if carries and piece.kind in ("main", "coord") and not unit.quoted:
            found = subject(reach, i)
            if found is not None and not found.weak:
                return found
    return None


@dataclass(slots=True)
class _Step:
    """Where the search for the subject goes on."""

    next: int
    found: Found | None = None
    stop: bool = False


def _phrase(reach: Reach, j: int) -> _Step:
    """Read the noun phrase that ends at unit j: the subject itself, or a phrase to be skipped."""
    units = reach.units
    k, actor = nounphrase.begin(units, j)
    found = _held(reach, k, j, actor)
    if k >= 0 and units[k].tag == "P" and not nounphrase.follows_adverbial(reach, k, actor):
        grammar = reach.clauses.lexicon.grammar
        named = _leads(reach, k) or instances.is_seat(units, k, grammar)
        named = named or instances.is_staff(units, k, grammar)
        if found is not None and (named or instances.examples_from(units, k, grammar) is not None):
            return _Step(k - 1, Found(found.unit, found.at), stop=True)
        of = bool(reach.clauses.lexicon.grammar.roles.get(units[k].low, frozenset()) & OF)
        if found is not None:
            noun = units[k - 1].low if k else ""
            found.weak = not reach.clauses.lexicon.grammar.of_kind(noun, "heads")
            if units[k].low == "from" and not found.weak:
                found = _sent_from(found)
        return _Step(k - 1, found if of else None)
    if k >= 0 and units[k].tag == "V" and not units[k].is_finite and k != j:
        return _Step(k - 1)  # "sanctions imposed on Iran", "talks aimed at"
    if k == j:
        reduced = _is_reduced(units, j)
        return _Step(j - 1, stop=units[j].tag == "V" and not reduced)  # "a team led by X | has"
    joined = found is None and k >= 0 and units[k].tag == "C"
    # "Kenya and its allies imposed": no verb of its own stands before the other half
    return _Step(k, found, stop=not (joined and _previous_finite(reach, k) is None))


def _sent_from(found: Found) -> Found:
    """Give the state of those who come from its capital: "delegations from Khartoum and Juba"."""
    anchors = [replace(anchor, form=Form.NAMED) for anchor in found.unit.anchors]
    return Found(replace(found.unit, anchors=anchors), found.at)


def _is_reduced(units: list[Unit], j: int) -> bool:
    """Whether a participle or gerund only says more of the noun before it: "a team visiting"."""
    if not j or units[j - 1].tag not in "NA":
        return False
    return is_participle(units[j].readings) or (units[j].has("ger") and not units[j].is_finite)


def _leads(reach: Reach, k: int) -> bool:
    """Whether "by" at unit k names who leads those before it: "a delegation led by X"."""
    units, grammar = reach.units, reach.clauses.lexicon.grammar
    if k < 2 or not grammar.of_kind(units[k - 1].low, "led"):
        return False
    return any(grammar.of_kind(u.low, "heads") for u in units[max(0, k - 4) : k - 1])


def _held(reach: Reach, k: int, j: int, actor: int) -> Found | None:
    """Give the actor of a noun phrase, weak when it only owns or colours the head noun."""
    units = reach.units
    if actor >= 0:
        names = all(u.tag == "T" for u in units[actor + 1 : j + 1]) or nounphrase.is_apposition(
            units[actor]
        )
        noun = units[j] if j > actor else units[actor - 1]  # "producteurs | français"
        adjective = j > actor or (actor and is_modifier(units[actor]))
        if adjective and reach.clauses.lexicon.grammar.of_kind(noun.low, "private"):
            return None  # "US consumers", "Kenya's airline"
        head = (names and not is_modifier(units[actor])) or nounphrase.is_office(reach, actor, j)
        head = head or iberian.is_demonym(reach, k, actor, j)
        return Found(units[actor], actor, weak=not head)
    if iberian.is_office_alone(reach, k, j):
        return resolve(reach, k + 1, 2)
    if nounphrase.is_owned(reach, k + 1, j):
        owner = resolve(reach, k + 1, 2)
        state = reach.clauses.lexicon.grammar.of_kind(units[j].low, "heads")
        return Found(owner.unit, owner.at, weak=not state) if owner else None
    return None


def _opener(reach: Reach, j: int) -> int | None:
    """Give the mark that opens the parenthesis closed at unit j, or None where there is none."""
    units = reach.units
    marks = "(" if units[j].tag == ")" else units[j].tag
    floor = next((k + 1 for k in range(j - 1, -1, -1) if units[k].tag in ";:"), 0)
    for k in range(j - 1, floor - 1, -1):
        if units[k].tag in marks or (units[j].tag == "," and units[k].tag == ","):
            inside = reach.clauses.pieces[units[k + 1].piece]
            if inside.kind in ("main", "coord"):
                return None
            return k
    if units[j].tag == ",":
        # "On Monday in Paris, | said": nothing but an adverbial before the comma
        return None if any(is_predicate(units, k) for k in range(floor, j)) else j
    return None


def antecedent(reach: Reach, j: int) -> Found | None:
    """Give the actor that a relative pronoun at unit j stands for."""
    k = j - 1
    while k >= 0 and reach.units[k].tag in ",P-Q":
        k -= 1
    if k < 0:
        return None
    begin, actor = nounphrase.begin(reach.units, k)
    found = _held(reach, begin, k, actor)
    if found is None and begin > 0 and reach.units[begin].tag == "C" and k > begin:
        begin, actor = nounphrase.begin(reach.units, begin - 1)  # "Kenya and its allies, who"
        found = _held(reach, begin, actor, actor) if actor >= 0 else None
    of = begin >= 0 and reach.clauses.lexicon.grammar.roles.get(reach.units[begin].low, OF) & OF
    if found is not None and not found.weak and not of:
        return found  # "spoke with Kenya's envoy, who"
    step = _phrase(reach, k)
    if step.found is None and not step.stop and step.next >= 0:
        step = _phrase(reach, step.next)
    return step.found
