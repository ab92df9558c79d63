"""WARC files of others and of our own, record by record: what can be read, and why the rest cannot.

One gzip member holds one record (Common Crawl's form, and ours). A damaged member costs itself
only: reading goes on at the next one. Nothing is held but the record in hand.
"""

import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import ChunkedDataException, ChunkedDataReader
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeadersParserException

from pipeline.errors import StorageError, UsageError
from pipeline.records import Answer
from pipeline.web.addresses import NotFetched
from pipeline.web.inflate import Inflater

_MAGIC = b"\x1f\x8b\x08"
_BEGINS = b"WARC/"
_PIECE = 1 << 16
_HEAD_BYTES = 1 << 20  # of a record besides its body
_HTML = frozenset({"text/html", "application/xhtml+xml"})


@dataclass(frozen=True, slots=True)
class Record:
    """One record: where it lies, and a page's address and instant, or why it is none."""

    offset: int
    end: int
    url: str = ""
    at: datetime | None = None
    #: damaged, truncated, too_large, not_http, http_status, not_html; `other` is no response
    skipped: str | None = None


@dataclass(frozen=True, slots=True)
class _Member:
    """A gzip member: its content, or why there is none."""

    end: int
    data: bytes = b""
    problem: str | None = None


def check_readable(path: Path) -> None:
    """Refuse what is no WARC file in gzip members."""
    if not path.is_file():
        raise UsageError(f"{path}: no such file")
    with path.open("rb") as file:
        if file.read(len(_MAGIC)) != _MAGIC:
            raise UsageError(f"{path}: is no .warc.gz file")


def records(path: Path, offset: int, max_body_bytes: int) -> Iterator[Record]:
    """Give every record from an offset on, damaged ones too."""
    with path.open("rb") as file:
        size = path.stat().st_size
        while offset < size:
            member = _read_member(file, offset, max_body_bytes + _HEAD_BYTES)
            yield _judged(offset, member)
            offset = member.end


def answer_at(path: Path, offset: int, max_body_bytes: int) -> Answer:
    """Give the page that lies at an offset as if it had been asked for."""
    with path.open("rb") as file:
        member = _read_member(file, offset, max_body_bytes + _HEAD_BYTES)
    record = _parsed(member.data)
    if record is None or record.http_headers is None:
        raise StorageError(f"{path}: no response at {offset}")
    url, at = _address(record), _instant(record)
    headers = _joined(record)
    body, failed = _body(record, headers, max_body_bytes)
    return Answer(
        url=url,
        final_url=url,
        asked_at=at,
        seconds=0.0,
        status=int(record.http_headers.get_statuscode()),
        headers=headers,
        body=body,
        problem=failed.problem.value if failed else None,
        detail=failed.detail if failed else "",
        wire_bytes=len(body),
    )


def _judged(offset: int, member: _Member) -> Record:
    if member.problem:
        return Record(offset, member.end, skipped=member.problem)
    record = _parsed(member.data)
    if record is None:
        return Record(offset, member.end, skipped="damaged")
    if record.rec_type != "response":
        return Record(offset, member.end, skipped="other")
    try:
        return Record(
            offset, member.end, _address(record), _instant(record), _why_not(record, member.data)
        )
    except ValueError:
        return Record(offset, member.end, skipped="damaged")


def _why_not(record: ArcWarcRecord, data: bytes) -> str | None:
    """Give why a response is no page to read; None: it is one."""
    if record.rec_headers.get_header("WARC-Truncated") or _is_short(record, data):
        return "truncated"
    http = record.http_headers
    if http is None:
        return "not_http"
    if http.get_statuscode() != "200":
        return "http_status"
    kind = (http.get_header("Content-Type") or "").partition(";")[0].strip().lower()
    return None if kind in _HTML or not kind else "not_html"


def _is_short(record: ArcWarcRecord, data: bytes) -> bool:
    """Say whether fewer bytes follow the record's head than it announces."""
    announced = int(record.rec_headers.get_header("Content-Length") or 0)
    return len(data) - (data.find(b"\r\n\r\n") + 4) < announced


def _parsed(data: bytes) -> ArcWarcRecord | None:
    try:
        return next(iter(ArchiveIterator(io.BytesIO(data))), None)
    except (ArchiveLoadFailed, StatusAndHeadersParserException, EOFError, ValueError):
        return None


def _address(record: ArcWarcRecord) -> str:
    return (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<> ")


def _instant(record: ArcWarcRecord) -> datetime:
    at = datetime.fromisoformat(record.rec_headers.get_header("WARC-Date") or "")
    return at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)


def _joined(record: ArcWarcRecord) -> dict[str, str]:
    headers: dict[str, str] = {}
    for name, value in record.http_headers.headers:
        key = name.lower()
        headers[key] = f"{headers[key]}, {value}" if key in headers else value
    return headers


def _body(
    record: ArcWarcRecord, headers: dict[str, str], max_bytes: int
) -> tuple[bytes, NotFetched | None]:
    """Give the inflated body, or why it cannot be had."""
    raw = record.raw_stream.read()
    if "chunked" in headers.get("transfer-encoding", "").lower():
        raw = _dechunked(raw)
    try:
        inflater = Inflater(headers.get("content-encoding", ""), max_bytes)
        inflater.feed(raw)
        return inflater.body(), None
    except NotFetched as e:
        return b"", e


def _dechunked(raw: bytes) -> bytes:
    """Undo the chunks; many archives keep the header of a body that they have put together."""
    try:
        whole: bytes = ChunkedDataReader(io.BytesIO(raw), raise_exceptions=True).read()
    except ChunkedDataException:
        return raw
    return whole


def _read_member(file: BinaryIO, offset: int, max_bytes: int) -> _Member:
    """Give one member; what is larger than the cap is passed over without being held."""
    file.seek(offset)
    engine, pieces, size, read = zlib.decompressobj(31), [], 0, 0
    while not engine.eof:
        chunk = engine.unconsumed_tail or file.read(_PIECE)
        read += 0 if engine.unconsumed_tail else len(chunk)
        try:
            piece = engine.decompress(chunk, _PIECE)
        except zlib.error:
            return _lost(file, offset, "damaged")
        if not (chunk or piece or engine.eof):
            return _lost(file, offset, "truncated")
        size += len(piece)
        if size <= max_bytes:
            pieces.append(piece)
        else:
            pieces.clear()
    end = offset + read - len(engine.unused_data)
    return _Member(end, problem="too_large") if size > max_bytes else _Member(end, b"".join(pieces))


def _lost(file: BinaryIO, offset: int, problem: str) -> _Member:
    """Give up a member and go on where the next one begins."""
    found = _next_member(file, offset + 1)
    if found is None:
        return _Member(file.seek(0, io.SEEK_END), problem=problem)
    return _Member(found, problem="damaged")


def _next_member(file: BinaryIO, start: int) -> int | None:
    """Give where the next gzip member with a WARC record begins."""
    while True:
        file.seek(start)
        block = file.read(_PIECE)
        at = block.find(_MAGIC)
        while at >= 0:
            if _is_record(file, start + at):
                return start + at
            at = block.find(_MAGIC, at + 1)
        if len(block) < _PIECE:
            return None
        start += len(block) - len(_MAGIC) + 1  # a magic may lie across two blocks


def _is_record(file: BinaryIO, offset: int) -> bool:
    file.seek(offset)
    try:
        begins = zlib.decompressobj(31).decompress(file.read(1024), len(_BEGINS))
    except zlib.error:
        return False
    return begins == _BEGINS
