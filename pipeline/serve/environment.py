"""The environment in which Airflow runs attaché's DAGs, with nothing left to its defaults."""

import json
import secrets
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from pipeline.home import Home
from pipeline.places import defaults
from pipeline.settings import Settings

USER = "admin"


def airflow_command() -> str:
    """Give the path of the `airflow` that belongs to this interpreter."""
    return str(Path(sys.executable).parent / "airflow")


def airflow_environment(
    home: Home, settings: Settings, port: int, since: date, base: Mapping[str, str]
) -> dict[str, str]:
    """Give the environment of Airflow's components, on top of `base`."""
    folder = home.airflow.resolve()
    dags = defaults("dags").resolve()
    address = f"http://127.0.0.1:{port}"
    return {
        **{k: v for k, v in base.items() if not k.startswith("AIRFLOW__")},
        "AIRFLOW_HOME": str(folder),
        "AIRFLOW__CORE__DAGS_FOLDER": str(dags),
        "AIRFLOW__CORE__PLUGINS_FOLDER": str(dags / "plugins"),
        "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
        "AIRFLOW__CORE__EXECUTOR": "LocalExecutor",
        "AIRFLOW__CORE__PARALLELISM": "4",
        "AIRFLOW__CORE__DAGS_ARE_PAUSED_AT_CREATION": "False",
        "AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_USERS": f"{USER}:admin",
        "AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_PASSWORDS_FILE": str(folder / "passwords.json"),
        "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN": f"sqlite:///{folder / 'airflow.db'}",
        "AIRFLOW__API__HOST": "127.0.0.1",
        "AIRFLOW__API__PORT": str(port),
        "AIRFLOW__API__BASE_URL": address,
        "AIRFLOW__CORE__EXECUTION_API_SERVER_URL": f"{address}/execution/",
        "AIRFLOW__API__WORKERS": "1",
        "AIRFLOW__DAG_PROCESSOR__REFRESH_INTERVAL": "15",
        "AIRFLOW__LOGGING__LOGGING_LEVEL": base.get("ATTACHE_LOG_LEVEL", "WARNING"),
        "AIRFLOW__USAGE_DATA_COLLECTION__ENABLED": "False",
        "ATTACHE_CONFIG": str(home.config.resolve()),
        "ATTACHE_DATA": str(home.data.resolve()),
        "ATTACHE_TIMEZONE": settings.desk.timezone,
        "ATTACHE_BRIEF_AT": settings.desk.brief_at.strftime("%H:%M"),
        "ATTACHE_SINCE": since.isoformat(),
        "PYTHONPATH": str(Path(__file__).resolve().parents[2]),
    }


def first_day(home: Home, settings: Settings, today: date) -> date:
    """Give the first day to brief: `[desk] since`, or the day of the first start, remembered."""
    if settings.desk.since:
        return settings.desk.since
    path = home.airflow / "since"
    if not path.exists():
        path.write_text(today.isoformat(), encoding="ascii")
    return date.fromisoformat(path.read_text(encoding="ascii").strip())


def password(home: Home) -> str:
    """Give the password of the login, made at the first start and readable by its owner only."""
    path = home.airflow / "passwords.json"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(json.dumps({USER: secrets.token_urlsafe(12)}), encoding="ascii")
    return str(json.loads(path.read_text(encoding="ascii"))[USER])
