"""Who stands where: the role of every actor, and the actors in the reach of a word."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from pipeline.coding.anchors import Anchor, Form
from pipeline.coding.events import attached, genitives, instances, verbfinal
from pipeline.coding.events.clauses import Clauses, is_participle
from pipeline.coding.events.unit import Unit
from pipeline.records import Party

OF = frozenset(("of", "from"))


@dataclass(slots=True)
class Found:
    """An actor found for a side, and how firmly it holds it."""

    unit: Unit
    at: int  # of its sentence; -1 when another sentence named it
    weak: bool = False  # only a possessor or adjective: "Russian missiles"

    @classmethod
    def of(cls, parties: tuple[Party, ...]) -> "Found":
        """Make a side of parties that an earlier sentence named."""
        anchor = Anchor(0, 0, 0, "", Form.DESCRIPTION, parties)
        return cls(Unit("", "", 0, 0, "A", anchors=[anchor]), -1)

    def told(self) -> "Found":
        """Give the actor as the sentences after its own see it: without a place among theirs."""
        return replace(self, at=-1)

    @property
    def parties(self) -> tuple[Party, ...]:
        """The parties of all members."""
        return tuple(dict.fromkeys(p for a in self.unit.anchors for p in a.parties))


@dataclass(slots=True)
class Reach:
    """A cut sentence with the role of each of its actors."""

    clauses: Clauses
    roles: dict[int, frozenset[str]] = field(default_factory=dict)
    governors: dict[int, int] = field(default_factory=dict)
    texts: dict[tuple[int, int], str] = field(default_factory=dict)  # joined stretches of units
    ends: dict[tuple[int, bool], int] = field(default_factory=dict)  # unit, of content -> end
    subjects: dict[int, "Found | None"] = field(default_factory=dict)  # of the verbs asked so far
    previous: "Found | None" = None  # the subject of the sentence before
    named: frozenset[str] = frozenset()  # codes of the parties that the sentence before named
    state: str | None = None  # in which acts at home take place, where these are coded

    @property
    def units(self) -> list[Unit]:
        """The units of the sentence."""
        return self.clauses.units

    def text(self, start: int, end: int) -> str:
        """Give the words of units start..end in lower case, joined by blanks."""
        key = (start, end)
        if key not in self.texts:
            self.texts[key] = " ".join([u.low for u in self.clauses.units[start:end]])
        return self.texts[key]

    @property
    def is_german(self) -> bool:
        """Whether objects stand before the verb, and cases tell them."""
        return self.clauses.lexicon.grammar.language == "de"


def survey(clauses: Clauses) -> Reach:
    """Find the role of every actor: after which preposition or verb it stands."""
    reach = Reach(clauses)
    instances.unquote(clauses.units)
    if reach.is_german:
        attached.name_members(clauses.units)
    else:
        instances.seat(clauses.units, clauses.lexicon.grammar)
    for i, unit in enumerate(clauses.units):
        if unit.tag == "A":
            reach.roles[i], reach.governors[i] = _role(clauses, i)
    return reach


def _role(clauses: Clauses, i: int) -> tuple[frozenset[str], int]:
    """Give the roles of the actor at unit i and the word that governs it."""
    units, j, steps = clauses.units, i - 1, 0
    if clauses.lexicon.grammar.language == "de":
        if genitives.is_genitive(units, i):
            return _of_head(clauses, i)
        if genitives.opens_phrase(units, i):
            return frozenset(("obj",)), i - 1
    while j >= 0 and steps < _NEAR:
        found = _governed(clauses, j)
        if found is not None:
            return found
        passed = _passed(clauses, j)
        if passed is None:
            break
        j, steps = passed - 1, steps + 1
    return frozenset(("subj",)), -1


def _of_head(clauses: Clauses, i: int) -> tuple[frozenset[str], int]:
    """German: give the roles of an owner, and those of the people before who act for it.

    "von einem Flugzeug der Armee", "mit Vertretern Kenias".
    """
    units, grammar, k = clauses.units, clauses.lexicon.grammar, i - 1
    while k > 0 and units[k].text[:1].islower():
        k -= 1
    j = k - 1
    while j > 0 and units[j].tag in "DNB" and units[j].text[:1].islower():
        j -= 1
    acts = units[k].tag == "N" and grammar.of_kind(units[k].low, "heads")
    led = acts and j >= 0 and units[j].tag == "P"
    if not led or (units[j].low == "von" and j > 0 and units[j - 1].text[:1].isupper()):
        return frozenset(("of",)), i - 1
    return grammar.roles.get(units[j].low, frozenset()) | {"of"}, j


# German: whoever stands after these only watched.
_WITNESSED = frozenset(("beisein", "anwesenheit", "gegenwart"))
# Words between a preposition or verb and its actor, at most.
_NEAR = 9


def _is_particle(clauses: Clauses, j: int) -> bool:
    """English: whether the word at unit j belongs to the verb before: "hand over", "call off"."""
    units, lexicon = clauses.units, clauses.lexicon
    if lexicon.grammar.language != "en" or units[j].low not in _PARTICLES or not j:
        return False
    lemmas = [r.lemma for r in units[j - 1].readings] if units[j - 1].tag == "V" else []
    rests = {rest for lemma in lemmas for _, rest in lexicon.by_verb.get(lemma, ())}
    return units[j].low in rests


_PARTICLES = frozenset(("over", "off", "up", "down", "out"))


def _governed(clauses: Clauses, j: int) -> tuple[frozenset[str], int] | None:
    """Give the roles that the word at unit j gives to an actor after it, if any."""
    units, unit = clauses.units, clauses.units[j]
    if unit.tag == "P":
        roles = clauses.lexicon.grammar.roles.get(unit.low, frozenset(("other",)))
        if j and units[j - 1].low in _WITNESSED:
            return frozenset(("other",)), j  # "im Beisein von Kenia"
        if clauses.lexicon.grammar.language == "de" and attached.is_within(units, j):
            roles = roles - {"to"}
        if _is_particle(clauses, j):
            return roles | {"obj"}, j  # "handed over two Kenyans"
        outer = _outer(clauses, j, roles)
        return (roles | outer[0], outer[1]) if outer else (roles, j)
    if unit.tag in "VX" and not _is_attribute(units, j):
        return frozenset(("obj",)), j
    if unit.tag == "C" and j and units[j - 1].tag == "A":
        return _role(clauses, j - 1)
    if _is_object(units, j) and _phrase_opener(units, j) is None:
        # "promised Kenya a loan": what follows an object is still within the verb's reach
        return _role(clauses, j)[0] & frozenset(("obj",)), j
    return None


def _outer(clauses: Clauses, j: int, roles: frozenset[str]) -> tuple[frozenset[str], int] | None:
    """Give the roles of those who lead or make up an actor: "with leaders of X"."""
    units, grammar = clauses.units, clauses.lexicon.grammar
    general = instances.examples_from(units, j, grammar)
    if general is not None and grammar.language != "de":
        roles, at = _role(clauses, general)  # "sanctioned states such as X"
        return (roles, at) if "obj" in roles else None
    if not roles & OF and not instances.is_seat(units, j, grammar):
        return None
    head = j > 1 and units[j - 1].tag == "N" and grammar.of_kind(units[j - 1].low, "heads")
    head = head or (j > 1 and units[j - 1].low == "none")  # "freed none of the Kenyans"
    head = head or instances.is_seat(units, j, grammar)
    if not head or (grammar.language == "de" and units[j].low != "aus"):
        return None
    k = j - 2
    while k > 0 and units[k].tag in "NDB" and j - k < _NEAR:
        k -= 1
    if units[k].tag in "PI":  # "appealed to | authorities in X"
        return grammar.roles.get(units[k].low, frozenset()), k
    governs = units[k].tag in "VX" and not _is_attribute(units, k)
    return (frozenset(("obj",)), k) if governs else None


def _is_attribute(units: list[Unit], j: int) -> bool:
    """Whether a participle stands inside a noun phrase: "the captured Kenyan"."""
    return j > 0 and is_participle(units[j].readings) and units[j - 1].tag in "DPA"


def _is_object(units: list[Unit], j: int) -> bool:
    """Whether unit j is an actor that is neither adjective nor possessor."""
    if units[j].tag != "A" or units[j + 1].tag == "O":
        return False
    return units[j].anchors[0].form is not Form.ADJECTIVE


def _passed(clauses: Clauses, j: int) -> int | None:
    """Give where the search for a governor goes on, or None at a boundary."""
    units, unit = clauses.units, clauses.units[j]
    if unit.tag == "A":
        # "received | in Paris | the minister"
        return _phrase_opener(units, j) if _is_object(units, j) else j
    if _is_town(clauses, j):
        return _phrase_opener(units, j)  # "received | in Oyo | his counterpart"
    if unit.tag == ",":
        return _adverbial(clauses, j)  # "received | , in Brasília, | the president"
    if unit.tag == "C":
        return j if j and units[j - 1].tag == "N" else None
    return j if unit.tag in "NDBOTQKGVX" else None


def _is_town(clauses: Clauses, j: int) -> bool:
    """Whether unit j is a proper name that no table has, with another noun phrase behind it."""
    units = clauses.units
    if units[j].tag != "N" or clauses.lexicon.grammar.language == "de" or units[j + 1].tag != "D":
        return False
    return units[j].text[:1].isupper() and _phrase_opener(units, j) is not None


def _adverbial(clauses: Clauses, j: int) -> int | None:
    """Give the comma before the adverbial that the comma at unit j closes."""
    piece = clauses.piece_of(j)
    opens = clauses.units[piece.start].tag in "PT" and piece.kind == "bare" and piece.start > 0
    return piece.start - 1 if opens and clauses.units[piece.start - 1].tag == "," else None


def _phrase_opener(units: list[Unit], j: int) -> int | None:
    """Give the preposition that opens the phrase of the actor at unit j."""
    k = j - 1
    while k >= 0 and units[k].tag in "NDOBK":
        k -= 1
    return k if k >= 0 and units[k].tag == "P" else None


def is_modifier(unit: Unit) -> bool:
    """Whether the unit is an adjective, or only a place."""
    return all(a.form in (Form.ADJECTIVE, Form.PLACE, Form.NATIONALS) for a in unit.anchors)


def rightwards(
    reach: Reach, i: int, end: int, roles: Iterable[str], allowed: "Allowed"
) -> list[Found]:
    """Give the actors after unit i, up to `end`, for the first role that any of them has."""
    span = range(i + 1, end)
    if reach.is_german:
        span = range(min(verbfinal.frame(reach.clauses, i).start, i), end)
        own = verbfinal.conjunct(reach.clauses, i, span)
        if own != span:  # "hat Kenia besucht | und Uganda kritisiert"
            roles = tuple(roles)
            found = within(reach, i, own, roles, allowed)
            if found:
                return found
    return within(reach, i, span, roles, allowed)


def within(
    reach: Reach, i: int, stretch: range, roles: Iterable[str], allowed: "Allowed"
) -> list[Found]:
    """Give the actors of a stretch for the first role that any of them has towards unit i."""
    actors = [j for j in reach.roles if j in stretch and j not in allowed.skip]
    if not actors:
        return []
    roles = tuple(roles)
    addressed = _addressed(reach, i, stretch, roles, allowed)
    if addressed:
        return addressed
    for role in roles:
        found = [
            Found(reach.units[j], j, weak=is_modifier(reach.units[j]))
            for j in actors
            if _has_role(reach, i, j, role, allowed.wide) and allowed.admits(reach.units[j], role)
            if not reach.is_german or not _is_apart(reach, i, j, role)
        ]
        if len(found) > 1 and reach.is_german:
            beside = [f for f in found if not attached.is_beside(reach.clauses, i, f.at)]
            found = beside or found
        if found:
            return _partners(reach, found) if role in ("with", "between") else found[:1]
    return []


# Where somebody stands to whom something is said.
_ADDRESSED = frozenset(("to", "on", "with"))


def _addressed(
    reach: Reach, i: int, stretch: range, roles: Iterable[str], allowed: "Allowed"
) -> list[Found]:
    """Give who is spoken to before what is said begins: "appealed | to X | to free three Poles"."""
    units = reach.units
    opener = next((j for j in range(i + 1, stretch.stop) if units[j].tag not in "BTK"), i)
    if not allowed.wide or reach.is_german or opener == i or units[opener].tag != "P":
        return []
    said = next((j for j in range(opener, stretch.stop) if units[j].tag in "IVSRX"), opener)
    heard = replace(allowed, wide=False)
    narrow = [role for role in roles if role in _ADDRESSED]
    found = within(reach, i, range(opener, said), narrow, heard)
    return [f for f in found if f.unit.anchors[0].form is not Form.PLACE]


def _partners(reach: Reach, found: list[Found]) -> list[Found]:
    """Leave out who stands in a relative clause about the others: "with X, whose ties with Y"."""
    units, pieces = reach.units, reach.clauses.pieces
    first = units[found[0].at].piece
    return [
        f for f in found if units[f.at].piece == first or pieces[units[f.at].piece].kind != "rel"
    ]


def _has_role(reach: Reach, i: int, j: int, role: str, wide: bool) -> bool:
    """Whether the actor at unit j has the role towards the word at unit i."""
    unit, roles = reach.units[j], reach.roles[j]
    if role == "any":
        return True
    if role == "place":
        return any(a.form is Form.PLACE for a in unit.anchors) or _names_soil(reach, j)
    if role == "owner":
        return _owns(reach, j)
    if role == "obj":
        governor = reach.governors[j]
        if wide and "subj" in roles and _is_told_of(reach, j):
            return True
        if reach.is_german:
            return bool(roles & {"obj", "subj"})
        if "obj" not in roles:
            return False
        return governor == i or wide or _same_group(reach.units, i, governor)
    return role in roles and not (role == "against" and is_cause(reach, i, j))


def _is_told_of(reach: Reach, j: int) -> bool:
    """Whether what is said is of the actor at unit j: "demanded that | Kenya withdraw".

    French: "l'impunité | dont jouit le Kenya".
    """
    piece = reach.clauses.piece_of(j)
    return piece.intro_kind == "complement" or (piece.kind == "rel" and piece.intro == "dont")


def _owns(reach: Reach, j: int) -> bool:
    """Whether the actor at unit j has what is spoken of: possessor, adjective, or after "of"."""
    units, roles = reach.units, reach.roles[j]
    possessor = j + 1 < len(units) and units[j + 1].tag == "O"
    if possessor or units[j].anchors[0].form is Form.ADJECTIVE:
        return True
    if "of" not in roles and "from" in roles:  # "criticised women | from Kenya"
        noun = units[reach.governors[j] - 1].low if reach.governors[j] > 0 else ""
        return not reach.clauses.lexicon.grammar.of_kind(noun, "people")
    return bool(roles & OF)


def is_cause(reach: Reach, i: int, j: int) -> bool:
    """Whether "against" tells for what it was done: "sanctioned settlers | for acts against X"."""
    units, grammar, governor = reach.units, reach.clauses.lexicon.grammar, reach.governors[j]
    causes = (k for k in range(i + 2, governor) if units[k].tag == "P")
    told = any("for" in grammar.roles.get(units[k].low, ()) for k in causes)
    return told and units[i + 1].tag != "A" and "against" in reach.roles[j]


def _names_soil(reach: Reach, j: int) -> bool:
    """Whether the adjective at unit j says of which state a place is: "la capitale ougandaise"."""
    adjective = reach.units[j].anchors[0].form is Form.ADJECTIVE
    return adjective and reach.clauses.lexicon.grammar.of_kind(reach.units[j - 1].low, "soils")


def _is_apart(reach: Reach, i: int, j: int, role: str) -> bool:
    """German: whether the actor at unit j is tied to another noun than the word at unit i."""
    governor = reach.governors[j]
    if role == "by" and governor > 0 and reach.units[governor - 1].tag == "D" and governor != i + 1:
        return True  # "die | von Kenia vermittelten | Gespräche"
    if role == "with" and attached.has_partner(reach.units, i) and governor != i + 1:
        return True  # "im Gespräch mit dem Sender | lobte sie die Arbeit mit Kenia"
    if role == "of" and reach.units[i].tag == "N":
        return not attached.belongs(reach.clauses, i, governor)
    return attached.is_framed(reach.clauses, i, governor)


def _same_group(units: list[Unit], i: int, governor: int) -> bool:
    """Whether the governor is the trigger or follows it without another verb between."""
    if governor < i:
        return False
    return not any(u.tag == "V" and k != i for k, u in enumerate(units[i : governor + 1], i))


@dataclass(frozen=True, slots=True)
class Allowed:
    """Which actors may hold a side."""

    loose: bool = False
    wide: bool = False  # the object of a verb inside the content counts: "refused to meet X"
    not_codes: frozenset[str] = frozenset()
    skip: frozenset[int] = frozenset()  # units that hold another side already

    def admits(self, unit: Unit, role: str) -> bool:
        """Whether the unit may hold the role."""
        codes = {p.code for a in unit.anchors for p in a.parties}
        rebels = any(p.sector == "REB" for a in unit.anchors for p in a.parties)
        if not codes or (codes <= self.not_codes and not rebels):
            return False
        form = unit.anchors[0].form
        if form is Form.NATIONALS:
            return self.loose or role in ("obj", "to", "for")
        if form is Form.ADJECTIVE:
            return self.loose or role in ("owner", "any", "place")
        if form is Form.PLACE:
            return role not in ("obj", "by", "between") or self.loose
        return True
