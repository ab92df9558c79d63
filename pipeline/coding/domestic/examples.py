"""The domestic lexicons' own test: every pattern's examples, coded as they would be at home."""

from collections.abc import Iterator, Mapping, Sequence

from pipeline.coding.code import Coder
from pipeline.coding.domestic.lexicon import FOLDER
from pipeline.coding.events.lexicon import Act
from pipeline.errors import ConfigError
from pipeline.records import Report

_ON = "[coding]\ndomestic = true\n"


def problems(files: Mapping[str, str]) -> list[ConfigError]:
    """Give every example of the domestic lexicons that comes out otherwise than it states."""
    try:
        coder = Coder.build({**files, "attache.toml": _ON})
    except ConfigError as wrong:
        return [wrong]
    return [
        ConfigError(f"{FOLDER}/{language}.toml:{act.line}", act.rule, problem)
        for language, home in coder.domestic.items()
        for act in home.lexicon.acts
        if act.rule.startswith("domestic-")
        for problem in _failures(act, language, coder)
    ]


def _failures(act: Act, language: str, coder: Coder) -> Iterator[str]:
    """Say which examples of a pattern fail."""
    for example in act.examples:
        text, bar, stated = example.rpartition(" | ")
        if not bar:
            yield f'example without " | ": {example}'
            continue
        reports = coder.code([text], language=language, day=None).reports
        if not _holds(act, stated.strip(), reports):
            told = "; ".join(f"{_shape(r)} by {r.rule}" for r in reports) or "nothing"
            yield f"should code {stated.strip()} but codes {told}: {text}"


def _holds(act: Act, stated: str, reports: Sequence[Report]) -> bool:
    """Whether the reports are what an example states; "-" is no report."""
    if stated == "-":
        return not reports
    return any(r.type == act.type and _shape(r) == stated for r in reports)


def _shape(report: Report) -> str:
    """Write a report in the form of an example."""
    return f"{' '.join(report.sources)} > {' '.join(report.targets)}"
