"""One request against a publisher that misbehaves in every way that real ones have."""

import gzip
import resource
import time
import zlib

import pytest

from tests.web.asking import get
from tests.web.hostile import RSS, bomb, drip, hang, ok, redirect, serving, zipped


@pytest.fixture(scope="module")
def publisher():
    with serving() as publisher:
        yield publisher


SLOPPY = {
    "bare line feeds end the head": b"HTTP/1.1 200 OK\nContent-Length: %d\n\n" % len(RSS) + RSS,
    "HTTP/1.0 ends with the connection": b"HTTP/1.0 200 OK\r\n\r\n" + RSS,
    "no reason phrase": b"HTTP/1.1 200\r\n\r\n" + RSS,
    "an HTTP/2 status line": b"HTTP/2 200\r\n\r\n" + RSS,
    "an ICY status line": b"ICY 200 OK\r\n\r\n" + RSS,
    "blank lines before the head": b"\r\n\r\nHTTP/1.1 200 OK\r\n\r\n" + RSS,
    "folded headers": b"HTTP/1.1 200 OK\r\nX-A: a\r\n b\r\n\tc\r\n\r\n" + RSS,
    "a header without colon": b"HTTP/1.1 200 OK\r\nnonsense\r\n\r\n" + RSS,
    "a blank in a header name": b"HTTP/1.1 200 OK\r\nX A: b\r\nSet Cookie : c\r\n\r\n" + RSS,
    "control characters in a header": b"HTTP/1.1 200 OK\r\nX-A: a\x01\x00b\r\n\r\n" + RSS,
    "bytes beyond ASCII in a header": b"HTTP/1.1 200 Tr\xc3\xa8s bien\r\nX-A: \xe9\r\n\r\n" + RSS,
    "600 headers": b"HTTP/1.1 200 OK\r\n" + b"X-N: v\r\n" * 600 + b"\r\n" + RSS,
    "a header of 200 kB": b"HTTP/1.1 200 OK\r\nX-A: " + b"a" * 200_000 + b"\r\n\r\n" + RSS,
    "interim answers": b"HTTP/1.1 100 C\r\n\r\nHTTP/1.1 103 Hints\r\nLink: <a>\r\n\r\n" + ok(),
    "contradictory lengths": b"HTTP/1.1 200 OK\r\nContent-Length: 3, 9\r\n\r\n" + RSS,
    "a negative length": b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n" + RSS,
    "a length beside chunks": b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n"
    b"Transfer-Encoding: chunked\r\n\r\n"
    b"%x\r\n%s\r\n0\r\n\r\n" % (len(RSS), RSS),
    "Transfer-Encoding identity": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: identity\r\n\r\n" + RSS,
}  # fmt: skip


@pytest.mark.parametrize("name", SLOPPY)
def test_a_sloppy_server_is_understood(publisher, name):
    publisher.routes["/sloppy"] = SLOPPY[name]
    answer = get(publisher.url("/sloppy"), publisher)
    assert (answer.problem, answer.status, answer.body) == (None, 200, RSS)


COMPRESSED = {
    "gzip": zipped(),
    "deflate": ok(zlib.compress(RSS), "Content-Encoding: deflate"),
    "raw deflate": ok(zlib.compress(RSS)[2:-4], "Content-Encoding: deflate"),
    "two layers": ok(gzip.compress(gzip.compress(RSS)), "Content-Encoding: gzip, gzip"),
    "two members": ok(gzip.compress(RSS[:50]) + gzip.compress(RSS[50:]), "Content-Encoding: gzip"),
    "gzip that is none": ok(RSS, "Content-Encoding: gzip"),
    "a gzip file": ok(gzip.compress(RSS), "Content-Type: application/gzip"),
    "gzip with padding": ok(gzip.compress(RSS) + b"\0" * 100, "Content-Encoding: gzip"),
}  # fmt: skip


@pytest.mark.parametrize("name", COMPRESSED)
def test_compressed_bodies_are_inflated(publisher, name):
    publisher.routes["/z"] = COMPRESSED[name]
    answer = get(publisher.url("/z"), publisher)
    assert (answer.problem, answer.body) == (None, RSS)


def test_damaged_gzip_and_unwanted_compressions_are_named(publisher):
    publisher.routes["/bad"] = ok(gzip.compress(RSS)[:20] + b"\xff" * 50, "Content-Encoding: gzip")
    publisher.routes["/br"] = ok(b"...", "Content-Encoding: br")
    assert get(publisher.url("/bad"), publisher).problem == "bad_encoding"
    assert get(publisher.url("/br"), publisher).problem == "bad_encoding"


@pytest.mark.parametrize("layers", [1, 2, 3])
def test_bombs_are_not_inflated(publisher, layers):
    publisher.routes["/bomb"] = bomb(layers)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    answer = get(publisher.url("/bomb"), publisher)
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert answer.problem == "bomb"
    assert answer.body == b""
    assert grown < 60_000  # kB


def test_ten_layers_of_compression_are_a_bomb(publisher):
    publisher.routes["/deep"] = bomb(10, 1_000_000)
    assert get(publisher.url("/deep"), publisher).problem == "bomb"


def test_bytes_on_the_wire_are_capped(publisher):
    def endless(_):
        yield b"HTTP/1.1 200 OK\r\n\r\n"
        while True:
            yield b"x" * 65536

    publisher.routes["/endless"] = endless
    answer = get(publisher.url("/endless"), publisher, max_wire_bytes=500_000)
    assert answer.problem == "too_large"
    assert answer.wire_bytes < 700_000


def test_endless_headers_are_capped(publisher):
    def endless(_):
        yield b"HTTP/1.1 200 OK\r\n"
        while True:
            yield b"X-N: " + b"v" * 1000 + b"\r\n"

    publisher.routes["/heads"] = endless
    answer = get(publisher.url("/heads"), publisher, max_head_bytes=300_000)
    assert answer.problem == "too_large"


def test_headers_that_drip_end_at_the_deadline(publisher):
    def slow(_):
        for n in range(600):
            time.sleep(0.1)
            yield b"X-%d: y\r\n" % n if n else b"HTTP/1.1 200 OK\r\n"

    publisher.routes["/slowhead"] = slow
    answer = get(publisher.url("/slowhead"), publisher, deadline_seconds=0.5)
    assert answer.problem == "timeout"
    assert answer.seconds < 1.5


@pytest.mark.parametrize("route", [drip(), hang])
def test_a_drip_and_a_hang_end_at_the_total_deadline(publisher, route):
    publisher.routes["/slow"] = route
    answer = get(publisher.url("/slow"), publisher, deadline_seconds=0.5)
    assert answer.problem == "timeout"
    assert answer.seconds < 1.5


def test_a_chain_of_slow_redirects_has_one_deadline(publisher):
    def slow(request):
        time.sleep(0.2)
        return redirect(f"/s{int(request.path[2:]) + 1}")

    publisher.routes.update({f"/s{n}": slow for n in range(20)})
    answer = get(publisher.url("/s0"), publisher, deadline_seconds=0.7)
    assert answer.problem == "timeout"
    assert answer.seconds < 1.5


def test_a_body_that_breaks_off_is_truncated_and_kept(publisher):
    publisher.routes["/torn"] = b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n" + RSS
    answer = get(publisher.url("/torn"), publisher)
    assert (answer.problem, answer.status, answer.body) == ("truncated", 200, RSS)


def test_gzip_that_breaks_off_is_truncated(publisher):
    body = gzip.compress(RSS * 100)[:-30]
    publisher.routes["/torngz"] = ok(body, "Content-Encoding: gzip")
    assert get(publisher.url("/torngz"), publisher).problem == "truncated"


def test_silence_and_garbage_are_told_apart(publisher):
    publisher.routes["/silent"] = b""
    publisher.routes["/garbage"] = b"SSH-2.0-OpenSSH_9.6\r\n\r\n"
    publisher.routes["/html"] = b"<html><body>no head at all</body></html>"
    assert get(publisher.url("/silent"), publisher).problem == "connection"
    assert get(publisher.url("/garbage"), publisher).problem == "bad_response"
    assert get(publisher.url("/html"), publisher).problem == "bad_response"


def test_a_closed_port_is_a_connection_problem(publisher):
    with serving() as gone:
        pass
    assert get(gone.url("/"), gone).problem == "connection"


def test_a_name_without_address_is_a_dns_problem():
    assert get("http://no-such-name.invalid/").problem == "dns"


def test_304_has_no_body_even_when_it_announces_one(publisher):
    publisher.routes["/304"] = (
        b'HTTP/1.1 304 Not Modified\r\nContent-Length: 500\r\nETag: W/"x"\r\n\r\n'
    )
    answer = get(publisher.url("/304"), publisher)
    assert (answer.problem, answer.status, answer.headers["etag"]) == (None, 304, 'W/"x"')


def test_the_request_says_who_asks_and_nothing_needless(publisher):
    publisher.routes["/who"] = ok(RSS, "Set-Cookie: a=b")
    headers = {"If-None-Match": 'W/"\xe9-1"', "If-Modified-Since": "garbage, as given"}
    agent = "attache/0.1 (+mailto:desk@example.org)"
    for _ in range(2):
        get(publisher.url("/who"), publisher, headers=headers, user_agent=agent)
    request = [r for r in publisher.requests if r.path == "/who"][-1]
    assert request.headers == {
        "host": publisher.authority,
        "user-agent": agent,
        "accept": "*/*",
        "accept-encoding": "gzip",
        "connection": "close",
        "if-none-match": 'W/"\xe9-1"',
        "if-modified-since": "garbage, as given",
    }
    assert b'If-None-Match: W/"\xe9-1"\r\n' in request.raw


def test_one_fetch_is_one_request_even_when_it_fails(publisher):
    for path, route in {"/once500": ok(b"", status="500 No"), "/onceempty": b""}.items():
        publisher.routes[path] = route
        get(publisher.url(path), publisher)
        assert publisher.asked(path) == 1


def test_the_address_is_asked_exactly_as_written(publisher):
    path = "/a%2Fb/c~d;e=f/?q=%C3%A9&x=[1]&&y=a+b&z="
    publisher.routes[path] = ok()
    assert get(publisher.url(path) + "#part", publisher).status == 200


def test_letters_beyond_ascii_are_escaped_and_found(publisher):
    publisher.routes["/caf%C3%A9"] = ok()
    assert get(publisher.url("/café"), publisher).status == 200


def test_credentials_are_sent_but_never_shown_nor_passed_on(publisher):
    with serving({"/there": ok()}) as other:
        publisher.routes["/private"] = redirect(other.url("/there"), 301)
        url = f"http://user:s3cret@{publisher.authority}/private"
        answer = get(url, publisher, other)
        assert publisher.requests[-1].headers["authorization"] == "Basic dXNlcjpzM2NyZXQ="
        assert "authorization" not in other.requests[-1].headers
    assert answer.status == 200
    assert "s3cret" not in repr(answer)


def test_a_proxy_from_the_environment_is_used_only_when_configured(publisher, monkeypatch):
    publisher.routes["http://paper.example:80/feed"] = ok()
    monkeypatch.setenv("http_proxy", publisher.url(""))
    monkeypatch.setenv("no_proxy", "")
    before = publisher.connections
    assert get("http://paper.example/feed", publisher).problem == "dns"
    assert publisher.connections == before
    answer = get("http://paper.example/feed", use_env_proxy=True)
    assert (answer.problem, answer.body) == (None, RSS)


def test_a_proxy_is_not_asked_for_addresses_inside(publisher, monkeypatch):
    monkeypatch.setenv("http_proxy", publisher.url(""))
    monkeypatch.setenv("no_proxy", "")
    before = publisher.connections
    for url in ("http://169.254.169.254/latest/", "http://0x7f.1/", "http://[::1]/"):
        assert get(url, use_env_proxy=True).problem == "refused_address"
    assert publisher.connections == before
