"""Whose a title without owner is: of the state that acts, of the article's, of the place.

A minister who speaks serves the state whose news is told; one who is met or thanked serves the
place where that happens. And no office has two holders.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from pipeline.coding.actors.acting import form_of
from pipeline.coding.actors.lexicon import Kind, Name, Unit
from pipeline.coding.actors.memory import Memory
from pipeline.coding.actors.phrase import Phrase, posts
from pipeline.coding.actors.scan import Scan
from pipeline.coding.anchors import Form
from pipeline.records import Party

_STATE_ROLES = ("minister", "prime minister", "chancellor", "adviser", "king", "queen", "colonel")
_STATES = (Kind.COUNTRY, Kind.CAPITAL, Kind.SEAT, Kind.ADJECTIVE, Kind.CITY)
_UNSHARED = ("president", "prime minister", "chancellor", "king", "queen", "emir", "sultan")
_PREPOSITIONS = ("of", "goal", "source", "at", "beside", "upon")
_SENT = ("envoy", "mediator", "rapporteur")
_HOME = ("recall", "rappel", "llam", "chama", "chamou", "retir", "rief", "withdr")
_AMERICAN = ("congress", "senate", "representatives")  # where English speaks of that country
_REACH = 4  # words looked back over for the verb whose object a title is


@dataclass(frozen=True, slots=True)
class _Near:
    """A state or organisation in the sentence of a title."""

    party: Party
    acts: bool
    before: bool
    start: int
    leads: bool  # no preposition stands before it
    qualifies: bool  # an adjective: "a Dutch firm"
    stays: bool  # a city in which something happens


def state_near(view: Scan, memory: Memory, phrase: Phrase, role: str | None) -> Party | None:
    """Give the party that a title without owner serves, None when nothing near tells it."""
    first, last = _sentence(view, phrase)
    near = list(_near(view, phrase, len(view.tokens)))
    here = [n for n in near if first <= n.start < last]
    later = [n.party for n in near if n.start >= last and n.acts and n.leads]
    sector = "IGO" if phrase.head.sector == "IGO" or _sent(phrase, near) else "GOV"
    told = memory.states() if sector == "GOV" else _organisations(memory)
    told += [n.party for n in near if n.start < first and n.acts and n.party.sector == sector]
    if _is_object(view, phrase):
        order = _met(here, told)
    elif posts(phrase) and _called_home(view, phrase):
        order = chain((party for _, party in _people(view, first, last)), _speaking(here, told))
    else:
        order = _speaking(here, told, later)
    held = _held_by_other(memory, role)
    return next((p for p in order if p.code != held), None) or memory.salient()


def _organisations(memory: Memory) -> list[Party]:
    return [Party(p.code, p.sector, None) for p in memory.recent if p.sector == "IGO"]


def _sent(phrase: Phrase, near: list[_Near]) -> bool:
    """Say whether an envoy without a state is one of the organisation that the text names."""
    organisation = any(n.acts and n.party.sector == "IGO" for n in near)
    return organisation and phrase.head.role in _SENT


def _speaking(here: list[_Near], told: list[Party], later: Sequence[Party] = ()) -> Iterator[Party]:
    """Give the parties that a subject may serve, the likeliest first."""
    yield from (n.party for n in here if n.acts and n.before)
    yield from (n.party for n in here if not n.acts and n.party in told)  # "said in Lomé"
    yield from told
    after = [n for n in here if not n.before]
    visited = [n.party for n in after if not n.acts]
    own = [n for n in after if n.acts and n.party not in visited]
    acting = [n.party for n in after if n.acts]
    yield from (n.party for n in after if n.stays and n.party not in acting)  # "said in Niamey"
    yield from (n.party for n in own if n.leads)
    yield from later[:1]
    yield from (n.party for n in own)
    yield from (n.party for n in here if not n.qualifies)


def home_near(view: Scan, memory: Memory, phrase: Phrase) -> Party | None:
    """Give the state of a body named without it: "le Parlement a ratifié le texte"."""
    first, last = _sentence(view, phrase)
    acting = [n for n in _near(view, phrase, last) if n.acts and n.before]
    order = [n.party for n in acting if n.start >= first]
    order += memory.states()
    order += [n.party for n in acting if n.start < first]
    order += [party for start, party in _people(view, 0, last) if start < first]
    order += [party for _, party in _people(view, first, last)]
    states = [p for p in order if p.sector == "GOV"]
    usual = view.language == "en" and view.tokens.at(phrase.end - 1) in _AMERICAN
    american = next((p for p in states if usual and p.code == "USA"), None)
    return american or next(iter(states), None)


def _met(here: list[_Near], told: list[Party]) -> Iterator[Party]:
    """Give the parties that somebody met may serve: another than who meets, hence of the place."""
    meets = [n.party for n in here if n.acts and n.before][:1] or told[:1]
    others = [n for n in here if n.party not in meets]
    yield from (n.party for n in reversed(others) if n.before)
    yield from (n.party for n in others)
    yield from told[1:]
    yield from meets


def _near(view: Scan, phrase: Phrase, last: int) -> Iterator[_Near]:
    """Give the states and organisations of the segment up to the end of the sentence."""
    kinds: tuple[Kind, ...] = _STATES
    if phrase.head.sector == "IGO":
        kinds = (Kind.ORGANISATION,)
    elif not of_states_only(phrase):
        kinds = (*_STATES, Kind.ORGANISATION)
    for unit in view.units:
        name = unit.of(*kinds) if unit.start < last else None
        outside = unit.end <= phrase.start or unit.start >= phrase.end
        if name and outside and not (name.sector == "IGO" and of_states_only(phrase)):
            party = Party(name.code, "IGO" if name.sector == "IGO" else "GOV", None)
            before = unit.end <= phrase.start
            acts, leads = _acts(view, unit, name), not _behind_preposition(view, unit)
            qualifies = name.kind is Kind.ADJECTIVE and not acts
            city = name.kind in (Kind.CAPITAL, Kind.CITY) and not acts
            stays = city and _stays(view, unit.start - 1)
            yield _Near(party, acts, before, unit.start, leads, qualifies, stays)


def _people(view: Scan, first: int, last: int) -> Iterator[tuple[int, Party]]:
    """Give the states of those in office whom the text names: "le gouvernement de X"."""
    for unit in view.units:
        person = unit.of(Kind.PERSON, Kind.SURNAME) if first <= unit.start < last else None
        held = view.dictionary.held(person.name or "", view.day) if person else None
        if held and held.sector == "GOV":
            yield unit.start, Party(held.code, "GOV", None)


def _stays(view: Scan, i: int) -> bool:
    """Say whether preposition i tells where something happens, not where somebody goes."""
    moved = any(view.cue("move", k) for k in range(max(0, i - _REACH), i))
    return not moved and (view.cue("at", i) or view.tokens.at(i) in ("a", "au"))


def _called_home(view: Scan, phrase: Phrase) -> bool:
    """Say whether an envoy is recalled, hence the caller's own."""
    before = view.tokens.folded[max(0, phrase.start - _REACH) : phrase.start]
    return any(word.startswith(_HOME) for word in before)


def _behind_preposition(view: Scan, unit: Unit) -> bool:
    i = unit.start - 1
    if view.cue("article", i) and not view.cue("goal", i):
        i -= 1
    return any(view.cue(cue, i) for cue in _PREPOSITIONS)


def _acts(view: Scan, unit: Unit, name: Name) -> bool:
    return unit.start in view.taken or form_of(view, unit, name) is Form.NAMED


def of_states_only(phrase: Phrase) -> bool:
    """Say whether only states have such an office: an organisation near by is not its owner."""
    role = phrase.head.role or ""
    if phrase.head.kind is Kind.BODY:
        return True
    return role in _STATE_ROLES or role.endswith((" minister", " secretary"))


def _sentence(view: Scan, phrase: Phrase) -> tuple[int, int]:
    words = view.tokens.words
    first, last = phrase.start, phrase.end
    while first > 0 and words[first - 1] not in ".!?":
        first -= 1
    while last < len(words) and words[last] not in ".!?":
        last += 1
    return first, last


def _is_object(view: Scan, phrase: Phrase) -> bool:
    """Say whether somebody meets, thanks or receives the holder of the title."""
    i = phrase.start - 1
    while view.cue("article", i):
        i -= 1
    if view.cue("beside", i):
        return True
    return any(view.cue("host", k) for k in range(max(0, i - _REACH + 1), i + 1))


def _held_by_other(memory: Memory, role: str | None) -> str | None:
    """Give the state whose holder of this office the article has named already."""
    unshared = role in _UNSHARED or (role or "").endswith(" minister")
    known = memory.roles.get(role or "") if unshared else None
    return known.party.code if known else None
