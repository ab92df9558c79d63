"""Rules on the extracted lines: which of them are not the article, and why."""

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.text import fold, marks, wire
from pipeline.text.body import Line
from pipeline.text.lexicon import Rules
from pipeline.text.metadata import Metadata
from pipeline.text.outline import Block, Outline

HEAD = 5  # lines from the top among which titles, bylines and dates are looked for
BARE = 2  # headings at the end that are dropped; more are a list that is the article
KICKED = 20  # letters of a title that may stand behind a kicker
TAIL = 6  # lines from the end among which bylines and credits are
LONGEST = 450  # characters of a notice or sign-up line; longer ones are prose
REPEATED = 40  # characters from which a line that stood above is no answer, label or refrain
CAPTION = 300  # characters of a caption without markup
TEASER = 250
SIGNATURE = 110  # characters of a byline or a date
LINKED = 0.95  # share of link text from which a paragraph is nothing but a link

_ANYWHERE = frozenset({"notice", "signup", "share", "copyright", "advert", "media", "related"})
_AT_EDGES = frozenset({"byline", "dateline"})
_TEASER = frozenset({"teaser"})
_LINKED = frozenset({"teaser", "linked"})
_CAPTION = frozenset({"caption"})
# A copyright line names a year or begins with the sign: a bare "(c)" is a clause of a treaty.
_COPYRIGHT = re.compile(
    r"^\W*(?:©|&copy;)|(?:©|\(c\)|copyright)\W{0,3}(?:copyright\W{0,3})?(?:19|20)\d\d\b|^\W*copyright\W{0,3}(?:©|\(c\))",
    re.IGNORECASE,
)
_IMAGES = frozenset({"img", "picture", "figure"})
_DIGIT = re.compile(r"\d")
# A date, a time or a counter; a signed or decimal number is a cell of a table.
_FIGURES = re.compile(r"^(?![+-]?\d+[.,]\d+\s?%?$)[\d\s.,:/|+%-]{1,16}$")


@dataclass(frozen=True, slots=True)
class Judged:
    """A line and why it is not the article; None when it is."""

    line: Line
    why: str | None
    block: Block | None


@dataclass(frozen=True, slots=True)
class Context:
    """What the rules look at beside the line."""

    meta: Metadata
    outline: Outline
    rules: Rules
    titles: frozenset[str]
    captions: frozenset[str]
    repeated: frozenset[str]
    count: int


def judge(
    lines: Sequence[Line], meta: Metadata, outline: Outline, rules: Rules, captions: Sequence[str]
) -> list[Judged]:
    """Go through the lines; a heading at the end that no text follows goes, too."""
    context = _context(lines, meta, outline, rules, captions)
    judged: list[Judged] = []
    seen: set[str] = set()
    for at, line in enumerate(lines):
        block = outline.by_key.get(fold.key(line.text))
        judged.append(Judged(line, _why(line, at, block, context, seen), block))
        seen.add(fold.key(line.text))
    return _without_bare_headings(judged)


def _context(
    lines: Sequence[Line], meta: Metadata, outline: Outline, rules: Rules, captions: Sequence[str]
) -> Context:
    titles = {_tight(fold.key(text)) for text in (meta.title, *meta.headings)}
    known = {
        key
        for text in (*captions, *meta.captions)
        if (key := fold.key(text)).count(" ") >= 2 or len(key) > 15
    }
    lede = {fold.key(meta.description or "")}
    counts = Counter(fold.key(line.text) for line in lines)
    repeated = {key for key, count in counts.items() if count > 1}
    return Context(
        meta,
        outline,
        rules,
        frozenset(titles - {""}),
        frozenset(known - lede - {""}),
        frozenset(repeated),
        len(lines),
    )


def _why(line: Line, at: int, block: Block | None, context: Context, seen: set[str]) -> str | None:
    key = fold.key(line.text)
    if not key:
        return "no-words"
    is_edge = at < HEAD or at >= context.count - TAIL
    if at < HEAD and _is_title(_tight(key), context.titles):
        return "title-repeated"
    if (
        len(key) <= CAPTION
        and line.tag != "head"
        and (why := _caption(line, key, block, context, seen))
    ):
        return why
    if key in seen and REPEATED <= len(line.text) <= CAPTION:
        return "repeated"
    if len(line.text) <= TEASER and _is_teaser(line, block, context.rules):
        return "teaser"
    if len(line.text) > LONGEST:
        return None
    return _by_words(line, context, is_edge=is_edge)


def _by_words(line: Line, context: Context, *, is_edge: bool) -> str | None:
    if _COPYRIGHT.search(line.text) and len(line.text) <= 300:
        return "copyright"
    if why := _mark(line, is_edge=is_edge):
        return why
    if is_edge and wire.is_credit(line.text, context.rules):
        return "credit"
    is_edge = is_edge and len(line.text) <= SIGNATURE
    if is_edge and (_FIGURES.match(line.text) or _is_byline(line.text, context)):
        return "byline"
    why = context.rules.match(line.text, _ANYWHERE | _AT_EDGES if is_edge else _ANYWHERE)
    return None if why == "dateline" and not _DIGIT.search(line.text) else why


def _mark(line: Line, *, is_edge: bool) -> str | None:
    """Say which mark of the desk the line is; names and dates alone only near head and end."""
    if marks.is_correction(line.text):
        return "notice"
    if marks.is_medium(line.text):
        return "media"
    if marks.is_role_credit(line.text):
        return "credit"
    if is_edge and line.tag != "head" and marks.is_signature(line.text):
        return "byline"
    return "dateline" if is_edge and marks.is_stamp(line.text) else None


def _caption(
    line: Line, key: str, block: Block | None, context: Context, seen: set[str]
) -> str | None:
    is_known = key in context.captions
    if not is_known and context.rules.match(line.text, _CAPTION) is None:
        is_known = key in context.repeated and block is not None and _is_near_image(block)
        if not is_known:
            return None
    return "caption-repeated" if key in seen else "caption"


def _is_teaser(line: Line, block: Block | None, rules: Rules) -> bool:
    share = block.link_share if block is not None else 0.0
    if share >= LINKED and line.tag in ("p", "item", "quote"):
        return True
    if share >= 0.4:
        return rules.match(line.text, _LINKED) is not None
    is_short = ":" in line.text[:40] or len(line.text) <= 40
    return is_short and rules.match(line.text, _TEASER) is not None


def _is_near_image(block: Block) -> bool:
    element = block.element
    for beside in (element.getprevious(), element.getnext()):
        if beside is not None and (beside.tag in _IMAGES or beside.find(".//img") is not None):
            return True
    parent = element.getparent()
    return parent is not None and parent.find("img") is not None


def _is_byline(text: str, context: Context) -> bool:
    if context.meta.byline is None or len(text) > 120:
        return False
    return (
        _tight(fold.key(context.meta.byline)) in _tight(fold.key(text))
        and len(text) <= len(context.meta.byline) + 25
    )


def _without_bare_headings(judged: list[Judged]) -> list[Judged]:
    """Drop up to two headings or "More on this:" lines at the end that no text follows."""
    kept = [at for at, one in enumerate(judged) if one.why is None]
    bare = list(itertools.takewhile(lambda at: _is_heading(judged[at].line), reversed(kept[1:])))
    for at in bare if len(bare) <= BARE else ():
        judged[at] = Judged(judged[at].line, "heading", judged[at].block)
    return judged


def _is_heading(line: Line) -> bool:
    return line.tag == "head" or line.text.endswith(":")


def _is_title(key: str, titles: frozenset[str]) -> bool:
    """Tell a title with or without the kicker before it; `key` has no blanks."""
    return key in titles or any(
        len(title) >= KICKED
        and (key.endswith(title) or (len(key) >= KICKED and title.endswith(key)))
        for title in titles
    )


def _tight(key: str) -> str:
    return key.replace(" ", "")
