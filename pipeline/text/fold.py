"""White space, Unicode form and folding: what is stored, and what is compared."""

import re
import unicodedata

# Invisible characters that publishers use for hyphenation and tracking; never part of the words.
_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u2060\ufeff]")
_TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)*|[:©]")
_APOSTROPHE = re.compile("[’‘`´]")


def clean(text: str) -> str:
    """Give the text as it is stored: NFC, one blank between words, no soft hyphens.

    Never NFKC, which turns an ellipsis into three dots.
    """
    text = " ".join(text.split())
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", " ".join(_INVISIBLE.sub("", text).split()))


def tokens(text: str) -> list[str]:
    """Give the case-folded words of a text; colons and copyright signs are words, too."""
    if not text.isascii():
        text = _APOSTROPHE.sub("'", text)
    return _TOKEN.findall(text.casefold())


def key(text: str) -> str:
    """Give the words alone, so that two printings of one line compare equal."""
    return " ".join(word for word in tokens(text) if word not in ":©")


def bare(text: str) -> str:
    """Give a text without accents, as host names are spelt."""
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
