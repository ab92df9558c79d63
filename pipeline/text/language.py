"""Which language a text is in: py3langid, set against what the page says."""

import re
from functools import cache

from py3langid.langid import LanguageIdentifier

READ = 1000  # characters; more bring nothing (notes/text.md, section 5)
TRUST_FROM = 200  # characters below which the page's own word goes first
SURE = 0.9  # probability from which a long text overrules the page's own word

# Languages that a classifier of words cannot tell apart: there the page knows better.
_KIN = (
    frozenset({"no", "nb", "nn", "da"}),
    frozenset({"hr", "bs", "sr"}),
    frozenset({"id", "ms"}),
    frozenset({"gl", "pt"}),
    frozenset({"af", "nl"}),
    frozenset({"zu", "xh"}),
)
_CODE = re.compile(r"\s*([A-Za-z]{2,3})(?:[-_]|\s*$)")
_ALIASES = {
    "iw": "he",
    "in": "id",
    "nb": "no",
    "nn": "no",
    "sh": "sr",
    "ger": "de",
    "eng": "en",
    "spa": "es",
}
UNKNOWN = "und"  # BCP 47 for undetermined


def primary(tag: str | None) -> str | None:
    """Give the lower-case language of a tag such as en-GB or pt_BR, None when it is none."""
    match = _CODE.match(tag or "")
    code = match.group(1).lower() if match else None
    return _ALIASES.get(code, code) if code else None


def decide(text: str, declared: str | None) -> str:
    """Give the language of a text, ISO 639-1 where it has one; `declared` is the page's word."""
    said = primary(declared)
    sample = text[:READ]
    if not any(char.isalpha() for char in sample):
        return said or UNKNOWN
    code, probability = _identifier().classify(sample)
    code = _ALIASES.get(code, code)
    if said is None or code == said:
        return str(code)
    if any(code in kin and said in kin for kin in _KIN):
        return said
    return str(code) if len(sample) >= TRUST_FROM and probability >= SURE else said


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
