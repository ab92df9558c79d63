"""Which news agency a text came from: by its credit line, its dateline or its byline."""

import re
from collections.abc import Iterable, Mapping

from pipeline.text import lexicon
from pipeline.text.lexicon import Rules

LONGEST_CREDIT = 350  # characters
_CREDIT = frozenset({"credit"})
# (Reuters) -   /   MOSCOW, Sept 24 (EFE).-   /   Berlin (dpa/AFP) -
_DATELINE = re.compile(r"^[^().]{0,60}\(([^()]{2,40})\)\s*\W{0,2}\s*[-–—:.]")
_SOURCE = re.compile(
    r"^\W*(?:source|quelle|fuente|fonte|agence|agencia|con información de)\s*:?\s*(.{2,60})$",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_NAMES = re.compile(r"[/,;&+|]|\s(?:and|und|y|et|e|con|with)\s")


def is_credit(text: str, rules: Rules) -> bool:
    """Tell whether a line does nothing but say who wrote or supplied the text."""
    if len(text) > LONGEST_CREDIT:
        return False
    return bool(_is_list_of_agencies(text, rules)) or rules.match(text, _CREDIT) is not None


def find(credits: Iterable[str], lead: str, byline: str | None, rules: Rules) -> str | None:
    """Give the first agency that the dateline of the lead, a credit or the byline names."""
    dateline = _DATELINE.match(lead)
    for text in (*((dateline.group(1),) if dateline else ()), *credits, byline or ""):
        if name := _named(text, rules.agencies):
            return name
    return None


def _is_list_of_agencies(text: str, rules: Rules) -> bool:
    names = [part.strip() for part in _NAMES.split(_SOURCE.sub(r"\1", text.strip(" ().–—-*")))]
    known = [lexicon.agency(name.split(), rules.agencies) for name in names]
    # a signature such as "SDA/sep": the agency, then the initials of who edited it
    return known[0] is not None and all(
        found or len(name) <= 4 for name, found in zip(names, known, strict=True)
    )


def _named(text: str, agencies: Mapping[str, str]) -> str | None:
    words = _WORD.findall(text)
    for start in range(len(words)):
        for width in (3, 2, 1):
            if name := lexicon.agency(words[start : start + width], agencies):
                return name
    return None
