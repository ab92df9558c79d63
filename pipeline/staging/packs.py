"""The pack: everything that coding depends on, frozen once per round.

Process reads nothing else of the configuration, so a file edited in the middle of a round changes
nothing before the next one. The hash covers what can change a coding (dictionaries, event patterns,
text rules, coded languages, learned persons); fetch settings ride along and are not part of it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from hashlib import blake2b
from importlib.metadata import version

from pipeline.records import KnownPerson
from pipeline.settings import Settings, parse_settings
from pipeline.staging.store import Staging

_CODING = ("actors/", "events/", "text/")


@dataclass(frozen=True, slots=True)
class Pack:
    """Frozen configuration and learned persons."""

    files: Mapping[str, str]
    learned: tuple[KnownPerson, ...]
    settings: Settings

    @property
    def coder_version(self) -> str:
        """Name the coder: the program's version and the hash of what it codes with."""
        parts = [f"{n}\0{t}" for n, t in sorted(self.files.items()) if n.startswith(_CODING)]
        parts += [repr(sorted(self.settings.desk.languages)), repr(self.learned)]
        parts += [ner] if (ner := self.settings.coding.ner) else []
        parts += ["domestic"] if self.settings.coding.domestic else []
        digest = blake2b("\0".join(parts).encode(), digest_size=6).hexdigest()
        return f"{version('attache')}+{digest}"


def make_pack(files: Mapping[str, str], learned: Sequence[KnownPerson]) -> Pack:
    """Give the pack of these configuration files and trusted learned persons."""
    return Pack(dict(files), tuple(learned), parse_settings(files["attache.toml"], "attache.toml"))


def freeze_pack(staging: Staging, run_id: str, pack: Pack) -> None:
    """Store the pack of a round, unless it has one already."""
    value = {
        "coder_version": pack.coder_version,
        "files": dict(pack.files),
        "learned": [_row(person) for person in pack.learned],
    }
    if not staging.exists(f"{run_id}/pack/pack.json"):
        staging.write_json(f"{run_id}/pack/pack.json", value)


def read_pack(staging: Staging, run_id: str) -> Pack:
    """Give the pack of a round."""
    value = staging.read_json(f"{run_id}/pack/pack.json")
    return make_pack(value["files"], known_persons(value["learned"]))


def known_persons(rows: Sequence[Mapping[str, str]]) -> list[KnownPerson]:
    """Give the learned persons of a pack's rows."""
    return [
        KnownPerson(
            row["name"],
            row["code"],
            row["sector"],
            row["role"],
            date.fromisoformat(row["first_day"]),
            date.fromisoformat(row["last_day"]),
        )
        for row in rows
    ]


def _row(person: KnownPerson) -> dict[str, str]:
    return {key: str(value) for key, value in asdict(person).items()}
