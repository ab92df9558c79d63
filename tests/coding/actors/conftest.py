"""The shipped dictionary, read once, and the way to ask it about one passage."""

from datetime import date
from pathlib import Path

import pytest

from pipeline.coding import actors
from pipeline.coding.anchors import Form

CONFIG = Path(__file__).parents[3] / "config" / "actors"


@pytest.fixture(scope="session")
def files():
    return {f"actors/{path.name}": path.read_text() for path in CONFIG.glob("*.csv")}


@pytest.fixture(scope="session")
def dictionary(files):
    return actors.build(files)


@pytest.fixture
def anchors(dictionary):
    def ask(*texts, lang="en", day="2024-05-02"):
        return actors.find(texts, language=lang, day=date.fromisoformat(day), dictionary=dictionary)

    return ask


@pytest.fixture
def named(anchors):
    def ask(*texts, lang="en", day="2024-05-02"):
        return [
            (a.text, a.parties[0].code, a.parties[0].sector, a.role)
            for a in anchors(*texts, lang=lang, day=day)
            if a.form is Form.NAMED
        ]

    return ask
