"""Anchors: the places in a text at which an actor, or a country, can be grasped.

Actor coding finds them, event coding hangs acts on them. Only those of the form NAMED are mentions.
"""

from dataclasses import dataclass
from enum import StrEnum

from pipeline.records import Mention, Party


class Form(StrEnum):
    """How the text grasps the actor."""

    NAMED = (
        "named"  # a mention by the annotation rules: name, title + name, demonym + office, metonym
    )
    DESCRIPTION = (
        "description"  # "the minister", "both sides", "the two leaders": resolved, not marked
    )
    PRONOUN = "pronoun"  # "he", "they": resolved where unambiguous
    PLACE = "place"  # "in Moscow", "to Ankara", "the Ukrainian border": where, not who
    ADJECTIVE = "adjective"  # "Russian gas", "French wine"
    NATIONALS = (
        "nationals"  # "three Israelis", "Thai farm workers": an actor only as party to an event
    )


@dataclass(frozen=True, slots=True)
class Anchor:
    """A span of a segment that stands for one or more actors or for a place.

    `parties` has one member, several for "both sides"; for PLACE, ADJECTIVE and NATIONALS it is the
    country (sector GOV). `group` numbers the coordinations: anchors joined by "and" or commas into
    one phrase ("the foreign ministers of A, B and C") share it, others have None.
    """

    n: int
    start: int
    end: int
    text: str
    form: Form
    parties: tuple[Party, ...]
    kind: str = "country"
    role: str | None = None
    group: int | None = None
    city: str | None = None
    post: str | None = None  # code of the country in which an envoy or embassy serves, where told

    def mention(self) -> Mention | None:
        """Give the mention that this anchor is, or None when it names nobody."""
        if self.form is not Form.NAMED or len(self.parties) != 1:
            return None
        party = self.parties[0]
        return Mention(
            self.n,
            self.start,
            self.end,
            self.text,
            self.kind,
            party.code,
            party.sector,
            party.name,
            self.role,
        )
