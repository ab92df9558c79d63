"""`pytest --update-golden` rewrites the expected briefings; read the diff before you commit it."""

import difflib
from pathlib import Path

import pytest

DATA = Path(__file__).parent / "data"


def pytest_addoption(parser):
    parser.addoption("--update-golden", action="store_true", help="rewrite tests/briefing/data")


@pytest.fixture
def golden(request):
    """Compare a text with the file of that name in tests/briefing/data."""

    def check(name: str, text: str) -> None:
        path = DATA / name
        if request.config.getoption("--update-golden", default=False):
            path.write_text(text, encoding="utf-8")
        expected = path.read_text(encoding="utf-8") if path.exists() else ""
        difference = "\n".join(
            difflib.unified_diff(expected.splitlines(), text.splitlines(), lineterm="")
        )
        assert text == expected, f"{name} differs; --update-golden accepts it:\n{difference[:4000]}"

    return check
