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
_APOSTROPHES = frozenset("'’ʼ`´")
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
    tokens = Tokens(text, [], [], [], [], [])
    pending = ""
    for found in _TOKEN.finditer(text):
        word = found.group()
        if word in _HYPHENS or word in _APOSTROPHES:
            kind = _joint(text, found.start(), word)
            if kind:
                pending = kind
                continue
        tokens.starts.append(found.start())
        tokens.ends.append(found.end())
        tokens.words.append(word)
        tokens.folded.append(fold(word))
        tokens.glue.append(pending)
        pending = ""
    return tokens


def _joint(text: str, at: int, sign: str) -> str:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    joins = before.isalnum() or unicodedata.combining(before or " ")
    if sign in _HYPHENS:
        return "-" if joins and after.isalnum() else ""
    return "'" if joins else ""
