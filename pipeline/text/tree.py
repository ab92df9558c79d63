"""Bytes -> one lxml tree that every reader of the page shares, within caps."""

import re
from dataclasses import dataclass

import charset_normalizer
from lxml import etree, html
from lxml.html import HtmlElement

from pipeline.records import EntryStatus

MAX_BYTES = 10_000_000  # of a page; the largest of 1,421 real ones has 2.2 million characters
MAX_TAGS = 400_000  # more are not even parsed: lxml takes about 300 bytes for each
MAX_ELEMENTS = 30_000  # more go to the linear reader: trafilatura is quadratic (real: 10,106)
MAX_LETTERS = 1_000_000  # of text; more go there too: the fallbacks read it many times over
MAX_DEPTH = 200  # deeper trees go there too: trafilatura recurses (real maximum: 51)

PARAGRAPHS = 3  # in one cell; a cell of data has hardly two

_TAG = re.compile(r"<[a-zA-Z]")
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_HEADER_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
# All tags but those that carry paragraphs or metadata; none of these nests in HTML.
_NESTING = re.compile(
    r"</?(?!(?:p|h[1-6]|br|html|head|body|title|meta|link|script|time|a|img)[\s/>])[a-zA-Z][^<>]*>",
    re.IGNORECASE,
)
_BINARY = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"RIFF",
    b"\x00\x00\x01\x00",
)
_OTHER_TYPES = re.compile(
    r"^(?:image|audio|video|font)/|pdf|zip|json|javascript|css|octet-stream|msword|officedocument"
)
_FEED = re.compile(
    r"^\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--[^>]{0,500}-->\s*)?<(?:rss|feed|rdf:RDF|urlset|sitemapindex)\b"
)
_letters = etree.XPath("string-length()", smart_strings=False)
_BULK = ("script", "style", "svg", "template", "object", "embed", "canvas")


class Refused(Exception):
    """A page that is not to be parsed: carries the status and the reason."""

    def __init__(self, status: EntryStatus, reason: str) -> None:
        """Keep status and reason for the extraction's answer."""
        super().__init__(reason)
        self.status, self.reason = status, reason


@dataclass(frozen=True, slots=True)
class Parsed:
    """A parsed page, how many elements it has, and whether they nest deeper than MAX_DEPTH."""

    root: HtmlElement
    elements: int
    is_deep: bool

    @property
    def is_heavy(self) -> bool:
        """Tell whether only the linear reader may work on it."""
        return self.elements > MAX_ELEMENTS or self.is_deep


def parse(body: bytes, content_type: str | None) -> Parsed:
    """Parse a page whole: by default lxml silently drops what lies below 256 levels."""
    _refuse_by_bytes(body, content_type)
    text = decode(body, content_type)
    if _FEED.match(text[:2000]):
        raise Refused(EntryStatus.NOT_HTML, "a feed or sitemap")
    tags = len(_TAG.findall(text))
    if not tags:
        raise Refused(EntryStatus.NOT_HTML, "no markup")
    if tags > MAX_TAGS:
        raise Refused(EntryStatus.TOO_LARGE, f"{tags} tags")
    root = _root(text)
    return Parsed(root, *_measure(root))


def decode(body: bytes, content_type: str | None) -> str:
    """Decode by byte order mark, then UTF-8 where it fits, then the declared set, then a guess.

    UTF-8 goes before the declaration because hardly any other text is valid UTF-8 by chance, while
    declarations are often wrong.
    """
    for mark, charset in (
        (b"\xef\xbb\xbf", "utf-8"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
    ):
        if body.startswith(mark):
            return body[len(mark) :].decode(charset, "replace")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_other(body, content_type)


def strip_bulk(root: HtmlElement) -> None:
    """Take scripts, styles and drawings out of the tree; their tails stay."""
    etree.strip_elements(root, *_BULK, etree.Comment, etree.ProcessingInstruction, with_tail=False)


def is_endless(root: HtmlElement) -> bool:
    """Tell a page with more text than any article has, its scripts taken out before."""
    return letters(root) > MAX_LETTERS


def letters(element: HtmlElement) -> int:
    """Give the length of an element's text, counted by libxml2 and not in Python."""
    return int(_letters(element))


def unlay_tables(root: HtmlElement) -> None:
    """Make plain boxes of tables that lay out a page.

    Those hold other tables or paragraphs, or have one column and stand in another: data has two.
    """
    for table in [table for table in root.iter("table") if _is_layout(table)]:
        table.tag = "div"
        for part in table.xpath("./tr | ./tbody | ./tbody/tr | ./tr/td | ./tbody/tr/td"):
            part.tag = "div"


def _is_layout(table: HtmlElement) -> bool:
    if table.find(".//table") is not None:
        return True
    if any(len(cell.findall("p")) >= PARAGRAPHS for cell in table.iter("td")):
        return True
    is_inner = next(table.iterancestors("table"), None) is not None
    return is_inner and all(len(row) <= 1 for row in table.iter("tr"))


def _refuse_by_bytes(body: bytes, content_type: str | None) -> None:
    if not body.strip():
        raise Refused(EntryStatus.EMPTY, "no bytes")
    if len(body) > MAX_BYTES:
        raise Refused(EntryStatus.TOO_LARGE, f"{len(body)} bytes")
    if body.startswith(_BINARY):
        raise Refused(EntryStatus.NOT_HTML, "binary data")
    kind = (content_type or "").partition(";")[0].strip().lower()
    if _OTHER_TYPES.search(kind) and b"<html" not in body[:2000].lower():
        raise Refused(EntryStatus.NOT_HTML, kind)


def _decode_other(body: bytes, content_type: str | None) -> str:
    loose = body.decode("utf-8", "replace")
    # a page cut off in the middle of a character, or one with a stray byte, is still UTF-8
    if loose.count("\ufffd") * 50 < sum(byte > 127 for byte in body[:200_000]):
        return loose
    for charset in _declared(body, content_type):
        try:
            return body.decode(charset)
        except (LookupError, UnicodeDecodeError):
            continue
    guess = charset_normalizer.from_bytes(body[:50_000]).best()
    return body.decode(guess.encoding if guess else "cp1252", "replace")


def _declared(body: bytes, content_type: str | None) -> list[str]:
    found = [m.group(1) for m in [_HEADER_CHARSET.search(content_type or "")] if m]
    found += [m.group(1).decode("ascii", "replace") for m in [_CHARSET.search(body[:4000])] if m]
    # browsers read these two as Windows-1252, as the WHATWG encoding standard asks for
    return [
        "cp1252" if c.lower() in ("iso-8859-1", "latin-1", "ascii", "us-ascii") else c
        for c in found
    ]


def _root(text: str) -> HtmlElement:
    text = _XML_DECLARATION.sub("", _CONTROL.sub("", text))
    root, is_complete = _parse(text)
    if (
        not is_complete
    ):  # nested beyond 2,048 levels, too deep even for huge_tree: keep the words alone
        root, _ = _parse(_NESTING.sub(" ", text))
    if root is None or root.find("body") is None:
        raise Refused(EntryStatus.EMPTY, "no body")
    return root


def _parse(text: str) -> tuple[HtmlElement | None, bool]:
    parser = html.HTMLParser(
        huge_tree=True, remove_comments=True, remove_pis=True, encoding="utf-8"
    )
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None, True
    return root, not any(
        e.type_name in ("ERR_RESOURCE_LIMIT", "ERR_INTERNAL_ERROR") for e in parser.error_log
    )


def _measure(root: HtmlElement) -> tuple[int, bool]:
    return int(root.xpath("count(//*)")), bool(root.xpath("/*" * MAX_DEPTH))
