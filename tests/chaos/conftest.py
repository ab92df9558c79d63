"""One killer for a module; its table of kills is printed at the end."""

import pytest

from tests.chaos.killing import Killer


@pytest.fixture(scope="module")
def killer():
    killer = Killer()
    yield killer
    print(f"\n{killer.table()}")
