"""Serves the demo's outlets on loopback, one port each, as they stand at a clock that we set."""

import email.utils
import threading
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import datetime
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from pipeline.serve.demo.sample import Outlet, Sample, outlets, published

_HERE = Path(__file__).resolve().parent
_TYPES = {
    "rss2": "application/rss+xml",
    "atom": "application/atom+xml",
    "rdf": "application/rdf+xml",
}


class Sites:
    """What the outlets' sites answer at the instant `now`."""

    def __init__(self, now: datetime) -> None:
        """Read the sample texts and layouts."""
        self.now = now
        self.outlets = outlets(_text("outlets.toml"))
        self._articles = _text("articles.toml")
        self._words = tomllib.loads(_text("words.toml"))
        self._layouts = Environment(loader=FileSystemLoader(_HERE / "layouts"), autoescape=True)
        self._layouts.filters["rfc822"] = email.utils.format_datetime

    def answer(self, outlet: Outlet, path: str, base: str) -> tuple[str, bytes] | None:
        """Give the type and body for a path of an outlet's site, or None."""
        out = [a for a in self._published() if a.outlet.id == outlet.id]
        if path == "/feed":
            return _TYPES[outlet.form], self._feed(outlet, out, base)
        for i, article in enumerate(out):
            if article.path == path:
                return "text/html; charset=utf-8", self._page(article, out[i - 1])
        return None

    def _published(self) -> list[Sample]:
        return published(self._articles, self.outlets, self.now)

    def _feed(self, outlet: Outlet, articles: list[Sample], base: str) -> bytes:
        layout = self._layouts.get_template(f"{outlet.form}.xml")
        words = self._words[outlet.language]
        values = {"outlet": outlet, "articles": articles, "base": base, "words": words}
        return layout.render(values, now=self.now).encode()

    def _page(self, article: Sample, other: Sample) -> bytes:
        layout = self._layouts.get_template(f"{article.outlet.layout}.html")
        words = self._words[article.language]
        return layout.render(a=_View(article, other), words=words).encode()


class _View:
    """An article and its neighbour, as the layouts ask for them."""

    def __init__(self, article: Sample, other: Sample) -> None:
        self._article = article
        self.other = other

    def __getattr__(self, name: str) -> object:
        value = getattr(self._article, name)
        return Markup(value) if name == "json_ld" else value


def _text(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


def _handler(sites: Sites, outlet: Outlet) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_: object) -> None:
            """Say nothing: the demo prints its own lines."""

        def do_GET(self) -> None:
            base = f"http://{self.headers.get('Host', '')}"
            found = sites.answer(outlet, self.path, base)
            kind, body = found or ("text/plain", b"not found")
            etag = f'"{sha256(body).hexdigest()[:16]}"'
            status = 200 if found else 404
            if found and self.headers.get("If-None-Match") == etag:
                status, body = 304, b""
            self.send_response(status)
            for key, value in (
                ("Content-Type", kind), ("Content-Length", str(len(body))), ("ETag", etag),
            ):  # fmt: skip
                self.send_header(key, value)
            self.end_headers()
            with suppress(ConnectionError):  # who asked may be gone
                self.wfile.write(body)

    return Handler


@contextmanager
def serving(sites: Sites) -> Iterator[Mapping[str, str]]:
    """Serve every outlet on a port of its own; give host:port by outlet id."""
    servers = {
        key: ThreadingHTTPServer(("127.0.0.1", 0), _handler(sites, outlet))
        for key, outlet in sites.outlets.items()
    }
    for server in servers.values():
        threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield {key: f"127.0.0.1:{s.server_address[1]}" for key, s in servers.items()}
    finally:
        for server in servers.values():
            server.shutdown()
            server.server_close()
