"""JSON lines in, JSON lines out: coding as a filter for one's own texts."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import date
from functools import lru_cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from pipeline.coding.code import Coder
from pipeline.coding.events.lexicon import LANGUAGES
from pipeline.records import Coded, Mention, Quote, Report


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    """Load the language identifier, once, when a line has no language."""
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(LANGUAGES))
    return identifier


def detect(text: str) -> str:
    """Give which of the five languages a text is most likely written in."""
    return str(_identifier().classify(text)[0])


def code_lines(lines: Iterable[str], coder: Coder) -> Iterator[str]:
    """Answer each line {"id", "text", "date"?, "lang"?} by one of actors, quotes and events."""
    for line in lines:
        if line.strip():
            yield json.dumps(_answer(line, coder), ensure_ascii=False)


def _answer(line: str, coder: Coder) -> dict[str, object]:
    """Code one line, or say what is wrong with it."""
    try:
        record = json.loads(line)
    except ValueError as error:
        return {"id": None, "error": f"not JSON: {error}"}
    if not isinstance(record, dict):
        return {"id": None, "error": "not a JSON object"}
    key = record.get("id")
    text = record.get("text")
    if not isinstance(text, str):
        return {"id": key, "error": "'text' is missing or no string"}
    day = record.get("date")
    try:
        published = date.fromisoformat(str(day)[:10]) if day else None
    except ValueError:
        return {"id": key, "error": f"'date' is no YYYY-MM-DD day: {day}"}
    language = str(record.get("lang") or detect(text))
    return {"id": key, **as_dict(coder.code([text], language=language, day=published))}


def as_dict(coded: Coded) -> dict[str, object]:
    """Give what was coded as plain lists and strings."""
    return {
        "actors": [_actor(m) for m in coded.mentions],
        "quotes": [_quote(q) for q in coded.quotes],
        "events": [_event(r) for r in coded.reports],
    }


def _actor(mention: Mention) -> dict[str, object]:
    """Give a mention without its segment number."""
    return {name: value for name, value in asdict(mention).items() if name != "n"}


def _quote(quote: Quote) -> dict[str, object]:
    """Give a quotation without its segment number."""
    return {name: value for name, value in asdict(quote).items() if name != "n"}


def _event(report: Report) -> dict[str, object]:
    """Give a report; a week or a month stands in `range`, and `date` is then null."""
    day = report.day.isoformat() if report.day and not report.day_to else None
    event: dict[str, object] = {
        "type": report.type, "mode": report.mode,
        "source": list(report.sources), "target": list(report.targets),
        "status": str(report.status), "date": day, "place": report.place,
        "trigger": report.trigger, "rule": report.rule, "sentence": report.sentence,
    }  # fmt: skip
    if report.day and report.day_to:
        event["range"] = [report.day.isoformat(), report.day_to.isoformat()]
    return event
