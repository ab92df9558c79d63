"""Titles and bodies without name and without state: the pope, "le Parlement", "the minister"."""

from pipeline.coding.actors.leaders import ascii_name
from pipeline.coding.actors.lexicon import Kind
from pipeline.coding.actors.memory import Memory
from pipeline.coding.actors.phrase import Phrase
from pipeline.coding.actors.scan import Scan
from pipeline.coding.actors.whose import home_near
from pipeline.coding.anchors import Anchor, Form
from pipeline.records import Party

# Articles before the pope, alone or with a preposition: "la papa" is a potato.
_MASCULINE = frozenset(["the", "el", "al", "del", "o", "ao", "do", "pelo", "le", "au", "du"]) | {
    *("der", "den", "dem", "des", "vom", "zum", "beim")
}
_POPE = ("pope", "papa", "pape", "papst", "papsts", "papstes")


def nameless(view: Scan, memory: Memory, phrase: Phrase, role: str | None) -> Anchor | None:
    """Give whom a title or body stands for that has neither name nor owner, None when unclear."""
    if phrase.head.role == "pope":
        return _pope(view, phrase)
    if _is_chamber(view, phrase):
        return _chamber(view, memory, phrase)
    return _description(view, memory, phrase, role)


def _pope(view: Scan, phrase: Phrase) -> Anchor | None:
    """Give the pope of the day, whom the office names: there is but one."""
    before = view.tokens.at(phrase.start - 1)
    if before not in _MASCULINE or view.tokens.words[phrase.end - 1].endswith("á"):
        return None
    pope = view.dictionary.in_office("pope", view.day)
    party = Party("VAT", "GOV", ascii_name(pope.name) if pope else None)
    form = Form.NAMED if view.tokens.at(phrase.end - 1) in _POPE else Form.DESCRIPTION
    return anchored(view, phrase.start, phrase.end, form, party, "person", "pope")


def _is_chamber(view: Scan, phrase: Phrase) -> bool:
    """Say whether a parliament is named by a capital: "el Congreso", "l'Assemblée nationale"."""
    head = phrase.head
    named = head.kind is Kind.BODY and head.group == "body" and bool(head.name)
    capital = view.language != "de" and view.tokens.capital(phrase.start)  # German writes all so
    return named and capital and head.sector in ("LEG", "JUD")


def _chamber(view: Scan, memory: Memory, phrase: Phrase) -> Anchor | None:
    state = home_near(view, memory, phrase)
    if state is None:
        return None
    party = Party(state.code, phrase.head.sector, None)
    return anchored(view, phrase.start, phrase.end, Form.NAMED, party, "organisation", None)


def _description(view: Scan, memory: Memory, phrase: Phrase, role: str | None) -> Anchor | None:
    known = memory.roles.get(role or "")
    if known is None and role == "minister":
        known = next((k for r, k in reversed(memory.roles.items()) if r.endswith(role)), None)
    if known is not None and phrase.head.kind is Kind.OFFICE:
        return anchored(
            view, phrase.start, phrase.end, Form.DESCRIPTION, known.party, "person", known.role
        )
    return None


def anchored(
    view: Scan, start: int, end: int, form: Form, party: Party, kind: str, role: str | None
) -> Anchor:
    """Give the anchor of the words [start, end)."""
    tokens = view.tokens
    first, last = tokens.starts[start], tokens.ends[end - 1]
    return Anchor(view.n, first, last, tokens.text[first:last], form, (party,), kind, role)
