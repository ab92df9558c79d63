"""A publisher that misbehaves on purpose: raw bytes over real sockets, every request noted."""

import gzip
import socket
import ssl
import threading
import time
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

RSS = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>T</title>
<item><guid>1</guid><link>http://example.org/1</link><title>One</title></item></channel></rss>"""

Route = bytes | Callable[["Request"], bytes | Iterable[bytes]]


@dataclass
class Request:
    path: str
    headers: dict[str, str]
    raw: bytes


@dataclass
class Publisher:
    """Routes by path, and notes of every request and every connection."""

    port: int
    routes: dict[str, Route] = field(default_factory=dict)
    requests: list[Request] = field(default_factory=list)
    connections: int = 0
    active: int = 0
    most_active: int = 0
    started: list[float] = field(default_factory=list)
    host: str = "127.0.0.1"

    @property
    def authority(self) -> str:
        return f"{self.host}:{self.port}"

    def url(self, path: str) -> str:
        return f"http://{self.authority}{path}"

    def asked(self, path: str) -> int:
        return sum(request.path == path for request in self.requests)


def ok(body: bytes = RSS, *headers: str, status: str = "200 OK") -> bytes:
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *headers, "", ""]
    return "\r\n".join(lines).encode("latin-1") + body


def redirect(location: str, status: int = 302) -> bytes:
    return ok(b"", f"Location: {location}", status=f"{status} Moved")


def zipped(body: bytes = RSS) -> bytes:
    return ok(gzip.compress(body), "Content-Encoding: gzip", "Content-Type: text/xml")


def bomb(layers: int = 1, size: int = 200_000_000) -> bytes:
    """A gzip body that inflates to `size` zeros, packed again for every further layer."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    block = b"\0" * 1_000_000
    data = b"".join(packer.compress(block) for _ in range(size // len(block))) + packer.flush()
    for _ in range(layers - 1):
        data = gzip.compress(data)
    return ok(data, "Content-Encoding: " + ", ".join(["gzip"] * layers))


def drip(seconds: float = 60, every: float = 0.1) -> Callable[[Request], Iterator[bytes]]:
    def body(_: Request) -> Iterator[bytes]:
        yield b"HTTP/1.1 200 OK\r\n\r\n"
        for _ in range(int(seconds / every)):
            time.sleep(every)
            yield b"x"

    return body


def hang(_: Request) -> Iterator[bytes]:
    """Take the request and never answer, until the other side leaves."""
    while True:
        time.sleep(0.05)
        yield b""


def _serve(sock: socket.socket, publisher: Publisher, tls: ssl.SSLContext | None) -> None:
    with publisher_slot(publisher):
        try:
            sock.settimeout(20)
            sock = tls.wrap_socket(sock, server_side=True) if tls else sock
            raw = _read_head(sock)
            if raw:
                _answer(sock, publisher, raw)
        except OSError:
            pass
        finally:
            sock.close()


@contextmanager
def publisher_slot(publisher: Publisher) -> Iterator[None]:
    publisher.active += 1
    publisher.most_active = max(publisher.most_active, publisher.active)
    publisher.started.append(time.monotonic())
    try:
        yield
    finally:
        publisher.active -= 1


def _read_head(sock: socket.socket) -> bytes:
    raw = b""
    while b"\r\n\r\n" not in raw:
        chunk = sock.recv(65536)
        if not chunk:
            return b""
        raw += chunk
    return raw


def _answer(sock: socket.socket, publisher: Publisher, raw: bytes) -> None:
    lines = raw.decode("latin-1").split("\r\n")
    headers = dict(line.split(": ", 1) for line in lines[1:] if ": " in line)
    request = Request(lines[0].split(" ")[1], {k.lower(): v for k, v in headers.items()}, raw)
    publisher.requests.append(request)
    route = publisher.routes.get(request.path, ok(b"no such page", status="404 Not Found"))
    answer = route(request) if callable(route) else route
    for chunk in [answer] if isinstance(answer, bytes) else answer:
        sock.sendall(chunk)
        if chunk == b"" and _has_left(sock):
            return


def _has_left(sock: socket.socket) -> bool:
    sock.setblocking(False)
    try:
        return sock.recv(1) == b""
    except BlockingIOError:
        return False
    except ssl.SSLError:
        return False
    finally:
        sock.settimeout(20)


@contextmanager
def serving(
    routes: dict[str, Route] | None = None,
    host: str = "127.0.0.1",
    tls: ssl.SSLContext | None = None,
) -> Iterator[Publisher]:
    """Serve until the block ends."""
    listener = socket.create_server((host, 0), backlog=256)
    publisher = Publisher(listener.getsockname()[1], defaultdict(bytes), host=host)
    publisher.routes = dict(routes or {})

    def accept() -> None:
        while True:
            try:
                sock, _ = listener.accept()
            except OSError:
                return
            publisher.connections += 1
            threading.Thread(target=_serve, args=(sock, publisher, tls), daemon=True).start()

    thread = threading.Thread(target=accept, daemon=True)
    thread.start()
    try:
        yield publisher
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join(5)
