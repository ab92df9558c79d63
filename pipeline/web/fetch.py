"""One request that cannot hurt: bounded in time and bytes, checked at every hop, never raising.

get -> hop (checked address, TLS, head) -> redirect? -> body (inflated, capped) -> Answer
"""

import asyncio
import ssl
import time
import urllib.request
from base64 import b64encode
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from types import MappingProxyType
from urllib.parse import unquote_to_bytes

import httpcore

from pipeline.records import Answer
from pipeline.web.addresses import (
    NotFetched,
    Target,
    is_allowed,
    literal_address,
    target_of,
    without_credentials,
)
from pipeline.web.answers import Problem
from pipeline.web.inflate import Inflater
from pipeline.web.network import GuardedBackend, Meter
from pipeline.web.redirects import REDIRECTS, Trail

NO_HEADERS: Mapping[str, str] = MappingProxyType({})

#: Asked before a redirect is followed: the problem that forbids it, or None.
MayFollow = Callable[[str], Awaitable[NotFetched | None]]

_NO_BODY = frozenset({204, 304})


@dataclass(frozen=True, slots=True)
class FetchSettings:
    """How we ask: who we are, what is allowed, and the bounds of one fetch and one round."""

    user_agent: str = "attache/0.1"
    allow: frozenset[str] = frozenset()  # "host:port" that would be refused otherwise
    deadline_seconds: float = 30.0  # the whole fetch: DNS, connect, TLS, headers, body, redirects
    connect_seconds: float = 10.0  # one connection attempt
    max_wire_bytes: int = 10_000_000
    max_body_bytes: int = 10_000_000  # inflated
    max_head_bytes: int = 1_000_000
    max_redirects: int = 10
    per_host_concurrency: int = 2
    per_host_delay_seconds: float = 0.5  # between two starts at one host
    max_crawl_delay_seconds: float = 30.0
    concurrency: int = 64
    use_env_proxy: bool = False
    ca_file: str | None = None  # further certificate authorities, as a PEM file

    @property
    def agent_token(self) -> str:
        """Give the product name that robots.txt groups are matched with."""
        return self.user_agent.partition("/")[0].strip() or "attache"


@dataclass(slots=True)
class _Received:
    """What has come in so far: all that an Answer can say when the fetch breaks off."""

    status: int | None = None
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""


def _utc_now() -> datetime:
    return datetime.now(UTC)


class Fetcher:
    """Asks one address at a time, on a new connection, without cookies, referrer or retries."""

    def __init__(self, settings: FetchSettings, clock: Callable[[], datetime] = _utc_now) -> None:
        self.settings = settings
        self._clock = clock
        self._tls = ssl.create_default_context()
        if settings.ca_file:
            self._tls.load_verify_locations(settings.ca_file)
        self._proxies = urllib.request.getproxies() if settings.use_env_proxy else {}

    async def __aenter__(self) -> "Fetcher":
        return self

    async def __aexit__(self, *exc: object) -> None:
        return None

    async def get(
        self,
        url: str,
        *,
        headers: Mapping[str, str] = NO_HEADERS,
        deadline_seconds: float | None = None,
        max_bytes: int | None = None,
        may_follow: MayFollow | None = None,
    ) -> Answer:
        """Give what the address answers, or the problem: whatever the web does is a value."""
        started, asked_at = time.monotonic(), self._clock()
        trail = Trail(url, self.settings.max_redirects)
        meter = Meter(self.settings.max_wire_bytes, self.settings.max_head_bytes)
        fetch = _Fetch(self, trail, meter, headers, max_bytes or self.settings.max_body_bytes)
        problem: Problem | None = None
        detail = ""
        try:
            async with asyncio.timeout(deadline_seconds or self.settings.deadline_seconds):
                await fetch.run(may_follow)
        except TimeoutError:
            problem, detail = Problem.TIMEOUT, f"{time.monotonic() - started:.0f} s"
        except NotFetched as e:  # not kept: its traceback would keep the body alive
            problem, detail = e.problem, e.detail
        return Answer(
            url=without_credentials(url),
            final_url=without_credentials(trail.url),
            asked_at=asked_at,
            seconds=round(time.monotonic() - started, 3),
            status=fetch.received.status,
            headers=fetch.received.headers,
            body=fetch.received.body,
            problem=problem.value if problem else None,
            detail=detail,
            moved_to=without_credentials(trail.moved_to) if trail.moved_to else None,
            wire_bytes=meter.wire_bytes,
        )

    @asynccontextmanager
    async def connection(
        self, target: Target, meter: Meter
    ) -> AsyncIterator[httpcore.AsyncHTTPConnection | httpcore.AsyncHTTPProxy]:
        """Give a connection to one origin: direct and guarded, or through the configured proxy."""
        proxy = self._proxy_for(target)
        allow = self.settings.allow if proxy is None else {*self.settings.allow, _entry(proxy)}
        backend = GuardedBackend(allow, self.settings.connect_seconds, meter)
        connection: httpcore.AsyncHTTPConnection | httpcore.AsyncHTTPProxy
        if proxy is None:
            origin = httpcore.URL(target.origin).origin
            connection = httpcore.AsyncHTTPConnection(
                origin, ssl_context=self._tls, network_backend=backend
            )
        else:
            connection = self._through(proxy, target, backend)
        try:
            yield connection
        finally:
            await connection.aclose()
            await backend.aclose()

    def _proxy_for(self, target: Target) -> Target | None:
        proxy = self._proxies.get(target.scheme) or self._proxies.get("all")
        if not proxy or urllib.request.proxy_bypass(f"{target.host}:{target.port}"):
            return None
        return target_of(proxy if "://" in proxy else f"http://{proxy}")

    def _through(
        self, proxy: Target, target: Target, backend: GuardedBackend
    ) -> httpcore.AsyncHTTPProxy:
        """Ask through a proxy, which is trusted and resolves names; literals are checked here."""
        address = literal_address(target.host)
        allow = self.settings.allow
        if address is not None and not is_allowed(target.host, target.port, address, allow):
            raise NotFetched(Problem.REFUSED_ADDRESS, f"{target.host}:{target.port}")
        return httpcore.AsyncHTTPProxy(
            proxy.origin,
            proxy_auth=_user_and_password(proxy.credentials),
            ssl_context=self._tls,
            network_backend=backend,
        )


def _entry(proxy: Target) -> str:
    """Give the allow-list entry of the proxy that the desk configured."""
    host = f"[{proxy.host}]" if ":" in proxy.host else proxy.host
    return f"{host}:{proxy.port}"


def _user_and_password(credentials: str | None) -> tuple[bytes, bytes] | None:
    """Give user and password of a URL, decoded."""
    if credentials is None:
        return None
    user, _, password = credentials.partition(":")
    return unquote_to_bytes(user), unquote_to_bytes(password)


class _Fetch:
    """One request on its way through its redirects."""

    def __init__(
        self,
        fetcher: Fetcher,
        trail: Trail,
        meter: Meter,
        headers: Mapping[str, str],
        max_bytes: int,
    ) -> None:
        self._fetcher, self._trail, self._meter = fetcher, trail, meter
        self._headers, self._max_bytes = headers, max_bytes
        self._credentials: tuple[str, str] | None = None  # origin they belong to, and themselves
        self.received = _Received()

    async def run(self, may_follow: MayFollow | None) -> None:
        """Follow redirects to the response that is none."""
        while await self._hop():
            self.received = _Received()
            refused = await may_follow(self._trail.url) if may_follow else None
            if refused is not None:
                raise refused

    async def _hop(self) -> bool:
        """Ask one address; say whether it redirects."""
        target = target_of(self._trail.url)
        if target.credentials:
            self._credentials = target.origin, target.credentials
        try:
            async with self._fetcher.connection(target, self._meter) as connection:
                request = self._request(target)
                response = await connection.handle_async_request(request)
                try:
                    return await self._take(response)
                finally:
                    await response.aclose()
        except (httpcore.NetworkError, OSError) as e:
            raise self._broken(e, Problem.CONNECTION) from e
        except (httpcore.ProtocolError, httpcore.ProxyError) as e:
            raise self._broken(e, Problem.BAD_RESPONSE) from e

    def _broken(self, error: Exception, problem: Problem) -> NotFetched:
        """Name a break: after the head it is a truncated body, before any byte no connection."""
        detail = str(error.__cause__ or error)[:200] or type(error).__name__
        if self.received.status is not None:
            return NotFetched(Problem.TRUNCATED, detail)
        if "without sending a response" in detail:
            return NotFetched(Problem.CONNECTION, "closed without an answer")
        return NotFetched(problem, detail)

    def _request(self, target: Target) -> httpcore.Request:
        url = httpcore.URL(
            scheme=target.scheme, host=target.host, port=target.port, target=target.path
        )
        return httpcore.Request("GET", url, headers=self._request_headers(target))

    def _request_headers(self, target: Target) -> Sequence[tuple[bytes, bytes]]:
        fields = {
            "Host": target.authority,
            "User-Agent": self._fetcher.settings.user_agent,
            "Accept": "*/*",
            "Accept-Encoding": "gzip",
            "Connection": "close",
            **self._headers,
        }
        if self._credentials and self._credentials[0] == target.origin:
            user, password = _user_and_password(self._credentials[1]) or (b"", b"")
            fields["Authorization"] = "Basic " + b64encode(user + b":" + password).decode()
        return [(n.encode("ascii"), v.encode("latin-1", "replace")) for n, v in fields.items()]

    async def _take(self, response: httpcore.Response) -> bool:
        """Take a response in; say whether it redirects."""
        self.received.status = response.status
        self.received.headers = _joined(response.headers)
        location = [v for n, v in response.headers if n.lower() == b"location"]
        if response.status in REDIRECTS:
            self._trail.follow(response.status, location[0] if location else b"")
            return True
        if response.status not in _NO_BODY:
            await self._read_body(response)
        return False

    async def _read_body(self, response: httpcore.Response) -> None:
        encoding = self.received.headers.get("content-encoding", "")
        inflater = Inflater(encoding, self._max_bytes)
        try:
            async for chunk in response.aiter_stream():
                inflater.feed(chunk)
        except (httpcore.NetworkError, httpcore.ProtocolError, OSError):
            self.received.body = inflater.body()
            raise
        self.received.body = inflater.body()
        if not inflater.is_whole:
            raise NotFetched(Problem.TRUNCATED, "the compressed body ended early")


def _joined(fields: Sequence[tuple[bytes, bytes]]) -> dict[str, str]:
    """Give headers by lower-case name; repeated ones joined, bytes kept one to one as Latin-1."""
    headers: dict[str, str] = {}
    for raw_name, raw_value in fields:
        name, value = raw_name.decode("latin-1").lower(), raw_value.decode("latin-1")
        headers[name] = f"{headers[name]}, {value}" if name in headers else value
    return headers
