"""Titles and bodies with their owners: "the Turkish foreign minister".

A phrase grows from its head word: to the left over modifiers and an owner before it, to the right
over portfolios, owners after a genitive, and the post of envoys.
"""

from dataclasses import replace

from pipeline.coding.actors.lexicon import Kind, Name, Unit
from pipeline.coding.actors.phrase import Phrase, posts
from pipeline.coding.actors.premodifiers import leader, left, left_modifiers, modifier
from pipeline.coding.actors.proper import reach_right
from pipeline.coding.actors.remits import attached, portfolio, post
from pipeline.coding.actors.scan import OWNERS, Scan

_SIDES = ("side", "seite", "lado", "cote", "parte", "partie")


def phrase_at(view: Scan, unit: Unit) -> Phrase | None:
    """Give the phrase that grows from a head word, None when the unit is no head."""
    head = unit.of(Kind.OFFICE, Kind.BODY)
    people = unit.of(Kind.BODY)
    named = unit.of(Kind.OFFICE) is not None and view.word_name(unit.end)
    if people and head is not people and not named:
        head = people
    if head is None or (unit.of(Kind.SEAT) and not named):
        return None
    phrase = Phrase(unit.start, unit.end, head, former=head.group == "was")
    if head.group == "former":
        return None
    if view.language in ("en", "de"):
        left(view, phrase)
    else:
        left_modifiers(view, phrase)
    _right(view, phrase)
    if _beside(view, phrase):
        return None
    if phrase.owner is None and head.code:
        phrase.owner = head
    return phrase


def _beside(view: Scan, phrase: Phrase) -> bool:
    """Say whether a side is a place: "on the Pakistani side", "auf der ägyptischen Seite"."""
    if view.tokens.at(phrase.end - 1) not in _SIDES:
        return False
    i = phrase.start - 1
    while view.cue("article", i):
        i -= 1
    return view.cue("at", i) or view.cue("upon", i) or view.tokens.at(i) == "on"


def _right(view: Scan, phrase: Phrase) -> None:
    if view.cue("elect", phrase.end) and view.tokens.glue[phrase.end] == "-":
        phrase.elect, phrase.end = True, phrase.end + 1
    while phrase.end < len(view.tokens):
        if not (
            portfolio(view, phrase)
            or attached(view, phrase)
            or _adjective_after(view, phrase)
            or _genitive(view, phrase)
            or post(view, phrase)
            or _seated(view, phrase)
            or reach_right(view, phrase)
            or _incumbent(view, phrase)
        ):
            return


def _adjective_after(view: Scan, phrase: Phrase) -> bool:
    i, unit = phrase.end, view.at.get(phrase.end)
    if view.language in ("es", "fr", "pt"):
        adjective = unit.of(Kind.ADJECTIVE) if unit else None
        if unit and adjective and (phrase.owner is None or phrase.owner.kind is Kind.ADJECTIVE):
            phrase.owner, phrase.end = phrase.owner or adjective, unit.end
            _shared_right(view, phrase, (Kind.ADJECTIVE,))
            return True
        if unit is None and (modifier(view, phrase, i)):
            phrase.end = i + 1
            return True
        return False
    owner = unit.of(Kind.COUNTRY, Kind.GROUP) if unit else None
    if (
        view.language == "de"
        and unit
        and owner
        and phrase.owner is None
        and _genitive_form(view, unit)
    ):
        phrase.owner, phrase.end = owner, unit.end
        _shared_right(view, phrase, (Kind.COUNTRY,))
        return True
    return False


def _genitive_form(view: Scan, unit: Unit) -> bool:
    return view.tokens.folded[unit.end - 1].endswith("s")


def _skip_articles(view: Scan, i: int) -> int:
    while view.cue("article", i) and not view.at.get(i):
        i += 1
    return i


def _genitive(view: Scan, phrase: Phrase) -> bool:
    if not (view.cue("of", phrase.end) or _from(view, phrase)):
        if view.cue("at", phrase.end) and phrase.owner is None and not posts(phrase):
            return _in_ministry(view, phrase)
        return phrase.head.group == "voice" and _speaks_for(view, phrase)
    i = _skip_articles(view, phrase.end + 1)
    unit = view.at.get(i)
    if unit is None and not view.cue("modifier", i):
        return False
    owner = unit.of(*OWNERS) or leader(phrase, unit) or _people(phrase, unit) if unit else None
    if unit and owner and phrase.owner is None:
        if view.possessive(unit.end) and owner.kind not in (Kind.ORGANISATION, Kind.GROUP):
            return _inner_body(view, phrase, _qualified(view, unit.end + 1), owner)
        if _origin(view, phrase, owner) or _craft(phrase, owner):
            return False
        phrase.owner, phrase.end = _at_home(phrase, owner), unit.end
        _shared_right(view, phrase, (owner.kind,))
        return True
    return _inner_body(view, phrase, _qualified(view, i))


def _from(view: Scan, phrase: Phrase) -> bool:
    """Say whether a counterpart's state follows: "ses homologues du Mali", "Kollegen aus Polen"."""
    if phrase.head.group != "counterpart":
        return False
    return view.cue("source", phrase.end) or view.cue("at", phrase.end)


def _people(phrase: Phrase, unit: Unit) -> Name | None:
    """Give the people that a crown rules: "le roi des Belges"."""
    crown = phrase.head.group == "crown"
    return unit.of(Kind.PEOPLE, Kind.ADJECTIVE) if crown else None


def _qualified(view: Scan, i: int) -> Unit | None:
    """Give the head behind its adjectives: "der ukrainischen Luftwaffe"."""
    for j in range(i, min(i + 4, len(view.tokens))):
        unit = view.inside.get(j)
        if unit and unit.of(Kind.BODY, Kind.OFFICE):
            return unit
        if not (view.cue("modifier", j) or (unit and unit.of(Kind.ADJECTIVE, *OWNERS))):
            return None
    return None


def owner_after_name(view: Scan, phrase: Phrase) -> None:
    """Take the owner that stands behind the name: "Foreign Minister Ratu Vakaloa of Fiji"."""
    crown = phrase.head.group == "crown" and view.cue("of", phrase.end)
    english = view.language == "en" and view.tokens.at(phrase.end) == "of"
    if phrase.owner is None and (crown or english):
        unit = view.at.get(_skip_articles(view, phrase.end + 1))
        owner = unit.of(*OWNERS) if unit else None
        if unit and owner:
            phrase.owner, phrase.end = owner, unit.end


def _at_home(phrase: Phrase, owner: Name) -> Name:
    """Give a city's court to its country: "la cour d'appel de Bruxelles" is Belgium's."""
    elsewhere = owner.kind is Kind.CAPITAL and owner.lies_in not in ("", owner.code)
    court = phrase.head.sector == "JUD" and elsewhere
    return replace(owner, code=owner.lies_in, sector="GOV") if court else owner


def _craft(phrase: Phrase, owner: Name) -> bool:
    """Say whether ships or planes are only a noun before their state: "frigates of Ecuador"."""
    head = phrase.head
    return head.group == "craft" and owner.kind is Kind.COUNTRY


def _origin(view: Scan, phrase: Phrase, owner: Name) -> bool:
    """Say whether "de" tells where from: "retiró a sus diplomáticos de Siria"."""
    if phrase.head.group == "counterpart":
        return False
    first = phrase.start - 1
    while view.tokens.at(first).isdigit() or view.cue("number", first):
        first -= 1
    if view.cue("possessive", first):
        return True
    if owner.kind is not Kind.CAPITAL or not posts(phrase):
        return False
    return any(view.cue("recall", i) for i in range(max(0, phrase.start - 6), phrase.start))


def _speaks_for(view: Scan, phrase: Phrase) -> bool:
    if not view.cue("post", phrase.end):
        return False
    i = _skip_articles(view, phrase.end + 1)
    unit = view.at.get(i)
    owner = unit.of(*OWNERS) if unit else None
    if unit and owner and phrase.owner is None:
        phrase.owner, phrase.end = owner, unit.end
        return True
    return _inner_body(view, phrase, _qualified(view, i))


def _in_ministry(view: Scan, phrase: Phrase) -> bool:
    """Take the ministry that somebody serves in: "Staatssekretär im Außenministerium in Juba"."""
    unit = _qualified(view, _skip_articles(view, phrase.end + 1))
    body = unit.of(Kind.BODY) if unit else None
    if unit is None or body is None or body.group not in ("ministry", "owned"):
        return False
    return _inner_body(view, phrase, unit)


def _inner_body(
    view: Scan, phrase: Phrase, unit: Unit | None, possessor: Name | None = None
) -> bool:
    inner = unit.of(Kind.BODY, Kind.OFFICE) if unit else None
    if unit is None or inner is None or inner.group in ("former", "local"):
        return False
    if phrase.body or phrase.head.kind is not Kind.OFFICE:
        return False
    nested = phrase_at(view, unit)
    if nested is None or (inner.kind is Kind.OFFICE and phrase.head.group != "voice"):
        return False
    phrase.body, phrase.end = inner, nested.end
    phrase.owner = phrase.owner or possessor or nested.owner or (inner if inner.code else None)
    return True


def _shared_right(view: Scan, phrase: Phrase, kinds: tuple[Kind, ...]) -> None:
    """ "the ministers of A, B and C": further owners of the same head."""
    i, found = phrase.end, []
    while True:
        j = i
        while (
            view.tokens.at(j) == ","
            or view.cue("and", j)
            or view.cue("of", j)
            or view.cue("article", j)
        ):
            j += 1
        unit = view.at.get(j)
        owner = unit.of(*kinds) if unit and j > i else None
        if unit is None or owner is None:
            break
        found.append((unit.start, unit.end, owner, any(view.cue("and", k) for k in range(i, j))))
        i = unit.end
    clause = len(found) == 1 and view.tokens.at(phrase.end) == ","  # "of A, and B said"
    if found and found[-1][3] and not clause:
        phrase.shared.extend((start, end, owner) for start, end, owner, _ in found)


def _incumbent(view: Scan, phrase: Phrase) -> bool:
    """Pass over "en funciones", "par intérim"."""
    if not view.cue("incumbent", phrase.end + 1):
        return False
    phrase.end += 2
    return True


def _seated(view: Scan, phrase: Phrase) -> bool:
    """Take the seat of a government for its country: "the government in Belgrade"."""
    head = phrase.head
    state = head.group in ("body", "ministry") or head.role in ("leader", "junta leader")
    if posts(phrase) or phrase.owner is not None or not view.cue("at", phrase.end):
        return False
    unit = view.at.get(phrase.end + 1)
    seat = (Kind.CAPITAL, Kind.COUNTRY) if head.group == "body" else (Kind.CAPITAL,)
    owner = unit.of(*seat) if unit else None
    if unit is None or owner is None or not state or head.sector == "JUD":
        return _local(view, phrase)
    phrase.owner, phrase.end = owner, unit.end
    return True


def _local(view: Scan, phrase: Phrase) -> bool:
    """Take the state whose court or police it is: "a court in northern Peru"; it is not named."""
    head = phrase.head
    body = head.sector in ("JUD", "GOV") and head.group in ("body", "service")
    of_state = head.kind is Kind.BODY and (body or head.sector == "JUD")
    if view.language != "en" or not of_state or view.tokens.at(phrase.end) != "in":
        return False
    unit = _place_at(view, phrase.end + 1)
    owner = unit.of(Kind.COUNTRY, Kind.CITY, Kind.CAPITAL, Kind.ADJECTIVE) if unit else None
    inner = _place_at(view, unit.end) if unit else None  # "Vietnam's | Hue", "Turkish | capital X"
    place = inner.of(Kind.CITY, Kind.CAPITAL) if inner else None
    if unit is None or owner is None or (owner.kind is Kind.ADJECTIVE and place is None):
        return False
    within = inner is not None and place is not None and place.lies_in == owner.code
    phrase.local, phrase.end = True, inner.end if inner is not None and within else unit.end
    phrase.owner = replace(owner, code=owner.lies_in or owner.code)
    return True


def _place_at(view: Scan, i: int) -> Unit | None:
    """Give the place at word i, or behind its article, its possessive and words of geography."""
    while view.tokens.at(i) == "s" or any(view.cue(c, i) for c in ("article", "compass", "geo")):
        if i in view.at:
            break
        i += 1
    return view.at.get(i)
