"""config/ -> typed settings; whatever is wrong is said at start, with file and key."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, time
from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from pipeline.briefing.deliver.channels import Alerts, Deliver
from pipeline.briefing.profile import EVERYTHING, Profile
from pipeline.errors import ConfigError
from pipeline.ids import stable_id
from pipeline.places import defaults
from pipeline.records import EVENT_TYPES, Feed

_FORBID = ConfigDict(extra="forbid", frozen=True)
Positive = Annotated[int, Field(gt=0)]
Seconds = Annotated[float, Field(ge=0)]


class Desk(BaseModel):
    """[desk]: whose day it is, and which languages are coded."""

    model_config = _FORBID
    timezone: str = "UTC"
    languages: tuple[str, ...] = ("en", "es", "fr", "pt", "de")
    since: date | None = None
    language: Literal["en", "es", "fr"] = "en"
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


class Keep(BaseModel):
    """[keep]: how long upkeep leaves what is not the warehouse, in days; 0: for ever."""

    model_config = _FORBID
    pages_days: Annotated[int, Field(ge=0)] = 0
    feed_answers_days: Annotated[int, Field(ge=0)] = 0
    staging_days: Annotated[int, Field(ge=0)] = 14
    airflow_days: Annotated[int, Field(ge=0)] = 90
    compact_share: Annotated[float, Field(gt=0, le=1)] = 0.3


class Coding(BaseModel):
    """[coding]: a model on this machine that spots more names, if any; acts inside a state."""

    model_config = _FORBID
    ner: Annotated[str, Field(pattern=r"^((spacy|gliner):/.+)?$")] = ""
    domestic: bool = False


class Settings(BaseModel):
    """attache.toml."""

    model_config = _FORBID
    desk: Desk = Desk()
    web: Web = Web()
    collect: Collect = Collect()
    store: Store = Store()
    keep: Keep = Keep()
    coding: Coding = Coding()
    deliver: Deliver = Deliver()
    alerts: Alerts = Alerts()


_Country = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
_Code = Annotated[str, Field(pattern=r"^[A-Z][A-Z0-9-]{1,15}$")]


class _ProfileRow(BaseModel):
    model_config = _FORBID
    name: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,39}$")]
    countries: tuple[_Country, ...] = ()
    pairs: tuple[tuple[_Code, _Code], ...] = ()
    organisations: tuple[_Code, ...] = ()
    types: tuple[str, ...] = ()
    languages: tuple[Annotated[str, Field(pattern=r"^[a-z]{2,3}$")], ...] = ()
    confidence: Literal["low", "medium", "high"] = "low"
    language: Literal["en", "es", "fr"] | None = None

    @field_validator("types")
    @classmethod
    def _known_types(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for kind in value:
            if kind not in EVENT_TYPES:
                raise ValueError(f"no such type: {kind!r} (one of {', '.join(EVENT_TYPES)})")
        return value


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
    profiles: tuple[Profile, ...]  # everybody's first
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
    profiles = parse_profiles(
        files["profiles.toml"], shown(folder, "profiles.toml"), settings.desk.language
    )
    return Config(settings, feeds, profiles, files)


def parse_settings(text: str, file: str) -> Settings:
    """Parse attache.toml."""
    try:
        return Settings.model_validate(_toml(text, file))
    except ValidationError as e:
        raise _first_problem(e, file, "") from e


def parse_profiles(text: str, file: str, language: str = "en") -> tuple[Profile, ...]:
    """Parse profiles.toml: everybody's briefing, then the profiles; `language` is the desk's."""
    found = {EVERYTHING.name: replace(EVERYTHING, language=language)}
    for number, row in enumerate(_rows(text, file, "profile"), 1):
        label = _label(row, "profile", number)
        try:
            checked = _ProfileRow.model_validate(row).model_dump()
        except ValidationError as e:
            raise _first_problem(e, file, label) from e
        if checked["name"] in found:
            raise ConfigError(file, label, "its name stands twice, or is everybody's")
        found[checked["name"]] = Profile(**checked | {"language": checked["language"] or language})
    return tuple(found.values())


def parse_feeds(text: str, file: str) -> tuple[Feed, ...]:
    """Parse feeds.toml; two feeds with one address or one name are refused."""
    feeds: dict[str, Feed] = {}
    names: set[str] = set()
    for number, row in enumerate(_rows(text, file, "feed"), 1):
        feed = _feed(row, number, file)
        if feed.feed_id in feeds or feed.name in names:
            what = "address" if feed.feed_id in feeds else "name"
            raise ConfigError(file, f"feed '{feed.name}'", f"its {what} stands twice")
        feeds[feed.feed_id] = feed
        names.add(feed.name)
    return tuple(feeds.values())


def _rows(text: str, file: str, kind: str) -> list[Mapping[str, Any]]:
    """Give the [[kind]] tables of a file that holds nothing else."""
    table = _toml(text, file)
    rows = table.pop(kind, [])
    if table:
        raise ConfigError(file, next(iter(table)), f"unknown key; {kind}s are [[{kind}]] tables")
    if not isinstance(rows, list):
        raise ConfigError(file, kind, f"{kind}s are [[{kind}]] tables, with two brackets")
    return rows


def _label(row: Mapping[str, Any], kind: str, number: int) -> str:
    return f"{kind} '{row['name']}'" if isinstance(row.get("name"), str) else f"{kind} {number}"


def _feed(row: Mapping[str, Any], number: int, file: str) -> Feed:
    label = _label(row, "feed", number)
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
