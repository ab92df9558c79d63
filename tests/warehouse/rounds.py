"""A collected home to copy, and stages that are killed at a step."""

import multiprocessing
import os
import shutil
import signal
from collections.abc import Callable
from pathlib import Path

import duckdb

from pipeline import stages
from pipeline.home import Home
from pipeline.places import defaults
from pipeline.steps import KILL_AT
from tests.outlets import EVENING, press

ARTICLES = frozenset({"nw-porto", "nw-porto-baltic", "ba-expel", "ba-sanction", "co-visita"})
OUTLETS = ["northwire", "baltic", "correo"]


# A lexicon of our own: what the shipped one makes of these texts is no business of these tests.
LEXICON = """
[[act]]
id = "meet"
type = "CONSULT"
mode = "meet"
verbs = "meet"
both = true
alone = true
examples = ["Kenya and Uganda met on Monday. | KEN UGA"]

[[act]]
id = "summon"
type = "REQUEST"
verbs = "summon"
target = "obj owner"
loose = true
examples = ["Kenya summoned Uganda's ambassador. | KEN > UGA"]

[[act]]
id = "accuse"
type = "ACCUSE"
mode = "allege"
verbs = "accuse"
target = "obj"
content = true
examples = ["Kenya accused Uganda of smuggling. | KEN > UGA"]

[[act]]
id = "expel"
type = "SANCTION"
mode = "expel"
verbs = "expel"
target = "obj owner"
loose = true
examples = ["Kenya expelled three Ugandan diplomats. | KEN > UGA"]
"""


def write_lexicon(home: Home, text: str) -> None:
    (home.config / "events" / "en.toml").write_text(text, encoding="utf-8")


def collect(folder: Path) -> Home:
    """One round on five articles: four in English, two of them copies, and one in Spanish."""
    home = Home(folder / "config", folder / "data")
    shutil.copytree(defaults("config"), home.config)
    with press(articles=ARTICLES) as outlets:
        outlets.write_config(home.config, OUTLETS)
        write_lexicon(home, LEXICON)
        for batch in stages.poll(EVENING, True, home=home):
            stages.process(batch, home=home)
        stages.load(home=home)
    return home


def copied(home: Home, folder: Path) -> Home:
    copy = Home(folder / "config", folder / "data")
    shutil.copytree(home.config, copy.config)
    shutil.copytree(home.data, copy.data)
    return copy


def killed_at(step: str, work: Callable[[], object]) -> bool:
    """Do work in a process of its own that ends at a step; say whether it was reached."""
    child = multiprocessing.get_context("fork").Process(target=_work, args=(step, work))
    child.start()
    child.join()
    assert child.exitcode in {0, -signal.SIGKILL}
    return child.exitcode == -signal.SIGKILL


def _work(step: str, work: Callable[[], object]) -> None:
    os.setsid()
    os.environ[KILL_AT] = step
    work()


def rows(path: Path, sql: str) -> list[tuple]:
    with duckdb.connect(path, read_only=True) as con:
        con.execute("set timezone = 'UTC'")
        return con.execute(sql).fetchall()
