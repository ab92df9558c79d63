"""Where redirects lead, and what of the way is for good."""

import pytest

from tests.web.asking import get
from tests.web.hostile import RSS, ok, redirect, serving


@pytest.fixture(scope="module")
def site():
    with serving({"/feed": ok()}) as site:
        yield site


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_every_redirect_is_followed_and_only_301_and_308_are_for_good(site, status):
    site.routes["/old"] = redirect("/feed", status)
    answer = get(site.url("/old"), site)
    assert (answer.status, answer.body) == (200, RSS)
    assert answer.final_url == site.url("/feed")
    assert answer.url == site.url("/old")
    assert answer.moved_to == (site.url("/feed") if status in (301, 308) else None)


def test_only_the_permanent_prefix_of_a_chain_is_for_good(site):
    site.routes |= {"/a": redirect("/b", 301), "/b": redirect("/c", 308)}
    site.routes |= {"/c": redirect("/d", 302), "/d": redirect("/feed", 301)}
    answer = get(site.url("/a"), site)
    assert (answer.moved_to, answer.final_url) == (site.url("/c"), site.url("/feed"))


def test_a_permanent_hop_after_a_temporary_one_is_not_for_good(site):
    site.routes |= {"/t": redirect("/p", 302), "/p": redirect("/feed", 301)}
    assert get(site.url("/t"), site).moved_to is None


@pytest.mark.parametrize("location", ["/loop", "/loop#again", "loop"])
def test_a_loop_is_left_after_one_turn(site, location):
    site.routes["/loop"] = redirect(location)
    before = site.asked("/loop")
    assert get(site.url("/loop"), site).problem == "redirect_loop"
    assert site.asked("/loop") == before + 1


def test_too_many_redirects_end(site):
    site.routes |= {f"/n{n}": redirect(f"/n{n + 1}") for n in range(30)}
    answer = get(site.url("/n0"), site, max_redirects=5)
    assert answer.problem == "redirect_loop"
    assert site.asked("/n6") == 0


def test_a_redirect_without_address_is_named(site):
    site.routes["/none"] = ok(b"", status="302 Found")
    site.routes["/blank"] = redirect("   ")
    site.routes["/odd"] = redirect("http://[broken")
    for path in ("/none", "/blank", "/odd"):
        assert get(site.url(path), site).problem == "bad_redirect"


def test_relative_locations_are_resolved(site):
    site.routes |= {"/dir/x": redirect("../feed"), "/caf%C3%A9": ok()}
    site.routes["/utf8"] = "HTTP/1.1 302 F\r\nLocation: /café\r\n\r\n".encode()
    site.routes["/latin"] = "HTTP/1.1 302 F\r\nLocation: /café\r\n\r\n".encode("latin-1")
    site.routes["/blanks"] = redirect("  /feed  ")
    for path in ("/dir/x", "/utf8", "/latin", "/blanks"):
        assert get(site.url(path), site).status == 200, path


def test_conditional_headers_go_along_to_the_end(site):
    site.routes["/moved"] = redirect("/feed", 301)
    get(site.url("/moved"), site, headers={"If-None-Match": '"1"'})
    assert site.requests[-1].headers["if-none-match"] == '"1"'


def test_the_bodies_of_redirects_are_not_read(site):
    def endless(_):
        yield b"HTTP/1.1 302 Found\r\nLocation: /feed\r\n\r\n"
        while True:
            yield b"x" * 65536

    site.routes["/big"] = endless
    answer = get(site.url("/big"), site)
    assert (answer.status, answer.problem) == (200, None)
