"""Which addresses may be asked: http(s) on public addresses, and what the desk has allowed."""

import ipaddress
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network
from urllib.parse import quote, urlsplit, urlunsplit

import idna

from pipeline.web.answers import Problem

Address = IPv4Address | IPv6Address

_PORTS = {"http": 80, "https": 443}
# RFC 6052, RFC 8215 and RFC 4291 (section 2.5.5.1) put an IPv4 address into the last 32 bits.
_NAT64 = (IPv6Network("64:ff9b::/96"), IPv6Network("64:ff9b:1::/48"), IPv6Network("::/96"))
_ISATAP = frozenset({0x00005EFE, 0x02005EFE})  # RFC 5214, section 6.1
_SITE_LOCAL = IPv6Network("fec0::/10")  # RFC 3879: deprecated, still routed inside some networks
# RFC 7526: deprecated 6to4 relays; RFC 6890: protocol assignments, some of which are metadata.
_INSIDE = (ipaddress.IPv4Network("192.88.99.0/24"), ipaddress.IPv4Network("192.0.0.0/24"))
# Azure's metadata and health service answers on an address that is public by its range.
_METADATA = frozenset({IPv4Address("168.63.129.16")})
_FORBIDDEN_IN_URL = re.compile(r"[\x00-\x20\x7f]")


class NotFetched(Exception):
    """An address gives nothing: carries the problem and one line for the person at the desk."""

    def __init__(self, problem: Problem, detail: str = "") -> None:
        super().__init__(detail or problem.value)
        self.problem, self.detail = problem, detail


@dataclass(frozen=True, slots=True)
class Target:
    """A URL taken apart as a request needs it; host is ASCII, path holds the query."""

    scheme: str
    host: str
    port: int
    path: str
    credentials: str | None = None  # user:password, percent-encoded as in the URL

    @property
    def origin(self) -> str:
        """Give `scheme://host:port`."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}:{self.port}"

    @property
    def authority(self) -> str:
        """Give the value of the Host header: the port only where it is not the scheme's own."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"


def target_of(url: str) -> Target:
    """Take a URL apart; raise NotFetched when it is not http(s), or no URL at all."""
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError as e:
        raise NotFetched(Problem.UNSUPPORTED_SCHEME, f"not a URL: {e}") from e
    scheme = parts.scheme.lower()
    if scheme not in _PORTS:
        raise NotFetched(Problem.UNSUPPORTED_SCHEME, scheme or "no scheme")
    if not (parts.hostname or "").strip(".") or _FORBIDDEN_IN_URL.search(parts.netloc):
        raise NotFetched(Problem.UNSUPPORTED_SCHEME, "no host")
    if port == 0:
        raise NotFetched(Problem.REFUSED_ADDRESS, "port 0")
    credentials = parts.netloc.rpartition("@")[0] or None
    path = _request_path(parts.path, parts.query, "?" in url.partition("#")[0])
    return Target(
        scheme, _ascii_host(parts.hostname or ""), port or _PORTS[scheme], path, credentials
    )


def _request_path(path: str, query: str, has_query: bool) -> str:
    """Percent-encode what cannot stand in a request line, and nothing else: the URL stays exact."""
    safe = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
    target = quote(path or "/", safe=safe.replace('"', "").replace("<", "").replace(">", ""))
    return f"{target}?{quote(query, safe=safe.replace(' ', ''))}" if has_query else target


def _ascii_host(host: str) -> str:
    """Give the name as DNS knows it; names with underscores and other oddities stay as they are."""
    if host.isascii():
        return host.lower().rstrip(".")
    try:
        return idna.encode(host, uts46=True).decode("ascii").rstrip(".")
    except idna.IDNAError as e:
        raise NotFetched(Problem.DNS, "not a host name") from e


def without_credentials(url: str) -> str:
    """Give the URL without `user:password@`, as it may be stored and shown."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return re.sub(r"//[^/@]*@", "//", url)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


def literal_address(host: str) -> Address | None:
    """Give the IP address that a host spells: dotted, decimal, octal, hexadecimal, shortened."""
    host = host.strip("[]").rstrip(".").partition("%")[0]
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return _loose_ipv4(host)


def _loose_ipv4(host: str) -> IPv4Address | None:
    """Read what inet_aton reads: one to four numbers, the last of which fills the rest."""
    numbers = [_number(part) for part in host.split(".")]
    if not 1 <= len(numbers) <= 4:
        return None
    value = 0
    for n, number in enumerate(numbers):
        bits = 8 * (5 - len(numbers)) if n == len(numbers) - 1 else 8
        if number is None or number >= 1 << bits:
            return None
        value = value << bits | number
    return IPv4Address(value)


def _number(text: str) -> int | None:
    """Read a decimal, 0octal or 0xhex number."""
    if re.fullmatch(r"0[xX][0-9a-fA-F]{1,16}", text):
        return int(text, 16)
    if re.fullmatch(r"0[0-7]{0,16}", text):
        return int(text, 8)
    return int(text) if re.fullmatch(r"[1-9][0-9]{0,15}", text) else None


def is_public(address: Address) -> bool:
    """Say whether an address, and every IPv4 address inside it, is on the public internet."""
    if isinstance(address, IPv4Address):
        return (
            address.is_global
            and not address.is_multicast
            and not address.is_reserved
            and not any(address in network for network in _INSIDE)
            and address not in _METADATA
        )
    inside = list(_embedded(address))
    if inside:
        return all(is_public(v4) for v4 in inside) and not _is_local_only(address)
    return address.is_global and not address.is_multicast and address not in _SITE_LOCAL


def _is_local_only(address: IPv6Address) -> bool:
    """Say whether the outer form is for use inside a network, whatever it carries."""
    return address in IPv6Network("::/96") or address in IPv6Network("64:ff9b:1::/48")


def _embedded(address: IPv6Address) -> Iterator[IPv4Address]:
    """Give the IPv4 addresses that tunnels and translators would reach through this one."""
    last = IPv4Address(int(address) & 0xFFFFFFFF)
    if address.ipv4_mapped is not None:
        yield address.ipv4_mapped
    if address.sixtofour is not None:
        yield address.sixtofour
    if address.teredo is not None:
        yield from address.teredo
    if any(address in network for network in _NAT64):
        yield last
    if (int(address) >> 32) & 0xFFFFFFFF in _ISATAP:
        yield last


def is_allowed(host: str, port: int, address: Address, allow: Collection[str]) -> bool:
    """Say whether host:port may be reached at this address; `allow` holds "host:port" strings."""
    shown = f"[{address}]" if isinstance(address, IPv6Address) else str(address)
    named = f"[{host}]" if ":" in host else host
    return is_public(address) or f"{shown}:{port}" in allow or f"{named}:{port}" in allow


def refusal(url: str, allow: Collection[str]) -> Problem | None:
    """Give the problem of a URL that may not be asked, as far as that shows without DNS."""
    try:
        target = target_of(url)
    except NotFetched as e:
        return e.problem
    address = literal_address(target.host)
    if address is not None and not is_allowed(target.host, target.port, address, allow):
        return Problem.REFUSED_ADDRESS
    return None


def origin_of(url: str) -> str:
    """Give `scheme://host:port` in lower case, or the URL itself where it has none."""
    try:
        return target_of(url).origin
    except NotFetched:
        return urlsplit(url).netloc if "//" in url else url
