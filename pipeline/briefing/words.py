"""The labels of a language, and the few ways in which forms use them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pipeline.briefing.content import Briefing, Change, Evidence, Line, Quotation
from pipeline.briefing.names import Names
from pipeline.briefing.phrase import phrases


@dataclass(frozen=True, slots=True)
class Words:
    """Labels, counts and dates as a briefing of that language writes them."""

    names: Names
    timezone: str

    @classmethod
    def of(cls, briefing: Briefing) -> "Words":
        """Give the labels of a briefing's language."""
        return cls(Names(briefing.language), briefing.timezone)

    def label(self, key: str, **values: object) -> str:
        """Give a label with its values."""
        return str(self._all["words"][key]).format(**values)

    def count(self, key: str, n: int) -> str:
        """Give a counted noun: "1 report", "3 reports"."""
        one, many = self._all["words"][key]
        return str(one if n == 1 else many).format(n=n)

    def confidence(self, level: str) -> str:
        """Give the word for a level of confidence."""
        return str(self._all["confidence"].get(level, level))

    def status(self, status: str) -> str:
        """Give the word for a status."""
        return str(self._all["status"].get(status, status))

    def at(self, instant: datetime) -> str:
        """Give an instant in the desk's zone."""
        return self.names.instant(instant, self.timezone)

    def as_of(self, briefing: Briefing) -> str:
        """Give the instant up to which the briefing knows, or that it knows nothing."""
        return self.at(briefing.as_of) if briefing.as_of else self.label("no_data")

    def edition(self, briefing: Briefing) -> str:
        """Give "edition 2", or that the day is not over and the page goes on changing."""
        return self.label("edition", n=briefing.edition) if briefing.edition else self.label("open")

    def masthead(self, briefing: Briefing) -> str:
        """Give the line that says what is covered."""
        start, end = self.at(briefing.start), self.at(briefing.end)
        return self.label("masthead", start=start, end=end, as_of=self.as_of(briefing))

    def heard(self, line: Line) -> str:
        """Give "3 reports, 2 independent"."""
        reports = self.count("outlets", line.reports)
        if line.reports < 2:
            return reports
        if line.independent == line.reports:
            return f"{reports}, {self.label('independent_all')}"
        return f"{reports}, {self.count('independent', line.independent)}"

    def credit(self, quote: Quotation) -> str:
        """Give "Foreign Ministry, as quoted by OUTLET in German"."""
        language = self.names.language_name(quote.language)
        if quote.is_report:
            return f"{quote.outlet}, {language}"
        said = self.label("as_quoted", outlet=quote.outlet, language=language)
        return f"{quote.speaker}, {said}" if quote.speaker else said

    def evidence(self, report: Evidence) -> str:
        """Give language and time of a report."""
        time = self.at(report.published_at)
        return f"{self.names.language_name(report.language)}, {time}" if report.language else time

    def usual(self, usual: float | None, n: int) -> str:
        """Give "14 acts, usual 13"."""
        acts = self.count("events_count", n)
        if usual is None:
            return acts
        return f"{acts}, {self.label('usual_count', n=self.names.number(usual))}"

    def contact(self, change: Change) -> str:
        """Give last and next contact of a pair."""
        parts = []
        if change.last_contact:
            parts.append(self.label("last_contact", day=self.names.day(change.last_contact)))
        if change.next_contact:
            parts.append(self.label("next_contact", day=self.names.day(change.next_contact)))
        return "; ".join(parts) or self.label("no_contact")

    def corrections(self, briefing: Briefing) -> tuple[str, ...]:
        """Give the difference to the edition before, and the reports that no longer count."""
        found = [self._difference(briefing)] if briefing.difference else []
        return (*found, *briefing.corrections) or (self.label("no_correction"),)

    def _difference(self, briefing: Briefing) -> str:
        change = briefing.difference
        if change is None:
            return ""
        kinds = {"added": change.added, "withdrawn": change.withdrawn, "changed": change.changed}
        parts = [
            self.label(f"difference_{kind}", items=" ".join(items))
            for kind, items in kinds.items()
            if items
        ]
        what = "; ".join(parts)
        return self.label("difference", n=briefing.edition, before=change.edition, what=what)

    @property
    def _all(self) -> dict[str, Any]:
        return phrases(self.names.language)
