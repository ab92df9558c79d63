"""Titles and summaries as plain text: no tags, no entities, no control or direction characters."""

import html
import re

# Only HTML's own tags are taken out, so that "a < b" and "<unnamed>" in a headline stay.
_TAG = re.compile(
    r"</?(?:a|abbr|acronym|article|aside|b|big|blockquote|body|br|button|center|cite|code|dd|del|div"
    r"|dl|dt|em|figcaption|figure|font|footer|h[1-6]|head|header|hr|html|i|iframe|img|ins|kbd|label"
    r"|li|link|main|mark|meta|nobr|object|ol|option|p|param|picture|pre|q|s|samp|section|small|source"
    r"|span|strike|strong|sub|sup|svg|table|tbody|td|tfoot|th|thead|time|tr|tt|u|ul|var|video|wbr"
    r"|embed|input|form|nav|audio|address|bdi|bdo|noscript)(?:\s[^<>]*)?/?>",
    re.I,
)
_HIDDEN = re.compile(r"<(script|style)\b[^<>]*>.*?(?:</\1\s*>|$)|<!--.*?(?:-->|$)", re.I | re.S)
_BREAK = re.compile(r"</?(?:br|p|div|li|tr|h[1-6])\b[^<>]*>", re.I)
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)
_BLANKS = re.compile(r"\s+")
_LONGEST = 20_000


def plain(text: str | None) -> str:
    """Give the words of a piece of HTML, or of text that was escaped once too often."""
    text = (text or "")[:_LONGEST]
    for _ in range(2):
        text = _HIDDEN.sub(" ", text)
        text = _TAG.sub("", _BREAK.sub(" ", text))
        unescaped = html.unescape(text)
        if unescaped == text:
            break
        text = unescaped
    return _BLANKS.sub(" ", _INVISIBLE.sub("", text)).strip()


def shortened(text: str, length: int) -> str:
    """Cut a text at a word, with an ellipsis, to at most `length` characters."""
    if len(text) <= length:
        return text
    return text[: length - 1].rpartition(" ")[0].rstrip(" ,;:.-") + "…"
