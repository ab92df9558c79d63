"""The head of an HTTP response, repaired as browsers and curl do before a strict parser reads it.

Junk lines, HTTP/2 or ICY status lines, contradictory lengths and interim responses are all seen on
real news servers; h11 refuses each of them, and the feed would be lost.
"""

import re

_STATUS = re.compile(rb"^\s*(HTTP/1\.0|HTTP/\d(?:\.\d)?|ICY)[ \t]+(\d{3})(?:[ \t]+(.*))?$", re.I)
_NAME = re.compile(rb"^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$")
_CONTROLS = re.compile(rb"[\x00-\x08\x0a-\x1f\x7f]")
_END = re.compile(rb"\r?\n\r?\n")


def split_head(data: bytes) -> tuple[bytes, bytes] | None:
    """Split at the blank line that ends the head, CRLF or bare LF; None while it is missing."""
    start = len(data) - len(data.lstrip(b"\r\n"))  # blank lines before the head do not end it
    end = _END.search(data, start)
    return None if end is None else (data[start : end.start()], data[end.end() :])


def is_interim(head: bytes) -> bool:
    """Say whether this is a 1xx head, after which the real one follows."""
    match = _STATUS.match(head.split(b"\n", 1)[0].rstrip(b"\r"))
    return match is not None and match[2].startswith(b"1")


def repair(head: bytes) -> bytes:
    """Give a head that RFC 9112 allows, with the blank line that ends it; garbage stays garbage."""
    lines = _unfold(head)
    match = _STATUS.match(lines[0])
    if match is None:
        return head + b"\r\n\r\n"
    version = b"HTTP/1.0" if match[1] == b"HTTP/1.0" else b"HTTP/1.1"
    reason = _CONTROLS.sub(b"", match[3] or b"")
    fields = _framing([field for line in lines[1:] if (field := _field(line))])
    head_lines = [version + b" " + match[2] + b" " + reason, *(n + b": " + v for n, v in fields)]
    return b"\r\n".join(head_lines) + b"\r\n\r\n"


def _unfold(head: bytes) -> list[bytes]:
    """Split into lines, joining the obsolete continuation lines (RFC 9112, section 5.2)."""
    lines: list[bytes] = []
    for line in head.split(b"\n"):
        if lines[1:] and line[:1] in (b" ", b"\t"):
            lines[-1] += b" " + line.strip()
        else:
            lines.append(line.rstrip(b"\r"))
    return lines


def _field(line: bytes) -> tuple[bytes, bytes] | None:
    """Split a header line; None for a line that is none."""
    name, colon, value = line.partition(b":")
    name = name.strip()
    if not colon or not _NAME.match(name):
        return None
    return name, _CONTROLS.sub(b"", value).strip()


def _framing(fields: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    """Keep one statement of the length: chunked wins, contradictions and nonsense are dropped.

    We ask once per connection, so that an answer without a length ends where the connection does.
    """
    lengths = {
        p.strip() for n, v in fields if n.lower() == b"content-length" for p in v.split(b",")
    }
    chunked = any(n.lower() == b"transfer-encoding" and b"chunked" in v.lower() for n, v in fields)
    rest = [f for f in fields if f[0].lower() not in (b"content-length", b"transfer-encoding")]
    if chunked:
        return [*rest, (b"Transfer-Encoding", b"chunked")]
    length = next(iter(lengths)) if len(lengths) == 1 else b""
    return [*rest, (b"Content-Length", length)] if re.fullmatch(rb"\d{1,15}", length) else rest
