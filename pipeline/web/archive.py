"""The journal: every answer as WARC records, kept the moment it comes and never asked for twice.

An answer is a group of gzip members: response and request where there was a response, then a
metadata record with what WARC has no field for. The metadata ends the group, so that a group torn
by a crash is seen and cut off. Bodies are stored inflated, as Common Crawl does, with
`X-Crawler-Content-Encoding` in place of the header that no longer holds.
"""

import io
import json
import os
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from pipeline.errors import StorageError
from pipeline.records import Answer

Kept = tuple[str, Answer, int, str]  # key, answer, offset, digest

_HOP_HEADERS = frozenset({"content-encoding", "content-length", "transfer-encoding"})
_PIECE = 1 << 16


@dataclass(frozen=True, slots=True)
class _Member:
    """One record: where its gzip member starts and ends, its kind, its headers and its payload."""

    offset: int
    end: int
    kind: str
    uri: str
    payload: bytes


class Journal:
    """An append-only WARC file of answers; opening it cuts off a group that a crash has torn."""

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)
        self.path.parent.mkdir(parents=True, exist_ok=True)
        # Unbuffered: what a full disk refused must not be tried again when the file is closed.
        self._file = self.path.open("ab", buffering=0)
        try:
            self._begin()
        except StorageError:
            self.close()
            raise

    def _begin(self) -> None:
        whole = _whole_length(self.path)
        if whole < self.path.stat().st_size:
            self._file.truncate(whole)
            self._sync()
        if whole == 0:
            self._write(_warcinfo(self.path.name))

    def __enter__(self) -> "Journal":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; everything in it is on disk already."""
        self._file.close()

    def append(self, key: str, url: str, answer: Answer) -> tuple[int, str]:
        """Keep an answer on disk, and give its offset in the file and the digest of its body."""
        offset = self._file.seek(0, os.SEEK_END)
        digest = digest_of(answer.body)
        self._write(_group(key, url, answer, digest))
        return offset, digest

    def answers(self) -> Iterator[Kept]:
        """Give every answer that is kept here, oldest first."""
        return read_all(self.path)

    def _write(self, data: bytes) -> None:
        left = memoryview(data)
        try:
            while left:
                left = left[self._file.write(left) :]
            self._sync()
        except OSError as e:
            raise StorageError(f"{self.path}: cannot be written: {e}") from e

    def _sync(self) -> None:
        os.fsync(self._file.fileno())


def digest_of(body: bytes) -> str:
    """Give `sha256:` and the hash of a body in hex."""
    return f"sha256:{sha256(body).hexdigest()}"


def read_all(path: Path | str) -> Iterator[Kept]:
    """Give key, answer, offset and digest of every whole answer in a journal, oldest first."""
    with Path(path).open("rb") as file:
        yield from (_kept(group) for group in _groups(file, 0))


def read_at(path: Path | str, offset: int) -> Answer:
    """Give the answer that starts at an offset."""
    with Path(path).open("rb") as file:
        for group in _groups(file, offset):
            return _kept(group)[1]
    raise StorageError(f"{path}: no answer at {offset}")


def _group(key: str, url: str, answer: Answer, digest: str) -> bytes:
    """Write the records of one answer into memory."""
    buffer = io.BytesIO()
    writer = WARCWriter(buffer, gzip=True)
    dated = {"WARC-Date": answer.asked_at.strftime("%Y-%m-%dT%H:%M:%S.%fZ")}
    if answer.status is not None:
        writer.write_record(_response(writer, answer, {**dated, "WARC-Payload-Digest": digest}))
        writer.write_record(_request(writer, answer, dated))
    meta = json.dumps({"key": key, "digest": digest, **_facts(url, answer)}).encode()
    record = writer.create_warc_record(
        answer.final_url,
        "metadata",
        payload=io.BytesIO(meta),
        length=len(meta),
        warc_content_type="application/json",
        warc_headers_dict=dated,
    )
    writer.write_record(record)
    return buffer.getvalue()


def _response(writer: WARCWriter, answer: Answer, fields: dict[str, str]) -> ArcWarcRecord:
    headers = [(_stored_name(n), _ascii(v)) for n, v in answer.headers.items()]
    headers.append(("Content-Length", str(len(answer.body))))
    return writer.create_warc_record(
        answer.final_url,
        "response",
        payload=io.BytesIO(answer.body),
        length=len(answer.body),
        http_headers=StatusAndHeaders(f"{answer.status} ", headers, protocol="HTTP/1.1"),
        warc_headers_dict=fields,
    )


def _request(writer: WARCWriter, answer: Answer, fields: dict[str, str]) -> ArcWarcRecord:
    return writer.create_warc_record(
        answer.final_url,
        "request",
        payload=io.BytesIO(),
        length=0,
        http_headers=StatusAndHeaders("GET / HTTP/1.1", [], is_http_request=True),
        warc_headers_dict=fields,
    )


def _stored_name(name: str) -> str:
    return f"X-Crawler-{name}" if name in _HOP_HEADERS else name


def _ascii(value: str) -> str:
    """Give a header value that every WARC reader can take; the exact one is in the metadata."""
    return value.encode("ascii", "replace").decode("ascii")


def _facts(url: str, answer: Answer) -> dict[str, Any]:
    return {
        "asked": url,
        "url": answer.url,
        "final_url": answer.final_url,
        "asked_at": answer.asked_at.isoformat(),
        "seconds": answer.seconds,
        "status": answer.status,
        "headers": dict(answer.headers),
        "problem": answer.problem,
        "detail": answer.detail,
        "moved_to": answer.moved_to,
        "wire_bytes": answer.wire_bytes,
    }


def _kept(group: list[_Member]) -> Kept:
    """Put an answer together again from its records."""
    facts = json.loads(group[-1].payload)
    body = group[0].payload if group[0].kind == "response" else b""
    return facts["key"], _answer(facts, body), group[0].offset, facts["digest"]


def _answer(facts: Mapping[str, Any], body: bytes) -> Answer:
    return Answer(
        url=facts["url"],
        final_url=facts["final_url"],
        asked_at=datetime.fromisoformat(facts["asked_at"]),
        seconds=facts["seconds"],
        status=facts["status"],
        headers=facts["headers"],
        body=body,
        problem=facts["problem"],
        detail=facts["detail"],
        moved_to=facts["moved_to"],
        wire_bytes=facts["wire_bytes"],
    )


def _warcinfo(name: str) -> bytes:
    buffer = io.BytesIO()
    writer = WARCWriter(buffer, gzip=True)
    about = {"software": "attache", "format": "WARC File Format 1.0"}
    writer.write_record(writer.create_warcinfo_record(name, about))
    return buffer.getvalue()


def is_whole(path: Path) -> bool:
    """Say whether a journal ends with a whole answer; opening it as a Journal cuts off the rest."""
    return _whole_length(path) == path.stat().st_size


def _whole_length(path: Path) -> int:
    """Give how many bytes of the file are whole groups."""
    end = 0
    with path.open("rb") as file:
        for member in _members(file, 0):
            if member.kind in ("metadata", "warcinfo"):
                end = member.end
    return end


def _groups(file: BinaryIO, offset: int) -> Iterator[list[_Member]]:
    """Give the records of each whole answer."""
    group: list[_Member] = []
    for member in _members(file, offset):
        if member.kind == "warcinfo":
            continue
        group.append(member)
        if member.kind == "metadata":
            yield group
            group = []


def _members(file: BinaryIO, offset: int) -> Iterator[_Member]:
    """Give record after record; the first torn or damaged one ends the file."""
    while True:
        file.seek(offset)
        inflated = _inflate_member(file)
        if inflated is None:
            return
        data, size = inflated
        for record in ArchiveIterator(io.BytesIO(data)):
            head = record.rec_headers
            uri = head.get_header("WARC-Target-URI") or ""
            payload = record.raw_stream.read()
            yield _Member(offset, offset + size, record.rec_type, uri, payload)
        offset += size


def _inflate_member(file: BinaryIO) -> tuple[bytes, int] | None:
    """Give one gzip member's content and its length in the file; None if it is torn."""
    engine, pieces, read = zlib.decompressobj(31), [], 0
    while not engine.eof:
        chunk = file.read(_PIECE)
        if not chunk:
            return None
        read += len(chunk)
        try:
            pieces.append(engine.decompress(chunk))
        except zlib.error:
            return None
    return b"".join(pieces), read - len(engine.unused_data)
