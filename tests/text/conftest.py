"""The lexicon that ships, and a page as the pipeline hands it over."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipeline.records import Page
from pipeline.text.lexicon import Rules

ROOT = Path(__file__).parents[2]
FETCHED = datetime(2024, 11, 13, 6, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def rules() -> Rules:
    return Rules.build((ROOT / "config" / "text" / "boilerplate.toml").read_text(encoding="utf-8"))


@pytest.fixture
def page() -> Callable[..., Page]:
    def make(
        html: str | bytes, url: str = "https://www.harbour.example/2024/11/12/talks/", **more
    ) -> Page:
        body = html.encode() if isinstance(html, str) else html
        given = {"content_type": "text/html", "fetched_at": FETCHED} | more
        return Page(url, body, **given)

    return make
