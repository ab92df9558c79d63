"""A title or body as the text has it: its words, its owner, and what they tell."""

from dataclasses import dataclass, field

from pipeline.coding.actors.lexicon import Name

PROPER = "proper"  # the class of head words of bodies whose names go on: "Agency"
_POSTED = frozenset(
    (
        "ambassador",
        "envoy",
        "charge d'affaires",
        "consul",
        "consul general",
        "permanent representative",
        "military attache",
        "mediator",
        "nuncio",
        "negotiator",
        "diplomat",
        "high representative",
    )
)
_POSTED_BODIES = ("Embassy", "Consulate")


@dataclass(slots=True)
class Phrase:
    """A title or body in the text: tokens [start, end), its owner, and what it tells."""

    start: int
    end: int
    head: Name
    owner: Name | None = None
    portfolio: str | None = None
    body: Name | None = None  # the body a spokesperson speaks for
    deputy: bool = False
    delegate: bool = False
    elect: bool = False
    former: bool = False
    opposition: bool = False
    counterpart: bool = False
    posted: bool = False
    post: str | None = None  # code of the place at which they serve
    local: bool = False  # only the place tells whose it is: "a court in Lyon"
    shared: list[tuple[int, int, Name]] = field(
        default_factory=list
    )  # further owners of the same head
    name_start: int = 0
    name_end: int = 0


def posts(phrase: Phrase) -> bool:
    """Say whether the office or body serves at a post: envoys, embassies."""
    return phrase.head.role in _POSTED or (phrase.head.name or "").startswith(_POSTED_BODIES)
