"""WARC files made in the test: pages in this program's own form and in that of CC-NEWS."""

import gzip
import io
import json
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from pipeline.records import Answer
from pipeline.web.archive import Journal

AT = datetime(2026, 2, 3, 9, 30, tzinfo=UTC)

_TEXTS = {
    "en": "The foreign ministers of Norway and Portugal met in Lisbon on Monday. They talked about "
    "the ocean floor, about the fishing quotas of the year, and about ferries. No date was set for "
    "another round, said an official of port {n} who was in the room with them.",
    "fr": "Les ministres des affaires étrangères du Maroc et du Portugal se sont rencontrés "
    "lundi à Rabat. Ils ont parlé de la pêche, des ports et des liaisons de la saison. Aucune "
    "autre date n'a été fixée, selon un fonctionnaire du port numéro {n} qui était présent.",
    "es": "Los ministros de Exteriores de Chile y Perú se reunieron el lunes en Lima. Hablaron "
    "de la pesca, de los puertos y de las rutas del año. No fijaron otra fecha, dijo una persona "
    "del puerto número {n} que estaba presente en la sala.",
}


@dataclass(frozen=True)
class Page:
    url: str
    body: bytes
    at: datetime = AT
    status: str = "200 OK"
    headers: tuple[tuple[str, str], ...] = (("Content-Type", "text/html; charset=utf-8"),)


def article(n: int, language: str = "en", site: str = "ports.example", day: str = "2026-02-02"):
    """A page with an article of its own, dated by JSON-LD."""
    url = f"https://www.{site}/news/{n}.html"
    dated = json.dumps({"@type": "NewsArticle", "datePublished": f"{day}T08:00:00Z"})
    paragraphs = "".join(
        f"<p>{_TEXTS[language].format(n=f'{n}-{k}')} {_filler(n, k, language)}</p>"
        for k in range(3)
    )
    body = (
        f'<html lang="{language}"><head><title>Story number {n}</title>'
        f'<script type="application/ld+json">{dated}</script></head>'
        f"<body><article><h1>Story number {n}</h1>{paragraphs}</article></body></html>"
    )
    return Page(url, body.encode())


def _filler(n: int, k: int, language: str) -> str:
    words = {"en": "ship pier", "fr": "navire quai", "es": "barco muelle"}[language].split()
    return " ".join(f"{words[(n + k + i) % 2]} {n * 7 + k * 3 + i}," for i in range(8)) + " etc."


def own(path: Path, pages: Iterable[Page]) -> Path:
    """Write pages as this program's journal does."""
    with Journal(path) as journal:
        for page in pages:
            headers = {name.lower(): value for name, value in page.headers}
            status = int(page.status.split()[0])
            answer = Answer(page.url, page.url, page.at, 0.1, status, headers, page.body)
            journal.append(page.url, page.url, answer)
    return path


def cc_news(path: Path, pages: Iterable[Page]) -> Path:
    """Write pages as Common Crawl does: warcinfo, then request and response records."""
    with path.open("wb") as out:
        writer = WARCWriter(out, gzip=True)
        writer.write_record(writer.create_warcinfo_record(path.name, {"software": "crawler"}))
        for page in pages:
            dated = {"WARC-Date": page.at.strftime("%Y-%m-%dT%H:%M:%SZ")}
            for kind, line, headers, body in (
                ("request", "GET / HTTP/1.1", [("Host", "x.example")], b""),
                ("response", page.status, list(page.headers), page.body),
            ):
                writer.write_record(
                    writer.create_warc_record(
                        page.url,
                        kind,
                        payload=io.BytesIO(body),
                        length=len(body),
                        http_headers=StatusAndHeaders(
                            line, headers, protocol="HTTP/1.1", is_http_request=kind == "request"
                        ),
                        warc_headers_dict=dated,
                    )
                )
    return path


def chunked(body: bytes) -> bytes:
    half = len(body) // 2
    parts = (body[:half], body[half:])
    return b"".join(b"%x\r\n%s\r\n" % (len(p), p) for p in parts) + b"0\r\n\r\n"


def zipped(page: Page) -> Page:
    """The same page with its transfer's encodings left in, as some crawlers store it."""
    headers = (
        *page.headers,
        ("Content-Encoding", "gzip"),
        ("Transfer-Encoding", "chunked"),
    )
    return Page(page.url, chunked(gzip.compress(page.body)), page.at, page.status, headers)


def members(data: bytes) -> list[int]:
    """Give where the gzip members of a file begin."""
    starts, at = [], 0
    while at < len(data):
        engine = zlib.decompressobj(31)
        engine.decompress(data[at:])
        starts.append(at)
        at = len(data) - len(engine.unused_data)
    return starts
