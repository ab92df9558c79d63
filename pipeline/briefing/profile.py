"""Whose briefing it is: the acts that a reader wants to see."""

from collections.abc import Collection
from dataclasses import dataclass

_RANK = {"low": 0, "medium": 1, "high": 2}


@dataclass(frozen=True, slots=True)
class Profile:
    """A reader's choice; an empty field leaves everything in. Codes are those of the tables."""

    name: str = "all"
    countries: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    organisations: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()  # of the reports; an act stays when one of its reports has one
    confidence: str = "low"  # the least that is shown
    language: str = "en"  # of the briefing

    @property
    def folder(self) -> str:
        """Where its days lie below the folder of briefings."""
        return "" if self.name == EVERYTHING.name else f"profiles/{self.name}"

    @property
    def is_partial(self) -> bool:
        """Whether some acts may be left out."""
        return self != Profile(self.name, language=self.language)

    def wants_pair(self, pair: tuple[str, str]) -> bool:
        """Tell whether acts between these two are covered."""
        parties = {*self.countries, *self.organisations}
        if not parties and not self.pairs:
            return True
        return bool(parties & {*pair}) or tuple(sorted(pair)) in {
            tuple(sorted(p)) for p in self.pairs
        }

    def wants(
        self,
        kind: str,
        sources: Collection[str],
        targets: Collection[str],
        confidence: str,
        languages: Collection[str],
    ) -> bool:
        """Tell whether an act is covered."""
        if self.types and kind not in self.types:
            return False
        if self.languages and not {*self.languages} & {*languages}:
            return False
        if _RANK.get(confidence, 0) < _RANK[self.confidence]:
            return False
        return any(self.wants_pair((a, b)) for a in sources for b in targets)


EVERYTHING = Profile()
