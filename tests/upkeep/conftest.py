"""An installation with a warehouse that one round left, copied from one that is made once."""

import gzip
import shutil
from pathlib import Path

import pytest

from pipeline.home import Home
from pipeline.warehouse.publish import publish
from pipeline.warehouse.upkeep import examine
from tests.upkeep.rounds import LATER
from tests.warehouse.test_old_warehouses import RELEASES


@pytest.fixture(scope="session")
def made_once(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("installation")
    home = Home(folder / "config", folder / "data")
    home.config.mkdir()
    home.data.mkdir()
    (home.config / "attache.toml").write_text(
        '[web]\ncontact = "press@desk.example"\n[store]\npublish_minutes = 0\n'
    )
    (home.config / "feeds.toml").write_text(
        '[[feed]]\nname = "alpha"\nurl = "https://alpha.example/rss"\noutlet = "Alpha"\n'
        'country = "FRA"\nlanguage = "en"\nowner = "alpha"\n'
    )
    home.warehouse.write_bytes(gzip.decompress(RELEASES[0].read_bytes()))
    publish(home.warehouse, home.published, keep=2, now=LATER)
    for file in examine(home.warehouse).pages:
        path = home.archive / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return folder


@pytest.fixture
def home(made_once, tmp_path) -> Home:
    shutil.copytree(made_once, tmp_path, symlinks=True, dirs_exist_ok=True)
    return Home(tmp_path / "config", tmp_path / "data")
