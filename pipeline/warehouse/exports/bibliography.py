"""BibTeX and CSL-JSON of the articles on which a period's acts rest, for Zotero and LaTeX."""

import json
from collections.abc import Iterator
from datetime import date
from typing import TextIO

from pipeline.briefing.safe import inert, web_address
from pipeline.warehouse.exports.selection import Rows

# Braces are written by name: BibTeX counts even escaped ones.
_TEX = str.maketrans({
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
    "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
})  # fmt: skip
# Names of languages in babel and biblatex, by ISO 639-1.
_LANGID = {"en": "english", "es": "spanish", "fr": "french", "pt": "portuguese", "de": "german"}


def write_bibtex(rows: Rows, out: TextIO) -> int:
    """Write one @online entry (biblatex) an article; gives their number."""
    count = 0
    for item in _items(rows):
        fields = {name: value for name, value in _bibtex_fields(item) if value}
        lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
        out.write(f"@online{{attache-{item['article_id']},\n{lines}}}\n\n")
        count += 1
    return count


def write_csl(rows: Rows, out: TextIO) -> int:
    """Write a CSL-JSON array (citation style language 1.0.2); gives the number of items."""
    items = [_csl(item) for item in _items(rows)]
    out.write(json.dumps(items, ensure_ascii=False, indent=1) + "\n")
    return len(items)


def _items(rows: Rows) -> Iterator[dict[str, object]]:
    for row in rows.rows:
        yield dict(zip(rows.columns, row, strict=True))


def _bibtex_fields(item: dict[str, object]) -> Iterator[tuple[str, str]]:
    byline = _text(item["byline"]).translate(_TEX)
    yield "title", _text(item["title"]).translate(_TEX)
    yield "author", f"{{{byline}}}" if byline else ""
    yield "organization", _text(item["outlet"]).translate(_TEX)
    yield "date", str(item["published"])
    yield "year", str(item["published"])[:4]
    yield "url", web_address(_text(item["url"])) or ""
    yield "urldate", str(item["fetched"])
    yield "langid", _LANGID.get(_text(item["language"]), "")


def _csl(item: dict[str, object]) -> dict[str, object]:
    found: dict[str, object] = {
        "id": f"attache-{item['article_id']}",
        "type": "article-newspaper",
        "title": _text(item["title"]),
        "author": [{"literal": _text(item["byline"])}] if item["byline"] else None,
        "container-title": _text(item["outlet"]) or None,
        "issued": _parts(item["published"]),
        "accessed": _parts(item["fetched"]),
        "URL": web_address(_text(item["url"])),
        "language": item["language"],
    }
    return {name: value for name, value in found.items() if value}


def _parts(day: object) -> dict[str, list[list[int]]] | None:
    return {"date-parts": [[day.year, day.month, day.day]]} if isinstance(day, date) else None


def _text(value: object) -> str:
    return "" if value is None else inert(str(value)).strip()
