"""How a text is judged: shingles of four tokens, macro mean, title and standfirst neutral."""

import random
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

SHINGLE = 4  # tokens, as in scrapinghub/article-extraction-benchmark
# Japanese and Chinese write no spaces: there each character is a token.
_TOKEN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\u3040-\u30ff\u3400-\u9fff]+")


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and F1 of one page."""

    precision: float
    recall: float
    f1: float


def tokens(text: str) -> list[str]:
    """Give the lower-cased words of a text, NFC, soft hyphens taken out."""
    return _TOKEN.findall(unicodedata.normalize("NFC", text).replace("\xad", "").lower())


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Count the runs of four tokens; a shorter text is one shingle."""
    words = tokens(text)
    if not words:
        return Counter()
    width = min(SHINGLE, len(words))
    return Counter(tuple(words[i : i + width]) for i in range(len(words) - width + 1))


def score(found: str, gold: Sequence[str], neutral: Iterable[str]) -> Score:
    """Compare a text with the gold; lines that repeat a neutral text count neither way."""
    paragraphs = {tuple(tokens(paragraph)) for paragraph in gold}
    passed_over = {tuple(tokens(text)) for text in neutral} - paragraphs
    lines = [line for line in found.split("\n") if tuple(tokens(line)) not in passed_over]
    have, want = shingles("\n".join(lines)), shingles("\n".join(gold))
    hits = sum((have & want).values())
    if not have or not want:
        return Score(*([float(have == want)] * 3))
    precision, recall = hits / sum(have.values()), hits / sum(want.values())
    f1 = 2 * precision * recall / (precision + recall) if hits else 0.0
    return Score(precision, recall, f1)


def mean(values: Sequence[float]) -> float:
    """Give the arithmetic mean, 0 for nothing."""
    return sum(values) / len(values) if values else 0.0


def paired_bootstrap(
    ours: Sequence[float], theirs: Sequence[float], rounds: int = 2000
) -> tuple[float, float]:
    """Give the 95 % interval of the mean difference, pages drawn with replacement, seed fixed."""
    differences = [a - b for a, b in zip(ours, theirs, strict=True)]
    chance = random.Random(20261124)
    means = sorted(mean(chance.choices(differences, k=len(differences))) for _ in range(rounds))
    return means[int(rounds * 0.025)], means[int(rounds * 0.975) - 1]


def same_title(found: str | None, gold: str) -> bool:
    """Tell whether two titles are the same words in the same order."""
    return bool(found) and tokens(found or "") == tokens(gold)
