"""What a phrase makes of an actor: code, sector and role, with its owner and its name."""

from pipeline.coding.actors.lexicon import Kind, Name
from pipeline.coding.actors.phrase import Phrase

_SECRETARIES = ("UN", "NATO", "OAS", "ASEAN", "OSCE", "COE", "ARABL", "OPEC")
_CHIEFS = dict.fromkeys(_SECRETARIES, "secretary-general")
_CHIEFS |= dict.fromkeys(("WHO", "IAEA", "WTO", "UNESCO", "FAO", "ILO", "OPCW"), "director-general")
_CHIEFS |= dict.fromkeys(("EU", "ECB", "WB", "EIB"), "president")
_CHIEFS["IMF"] = "managing director"


_CHIEF_WORDS = ("chief", "head", "director", "chairperson")
_OF_BODIES = ("secretary-general", "director-general")  # of parties and firms as well
_OWN_SECRETARIES = ("USA", "VAT")  # their secretary of state is the foreign minister
_SECRETARIES_OF = {"trade": "commerce", "finance": "treasury"}


def of_central_bank(phrase: Phrase) -> bool:
    """Say whether a governor is a bank's: "the governor of Kenya's central bank"."""
    return phrase.body is not None and (phrase.body.name or "").startswith("Central Bank")


def is_chief(head: Name) -> bool:
    """Say whether a title says nothing without its body: "head", "director"."""
    return head.kind is Kind.OFFICE and head.role in (*_CHIEF_WORDS, *_OF_BODIES)


def owner_sector(owner: Name | None, head: Name, body: Name | None) -> str:
    """Give the sector: the head's own for parliaments, courts, armies; else the owner's."""
    heads = head.group == "voice" or head.role in (*_CHIEF_WORDS, "president", "vice president")
    own = body.sector if body and heads else head.sector
    if owner is None or owner is head:
        return own
    if owner.kind in (Kind.ORGANISATION, Kind.GROUP) or owner.sector in ("IGO", "REB"):
        return owner.sector
    if head.group == "peace":
        return "MIL"
    return "GOV" if own == "IGO" else own


def sector_of(phrase: Phrase) -> str:
    """Give the sector of a phrase."""
    if phrase.former:
        return "CVL"
    if phrase.opposition and phrase.head.group not in ("voice", "crown"):
        return "OPP"
    return owner_sector(phrase.owner, phrase.head, phrase.body)


def role_of(phrase: Phrase) -> str | None:
    """Give the office in English, None for former officials and for bodies."""
    head = phrase.head
    if phrase.former or head.kind is Kind.BODY or head.group == "none":
        return None
    if head.group == "local" and of_central_bank(phrase):
        return "central bank governor"
    role = _minister(phrase) if head.group == "minister" else _by_owner(phrase)
    if role and phrase.deputy and not role.startswith(("deputy", "vice", "under", "assistant")):
        role = f"deputy {role}"
    return f"{role}-elect" if role and phrase.elect else role


def _by_owner(phrase: Phrase) -> str | None:
    """Give the office where the owner decides what a word means: "NATO chief"."""
    role, code = phrase.head.role, phrase.owner.code if phrase.owner else ""
    if role == "president" and phrase.body and phrase.body.sector == "LEG":
        return "speaker"
    if role in _CHIEF_WORDS:
        return _chief(phrase, role, code)
    if phrase.head.group == "canciller" and code in ("DEU", "AUT"):
        return "chancellor" if role == "foreign minister" else "vice chancellor"
    if role in ("prime minister", "commission chairperson", "commission president"):
        return "president" if code == "EU" else role
    if role == "foreign minister" and code == "EU":
        return "high representative"
    if role == "director-general" and code == "IMF":
        return "managing director"
    if role == "secretary of state" and code and code not in _OWN_SECRETARIES:
        return f"state secretary for {remit}" if (remit := _remit(phrase)) else "state secretary"
    return role


def _chief(phrase: Phrase, role: str, code: str) -> str:
    if phrase.body and phrase.body.sector == "MIL":
        return "army chief"
    if phrase.owner and phrase.owner.kind is Kind.GROUP and role == "head":
        return "party leader" if phrase.owner.sector == "OPP" else "leader"
    return _CHIEFS.get(code, role)


def _remit(phrase: Phrase) -> str | None:
    return "foreign affairs" if phrase.portfolio == "foreign" else phrase.portfolio


def _minister(phrase: Phrase) -> str:
    role, remit = phrase.head.role or "", phrase.portfolio
    if role == "minister delegate" or phrase.delegate:
        return f"deputy {remit} minister" if remit else "minister delegate"
    if role == "state secretary":
        return f"{role} for {_remit(phrase)}" if remit else role
    if role == "secretary":
        return f"{_SECRETARIES_OF.get(remit or '', remit)} secretary" if remit else role
    deputy = "deputy " if role.startswith("deputy") else ""
    return f"{deputy}{remit} minister" if remit else f"{deputy}minister"
