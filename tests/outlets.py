"""The demo's outlets for tests: served on loopback, few articles, every request counted."""

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from pipeline.serve.demo.sample import Outlet, Sample
from pipeline.serve.demo.server import Sites, serving

EVENING = datetime(2026, 3, 3, 3, 0, tzinfo=UTC)


class Counted(Sites):
    """Sites that count what they are asked, show only some articles, and can answer wrongly."""

    def __init__(self, now: datetime, articles: frozenset[str] | None = None) -> None:
        super().__init__(now)
        self.asked: Counter[str] = Counter()
        self.pages: dict[str, bytes] = {}
        self._shown = articles

    def answer(self, outlet: Outlet, path: str, base: str) -> tuple[str, bytes] | None:
        self.asked[f"{outlet.id}{path}"] += 1
        if path in self.pages:
            return "text/html; charset=utf-8", self.pages[path]
        return super().answer(outlet, path, base)

    def _published(self) -> list[Sample]:
        articles = super()._published()
        return [a for a in articles if self._shown is None or a.id in self._shown]


@dataclass
class Press:
    """The outlets that are served, and the configuration that names them."""

    sites: Counted
    addresses: dict[str, str] = field(default_factory=dict)

    def write_config(self, folder: Path, outlets: list[str] | None = None, extra: str = "") -> Path:
        folder.mkdir(parents=True, exist_ok=True)
        chosen = outlets or list(self.addresses)
        allow = json.dumps([self.addresses[o] for o in chosen])
        (folder / "attache.toml").write_text(
            f"[web]\nallow = {allow}\nper_host_delay_seconds = 0\nrespect_robots = false\n"
            f"[store]\npublish_minutes = 0\n[collect]\nbatches = 2\n{extra}"
        )
        feeds = []
        for o in chosen:
            outlet = self.sites.outlets[o]
            feeds.append(
                f'[[feed]]\nname = "{outlet.name}"\nurl = "http://{self.addresses[o]}/feed"\n'
                f'outlet = "{outlet.name}"\ncountry = "{outlet.country}"\n'
                f'language = "{outlet.language}"\nowner = "{outlet.owner}"\n'
            )
        (folder / "feeds.toml").write_text("\n".join(feeds))
        return folder


@contextmanager
def press(now: datetime = EVENING, articles: frozenset[str] | None = None) -> Iterator[Press]:
    sites = Counted(now, articles)
    with serving(sites) as addresses:
        yield Press(sites, dict(addresses))
