"""Words of strangers made harmless: what feeds and pages say is data, in every form it is shown."""

import re
from urllib.parse import quote, urlsplit

# Bidirectional embeddings, overrides and isolates can make a line read as another; U+2028 and
# U+2029 end lines in some readers. Other control characters have no business in a sentence.
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufff9-\uffff]+")
_SPACES = re.compile(r"\s+")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~!&])")
_MARKDOWN_START = re.compile(r"^(\s*\d*)([-+=.)])")
_QUOTATION_MARKS = frozenset('“”„«»"‘’‹「『')
_CLOSING = {"“": "”", "«": "»", "„": "“", "‘": "’", "‹": "›", "「": "」", "『": "』", '"': '"'}
_URL_BREAKS = re.compile(r"[\s<>()\[\]\\\"'`{}|^*_]")


def clean(text: str) -> str:
    """Give a text on one line, without control and bidirectional characters and lone surrogates."""
    text = text.encode("utf-8", "replace").decode("utf-8")
    return _SPACES.sub(" ", _BIDI.sub("", _CONTROL.sub(" ", text))).strip()


def inert(text: str) -> str:
    """Give a piece of a text without control and bidirectional characters, its spaces kept."""
    return _BIDI.sub("", _CONTROL.sub(" ", text.encode("utf-8", "replace").decode("utf-8")))


def quoted(text: str) -> str:
    """Set a verbatim text in quotation marks, unless it brings its own; one left open is closed.

    A quotation that runs over several sentences is opened in the first and closed in the last.
    """
    if text[:1] not in _QUOTATION_MARKS:
        return f"“{text}”"
    closing = _CLOSING.get(text[:1], "")
    return text if closing in text[1:] else text + closing


def clip(text: str, most: int) -> str:
    """Shorten a text to at most so many characters, at a word, with an ellipsis."""
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    space = cut.rfind(" ")
    return (cut[:space] if space > most // 2 else cut).rstrip(" ,;:–-") + "…"


def web_address(url: str | None) -> str | None:
    """Give an http or https address, percent-encoded where it must be; None for anything else."""
    if not url or len(url) > 2000:
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    if parts.scheme.lower() not in {"http", "https"} or not parts.hostname or _CONTROL.search(url):
        return None
    return _URL_BREAKS.sub(lambda m: quote(m.group()), _BIDI.sub("", parts.geturl()))


def markdown(text: str) -> str:
    """Escape what Markdown or HTML inside it would take for markup."""
    escaped = _MARKDOWN.sub(r"\\\1", text)
    return _MARKDOWN_START.sub(r"\1\\\2", escaped)


def csv_cell(text: str) -> str:
    """Keep a spreadsheet from taking a text for a formula."""
    return (
        f"'{text}"
        if text.lstrip()[:1] in {"=", "+", "-", "@"} or text[:1] in {"\t", "\r"}
        else text
    )
