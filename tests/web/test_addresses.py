"""Which addresses are asked at all: no spelling of an address inside, nor a redirect to one."""

import ipaddress
import socket

import pytest

from pipeline.web import network
from pipeline.web.addresses import (
    NotFetched,
    is_allowed,
    is_public,
    literal_address,
    refusal,
    target_of,
    without_credentials,
)
from tests.web.asking import get
from tests.web.hostile import ok, redirect, serving

INSIDE = [
    "127.0.0.1",
    "127.255.0.9",
    "0.0.0.0",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "100.100.100.200",
    "168.63.129.16",
    "192.0.0.192",
    "192.0.2.1",
    "198.18.0.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "192.88.99.1",
    "::1",
    "::",
    "fe80::1",
    "fc00::1",
    "fd00:ec2::254",
    "fec0::1",
    "ff02::1",
    "2001:db8::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::127.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b::a00:1",
    "64:ff9b:1::808:808",
    "2002:7f00:1::",
    "2002:a9fe:a9fe::",
    "2001:0:4136:e378:8000:63bf:3fff:fdd2",
    "2a00:1450::5efe:10.0.0.1",
]

OUTSIDE = [
    "8.8.8.8", "193.0.6.139", "2a00:1450:4001::200e", "::ffff:8.8.8.8", "64:ff9b::808:808",
]  # fmt: skip


@pytest.mark.parametrize("address", INSIDE)
def test_addresses_inside_are_not_public(address):
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", OUTSIDE)
def test_addresses_outside_are_public(address):
    assert is_public(ipaddress.ip_address(address))


SPELLINGS = [
    "127.0.0.1",
    "127.1",
    "127.0.1",
    "2130706433",
    "0x7f000001",
    "0x7f.0.0.1",
    "0177.0.0.1",
    "017700000001",
    "0x7F.1",
    "127.0.0.1.",
    "0",
    "00",
    "127.0.00000.1",
    "[::1]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[0:0:0:0:0:0:0:1]",
    "[64:ff9b::7f00:1]",
    "[2002:7f00:1::]",
    "[::127.0.0.1]",
    "[fe80::1%25lo]",
    "localhost",
    "LOCALHOST",
    "localhost.",
    "①②⑦.0.0.1",
    "127。0。0。1",
]


@pytest.fixture
def canary():
    """A service inside, on every loopback address, that must never hear from us."""
    with serving({"/": ok(b"secret")}) as inside:
        yield inside
        assert inside.connections == 0


@pytest.mark.parametrize("host", SPELLINGS)
def test_no_spelling_of_loopback_is_connected_to(canary, host):
    answer = get(f"http://{host}:{canary.port}/")
    assert answer.problem == "refused_address", answer
    assert answer.body == b""


@pytest.mark.parametrize("host", SPELLINGS)
def test_no_redirect_leads_to_loopback(canary, host):
    location = f"http://{host}:{canary.port}/"
    with serving({"/r": b"HTTP/1.1 302 Found\r\nLocation: %s\r\n\r\n" % location.encode()}) as site:
        answer = get(site.url("/r"), site)
    assert answer.problem == "refused_address", answer


def test_a_later_hop_and_a_scheme_relative_hop_are_checked_too(canary):
    with serving() as site:
        site.routes["/1"] = redirect("/2", 301)
        site.routes["/2"] = redirect(f"//127.1:{canary.port}/")
        answer = get(site.url("/1"), site)
    assert answer.problem == "refused_address"
    assert answer.moved_to == site.url("/2")


def test_names_that_resolve_to_addresses_inside_are_refused(canary, monkeypatch):
    def inside(host, port, **_):
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    monkeypatch.setattr(network.socket, "getaddrinfo", inside)
    assert get(f"http://paper.example:{canary.port}/").problem == "refused_address"


def test_a_name_is_resolved_once_so_that_it_cannot_be_rebound(canary, monkeypatch):
    """First asked, the name is public; asked again it would be loopback."""
    lookups = []

    def rebinding(host, port, **_):
        lookups.append(host)
        address = "192.0.2.1" if len(lookups) > 1 else "127.0.0.1"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    monkeypatch.setattr(network.socket, "getaddrinfo", rebinding)
    with serving({"/": ok()}) as site:
        assert get(f"http://paper.example:{site.port}/", site).status == 200
    assert lookups == ["paper.example"]


def test_only_the_public_ones_of_several_addresses_are_tried(canary, monkeypatch):
    def both(host, port, **_):
        return [
            (socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))
            for address in ("127.0.0.1", "127.0.0.2")
        ]

    monkeypatch.setattr(network.socket, "getaddrinfo", both)
    answer = get(f"http://paper.example:{canary.port}/")
    assert answer.problem == "refused_address"


SCHEMES = [
    "file:///etc/passwd",
    "ftp://example.org/",
    "gopher://127.0.0.1:25/",
    "javascript:alert(1)",
    "data:text/xml,<rss/>",
    "//example.org/feed",
    "example.org/feed",
    "http://",
    "http:///feed",
    "https://@/",
    "feed://example.org/",
    "about:blank",
    "http://[::1/",
    "http://example.org:99999/",
]


@pytest.mark.parametrize("url", ["", "  ", *SCHEMES])
def test_what_is_no_web_address_is_not_asked(url):
    assert get(url).problem == "unsupported_scheme"


@pytest.mark.parametrize("location", ["file:///etc/passwd", "javascript:1", "gopher://x/"])
def test_redirects_to_other_schemes_are_not_followed(location):
    with serving({"/r": redirect(location)}) as site:
        assert get(site.url("/r"), site).problem == "unsupported_scheme"


def test_a_host_is_allowed_by_address_or_by_name():
    loopback = ipaddress.ip_address("127.0.0.1")
    assert is_allowed("paper.lan", 80, loopback, {"paper.lan:80"})
    assert is_allowed("anything", 8097, loopback, {"127.0.0.1:8097"})
    assert is_allowed("::1", 80, ipaddress.ip_address("::1"), {"[::1]:80"})
    assert not is_allowed("127.0.0.1", 8098, loopback, {"127.0.0.1:8097"})
    assert not is_allowed("other.lan", 80, loopback, {"paper.lan:80"})


def test_refusals_that_need_no_dns_are_known_beforehand():
    assert refusal("http://0x7f.1/", frozenset()) == "refused_address"
    assert refusal("javascript:1", frozenset()) == "unsupported_scheme"
    assert refusal("http://127.0.0.1:8097/", {"127.0.0.1:8097"}) is None
    assert refusal("https://example.org/", frozenset()) is None


def test_addresses_are_read_as_the_system_reads_them():
    assert str(literal_address("0x7f.1")) == "127.0.0.1"
    assert str(literal_address("1.2")) == "1.0.0.2"
    assert literal_address("1.2.3.4.5") is None
    assert literal_address("256.1.1.1") is None
    assert literal_address("example.org") is None


def test_credentials_are_taken_out_of_urls():
    assert without_credentials("http://u:p@h:81/a?b=u:p@h") == "http://h:81/a?b=u:p@h"
    assert without_credentials("http://u:p@[broken/") == "http://[broken/"


def test_odd_host_names_stay_usable():
    assert target_of("http://my_paper.example/").host == "my_paper.example"
    assert target_of("http://Zeitung-München.example/").host == "xn--zeitung-mnchen-osb.example"
    with pytest.raises(NotFetched):
        target_of("http://" + "ü" * 300 + "/")
