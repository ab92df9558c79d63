"""Findings: what doctor says of each part of an installation, and the command that mends it."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding matters."""

    FINE = "fine"
    NOTE = "note"  # worth knowing; nothing to do
    WARNING = "warning"  # needs a hand before it becomes an error
    ERROR = "error"  # something does not work


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    check: str
    severity: Severity
    says: str
    mend: str = ""  # the command, or the key, that helps

    @property
    def needs_a_hand(self) -> bool:
        """Say whether somebody has to do something."""
        return self.severity in {Severity.WARNING, Severity.ERROR}


def fine(check: str, says: str) -> Finding:
    """Give what is as it should be."""
    return Finding(check, Severity.FINE, says)


def note(check: str, says: str, mend: str = "") -> Finding:
    """Give what is worth knowing."""
    return Finding(check, Severity.NOTE, says, mend)


def warning(check: str, says: str, mend: str) -> Finding:
    """Give what needs a hand soon."""
    return Finding(check, Severity.WARNING, says, mend)


def error(check: str, says: str, mend: str) -> Finding:
    """Give what does not work."""
    return Finding(check, Severity.ERROR, says, mend)


def megabytes(count: float) -> str:
    """Give bytes as people read them."""
    return f"{count / 1e9:.1f} GB" if count >= 1e9 else f"{count / 1e6:.1f} MB"
