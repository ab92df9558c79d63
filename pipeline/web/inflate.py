"""Bodies inflated as they arrive, never beyond the cap: bombs stop at the first byte too many."""

import re
import zlib
from collections.abc import Iterator

from pipeline.web.addresses import NotFetched
from pipeline.web.answers import Problem

_GZIP = b"\x1f\x8b"
_PIECE = 65_536
# Text compresses up to about 20 times; zlib's own limit is 1032 times.
_BOMB_RATIO = 100
_MAX_LAYERS = 3
_KNOWN = re.compile(r"^(x-)?(gzip|deflate)$")


class _Layer:
    """One gzip or deflate layer; a body that is not what its header says passes unchanged."""

    def __init__(self, name: str, max_bytes: int) -> None:
        self._gzip = "gzip" in name
        self._max_bytes, self._seen, self._produced = max_bytes, 0, 0
        self._engine: zlib._Decompress | None = None
        self._plain = False
        self._head = b""

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Give the inflated pieces of some bytes, one at a time."""
        self._seen += len(data)
        if self._engine is None and not self._plain:
            self._head += data
            if len(self._head) < 2:
                return
            data, self._head = self._head, b""
            self._open(data)
        if self._plain:
            yield data
        else:
            yield from self._inflate(data)

    def _open(self, data: bytes) -> None:
        if self._gzip:
            self._plain = data[:2] != _GZIP
        bits = 31 if self._gzip else (15 if _is_zlib(data) else -15)
        self._engine = zlib.decompressobj(bits)
        if not self._gzip and bits == -15 and data[:1] in (b"<", b"{"):
            self._plain = True

    def _inflate(self, data: bytes) -> Iterator[bytes]:
        while data and self._engine is not None:
            if self._engine.eof:
                if data[:2] != _GZIP:  # padding after the end
                    break
                self._engine = zlib.decompressobj(31)
            try:
                piece = self._engine.decompress(data, _PIECE)
            except zlib.error as e:
                raise NotFetched(Problem.BAD_ENCODING, f"damaged compression: {e}") from e
            data = self._engine.unconsumed_tail or self._engine.unused_data
            self._spend(len(piece))
            yield piece

    def _spend(self, size: int) -> None:
        self._produced += size
        if self._produced > self._max_bytes:
            is_bomb = self._produced > self._seen * _BOMB_RATIO
            problem = Problem.BOMB if is_bomb else Problem.TOO_LARGE
            raise NotFetched(problem, "inflates beyond the cap")

    @property
    def is_whole(self) -> bool:
        """Say whether the compressed stream came to its end."""
        return self._plain or self._engine is None or self._engine.eof


def _is_zlib(data: bytes) -> bool:
    """Say whether bytes start with a zlib header (RFC 1950); raw deflate is sent as often."""
    return len(data) > 1 and data[0] & 0x0F == 8 and (data[0] << 8 | data[1]) % 31 == 0


class Inflater:
    """Collects a body through its layers of compression, with a cap on what every layer gives."""

    def __init__(self, content_encoding: str, max_bytes: int) -> None:
        names = [n.strip().lower() for n in content_encoding.split(",")]
        names = [n for n in names if n not in ("", "identity", "none", "utf-8", "binary")]
        unknown = [n for n in names if not _KNOWN.match(n)]
        if unknown:
            raise NotFetched(Problem.BAD_ENCODING, f"{unknown[0][:40]} was not asked for")
        if len(names) > _MAX_LAYERS:
            raise NotFetched(Problem.BOMB, f"{len(names)} layers of compression")
        self._layers = [_Layer(n, max_bytes) for n in reversed(names)]
        self._max_bytes, self._size = max_bytes, 0
        self._pieces: list[bytes] = []

    def feed(self, data: bytes) -> None:
        """Take the next bytes of the response."""
        try:
            self._descend(data, 0)
        except NotFetched:
            self._pieces.clear()  # many bombs at once must not add up
            raise

    def _descend(self, data: bytes, depth: int) -> None:
        if depth < len(self._layers):
            for piece in self._layers[depth].feed(data):
                self._descend(piece, depth + 1)
            return
        self._size += len(data)
        if self._size > self._max_bytes:
            raise NotFetched(Problem.TOO_LARGE, f"more than {self._max_bytes} bytes")
        self._pieces.append(data)

    @property
    def is_whole(self) -> bool:
        """Say whether every layer came to its end."""
        return all(layer.is_whole for layer in self._layers)

    def body(self) -> bytes:
        """Give what was collected; gzip files (`news.xml.gz`) are opened, up to the same cap."""
        return _unpack(b"".join(self._pieces), self._max_bytes, _MAX_LAYERS - len(self._layers))


def _unpack(body: bytes, max_bytes: int, layers: int) -> bytes:
    """Open gzip files whose headers did not say so."""
    if not body.startswith(_GZIP):
        return body
    if layers <= 0:
        raise NotFetched(Problem.BOMB, "compressed too many times")
    inner = Inflater("gzip", max_bytes)
    inner.feed(body)
    if not inner.is_whole:
        raise NotFetched(Problem.TRUNCATED, "the gzip file ended early")
    return _unpack(b"".join(inner._pieces), max_bytes, layers - 1)
