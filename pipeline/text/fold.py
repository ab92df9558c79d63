"""White space, Unicode form and folding: what is stored, and what is compared."""

import re
import unicodedata

_SPACE = re.compile(r"\s+")
# Invisible characters that publishers use for hyphenation and tracking; never part of the words.
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200e\u200f\u2060\ufeff"))
_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[:©]")
_APOSTROPHES = str.maketrans("’‘`´", "''''")


def clean(text: str) -> str:
    """Give the text as it is stored: NFC, one blank between words, no soft hyphens. Never NFKC, which
    turns an ellipsis into three dots and moves every offset.
    """
    text = text.translate(_INVISIBLE).encode("utf-8", "replace").decode("utf-8")
    return unicodedata.normalize("NFC", _SPACE.sub(" ", text).strip())


def tokens(text: str) -> list[str]:
    """Give the case-folded words of a text, with colons and copyright signs as words of their own."""
    return _TOKEN.findall(text.translate(_APOSTROPHES).casefold())


def key(text: str) -> str:
    """Give the words alone, so that two printings of one line compare equal."""
    return " ".join(word for word in tokens(text) if word not in (":", "©"))
