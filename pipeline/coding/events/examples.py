"""The lexicons' own test: every pattern's examples, run and compared."""

import tomllib
from collections.abc import Mapping
from datetime import date

from pipeline.coding import actors
from pipeline.coding.actors.dictionary import ActorDictionary
from pipeline.coding.events import coding, lexicon, reading
from pipeline.coding.events.lexicon import LANGUAGES, Act, Lexicon
from pipeline.errors import ConfigError
from pipeline.records import EventStatus, Report

# Any fixed day will do: examples name weekdays, not dates.
_DAY = date(2024, 5, 10)


def problems(files: Mapping[str, str]) -> list[ConfigError]:
    """Give everything that is wrong with the lexicons: file and line, pattern, problem."""
    found: list[ConfigError] = []
    dictionary = actors.build(files)
    for language in LANGUAGES:
        name = f"events/{language}.toml"
        if name in files:
            found.extend(_language(files, name, language, dictionary))
    return found


def _language(
    files: Mapping[str, str], name: str, language: str, dictionary: ActorDictionary
) -> list[ConfigError]:
    """Check one lexicon: its form first, then its examples."""
    try:
        grammar = files[f"events/grammar/{language}.toml"]
        entries = tomllib.loads(files[name]).get("act", [])
        wrong = lexicon.entry_problems(files[name], entries, name)
        if wrong:
            return wrong
        known = lexicon.read(files[name], grammar, language, name)
    except KeyError as error:
        return [ConfigError(name, "", f"{error.args[0]} is missing")]
    except tomllib.TOMLDecodeError as error:
        return [ConfigError(name, "", str(error))]
    return [
        ConfigError(f"{name}:{act.line}", act.rule, problem)
        for act in known.acts
        for example in act.examples
        if (problem := _failure(act, example, known, dictionary))
    ]


def _failure(act: Act, example: str, known: Lexicon, dictionary: ActorDictionary) -> str | None:
    """Say how an example comes out otherwise than it states, or None."""
    text, bar, stated = example.rpartition(" | ")
    if not bar:
        return f'example without " | ": {example}'
    language = known.grammar.language
    anchors = actors.find([text], language=language, day=_DAY, dictionary=dictionary)
    reads = reading.read([text], anchors, known)
    reports = coding.code(reads, [text], _DAY).reports
    if stated.strip() == "-":
        return f"codes {_all(reports)}: {text}" if reports else None
    # Another pattern of the same type may take the words first.
    if any(_shape(r) == _normal(stated) and r.type == act.type for r in reports):
        return None
    return f"should code {stated.strip()} but codes {_all(reports)}: {text}"


def _all(reports: tuple[Report, ...]) -> str:
    """Write reports in the form of an example."""
    return "; ".join(f"{_shape(r)} by {r.rule}" for r in reports) or "nothing"


def _shape(report: Report) -> str:
    """Write a report in the form of an example: "KEN > UGA planned", "KEN UGA"."""
    sides = " ".join(report.sources)
    if report.sources != report.targets:
        sides += " > " + " ".join(report.targets)
    return sides if report.status is EventStatus.HAPPENED else f"{sides} {report.status}"


def _normal(stated: str) -> str:
    """Sort the codes of an example's sides."""
    words = stated.split()
    status = [words.pop()] if words and words[-1] in ("planned", "denied") else []
    sides = " ".join(words).split(" > ")
    return " ".join([" > ".join(" ".join(sorted(s.split())) for s in sides), *status])
