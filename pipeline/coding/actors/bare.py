"""Names without a title: countries, capitals, organisations, groups, and persons known by name."""

from dataclasses import replace

from pipeline.coding.actors.acting import form_of, names_no_state
from pipeline.coding.actors.leaders import Person, ascii_name
from pipeline.coding.actors.lexicon import UNDATED, Kind, Name, Unit
from pipeline.coding.actors.memory import Known, Memory
from pipeline.coding.actors.scan import Scan
from pipeline.coding.anchors import Anchor, Form
from pipeline.records import Party

# A people's name before these is a noun: "one Ukrainian was freed".
_AUXILIARIES = frozenset(("was", "were", "has", "have", "had", "is", "are"))
_KINDS = {
    Kind.ORGANISATION: "organisation",
    Kind.SEAT: "organisation",
    Kind.GROUP: "group",
    Kind.PEOPLE: "group",
}


def bare(view: Scan, memory: Memory) -> list[Anchor]:
    """Give the anchors of all names that no title has taken."""
    anchors: list[Anchor] = []
    previous: Unit | None = None
    for unit in view.units:
        if unit.start in view.taken or unit.first.kind is Kind.NOBODY:
            continue
        anchor = _person(view, memory, unit) or _place_or_state(view, unit, previous, anchors)
        anchor = _namesake(view, memory, unit, anchor) or anchor
        if anchor is not None:
            anchors.append(anchor)
            previous = unit
    return anchors + _short_names(view, memory)


def _person(view: Scan, memory: Memory, unit: Unit) -> Anchor | None:
    readings = [n for n in unit.names if n.kind in (Kind.PERSON, Kind.SURNAME)]
    if not readings or _other_person(view, unit):
        return None
    reading = _likeliest(view, unit, readings)
    party, role = _office(view, memory, reading)
    if party is None:
        return None
    memory.introduce(party.name or "", Known(party, role))
    start, end = _with_state(view, unit, party.code), _with_realm(view, unit, party.code)
    return _anchor(view, start, end, Form.NAMED, party, "person", role)


def _with_state(view: Scan, unit: Unit, code: str) -> int:
    """Give the start of a name with its state before it: "Ethiopia's Abiy", "Spaniens König"."""
    before = unit.start - view.possessive(unit.start - 1)
    genitive = before < unit.start or view.language == "de"
    state = view.ends_at(before - 1) if genitive else None
    own = state.of(Kind.COUNTRY, Kind.CAPITAL, Kind.ORGANISATION) if state else None
    told = state.of(Kind.ADJECTIVE) if state and view.language == "de" else None
    if state is not None and told is not None and told.code == code:
        return state.start  # "der britische König Charles"
    if state is None or own is None or own.code != code or state.start in view.taken:
        return unit.start
    english = before < unit.start
    return state.start if english or view.tokens.at(before - 1).endswith("s") else unit.start


def _with_realm(view: Scan, unit: Unit, code: str) -> int:
    """Give the end of a name with the state behind it: "le roi Abdallah II de Jordanie"."""
    realm = view.at.get(unit.end + 1)
    if not view.cue("of", unit.end) or realm is None:
        return unit.end
    state = realm.of(Kind.COUNTRY)
    if state is None or state.code != code:
        return unit.end
    view.taken.add(realm.start)
    return realm.end


def _other_person(view: Scan, unit: Unit) -> bool:
    if unit.first.kind is Kind.PERSON and unit.end - unit.start > 1:
        return False
    tokens = view.tokens
    before = (
        view.word_name(unit.start - 1) and not view.cue("at", unit.start - 1) and not view.headline
    )
    after = view.word_name(unit.end) and not view.headline
    if after and _tied(view, unit, view.at.get(unit.end)):
        after, before = False, before and not tokens.opens(unit.start - 1)
    before = before and not _tied(view, view.ends_at(unit.start - 1), unit)
    possessed = tokens.at(unit.end) == "s" and tokens.glue[unit.end : unit.end + 1] == ["'"]
    return ((before or (after and not possessed)) and view.language != "de") or (
        before and not tokens.opens(unit.start - 1)
    )


def _tied(view: Scan, one: Unit | None, other: Unit | None) -> bool:
    """Say whether a hyphen joins two leaders into a pair: "la rencontre Poutine-Erdogan"."""
    if one is None or other is None or view.tokens.glue[other.start] != "-":
        return False
    sides = one.of(Kind.SURNAME, Kind.PERSON), other.of(Kind.SURNAME, Kind.PERSON)
    return all(side and view.dictionary.held(side.name or "", view.day) for side in sides)


def _likeliest(view: Scan, unit: Unit, readings: list[Name]) -> Name:
    """Give the reading in office whose country is named last before; else the one in office."""
    held = [n for n in readings if view.dictionary.held(n.name or "", view.day)] or readings
    codes = {reading.code for reading in held}
    if len(codes) > 1:
        near = next((u for u in _nearest(view, unit) if u.first.code in codes), None)
        if near:
            return next(n for n in held if n.code == near.first.code)
    return held[0]


def _nearest(view: Scan, unit: Unit) -> list[Unit]:
    """Give the other units, those before it first, from the nearest."""
    before = [u for u in reversed(view.units) if u.start < unit.start]
    return before + [u for u in view.units if u.start > unit.start]


def _office(view: Scan, memory: Memory, reading: Name) -> tuple[Party | None, str | None]:
    key = reading.name or ""
    known = memory.persons.get(key)
    if known is not None:
        return known.party, known.role
    spells = view.dictionary.persons.get(key, ())
    held = next((p for p in spells if p.holds(view.day)), None)
    if held is None and view.day == UNDATED:
        held = _last_in_office(spells)
    if held is not None:
        return Party(held.code, held.sector, ascii_name(held.name)), held.role
    return _out_of_office(view, spells), None


def _last_in_office(spells: tuple[Person, ...]) -> Person | None:
    """Give the last office of a person, for a text of which nobody knows the year."""
    return max(spells, key=lambda p: p.until or UNDATED, default=None)


def _out_of_office(view: Scan, spells: tuple[Person, ...]) -> Party | None:
    """Give a former official as one of the own country, which an organisation does not tell."""
    ended = [p for p in spells if p.until and p.until < view.day and p.until.year >= 2005]
    own = [p for p in ended if p.sector != "IGO" and not p.learned]
    return Party(own[-1].code, "CVL", ascii_name(own[-1].name)) if own else None


def _place_or_state(
    view: Scan, unit: Unit, previous: Unit | None, anchors: list[Anchor]
) -> Anchor | None:
    name = unit.of(
        Kind.COUNTRY,
        Kind.CAPITAL,
        Kind.SEAT,
        Kind.CITY,
        Kind.ORGANISATION,
        Kind.GROUP,
        Kind.ADJECTIVE,
        Kind.PEOPLE,
    )
    if name is None or names_no_state(view, unit) or _only_houses(view, unit):
        return None
    name = _seated(view, unit, _noun_of_people(view, unit, name))
    form = form_of(view, unit, name)
    if previous and anchors and _coordinated(view, previous, unit) and form is not Form.ADJECTIVE:
        form = _joined(form, name, anchors[-1])
    start, end = (
        _group_span(view, unit)
        if name.kind is Kind.GROUP and form is Form.NAMED
        else (unit.start, unit.end)
    )
    if name.kind is Kind.ORGANISATION and form is Form.NAMED:
        end = _with_acronym(view, end, name)
    return _bare_anchor(view, start, end, unit, name, form)


def _only_houses(view: Scan, unit: Unit) -> bool:
    """English: whether a place only says where a body sits: "the Vienna-based agency"."""
    tokens = view.tokens
    hyphen = unit.end < len(tokens) and tokens.glue[unit.end] == "-"
    city = unit.of(Kind.CAPITAL, Kind.CITY) is not None
    return city and hyphen and tokens.at(unit.end) in ("based", "headquartered")


def _with_acronym(view: Scan, end: int, name: Name) -> int:
    """Give the end of a full name with its acronym: "African Union (AU)"."""
    inner = view.at.get(end + 1)
    same = inner is not None and inner.first.code == name.code
    brackets = view.tokens.at(end) == "(" and view.tokens.at(end + 2) == ")"
    if not brackets or not (same or view.tokens.words[end + 1].isupper()):
        return end
    view.taken.update(range(end, end + 3))
    return end + 3


def _seated(view: Scan, unit: Unit, name: Name) -> Name:
    """Give an office of one state to that of its city: "the Foreign Office in Berlin"."""
    city = view.at.get(unit.end + 1) if view.cue("at", unit.end) else None
    seat = city.of(Kind.CAPITAL) if city and name.kind is Kind.SEAT else None
    return replace(seat, kind=Kind.SEAT) if seat and seat.code != name.code else name


def _noun_of_people(view: Scan, unit: Unit, name: Name) -> Name:
    """Read a demonym as nationals where it stands as a noun: "three Poles", "200 haitianos"."""
    people = unit.of(Kind.PEOPLE)
    if name.kind is Kind.COUNTRY and people and _counted(view, unit):
        return people  # "zwei Polen"
    if name.kind is not Kind.ADJECTIVE:
        return name
    if people is None:
        return replace(name, kind=Kind.PEOPLE) if _romance_noun(view, unit) else name
    follows = view.tokens.is_word(unit.end) and not view.cue("and", unit.end)
    english = view.language == "en"
    plural = english and view.tokens.folded[unit.end - 1].endswith("s")
    plural = plural or (english and view.tokens.at(unit.end) in _AUXILIARIES)
    return name if follows and not plural else people


def _romance_noun(view: Scan, unit: Unit) -> bool:
    before = view.tokens.at(unit.start - 1)
    if view.language == "fr":
        return view.tokens.capital(unit.start) and not view.tokens.opens(unit.start)
    listed = view.cue("article", unit.start - 1) and before.endswith("s")
    return view.language in ("es", "pt") and (_counted(view, unit) or listed)


def _counted(view: Scan, unit: Unit) -> bool:
    return view.tokens.at(unit.start - 1).isdigit() or view.cue("number", unit.start - 1)


def _bare_anchor(view: Scan, start: int, end: int, unit: Unit, name: Name, form: Form) -> Anchor:
    code = name.lies_in if form is Form.PLACE and name.lies_in else name.code
    banded = form is Form.ADJECTIVE and name.kind is Kind.GROUP  # "a Taliban attack"
    named = form is Form.NAMED or banded
    sector = name.sector if named else ("CVL" if form is Form.NATIONALS else "GOV")
    kind = _KINDS.get(name.kind, "country")
    if name.code == "EU" and form is Form.NAMED:
        kind = "organisation"
    party = Party(code, sector, name.name if form is Form.NAMED else None)
    city = (
        _words(view, unit)
        if form is Form.PLACE and name.kind in (Kind.CITY, Kind.CAPITAL)
        else None
    )
    return _anchor(view, start, end, form, party, kind, None, city)


def _coordinated(view: Scan, previous: Unit, unit: Unit) -> bool:
    """Say whether "and" joins two names, or a comma in a list that goes on."""
    between = range(previous.end, unit.start)
    joins = [i for i in between if view.cue("and", i) or view.tokens.words[i] == ","]
    loose = [i for i in between if i not in joins]
    if not joins or any(not (view.cue("article", i) or view.cue("of", i)) for i in loose):
        return False
    comma = view.tokens.words[joins[0]] == ","
    if comma and previous.of(Kind.CAPITAL, Kind.CITY) and unit.of(Kind.COUNTRY):
        return False  # "In Windhoek, Angola and Namibia signed"
    listed = view.tokens.at(unit.end) == "," or view.cue("and", unit.end)
    return listed if comma else True


def _joined(form: Form, name: Name, last: Anchor) -> Form:
    """A name joined by "and" stands as its neighbour does: "in Russia and Ukraine"."""
    state = name.kind in (Kind.COUNTRY, Kind.CAPITAL) and last.kind == "country"
    both = {form, last.form} == {Form.PLACE, Form.NAMED}
    apart = (
        last.city is not None and last.parties[0].code == name.code
    )  # "hits Kharkiv and Ukraine"
    return last.form if state and both and not apart else form


def _group_span(view: Scan, unit: Unit) -> tuple[int, int]:
    """Take "Yemen's", "the Lebanese group" and "libanais" into the span of a group's name."""
    start, end = unit.start, unit.end
    while start > 0 and (view.cue("band_noun", start - 1) or view.cue("modifier", start - 1)):
        start -= 1
    if (view.tokens.at(start - 1) == "s" and (owner := view.ends_at(start - 2))) or (
        (owner := view.ends_at(start - 1))
        and owner.of(Kind.ADJECTIVE)
        and view.language in ("en", "de")
    ):
        start = owner.start
    else:
        start = unit.start
    after = view.at.get(end)
    if after and after.of(Kind.ADJECTIVE) and view.language in ("es", "fr", "pt"):
        end = after.end
    elif view.cue("band_noun", end):
        end += 1
    elif (
        view.cue("of", end)
        and (home := view.at.get(end + 1))
        and home.first.code == unit.first.code
    ):
        end = home.end
    view.taken.update(range(start, end))
    return start, end


def _namesake(view: Scan, memory: Memory, unit: Unit, anchor: Anchor | None) -> Anchor | None:
    """Give the person told of before whose short name is a country's: "Montenegro praised"."""
    if anchor is None or anchor.kind != "country" or anchor.form is not Form.NAMED:
        return None
    known = memory.persons.get(view.tokens.folded[unit.start])
    if known is None or unit.end != unit.start + 1 or anchor.text.isupper():
        return None
    memory.saw(known)
    return _anchor(view, unit.start, unit.end, Form.NAMED, known.party, "person", known.role)


def _short_names(view: Scan, memory: Memory) -> list[Anchor]:
    """Give the persons that the article introduced before and now names by a short name."""
    anchors = []
    for i in range(len(view.tokens) if memory.persons else 0):
        known = memory.persons.get(view.tokens.folded[i])
        if (
            known
            and i not in view.taken
            and i not in view.inside
            and view.word_name(i)
            and not (view.word_name(i - 1) and not view.tokens.opens(i - 1))
            and not view.word_name(i + 1)
        ):
            memory.saw(known)
            anchors.append(_anchor(view, i, i + 1, Form.NAMED, known.party, "person", known.role))
    return anchors


def _words(view: Scan, unit: Unit) -> str:
    tokens = view.tokens
    return tokens.text[tokens.starts[unit.start] : tokens.ends[unit.end - 1]]


def _anchor(
    view: Scan,
    start: int,
    end: int,
    form: Form,
    party: Party,
    kind: str,
    role: str | None,
    city: str | None = None,
) -> Anchor:
    tokens = view.tokens
    first, last = tokens.starts[start], tokens.ends[end - 1]
    return Anchor(
        view.n, first, last, tokens.text[first:last], form, (party,), kind, role, city=city
    )
