"""The demo's articles as the outlets publish them at an instant: pure, from the TOML texts."""

import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from pipeline.ids import hash64


@dataclass(frozen=True, slots=True)
class Outlet:
    """An invented outlet."""

    id: str
    name: str
    host: str
    country: str
    language: str
    owner: str
    layout: str
    form: str


@dataclass(frozen=True, slots=True)
class Sample:
    """An invented article as it stands at an instant."""

    id: str
    outlet: Outlet
    at: datetime
    updated_at: datetime
    title: str
    body: tuple[str, ...]
    standfirst: str = ""
    byline: str = ""
    caption: str = ""

    @property
    def path(self) -> str:
        """The article's path on its outlet's site."""
        return f"/{self.at:%Y/%m/%d}/{self.id}.html"

    @property
    def language(self) -> str:
        """The language of its outlet."""
        return self.outlet.language

    @property
    def at_text(self) -> str:
        """The instant of publication, in ISO 8601."""
        return self.at.isoformat()

    @property
    def views(self) -> int:
        """A number as pages like to show it."""
        return hash64(self.id) % 900 + 40

    @property
    def json_ld(self) -> str:
        """The page's own metadata."""
        return json.dumps(
            {
                "@context": "https://schema.org",
                "@type": "NewsArticle",
                "headline": self.title,
                "datePublished": self.at_text,
                "dateModified": self.updated_at.isoformat(),
                "author": {"@type": "Person", "name": self.byline},
                "publisher": {"@type": "Organization", "name": self.outlet.name},
            },
            ensure_ascii=False,
        )


def outlets(text: str) -> dict[str, Outlet]:
    """Give the outlets of outlets.toml by id."""
    return {row["id"]: Outlet(**row) for row in tomllib.loads(text)["outlet"]}


def published(text: str, known: Mapping[str, Outlet], now: datetime) -> list[Sample]:
    """Give the articles of articles.toml that are out at `now`, in their edition of then."""
    table = tomllib.loads(text)
    originals = {row["id"]: _original(row, known) for row in table["article"]}
    samples = [*originals.values(), *_copies(table["copy"], originals, known)]
    edits = {table["edit"]["of"]: table["edit"]}
    out = [_edited(s, edits.get(s.id), now) for s in samples if s.at <= now]
    return sorted(out, key=lambda s: (s.at, s.id), reverse=True)


def _original(row: Mapping[str, Any], known: Mapping[str, Outlet]) -> Sample:
    at = datetime.fromisoformat(row["at"])
    fields = {**row, "outlet": known[row["outlet"]], "at": at, "body": tuple(row["body"])}
    return Sample(updated_at=at, **fields)


def _copies(
    rows: Sequence[Mapping[str, Any]], originals: Mapping[str, Sample], known: Mapping[str, Outlet]
) -> list[Sample]:
    return [
        replace(
            originals[row["of"]],
            id=f"{row['of']}-{row['outlet']}",
            outlet=known[row["outlet"]],
            at=datetime.fromisoformat(row["at"]),
            updated_at=datetime.fromisoformat(row["at"]),
            body=_with(originals[row["of"]].body, row["edits"]),
        )
        for row in rows
    ]


def _edited(sample: Sample, edit: Mapping[str, Any] | None, now: datetime) -> Sample:
    if edit is None or datetime.fromisoformat(edit["at"]) > now:
        return sample
    return replace(
        sample,
        title=edit["title"],
        body=_with(sample.body, edit["edits"]),
        updated_at=datetime.fromisoformat(edit["at"]),
    )


def _with(body: tuple[str, ...], edits: Sequence[Sequence[str]]) -> tuple[str, ...]:
    for old, new in edits:
        body = tuple(p.replace(old, new) for p in body)
    return body
