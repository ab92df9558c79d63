"""SIGKILLs at each named step of recode and ingest, ten at each; then the tables as if none.

A step whose stage can come to it again is killed ten times on the same files; one that it passes
but once (what it did is committed) is killed on ten copies. Then the round runs to its end.
"""

import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from pipeline import ingest, recode
from pipeline.home import Home
from tests.chaos.killing import Killer
from tests.warehouse.rounds import LEXICON, collect, copied, write_lexicon
from tests.warehouse_dump import dump

pytestmark = pytest.mark.slow

EACH = 10
SINCE = "2026-01-01"


def recode_begin(home: Home) -> None:
    recode.begin(SINCE, home=home)


def recode_read(home: Home) -> None:
    for lane in recode.begin(SINCE, home=home):
        recode.read(lane, home=home)


def recode_plan(home: Home) -> None:
    recode.plan(home=home)


def recode_load(home: Home) -> None:
    recode.load(home=home)


def files(home: Home) -> list[Path]:
    return sorted((home.config.parent / "warcs").glob("*.warc.gz"))


def ingest_begin(home: Home) -> None:
    ingest.begin(files(home), home=home)


def ingest_read(home: Home) -> None:
    for lane in ingest.begin(files(home), home=home):
        ingest.read(lane, home=home)


def ingest_load(home: Home) -> None:
    ingest.load(home=home)


Stage = tuple[Callable[..., None], list[str]]
LOAD = ["registered", "opened", "inserted", "before_commit", "committed", "derived"]
STAGES: dict[str, list[Stage]] = {
    "recode": [
        (recode_begin, ["begun", "packed", "cut"]),
        (recode_read, ["found"]),
        (recode_plan, ["copied", "rehearsed", "planned"]),
        (recode_load, LOAD),
    ],
    "ingest": [
        (ingest_begin, ["begun", "packed", "cut"]),
        (ingest_read, ["answered", "copied"]),
        (ingest_load, LOAD),
    ],
}
ONCE = {
    "recode.registered", "recode.committed",
    "ingest.cut", "ingest.answered", "ingest.registered", "ingest.committed",
}  # fmt: skip


@pytest.fixture(scope="module")
def collected(tmp_path_factory):
    return collect(tmp_path_factory.mktemp("collected"))


def a_copy(home: Home, folder: Path) -> Home:
    copy = copied(home, folder)
    if files(home):
        shutil.copytree(home.config.parent / "warcs", folder / "warcs")
    return copy


def start_of(kind: str, collected: Home, folder: Path) -> Home:
    """Give the home before the round: with another lexicon, or empty beside files to ingest."""
    if kind == "recode":
        home = copied(collected, folder)
        acts = [act for act in LEXICON.split("[[act]]\n") if 'id = "accuse"' not in act]
        write_lexicon(home, "[[act]]\n".join(acts).replace('"SANCTION"', '"COERCE"'))
        return home
    home = Home(folder / "config", folder / "data")
    shutil.copytree(collected.config, home.config)
    home.data.mkdir()
    (folder / "warcs").mkdir()
    for file in collected.archive.glob("*/*.warc.gz"):
        if not file.name.endswith("-feeds.warc.gz"):
            shutil.copy(file, folder / "warcs")
    return home


@pytest.mark.parametrize("kind", STAGES)
def test_a_round_without_the_network_killed_at_every_step_ends_like_an_undisturbed_one(
    kind, collected, killer, tmp_path
):
    start = start_of(kind, collected, tmp_path / "start")
    states = [start]
    for number, (work, _) in enumerate(STAGES[kind]):
        states.append(a_copy(states[-1], tmp_path / f"after{number}"))
        killer.done(work, home=states[-1])
    undisturbed = dump(states[-1].warehouse)
    assert len(undisturbed["articles"]) == 5
    assert undisturbed["events"]

    for number, (work, steps) in enumerate(STAGES[kind]):
        rest = [work for work, _ in STAGES[kind][number:]]
        for step in steps:
            name = f"{kind}.{step}"
            scratch = partial(a_copy, states[number], tmp_path / "killed")
            for home in shoot(killer, name, work, scratch):
                finish(killer, rest, home)
                tables = dump(home.warehouse)
                assert [t for t in undisturbed if tables[t] != undisturbed[t]] == [], name
            assert killer.kills[name] >= EACH
    assert not list(tmp_path.glob("killed/data/recode-*"))


def shoot(killer: Killer, name: str, work: Callable[..., None], scratch: Callable[[], Home]):
    """Kill at a step, and give each home that is then to be brought to its end."""
    for number in range(EACH):
        if number == 0 or name in ONCE:
            home = scratch()
        assert killer.killed(name, work, home=home), name
        if name in ONCE or number == EACH - 1:
            # One of the copies goes to the end through all stages.
            if number == EACH - 1:
                yield home
            shutil.rmtree(home.config.parent)


def finish(killer: Killer, rest: list[Callable[..., None]], home: Home) -> None:
    for work in rest:
        killer.done(work, home=home)
