"""Titles and bodies with owners and names, as anchors."""

from dataclasses import replace

from pipeline.coding.actors import phrases
from pipeline.coding.actors.leaders import Person, ascii_name, name_key
from pipeline.coding.actors.lexicon import Kind, Name, Unit
from pipeline.coding.actors.memory import Known, Memory
from pipeline.coding.actors.nameless import anchored, nameless
from pipeline.coding.actors.names import name_after, name_before, spelled
from pipeline.coding.actors.phrase import Phrase
from pipeline.coding.actors.proper import compound
from pipeline.coding.actors.roles import is_chief, of_central_bank, role_of, sector_of
from pipeline.coding.actors.scan import Scan
from pipeline.coding.actors.whose import state_near
from pipeline.coding.anchors import Anchor, Form
from pipeline.records import Party

_TWINS = ({"COD", "COG"}, {"KOR", "PRK"}, {"DMA", "DOM"})  # one adjective, two states
# Ranks and seats that say nothing of the office held beside them: "le général Tiani".
_NO_OFFICES = ("general", "colonel", "admiral", "sergeant", "federal councillor", "ayatollah")
_FIRST = ("first", "erste", "erster", "ersten")
_HELD = ("hostage", "geisel", "rehen", "otage", "refem", "refen")
_POSSESSED = 4  # words between "her" and the colleague: "su nueva y joven"
_COUNTERPART = Name(Kind.OFFICE, group="counterpart")


def titled(view: Scan, memory: Memory) -> list[Anchor]:
    """Give the anchors of all titles and bodies of a segment; their words are marked as taken."""
    anchors: list[Anchor] = []
    for phrase in _phrases(view):
        anchors += _anchors(view, memory, phrase, anchors)
    return anchors


def _phrases(view: Scan) -> list[Phrase]:
    found = [phrase for unit in _heads(view) if (phrase := phrases.phrase_at(view, unit))]
    for phrase in found:
        if phrase.head.kind is Kind.OFFICE:
            _attach_name(view, phrase)
    chosen: list[Phrase] = []
    for phrase in sorted(found, key=lambda p: (p.start - p.end, p.start)):
        if all(phrase.end <= other.start or other.end <= phrase.start for other in chosen):
            chosen.append(phrase)
    return sorted(chosen, key=lambda p: p.start)


def _heads(view: Scan) -> list[Unit]:
    heads = [unit for unit in view.units if unit.of(Kind.OFFICE, Kind.BODY)]
    if view.language == "de":
        heads += [unknown for i in range(len(view.tokens)) if (unknown := compound(view, i))]
    for i, tags in enumerate(view.tags):
        if tags and i not in view.inside and (_counterpart(view, i) or _colleague(view, i)):
            unit = Unit(i, i + 1, (_COUNTERPART,))
            view.inside[i] = view.at[i] = unit
            heads.append(unit)
    return heads


def _counterpart(view: Scan, i: int) -> bool:
    """Say whether a word is a counterpart: a noun, not the German preposition "gegenüber"."""
    return view.cue("counterpart", i) and (view.language != "de" or view.tokens.capital(i))


def _colleague(view: Scan, i: int) -> bool:
    """Say whether a word of common use stands for a counterpart: "her German colleague"."""
    return view.cue("colleague", i) and any(
        view.cue("possessive", k) for k in range(i - _POSSESSED, i)
    )


def _attach_name(view: Scan, phrase: Phrase) -> None:
    """Find the name beside a title: after it, after a comma, or before it and a comma."""
    comma = view.tokens.at(phrase.end) == ","
    first = _past_rank(view, phrase.end + comma)
    end = name_after(view, first)
    crown = phrase.head.group == "crown" and view.tokens.at(end) == ","
    if comma and _of_other_state(view, phrase, first, end):
        return
    if end > first and (not comma or end - first > 1 or crown or _is_person(view, first)):
        phrase.name_start, phrase.name_end, phrase.end = first, end, end
        phrases.owner_after_name(view, phrase)
        return
    last = phrase.start
    while view.cue("article", last - 1) and not view.at.get(last - 1):
        last -= 1
    if view.follows_comma(last):
        start = name_before(view, last - 1)
        if start < last - 1 and not _of_other_name(view, phrase, start):
            phrase.name_start, phrase.name_end, phrase.start = start, last - 1, start


def _of_other_state(view: Scan, phrase: Phrase, first: int, end: int) -> bool:
    """Say whether the next clause begins after the comma: "with the president of Kenya, X said"."""
    unit, owner = view.at.get(first), phrase.owner
    if unit is None or owner is None or view.tokens.at(end) == "," or not _is_person(view, first):
        return False
    person = unit.first
    in_office = person.since is not None and person.holds(view.day)
    return in_office and person.code != owner.code and phrase.head.group != "former"


def _of_other_name(view: Scan, phrase: Phrase, start: int) -> bool:
    """Say whether somebody else is named before: "Com Guterres, o chanceler de Angola"."""
    unit, owner = view.at.get(start), phrase.owner
    closed = view.tokens.at(phrase.end) == ","  # an apposition of a doubtful office
    if unit is None or owner is None or closed or not _is_person(view, start):
        return False
    person = unit.first
    held = view.dictionary.held(person.name or "", view.day)
    return held is not None and person.code != owner.code


def _past_rank(view: Scan, i: int) -> int:
    """Give the word after a rank that stands between an office and a name, with its article."""
    unit = view.at.get(i + 1 if view.cue("article", i) and i not in view.at else i)
    rank = unit.of(Kind.OFFICE) if unit else None
    ranked = rank is not None and (rank.sector == "MIL" or rank.group == "crown")
    return unit.end if unit and ranked else i


def _is_person(view: Scan, i: int) -> bool:
    unit = view.at.get(i)
    return unit is not None and unit.first.kind in (Kind.PERSON, Kind.SURNAME)


def _anchors(view: Scan, memory: Memory, phrase: Phrase, before: list[Anchor]) -> list[Anchor]:
    if _is_local(phrase):
        view.taken.update(range(phrase.start, phrase.end))
        return []
    anchor = _named(view, memory, phrase, before)
    if anchor is None:
        return []
    view.taken.update(range(phrase.start, phrase.end))
    anchors = [replace(anchor, post=phrase.post)]
    for start, end, owner in phrase.shared:
        view.taken.update(range(start, end))
        party = replace(anchor.parties[0], code=owner.code, name=None)
        anchors.append(anchored(view, start, end, anchor.form, party, anchor.kind, anchor.role))
    return sorted(anchors, key=lambda a: a.start)


def _is_local(phrase: Phrase) -> bool:
    """Say whether a city's or a province's office is meant: "o presidente da Câmara de Lisboa"."""
    owner = phrase.owner
    city = owner is not None and owner.kind is Kind.CAPITAL and owner.sector == "GOV"
    if phrase.head.role == "speaker":
        return city
    return phrase.head.group == "local" and not of_central_bank(phrase)


def _named(view: Scan, memory: Memory, phrase: Phrase, before: list[Anchor]) -> Anchor | None:
    name = spelled(view, phrase.name_start, phrase.name_end) if phrase.name_end else None
    if name is None and view.tokens.at(phrase.start) in _FIRST:
        return None  # "the first Malian minister to ..."
    role, sector = role_of(phrase), sector_of(phrase)
    if phrase.head.group == "counterpart":
        last = next((a for a in reversed(before) if a.role), None)
        role = last.role if last else (memory.last_person.role if memory.last_person else None)
        sector = last.parties[0].sector if last else "GOV"
    if name and phrase.owner is None and phrase.head.group == "voice":
        sector = _own_voice(view, phrase, before) or sector
    known = _known(view, memory, phrase, role, name) if name else None
    if phrase.head.group == "counterpart" and role is None and known:
        role = known.role
    if phrase.owner is phrase.head and name and known:
        return _by_name(view, memory, phrase, name, role, known)
    if phrase.owner is not None:
        return _owned(view, memory, phrase, name, role, sector, known)
    if name and known:
        return _by_name(view, memory, phrase, name, role, known)
    return _by_context(view, memory, phrase, name, role, sector)


def _own_voice(view: Scan, phrase: Phrase, before: list[Anchor]) -> str | None:
    """Take the body named last as that of "its spokesman"; give its sector."""
    words = range(phrase.start - 1, phrase.end)
    if not before or not any(view.cue("possessive", i) for i in words):
        return None
    party = _leading(view, before).parties[0]
    phrase.owner = Name(Kind.COUNTRY, party.code, party.sector)
    return party.sector


def _leading(view: Scan, before: list[Anchor]) -> Anchor:
    """Give the anchor that the last sentence with one names first: its subject, as a rule."""
    stops = [i for i, word in enumerate(view.tokens.words) if word in ".!?"]
    ends = [view.tokens.starts[i] for i in stops if view.tokens.starts[i] < before[-1].start]
    return next(a for a in before if a.start >= max(ends, default=0))


def _owned(
    view: Scan,
    memory: Memory,
    phrase: Phrase,
    name: str | None,
    role: str | None,
    sector: str,
    known: Person | None,
) -> Anchor | None:
    owner = phrase.owner
    assert owner is not None
    if phrase.head.group == "nationals" and _not_theirs(view, phrase, owner):
        return None
    if (phrase.head.group == "nationals" or sector == "MED") and not name:
        own = owner.sector if owner.kind is Kind.GROUP else "CVL"  # "Taliban prisoners"
        party = Party(owner.code, "MED" if sector == "MED" else own, None)
        return anchored(view, phrase.start, phrase.end, Form.NATIONALS, party, "group", None)
    if known and known.code == owner.code:
        role, sector = _of_rank(view, phrase, known, role, sector)
    kind = "person" if phrase.head.kind is Kind.OFFICE else phrase.head.role or "organisation"
    canonical = known.name if known else name or _body_name(view, phrase)
    code = known.code if known and {known.code, owner.code} in _TWINS else owner.code
    party = Party(code, sector, ascii_name(canonical) if canonical else None)
    if name:
        memory.introduce(name, Known(party, role))
    form = Form.DESCRIPTION if phrase.local else Form.NAMED
    return anchored(view, phrase.start, phrase.end, form, party, kind, role)


def _of_rank(
    view: Scan, phrase: Phrase, known: Person, role: str | None, sector: str
) -> tuple[str | None, str]:
    """Give the office held by somebody of whom the text tells only the rank."""
    ranked = phrase.head.role in _NO_OFFICES and known.holds(view.day)
    return (known.role, known.sector) if ranked and known.role else (role, sector)


def _not_theirs(view: Scan, phrase: Phrase, owner: Name) -> bool:
    """Say whether the body itself is named, "WHO scientists", or holds them: "Hamas-Geiseln"."""
    held = any(view.tokens.at(i).startswith(_HELD) for i in range(phrase.start, phrase.end))
    return owner.kind is Kind.ORGANISATION or (owner.kind is Kind.GROUP and held)


def _by_name(
    view: Scan, memory: Memory, phrase: Phrase, name: str, role: str | None, known: Person
) -> Anchor:
    held = known.holds(view.day)
    if is_chief(phrase.head):  # a chief of nothing named is who he is without it
        party = Party(known.code, known.sector if held else "CVL", ascii_name(known.name))
        role = known.role if held else None
        memory.introduce(name, Known(party, role))
        return anchored(view, phrase.start, phrase.end, Form.NAMED, party, "person", role)
    sector = known.sector if held and not phrase.former else sector_of(phrase)
    if held and phrase.head.group == "canciller" and (known.role or "").endswith("chancellor"):
        role = known.role  # "el canciller Scholz"
    if held and role == "minister" and (known.role or "").endswith(" minister"):
        role = known.role  # "la ministra Baerbock"
    role, sector = _of_rank(view, phrase, known, role, sector)
    role = role if phrase.former or role else known.role
    party = Party(known.code, sector, ascii_name(known.name))
    memory.introduce(name, Known(party, role))
    return anchored(view, phrase.start, phrase.end, Form.NAMED, party, "person", role)


def _by_context(
    view: Scan, memory: Memory, phrase: Phrase, name: str | None, role: str | None, sector: str
) -> Anchor | None:
    """A title without owner: with a name it belongs to the state that the text speaks of."""
    if not name:
        return nameless(view, memory, phrase, role)
    state = state_near(view, memory, phrase, role)
    if state is None or phrase.head.group in ("none", "former") or is_chief(phrase.head):
        return None
    kind = Kind.ORGANISATION if state.sector == "IGO" else Kind.COUNTRY
    phrase.owner = Name(kind, state.code, state.sector)
    role = role_of(phrase)
    if state.sector == "IGO" and sector == "GOV":
        sector = "IGO"
    party = Party(state.code, sector, ascii_name(name))
    memory.introduce(name, Known(party, role))
    return anchored(view, phrase.start, phrase.end, Form.NAMED, party, "person", role)


def _known(
    view: Scan, memory: Memory, phrase: Phrase, role: str | None, name: str
) -> Person | None:
    persons, key = view.dictionary.persons, name_key(name)
    other = view.dictionary.lexicon(view.language).units_of(name, view.day)
    spells = persons.get(key, ()) + (persons.get(other or "", ()) if other != key else ())
    held = next((p for p in spells if p.holds(view.day)), None)
    own = [p for p in spells if p.sector != "IGO"]  # an organisation's office tells no nation
    if held or own:
        return held or own[-1]
    learned = memory.persons.get(name_key(name))
    if learned:
        return Person(
            learned.party.name or name, learned.party.code, learned.party.sector, learned.role
        )
    owner = phrase.owner.code if phrase.owner else None
    return view.dictionary.holder(name, role, owner, view.day) if role else None


def _body_name(view: Scan, phrase: Phrase) -> str | None:
    owner, template = phrase.owner, phrase.head.name
    if owner and owner.kind is Kind.GROUP:
        return owner.name
    if template and owner:
        return template.format(view.dictionary.countries.get(owner.code, owner.code))
    return None
