"""A segment as words: folded for matching, with exact places in the original text."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_MARKS = "\u0300-\u036f"
_TOKEN = re.compile(
    rf"(?:[^\W\d_]\.){{2,}}|EE\.?\s?UU\.?|[^\W_](?:[^\W_]|[{_MARKS}])*|\S",
)
_LETTERS = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "æ": "ae"})  # no accents to NFKD
_HYPHENS = frozenset("-‐‑")
_JOINTS = _HYPHENS | frozenset("'’ʼ`´")
CLOSERS = frozenset(".;:!?…")


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Give a word without case, accents and the dots of an abbreviation."""
    plain = unicodedata.normalize("NFKD", word.casefold().translate(_LETTERS))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return plain.replace(".", "").replace(" ", "") if len(plain) > 1 else plain


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of one text; `glue` has the hyphen or apostrophe that joins a word to the last."""

    text: str
    starts: list[int]
    ends: list[int]
    words: list[str]
    folded: list[str]
    glue: list[str]

    def __len__(self) -> int:
        return len(self.words)

    def capital(self, i: int) -> bool:
        """Say whether word i begins with a capital letter."""
        return 0 <= i < len(self.words) and self.words[i][0].isupper()

    def is_word(self, i: int) -> bool:
        """Say whether i is a word or number, not punctuation and not past the text."""
        return 0 <= i < len(self.words) and self.words[i][0].isalnum()

    def at(self, i: int) -> str:
        """Give the folded word i, or nothing outside the text."""
        return self.folded[i] if 0 <= i < len(self.folded) else ""

    def opens(self, i: int) -> bool:
        """Say whether i is the first word of a sentence or a quotation."""
        return (
            i == 0
            or self.words[i - 1] in _OPENERS
            or (i > 1 and self.words[i - 2] in CLOSERS and not self.is_word(i - 1))
        )


_OPENERS = CLOSERS | frozenset('"“”„«»‹›([—–-¿¡')


def split(text: str) -> Tokens:
    """Give the words of a text with their places."""
    spans = [found.span() for found in _TOKEN.finditer(text)]
    glue = [""] * len(spans)
    if not _JOINTS.isdisjoint(text):
        spans, glue = _joined(text, spans)
    words = [text[start:end] for start, end in spans]
    folded = [fold(word) for word in words]
    return Tokens(
        text, [start for start, _ in spans], [end for _, end in spans], words, folded, glue
    )


def _joined(text: str, spans: list[tuple[int, int]]) -> tuple[list[tuple[int, int]], list[str]]:
    """Take out the hyphens and apostrophes that join words; give what joins each to the last."""
    kept: list[tuple[int, int]] = []
    glue: list[str] = []
    pending = ""
    for span in spans:
        sign = text[span[0]]
        if sign in _JOINTS and (kind := _joint(text, span[0], sign)):
            pending = kind
            continue
        kept.append(span)
        glue.append(pending)
        pending = ""
    return kept, glue


def _joint(text: str, at: int, sign: str) -> str:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    joins = before.isalnum() or unicodedata.combining(before or " ")
    if sign in _HYPHENS:
        return "-" if joins and after.isalnum() else ""
    return "'" if joins else ""
