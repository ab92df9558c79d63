"""Chat: three lines and a link, through apprise, to a room on loopback."""

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from pipeline.briefing.deliver.note import harmless

pytestmark = pytest.mark.filterwarnings("ignore:'imghdr'")  # a plug-in of apprise imports it


@contextmanager
def room(status: int = 200, hangs_up: bool = False):
    """Serve a webhook that keeps what is posted."""
    posted = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            posted.append(json.loads(self.rfile.read(int(self.headers["content-length"]))))
            if hangs_up:
                self.connection.close()
                return
            self.send_response(status)
            self.send_header("content-length", "0")
            self.end_headers()

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield server.server_address[1], posted
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture
def news(desk, monkeypatch):
    """Give a function that names the room of the channel `news`."""

    def named(port: int) -> None:
        monkeypatch.setenv("TEST_ROOM", f"json://user:secrethorse@127.0.0.1:{port}/room")
        desk.configure(
            '[deliver.chat.news]\nurl_env = "TEST_ROOM"\nlink = "https://desk.example/briefings/"\n'
        )

    return named


def test_three_lines_and_a_link_arrive_once(desk, news):
    with room() as (port, posted):
        news(port)
        assert [desk.deliver().returncode for _ in range(2)] == [0, 0]
    (note,) = posted
    assert note["title"] == "[SAMPLE] Diplomatic activity, Wednesday 14 May 2031"
    lines = note["message"].splitlines()
    assert len(lines) == 4
    assert lines[0].startswith("China – Philippines. The Philippines accused China.")
    assert "and 4 more" in lines[2]
    assert lines[3] == "https://desk.example/briefings/2031-05-14/ed1/index.html"
    assert desk.receipt("news")["status"] == "sent"


@pytest.mark.parametrize("point", ["deliver.sending", "deliver.taken"])
def test_a_sender_that_is_killed_never_sends_the_note_again(desk, news, point):
    with room() as (port, posted):
        news(port)
        assert desk.deliver_until(point) == -9
        arrived = len(posted)
        assert [desk.deliver().returncode, desk.deliver("--retry").returncode] == [1, 1]
    assert len(posted) == arrived == (1 if point == "deliver.taken" else 0)
    assert desk.receipt("news")["status"] == "unknown"


def test_a_room_that_is_down_is_tried_again(desk, news):
    with room() as (port, _):
        pass
    news(port)
    down = desk.deliver()
    assert (down.returncode, desk.receipt("news")["may_retry"]) == (1, True)
    assert "could not be reached" in down.stderr
    with room() as (port, posted):
        news(port)
        assert desk.deliver().returncode == 0
    assert len(posted) == 1


def test_a_room_that_answers_with_an_error_is_not_asked_again_by_itself(desk, news):
    with room(status=500) as (port, posted):
        news(port)
        assert [desk.deliver().returncode for _ in range(2)] == [1, 1]
    assert len(posted) == 1
    assert desk.receipt("news")["reason"] == "the room answered with HTTP status 500"


def test_a_room_that_hangs_up_leaves_the_outcome_unknown(desk, news):
    with room(hangs_up=True) as (port, posted):
        news(port)
        assert [desk.deliver().returncode for _ in range(2)] == [1, 1]
    assert len(posted) == 1
    assert desk.receipt("news")["status"] == "unknown"


def test_the_address_of_a_room_is_shown_nowhere(desk, news, caplog, monkeypatch):
    caplog.set_level("DEBUG")
    with room(status=403) as (port, _):
        news(port)
        done = desk.deliver()
    monkeypatch.setenv("TEST_ROOM", "nosuchservice://secrethorse")
    unknown = desk.deliver("--retry")
    assert (done.returncode, unknown.returncode) == (1, 1)
    assert "does not know an address of this kind" in unknown.stderr
    seen = done.stdout + done.stderr + unknown.stdout + unknown.stderr + caplog.text
    assert "secrethorse" not in seen + str(desk.receipt("news"))


def test_a_room_without_an_address_is_a_configuration_error(desk, news, monkeypatch):
    news(1)
    monkeypatch.delenv("TEST_ROOM")
    done = desk.deliver()
    assert done.returncode == 2
    assert "[deliver] chat.news.url_env: TEST_ROOM is not set" in done.stderr


@pytest.mark.parametrize(
    "text",
    ["@everyone look", "<!channel> look", "<https://evil.example|here>", "a\nb", "`x` *b* #room"],
)
def test_no_line_mentions_links_or_marks_up(text):
    assert not set("@<>`*#\n") & set(harmless(text))
    assert len(harmless(text * 100)) <= 240
