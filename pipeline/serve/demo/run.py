"""`attache demo`: the sample outlets' two days through the real DAGs, in a folder of its own."""

import json
import os
import subprocess
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path

from pipeline.errors import StorageError
from pipeline.home import Home
from pipeline.serve.demo.server import Sites, serving
from pipeline.serve.environment import airflow_command, airflow_environment
from pipeline.serve.supervise import prepare
from pipeline.settings import read_config

DAYS = (date(2026, 3, 2), date(2026, 3, 3))
_EVENING = (datetime(2026, 3, 3, 3, 0, tzinfo=UTC), datetime(2026, 3, 4, 3, 0, tzinfo=UTC))

_SETTINGS = """# Made by `attache demo` for its sample outlets.
[desk]
timezone = "UTC"
sample = true

[web]
allow = {allow}
per_host_delay_seconds = 0
respect_robots = false

[store]
publish_minutes = 0
"""

Say = Callable[[str], None]


def run_demo(data: Path, say: Say) -> Home:
    """Serve the outlets, run collect and brief for both days; give the demo's home."""
    sites = Sites(_EVENING[0])
    with serving(sites) as addresses:
        home = Home(data / "config", data)
        _write_config(home, sites, addresses)
        environment = _prepared(home, say)
        for day, evening in zip(DAYS, _EVENING, strict=True):
            sites.now = evening
            say(f"{day}: collect")
            _dag(environment, home, "collect", {"now": evening.isoformat(), "force": True})
            say(f"{day}: brief")
            _dag(environment, home, "brief", {"day": day.isoformat()})
    return home


def _write_config(home: Home, sites: Sites, addresses: Mapping[str, str]) -> None:
    home.config.mkdir(parents=True, exist_ok=True)
    allow = json.dumps(sorted(addresses.values()))
    (home.config / "attache.toml").write_text(_SETTINGS.format(allow=allow), encoding="utf-8")
    tables = [
        f'[[feed]]\nname = "{o.name}"\nurl = "http://{addresses[key]}/feed"\n'
        f'outlet = "{o.name} ({o.host})"\ncountry = "{o.country}"\nlanguage = "{o.language}"\n'
        f'owner = "{o.owner}"\n'
        for key, o in sites.outlets.items()
    ]
    (home.config / "feeds.toml").write_text("\n".join(tables), encoding="utf-8")


def _prepared(home: Home, say: Say) -> dict[str, str]:
    settings = read_config(home.config).settings
    environment = airflow_environment(home, settings, 0, DAYS[0], os.environ)
    home.airflow.mkdir(parents=True, exist_ok=True)
    say("preparing Airflow")
    prepare(environment, home.airflow / "demo.log")
    return environment


def _dag(environment: Mapping[str, str], home: Home, name: str, conf: Mapping[str, object]) -> None:
    log = home.airflow / "demo.log"
    arguments = [airflow_command(), "dags", "test", name, "--conf", json.dumps(conf)]
    with log.open("ab") as out:
        code = subprocess.run(
            arguments, env=dict(environment), stdout=out, stderr=out, check=False
        ).returncode
    if code:
        raise StorageError(f"airflow dags test {name} failed, see {log}")
