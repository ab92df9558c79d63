"""What an article has told so far: persons by name, and the actors named last."""

from collections import Counter
from dataclasses import dataclass, field

from pipeline.coding.actors.leaders import name_key
from pipeline.records import Party

# States where the family name stands first: "Shin Won-sik" is "Shin".
_FAMILY_FIRST = ("KOR", "PRK", "CHN", "TWN")


@dataclass(frozen=True, slots=True)
class Known:
    """A person introduced in this article."""

    party: Party
    role: str | None


@dataclass(slots=True)
class Memory:
    """The discourse memory of one article."""

    persons: dict[str, Known] = field(default_factory=dict)  # by folded full name and short name
    roles: dict[str, Known] = field(default_factory=dict)  # the last holder of a role
    recent: list[Party] = field(default_factory=list)  # parties named, in order
    last_person: Known | None = None

    def introduce(self, name: str, known: Known) -> None:
        """Remember a person by full name and by last name."""
        words = name_key(name).split()
        if not words:
            return
        self.persons[" ".join(words)] = known
        if len(words) > 1 and len(words[-1]) > 2:
            self.persons.setdefault(words[-1], known)
            if known.party.code in _FAMILY_FIRST and len(words[0]) > 1:
                self.persons.setdefault(words[0], known)
            if len(words) > 2:
                self.persons.setdefault(" ".join(words[1:]), known)
                self.persons.setdefault(" ".join(words[-2:]), known)
        self.saw(known)

    def saw(self, known: Known) -> None:
        """Note that a person was named just now."""
        self.last_person = known
        if known.role:
            self.roles[known.role] = known

    def named(self, party: Party) -> None:
        """Note a party named in the text."""
        self.recent.append(party)

    def salient(self) -> Party | None:
        """Give the state or organisation that was named first in the article."""
        return next(
            (p for p in self.recent if p.sector in ("GOV", "IGO")),
            self.recent[0] if self.recent else None,
        )

    def states(self) -> list[Party]:
        """Give the states named so far, those named oftenest first."""
        named = [Party(p.code, p.sector, None) for p in self.recent if p.sector == "GOV"]
        return [party for party, _ in Counter(named).most_common()]

    def pair(self) -> tuple[Party, ...]:
        """Give the last two different parties: "both sides"."""
        found: list[Party] = []
        for party in reversed(self.recent):
            if all(party.code != other.code for other in found):
                found.append(party)
            if len(found) == 2:
                return tuple(reversed(found))
        return ()
