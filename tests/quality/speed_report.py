"""Prints how fast one core codes, and the share of a page's time that coding takes.

python -m tests.quality.speed_report

Sentences a second of processor time for actors, quotations and events, over the project's labelled
passages and, where they lie beside it, the texts of the recorded pages. A busy machine slows
processor time too: of several rounds the best counts.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.coding import quotes, sentences
from pipeline.coding.anchors import Anchor
from pipeline.coding.code import Coder
from pipeline.coding.events import coding, reading
from pipeline.settings import config_files
from pipeline.text.extract import read_page
from tests.quality import text_report
from tests.quality.coding_report import HERE, LANGUAGES, sets

DAY = date(2026, 3, 3)
ROUNDS = 3


@dataclass(frozen=True)
class Text:
    """A text as the coder is given it."""

    paragraphs: Sequence[str]
    language: str


def passages() -> list[Text]:
    """Give the labelled passages of the project."""
    named = (pair for pair in sets() if not pair[0].startswith("gold"))
    return [Text([row["text"]], row["lang"]) for _, rows in named for row in rows]


def best(work: Callable[[], object]) -> float:
    """Give the processor seconds of the fastest round."""
    spent = []
    for _ in range(ROUNDS):
        began = time.process_time()
        work()
        spent.append(time.process_time() - began)
    return min(spent)


def coding_times(coder: Coder, texts: Sequence[Text]) -> dict[str, float]:
    """Give the seconds of each part of coding over all texts, and of the whole."""
    named = _actors(coder, texts)
    reads = [_read(coder, *pair) for pair in zip(texts, named, strict=True)]
    return {
        "actors": best(lambda: _actors(coder, texts)),
        "quotations": best(lambda: _quotations(texts, reads)),
        "events": best(lambda: _events(coder, texts, named)),
        "all of coding": best(lambda: _whole(coder, texts)),
    }


def _actors(coder: Coder, texts: Sequence[Text]) -> list[list[Anchor]]:
    return [coder.anchors(t.paragraphs, language=t.language, day=DAY) for t in texts]


def _read(coder: Coder, text: Text, anchors: Sequence[Anchor]) -> list[reading.Read]:
    return reading.read(text.paragraphs, anchors, coder.lexicons[text.language], 0)


def _quotations(texts: Sequence[Text], reads: Sequence[Sequence[reading.Read]]) -> None:
    for text, read in zip(texts, reads, strict=True):
        quotes.find(read, text.paragraphs, text.language, 0)


def _events(coder: Coder, texts: Sequence[Text], named: Sequence[Sequence[Anchor]]) -> None:
    for text, anchors in zip(texts, named, strict=True):
        coding.code(_read(coder, text, anchors), text.paragraphs, DAY)


def _whole(coder: Coder, texts: Sequence[Text]) -> None:
    for text in texts:
        coder.code(text.paragraphs, language=text.language, day=DAY)


def count(texts: Sequence[Text]) -> int:
    """Give the number of sentences."""
    return sum(len(sentences.split(p, text.language)) for text in texts for p in text.paragraphs)


def page_share(coder: Coder) -> tuple[list[Text], float, float]:
    """Give the texts of the recorded pages, and seconds of reading and of coding them."""
    cases, rules = text_report.load(), text_report.rules()
    found = [read_page(case.page, rules) for case in cases]
    reading_time = best(lambda: [read_page(case.page, rules) for case in cases])
    articles = [one.article for one in found if one.article is not None]
    texts = [
        Text([s.text for s in article.segments if s.kept], article.language)
        for article in articles
        if article.language in LANGUAGES
    ]
    share = len(texts) / len(cases)  # pages in other languages are read and not coded
    return texts, reading_time * share, best(lambda: _whole(coder, texts))


def print_speeds(name: str, coder: Coder, texts: Sequence[Text]) -> None:
    """Print sentences a second by part."""
    n = count(texts)
    print(f"\n{name}: {len(texts)} texts, {n} sentences")
    for part, seconds in coding_times(coder, texts).items():
        print(f"{part:16}{n / seconds:8.0f} sentences/s of one core's time")


def main() -> None:
    coder = Coder.build(config_files(HERE.parents[1] / "config"))
    print_speeds("labelled passages", coder, passages())
    if text_report.REPLAY.exists():
        texts, read_seconds, code_seconds = page_share(coder)
        print_speeds("recorded pages", coder, texts)
        print(f"coding takes {code_seconds / read_seconds:.0%} of the time of extraction")


if __name__ == "__main__":
    main()
