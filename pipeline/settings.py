"""config/ -> typed settings; whatever is wrong is said at start, with file and key."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from pipeline.errors import ConfigError
from pipeline.ids import stable_id
from pipeline.places import defaults
from pipeline.records import Feed

_FORBID = ConfigDict(extra="forbid", frozen=True)
Positive = Annotated[int, Field(gt=0)]
Seconds = Annotated[float, Field(ge=0)]


class Desk(BaseModel):
    """[desk]: whose day it is, and which languages are coded."""

    model_config = _FORBID
    timezone: str = "UTC"
    languages: tuple[str, ...] = ("en", "es", "fr", "pt", "de")
    since: date | None = None
    sample: bool = False
    brief_at: time = time(5, 0)

    @field_validator("timezone")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError) as e:
            raise ValueError(f"no such time zone: {value!r} (for example Europe/Paris)") from e
        return value

    @field_validator("since", mode="before")
    @classmethod
    def _empty_is_none(cls, value: object) -> object:
        return None if value == "" else value


class Web(BaseModel):
    """[web]: how the outside is asked."""

    model_config = _FORBID
    user_agent: str = "attache/0.1 (+contact: set [web] contact in attache.toml)"
    contact: str = ""
    allow: frozenset[str] = frozenset()
    use_env_proxy: bool = False
    deadline_seconds: Annotated[float, Field(gt=0)] = 30
    connect_seconds: Annotated[float, Field(gt=0)] = 10
    max_body_bytes: Positive = 10_000_000
    max_wire_bytes: Positive = 8_000_000
    max_redirects: Positive = 10
    concurrency: Positive = 64
    per_host_concurrency: Positive = 2
    per_host_delay_seconds: Seconds = 1.0
    respect_robots: bool = True

    @field_validator("allow")
    @classmethod
    def _host_and_port(cls, value: frozenset[str]) -> frozenset[str]:
        for item in value:
            host, colon, port = item.rpartition(":")
            if not (host and colon and port.isdigit()):
                raise ValueError(f"{item!r} is not host:port (for example 127.0.0.1:8097)")
        return value

    @property
    def agent(self) -> str:
        """The User-Agent that is sent: product and contact."""
        return f"attache/0.1 (+{self.contact})" if self.contact else self.user_agent


class Collect(BaseModel):
    """[collect]: the size of a round."""

    model_config = _FORBID
    round_seconds: Annotated[float, Field(gt=0)] = 480
    max_age_days: Annotated[int, Field(ge=0)] = 0
    max_entries: Positive = 4000
    batches: Positive = 4


class Store(BaseModel):
    """[store]: where things lie and how long."""

    model_config = _FORBID
    staging: str = ""
    keep_snapshots: Positive = 4
    publish_minutes: Annotated[int, Field(ge=0)] = 30
    memory_limit: Annotated[
        str, Field(pattern=r"^\d+(\.\d+)?\s?(KB|MB|GB|TB|KiB|MiB|GiB|TiB)$")
    ] = "1GB"


class Settings(BaseModel):
    """attache.toml."""

    model_config = _FORBID
    desk: Desk = Desk()
    web: Web = Web()
    collect: Collect = Collect()
    store: Store = Store()


class _FeedRow(BaseModel):
    model_config = _FORBID
    name: Annotated[str, Field(min_length=1)]
    url: Annotated[str, Field(pattern=r"^https?://[^/\s]+")]
    outlet: Annotated[str, Field(min_length=1)]
    country: Annotated[str, Field(pattern=r"^[A-Z][A-Z0-9]{1,15}$")]
    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z]+)?$")]
    owner: Annotated[str, Field(min_length=1)]


@dataclass(frozen=True, slots=True)
class Config:
    """Everything that the desk officer edits: settings, feeds and the text of every other file."""

    settings: Settings
    feeds: tuple[Feed, ...]
    files: Mapping[str, str]  # "actors/countries.csv" -> text, "events/en.toml" -> text ...


def config_files(folder: Path) -> dict[str, str]:
    """Give every configuration file's text by name; those not in `folder` are the defaults."""
    found: dict[str, str] = {}
    for root in (defaults("config"), folder):
        for path in sorted(p for p in root.rglob("*") if p.suffix in {".toml", ".csv"}):
            name = path.relative_to(root).as_posix()
            try:
                found[name] = path.read_text(encoding="utf-8")
            except UnicodeDecodeError as e:
                raise ConfigError(shown(folder, name), "", f"is not UTF-8 text ({e.reason})") from e
    return found


def shown(folder: Path, name: str) -> str:
    """Give the path by which an error names a configuration file."""
    return str(folder / name)


def read_config(folder: Path) -> Config:
    """Read and check the configuration; everything wrong is a ConfigError with file and key."""
    if not folder.is_dir() and folder.exists():
        raise ConfigError(str(folder), "", "is not a folder")
    files = config_files(folder)
    settings = parse_settings(files["attache.toml"], shown(folder, "attache.toml"))
    feeds = parse_feeds(files["feeds.toml"], shown(folder, "feeds.toml"))
    return Config(settings, feeds, files)


def parse_settings(text: str, file: str) -> Settings:
    """Parse attache.toml."""
    try:
        return Settings.model_validate(_toml(text, file))
    except ValidationError as e:
        raise _first_problem(e, file, "") from e


def parse_feeds(text: str, file: str) -> tuple[Feed, ...]:
    """Parse feeds.toml; two feeds with one address or one name are refused."""
    table = _toml(text, file)
    rows = table.pop("feed", [])
    if table:
        raise ConfigError(file, next(iter(table)), "unknown key; feeds are [[feed]] tables")
    if not isinstance(rows, list):
        raise ConfigError(file, "feed", "feeds are [[feed]] tables, with two brackets")
    feeds: dict[str, Feed] = {}
    names: set[str] = set()
    for number, row in enumerate(rows, 1):
        feed = _feed(row, number, file)
        if feed.feed_id in feeds or feed.name in names:
            what = "address" if feed.feed_id in feeds else "name"
            raise ConfigError(file, f"feed '{feed.name}'", f"its {what} stands twice")
        feeds[feed.feed_id] = feed
        names.add(feed.name)
    return tuple(feeds.values())


def _feed(row: Mapping[str, Any], number: int, file: str) -> Feed:
    label = f"feed '{row['name']}'" if isinstance(row.get("name"), str) else f"feed {number}"
    try:
        checked = _FeedRow.model_validate(row)
    except ValidationError as e:
        raise _first_problem(e, file, label) from e
    return Feed(feed_id=stable_id("feed", checked.url), **checked.model_dump())


def _toml(text: str, file: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as e:
        raise ConfigError(file, "", f"is not TOML: {e}") from e


def _first_problem(error: ValidationError, file: str, label: str) -> ConfigError:
    first = error.errors()[0]
    path = [str(part) for part in first["loc"]]
    key = f"[{path[0]}] {'.'.join(path[1:])}".strip() if not label else f"{label}: {'.'.join(path)}"
    if first["type"] == "extra_forbidden":
        return ConfigError(file, key, "unknown key")
    if first["type"] == "missing":
        return ConfigError(file, key, "is missing")
    problem = first["msg"].removeprefix("Value error, ")
    return ConfigError(file, key, f"{problem} (it is {first['input']!r})")
