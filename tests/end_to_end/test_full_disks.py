"""On a full disk every stage says so clearly and loses nothing; with space again, work goes on.

Each data folder is a small disk of its own (tmpfs), filled to the last byte before the stage.
"""

import errno
import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

from pipeline import ingest, recode, stages
from pipeline.commands.rounds import done_apart
from pipeline.errors import StorageError
from pipeline.home import Home
from pipeline.upkeep.backup import back_up
from pipeline.warehouse.compact import compact
from tests.attache import Attache
from tests.outlets import EVENING, press
from tests.warehouse_dump import dump

pytestmark = pytest.mark.slow

SOME = frozenset({"nw-porto", "nw-porto-baltic", "ba-expel", "ba-sanction", "co-visita"})
OUTLETS = ["northwire", "baltic", "correo"]
MEGABYTES = 60


class SmallDisk:
    """A folder that is a disk of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._ballast = folder / "ballast"

    def fill(self, spare_bytes: int = 0) -> None:
        """Leave no space, or just so much."""
        with self._ballast.open("wb", buffering=0) as file:
            size = shutil.disk_usage(self.folder).free - spare_bytes
            os.posix_fallocate(file.fileno(), 0, size - size % 4096)

    def free(self) -> None:
        self._ballast.unlink()


@contextmanager
def mounted(folder: Path):
    folder.mkdir(parents=True)
    command = ["mount", "-t", "tmpfs", "-o", f"size={MEGABYTES}m", "tmpfs", str(folder)]
    if not sys.platform.startswith("linux"):
        pytest.skip("small disks are made with Linux's tmpfs")
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"no small disk can be made here: {done.stderr.strip()}")
    try:
        yield SmallDisk(folder)
    finally:
        subprocess.run(["umount", str(folder)], check=True)


@pytest.fixture
def disk(tmp_path):
    with mounted(tmp_path / "data") as disk:
        yield disk


@pytest.fixture(scope="module")
def outlets():
    with press(articles=SOME) as served:
        yield served


@pytest.fixture(scope="module")
def calm(outlets, tmp_path_factory):
    """An installation that always had space, after one round."""
    folder = tmp_path_factory.mktemp("calm")
    home = Home(outlets.write_config(folder / "config", OUTLETS), folder / "data")
    for batch in stages.poll(EVENING, True, home=home):
        stages.process(batch, home=home)
    stages.load(home=home)
    stages.publish(home=home)
    return home


@pytest.fixture
def home(outlets, tmp_path, disk):
    return Home(outlets.write_config(tmp_path / "config", OUTLETS), disk.folder)


def is_full(error: BaseException) -> bool:
    return isinstance(error, StorageError) or error.errno == errno.ENOSPC


def problem_of(work, *arguments, **more) -> BaseException | None:
    try:
        work(*arguments, **more)
    except (StorageError, OSError) as e:
        return e
    return None


def on_a_full_disk(disk: SmallDisk, spare_bytes: int, work, *arguments, **more) -> str:
    """Do the work on a full disk; give what it says."""
    disk.fill(spare_bytes)
    problem = problem_of(work, *arguments, **more)
    disk.free()
    assert problem is not None
    assert is_full(problem)
    assert str(disk.folder) in str(problem)
    return str(problem)


def differing(home: Home, calm: Home) -> list[str]:
    tables, wanted = dump(home.warehouse), dump(calm.warehouse)
    assert len(wanted["articles"]) == len(SOME)
    return [name for name in wanted if tables[name] != wanted[name]]


@pytest.mark.parametrize("spare", [0, 9_000_000], ids=["nothing free", "room for a warehouse"])
def test_poll_and_process(disk, home, calm, spare):
    said = on_a_full_disk(disk, spare, poll_and_fail_at_the_latest_in_process, home, disk)
    assert "\n" not in said.strip()
    for batch in stages.poll(EVENING, True, home=home):
        stages.process(batch, home=home)
    stages.load(home=home)
    assert differing(home, calm) == []


def poll_and_fail_at_the_latest_in_process(home: Home, disk: SmallDisk) -> None:
    for batch in stages.poll(EVENING, True, home=home):
        disk.free()
        disk.fill()
        done_apart(stages.process, batch, home)


def test_a_disk_that_is_full_time_and_again_is_not_laid_to_a_page(disk, home, calm):
    batches = stages.poll(EVENING, True, home=home)
    stages.process(batches[-1], home=home)
    for spare in (0, 24_000, 32_000, 40_000):  # it fails earlier and later
        on_a_full_disk(disk, spare, stages.process, batches[0], home=home)
    for batch in batches:
        stages.process(batch, home=home)
    stages.load(home=home)
    assert differing(home, calm) == []


def test_the_command_says_it_in_one_line_and_goes_on_when_there_is_space(disk, home, calm):
    attache = Attache(home.config.parent)
    collect = ["collect", "--force", "--now", EVENING.isoformat()]
    stages.poll(EVENING, True, home=home)
    disk.fill(30_000)
    done = attache(*collect)
    assert done.returncode == 1
    (line,) = done.stderr.strip().splitlines()
    assert line.startswith("attache: ")
    assert str(disk.folder) in line
    disk.free()
    done = attache(*collect)
    assert done.returncode == 0, done.stderr
    assert differing(home, calm) == []

    day = EVENING.date().isoformat()
    disk.fill()
    done = attache("brief", "--day", day)
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1
    assert "No space left" in done.stderr
    disk.free()
    assert attache("brief", "--day", day).returncode == 0
    assert (home.briefings / day / "ed1" / "receipt.json").exists()


def filled(calm: Home, disk: SmallDisk, home: Home) -> None:
    for name in ("archive", "staging"):
        shutil.copytree(calm.data / name, home.data / name)
    shutil.copy(calm.warehouse, home.warehouse)


def recode_in_stages(home: Home):
    yield lambda: recode.begin("2026-01-01", home=home)
    for lane in recode.begin("2026-01-01", home=home):
        yield lambda lane=lane: recode.read(lane, home=home)
    yield lambda: recode.plan(home=home)
    yield lambda: recode.load(home=home)


def ingest_in_stages(home: Home, files: list[Path]):
    yield lambda: ingest.begin(files, home=home)
    for lane in ingest.begin(files, home=home):
        yield lambda lane=lane: ingest.read(lane, home=home)
    yield lambda: ingest.load(home=home)


def test_recode(disk, home, calm):
    filled(calm, disk, home)
    for stage in recode_in_stages(home):
        on_a_full_disk(disk, 0, stage)
        stage()
    assert set(differing(home, calm)) == {"runs", "batches"}


def test_ingest(disk, home, calm):
    files = [p for p in calm.archive.rglob("*.gz") if not p.name.endswith("-feeds.warc.gz")]
    for stage in ingest_in_stages(home, files):
        on_a_full_disk(disk, 0, stage)
        stage()
    assert len(dump(home.warehouse)["articles"]) == len(SOME)


def test_compaction_and_backup_leave_what_was_there(disk, home, calm, tmp_path):
    filled(calm, disk, home)
    before = home.warehouse.read_bytes()
    on_a_full_disk(disk, 100_000, compact, home.warehouse)
    target = disk.folder / "backup"
    on_a_full_disk(disk, 100_000, back_up, home, target, EVENING, archive=True, tick=lambda _: None)
    assert home.warehouse.read_bytes() == before
    assert sorted(p.name for p in disk.folder.iterdir()) == [
        "archive",
        "staging",
        home.warehouse.name,
    ]
