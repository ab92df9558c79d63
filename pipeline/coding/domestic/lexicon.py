"""config/events/domestic/<language>.toml: the nouns of domestic actors, and acts done at home."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.coding.events import lexicon as events
from pipeline.coding.events.lexicon import Lexicon
from pipeline.errors import ConfigError

_SWITCH = "attache.toml"
FOLDER = "events/domestic"
# Sectors as tables and exports know them (view sector_codes).
SECTORS = ("GOV", "COP", "JUD", "LEG", "MIL", "SPY", "OPP", "REB", "MED", "NGO", "CVL")


@dataclass(frozen=True, slots=True)
class Domestic:
    """What is known of acts at home in one language."""

    lexicon: Lexicon  # the acts at home first, then those between states
    nouns: Mapping[str, str]  # noun -> sector
    pattern: re.Pattern[str]  # finds a noun, an amount before it included
    triggers: frozenset[str]  # the words of acts that need no second actor: "arrested", "curfew"


def is_on(files: Mapping[str, str]) -> bool:
    """Whether attache.toml asks for acts inside one state."""
    return bool(tomllib.loads(files.get(_SWITCH, "")).get("coding", {}).get("domestic", False))


def read_all(files: Mapping[str, str], known: Mapping[str, Lexicon]) -> dict[str, Domestic]:
    """Read the domestic lexicon of each language that has one; ConfigError at the first fault."""
    names = {language: f"{FOLDER}/{language}.toml" for language in known}
    return {
        language: read(files[name], known[language], name)
        for language, name in names.items()
        if name in files
    }


def read(text: str, base: Lexicon, file: str = "") -> Domestic:
    """Read one domestic lexicon on top of the acts between states."""
    text = text.replace("ß", "ss")
    data = tomllib.loads(text)
    nouns = dict(_nouns(data.get("actors", {}), file))
    amounts = _either(_words(data.get("amounts", "")))
    phrase = rf"(?<!\w)(?:(?:{amounts})\s(?:\w+\s)?)?(?P<noun>{_either(nouns)})(?!\w)"
    acts = events.parsed(text, file)
    alone = [act for act in acts if act.by or act.against]
    triggers = events.extended(Lexicon(base.grammar), alone).triggers
    lexicon = events.extended(base, acts)
    return Domestic(lexicon, nouns, re.compile(phrase, re.IGNORECASE), triggers)


def _words(text: str) -> list[str]:
    """Split a comma-separated list."""
    return [word.strip().lower() for word in text.split(",") if word.strip()]


def _either(words: Mapping[str, str] | list[str]) -> str:
    """Give a pattern that matches the longest of the words."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))


def _nouns(table: Mapping[str, str], file: str) -> list[tuple[str, str]]:
    """Give each noun with its sector."""
    for sector in table:
        if sector not in SECTORS:
            raise ConfigError(file, f"[actors] {sector}", f"no such sector; {', '.join(SECTORS)}")
    return [(word, sector) for sector, words in table.items() for word in _words(words)]
