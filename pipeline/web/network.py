"""Connections that check the address after DNS, count every byte and bear sloppy servers."""

import asyncio
import ipaddress
import socket
import ssl
import threading
from collections.abc import Collection, Iterable
from dataclasses import dataclass

import httpcore
from httpcore import SOCKET_OPTION, AsyncNetworkBackend, AsyncNetworkStream

from pipeline.web import heads
from pipeline.web.addresses import Address, NotFetched, is_allowed, literal_address
from pipeline.web.answers import Problem

_GAI_TEMPORARY = frozenset({socket.EAI_AGAIN})


@dataclass(slots=True)
class Meter:
    """The caps of one fetch, over all its redirects, and the bytes received so far."""

    max_wire_bytes: int
    max_head_bytes: int
    wire_bytes: int = 0

    def count(self, data: bytes) -> bytes:
        """Pass bytes on, or raise once there are too many."""
        self.wire_bytes += len(data)
        if self.wire_bytes > self.max_wire_bytes:
            raise NotFetched(Problem.TOO_LARGE, f"more than {self.max_wire_bytes} bytes sent")
        return data


async def resolve(host: str, port: int) -> tuple[Address, ...]:
    """Give the addresses of a name; each lookup has a thread, so a hung one holds up nobody."""
    literal = literal_address(host)
    if literal is not None:
        return (literal,)
    loop = asyncio.get_running_loop()
    found: asyncio.Future[tuple[Address, ...]] = loop.create_future()

    def look_up() -> None:
        try:
            infos = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as e:
            outcome: tuple[Address, ...] | NotFetched = _not_resolved(e)
        else:
            outcome = tuple(dict.fromkeys(ipaddress.ip_address(i[4][0]) for i in infos))
        if not loop.is_closed():
            loop.call_soon_threadsafe(_settle, found, outcome)

    threading.Thread(target=look_up, name=f"dns {host}", daemon=True).start()
    return await found


def _not_resolved(error: Exception) -> NotFetched:
    """Say why a name gave no address."""
    temporary = getattr(error, "errno", None) in _GAI_TEMPORARY
    return NotFetched(Problem.DNS, "try again later" if temporary else "name not found")


def _settle(
    found: asyncio.Future[tuple[Address, ...]], outcome: tuple[Address, ...] | NotFetched
) -> None:
    """Hand a lookup's outcome over, unless the one who asked has left."""
    if found.done():
        return
    if isinstance(outcome, NotFetched):
        found.set_exception(outcome)
    else:
        found.set_result(outcome)


class GuardedBackend(AsyncNetworkBackend):
    """Connects to addresses that were checked: what DNS said once is what is used."""

    def __init__(self, allow: Collection[str], connect_seconds: float, meter: Meter) -> None:
        self._allow, self._connect_seconds, self._meter = allow, connect_seconds, meter
        self._inner = httpcore.AnyIOBackend()
        self._opened: list[AsyncNetworkStream] = []

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[SOCKET_OPTION] | None = None,
    ) -> AsyncNetworkStream:
        """Connect to the first of the host's allowed addresses that answers."""
        addresses = await resolve(host, port)
        allowed = [a for a in addresses if is_allowed(host, port, a, self._allow)]
        if not allowed:
            raise NotFetched(Problem.REFUSED_ADDRESS, f"{host}:{port} is not a public address")
        failure = NotFetched(Problem.CONNECTION, "no connection")
        for address in allowed:
            try:
                stream = await self._inner.connect_tcp(
                    str(address), port, timeout=self._connect_seconds
                )
            except httpcore.ConnectTimeout:
                failure = NotFetched(Problem.TIMEOUT, f"no connection in {self._connect_seconds} s")
            except httpcore.ConnectError as e:
                failure = NotFetched(Problem.CONNECTION, str(e.__cause__ or e))
            else:
                self._opened.append(stream)
                return GuardedStream(stream, self._meter)
        raise failure

    async def aclose(self) -> None:
        """Close every socket: httpcore forgets those whose handshake was broken off."""
        for stream in self._opened:
            await stream.aclose()

    async def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,
        socket_options: Iterable[SOCKET_OPTION] | None = None,
    ) -> AsyncNetworkStream:
        """Refuse: nothing on the web is a socket file."""
        raise NotFetched(Problem.REFUSED_ADDRESS, "a socket file")

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await asyncio.sleep(seconds)


class GuardedStream(AsyncNetworkStream):
    """A connection whose bytes are counted and whose response head is repaired."""

    def __init__(self, inner: AsyncNetworkStream, meter: Meter) -> None:
        self._inner, self._meter, self._has_head = inner, meter, False

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Give the next bytes: the whole repaired head first, then the body as it comes."""
        if not self._has_head:
            self._has_head = True
            return await self._read_head(max_bytes)
        return self._meter.count(await self._inner.read(max_bytes))

    async def _read_head(self, max_bytes: int) -> bytes:
        data = b""
        while True:
            split = heads.split_head(data)
            if split is not None and heads.is_interim(split[0]):
                data = split[1]
                continue
            if split is not None:
                return heads.repair(split[0]) + split[1]
            if len(data) > self._meter.max_head_bytes:
                raise NotFetched(Problem.TOO_LARGE, "headers beyond the cap")
            chunk = self._meter.count(await self._inner.read(max_bytes))
            if not chunk:  # the end: what came may be a head without its blank line
                return heads.repair(data) if data.strip() else b""
            data += chunk

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send bytes."""
        await self._inner.write(buffer)

    async def aclose(self) -> None:
        """Close the connection."""
        await self._inner.aclose()

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> AsyncNetworkStream:
        """Encrypt the connection, verified against the name in the URL."""
        try:
            stream = await self._inner.start_tls(ssl_context, server_hostname)
        except (httpcore.ConnectError, ssl.SSLError) as e:
            raise NotFetched(Problem.TLS, str(e.__cause__ or e)) from e
        return GuardedStream(stream, self._meter)

    def get_extra_info(self, info: str) -> object:
        """Give what the connection knows of itself."""
        return self._inner.get_extra_info(info)
